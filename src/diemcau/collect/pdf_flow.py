"""Lines of pages to paragraphs: line ends inside a paragraph, columns and pages do not break a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from diemcau.collect.pdf_grid import Table
from diemcau.collect.pdf_lines import Line, Piece, read_order
from diemcau.collect.pdf_page import PARTED, PageInk, Word

_SIZES = 0.1  # share by which the letters of one paragraph may differ in height
_FOOTNOTE = 0.93  # of the usual height: footnotes are set smaller
_STEP = 0.32  # of the letters' height by which the step to the next paragraph is wider
_LEAST_STEP, _MOST_STEP = 0.7, 2.2  # of the letters' height: steps from line to line inside a paragraph
_INDENT = 0.7  # of the letters' height: the first line of a paragraph begins that far to the right
_CENTRED = 5.0  # points
_WIDE = 0.55  # of the width of the text: a shorter line in the middle is a line by itself
_ROOM = 0.6  # of the letters' height: with that much more room the next word would have stood on the line
_SHORT = 2.0  # of the letters' height: a line that ends so far from the edge does not fill it
_LISTED = re.compile(
    r"(?:[-•*+–—▪►‣◦●○■□✓❖➢→»o\uf000-\uf0ff]|\(?\d{1,2}[.)]|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-zđ]\)|[a-zđ]\.|\(?[ivxIVX]{1,5}[.)]|[A-Z]\.)\s"
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục|Article|Chapter|Section|Annex|Part) [\dIVX]+",
)
_CAPTION = re.compile(
    r"(?:Bảng|Biểu|Biểu đồ|Hình|Sơ đồ|Phụ lục|Table|Figure|Fig\.|Chart|Annex)\s+(?:số\s+)?[\dIVX]+\b"
    r"|\(?(?:Đơn vị|Unit)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\(\d{1,2}\)|\[\d{1,2}\]|\d{1,2}[.)]?\s|[*†‡§]{1,3}\s?)")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


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
    if _opens(line) or abs(last.size - line.size) > _SIZES * max(last.size, line.size):
        return False
    if (last.page, last.region) != (line.page, line.region):
        return _continues(last, line, measure)
    if not _is_step(paragraph, last, line, measure):
        return False
    if last.text.endswith(PARTED):
        return True
    if _CAPTION.match(paragraph.lines[0].text) or not _reaches(last, line, measure):
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
    """Whether a line says by itself that something new begins."""
    return line.opens_with_mark or _LISTED.match(line.text) is not None or _CAPTION.match(line.text) is not None


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
    if _ENDS.search(last.text) or last.text.isupper() != line.text.isupper():
        return False
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


def to_runs(lines: Sequence[Line], known: frozenset[str] = frozenset()) -> list[tuple[str, str | None, int]]:
    """The words of lines as one text: pieces of it with their font and page.

    Args:
        lines: The lines of a paragraph.
        known: Words of the document in small letters, which tell a parted word from one with a hyphen.
    """
    found: list[tuple[str, str | None, int]] = []
    for at, line in enumerate(lines):
        words = [word for k, word in enumerate(line.words) if not word.raised or (k == 0 and at == 0)]
        for font, group in groupby(words, key=lambda word: word.font or None):
            text = " ".join(word.text for word in group)
            if found:
                text = _glued(found, text, known)
            found.append((text, font, line.page))
    return [(text.replace(PARTED, ""), font, page) for text, font, page in found]


def _glued(found: list[tuple[str, str | None, int]], text: str, known: frozenset[str]) -> str:
    """The next words with what stands between them and the ones before."""
    before, font, page = found[-1]
    if before.endswith(PARTED):
        head, tail = _last_word(before[:-1]), _first_word(text)
        hyphen = "-" if _keeps_hyphen(head, tail, known) else ""
        found[-1] = before[:-1] + hyphen, font, page
        return text
    if before.endswith("-") and before[-2:-1].isalnum() and text[:1].isalnum():
        return text
    return f" {text}"


def _last_word(text: str) -> str:
    return next(iter(reversed(_WORD.findall(text))), "")


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match.group() if match else ""


def _keeps_hyphen(head: str, tail: str, known: frozenset[str]) -> bool:
    """Whether the hyphen at a line end is part of the word: both halves are words, and the whole is none."""
    head, tail = head.lower(), tail.lower()
    if head + tail in known:
        return False
    return f"{head}-{tail}" in known or "-" in head or (head in known and tail in known)


def known_words(lines: Sequence[Line]) -> frozenset[str]:
    """The words of lines in small letters, where line ends part words at all; those apart are not among them."""
    if not any(line.text.endswith(PARTED) for line in lines):
        return frozenset()
    return frozenset(match.group().lower() for line in lines for match in _WORD.finditer(_whole(line.words)))


def _whole(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words if not word.text.endswith(PARTED))
