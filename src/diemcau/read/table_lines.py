"""Lines of text cut into the cells of tables, and which of them are heads, rows and neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diemcau.lang.language import Language
from diemcau.records import Span

BARS = ("|", "\t")
SEMICOLON = ";"
_RULE = frozenset("|-: +")  # what a line of dashes under a head is made of
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SERIAL = re.compile(r"\s*\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[ivxIVX]{1,5}|[a-zđA-ZĐ])[.)]?\s*\Z")
# Heads are often followed by the numbers of the columns: A | B | 1 | 2 | 3=2/1
_NUMBERED = re.compile(r"\s*\(?(?P<number>\d{1,2}|[A-ZĐa-z])\)?\s*(?:=\s*[\d()+:/x×*%\s-]{1,24})?\s*\Z")
_NUMBERED_CHARS = 32
_MOST_TEXTS = 3  # cells of words before the numbers of a row: label, finer label, unit
_MOST_HEADS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table.

    Attributes:
        line: Its place in the document.
        cells: The places of its cells, those without words empty or white space.
        words: Their words, white space made single.
        numbers: Which of them hold a number or say that there is none.
        label: Index of the first cell of words in front of numbers, or None where the row has no such cell.
        first: Index of the first number behind the words, or None where it holds none.
        is_text: Whether it is more than a line of dashes or the numbers of columns.
    """

    line: Span
    cells: tuple[Span, ...]
    words: tuple[str, ...]
    numbers: tuple[bool, ...]
    label: int | None = None
    first: int | None = None
    is_text: bool = True

    def word(self, at: int) -> str:
        """The words of a cell; empty outside the row."""
        return self.words[at] if 0 <= at < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that follow each other as rows of one table.

    Attributes:
        heads: Its head, from top to bottom; empty where it has none.
        rows: The rows below, those that only name a group among them.
        taken: Every line of it, rules and numbers of columns among them.
        first: Index of its first line.
    """

    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    taken: tuple[Span, ...]
    first: int


def find_lines(text: str, lines: Sequence[Span], language: Language) -> Iterator[Lines]:
    """The tables of a text.

    Args:
        text: The document.
        lines: Its lines, ascending.
        language: Its language.
    """
    at = 0
    while at < len(lines):
        mark = mark_of(text, lines[at])
        end = at
        while (
            mark is not None and end < len(lines) and (mark_of(text, lines[end]) == mark or _is_rule(text, lines[end]))
        ):
            end += 1
        listed = mark != SEMICOLON or any(_ends_listed(text, line, language) for line in lines[at:end])
        if mark is not None and listed:
            yield from _Block(text, lines, language, mark).tables(at, end)
        at = max(end, at + 1)


def mark_of(text: str, line: Span) -> str | None:
    """What parts the cells of a line, or None where it has none."""
    start, end = line
    for mark in BARS:
        if text.find(mark, start, end) >= 0:
            return mark
    return SEMICOLON if text.count(SEMICOLON, start, end) > 1 else None


def _ends_listed(text: str, line: Span, language: Language) -> bool:
    """Whether a number stands last between semicolons, but for a remark: in every row of a table, rarely in prose."""
    words = [" ".join(cell.split()) for cell in line.quote(text).split(SEMICOLON)]
    return any(language.tables.number_cell.match(word) for word in [word for word in words if word][-2:])


def _is_rule(text: str, line: Span) -> bool:
    return _RULE.issuperset(text[line.start : line.end])


@dataclass(slots=True)
class _Block:
    """Lines in a row that have the same mark."""

    text: str
    lines: Sequence[Span]
    language: Language
    mark: str

    def tables(self, start: int, end: int) -> Iterator[Lines]:
        """The tables among the lines from start to end."""
        rows = self.cut(start, end)
        at = 0
        while at < len(rows):
            first = next((k for k in range(at, len(rows)) if self.is_body(rows[k])), None)
            if first is None:
                return
            table, at = self.table(rows, at, first, start)
            if table is not None:
                yield table

    def is_body(self, row: Row) -> bool:
        """Whether a row holds numbers that are no years, as those of a head are."""
        return row.first is not None and not self.is_years(row)

    def cut(self, start: int, end: int) -> list[Row]:
        """All lines as rows; where every line begins and ends with the mark, it is a border and no cell."""
        whole = range(start, end)
        bordered = all(
            self.text[self.lines[k].start] == self.mark == self.text[self.lines[k].end - 1] for k in whole
        ) and any(not _is_rule(self.text, self.lines[k]) for k in whole)
        return [self.row(self.lines[k], bordered=bordered) for k in whole]

    def row(self, line: Span, *, bordered: bool) -> Row:
        """One line as a row."""
        cells, at = [], line.start
        for piece in self.text[line.start : line.end].split(self.mark):
            cells.append(Span(at, at + len(piece)))
            at += len(piece) + len(self.mark)
        if bordered and len(cells) > 2:
            cells = cells[1:-1]
        if self.mark == SEMICOLON:
            while len(cells) > 1 and not self.text[cells[-1].start : cells[-1].end].strip():
                cells.pop()
        words = tuple(" ".join(self.text[c.start : c.end].split()) for c in cells)
        is_number = self.language.tables.number_cell.match
        numbers = tuple(bool(word) and is_number(word) is not None for word in words)
        if _is_rule(self.text, line) or _is_numbering(words):
            return Row(line, tuple(cells), words, numbers, is_text=False)
        row = Row(line, tuple(cells), words, numbers)
        parts = self.parts(row)
        return row if parts is None else Row(line, row.cells, words, numbers, *parts)

    def parts(self, row: Row) -> tuple[int | None, int] | None:
        """Indices of the first cell of words and of the first number behind it; None for what is no row of numbers."""
        texts = [at for at, word in enumerate(row.words) if word and not row.numbers[at]]
        if len(row.words) > _MOST_TEXTS and texts and texts[-1] == len(row.words) - 1:
            texts.pop()  # a remark behind the numbers
        label = texts[0] if texts else None
        last = texts[-1] if texts else -1
        numbers = [at for at, is_number in enumerate(row.numbers) if is_number and at > last]
        before = [at for at, is_number in enumerate(row.numbers) if is_number and at <= last]
        if not numbers or not any(row.words[at].strip("-–.…xX ") for at in numbers):
            return None
        if len(texts) > _MOST_TEXTS or len(before) > 1 or any(not _SERIAL.match(row.words[at]) for at in before):
            return None
        if label is None and (row.words[0] or len(numbers) < 2):
            return None
        if self.mark == SEMICOLON and not self.is_listed(row, texts):
            return None
        return label, numbers[0]

    def is_listed(self, row: Row, texts: list[int]) -> bool:
        """Whether cells between semicolons are a row: a label, perhaps a unit, and nothing but numbers."""
        if not texts or texts[0] != 0 or not all(row.words):
            return False
        return texts == [0] or (texts == [0, 1] and row.words[1].lower() in self.language.tables.counted)

    def is_years(self, row: Row) -> bool:
        """Whether the numbers of a row are years, so that it may be a head."""
        numbers = [word for word, is_number in zip(row.words, row.numbers, strict=True) if is_number]
        return all(_YEAR.fullmatch(word.strip("* ")) for word in numbers)

    def table(self, rows: list[Row], floor: int, first: int, start: int) -> tuple[Lines | None, int]:
        """The table whose first row with numbers is given, and the index behind it; None where it is none."""
        width = len(rows[first].words)
        body = self.body(rows, floor, first)
        top = self.top(rows, floor, body, width)
        end = self.end(rows, first, width)
        heads = tuple(row for row in rows[top:body] if row.is_text)
        data = tuple(row for row in rows[body:end] if row.is_text)
        if not heads and not self.is_bare(data):
            return None, end
        return Lines(heads, data, tuple(row.line for row in rows[top:end]), start + top), end

    def body(self, rows: list[Row], floor: int, first: int) -> int:
        """Index of the first row of the body: groups are named above the first row with numbers."""
        body = at = first
        while at > floor and (not rows[at - 1].is_text or sum(map(bool, rows[at - 1].words)) == 1):
            at -= 1
            body = at if rows[at].is_text else body
        return body if body > floor else first

    def top(self, rows: list[Row], floor: int, body: int, width: int) -> int:
        """Index of the first line of the head above a body; the body's own where it has none."""
        most = 1 if self.mark == SEMICOLON else _MOST_HEADS
        top, count = body, 0
        while top > floor and count < most:
            row = rows[top - 1]
            if row.is_text:
                names = sum(map(bool, row.words))
                if abs(len(row.words) - width) > 1 or names < 2 or self.is_body(row):
                    break
                count += 1
            top -= 1
        return top if count else body

    def end(self, rows: list[Row], first: int, width: int) -> int:
        """Index behind the last row: rows with numbers and those that only name a group above some."""
        end = at = first
        while at < len(rows):
            row = rows[at]
            if row.is_text:
                if abs(len(row.words) - width) > 1 or (row.first is None and sum(map(bool, row.words)) > 2):
                    break
                end = at + 1 if row.first is not None else end
            at += 1
        return end

    def is_bare(self, rows: Sequence[Row]) -> bool:
        """Whether rows without a head are labels with one number each."""
        if self.mark == SEMICOLON or len(rows) < 2:
            return False
        return all(row.first is None or (row.label is not None and sum(row.numbers[row.first :]) == 1) for row in rows)


def _is_numbering(words: Sequence[str]) -> bool:
    """Whether a row only numbers the columns."""
    found = []
    for word in words:
        if word:
            if len(word) > _NUMBERED_CHARS or (match := _NUMBERED.match(word)) is None:
                return False
            found.append(match)
    if len(found) < 2:
        return False
    numbers = [int(match["number"]) for match in found if match["number"].isdecimal()]
    return len(numbers) > 1 and numbers[0] in {1, 2} and all(b == a + 1 for a, b in pairwise(numbers))
