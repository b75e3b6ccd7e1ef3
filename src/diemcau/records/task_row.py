"""A task as one row of a table, a letter or a calendar: plain words and days, whoever keeps the task itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from diemcau.records.task import Mark, TaskState, TimeClass


class ShareState(StrEnum):
    """How far the part of a coordinating unit has come."""

    ASKED = "asked"  # the unit owes an answer
    ANSWERED = "answered"  # it has answered
    WAIVED = "waived"  # the lead no longer waits for it


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedBy:
    """A sentence that orders a task.

    Attributes:
        document: Name of the document as a reader knows it.
        words: The sentence as it stands there.
    """

    document: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """The part of a coordinating unit.

    Attributes:
        org: Its name.
        words: What it is asked for; empty where nothing of its own is said.
        due: By when; None for the task's own day.
        state: How far it has come.
        answer: What it answered, or why it was waived.
        uid: Of the part; the same for ever. Empty where nobody says: then it has no entry of its own in a calendar.
        org_code: The unit's code in the profile.
    """

    org: str
    words: str = ""
    due: date | None = None
    state: ShareState = ShareState.ASKED
    answer: str = ""
    uid: str = ""
    org_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task as a reader of lists knows it. Names are in the words of the reader's language; days are Ha Noi's.

    Attributes:
        uid: Of the task; the same for ever, in every export.
        number: Its running number, such as `15/2026`.
        title: What it is, in short.
        words: The words that order it.
        sentences: Where those words stand, in every document that carries them.
        source: Reference of the paper that orders it, such as `45/TB-VPCP`; empty where there is none.
        source_day: The day that paper was signed.
        place: Its number in that paper's list, as printed.
        assigner: Who gave it.
        assigned: When it was given; None of a draft.
        lead: The unit in the lead; empty of a draft that names none.
        lead_code: That unit's code in the profile.
        officer: Who works on it there.
        coordinating: The parts of other units, in order of name.
        deadline_words: The deadline as written; empty where nothing is said.
        first_due: The deadline it was given with; never changed after.
        due: The deadline in force.
        extensions: How often more time was granted.
        state: How far it has come.
        time_class: How it counts; None for one that is not counted.
        marks: What is worth knowing beside that.
        submitted: The day it was last handed in.
        completed: The day it was confirmed.
        percent: As last told, 0 to 100.
        last_entry: Last words on how it goes, with their day.
        last_entry_day: That day.
        obstacle: What stands in the way, as last told.
        result: What shows that it is done, in words.
        product: What is to come of it.
        topics: What it is about, best first.
        level: How confidential, in words.
        is_key: Whether it is a key task.
        parent: uid of the task under which it was given on; empty for none.
        needs: uids of the tasks that it waits for.
        edit: Counts the changes; never falls.
        changed: When it was last changed, with its time zone; None where nobody says.
        url: Where it can be seen; empty for nowhere.
    """

    uid: str
    number: str
    title: str
    words: str = ""
    sentences: tuple[OrderedBy, ...] = ()
    source: str = ""
    source_day: date | None = None
    place: str = ""
    assigner: str = ""
    assigned: date | None = None
    lead: str = ""
    lead_code: str = ""
    officer: str = ""
    coordinating: tuple[ShareRow, ...] = ()
    deadline_words: str = ""
    first_due: date | None = None
    due: date | None = None
    extensions: int = 0
    state: TaskState = TaskState.DRAFT
    time_class: TimeClass | None = None
    marks: frozenset[Mark] = frozenset()
    submitted: date | None = None
    completed: date | None = None
    percent: int = 0
    last_entry: str = ""
    last_entry_day: date | None = None
    obstacle: str = ""
    result: str = ""
    product: str = ""
    topics: tuple[str, ...] = ()
    level: str = ""
    is_key: bool = False
    parent: str = ""
    needs: tuple[str, ...] = ()
    edit: int = 0
    changed: datetime | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands around the table of a letter that assigns tasks; nothing in it is made up by the house.

    Attributes:
        body: The issuing body, such as `THE OFFICE`.
        above: The body above it, printed over it; empty for none.
        number: Number and symbol, such as `45/TB-VP`; empty for a draft: room is left for it.
        place: Where it is signed.
        day: When; None for a draft: room is left for it.
        subject: What it is about.
        ground: On what it rests, one paragraph each.
        closing: What the units are asked to do, one paragraph each.
        recipients: To whom it goes, one line each.
        authority: For whom or on whose behalf it is signed, such as `FOR THE MINISTER`; may be empty.
        post: Post of the signer.
        signer: Name of the signer; empty where room is left for it.
    """

    body: str
    above: str = ""
    number: str = ""
    place: str = ""
    day: date | None = None
    subject: str = ""
    ground: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    authority: str = ""
    post: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GanttLine:
    """One bar of a chart of tasks over time.

    Attributes:
        uid: Of the task.
        number, title, lead: As in `TaskRow`.
        first, last: The first and last day of the bar, both included.
        due: The deadline in force; None for none.
        percent: How far it has come, 0 to 100.
        needs: uids of lines that have to end first.
        is_critical: Whether a day later here is a day later for the whole.
        slack: Working days that it may slip; None where that is not known.
        time_class: How it counts, or None.
    """

    uid: str
    number: str
    title: str
    first: date
    last: date
    lead: str = ""
    due: date | None = None
    percent: int = 0
    needs: tuple[str, ...] = ()
    is_critical: bool = False
    slack: int | None = None
    time_class: TimeClass | None = None
