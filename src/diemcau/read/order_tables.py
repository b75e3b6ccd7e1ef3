"""Rows of tables of tasks as orders, and what is odd about them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from diemcau.lang.base import TimeBase, TimeMention
from diemcau.lang.language import Language
from diemcau.lang.order_tables import TableTask, TaskFault, TaskTable, find_task_tables
from diemcau.lang.registry import order_tables_of
from diemcau.lang.requests import Person, Speaker
from diemcau.read.directives import HasTopics
from diemcau.read.stretches import Stretches
from diemcau.records import Directive, Document, Finding, Severity, Span

RULE = "table"
"""The rule of an order that is a row of a table of tasks."""

_SURE = Decimal("0.95")
_WITHOUT_ISSUER = Decimal("0.10")

_ODD = {
    "task_twice": (
        "gives number {number} a second time",
        "Look which of the two rows is meant and correct the number.",
    ),
    "task_part": ("is a part of a task whose row is missing", "Look in the notice for the task above it."),
    "task_bare": (
        "says who or by when and not what is to be done",
        "Look whether its words stand in the row above or below.",
    ),
    "task_unnumbered": (
        "has no number where the others have one",
        "It may go on from the row above, over the end of a page.",
    ),
}


def find_order_tables(document: Document) -> tuple[TaskTable, ...]:
    """The tables of tasks of a document."""
    return find_task_tables(document, order_tables_of(document.language))


def without_rows(sentences: Sequence[Span], tables: Sequence[TaskTable]) -> Sequence[Span]:
    """The sentences with the words of each task in the place of its row, whose other cells tell no figures."""
    if not tables:
        return sentences
    kept = Stretches(table.span for table in tables).outside(sentences)
    return sorted([*kept, *(task.span for table in tables for task in table.tasks)])


def read_order_tables(
    document: Document,
    tables: Sequence[TaskTable],
    directives: Sequence[Directive],
    *,
    sentences: Sequence[Span],
    speakers: Sequence[Speaker | None],
    people: Sequence[Person],
    base: TimeBase,
    language: Language,
    profile: HasTopics | None = None,
) -> tuple[tuple[Directive, ...], tuple[Finding, ...]]:
    """The orders of a document with those of its tables of tasks among them, and what is odd about rows.

    An order that was read in the words of such a row gives way to the row, which says who and by when.

    Args:
        document: The document.
        tables: Its tables of tasks.
        directives: The orders that were read in its sentences.
        sentences: Its sentences.
        speakers: The speaker of each.
        people: The people it names.
        base: From where it counts time.
        language: Its language.
        profile: Gives topics; none are given without it.
    """
    if not tables:
        return tuple(directives), ()
    found = [one for one in directives if not any(table.span.overlaps(one.span) for table in tables)]
    for table in tables:
        said = [
            speaker for sentence, speaker in zip(sentences, speakers, strict=True) if sentence.end <= table.span.start
        ]
        issuer = _issuer(table, directives, said, people)
        found += [_order(document, task, issuer, base=base, language=language, profile=profile) for task in table.tasks]
    faults = tuple(_tell(document, fault) for table in tables for fault in table.faults)
    return tuple(sorted(found, key=lambda one: one.span)), faults


def _issuer(
    table: TaskTable, directives: Sequence[Directive], speakers: Sequence[Speaker | None], people: Sequence[Person]
) -> str | None:
    """Who gives the tasks of a table: who spoke last before it, gave orders before it, or is named there by office."""
    last = speakers[-1] if speakers else None
    if last is not None and last.is_person:
        return last.name
    orders = [one.issuer for one in directives if one.span.end <= table.span.start and one.issuer]
    if orders:
        return orders[-1]
    named = [person for person in people if person.span.end <= table.span.start and person.title and not person.foreign]
    return named[-1].full if named else None


def _order(
    document: Document,
    task: TableTask,
    issuer: str | None,
    *,
    base: TimeBase,
    language: Language,
    profile: HasTopics | None,
) -> Directive:
    """A row as an order; its issuer is that of the table."""
    text = document.quote(task.span)
    return Directive(
        span=task.span,
        text=text,
        issuer=issuer,
        addressee=task.lead or None,
        lead=task.lead or None,
        coordinating=task.coordinating,
        deadline=_deadline(task.deadline, base, language),
        topics=profile.find_topics(text, language.code) if profile is not None else (),
        number=task.number or None,
        sentence=task.line,
        confidence=_SURE if issuer else _SURE - _WITHOUT_ISSUER,
        rule=RULE,
    )


def _deadline(cell: str, base: TimeBase, language: Language) -> str | None:
    """What a cell of the column of deadlines says, in the contract's words; None where that is no time."""
    times: Sequence[TimeMention] = language.find_times(cell, base) if cell else ()
    codes = (time.period.code if time.period is not None else time.code for time in times)
    return next((code for code in codes if code), None)


def _tell(document: Document, fault: TaskFault) -> Finding:
    odd, advice = _ODD[fault.code]
    return Finding(
        code=f"read.{fault.code}",
        severity=Severity.HOLD,
        message=f"Row {fault.row} of a table of tasks in {document.name} {odd.format(number=fault.number)}.",
        advice=advice,
        document=document.name,
        span=fault.place,
        facts=(("row", str(fault.row)), ("number", fault.number)),
    )
