"""A running table of tasks as it was read from a workbook, each thing with the cell it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from diemcau.records.task import TaskState


class TableColumn(StrEnum):
    """What a column of such a table holds."""

    NUMBER = "number"  # its number in the table, such as 12 or b)
    CODE = "code"  # the running number of the task in the system, such as 15/2026
    TITLE = "title"
    WORDS = "words"  # the directive as given
    SOURCE = "source"
    SOURCE_DAY = "source_day"
    ASSIGNER = "assigner"
    ASSIGNED = "assigned"
    LEAD = "lead"
    OFFICER = "officer"
    COORDINATING = "coordinating"
    FIRST_DUE = "first_due"
    DUE = "due"
    PRODUCT = "product"
    PERCENT = "percent"
    PROGRESS = "progress"
    OBSTACLE = "obstacle"
    STATE = "state"
    CLASS = "class"  # how it counts; computed here, so that it is read for nothing
    SUBMITTED = "submitted"
    COMPLETED = "completed"
    RESULT = "result"
    EXTENSIONS = "extensions"
    MARKS = "marks"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFault:
    """Something in a table that cannot be taken over as it stands.

    Attributes:
        code: `day` (none, or none that there is), `percent`, `state`, `error` (such as #REF!), `formula` (never
            computed), `no_title`, `no_lead`, `many_leads`, `twice` (a number again), `no_parent` (12.1 without 12),
            `too_long`, `unknown_column`, `too_many_rows`, `early` (a deadline before the day it was given),
            `extensions` (no number), `empty_group` (words alone in a row that no task follows).
        sheet: Name of the sheet.
        cell: Its address such as `F12`; empty for the sheet as a whole.
        found: What stands there.
        stops: Whether its row cannot be taken over at all.
    """

    code: str
    sheet: str
    cell: str = ""
    found: str = ""
    stops: bool = False

    @property
    def place(self) -> str:
        """Where it is, as people write it: `Sheet1!F12`."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One task of a table, as written.

    Attributes:
        sheet, row: Where it stands; rows count from 1.
        title: What is to be done; where a table has one column alone for it, the words of that.
        number: Its number in the table, as printed.
        parent: Row in the same sheet of the task that it is a part of; 0 for none.
        group: Headings that it stands under, the widest first.
        code: Running number of the task, where the table carries it.
        words: The directive as given; empty where the table has no column of its own for it.
        source: The paper that orders it, as written.
        source_day: The day of that paper, where the table has a column for it.
        assigner, assigned: Who gave it, and when.
        lead: The unit in the lead, as written; empty for none, or where more than one is named.
        officer: Who works on it there.
        coordinating: Other units, as written, one each.
        deadline_words: What is said of the deadline where it is no plain day, such as `Quý II/2026`.
        first_due, due: Deadlines that are days.
        product: What is to come of it.
        percent: How far it has come, 0 to 100; None where nothing is said.
        progress: How it goes, in words.
        obstacle: What stands in the way.
        state: How far it has come; None where nothing is said, or what is said is not understood.
        state_words: What is said of the state.
        submitted, completed: The days it was handed in and confirmed.
        result: What came of it.
        extensions: How often more time was granted, or None.
        notes: Remarks, as written.
        level: How confidential, as written.
        cells: Where each thing stands, such as `F12`, by its column.
    """

    sheet: str
    row: int
    title: str
    number: str = ""
    parent: int = 0
    group: tuple[str, ...] = ()
    code: str = ""
    words: str = ""
    source: str = ""
    source_day: date | None = None
    assigner: str = ""
    assigned: date | None = None
    lead: str = ""
    officer: str = ""
    coordinating: tuple[str, ...] = ()
    deadline_words: str = ""
    first_due: date | None = None
    due: date | None = None
    product: str = ""
    percent: int | None = None
    progress: str = ""
    obstacle: str = ""
    state: TaskState | None = None
    state_words: str = ""
    submitted: date | None = None
    completed: date | None = None
    result: str = ""
    extensions: int | None = None
    notes: str = ""
    level: str = ""
    cells: Mapping[TableColumn, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where it begins, as people write it: `Sheet1!A12`."""
        return f"{self.sheet}!A{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTable:
    """What a workbook of tasks says.

    Attributes:
        rows: Its tasks, in order of sheet and row; those that cannot be taken over are left out.
        faults: What is wrong, in the same order.
        columns: Where the heading of each column stands, by sheet and column.
        others: Names of sheets that hold no such table; nothing of them was read.
    """

    rows: tuple[TableRow, ...]
    faults: tuple[TableFault, ...]
    columns: Mapping[str, Mapping[TableColumn, str]]
    others: tuple[str, ...] = ()
