"""One act upon the tree: alone, lawful, remembered, and in the log; or nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from diemcau.errors import Invalid
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.edition import forget_edition, next_edition
from diemcau.web.orgs.effects import Ledger, history
from diemcau.web.orgs.laws import Breach, Law, find_breaches
from diemcau.web.orgs.models import Change

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

Told = TypeVar("Told")
_LONGEST_REASON = 2_000
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 1, 1)
_SAYS = {
    Law.ORPHAN: ("{org} would stand under nothing, or under a unit that does not exist.", "Move or end it, too."),
    Law.CYCLE: ("{org} would stand under itself.", "Choose another unit above it."),
    Law.TWO_PARENTS: ("{org} would stand under two units at once.", "Choose one."),
    Law.TWO_NAMES: ("{org} would have two names in one language at once.", "Choose one."),
    Law.NAMELESS: ("{org} would have no name.", "Give it one."),
    Law.SAME_NAME: ("{org} would have the name of {other}, which is of the same kind.", "Choose another name."),
}


def write(
    *,
    actor: AbstractBaseUser | None,
    verb: str,
    orgs: Sequence[str],
    on: date | None,
    reason: str,
    work: Callable[[Ledger], None],
    undoes: Change | None = None,
    after: Callable[[Change], None] = lambda _: None,
) -> Change:
    """Do an act in one transaction, alone among those who change the tree.

    Args:
        actor: Who; None for the house itself.
        verb: What, as in `Change`.
        orgs: Codes of the orgs it is about, the foremost first.
        on: From which day.
        reason: Why.
        work: Writes the rows.
        undoes: The act that it takes back.
        after: What else is to be done in the same transaction.

    Raises:
        Invalid: If it changes nothing, its day is out of all bounds, or it would break a law that held before.
    """
    if on is not None and not _EARLIEST <= on <= _LATEST:
        raise Invalid("That day is too far away.", "Choose a day from 1900 to 2200.", code="orgs.far_day")
    with transaction.atomic():
        next_edition()
        broken = find_breaches(history())
        ledger = Ledger()
        work(ledger)
        if not ledger.effects:
            raise Invalid("That would change nothing.", "It is so already.", code="orgs.nothing")
        if fresh := find_breaches(history()) - broken:
            raise _refusal(min(fresh, key=lambda one: (one.law, one.org != orgs[0], one.org, one.other)))
        change = Change.objects.create(
            verb=verb, orgs=list(orgs), on=on, reason=reason.strip()[:_LONGEST_REASON], effects=ledger.effects,
            by_id=actor.pk if actor else None, undoes=undoes,
        )  # fmt: skip
        after(change)
        next_edition()
        append_entry(actor=actor, act=_act(change))
    return change


def _act(change: Change) -> Act:
    detail = {"orgs": change.orgs, "on": change.on, "reason": change.reason, "change": change.uid}
    if change.undoes is not None:
        detail["undoes"] = f"{change.undoes.verb} {change.undoes.uid}"
    first = change.orgs[0] if change.orgs else ""
    return Act(act=f"org.{change.verb}", thing="org", thing_id=first, org=first, detail=detail)


def _refusal(breach: Breach) -> Invalid:
    title, advice = _SAYS[breach.law]
    return Invalid(
        title.format(org=breach.org, other=breach.other), advice,
        code=f"orgs.{breach.law}", org=breach.org, other=breach.other,
    )  # fmt: skip


def preview(act: Callable[[], Change], tell: Callable[[Change], Told]) -> Told:
    """What an act would do, as `tell` says it of the tree after it; nothing is kept.

    Raises:
        DiemcauError: Whatever the act itself would raise.
    """
    with transaction.atomic():
        told = tell(act())
        transaction.set_rollback(True)
    forget_edition()
    return told
