"""Accepting, correcting, rejecting, adding, reading a second time, and taking any of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db import transaction

from diemcau.errors import Conflict, Invalid
from diemcau.records import Span
from diemcau.web.desk.actions.states import Held, advance, content_of, copy_of, current, demand_free, hold
from diemcau.web.desk.carry import Carrier
from diemcau.web.desk.models import Check, Decision, Mention
from diemcau.web.desk.policies import demand_decide, demand_second, demand_undo, needs_second
from diemcau.web.desk.rows import SORTS, readings_of, said_of, to_mention
from diemcau.web.desk.wanted import FIELDS, Wanted, to_figure, to_other

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document

LONGEST_REASON = 2000
_FRESH: dict[str, Any] = {"second_by_id": None, "decision_id": None, "note": {}}


def accept(*, actor: Person, scope: Scope, document: Document, mention: UUID, seen: str, reason: str = "") -> Mention:
    """Say that a mention is right as it was read.

    Args:
        actor: Who.
        scope: What that person may do.
        document: In which document.
        mention: uid of the mention.
        seen: Names the state that the person saw (`queries.to_token`).
        reason: Why, where there is something to say.

    Raises:
        Denied: If the person may not.
        Conflict: If somebody has changed it meanwhile, or it is decided already.
    """
    return _judge(_Asked(actor, scope, document, mention, seen, reason), Check.ACCEPTED)


def reject(*, actor: Person, scope: Scope, document: Document, mention: UUID, seen: str, reason: str = "") -> Mention:
    """Say that a mention is none, or none of this document. Arguments and errors as in `accept`."""
    return _judge(_Asked(actor, scope, document, mention, seen, reason), Check.REJECTED)


class _Asked(NamedTuple):
    """What was asked of whom."""

    actor: Person
    scope: Scope
    document: Document
    mention: UUID
    seen: str
    reason: str


def _judge(asked: _Asked, state: Check) -> Mention:
    demand_decide(asked.scope, asked.document)
    with transaction.atomic():
        held = hold(asked.document, asked.actor)
        before = current(held, asked.mention, asked.seen)
        if state == Check.ACCEPTED and before.check_state != Check.UNCHECKED:
            raise Conflict("That was decided already.", "Undo it first.", code="desk.decided")
        if state == Check.REJECTED and before.check_state == Check.REJECTED:
            raise Conflict("That is rejected already.", code="desk.rejected")
        verdict = Decision.Verdict.ACCEPT if state == Check.ACCEPTED else Decision.Verdict.REJECT
        after = copy_of(before, check_state=state, checked_by_id=asked.actor.pk, **_FRESH)
        return _decided(held, verdict, before, after, asked.reason)


def _decided(held: Held, verdict: Decision.Verdict, before: Mention | None, after: Mention, reason: str) -> Mention:
    after.needs_second = needs_second(held.document, before, after)
    advance(held, verdict, before, after, reason=reason.strip()[:LONGEST_REASON])
    return after


def correct(
    *, actor: Person, scope: Scope, document: Document, mention: UUID, seen: str, wanted: Wanted, reason: str = ""
) -> Mention:
    """Put right what was read; a number is read again from the words, whatever was corrected.

    Arguments as in `accept`; `wanted` is what the mention is to say.

    Raises:
        Denied: If the person may not.
        Invalid: If the words do not say it; tells what they say.
        Conflict: If somebody has changed it meanwhile, or other words are marked already.
    """
    demand_decide(scope, document)
    with transaction.atomic():
        held = hold(document, actor)
        before = current(held, mention, seen)
        one = _amended(held, before, wanted)
        demand_free(held, before, before.sort, one.span)
        state = Check.ADDED if before.check_state == Check.ADDED else Check.CORRECTED
        after = copy_of(before, check_state=state, checked_by_id=actor.pk, **_FRESH)
        for name, value in content_of(held, before.sort, one, said_of(before.sort, one, held.reading)).items():
            setattr(after, name, value)
        return _decided(held, Decision.Verdict.CORRECT, before, after, reason)


def _amended(held: Held, before: Mention, wanted: Wanted) -> Any:
    (one,) = readings_of(held.reading, [before])
    if before.sort == "figure":
        return to_figure(wanted, held.rereader, one)
    if not isinstance(one, tuple(FIELDS)):
        raise Invalid("That is accepted or rejected as it is.", code="desk.fixed")
    return to_other(wanted, held.rereader, one)


def add(*, actor: Person, scope: Scope, document: Document, wanted: Wanted, reason: str = "") -> Mention:
    """Add a figure that the reader had missed.

    Raises:
        Denied: If the person may not.
        Invalid: If the words say no number, or nothing says what is counted.
        Conflict: If the words are marked already.
    """
    demand_decide(scope, document)
    with transaction.atomic():
        held = hold(document, actor)
        figure = to_figure(wanted, held.rereader, None)
        demand_free(held, None, "figure", figure.span)
        after = to_mention(held.row, "figure", None, figure, said_of("figure", figure, held.reading))
        after.check_state, after.checked_by_id = Check.ADDED, actor.pk
        return _decided(held, Decision.Verdict.ADD, None, after, reason)


def second(
    *,
    actor: Person,
    scope: Scope,
    document: Document,
    mention: UUID,
    seen: str,
    agrees: bool,
    reason: str = "",
) -> Mention:
    """Read a decided mention a second time; who does not agree gives a reason and opens it again.

    Raises:
        Denied: If the person may not check there, or decided first.
        Invalid: If the person does not agree and gives no reason.
        Conflict: If somebody has changed it meanwhile, or no second reading is open.
    """
    reason = reason.strip()[:LONGEST_REASON]
    with transaction.atomic():
        held = hold(document, actor)
        before = current(held, mention, seen)
        demand_second(scope, held.document, before)
        if not agrees and not reason:
            raise Invalid("Who does not agree says why.", "Write a reason.", code="desk.no_reason")
        after = copy_of(before, second_by_id=actor.pk) if agrees else _reopened(held, before, reason)
        advance(held, Decision.Verdict.SECOND, before, after, reason=reason)
        return after


def _reopened(held: Held, before: Mention, reason: str) -> Mention:
    """The mention waiting for a person again: as the reader read it, or where it was added as a proposal."""
    note = {"code": "disagreed", "who": str(held.actor), "reason": reason, "was": str(before.check_state)}
    own = _own(held, before) if before.index is not None else copy_of(before)
    for name, value in {"uid": before.uid, "check_state": Check.UNCHECKED, "checked_by_id": None, **_FRESH}.items():
        setattr(own, name, value)
    own.note, own.needs_second = note, True
    return own


def _own(held: Held, state: Mention) -> Mention:
    """What the reader itself read where a mention stands in for it."""
    assert state.index is not None
    one = getattr(held.reading, SORTS[state.sort])[state.index]
    return to_mention(held.row, state.sort, state.index, one, said_of(state.sort, one, held.reading))


def undo(*, actor: Person, scope: Scope, document: Document, mention: UUID, seen: str) -> Mention | None:
    """Take back the last decision about a mention; None where that leaves nothing, as of an addition.

    Raises:
        Denied: If it is another's and the person may not check.
        Conflict: If somebody has changed it meanwhile, nobody has decided anything, or what was before has no place.
    """
    demand_decide(scope, document)
    with transaction.atomic():
        held = hold(document, actor)
        state = current(held, mention, seen)
        if state.decision is None:
            raise Conflict("There is nothing to undo.", code="desk.nothing_to_undo")
        demand_undo(scope, held.document, state.decision.by_id)
        after = _before(held, state, state.decision)
        if after is not None:
            demand_free(held, state, after.sort, Span(after.start, after.end))
        return advance(held, Decision.Verdict.UNDO, state, after, undoes=state.decision)


def _before(held: Held, state: Mention, decision: Decision) -> Mention | None:
    """The state before a decision, in the reading of today."""
    before = decision.before
    if before is None:
        return None
    if before.reading_id == held.row.pk:
        return copy_of(before)
    carried = Carrier.between(before.reading, held.row).carry(before).state
    if carried is None:
        raise Conflict(
            "The document was read anew, and what was before has no place in it.",
            "Correct or reject the mention instead.",
            code="desk.no_way_back",
        )
    return copy_of(carried, uid=state.uid)
