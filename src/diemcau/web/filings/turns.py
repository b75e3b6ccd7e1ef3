"""Whose turn it is: what a person may do with a return as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.filings.models import Filing, FilingState, FilingVersion, Step
from diemcau.web.filings.policies import (
    OPEN,
    has_checker,
    inside,
    is_inside,
    is_shut,
    may,
    may_enter,
    may_reopen,
    may_send_back,
    within,
    works_there,
)

VERBS = ("enter", "submit", "check", "approve", "accept", "send_back", "reopen", "excuse")
"""What can be done with a return, in the order of its way; `enter` is to write in it."""

STEPS = frozenset({"submit", "check", "approve", "accept"})
"""Verbs that carry a return on: when one of them is open to a person, it is that person's turn."""


def turns_for(scope: Scope) -> QuerySet[Filing]:
    """The returns of running campaigns on which a person works, those to be accepted included; by due day."""
    work = within(scope.reach(Right.ENTER)) | within(scope.reach(Right.RELEASE))
    collect = within(scope.reach(Right.COLLECT)) & Q(state=FilingState.APPROVED)
    found = Filing.objects.filter(inside(scope)).filter(
        (work & (Q(campaign__closed_at=None) | Q(state__in=OPEN, accepted__isnull=False))) | collect
    )
    return with_hands(found, scope).order_by("campaign__due", "org__code", "form")


def with_hands(filings: QuerySet[Filing], scope: Scope) -> QuerySet[Filing]:
    """The same, each knowing whether the person entered any of it, or took a step on its newest version."""
    wrote = FilingVersion.objects.filter(filing=OuterRef("pk"), by=scope.person)
    stepped = Step.objects.filter(
        filing=OuterRef("pk"), version=OuterRef("version"), by=scope.person, verb__in=("check", "approve")
    )
    found = filings.select_related("campaign", "org", "holder", "version", "accepted")
    return found.annotate(is_mine=Exists(wrote), is_stepped=Exists(stepped))


def verbs_for(scope: Scope, filing: Filing) -> list[str]:
    """What a person may do with a return as it stands; the actions ask the same, and more, under their lock.

    Args:
        scope: What the person may do.
        filing: One of `with_hands`, or any other, for which the hands are looked up.
    """
    if not is_inside(scope, filing):
        return []
    if not hasattr(filing, "is_mine"):
        filing = with_hands(Filing.objects.filter(pk=filing.pk), scope).get()
    return [verb for verb in VERBS if _RULES[verb](scope, filing)]


def _is_other(filing: Filing) -> bool:
    """Whether the person had no hand in the newest version."""
    return not filing.is_mine and not filing.is_stepped  # type: ignore[attr-defined]


def _submits(scope: Scope, filing: Filing) -> bool:
    return filing.state in {FilingState.DRAFT, FilingState.RETURNED} and may_enter(scope, filing)


def _checks(scope: Scope, filing: Filing) -> bool:
    """A head who signs off is not offered to check as well: whoever does one does not do the other."""
    stands = filing.state == FilingState.SUBMITTED and not filing.is_mine  # type: ignore[attr-defined]
    signs = may(scope, Right.RELEASE, filing) and not may(scope, Right.ENTER, filing)
    return stands and not signs and may(scope, Right.CHECK, filing) and works_there(scope, filing)


def _approves(scope: Scope, filing: Filing) -> bool:
    if not may(scope, Right.RELEASE, filing) or not _is_other(filing):
        return False
    return filing.state == FilingState.CHECKED or (filing.state == FilingState.SUBMITTED and not has_checker(filing))


def _accepts(scope: Scope, filing: Filing) -> bool:
    return filing.state == FilingState.APPROVED and may(scope, Right.COLLECT, filing) and _is_other(filing)


def _excuses(scope: Scope, filing: Filing) -> bool:
    if filing.state not in OPEN or filing.accepted_id is not None:
        return False
    return may(scope, Right.COLLECT, filing) or (may(scope, Right.RELEASE, filing) and not is_shut(filing))


_RULES: Mapping[str, Callable[[Scope, Filing], bool]] = {
    "enter": may_enter,
    "submit": _submits,
    "check": _checks,
    "approve": _approves,
    "accept": _accepts,
    "send_back": may_send_back,
    "reopen": may_reopen,
    "excuse": _excuses,
}
