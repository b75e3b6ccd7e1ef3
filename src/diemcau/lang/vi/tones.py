"""Where a Vietnamese syllable wears its tone: one placement for words that people write in several.

`hoà` and `hòa`, `thuỷ` and `thủy`, `khoẻ` and `khỏe` are one word in two schools of spelling; `ngọai` for `ngoại` and
`qúy` for `quý` are slips of the hand that old keyboards favoured. The place chosen here is that of the older school,
in which most official papers are written: in an open syllable the first vowel of `oa`, `oe`, `uy`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
"""Combining grave, acute, tilde, hook above, dot below: huyền, sắc, ngã, hỏi, nặng."""

VOWELS = "aăâeêioôơuưy"
"""The twelve vowel letters without a tone, small."""

TONED = {
    unicodedata.normalize("NFC", vowel + mark): (vowel, mark)
    for vowel in VOWELS + VOWELS.upper()
    for mark in TONE_MARKS
}
"""Each composed letter with a tone: its vowel letter and its tone mark."""

CLUSTERS = frozenset(
    """
    a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ôô ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu
    yê iêu oai oao oay oeo uao uây uôi uya uyê uyu ươi ươu yêu
    """.split()
)
"""The vowels that stand together in a syllable, without tone (as in Hoàng Phê (ed.), Từ điển tiếng Việt, 1988)."""

_MODIFIED = frozenset("ăâêôơưĂÂÊÔƠƯ")
_TONELESS = str.maketrans({toned: vowel for toned, (vowel, _) in TONED.items()})
_CACHE = 16384  # distinct syllables; Vietnamese writes about 7,000
_MOST_RIGHT = 65536  # distinct words, with the marks that touch them
_LONGEST_KEPT = 40  # characters of such a word
_LETTER = r"[^\W\d_]"
_ANY_VOWEL = "".join(TONED) + VOWELS + VOWELS.upper()
_SYLLABLE = re.compile(
    rf"(?<!{_LETTER})((?:ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx])?)"
    rf"([{_ANY_VOWEL}]{{2,4}})((?:ng|nh|ch|[cmnpt])?)(?!{_LETTER})",
    re.IGNORECASE,
)


def unify_tones(text: str) -> str:
    """The text with the tone mark of each syllable on one agreed letter; offsets stay as they were.

    Args:
        text: Any text in Unicode NFC; what is no Vietnamese syllable with one tone is left as it is.
    """
    moved = {} if text.isascii() else _find_moved(text)
    return "".join([moved.get(part, part) for part in _PARTS.split(text)]) if moved else text


_PARTS = re.compile(r"(\s+)")
_right: set[str] = set()  # words in which every tone stands where it belongs; kept, as texts share most of their words


def _find_moved(text: str) -> dict[str, str]:
    """The words of a text in which a tone stands elsewhere than in the agreed place, each with its right spelling."""
    moved: dict[str, str] = {}
    for word in set(text.split()) - _right:
        right = word if word.isascii() else _SYLLABLE.sub(_placed, word)
        if right != word:
            moved[word] = right
        elif len(_right) < _MOST_RIGHT and len(word) < _LONGEST_KEPT:
            _right.add(word)
    return moved


def without_tones(text: str) -> str:
    """The text without the five tone marks, of the same length; `ă`, `ơ` and `đ` stay what they are."""
    return text.translate(_TONELESS)


def _placed(match: re.Match[str]) -> str:
    return _place(match[0], match.start(2) - match.start(), match.end(2) - match.start())


@lru_cache(maxsize=_CACHE)
def _place(syllable: str, start: int, end: int) -> str:
    """A syllable with its tone moved to where it belongs among the vowels from `start` to `end`."""
    marks = [(at, TONED[char][1]) for at, char in enumerate(syllable) if char in TONED]
    bare = without_tones(syllable)
    if len(marks) != 1:
        return syllable
    # The u of qu and the i of gi belong to the consonant.
    start += bare[:start].lower() + bare[start].lower() in {"qu", "gi"}
    if bare[start:end].lower() not in CLUSTERS:
        return syllable
    place = start + _bearer(bare[start:end], closed=end < len(bare))
    toned = unicodedata.normalize("NFC", bare[place] + marks[0][1])
    return bare[:place] + toned + bare[place + 1 :]


def _bearer(vowels: str, *, closed: bool) -> int:
    """Which of the vowels of a syllable bears the tone."""
    modified = [at for at, vowel in enumerate(vowels) if vowel in _MODIFIED]
    if modified:
        return modified[-1]
    return 1 if len(vowels) == 3 or (len(vowels) == 2 and closed) else 0
