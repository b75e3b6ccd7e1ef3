"""Opening a campaign, changing its days, closing it."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.filings.actions.flow import reason_of
from diemcau.web.filings.book import regime_of
from diemcau.web.filings.calendar import Days, days_of, owed_in, period_for
from diemcau.web.filings.duties import owed_by
from diemcau.web.filings.models import Campaign, Filing
from diemcau.web.filings.policies import may_collect
from diemcau.web.orgs.models import Edition
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from diemcau.profile.forms import Regime

LONGEST_NAME = 200
MOST_REGIMES = 20
_BATCH = 1_000
_LOG = logging.getLogger("diemcau.web")


def open_campaign(
    *,
    actor: Person,
    scope: Scope,
    name: str,
    regimes: Sequence[str],
    period: str,
    days: Days | None = None,
    level: int = Level.INTERNAL,
) -> Campaign:
    """Open a round of reporting: from now on every unit of the regimes' kinds within reach owes each of their forms.

    The units are those that there were on the last day that the data cover, or are today while it has not come; of one
    that has ended since, its heir owes.

    Args:
        actor: Who.
        scope: What that person may do.
        name: As the office calls it.
        regimes: Codes of what is asked for.
        period: Code of the period that is reported on.
        days: Its days; as the rules of the regimes give them for None.
        level: How confidential its returns are.

    Raises:
        Denied: If the person does not collect anywhere, or may not see the level.
        NotFound: If there is no such regime.
        Invalid: If a regime is not in force, the period is none of its, the days are in no order, or nobody would owe.
        Conflict: If one of the regimes is asked for in that period already.
    """
    if not scope.reach(Right.COLLECT):
        scope.demand(Right.COLLECT, None)
    if level not in Level.values or level > scope.clearance:
        raise Denied("That level is above your clearance.", "Choose a lower one.", code="filings.above")
    asked = [regime_of(code) for code in dict.fromkeys(regimes[:MOST_REGIMES])]
    if not asked:
        raise Invalid("No regime is named.", "Choose one or several.", code="filings.no_regimes")
    days = _ordered(days or days_of(asked, period))
    _demand_in_force(asked, days.last_day)
    named = _name(name)
    (code,) = {period_for(regime, period).code for regime in asked}
    with transaction.atomic():
        _take_turn()
        campaign = Campaign.objects.create(
            name=named, regimes=[one.code for one in asked], period=code, level=level, opened_by=actor, **asdict(days)
        )
        owed = owed_by(scope, campaign, asked)
        if not owed:
            raise Invalid(
                "No unit within your reach would owe anything.", "Look at the kinds of units of the regime.",
                code="filings.nobody_owes",
            )  # fmt: skip
        _demand_first(scope, owed, code)
        Filing.objects.bulk_create(owed, batch_size=_BATCH)
        facts = {"name": named, "regimes": campaign.regimes, "period": code, "returns": len(owed)}
        note_campaign(actor, campaign, "open", **facts, **_said(days))
    return campaign


def change_days(
    *, actor: Person, scope: Scope, campaign: Campaign, opens: date, due: date, closes: date, reason: str
) -> Campaign:
    """Put off or bring forward the days of a campaign, with a reason; when a return came in stays as it was.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not collect.
        Invalid: If the days are in no order, or no reason is given.
        Conflict: If the campaign was closed.
    """
    said = reason_of(reason)
    with transaction.atomic():
        held = hold_campaign(scope, campaign)
        days = _ordered(Days(first_day=held.first_day, last_day=held.last_day, opens=opens, due=due, closes=closes))
        before = {"opens": held.opens, "due": held.due, "closes": held.closes}
        after = {"opens": days.opens, "due": days.due, "closes": days.closes}
        if before == after:
            return held
        held.opens, held.due, held.closes = opens, due, closes
        held.save()
        note_campaign(actor, held, "change", before=_said(before), after=_said(after), reason=said)
    return held


def close(*, actor: Person, scope: Scope, campaign: Campaign) -> Campaign:
    """End a campaign: units write no more in its returns, unless the office reopens one for a correction.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not collect.
        Conflict: If it was closed already.
    """
    with transaction.atomic():
        held = hold_campaign(scope, campaign)
        held.closed_at = timezone.now()
        held.save()
        states = Counter(held.filings.values_list("state", flat=True))
        note_campaign(actor, held, "close", states=dict(states))
    return held


def hold_campaign(scope: Scope, campaign: Campaign) -> Campaign:
    """The campaign, held until the transaction ends, for who collects.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not collect.
        Conflict: If it was closed.
    """
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if held.level > scope.clearance:
        raise NotFound("There is no such campaign, or it is not open to you.", code="filings.no_campaign")
    if not may_collect(scope, held):
        scope.demand(Right.COLLECT, None)
    if held.closed_at is not None:
        raise Conflict("This campaign is closed.", "Look at it again.", code="filings.closed")
    return held


def _ordered(days: Days) -> Days:
    if not days.first_day <= days.last_day or not days.opens <= days.due <= days.closes:
        raise Invalid(
            "The days are in no order.", "Opening, due day and closing follow each other.", code="filings.days_reversed"
        )
    return days


def _demand_in_force(regimes: Sequence[Regime], day: date) -> None:
    for regime in regimes:
        if not owed_in(regime, day):
            raise Invalid(
                f"{regime.code} is not in force on {day}.", "Choose the one that is.", code="filings.not_in_force",
                regime=regime.code, day=day.isoformat(),
            )  # fmt: skip


def _take_turn() -> None:
    """Hold the tree of orgs: nobody changes it, and nobody else opens a campaign, until the transaction ends."""
    Edition.objects.select_for_update().get_or_create(pk=1)


def _demand_first(scope: Scope, owed: Sequence[Filing], period: str) -> None:
    """Refuse what somebody is asked for already: nobody owes the same twice."""
    wanted = {(one.regime, one.org_id) for one in owed}
    others = Filing.objects.filter(
        campaign__period=period, regime__in={regime for regime, _ in wanted}, campaign__level__lte=scope.clearance
    )
    for regime, org, name in others.values_list("regime", "org_id", "campaign__name"):
        if (regime, org) in wanted:
            raise Conflict(
                f"{name} asks for this already.", "Remind, or change its days.", code="filings.asked_already", name=name
            )


def _name(said: str) -> str:
    name = " ".join(said.split())
    if not name or len(name) > LONGEST_NAME:
        raise Invalid("A campaign needs a name.", f"At most {LONGEST_NAME} letters.", code="filings.no_name")
    return name


def note_campaign(actor: Person, campaign: Campaign, verb: str, **detail: object) -> None:
    """The entry of the log, last of all."""
    act = Act(
        act=f"campaign.{verb}", thing="campaign", thing_id=campaign.uid, level=campaign.level, detail=detail
    )  # fmt: skip
    append_entry(actor=actor, act=act)


def _said(days: Days | Mapping[str, date]) -> dict[str, str]:
    fields = days if isinstance(days, Mapping) else asdict(days)
    return {name: day.isoformat() for name, day in fields.items()}
