"""Which written words can be syllables of Vietnamese: an onset, a rime and a tone that go together.

A grammar, not a list of words: it accepts syllables that no dictionary has (`thoẹt`) and no word of another language
that its spelling forbids. Names of other peoples of Viet Nam (`Đắk`, `Krông`) and loan words are outside it.

The rimes are those of Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977), as modern spelling writes them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from diemcau.lang.vi.tones import TONED, unify_tones, without_tones

_ACUTE, _DOT = "\u0301", "\u0323"
_ONSET = re.compile(r"ngh|ng|nh|gh|gi(?=[aăâeêioôơuư])|kh|ph|th|tr|ch|qu(?=[aăâeêiôơy])|[bcdđghklmnrstvx]|")
# Which consonants may close which vowels; a point stands for an open syllable.
_CLOSED = {
    ".": "a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu oa oe oi ôi ơi ua uê ui uơ uy ưa ưi ưu iêu yêu "
    "oai oao oay oeo uây uôi uya uyu ươi ươu",
    "c": "a ă â e iê o oa oă oo ô oô u uô ư ươ",
    "ch": "a ê i oa uê uy y",
    "m": "a ă â e ê i iê o oa oă oe ô ơ u uô ươ yê",
    "n": "a ă â e ê i iê o oa oă oe ô ơ u uâ uô uyê uy ươ yê",
    "ng": "a ă â e iê o oa oă oo ô ôô u uâ uô ư ươ yê",
    "nh": "a ê i oa uê uy y",
    "p": "a ă â e ê i iê o oa oă ô ơ u ươ uy",
    "t": "a ă â e ê i iê o oa oă oe ô ơ u ư uâ uô uy uyê ươ y yê",
}
_RIMES = frozenset(vowels + closing.strip(".") for closing, together in _CLOSED.items() for vowels in together.split())
_STOPS = ("c", "ch", "p", "t")
_CACHE = 32768  # distinct words of a large folder
_OPEN_PAIRS = ("oa", "oe", "uy")


@lru_cache(maxsize=_CACHE)
def is_syllable(word: str) -> bool:
    """Whether a word is spelt as a Vietnamese syllable, with its tone on a letter that may bear it.

    Args:
        word: One word in Unicode NFC, in any case; `hòa` and `hoà` are both taken.
    """
    lower = word.lower()
    marks = [TONED[char][1] for char in lower if char in TONED]
    if len(marks) > 1 or not _bears_well(lower):
        return False
    bare = without_tones(lower)
    return any(_is_rime(bare, onset, marks[0] if marks else "") for onset in _onsets(bare))


def _bears_well(word: str) -> bool:
    return unify_tones(word) == word or (
        without_tones(word).endswith(_OPEN_PAIRS) and word[-1] in TONED and not word.startswith("qu")
    )


def _onsets(bare: str) -> tuple[str, ...]:
    """How the start of a toneless syllable may be read: `giêng` is a g and iêng, `gia` is a gi and a."""
    match = _ONSET.match(bare)
    onset = match.group() if match is not None else ""
    return ("gi", "g") if onset == "gi" else (onset,)


def _is_rime(bare: str, onset: str, mark: str) -> bool:
    rime = bare[len(onset) :]
    if rime not in _RIMES:
        return False
    if rime.endswith(_STOPS) and mark not in {_ACUTE, _DOT}:
        return False
    return _goes_with(onset, rime)


def _goes_with(onset: str, rime: str) -> bool:
    """Whether spelling puts this onset before this rime."""
    soft = rime[0] in "eêi" or (rime[0] == "y" and onset == "k")
    if onset in {"k", "gh", "ngh"}:
        return soft
    if onset in {"c", "ng"}:
        return not soft and rime[0] != "y"
    if onset == "g":
        return not soft or rime in {"i", "in", "iêng", "iêc"}
    return True
