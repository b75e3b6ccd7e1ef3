"""Files of many tasks: workbook, letter, table, calendar, and the plan as picture and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from diemcau.errors import Invalid
from diemcau.publish.gantt import draw_gantt, write_gantt_csv
from diemcau.publish.gantt_book import write_gantt_book
from diemcau.publish.task_book import write_task_book
from diemcau.publish.task_letter import write_task_letter
from diemcau.records.task import TaskState
from diemcau.records.task_row import Letterhead
from diemcau.web.exchange.calendar import write_calendar
from diemcau.web.exchange.rows import rows_of
from diemcau.web.exchange.telling import org_named
from diemcau.web.tasks.actions.papers import office_of
from diemcau.web.tasks.listing import list_to_csv
from diemcau.web.tasks.plan import gantt_lines
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.queries import with_names
from diemcau.web.tasks.shown import listed

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diemcau.publish.texts import Texts
    from diemcau.records.task_row import GanttLine, TaskRow
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node
    from diemcau.web.tasks.models import Source, Task

MOST = 25_000
"""Tasks in one file: all of the largest follow-up of the sector."""

MOST_LETTER = 1_000
"""Tasks in one letter."""

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which tasks are to be a file, and for whom.

    Attributes:
        tasks: The tasks, in order, all known to the reader.
        name: What they are, in the reader's language.
        scope, texts, site: Of the reader: what may be known, the language, the address of the site.
        unit: The unit whose tasks they are, or None.
        source: The paper that orders them, or None.
        is_list: Whether they are a list with filters: such a list has no plan.
    """

    tasks: QuerySet[Task]
    name: str
    scope: Scope
    texts: Texts
    site: str
    unit: Node | None = None
    source: Source | None = None
    is_list: bool = False


def make_file(asked: Asked, kind: str) -> tuple[bytes, str]:
    """The bytes of a file, and their media type.

    Args:
        asked: Which tasks.
        kind: One of `KINDS`.

    Raises:
        Invalid: If there are too many tasks for it, or none for a plan.
    """
    make, media, most = KINDS[kind]
    if asked.tasks.count() > most:
        raise Invalid(
            f"That are more than {most} tasks.", "Narrow the list.", code="exchange.too_many_tasks", most=most
        )
    return make(asked), media


def _rows(asked: Asked) -> list[TaskRow]:
    return rows_of(asked.tasks, asked.scope, asked.texts, asked.site)


def _book(asked: Asked) -> bytes:
    office = _office(asked)
    return write_task_book(
        _rows(asked), language=asked.texts.language, today=timezone.localdate(), title=asked.name, office=office
    )


def _office(asked: Asked) -> str:
    if asked.unit is not None:
        return asked.unit.name(asked.texts.language)
    return org_named(office_of(asked.source), asked.texts.language) if asked.source is not None else ""


def _letter(asked: Asked) -> bytes:
    rows, language, source = _rows(asked), asked.texts.language, asked.source
    signed = source is not None and bool(source.number)
    head = Letterhead(
        body=org_named(source.org, language) if source is not None else _office(asked),
        number=str(source) if signed else "",
        day=source.signed_on if source is not None else None,
        subject=source.subject if source is not None else asked.name,
        recipients=tuple(sorted({row.lead for row in rows if row.lead})),
        signer=source.signer if source is not None else "",
    )
    unit = asked.unit.name(language) if asked.unit is not None else ""
    return write_task_letter(head, rows, language=language, today=timezone.localdate(), unit=unit)


def _table(asked: Asked) -> bytes:
    return list_to_csv(listed(with_names(asked.tasks), asked.texts.language), asked.texts).encode()


def _calendar(asked: Asked) -> bytes:
    return write_calendar(asked.tasks, asked.scope, asked.texts, asked.site, asked.name)


def _lines(asked: Asked) -> Sequence[GanttLine]:
    """The open tasks as bars.

    Raises:
        Invalid: If there are none, or a filtered list is asked for.
    """
    paper: UUID | None = asked.source.uid if asked.source is not None else None
    lines = () if asked.is_list else gantt_lines(asked.scope, asked.unit, paper, asked.texts.language)
    if not lines:
        raise Invalid("There is no open task to be drawn.", "Choose another unit or paper.", code="exchange.no_plan")
    return lines


def _picture(asked: Asked) -> bytes:
    today = timezone.localdate()
    return draw_gantt(_lines(asked), language=asked.texts.language, today=today, title=asked.name).encode()


def _plan_table(asked: Asked) -> bytes:
    return write_gantt_csv(_lines(asked), language=asked.texts.language).encode()


def _plan_book(asked: Asked) -> bytes:
    today = timezone.localdate()
    return write_gantt_book(_lines(asked), language=asked.texts.language, today=today, title=asked.name)


KINDS: Mapping[str, tuple[Callable[[Asked], bytes], str, int]] = {
    "tasks.xlsx": (_book, _XLSX, MOST),
    "tasks.docx": (_letter, _DOCX, MOST_LETTER),
    "tasks.csv": (_table, "text/csv; charset=utf-8", MOST),
    "tasks.ics": (_calendar, "text/calendar; charset=utf-8", MOST),
    "gantt.svg": (_picture, "image/svg+xml", MOST),
    "gantt.csv": (_plan_table, "text/csv; charset=utf-8", MOST),
    "gantt.xlsx": (_plan_book, _XLSX, MOST),
}
"""By the name of a file who makes it, its media type, and of how many tasks at most."""


def of_paper(scope: Scope, source: Source) -> QuerySet[Task]:
    """The tasks of a paper, those that were never given among them for who prepares them."""
    return tasks_for(scope).filter(source=source).exclude(state=TaskState.DROPPED.value).order_by("serial", "pk")
