"""Lines of pages to paragraphs: line ends inside a paragraph, columns and pages do not break a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from diemcau.collect.content import CELL_MARK
from diemcau.collect.pdf_grid import Table
from diemcau.collect.pdf_ink import PARTED, PageInk
from diemcau.collect.pdf_lines import Line, Piece, read_order

_SIZES = 0.1  # share by which the letters of one paragraph may differ in height
_FOOTNOTE = 0.93  # of the usual height: footnotes are set smaller
_STEP = 0.32  # of the letters' height by which the step to the next paragraph is wider
_LEAST_STEP, _MOST_STEP = 0.7, 2.2  # of the letters' height: steps from line to line inside a paragraph
_INDENT = 0.7  # of the letters' height: the first line of a paragraph begins that far to the right
_CENTRED = 2.0  # points by which the sums of the edges of centred lines differ at most
_RAGGED = 0.25  # of the width of a column
_WIDE = 0.55  # of the width of the text: a shorter line in the middle is a line by itself
_ROOM = 0.6  # of the letters' height: with that much more room the next word would have stood on the line
_SHORT = 2.0  # of the letters' height: a line that ends so far from the edge does not fill it
_LISTED = re.compile(
    r"(?:[-•*+–—▪►‣◦●○■□✓❖➢→»o\uf000-\uf0ff]|\(?\d{1,2}[.)]|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-zđ]\)|[a-zđ]\.|\(?[ivxIVX]{1,5}[.)]|[A-Z]\.)\s"
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục|Article|Chapter|Section|Annex|Part) [\dIVX]+",
)
_BULLETS = frozenset("-•*+–—▪►‣◦●○■□✓❖➢→»o")
_NUMBERED = re.compile(r"\(?(\d{1,2})[.)]\s")
# Items that are counted inside a paragraph: "(i) ...; (ii) ...".
_COUNTED = re.compile(r"\(?(?:[ivx]{1,5}|\d{1,2}|[a-zđ])\)\s")
_COUNTED_INSIDE = re.compile(r"\S\s+\(?(?:[ivx]{1,5}|\d{1,2}|[a-zđ])\)\s")
_CAPTION = re.compile(
    r"(?:Bảng|Biểu|Biểu đồ|Hình|Sơ đồ|Phụ lục|Table|Figure|Fig\.|Chart|Annex)\s+(?:số\s+)?[\dIVX]+\b"
    r"|\(?(?:Đơn vị(?: tính)?|Unit)\s*:",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\(\d{1,2}\)|\[\d{1,2}\]|\d{1,2}[.)]?\s|[*†‡§]{1,3}\s?)")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")


@dataclass(slots=True)
class Paragraph:
    """Lines that are read on.

    Attributes:
        lines: Its lines, perhaps of several pages.
        part: As in `Place`.
    """

    lines: list[Line]
    part: str = "body"


Block = Paragraph | Table


@dataclass(slots=True)
class _Measure:
    """What is usual in a document.

    Attributes:
        size: Height of most letters.
        width: Of the text on the widest page.
        step: From one line of a paragraph to the next, by height of letters rounded to half a point.
        right: Right edge of the lines of a region, by page and region.
        left: Left edge of the same.
    """

    size: float = 0.0
    width: float = 0.0
    step: dict[float, float] = field(default_factory=dict)
    right: dict[tuple[int, int], float] = field(default_factory=dict)
    left: dict[tuple[int, int], float] = field(default_factory=dict)


def arrange(pieces: Sequence[Piece], tables: Sequence[Table], ink: PageInk) -> list[Line | Table]:
    """The lines and tables of one page in the order of reading.

    A table across the page parts what is above it from what is below; one inside a column stands in its column.
    """
    wide = [t for t in tables if not any(_is_beside(piece, t) for piece in pieces)]
    found: list[Line | Table] = []
    left = list(pieces)
    for table in sorted(wide, key=lambda t: -t.top):
        above = [piece for piece in left if (piece.bottom + piece.top) / 2 > (table.bottom + table.top) / 2]
        found += [*_in_bands(above, ink, found), table]
        left = [piece for piece in left if (piece.bottom + piece.top) / 2 <= (table.bottom + table.top) / 2]
    found += _in_bands(left, ink, found)
    for table in tables:
        if table not in wide:
            found.insert(_place(table, found), table)
    return found


def _in_bands(pieces: Sequence[Piece], ink: PageInk, before: Sequence[Line | Table]) -> list[Line]:
    regions = [line.region for line in before if isinstance(line, Line)]
    lines = read_order(pieces, ink)
    for line in lines:
        line.region += max(regions, default=0)
    return lines


def _is_beside(piece: Piece, table: Table) -> bool:
    return table.bottom < (piece.bottom + piece.top) / 2 < table.top


def _place(table: Table, found: Sequence[Line | Table]) -> int:
    """Index before which a table inside a column stands."""
    for at, block in enumerate(found):
        apart = block.right < table.left or block.left > table.right
        if not apart and block.top <= table.bottom + 1:
            return at
    above = [at for at, b in enumerate(found) if not (b.right < table.left or b.left > table.right)]
    return above[-1] + 1 if above else len(found)


def to_blocks(pages: Sequence[Sequence[Line | Table]]) -> list[Block]:
    """The paragraphs and tables of a document in the order of reading.

    Footnotes stand behind the paragraph that runs on over their page's end.
    """
    measure = _measure([block for page in pages for block in page if isinstance(block, Line)])
    found: list[Block] = []
    waiting: list[Block] = []
    for page in pages:
        body, notes = _without_notes(page, measure)
        blocks = list(_paragraphs(body, measure))
        last = found[-1] if found else None
        if blocks and _runs_on(last, blocks, measure):
            first = next(block for block in blocks if isinstance(block, Paragraph))
            if isinstance(last, Paragraph):
                last.lines += first.lines
            blocks.remove(first)
        if blocks or not notes:
            found += waiting
            waiting = []
        found += blocks
        waiting += _paragraphs(notes, measure, "footnote")
    return found + waiting


def _measure(lines: Sequence[Line]) -> _Measure:
    found = _Measure()
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_half(line.size)] += len(line.text)
        key = line.page, line.region
        found.right[key] = max(found.right.get(key, 0.0), line.right)
        found.left[key] = min(found.left.get(key, line.left), line.left)
    found.size = sizes.most_common(1)[0][0] if sizes else 0.0
    sides: dict[int, list[float]] = {}
    for line in lines:
        sides.setdefault(line.page, []).extend((line.left, line.right))
    found.width = max((max(edges) - min(edges) for edges in sides.values()), default=0.0)
    steps: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        if (above.page, above.region) == (below.page, below.region) and _half(above.size) == _half(below.size):
            above.step = above.bottom - below.bottom
            if _is_amid(above, below) and _LEAST_STEP * above.size < above.step < _MOST_STEP * above.size:
                steps.setdefault(_half(above.size), []).append(above.step)
    found.step = {size: median(values) for size, values in steps.items()}
    return found


def _half(size: float) -> float:
    return round(size * 2) / 2


def _fills(line: Line, measure: _Measure) -> bool:
    """Whether a line reaches the right edge of its column."""
    return line.right > measure.right[line.page, line.region] - _SHORT * line.size


def _without_notes(page: Sequence[Line | Table], measure: _Measure) -> tuple[list[Line | Table], list[Line]]:
    """The page without its footnotes, and these: small lines at the end of a column, the first with a mark."""
    body: list[Line | Table] = []
    notes: list[Line] = []
    for _, group in groupby(page, key=lambda block: block.region if isinstance(block, Line) else -1):
        blocks = list(group)
        at = len(blocks)
        start = at
        while at > 0:
            line = blocks[at - 1]
            if not isinstance(line, Line) or line.size > _FOOTNOTE * measure.size:
                break
            at -= 1
            if line.opens_with_mark or _NOTE.match(line.text):
                start = at
        body += blocks[:start]
        notes += [line for line in blocks[start:] if isinstance(line, Line)]
    return body, notes


def _paragraphs(blocks: Iterable[Line | Table], measure: _Measure, part: str = "body") -> Iterator[Block]:
    open_: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Table):
            if open_ is not None:
                yield open_
            open_ = None
            yield block
        elif open_ is not None and _goes_on(open_, block, measure):
            open_.lines.append(block)
        else:
            if open_ is not None:
                yield open_
            open_ = Paragraph([block], part)
    if open_ is not None:
        yield open_


def _goes_on(paragraph: Paragraph, line: Line, measure: _Measure) -> bool:
    """Whether a line goes on with the paragraph of the lines before it."""
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > _SIZES * max(last.size, line.size):
        return False
    if (_opens(line) and not _is_inside(paragraph, line, measure)) or _are_rows(last, line):
        return False
    if (last.page, last.region) != (line.page, line.region):
        return _continues(last, line, measure)
    if not _is_step(paragraph, last, line, measure):
        return False
    if last.text.endswith(PARTED):
        return True
    if _CAPTION.match(paragraph.lines[0].text) or not (_reaches(last, line, measure) or _is_near(last, line, measure)):
        return False
    return not _is_indented(paragraph, last, line, measure)


def _is_step(paragraph: Paragraph, last: Line, line: Line, measure: _Measure) -> bool:
    """Whether the space between two lines is that between the lines of a paragraph."""
    step, size = last.bottom - line.bottom, line.size
    if not _LEAST_STEP * size < step < _MOST_STEP * size:
        return False
    if len(paragraph.lines) > 1 and (before := paragraph.lines[-2].step):
        return step - before < _STEP * size
    usual = measure.step.get(_half(size), step)
    return step - usual < _STEP * size or step - line.step < _STEP * size or _is_amid(last, line)


def _is_amid(last: Line, line: Line) -> bool:
    """Whether a line end stands inside a sentence."""
    return (line.text[:1].islower() or line.text[:1].isdecimal()) and not _ENDS.search(last.text)


def _opens(line: Line) -> bool:
    """Whether a line says by itself that something new begins; a row of a table in words does."""
    return (
        CELL_MARK in line.text
        or line.opens_with_mark
        or _LISTED.match(line.text) is not None
        or _CAPTION.match(line.text) is not None
    )


def _are_rows(last: Line, line: Line) -> bool:
    """Whether two lines are rows of a table whose cells stand between semicolons."""
    few = min(last.text.count(";"), line.text.count(";"))
    return few > 1 and line.text[:1].isupper() and last.text[-1] not in ";,"


def _is_inside(paragraph: Paragraph, line: Line, measure: _Measure) -> bool:
    """Whether what looks like the start of an item or caption only happens to stand at the start of a line.

    The line before is full, and in the middle of a sentence or of items that are counted inside the paragraph.
    """
    last, first = paragraph.lines[-1], paragraph.lines[0]
    if line.opens_with_mark or CELL_MARK in line.text or not _reaches(last, line, measure):
        return False
    if _COUNTED.match(line.text) and any(_COUNTED_INSIDE.search(each.text) for each in paragraph.lines):
        return True
    if _ENDS.search(last.text):
        return False
    if line.text[:1] in _BULLETS:
        return first.text[:1] not in _BULLETS
    one, other = _NUMBERED.match(first.text), _NUMBERED.match(line.text)
    return one is None or other is None or int(other[1]) != int(one[1]) + 1


def _reaches(last: Line, line: Line, measure: _Measure) -> bool:
    """Whether the last line leaves no room for the first word of the next one."""
    key = last.page, last.region
    left, right = measure.left[key], measure.right[key]
    room = right - last.right
    if _are_centred(last, line):
        room += last.left - left  # centred lines have room on both sides
        is_wide = last.right - last.left > _WIDE * measure.width
        if not line.text[:1].islower() and not (is_wide and last.text.isupper() == line.text.isupper()):
            return False
    first = line.pieces[0].words[0]
    return room <= first.right - first.left + _ROOM * last.size


def _is_near(last: Line, line: Line, measure: _Measure) -> bool:
    """Whether a line in the middle of a sentence ends near the edge, as lines do that are not set to equal lengths."""
    key = last.page, last.region
    room = measure.right[key] - last.right
    is_indented = last.left - line.left > _INDENT * last.size and not _ENDS.search(last.text)  # a first line is
    return (is_indented or _is_amid(last, line)) and room < _RAGGED * (measure.right[key] - measure.left[key])


def _are_centred(one: Line, other: Line) -> bool:
    """Whether two lines of different lengths have one middle."""
    return abs(one.left + one.right - other.left - other.right) < _CENTRED < abs(one.left - other.left)


def _is_indented(paragraph: Paragraph, last: Line, line: Line, measure: _Measure) -> bool:
    """Whether a line begins to the right of the one before, as the first of a new paragraph does."""
    left = measure.left[line.page, line.region]
    if line.left <= left + _INDENT * line.size or line.left <= last.left + _INDENT * line.size:
        return False
    first = paragraph.lines[0]
    hanging = last is first and _LISTED.match(first.text) is not None
    return not hanging and not _are_centred(last, line)


def _continues(last: Line, line: Line, measure: _Measure) -> bool:
    """Whether a line at the top of a page or column goes on with the last one of the page or column before."""
    if _opens(line) or abs(last.size - line.size) > _SIZES * max(last.size, line.size):
        return False
    if last.text.endswith(PARTED):
        return True
    if last.text.isupper() != line.text.isupper():
        return False
    if _ENDS.search(last.text):
        is_level = line.left - measure.left[line.page, line.region] < _INDENT * line.size
        return last.text[-1] not in ":;" and is_level and _reaches(last, line, measure)
    starts_small = line.text[:1].islower() or line.text[:1] in '([“"' or line.text[:1].isdecimal()
    return starts_small or _fills(last, measure)


def _runs_on(last: Block | None, blocks: Sequence[Block], measure: _Measure) -> bool:
    """Whether the last paragraph of a page runs on in the next one, perhaps below a table at its top."""
    if not isinstance(last, Paragraph):
        return False
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    if first is None or not _continues(last.lines[-1], first.lines[0], measure):
        return False
    return first is blocks[0] or first.lines[0].text[:1].islower()
