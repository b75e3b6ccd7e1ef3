"""Tables of tasks in a document: which column says what, and what each row asks of whom by when.

A notice of conclusions often closes with such a table. Its troubles are known: numbers of the kind 12 and then b), rows
that only name a group, cells merged over rows and pages, numbers given twice, parts of a task that is not there. A row
is never dropped for them; what is odd is told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from re import Pattern

from diemcau.records import Document, Span

BAR = "|"
_TASK, _LEAD, _COORDINATING, _DEADLINE, _PRODUCT, _SERIAL = (
    "task", "lead", "coordinating", "deadline", "product", "serial",
)  # fmt: skip
_RULE = frozenset("|-: +")
_LONGEST_GROUP = 200  # characters of a row without bars that only names a group
_LONGEST_HEAD = 80  # characters of a head
_FIRM = 2  # heads that only tables of tasks have, without which a table is taken for another
_NUMBER = re.compile(r"\(?(?P<number>\d{1,4}(?:[./]\d{1,3}){0,4}|[a-zđ]|[IVX]{1,6})\s*[).:]?", re.IGNORECASE)
_IN_TASK = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}|[a-zđ])[).]\s+(?=\S)")
_LETTER = re.compile(r"[^\W\d_]{2}")
_ROMAN = re.compile(r"[IVX]+")
_NAMES = re.compile(r"\s*[;,\n]\s*|\s+-\s+")
UNKNOWN_PARENT = "?"
"""Stands for the number of a task whose part is told and which is nowhere itself."""


@dataclass(frozen=True, slots=True)
class OrderTableWords:
    """What the heads and cells of a language's tables of tasks say.

    Attributes:
        heads: By what a column says (`serial`, `lead`, `coordinating`, `deadline`, `product`, `task`): words of its
            head; of a head that fits several the first given holds.
        firm: Words of heads that tables of tasks have and programmes of meetings, registers and tables of figures lack.
        helps: Opens the names of those who take part, in a cell that names the lead too.
        total: A row that only sums up.
    """

    heads: Mapping[str, Pattern[str]]
    firm: Pattern[str]
    helps: Pattern[str]
    total: Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTask:
    """One row of a table of tasks.

    Attributes:
        line: The row's place in the text.
        span: The words of the task.
        row: Which row of its table it is, from 1, the head counted, as a person would count.
        number: Its number with those above it, such as `12.b`; empty where it has none.
        parent: Number of the task it is a part of; empty where it is none.
        group: The label of the group of rows it stands in.
        lead: Who is in charge, as printed; empty where nothing is said.
        is_lead_above: Whether the lead is that of a row above, since its own cell is empty as merged cells are.
        coordinating: Who takes part, as printed.
        deadline, product: As printed; empty where nothing is said.
    """

    line: Span
    span: Span
    row: int
    number: str = ""
    parent: str = ""
    group: str = ""
    lead: str = ""
    is_lead_above: bool = False
    coordinating: tuple[str, ...] = ()
    deadline: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class TaskFault:
    """Something odd about one row.

    Attributes:
        code: `task_twice` of a number given before, `task_part` of a part whose task is not there, `task_bare` of a row
            that says who or when and not what, `task_unnumbered` of a row without a number among numbered ones.
        row: Which row of its table.
        number: Its number as far as it has one.
        place: The row's place in the text.
    """

    code: str
    row: int
    number: str
    place: Span


@dataclass(frozen=True, slots=True)
class TaskTable:
    """One table of tasks.

    Attributes:
        span: From its head to its last row.
        tasks: Its rows that ask for something.
        faults: What is odd about rows, in their order.
    """

    span: Span
    tasks: tuple[TableTask, ...]
    faults: tuple[TaskFault, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text and its cells."""

    span: Span
    cells: tuple[Span, ...]
    words: tuple[str, ...]

    def word(self, column: int | None) -> str:
        """The words of a cell; empty where the row ends before it."""
        return self.words[column] if column is not None and column < len(self.words) else ""


