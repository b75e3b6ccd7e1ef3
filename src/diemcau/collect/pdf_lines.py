"""Words of a page to pieces of lines, and pieces to lines in the order in which people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from diemcau.collect.pdf_ink import PageInk, Word

_GAP = 1.4  # of the font's height: a wider space parts columns or cells
_NUMBER_GAP = 0.75  # the same where a number stands on either side, as in the columns of a table
_BACK = 0.3  # of the font's height: a word that far back begins a new piece
_SHARED = 0.5  # share of the lower box's height that two boxes on one line have in common
_GUTTER = 0.9  # of the font's height: the least space between two columns of text
_COLUMN_WORDS = 8.0  # characters that the pieces of a column have on average at least
_PROSE_CHARS, _PROSE_ROWS = 25, 4  # columns of prose, whatever the order of the file
_CENTRED = 5.0  # points by which the middles of centred lines may differ
_PARTED = 1.6  # of the usual step: a wider space ends a column that has nothing beside it
_MARK_SIZE = 0.88  # of the font beside it: a smaller number above the line is a mark


@dataclass(slots=True)
class Piece:
    """Words that stand on one line with no wide space between them.

    Attributes:
        words: From left to right.
        order: Its place in the order of the file.
        left, bottom, right, top: The box around it.
    """

    words: list[Word]
    order: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Height of the box."""
        return self.top - self.bottom

    @property
    def text(self) -> str:
        """The words with spaces between them; marks of footnotes are left out but where they begin the piece."""
        said = [word.text for at, word in enumerate(self.words) if not word.raised or at == 0]
        return " ".join(said)


@dataclass(slots=True)
class Line:
    """Pieces that are read as one line.

    Attributes:
        pieces: From left to right.
        page: Its page, from 1.
        region: Number of the column it stands in, on its page.
        step: From it to the next line of its column, in points; 0 where that is not known.
    """

    pieces: list[Piece]
    page: int = 0
    region: int = 0
    step: float = 0.0
    text: str = field(init=False)
    left: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)
    top: float = field(init=False)

    def __post_init__(self) -> None:
        self.text = " ".join(piece.text for piece in self.pieces)
        self.left, self.right = self.pieces[0].left, max(piece.right for piece in self.pieces)
        main = max(self.pieces, key=lambda piece: piece.right - piece.left)
        self.bottom, self.top = main.bottom, main.top

    @property
    def size(self) -> float:
        """Height of its letters in points."""
        return self.top - self.bottom

    @property
    def order(self) -> int:
        """Its place in the order of the file."""
        return self.pieces[0].order

    @property
    def words(self) -> Iterator[Word]:
        """Its words, marks of footnotes among them."""
        for piece in self.pieces:
            yield from piece.words

    @property
    def opens_with_mark(self) -> bool:
        """Whether it begins with a mark above the line, as a footnote does."""
        return self.pieces[0].words[0].raised


def to_pieces(words: Iterable[Word]) -> list[Piece]:
    """The pieces of lines that words in the order of the file make."""
    pieces: list[Piece] = []
    for word in words:
        if pieces and _goes_on(pieces[-1], word):
            _append(pieces[-1], word)
        else:
            pieces.append(Piece([word], len(pieces), word.left, word.bottom, word.right, word.top))
    return pieces


def _goes_on(piece: Piece, word: Word) -> bool:
    """Whether a word stands on a piece's line, close behind it."""
    last = piece.words[-1]
    height = max(piece.top - piece.bottom, word.top - word.bottom)
    step = word.left - last.right
    if step < -_BACK * height or not (word.bottom == last.bottom or share_line(piece, word)):
        return False
    if step <= _NUMBER_GAP * height:
        return True
    is_number = word.text[:1].isdecimal() or last.text[-1:].isdecimal() or word.text in {"-", "–"}
    return not is_number and step <= _GAP * height


def _append(piece: Piece, word: Word) -> None:
    last = piece.words[-1]
    if word.bottom != last.bottom:
        is_small = word.top - word.bottom < _MARK_SIZE * (last.top - last.bottom)
        if is_small and word.text.isdecimal() and word.bottom > last.bottom + 0.1 * piece.height and not last.raised:
            word.raised = True
        if not word.raised:
            piece.bottom, piece.top = min(piece.bottom, word.bottom), max(piece.top, word.top)
    piece.words.append(word)
    piece.right = max(piece.right, word.right)


def share_line(one: Piece | Word | Line, other: Piece | Word | Line) -> bool:
    """Whether two boxes stand on one line."""
    common = min(one.top, other.top) - max(one.bottom, other.bottom)
    return common >= _SHARED * min(one.top - one.bottom, other.top - other.bottom)


def to_rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces on one line together, from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-p.top, p.left)):
        for row in reversed(rows[-4:]):
            if share_line(max(row, key=lambda p: p.height), piece):
                row.append(piece)
                break
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda p: p.left)
    return rows


def read_order(pieces: Sequence[Piece], ink: PageInk) -> list[Line]:
    """The lines of a page, or of the part of it between tables, in the order of reading.

    Pieces that stand beside each other over several lines are columns, read one after the other.
    """
    found: list[Line] = []
    _Reader(ink.number, found, kept_order=not ink.reordered).read(to_rows(pieces))
    return found


