"""How one state of a mention follows another: closed, the next put in its place, the decision written beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from diemcau.errors import Conflict, NotFound
from diemcau.flow.packed import unpack
from diemcau.reconcile.anchors import make_anchor
from diemcau.records import Sort, Span
from diemcau.web.archive.models import Document, ReadText
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.desk.models import Decision, Mention
from diemcau.web.desk.queries import reading_at
from diemcau.web.desk.rows import ANCHORED, anchor_to_json, measured_of
from diemcau.web.desk.signals import mentions_changed
from diemcau.web.desk.wanted import rereader_of

if TYPE_CHECKING:
    from diemcau.read.amend import Rereader
    from diemcau.records import Reading
    from diemcau.web.accounts.models import Person

_TOLD = ("value", "unit", "measure", "owner", "period", "status", "kind", "partner", "check_state")
_OWN = frozenset({"id", "known_from", "known_to"})
_COPIED = tuple(each.attname for each in Mention._meta.concrete_fields if each.name not in _OWN)  # noqa: SLF001 - public
_TICK = timedelta(microseconds=1)


@dataclass
class Held:
    """A document whose mentions nobody else changes until the transaction ends.

    Attributes:
        document: The document.
        actor: Who changes it.
        row: Its current reading.
    """

    document: Document
    actor: Person
    row: ReadText

    @cached_property
    def reading(self) -> Reading:
        """What the reader read."""
        return unpack(bytes(self.row.packed))

    @cached_property
    def rereader(self) -> Rereader:
        """The document, ready to be read again."""
        return rereader_of(self.reading)


def hold(document: Document, actor: Person) -> Held:
    """Hold a document until the transaction ends.

    Raises:
        NotFound: If it has not been read.
    """
    locked = Document.objects.select_for_update().select_related(None).get(pk=document.pk)
    locked.org = document.org
    row = reading_at(locked, None)
    if row is None:
        raise NotFound("The document has not been read yet.", code="desk.unread")
    return Held(locked, actor, row)


def current(held: Held, uid: UUID, seen: str) -> Mention:
    """The current state of a mention, which has to be the one that the person saw.

    Raises:
        NotFound: If the document has no such mention.
        Conflict: If somebody has changed it since; says who made what of it.
    """
    found = held.document.mentions.filter(uid=uid, known_to=None).select_related("checked_by").first()
    if found is None:
        if held.document.mentions.filter(uid=uid).exists():
            raise Conflict("That mention is no longer there.", "Look at the page again.", code="desk.gone")
        raise NotFound("There is no such mention in this document.", code="desk.no_mention")
    if _moment(seen) != found.known_from:
        who = str(found.checked_by) if found.checked_by else "Diemcau"
        raise Conflict(
            f"{who} changed this meanwhile: {found.check_state}.",
            "Look at it again and repeat what you did.",
            code=f"desk.stale_{found.check_state}",
            who=who,
        )
    return found


def _moment(seen: str) -> datetime | None:
    try:
        return parse_datetime(seen)
    except ValueError:
        return None


def copy_of(state: Mention, **changes: Any) -> Mention:
    """A state that is not saved yet, alike but for some changes."""
    return Mention(**({name: getattr(state, name) for name in _COPIED} | changes))


def content_of(held: Held, sort: str, one: Any, said: dict[str, Any]) -> dict[str, Any]:
    """The columns of a mention that hold what a record says."""
    plain = {"label": str(", ".join(getattr(one, "topics", ())) or getattr(one, "kind", ""))[:500]}
    measured = measured_of(one, held.row.language) if sort == "figure" else plain
    return {
        "start": one.span.start,
        "end": one.span.end,
        "sentence_start": one.sentence.start,
        "sentence_end": one.sentence.end,
        "words": one.text,
        "said": said,
        "confidence": one.confidence,
        "rule": one.rule[:60],
        **measured,
    }


def demand_free(held: Held, state: Mention | None, sort: str, span: Span) -> None:
    """Refuse to move a figure to words that are marked already.

    Raises:
        Conflict: If another figure stands over some of them.
    """
    if sort != "figure" or (state is not None and (state.start, state.end) == span):
        return
    others = held.document.mentions.filter(known_to=None, sort=sort, start__lt=span.end, end__gt=span.start)
    if state is not None:
        others = others.exclude(uid=state.uid)
    if others.exists():
        raise Conflict(
            "Those words are marked already.", "Correct the mention that stands there.", code="desk.marked_already"
        )


def advance(
    held: Held,
    verdict: Decision.Verdict,
    before: Mention | None,
    after: Mention | None,
    *,
    reason: str = "",
    undoes: Decision | None = None,
) -> Mention | None:
    """Close a state, put the next in its place, write decision and log, and tell the apps above."""
    now = timezone.now()
    if before is not None:
        now = max(now, before.known_from + _TICK)
        Mention.objects.filter(pk=before.pk).update(known_to=now)
    shown = after or before
    assert shown is not None
    if after is not None:
        after.known_from = now
        after.save(force_insert=True)
    decision = Decision.objects.create(
        document=held.document,
        mention=shown.uid,
        verdict=verdict,
        before=before,
        after=after,
        anchor=anchor_to_json(_anchor(held, shown)),
        by=held.actor,
        at=now,
        reason=reason,
        undoes=undoes,
    )
    if after is not None and undoes is None:
        Mention.objects.filter(pk=after.pk).update(decision=decision)
        after.decision = decision
    mentions_changed.send(Document, document=held.document, mention=shown.uid)
    _log(held, decision)
    return after


def _anchor(held: Held, state: Mention) -> Any:
    return make_anchor(
        held.reading.document, Span(state.start, state.end), ANCHORED.get(state.sort, Sort.DIRECTIVE), ""
    )


def _log(held: Held, decision: Decision) -> None:
    detail = {
        "before": told(decision.before),
        "after": told(decision.after),
        "document": held.document.uid,
        "reason": decision.reason,
    }
    append_entry(
        actor=held.actor,
        act=Act(
            act=f"mention.{decision.verdict}",
            thing="mention",
            thing_id=decision.mention,
            org=held.document.org.code,
            level=held.document.level,
            detail=detail,
        ),
    )


def told(state: Mention | None) -> dict[str, Any] | None:
    """A state for the log: what it says and what was made of it."""
    if state is None:
        return None
    said = {name: getattr(state, name) for name in _TOLD}
    return {"words": state.words[:200], "span": [state.start, state.end]} | said