def find_task_tables(document: Document, words: OrderTableWords) -> tuple[TaskTable, ...]:
    """The tables of tasks of a document, in the order of the text.

    Args:
        document: Its tables stand as lines with bars between the cells.
        words: What their heads say in the document's language.
    """
    if BAR not in document.text:
        return ()
    lines = list(_lines(document))
    found: list[TaskTable] = []
    at = 0
    while at < len(lines):
        columns = _columns(lines[at], words)
        if not columns:
            at += 1
            continue
        table = _Table(document, words, columns, lines[at])
        at = table.read(lines, at + 1)
        if table.is_of_tasks():
            span = Span(table.head.span.start, lines[at - 1].span.end)
            found.append(TaskTable(span, tuple(table.tasks), tuple(table.faults)))
    return tuple(found)


def _lines(document: Document) -> Iterator[_Line]:
    """The lines of a text with their cells; a bar before the first cell and one behind the last belong to none."""
    text, start = document.text, 0
    for raw in text.split("\n"):
        end = start + len(raw)
        inner = start + 1 if raw.startswith(BAR) else start
        last = end - 1 if raw.startswith(BAR) and raw.endswith(BAR) and end - 1 > inner else end
        cells = [Span(start, start)] * _blank_before(document, start)
        place = inner
        for piece in text[inner:last].split(BAR):
            left = place + len(piece) - len(piece.lstrip())
            cells.append(Span(left, max(left, place + len(piece.rstrip()))))
            place += len(piece) + 1
        yield _Line(Span(start, end), tuple(cells), tuple(" ".join(text[a:b].split()) for a, b in cells))
        start = end + 1


def _blank_before(document: Document, start: int) -> int:
    """How many empty cells stood before the first that the line holds: a text drops what is blank at its start."""
    place = document.place_at(start)
    if place is None or place.table is None or place.column is None or place.start != start:
        return 0
    return place.column - 1


def _role(said: str, words: OrderTableWords) -> str | None:
    """What a column says by its head."""
    if not said or len(said) > _LONGEST_HEAD:
        return None
    return next((role for role, pattern in words.heads.items() if pattern.search(said)), None)


def _columns(line: _Line, words: OrderTableWords) -> dict[str, int]:
    """What each column of a head says; empty where the line is no head of a table of tasks."""
    if len(line.words) < 2:  # a task, and who or when
        return {}
    found: dict[str, int] = {}
    for at, said in enumerate(line.words):
        role = _role(said, words)
        if role is not None:
            found.setdefault(role, at)
    firm = sum(words.firm.search(line.words[at]) is not None for at in found.values())
    is_one = _TASK in found and firm >= _FIRM and found.keys() & {_LEAD, _DEADLINE, _COORDINATING}
    return found if is_one else {}