class _Reader:
    """Collects the lines of one page."""

    def __init__(self, page: int, found: list[Line], *, kept_order: bool) -> None:
        self.page = page
        self.kept_order = kept_order
        self.found = found
        self.region = 0

    def read(self, rows: list[list[Piece]], depth: int = 3) -> None:
        """Read rows from top to bottom, columns inside them one after the other."""
        at = 0
        self.region += 1
        while at < len(rows):
            band = _band(rows, at, kept_order=self.kept_order) if depth else None
            if band is None:
                self.single(rows[at])
                at += 1
                continue
            end, gutter = band
            for side in _sides(rows[at:end], gutter):
                self.read(side, depth - 1)
            self.region += 1
            at = end

    def single(self, row: list[Piece]) -> None:
        """Read a row by itself: pieces that belong together as one line, others as lines of their own."""
        line: list[Piece] = []
        for piece in row:
            if line and not _belongs(line[-1], piece):
                self.found.append(Line(line, self.page, self.region))
                line = []
            line.append(piece)
        self.found.append(Line(line, self.page, self.region))


def _belongs(before: Piece, after: Piece) -> bool:
    """Whether two pieces of a row say one thing: a list mark and its item, a label and its value."""
    step = after.left - before.right
    if step < 2 * _GAP * before.height or len(before.text) <= 4:  # noqa: PLR2004 - "1.2." or a dash
        return True
    return before.text[-1:] in ":.…" or after.text[:1].isdecimal() or before.text.endswith("..")


def _band(rows: list[list[Piece]], at: int, *, kept_order: bool) -> tuple[int, float] | None:
    """Where the columns that begin at a row end, and the middle of the space between them; None for no columns."""
    best: tuple[int, float] | None = None
    beside = _beside(rows, at)
    for one, other in pairwise(beside):
        low, high = one.right, other.left
        least = _GUTTER * median(piece.height for piece in beside)
        end = at
        while end < len(rows):
            narrowed = _narrowed(rows[end], low, high)
            if narrowed is None or narrowed[1] - narrowed[0] < least:
                break
            low, high = narrowed
            end += 1
        end = _trimmed(rows, at, end, (low + high) / 2)
        if (best is None or end > best[0]) and _are_columns(rows[at:end], (low + high) / 2, kept_order=kept_order):
            best = end, (low + high) / 2
    return best


def _beside(rows: list[list[Piece]], at: int) -> list[Piece]:
    """The pieces of a row, and those of the next one where it stands wholly beside it and not below."""
    row = rows[at]
    following = rows[at + 1] if at + 1 < len(rows) else []
    apart = all(one.right < other.left or other.right < one.left for one in row for other in following)
    close = following and row[0].bottom - following[0].bottom < row[0].height
    return sorted([*row, *following], key=lambda piece: piece.left) if apart and close else row


def _narrowed(row: list[Piece], low: float, high: float) -> tuple[float, float] | None:
    """What is left of a space between columns once a row's pieces keep out of it; None where one crosses it."""
    for piece in row:
        if piece.left <= low and piece.right >= high:
            return None
        if piece.left < (low + high) / 2 < piece.right:
            return None
        if piece.right <= (low + high) / 2:
            low = max(low, piece.right)
        else:
            high = min(high, piece.left)
    return low, high


def _sides(rows: list[list[Piece]], gutter: float) -> tuple[list[list[Piece]], list[list[Piece]]]:
    left = [[p for p in row if p.right <= gutter] for row in rows]
    right = [[p for p in row if p.right > gutter] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _trimmed(rows: list[list[Piece]], start: int, end: int, gutter: float) -> int:
    """The end of a band without closing rows that stand apart from it and have nothing beside them."""
    last = max((k for k in range(start, end) if all(_sides([rows[k]], gutter))), default=start)
    steps = [a[0].bottom - b[0].bottom for a, b in pairwise(rows[start : last + 1])]
    usual = median(steps) if steps else 0.0
    for k in range(last + 1, end):
        if usual and rows[k - 1][0].bottom - rows[k][0].bottom > _PARTED * usual:
            return k
    return end


def _are_columns(rows: list[list[Piece]], gutter: float, *, kept_order: bool) -> bool:
    """Whether the two sides of a space are columns of text and not labels with values or items with marks.

    Args:
        rows: The rows along the space.
        gutter: Its middle.
        kept_order: Whether the file's order tells how the page is read.
    """
    left, right = _sides(rows, gutter)
    shortest = min(len(left), len(right))
    if not shortest or min(_mean_length(left), _mean_length(right)) < _COLUMN_WORDS:
        return False
    if shortest >= _PROSE_ROWS and min(_mean_length(left), _mean_length(right)) >= _PROSE_CHARS:
        return True
    if shortest > 1 and _is_centred(left) and _is_centred(right):
        return True  # the two halves of a letter's head
    if not kept_order:
        return shortest > 1 and len(rows) > max(len(left), len(right))  # lines that do not stand beside each other
    return _goes_down_first(rows, gutter)


def _is_centred(side: list[list[Piece]]) -> bool:
    """Whether lines of different lengths have one middle."""
    pieces = [piece for row in side for piece in row]
    middles = [(piece.left + piece.right) / 2 for piece in pieces]
    lefts = [piece.left for piece in pieces]
    return max(middles) - min(middles) < _CENTRED < max(lefts) - min(lefts)


def _goes_down_first(rows: list[list[Piece]], gutter: float) -> bool:
    """Whether the file goes on below a piece before it goes on beside it."""
    sides = [_sides([row], gutter) for row in rows]
    beside = [(left[0], right[0]) for left, right in sides if left and right]
    if len(beside) > 1:
        left, right = ([piece.order for pair in beside for piece in pair[side]] for side in (0, 1))
        return max(left) < min(right) or max(right) < min(left)
    if len(beside) == 1:
        first, second = beside[0][0][-1].order, beside[0][1][0].order
        return any(first < piece.order < second for row in rows for piece in row)
    return True


def _mean_length(side: list[list[Piece]]) -> float:
    return sum(len(piece.text) for row in side for piece in row) / len(side)
