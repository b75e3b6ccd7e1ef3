"""What tables, letters and calendars say of a task, each in one wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.records.period import day as period_of
from diemcau.records.task import Mark

if TYPE_CHECKING:
    from datetime import date

    from diemcau.publish.texts import Texts
    from diemcau.records.task import TaskState, TimeClass
    from diemcau.records.task_row import ShareRow, TaskRow
    from diemcau.records.task_table import TableFault

# Signs that neither XML nor a calendar carries; line feeds and tabs are text.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")


def plain(words: str) -> str:
    """Words without signs that no file carries, their lines ended alike."""
    return _UNWRITABLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def say_day(texts: Texts, day: date | None) -> str:
    """A day as people write it; empty for none."""
    return format_period(period_of(day), texts.language) if day is not None else ""


def say_state(texts: Texts, state: TaskState) -> str:
    """How far a task has come."""
    return texts[f"task.state.{state.value}"]


def say_class(texts: Texts, time_class: TimeClass | None) -> str:
    """How it counts; of one that is not counted, that."""
    return texts[f"task.class.{time_class.value if time_class is not None else 'none'}"]


def say_marks(texts: Texts, row: TaskRow) -> str:
    """What is worth knowing beside the class, in the order of the marks."""
    return ", ".join(texts[f"task.mark.{mark.value}"] for mark in Mark if mark in row.marks)


def say_share(texts: Texts, share: ShareRow, due: date | None) -> str:
    """The part of a coordinating unit: who, what, by when, how far."""
    state = texts[f"task.share.{share.state.value}"]
    by = share.due or due
    if by is None:
        said = texts["task.share.state_alone"].format(org=share.org, state=state)
    else:
        said = texts["task.share.state"].format(org=share.org, state=state, day=say_day(texts, by))
    return f"{said}: {share.words}" if share.words else said


def say_source(texts: Texts, row: TaskRow) -> str:
    """The paper that orders a task, with its day and the number in its list."""
    if not row.source:
        return ""
    said = row.source
    if row.source_day is not None:
        said = texts["task.source.of"].format(source=said, day=say_day(texts, row.source_day))
    return texts["task.source.place"].format(source=said, place=row.place) if row.place else said


def say_fault(texts: Texts, fault: TableFault) -> str:
    """What is wrong in a table that was brought in: where, what was found, what was expected, what to do."""
    return texts[f"task.fault.{fault.code}"].format(place=fault.place, found=fault.found)
