"""What is asked about campaigns, returns and values. Every question is asked for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from diemcau.errors import NotFound
from diemcau.web.accounts.policies import Right
from diemcau.web.desk.queries import known
from diemcau.web.filings.board import board_of
from diemcau.web.filings.models import Campaign, Filing, Value
from diemcau.web.filings.policies import inside, visible, visible_values

__all__ = ("board_of", "campaign_for", "campaigns_for", "filing_for", "filings_for", "values_for")

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope


def campaigns_for(scope: Scope) -> QuerySet[Campaign]:
    """The campaigns that a person may know of: who collects all up to the clearance, others those that ask them."""
    found = Campaign.objects.all()
    if scope.reach(Right.COLLECT).everywhere:
        return found.filter(level__lte=scope.clearance)
    return found.filter(Exists(Filing.objects.filter(inside(scope), campaign=OuterRef("pk"))))


def campaign_for(scope: Scope, uid: UUID) -> Campaign:
    """A campaign.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of.
    """
    found = campaigns_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such campaign, or it is not open to you.", code="filings.no_campaign")
    return found


def filings_for(scope: Scope, *, campaign: Campaign | None = None, own: bool = False) -> QuerySet[Filing]:
    """The returns that a person may know of.

    Args:
        scope: What the person may do.
        campaign: Of one campaign; of all for None.
        own: Only those whose drafts, steps and remarks the person may see.
    """
    found = Filing.objects.filter(inside(scope) if own else visible(scope))
    if campaign is not None:
        found = found.filter(campaign=campaign)
    return found.select_related("campaign", "org", "holder", "version", "accepted")


def filing_for(scope: Scope, uid: UUID) -> Filing:
    """A return; whether its drafts are open to the person too, `policies.is_inside` says.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of; the two cannot be told apart.
    """
    found = filings_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such return, or it is not open to you.", code="filings.no_filing")
    return found


def values_for(scope: Scope, at: datetime | None = None) -> QuerySet[Value]:
    """The values of accepted returns that a person may know of.

    Args:
        scope: What the person may do.
        at: As the house held them at that moment; now for None.
    """
    return Value.objects.filter(known(at), visible_values(scope))
