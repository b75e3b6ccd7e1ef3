"""Signs that lines are Vietnamese in an old encoding: how well their words read as syllables.

A line is weighed in each encoding by the words that hold codes. Those that become syllables speak for it, those that
do not speak against it, and most is said by words that are no syllable as they stand and become one (`Ngo¹i`,
`tröôøng`). Words of English, French or Polish nearly never do, and Vietnamese in Unicode has nothing to gain.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum, auto
from functools import lru_cache
from typing import NamedTuple

from diemcau.lang.vi.encoding_tables import HYPHENS, LETTERS, TABLES
from diemcau.lang.vi.encodings import CODED, VIQR, decode_viqr, decode_word, words_in
from diemcau.lang.vi.syllables import is_syllable

_CACHE = 131072  # distinct words of a large folder, in every encoding that is tried
_RIGHT = 0.8  # of the words with codes; in the old texts that were tried 0.97 to 1, the rest names of other tongues
_ENOUGH = 0.6  # of them in a line, once the text is known to hold the encoding
_SYLLABLES = 0.6  # of all words of a line; 0.9 and more in Vietnamese, 0.2 in English
_DISTINCT = 3  # different words that become syllables; fewer are chance
_MANY = 8  # of them, where each stands alone in its line
_LIKELY = 0.2  # of what the best encoding gains; the others gain a tenth by chance
_ONLY_VIETNAMESE = frozenset(char for char in LETTERS + LETTERS.upper() if char > "\xff")
# A word with a letter or sign of Latin-1, as every text in these encodings has, VIQR apart.
_CODE = re.compile(r"[\xa1-\xff]")
_CODED_WORD = re.compile(r"[^\W\d_]{0,10}[\xa1-\xff][\w\xa1-\xff]*")
_SIGN_INSIDE = re.compile(
    r"(?<=[A-Za-z\xc0-\xff])[\x80-\xbf\xd7\xf7\u0152-\u2122](?=[A-Za-z\xc0-\xff])|[\xa1-\xbf][a-z\xa1-\xff]"
)
_WITHOUT_SIGNS = frozenset({"vni", "cp1258"})
_VIQR_MARKS = "^+*"  # one of these stands in every text of some length
_VIQR_SHAPE = re.compile(r"[\^(+*]|dd", re.IGNORECASE)
_FOREIGN_LETTER = re.compile(r"[^\W\x00-\x7f]")
_VIQR_INSIDE = re.compile(r"[aeo]\^|[ou][+*]|a\(|[aeiouy]['`?~.](?=[a-z])|dd", re.IGNORECASE)


class Sign(IntEnum):
    """What one word says of an encoding."""

    GAINED = auto()  # becomes a syllable, and was none
    RIGHT = auto()  # becomes a syllable, and was one
    WRONG = auto()  # holds codes and becomes no syllable
    LOST = auto()  # is Vietnamese in Unicode
    PLAIN = auto()  # holds no codes and is a syllable
    FOREIGN = auto()  # holds no codes and is none
    SILENT = auto()  # an abbreviation, a letter, a sign


class Weight(NamedTuple):
    """What the words of a line say of an encoding.

    Attributes:
        counts: How many words say what.
        gained: The different words that become syllables.
    """

    counts: Counter[Sign]
    gained: frozenset[str]

    @property
    def balance(self) -> int:
        """Words for the encoding less words against it."""
        return self.right - self.counts[Sign.WRONG] - self.counts[Sign.LOST]

    @property
    def right(self) -> int:
        """Words with codes that become syllables."""
        return self.counts[Sign.GAINED] + self.counts[Sign.RIGHT]

    @property
    def is_vietnamese(self) -> bool:
        """Whether its words, read in this encoding, are mostly syllables; a single foreign word may stand alone."""
        foreign, wrong = self.counts[Sign.FOREIGN], self.counts[Sign.WRONG]
        syllables = self.right + self.counts[Sign.PLAIN]
        return syllables >= _SYLLABLES * (syllables + wrong + foreign) or foreign < 2

    def fits(self, share: float) -> bool:
        """Whether enough of its words with codes become syllables, none is Unicode, and the line is Vietnamese."""
        enough = self.right >= share * (self.right + self.counts[Sign.WRONG])
        return enough and not self.counts[Sign.LOST] and self.is_vietnamese


class Recognised(NamedTuple):
    """In which encoding lines are.

    Attributes:
        encodings: For each line its encoding, or None where it is left as it is.
        doubtful: Which lines look like an old encoding and are not understood.
    """

    encodings: list[str | None]
    doubtful: list[int]


def may_be_coded(text: str) -> bool:
    """Whether a text has a sign that lines in an old encoding have; without one none of them is recognised."""
    return any(mark in text for mark in _VIQR_MARKS) or (not text.isascii() and _CODE.search(text) is not None)


def recognise(lines: Sequence[str]) -> Recognised:
    """In which old encoding each line of a text is."""
    tried = _likely(lines)
    if not tried:
        return Recognised([None] * len(lines), [])
    weights = [{name: weigh(line, name) for name in tried if _may_hold(line, name)} for line in lines]
    known = _known(weights)
    found = _carried([_encoding(line, known) for line in weights], weights)
    return Recognised(found, [at for at, line in enumerate(weights) if not found[at] and _is_doubtful(line)])


def weigh(line: str, encoding: str) -> Weight:
    """What the words of a line say of an encoding."""
    words = words_in(encoding).findall(line)
    signs = [sign_of(word, encoding) for word in words]
    gained = frozenset(word for word, sign in zip(words, signs, strict=True) if sign is Sign.GAINED)
    return Weight(Counter(signs), gained)


@lru_cache(maxsize=_CACHE)
def sign_of(word: str, encoding: str) -> Sign:
    """What a word says of an encoding.

    Args:
        word: A match of `words_in`.
        encoding: One of `TABLES`.
    """
    if encoding == VIQR and _VIQR_INSIDE.search(word):
        meant = decode_viqr(word).text
        return Sign.GAINED if is_syllable(meant) else _missed(meant)
    if encoding == VIQR:
        return _plain_sign(word.rstrip("^(+*'`?~.\\"))
    meant = unicodedata.normalize("NFC", decode_word(word, encoding).text)
    if word.isascii():
        return _plain_sign(meant.strip("-"))
    if not set(HYPHENS).isdisjoint(meant):
        return Sign.SILENT
    composed = unicodedata.normalize("NFC", word)
    if meant == composed:
        return _kept_sign(composed, encoding)
    if not is_syllable(meant):
        return _missed(meant)
    return Sign.RIGHT if is_syllable(composed) else Sign.GAINED


def _missed(meant: str) -> Sign:
    """What a word says that becomes no syllable: nothing where it may be an abbreviation."""
    return Sign.SILENT if meant.isupper() else Sign.WRONG


def _plain_sign(word: str) -> Sign:
    if len(word) < 2 or (word.isupper() and not is_syllable(word)):
        return Sign.SILENT
    return Sign.PLAIN if is_syllable(word) else Sign.FOREIGN


def _kept_sign(word: str, encoding: str) -> Sign:
    """What a word says that an encoding would not change."""
    if not any(char.isalpha() for char in word):
        return Sign.SILENT
    if not is_syllable(word):
        return Sign.WRONG
    if not _ONLY_VIETNAMESE.isdisjoint(word):
        return Sign.LOST
    return Sign.RIGHT if all(char.isascii() or char in TABLES[encoding] for char in word) else Sign.WRONG


def _likely(lines: Sequence[str]) -> list[str]:
    """The encodings that are worth weighing line by line."""
    text = "\n".join(lines)
    found = [VIQR] if any(mark in text for mark in _VIQR_MARKS) and _gained([text], VIQR) >= _DISTINCT else []
    if text.isascii() or not _is_strange(text):
        return found
    coded = {line for line in lines if not line.isascii()}
    gained = {name: _gained(coded, name) for name in CODED}
    most = max(gained.values())
    return found + [name for name, count in gained.items() if count and count >= _LIKELY * most]


def _is_strange(text: str) -> bool:
    """Whether a text outside ASCII has a word with characters of Latin-1 that is no syllable."""
    if _CODE.search(text) is None:
        return False
    words = (word for part in set(text.split()) if not part.isascii() for word in _CODED_WORD.findall(part))
    return not all(map(is_syllable, words))


def _gained(lines: Iterable[str], encoding: str) -> int:
    """How many different words become syllables."""
    words = set(words_in(encoding).findall("\n".join(lines)))
    return sum(sign_of(word, encoding) is Sign.GAINED for word in words)


def _may_hold(line: str, encoding: str) -> bool:
    if encoding == VIQR:
        return line.isascii() or not _FOREIGN_LETTER.search(line)
    return not line.isascii()


def _known(weights: Sequence[dict[str, Weight]]) -> list[str]:
    """The encodings that some lines show beyond chance, the one with most first."""
    fitting = [
        {name: weight for name, weight in line.items() if weight.gained and weight.fits(_RIGHT)} for line in weights
    ]
    total = Counter(name for line in fitting for name in line)
    gained: dict[str, set[str]] = {}
    most: Counter[str] = Counter()
    whole: list[str] = []
    for line in filter(None, fitting):
        best = max(line, key=lambda name: (line[name].balance, total[name]))
        gained.setdefault(best, set()).update(line[best].gained)
        most[best] = max(most[best], len(line[best].gained))
        whole += [best] if _is_whole(line[best]) else []
    shown = [name for name, words in gained.items() if len(words) >= _DISTINCT and _is_marked(name, words, most[name])]
    return sorted(shown, key=lambda name: len(gained[name]), reverse=True) or whole[:1]


def _is_marked(encoding: str, words: Collection[str], in_a_line: int) -> bool:
    """Whether words hold what other languages do not write.

    Of the codes of TCVN3, VISCII and VPS a third are signs; of the words of VIQR half have a mark of shape. The codes
    of VNI and Windows-1258 are letters, so that single words of other languages (`taï`, `où`) may look like theirs.

    Args:
        encoding: The encoding.
        words: Different words that become syllables by it.
        in_a_line: How many of them stand in one line.
    """
    if encoding == VIQR:
        return sum(bool(_VIQR_SHAPE.search(word)) for word in words) >= len(words) / 4
    if encoding in _WITHOUT_SIGNS:
        return in_a_line >= _DISTINCT or len(words) >= _MANY
    return any(_SIGN_INSIDE.search(word) for word in words)


def _is_whole(weight: Weight) -> bool:
    """Whether a line is Vietnamese word for word, with a sign in a word that no other language has there."""
    counts = weight.counts
    return (
        counts[Sign.WRONG] + counts[Sign.FOREIGN] == 0
        and weight.right + counts[Sign.PLAIN] >= _DISTINCT
        and any(_SIGN_INSIDE.search(word) for word in weight.gained)
    )


def _encoding(line: dict[str, Weight], known: Sequence[str]) -> str | None:
    """The encoding of a line that gains by it, among those that the text is known to hold."""
    fitting = [name for name in known if name in line and line[name].gained and line[name].fits(_ENOUGH)]
    return max(fitting, key=lambda name: line[name].balance, default=None)


def _carried(found: list[str | None], weights: Sequence[dict[str, Weight]]) -> list[str | None]:
    """The encodings with those of lines that read well both ways and follow the lines around them."""
    state = next((name for name in found if name), None)
    carried: list[str | None] = []
    for name, line in zip(found, weights, strict=True):
        if name is None and state in line and _may_follow(line[state]):
            carried.append(state)
            continue
        carried.append(name)
        if name or any(weight.counts[Sign.LOST] for weight in line.values()):
            state = name
    return carried


def _may_follow(weight: Weight) -> bool:
    """Whether a line is of the encoding of the lines around it: it gains by it or is Vietnamese, and all words fit."""
    fits = bool(weight.right) and not weight.counts[Sign.WRONG] and not weight.counts[Sign.LOST]
    return fits and (bool(weight.gained) or weight.is_vietnamese)


def _is_doubtful(line: dict[str, Weight]) -> bool:
    """Whether words of a line would become syllables, and too many others would not."""
    return any(
        len(weight.gained) >= _DISTINCT
        and weight.balance >= 0
        and weight.counts[Sign.PLAIN]
        and weight.is_vietnamese
        and _is_marked(name, weight.gained, len(weight.gained))
        for name, weight in line.items()
    )
