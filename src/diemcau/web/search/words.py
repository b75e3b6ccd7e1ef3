"""Words of a text in the two forms in which they are searched, and values of numbers as words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from diemcau.lang.folding import fold

_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")  # letters and digits, each with the marks that follow it (NFD)


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        start, end: Its code points, half-open.
        toned: In lower case, composed, with its marks.
        folded: Without them.
    """

    start: int
    end: int
    toned: str
    folded: str


def find_words(text: str) -> list[Word]:
    """The words of a text in order; `3.8` is two of them, and every sign between words is as good as a space.

    Both forms hold letters and digits alone, so that no index sees a sign it might take for a command.
    """
    return [_word(found) for found in _WORD.finditer(text)]


def _word(found: re.Match[str]) -> Word:
    lower = unicodedata.normalize("NFKC", found.group()).lower()
    return Word(found.start(), found.end(), _plain(lower), _plain(fold(lower)))


def _plain(word: str) -> str:
    return word if word.isalnum() else "".join(sign for sign in word if sign.isalnum())


def value_word(value: Decimal) -> str:
    """The word under which a value stands in the index, whatever way it was written: `v3800000000`, `v3p5`."""
    size = abs(value)
    plain = size.quantize(Decimal(1)) if size == size.to_integral_value() else size.normalize()
    return f"v{plain:f}".replace(".", "p")
