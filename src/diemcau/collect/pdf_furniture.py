"""Which words of the pages of a PDF are headers, footers and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from diemcau.collect.pdf_ink import PageInk
from diemcau.collect.pdf_lines import Piece, to_rows
from diemcau.lang.page import any_of

_BAND = 0.14  # of the page's height: headers and footers stand that near its edges
_EDGE_ROWS = 3  # lines at either edge that may be header or footer
_MARGIN = 42.0  # points: text itself begins farther from the upper edge (1.5 cm)
_NEARER = 0.65  # of the left margin: a line so much nearer to the upper edge stands in the margin
_FEW_ROWS = 4  # lines; a page with fewer is no page of text
_APART = 0.7  # of the letters' height: the least space between a header and the text
_SAME_HEIGHT = 6.0  # points by which the same footer may move from page to page
_SHARE = 0.3  # of the pages: a line on so many of them, in the same place, is no text of the report
_DIGITS = re.compile(r"\d+")
_PAGE_WORD = rf"(?:{any_of('page')})"
_NUMBER = r"(?P<number>\d{1,4}|[ivxlc]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"\W*(?P<word>{_PAGE_WORD})?\W*{_NUMBER}(?P<of>\s*(?:/|of|trên|trong)\s*(?:{_PAGE_WORD}\s*)?\d{{1,4}})?\W*\Z",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_BROWSER_HEAD = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d{2}")
_BROWSER_FOOT = re.compile(r"(?:https?://|file:///|about:)\S*\s+\d{1,4}/\d{1,4}\Z")
_DASHED = re.compile(r"\s*[-–—]\s*\d{1,4}\s*[-–—]\s*\Z")

Row = list[Piece]


def find_running(pages: Sequence[tuple[PageInk, list[Piece]]]) -> tuple[list[tuple[int, str, Row]], set[int]]:
    """What repeats at the edges of pages.

    Args:
        pages: Each page with the pieces of its lines, tables apart.

    Returns:
        Headers and footers, each once: page, `header` or `footer`, its pieces; and the ids of all pieces of
        headers, footers and page numbers.
    """
    edges = [(ink, part, row) for ink, pieces in pages for part, row in _edges(ink, pieces)]
    kept: list[tuple[int, str, Row]] = []
    running: set[int] = set()
    for rows in _repeated(edges, len(pages)):
        kept.append(rows[0])
        running.update(id(piece) for _, _, row in rows for piece in row)
    if len(pages) == 1 and (row := _in_margin(*pages[0])) is not None:
        kept.append((pages[0][0].number, "header", row))
        running.update(map(id, row))
    running.update(id(piece) for row in _page_numbers(edges) for piece in row)
    running.update(id(piece) for _, pieces in pages for piece in _printed(pieces))
    return [entry for entry in kept if not _PAGE_NUMBER.match(_text(entry[2]))], running


def _printed(pieces: list[Piece]) -> Row:
    """What a browser prints around a page: the moment and title above it, the address and page number below."""
    rows = to_rows(pieces)
    found: Row = []
    if len(rows) > 1 and _BROWSER_FOOT.match(_text(rows[-1])):
        found += rows[-1]
        found += rows[0] if _BROWSER_HEAD.match(_text(rows[0])) else []
    return found


def _in_margin(ink: PageInk, pieces: list[Piece]) -> Row | None:
    """The line in the upper margin of a single page, where it has one."""
    rows = to_rows(pieces)
    if len(rows) < _FEW_ROWS:
        return None
    first, second = rows[0], rows[1]
    left = min(piece.left for row in rows[1:] for piece in row)
    away = ink.height - max(piece.top for piece in first)
    gap = min(piece.bottom for piece in first) - max(piece.top for piece in second)
    is_inside = away < min(_MARGIN, _NEARER * left) and gap > first[0].height
    return first if is_inside else None


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row)


def _edges(ink: PageInk, pieces: list[Piece]) -> list[tuple[str, Row]]:
    band = _BAND * ink.height
    top = to_rows([piece for piece in pieces if piece.bottom > ink.height - 2 * band])
    bottom = to_rows([piece for piece in pieces if piece.top < 2 * band])[::-1]
    above = [row for row in _apart(top) if row[0].bottom > ink.height - band]
    below = [row for row in _apart(bottom) if row[0].top < band]
    return [("header", row) for row in above] + [("footer", row) for row in below]


def _apart(rows: list[Row]) -> list[Row]:
    """The first rows from an edge inwards, as far as a space parts them from the text."""
    for count in range(min(_EDGE_ROWS, len(rows) - 1), 0, -1):
        one, other = rows[count - 1][0], rows[count][0]
        if max(one.bottom - other.top, other.bottom - one.top) >= _APART * one.height:
            return rows[:count]
    return [row for row in rows[:1] if len(rows) == 1 or _is_sure(_PAGE_NUMBER.match(_text(row)), row)]


def _repeated(edges: Sequence[tuple[PageInk, str, Row]], count: int) -> list[list[tuple[int, str, Row]]]:
    """Rows that stand on several pages in one place with the same words, numbers apart."""
    alike: dict[tuple[str, str], list[tuple[int, str, Row]]] = defaultdict(list)
    for ink, part, row in edges:
        if row[0].words[0].raised:
            continue  # a footnote
        alike[part, _DIGITS.sub("#", _text(row))].append((ink.number, part, row))
    found = []
    for rows in alike.values():
        on = {number for number, _, _ in rows}
        levels = [row[0].bottom for _, _, row in rows]
        near = max(levels) - min(levels) <= _SAME_HEIGHT
        if len(on) > 1 and len(on) >= _SHARE * count and (near or len(on) > 2):  # noqa: PLR2004 - a pair may be chance
            found.append(rows)
    return found


def _page_numbers(edges: Sequence[tuple[PageInk, str, Row]]) -> list[Row]:
    """Rows that are nothing but a page's number: said with a word or dashes, or counting up with the pages."""
    steps: dict[int, list[tuple[PageInk, Row]]] = defaultdict(list)
    sure = []
    for ink, _, row in edges:
        match = _PAGE_NUMBER.match(_text(row))
        if match is None or sum(len(piece.words) for piece in row) == len(ink.words):
            continue
        if _is_sure(match, row):
            sure.append(row)
        else:
            steps[_number(match["number"]) - ink.number].append((ink, row))
    counted = [row for step, found in steps.items() if len(found) > 1 or step == 0 for _, row in found]
    return sure + counted


def _is_sure(match: re.Match[str] | None, row: Row) -> bool:
    """Whether a row says by a word, a count or dashes that it is a page's number."""
    return match is not None and bool(match["word"] or match["of"] or _DASHED.match(_text(row)))


def _number(written: str) -> int:
    """The value of digits or of a Roman number."""
    if written.isdecimal():
        return int(written)
    values = [_ROMAN[letter] for letter in written.lower()]
    return sum(-one if one < other else one for one, other in pairwise([*values, 0]))
