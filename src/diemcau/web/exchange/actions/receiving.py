"""Messages of other offices come in: kept once, matched with what waits, taken up as papers, their files archived."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from diemcau.collect.edxml import parse_message
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records.message import Business, Message, StatusMessage
from diemcau.records.task import Calling, Deadline, DeadlineKind
from diemcau.web.accounts.policies import Right
from diemcau.web.archive import blobs
from diemcau.web.archive.actions import bring_in
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.exchange import letters
from diemcau.web.exchange.models import Message as Row
from diemcau.web.exchange.policies import MOST_MESSAGE, demand_bringing, demand_level
from diemcau.web.exchange.queries import find_message
from diemcau.web.tasks.actions.papers import Paper, Signature, enter_source, replace_source, revoke_source
from diemcau.web.tasks.actions.requests import answer_request
from diemcau.web.tasks.actions.sharing import answer_share
from diemcau.web.tasks.deadlines import deadline_to_json
from diemcau.web.tasks.models import Order, Share, Source
from diemcau.web.tasks.policies import tasks_for

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org

_REFUSALS = (Invalid, Denied, Conflict, NotFound)


def receive(*, actor: Person, scope: Scope, org: Org, level: int, body: bytes) -> tuple[Row, bool]:
    """Take a message of another office in for a unit; whether it is new: one that came before is not taken in again.

    What it answers is closed as far as the person may close it; its files go into the archive where the person may
    bring documents in; where the person deploys and the issuer is known, it is taken up as a paper.

    Args:
        actor: Who.
        scope: What that person may do.
        org: The unit that it is for.
        level: How confidential it is.
        body: The exchange file (edXML).

    Raises:
        Denied: If the person neither registers papers of that unit nor deploys its tasks, or may not see the level.
        Invalid: If it is too large, or no such message.
    """
    demand_bringing(scope, org)
    demand_level(scope, level)
    if not 0 < len(body) <= MOST_MESSAGE:
        raise Invalid(
            "The message is empty or larger than 50 MB.", "Ask its sender for a smaller one.",
            code="exchange.large_message",
        )  # fmt: skip
    message = parse_message(body)
    fields = letters.fields_of(message)
    known = Row.objects.filter(
        direction="in", organ=fields["organ"], identifier=letters.identify(message, body), org=org
    )
    if (before := known.first()) is not None:
        return find_message(scope, before.uid), False
    row = Row(direction="in", identifier=letters.identify(message, body), org=org, level=level, by=actor, **fields)
    row.blob = blobs.keep(body)
    try:
        with transaction.atomic():
            row.save()
            _match(actor, scope, row, message)
            _note(actor, row, "message.receive", number=str(row), business=row.business)
    except IntegrityError:  # the same message came at the same moment
        return find_message(scope, known.get().uid), False
    _go_on(actor, scope, row)
    return find_message(scope, row.uid), True


def _go_on(actor: Person, scope: Scope, row: Row) -> None:
    """What follows where the person may do it; else it waits on the page for whoever may."""
    if row.said.get("files") and scope.may(Right.ENTER, row.org_id):
        file_attachments(actor=actor, scope=scope, uid=row.uid)
    if "status" not in row.said and scope.may(Right.DEPLOY, row.org_id):
        issuer = letters.issuer_of(row)
        if issuer is not None or row.business in {Business.REVOKE, Business.UPDATE}:
            try:
                take_up(actor=actor, scope=scope, uid=row.uid, issuer=issuer)
            except _REFUSALS as error:
                row.said["held"] = {"title": error.title, "advice": error.advice, "facts": _facts(error)}
                Row.objects.filter(pk=row.pk).update(said=row.said)


def file_attachments(*, actor: Person, scope: Scope, uid: UUID) -> Row:
    """Bring the files of a message into the archive, as documents of its unit; a second time nothing is done.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may not bring documents in there.
        Conflict: If it has no files.
    """
    row = find_message(scope, uid)
    scope.demand(Right.ENTER, row.org_id)
    if "intake" in row.said:
        return row
    message = parse_message(blobs.fetch(row.blob))
    if not isinstance(message, Message) or not message.attachments:
        raise Conflict("This message has no files.", code="exchange.no_files")
    files = [(one.name.replace("\\", "/").rpartition("/")[2] or "file", one.body) for one in message.attachments]
    intake = bring_in(
        actor=actor, scope=scope, org=row.org, level=row.level, files=files, key=f"message-{row.uid}"[:80]
    )
    with transaction.atomic():
        held = Row.objects.select_for_update().get(pk=row.pk)
        held.said["intake"] = str(intake.uid)
        held.save(update_fields=["said"])
    return find_message(scope, uid)


def take_up(*, actor: Person, scope: Scope, uid: UUID, issuer: Org | None = None) -> Row:
    """Let a message do what it says: a new paper is written down, an earlier one revoked, replaced or updated.

    Its DueDate becomes the deadline of a directive in the words of its subject.

    Args:
        actor: Who.
        scope: What that person may do.
        uid: The message.
        issuer: The unit that issued the paper; None for the one that is known by name.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not deploy tasks there.
        Invalid: If nobody knows which unit issued it.
        Conflict: If it was taken up before, tells only how far a paper has come, or names an earlier paper that is
            not known here.
    """
    with transaction.atomic():
        row = Row.objects.select_for_update(of=("self",)).select_related("org").get(pk=find_message(scope, uid).pk)
        scope.demand(Right.DEPLOY, row.org_id)
        if row.direction != "in" or row.source_id is not None or "status" in row.said:
            raise Conflict("There is nothing to take up.", "Look at it again.", code="exchange.taken_up")
        earlier = _earlier(row)
        if row.business == Business.NEW:
            row.source = _paper(actor, scope, row, issuer)
        elif earlier is None:
            raise Conflict("The earlier paper is not known here.", "Bring it in first.", code="exchange.no_earlier")
        elif row.business == Business.REVOKE:
            why = row.said["reason"] or row.subject or str(row)
            row.source = revoke_source(actor=actor, scope=scope, source=earlier, edit=earlier.edit, reason=why)
        elif row.business == Business.REPLACE:
            row.source = _paper(actor, scope, row, issuer or earlier.org)
            why = row.said["reason"] or row.subject or str(row)
            replace_source(actor=actor, scope=scope, source=earlier, edit=earlier.edit, by=row.source, reason=why)
            row.said["was"] = str(earlier.uid)
        else:
            row.source = earlier
        row.status = letters.RECEIVED
        row.said.pop("held", None)
        row.save()
        _note(actor, row, "message.receive", number=str(row), source=str(row.source.uid), business=row.business)
    return find_message(scope, uid)


def _paper(actor: Person, scope: Scope, row: Row, issuer: Org | None) -> Source:
    """The paper of a message, with a directive where the message sets a day.

    Raises:
        Invalid: If nobody knows which unit issued it.
    """
    org = issuer or letters.issuer_of(row)
    if org is None:
        raise Invalid("It is not known which unit issued this.", "Choose the unit.", code="exchange.no_issuer")
    subject = row.subject or str(row)
    paper = Paper(
        org=org, office=row.org, subject=subject, kind=letters.kind_of(row.said["type"]), level=row.level,
        external=row.said["document"][:200],
    )  # fmt: skip
    signed = None
    if row.code and row.issued_on is not None:
        signer = row.said["signer"][:200]
        signed = Signature(number=row.code, symbol=row.symbol, day=row.issued_on, signer=signer)
    source = enter_source(actor=actor, scope=scope, paper=paper, signature=signed)
    if row.due is not None:
        _seed(row, source, subject, row.due)
    return source


def _seed(row: Row, source: Source, subject: str, due: date) -> None:
    """A directive in the words of the subject, due on the day that the message sets."""
    deadline = Deadline(kind=DeadlineKind.DATE, words=due.isoformat(), day=due, is_certain=True, why="day")
    proposed = {"title": subject[:300], "deadline": deadline_to_json(deadline)}
    Order.objects.create(
        source=source, words=row.said["content"] or subject, level=row.level, calling=Calling.TASK.value,
        why=["deadline"], proposed=proposed,
    )  # fmt: skip


def _earlier(row: Row) -> Source | None:
    """The paper that a message revokes, updates or replaces: by its id in the exchange, as the same office sent it."""
    ids = [one for one in (row.said["about"], *row.said["replaced"], row.said["document"]) if one]
    sent = Row.objects.filter(
        direction="in", org_id=row.org_id, organ=row.organ, business=Business.NEW, identifier__in=ids
    ).exclude(source=None)
    found = sent.select_related("source__org", "source__office").order_by("-at", "-pk").first()
    return found.source if found is not None else None


def _match(actor: Person, scope: Scope, row: Row, message: Message | StatusMessage) -> None:
    """Close what the message answers; what nothing here waits for is kept as such."""
    unmatched, closed = [], []
    for response in row.response_for:
        sent = letters.answered_by(row, response)
        if sent is None:
            unmatched.append(response)
            continue
        row.answers = sent
        if isinstance(message, StatusMessage):
            sent.status = message.status if message.status in letters.STATES else sent.status
        else:
            sent.status = letters.FINISHED
            closed += _close(actor, scope, row, sent)
        sent.save(update_fields=["status"])
    row.said |= {"unmatched": unmatched, "closed": closed}
    row.save(update_fields=["answers", "said"])


def _close(actor: Person, scope: Scope, row: Row, sent: Row) -> list[dict[str, Any]]:
    """Answer the request or the part that the sent message asked for, where the person may answer it."""
    answer = f"{row.subject} ({row})"[:2000]
    told: list[dict[str, Any]] = []
    request = sent.request
    if request is not None and request.state == "open":
        told.append(_try("request", request.uid, lambda: answer_request(
            actor=actor, scope=scope, request=request, edit=request.edit, answer=answer, agrees=True
        )))  # fmt: skip
    target = sent.said.get("unit", "")
    if sent.source_id is not None and target:
        parts = Share.objects.filter(
            task__source=sent.source_id, holder__code=target, state="asked", task__in=tasks_for(scope).values("pk")
        ).select_related("task")
        found = list(parts[:2])
        if len(found) == 1:
            share = found[0]
            told.append(_try("share", share.task.uid, lambda: answer_share(
                actor=actor, scope=scope, task=share.task, edit=share.task.edit, share=share.uid, answer=answer
            )))  # fmt: skip
    return told


def _try(kind: str, uid: UUID, act: Any) -> dict[str, Any]:
    """Whether something could be closed; else who may do it sees that it was answered."""
    try:
        with transaction.atomic():
            act()
    except _REFUSALS:
        return {"kind": kind, "uid": str(uid), "is_closed": False}
    return {"kind": kind, "uid": str(uid), "is_closed": True}


def _facts(error: Invalid | Denied | Conflict | NotFound) -> dict[str, Any]:
    return {name: value for name, value in error.facts.items() if isinstance(value, str | int)}


def _note(actor: Person, row: Row, act: str, **detail: object) -> None:
    append_entry(
        actor=actor,
        act=Act(act=act, thing="message", thing_id=row.uid, org=row.org.code, level=row.level, detail=detail),
    )
