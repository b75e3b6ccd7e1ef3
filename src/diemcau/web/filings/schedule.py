"""What falls due in a year: every regime of the profile with its periods, and the campaigns that ask for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.records.period import parse_period
from diemcau.web.filings.book import book
from diemcau.web.filings.calendar import days_of, due_of, owed_in
from diemcau.web.filings.queries import campaigns_for
from diemcau.web.filings.telling import regime_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from diemcau.profile.forms import Regime
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.models import Campaign

EARLIEST, LATEST = 1990, 2100
"""Years that a calendar is shown for."""

_MONTHS = 12
_PERIODS = {
    "year": ("{year}",),
    "half-year": ("{year}-H1", "{year}-H2"),
    "quarter": ("{year}-Q1", "{year}-Q2", "{year}-Q3", "{year}-Q4"),
    "month": tuple(f"{{year}}-{month:02d}" for month in range(1, _MONTHS + 1)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that falls due.

    Attributes:
        regime, name: Code and name of the regime.
        period: What is reported on.
        first_day, last_day: What the data cover.
        due: By when; of a campaign as the office has set it.
        is_ruled: Whether the rule names the day; else it is the house's own proposal.
        basis: The rule.
        campaign: The campaign that asks for it; None where none does, or none that the person may know of.
    """

    regime: str
    name: str
    period: str
    first_day: date
    last_day: date
    due: date
    is_ruled: bool
    basis: str
    campaign: Campaign | None


def year_of(scope: Scope, year: int, language: str) -> list[tuple[int, list[Due]]]:
    """What falls due in each month of a year that has any, by day."""
    asking: dict[tuple[str, str], Campaign] = {}
    near = [f"{each}" for each in (year - 1, year, year + 1)]
    for campaign in campaigns_for(scope).order_by("-pk"):
        if campaign.period[:4] in near:
            asking |= {(code, campaign.period): campaign for code in campaign.regimes}
    months: defaultdict[int, list[Due]] = defaultdict(list)
    for regime in book().regimes.values():
        for due in _dues(regime, year, asking, language):
            if due.due.year == year:
                months[due.due.month].append(due)
    return [(month, sorted(months[month], key=lambda one: (one.due, one.name))) for month in sorted(months)]


def _dues(regime: Regime, year: int, asking: dict[tuple[str, str], Campaign], language: str) -> Iterator[Due]:
    """The periods of a regime that may fall due in a year: its own and those of the year before and after."""
    for each in (year - 1, year, year + 1):
        for shape in _PERIODS[regime.every]:
            code = shape.format(year=each)
            days = days_of([regime], code)
            if not owed_in(regime, days.last_day):
                continue
            campaign = asking.get((regime.code, code))
            yield Due(
                regime=regime.code,
                name=regime_name(regime.code, language),
                period=code,
                first_day=days.first_day,
                last_day=days.last_day,
                due=campaign.due if campaign is not None else days.due,
                is_ruled=due_of(regime, parse_period(code)) is not None,
                basis=regime.basis,
                campaign=campaign,
            )
