"""Where in an English text a number may open: at digits, and at the words of number that one pass finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from diemcau.lang.en.number_words import MULTIPLES, MULTIPLES_BY_WORD, ORDINAL, ORDINALS, SCALE_WORDS, VALUES
from diemcau.lang.lowering import lowered
from diemcau.lang.numerals import LITERAL, Opening, Shape

_DIGITS, _WORDS, _MULTIPLE, _ORDINAL, _FRACTION = (
    Shape.DIGITS,
    Shape.WORDS,
    Shape.MULTIPLE,
    Shape.ORDINAL,
    Shape.FRACTION,
)
_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(VALUES, _WORDS),
    **dict.fromkeys(MULTIPLES_BY_WORD, _MULTIPLE),
    **dict.fromkeys(ORDINALS, _ORDINAL),
    "half": _FRACTION,
}
# These stand behind where the number opens: "half a | million", "five | fold".
_ENDS = (*SCALE_WORDS, "fold")
_CUES = (*_SHAPES, *_ENDS)
_SHAPE_OF = tuple(_SHAPES.get(cue) for cue in _CUES)
_FINDER = AhoCorasick(list(_CUES), matchkind=MatchKind.LeftmostLongest)
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_LEAD = re.compile(
    r"\b(?:an?|half\s+an?|(?:an?|one|three)[\s-]quarters?\s+of\s+an?|a\s+couple\s+of|half)(?=\s+\Z)", re.IGNORECASE
)
_LAST_OF_LEADS = ("a", "an", "of", "half")
_REACH = 48  # characters before a scale or "fold" in which what it belongs to opens


def find_openings(text: str) -> list[Opening]:
    """Where a number may open, ascending; at one place an ordinal or multiple comes before the number it starts with.

    Digits are given as they are written, words only as far as the one pass tells them; a word that no reader of its
    shape takes is no opening.

    Args:
        text: Any piece, NFC.
    """
    found: list[Opening] = []
    for match in LITERAL.finditer(text):
        start, end = match.span()
        found.append((start, end, _DIGITS))
        if text[end : end + 2].lower() in _ENDINGS:
            found += [(*rank.span(), _ORDINAL) for rank in ORDINAL.finditer(text, start, end + 2)]
    low = lowered(text)
    for cue, start, end in _FINDER.find_matches_as_indexes(low):
        if low[end : end + 1].isalpha():
            continue
        shape = _SHAPE_OF[cue]
        if shape is None:
            found += _before(text, low, start, end)
        elif not low[start - 1 : start].isalpha():
            found.append((start, end, shape))
    found.sort(key=_order)
    return found


def _order(opening: Opening) -> tuple[int, int]:
    return opening[0], -opening[2]


def _before(text: str, low: str, start: int, end: int) -> Iterator[Opening]:
    """Where the number opens that a scale or "fold" closes."""
    back = max(0, start - _REACH)
    if low[start] == "f":
        yield from ((*fold.span(), _MULTIPLE) for fold in MULTIPLES.finditer(text, back, end))
    elif low[back:start].rstrip().endswith(_LAST_OF_LEADS):
        lead = _LEAD.search(text, back, start)
        if lead is not None:
            yield (*lead.span(), _WORDS)
