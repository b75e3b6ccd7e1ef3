"""Papers with their tasks go out to another office as a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone

from diemcau.errors import Conflict, Invalid
from diemcau.publish.edxml import format_message
from diemcau.publish.task_book import write_task_book
from diemcau.publish.task_words import say_day
from diemcau.records.message import Attachment, Message, Organ, ResponseFor
from diemcau.web.accounts.policies import Right
from diemcau.web.archive import blobs
from diemcau.web.archive.actions import take_original
from diemcau.web.archive.policies import may_see
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.exchange.models import Message as Row
from diemcau.web.exchange.rows import rows_of
from diemcau.web.exchange.telling import org_named
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.speech import load_speech
from diemcau.web.tasks.actions.papers import office_of
from diemcau.web.tasks.models import Request, Share
from diemcau.web.tasks.policies import PREPARED, demand_request, demand_source, tasks_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from diemcau.records.task_row import TaskRow
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org
    from diemcau.web.tasks.models import Source, Task

_ORGAN = re.compile(r"[A-Z0-9]+(?:\.[A-Z0-9]+)*")
LONGEST_ORGAN = 35
"""Signs of an office's id (Decision 20/2020/QD-TTg)."""

MOST_TASKS = 500
"""Tasks in one message."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """To whom a message goes, and from whom.

    Attributes:
        own: Id of the sending office.
        organ, name: Id and name of the other office.
        unit: The unit here that it is, or None for an office outside: then all tasks of the paper go.
        due: By when an answer is owed; None for the first deadline of the tasks.
        answers: The message that it answers, or None.
        request: The request that it carries, or None.
    """

    own: str
    organ: str
    name: str
    unit: Org | None = None
    due: date | None = None
    answers: Row | None = None
    request: Request | None = None


def send_paper(*, actor: Person, scope: Scope, source: Source, envelope: Envelope, language: str = "vi") -> Row:
    """Make the message that carries a signed paper and its tasks to another office; it is kept and downloaded.

    Raises:
        NotFound: If the person may not know of the paper.
        Denied: If the person does not deploy tasks in its office.
        Invalid: If an id is none.
        Conflict: If the paper is not signed.
    """
    demand_source(scope, source)
    office = office_of(source)
    scope.demand(Right.DEPLOY, office.pk)
    if not (source.number and source.signed_on):
        raise Conflict("The paper is not signed yet.", "Write its number and day down.", code="exchange.unsigned")
    _demand_organs(envelope)
    if envelope.request is not None:
        demand_request(scope, envelope.request)
    tasks = _tasks(scope, source, envelope)
    due = envelope.due or tasks.aggregate(first=Min("due"))["first"]
    row = Row(
        uid=uuid4(), direction="out", organ=envelope.organ, org=office, code=source.number, symbol=source.symbol,
        issued_on=source.signed_on, subject=source.subject, due=due, level=source.level, source=source, by=actor,
        request=envelope.request, status="", answers=envelope.answers,
    )  # fmt: skip
    row.identifier = str(row.uid)
    unit = envelope.unit.code if envelope.unit is not None else ""
    message = _message(actor, scope, row, tasks=tasks, envelope=envelope, language=language)
    row.said = {
        "document": row.identifier, "from": envelope.own, "to": [{"id": envelope.organ, "name": envelope.name}],
        "unit": unit, "content": message.content, "files": [one.name for one in message.attachments],
        "tasks": [str(uid) for uid in tasks.values_list("uid", flat=True)],
    }  # fmt: skip
    row.response_for = [
        {"organ": one.organ, "code": one.code, "day": one.day.isoformat() if one.day else "", "document": one.document}
        for one in message.responses
    ]
    row.blob = blobs.keep(format_message(message))
    with transaction.atomic():
        row.save()
        detail = {"number": str(source), "to": envelope.organ, "tasks": len(row.said["tasks"])}
        append_entry(
            actor=actor,
            act=Act(act="message.send", thing="message", thing_id=row.uid, org=office.code, level=row.level,
                    detail=detail),
        )  # fmt: skip
    return row


def _demand_organs(envelope: Envelope) -> None:
    for organ in (envelope.own, envelope.organ):
        if len(organ) > LONGEST_ORGAN or not _ORGAN.fullmatch(organ):
            raise Invalid(
                f"{organ[:40]!r} is no id of an office.", "Write it as 000.00.00.G22.", code="exchange.no_organ",
                said=organ[:40],
            )  # fmt: skip


def _tasks(scope: Scope, source: Source, envelope: Envelope) -> QuerySet[Task]:
    """The given tasks of the paper that go along: of a unit here those in which it has a part."""
    found = tasks_for(scope).filter(source=source, level__lte=source.level).exclude(state__in=PREPARED)
    if envelope.unit is not None:
        below = tree_of().below(envelope.unit.pk)
        parts = Share.objects.filter(Q(org__in=below) | Q(holder__in=below)).order_by().values("task")
        found = found.filter(Q(lead__in=below) | Q(holder__in=below) | Q(pk__in=parts))
    pks = list(found.order_by("due", "pk").values_list("pk", flat=True)[:MOST_TASKS])
    return tasks_for(scope).filter(pk__in=pks).order_by("due", "pk")


def _message(
    actor: Person, scope: Scope, row: Row, *, tasks: QuerySet[Task], envelope: Envelope, language: str
) -> Message:
    texts = load_speech(language)
    rows = rows_of(tasks, scope, texts, "")
    lines = [
        f"{one.number}. {one.title} ({say_day(texts, one.due)})" if one.due else f"{one.number}. {one.title}"
        for one in rows
    ]
    signer = row.source.signer if row.source is not None else ""
    responses: tuple[ResponseFor, ...] = ()
    if envelope.answers is not None:
        was = envelope.answers
        code = f"{was.code}/{was.symbol}" if was.code else ""
        document = str(was.said.get("document", was.identifier))
        responses = (ResponseFor(organ=was.organ, code=code, day=was.issued_on, document=document),)
    return Message(
        document=row.identifier,
        sender=Organ(id=envelope.own, name=org_named(row.org, language)),
        receivers=(Organ(id=envelope.organ, name=envelope.name),),
        number=row.code,
        notation=row.symbol,
        day=row.issued_on,
        subject=row.subject,
        content="\n".join(lines),
        signer=signer,
        due=row.due,
        responses=responses,
        attachments=(*_original(actor, scope, row), *_book(rows, row, language)),
    )


def _original(actor: Person, scope: Scope, row: Row) -> tuple[Attachment, ...]:
    """The paper itself, where it lies in the archive and is open to the person."""
    document = row.source.document if row.source is not None else None
    if document is None or not may_see(scope, document) or document.level > row.level:
        return ()
    version = document.versions.order_by("-number").first()
    if version is None:
        return ()
    return (Attachment(name=version.filename, body=take_original(actor=actor, version=version)),)


def _book(rows: Sequence[TaskRow], row: Row, language: str) -> tuple[Attachment, ...]:
    """The tasks as a workbook, which the other office brings in."""
    if not rows:
        return ()
    today = timezone.localdate()
    body = write_task_book(rows, language=language, today=today, title=row.subject, office=org_named(row.org, language))
    return (Attachment(name="tasks.xlsx", body=body, content_type=XLSX),)
