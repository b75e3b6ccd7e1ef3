"""What becomes of a directive: an orientation, drafts of tasks, or nothing; its oddities; and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.states import Verb, decide_step
from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.records.task import TaskState
from diemcau.web.archive.reading import profile
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.tasks.actions.drafting import demand_preparing, make_draft
from diemcau.web.tasks.actions.held import ground_of, take_step, words_of
from diemcau.web.tasks.actions.papers import hold_source, office_of
from diemcau.web.tasks.actions.wanted import LONGEST_TITLE
from diemcau.web.tasks.models import Flag, Order, Orientation, Source, Task
from diemcau.web.tasks.policies import actors_of, visible_orders
from diemcau.web.tasks.proposals import is_sure, wanted_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org

LONGEST_CHOICE = 300
MOST_TAKEN = 200
"""Directives that are taken over with one press."""
_LONGEST_PERIOD = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """What an orientation says.

    Attributes:
        title: In short.
        holder: The unit that looks after it.
        topics, measures: The profile's codes; the measures show how it goes.
        period: Code of the year or term, or empty for as long as it stands.
    """

    title: str
    holder: Org
    topics: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    period: str = ""


def set_orientation(*, actor: Person, scope: Scope, order: Order, edit: int, direction: Direction) -> Orientation:
    """Make a directive an orientation: kept to and reviewed by its measures, never counted with tasks.

    Raises:
        NotFound: If the person may not know of the directive.
        Denied: If the person does not deploy in its office.
        Invalid: If the title is missing, or a code is not known.
        Conflict: If it was decided or changed meanwhile, or what is odd about it waits.
    """
    book = profile()
    for code, known in (
        *((one, book.topics) for one in direction.topics),
        *((m, book.measures) for m in direction.measures),
    ):
        if code not in known:
            raise Invalid(f"{code[:40]!r} is not known.", "Choose from the list.", code="tasks.unknown", said=code[:40])
    with transaction.atomic():
        held = _hold(scope, order, edit)
        _demand_open(held)
        _demand_flags(held)
        made = Orientation.objects.create(
            order=held, title=words_of(direction.title, longest=LONGEST_TITLE), holder=direction.holder,
            topics=list(direction.topics), measures=list(direction.measures), level=max(held.level, held.source.level),
            period=words_of(direction.period, longest=_LONGEST_PERIOD, needed=False),
        )  # fmt: skip
        _decide(actor, held, "orientation", "")
        _note(actor, held, "orientation.set", orientation=str(made.uid))
    return made


def dismiss_order(*, actor: Person, scope: Scope, order: Order, edit: int, reason: str) -> Order:
    """Say that no task arises from a directive.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not deploy in its office.
        Invalid: If no reason is given.
        Conflict: If it was decided or changed meanwhile.
    """
    said = words_of(reason)
    with transaction.atomic():
        held = _hold(scope, order, edit)
        _demand_open(held)
        _decide(actor, held, "none", said)
        _note(actor, held, "order.decide", outcome="none", reason=said)
    return held


def reopen_order(*, actor: Person, scope: Scope, order: Order, edit: int, reason: str = "") -> Order:
    """Take back what was made of a directive, as long as nothing of it was given: its drafts are put away.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not deploy in its office.
        Invalid: If drafts are put away without a reason.
        Conflict: If it was changed meanwhile, is open already, or something of it was given or hangs on it.
    """
    said = words_of(reason, needed=False)
    with transaction.atomic():
        held = _hold(scope, order, edit)
        if held.outcome == "":
            raise Conflict("Nothing was decided on this directive yet.", code="tasks.undecided")
        before = held.outcome
        _take_back(actor, scope, held, said)
        held.outcome, held.reason, held.decided_by, held.decided_at = "", "", None, None
        _save(held)
        _note(actor, held, "order.decide", outcome="", before=before, reason=said)
    return held


def decide_flag(*, actor: Person, scope: Scope, order: Order, edit: int, flag: UUID, choice: str, reason: str) -> Flag:
    """Decide on something odd: what holds, and why.

    Raises:
        NotFound: If the person may not know of the directive, or it has no such flag.
        Denied: If the person does not deploy in its office.
        Invalid: If no choice or reason is given.
        Conflict: If the directive was changed meanwhile.
    """
    chosen, said = words_of(choice, longest=LONGEST_CHOICE), words_of(reason)
    with transaction.atomic():
        held = _hold(scope, order, edit)
        found = held.flags.select_for_update().filter(uid=flag).first()
        if found is None:
            raise NotFound("There is no such oddity here.", code="tasks.no_flag")
        before = found.choice
        found.choice, found.reason, found.decided_by, found.decided_at = chosen, said, actor, timezone.now()
        found.save()
        if found.code == "issuer" and found.kind == "contradictory":
            held.speaker = chosen
        _save(held)
        _note(actor, held, "flag.decide", flag=f"{found.kind} {found.code}", choice=chosen, before=before, reason=said)
    return found


def take_sure(*, actor: Person, scope: Scope, source: Source, assigner: Person | None = None) -> list[Task]:
    """Take every directive over as a draft that leaves nothing to look at; each by itself.

    Raises:
        NotFound: If the person may not know of the paper.
        Denied: If the person does not deploy in its office.
    """
    with transaction.atomic():
        held = hold_source(scope, source, None)
    office = office_of(held)
    orders = held.orders.filter(visible_orders(scope), outcome="").prefetch_related("flags")
    made: list[Task] = []
    for order in orders[:MOST_TAKEN]:
        if is_sure(order):
            wanted = wanted_of(order, office, assigner)
            made.append(make_draft(actor=actor, scope=scope, wanted=wanted, order=order))
    return made


def close_orientation(*, actor: Person, scope: Scope, orientation: Orientation, reason: str) -> Orientation:
    """End an orientation: it was reached, or another direction holds now.

    Raises:
        NotFound: If the person may not know of its directive.
        Denied: If the person does not deploy in its office.
        Invalid: If no reason is given.
        Conflict: If it was closed already.
    """
    said = words_of(reason)
    with transaction.atomic():
        held = (
            Orientation.objects.select_for_update(of=("self",)).select_related("order__source").get(pk=orientation.pk)
        )
        order = _hold(scope, held.order, None)
        if held.closed_at is not None:
            raise Conflict("This orientation was closed already.", "Look at it again.", code="tasks.closed")
        held.closed_at, held.closed_by, held.closing = timezone.now(), actor, said
        held.save()
        _note(actor, order, "orientation.close", orientation=str(held.uid), reason=said)
    return held


def _hold(scope: Scope, order: Order, edit: int | None) -> Order:
    """A directive, held until the transaction ends, for somebody who deploys in its office."""
    rows = Order.objects.select_for_update(of=("self",)).select_related("source__org", "source__office")
    held = rows.filter(visible_orders(scope), pk=order.pk).first()
    if held is None:
        raise NotFound("There is no such directive, or it is not open to you.", code="tasks.no_order")
    demand_preparing(scope, office_of(held.source))
    if edit is not None and held.edit != edit:
        raise Conflict(
            "Somebody else has changed this directive meanwhile.", "Look at it again and repeat what you did.",
            code="tasks.stale_order",
        )  # fmt: skip
    return held


def _demand_open(held: Order) -> None:
    if held.outcome:
        raise Conflict("Something was made of this directive already.", "Take that back first.", code="tasks.decided")


def _demand_flags(held: Order) -> None:
    if held.flags.filter(stops=True, choice="").exists():
        raise Conflict(
            "Oddities of the directive wait for a decision.", "Decide each of them first.", code="deploy.flags_open"
        )


def _take_back(actor: Person, scope: Scope, held: Order, reason: str) -> None:
    """Put the drafts of a directive away, and its orientation.

    Raises:
        Conflict: If a task of it was given, or one hangs on the orientation.
    """
    drafts = list(held.tasks.select_for_update().exclude(state=TaskState.DROPPED.value))
    if any(task.state != TaskState.DRAFT.value for task in drafts):
        raise Conflict(
            "A task of this directive was given already.", "Cancel or replace the task instead.", code="tasks.given"
        )
    orientation = Orientation.objects.filter(order=held).first()
    if orientation is not None:
        if orientation.tasks.exists() or orientation.closed_at is not None:
            raise Conflict(
                "Tasks serve this orientation, or it was closed.", "Close it instead.", code="tasks.orientation_used"
            )
        orientation.delete()
    for task in drafts:
        after = decide_step(Verb.DROP, ground_of(task), actors_of(actor, scope, task), reason=reason)
        take_step(actor=actor, task=task, verb=Verb.DROP.value, after=after.value, reason=reason)


def _decide(actor: Person, held: Order, outcome: str, reason: str) -> None:
    held.outcome, held.reason, held.decided_by, held.decided_at = outcome, reason, actor, timezone.now()
    _save(held)


def _save(held: Order) -> None:
    held.edit += 1
    held.save()


def _note(actor: Person, order: Order, act: str, **detail: object) -> None:
    append_entry(
        actor=actor,
        act=Act(
            act=act, thing="order", thing_id=order.uid, org=office_of(order.source).code, level=order.level,
            detail={"source": str(order.source.uid), **detail},
        ),
    )  # fmt: skip