@dataclass(slots=True)
class _Table:
    """One table while it is read from top to bottom."""

    document: Document
    words: OrderTableWords
    columns: dict[str, int]
    head: _Line
    tasks: list[TableTask] = field(default_factory=list)
    faults: list[TaskFault] = field(default_factory=list)
    group: str = ""
    lead: str = ""
    above: str = ""
    seen: set[tuple[str, str]] = field(default_factory=set)
    rows: int = 1

    def read(self, lines: Sequence[_Line], at: int) -> int:
        """Take in the rows below the head and return the index behind the last."""
        at = self._read_second_head(lines, at)
        while at < len(lines) and self._belongs(lines, at):
            line = lines[at]
            at += 1
            if _RULE.issuperset(self.document.text[slice(*line.span)]):
                continue
            self.rows += 1
            if not _columns(line, self.words):  # a head is printed again on every page
                self._read_row(line)
        return at

    def is_of_tasks(self) -> bool:
        """Whether the column of tasks holds words, and not how many tasks there are of each sort."""
        worded = sum(_LETTER.search(self.document.quote(task.span)) is not None for task in self.tasks)
        return bool(self.tasks) and 2 * worded > len(self.tasks)

    def _read_second_head(self, lines: Sequence[_Line], at: int) -> int:
        """Let a second line of heads say more of the columns: "lead" and "coordinating" below "units"."""
        if at >= len(lines) or lines[at].word(self.columns[_TASK]) or lines[at].word(self.columns.get(_SERIAL)):
            return at
        said = {column: role for column, word in enumerate(lines[at].words) if (role := _role(word, self.words))}
        if not said:
            return at
        kept = {role: column for role, column in self.columns.items() if column not in said}
        self.columns = kept | {role: column for column, role in said.items()}
        self.rows += 1
        return at + 1

    def _belongs(self, lines: Sequence[_Line], at: int) -> bool:
        """Whether a line is a row: it has cells, or it is a label that stands in the same table, or between rows."""
        line = lines[at]
        ours = self.document.place_at(self.head.span.start)
        theirs = self.document.place_at(line.span.start)
        if ours is not None and theirs is not None and ours.table is not None:
            return theirs.table == ours.table
        if len(line.words) > 1:
            return True
        behind = at + 1 < len(lines) and len(lines[at + 1].words) > 1
        return behind and 0 < len(line.words[0]) <= _LONGEST_GROUP

    def _read_row(self, line: _Line) -> None:
        filled = [at for at, said in enumerate(line.words) if said]
        if not filled or self.words.total.match(line.words[filled[0]]):
            return
        if self._is_group(line, filled):
            self.group, self.lead, self.above = " ".join(line.words[one] for one in filled), "", ""
            return
        number, span = self._number(line)
        number, parent = self._place(number)
        if span.start >= span.end:
            self._fault("task_bare", line, number)
            return
        self._check(line, number, parent)
        self._add(line, span, number, parent)

    def _add(self, line: _Line, span: Span, number: str, parent: str) -> None:
        lead, helpers = self._lead(line.word(self.columns.get(_LEAD)))
        helpers += _names(line.word(self.columns.get(_COORDINATING)))
        is_above = not lead and bool(self.lead)
        self.lead = lead or self.lead
        self.tasks.append(
            TableTask(
                line=line.span,
                span=span,
                row=self._row_of(line),
                number=number,
                parent=parent.replace(UNKNOWN_PARENT, ""),
                group=self.group,
                lead=self.lead,
                is_lead_above=is_above,
                coordinating=tuple(dict.fromkeys(helpers)),
                deadline=line.word(self.columns.get(_DEADLINE)),
                product=line.word(self.columns.get(_PRODUCT)),
            )
        )

    def _is_group(self, line: _Line, filled: Sequence[int]) -> bool:
        """Whether a row only names those below: one cell over all columns, or a Roman number and a label."""
        if len(filled) == 1:
            return filled[0] != self.columns[_TASK] or len(line.words) == 1
        serial = line.word(self.columns.get(_SERIAL))
        return len(filled) == 2 and _ROMAN.fullmatch(serial.rstrip(". )")) is not None

    def _number(self, line: _Line) -> tuple[str, Span]:
        """The number of a row, in its own column or before the words of the task, and the place of those words."""
        at = self.columns[_TASK]
        span = line.cells[at] if at < len(line.cells) else Span(line.span.end, line.span.end)
        serial = _NUMBER.fullmatch(line.word(self.columns.get(_SERIAL)))
        if serial is not None:
            return serial["number"], span
        inside = _IN_TASK.match(self.document.text, span.start, span.end)
        if inside is not None:
            return inside["number"], Span(inside.end(), span.end)
        return "", span

    def _place(self, number: str) -> tuple[str, str]:
        """The full number of a row and that of the task above it: b) below 12 is 12.b."""
        number = number.replace("/", ".")
        if len(number) == 1 and number.islower():
            return (f"{self.above}.{number}", self.above) if self.above else (number, UNKNOWN_PARENT)
        if number:
            self.above = number
        return number, number.rpartition(".")[0]

    def _check(self, line: _Line, number: str, parent: str) -> None:
        if not number:
            if self.seen:
                self._fault("task_unnumbered", line, number)
            return
        if (self.group, number) in self.seen:
            self._fault("task_twice", line, number)
        if parent and (self.group, parent) not in self.seen:
            self._fault("task_part", line, number)
        self.seen.add((self.group, number))

    def _lead(self, said: str) -> tuple[str, list[str]]:
        """Who is in charge, and who takes part where the cell names both."""
        helps = self.words.helps.search(said)
        if helps is None:
            return said, []
        return said[: helps.start()].strip(" ;,.:-–("), _names(said[helps.end() :].strip(" )"))

    def _fault(self, code: str, line: _Line, number: str) -> None:
        self.faults.append(TaskFault(code, self._row_of(line), number, line.span))

    def _row_of(self, line: _Line) -> int:
        place = self.document.place_at(line.span.start)
        return place.row if place is not None and place.row is not None else self.rows


def _names(said: str) -> list[str]:
    return [name for name in _NAMES.split(said) if name]
