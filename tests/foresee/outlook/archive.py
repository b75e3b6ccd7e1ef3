"""Small archives: orgs, and what they told in each period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count
from typing import Any

from diemcau.foresee.outlook.build import forecast_all
from diemcau.foresee.outlook.formers import Told
from diemcau.foresee.outlook.spans import Span, span_of
from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import OrgLife, grow_tree
from diemcau.profile.types import Profile
from diemcau.records.forecast import Forecast, Outlook, Refusal
from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.period import parse_period
from diemcau.records.total import Direction, Target

FLOW, DISTINCT, STOCK, NATIONAL, RANK, RATE = (
    "trade.exports",
    "agreements.signed.total",
    "fdi.projects.active",
    "trade.export_markets",
    "fdi.rank",
    "trade.exports.plan_ratio",
)
UNITS = {FLOW: "USD", DISTINCT: "agreement", STOCK: "project", NATIONAL: "market", RANK: "rank", RATE: "percent"}
MADE_ON = date(2031, 10, 20)
_NUMBERS = count(1)


@cache
def profile() -> Profile:
    """The shipped profile."""
    return load_profile("vietnam_diplomacy")


def tree(*orgs: OrgLife, day: date = MADE_ON) -> OrgTree:
    """Orgs below Arden, the land."""
    return grow_tree([OrgLife(code="Arden", names={"en": "Arden"}, kind="state", parent=None), *orgs], day)


def org(code: str, parent: str | None = "Arden", kind: str = "province", **more: Any) -> OrgLife:
    """An org whose name is its code."""
    return OrgLife(code=code, names={"en": code}, kind=kind, parent=parent, **more)


def interval(value: float | str | tuple[float | None, float | None]) -> Interval:
    """A number, or two ends of which either may be missing."""
    if not isinstance(value, tuple):
        return Interval.point(Decimal(str(value)))
    low, high = (None if end is None else Decimal(str(end)) for end in value)
    return Interval(low, high, low_open=high is None)


def told(
    code: str, period: str, value: float | tuple[float | None, float | None], measure: str = FLOW, **more: Any
) -> Observation:
    """What an org told of a period."""
    given = {"id": f"o{next(_NUMBERS):05}", "unit": UNITS[measure], "status": Status.ACTUAL} | more
    return Observation(measure=measure, org=code, period=parse_period(period), interval=interval(value), **given)


def years(code: str, values: Sequence[float], measure: str = FLOW, last: int = 2030, **more: Any) -> list[Observation]:
    """Whole years, the last one first named."""
    first = last + 1 - len(values)
    return [told(code, str(first + at), value, measure, **more) for at, value in enumerate(values)]


def months(code: str, values: Sequence[float], measure: str = FLOW, first: str = "2027-01") -> list[Observation]:
    """Months one after another."""
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    return [
        told(code, f"{(start + at) // 12}-{(start + at) % 12 + 1:02}", value, measure)
        for at, value in enumerate(values)
    ]


def target(value: float | tuple[float | None, float | None], period: str = "2031", **more: Any) -> Target:
    """What Keld, or another, is to reach."""
    given: dict[str, Any] = {"id": "t", "measure": FLOW, "unit": "USD", "org": "Keld", "direction": Direction.UP} | more
    aim = (value, None) if isinstance(value, float | int) else value
    low, high = (None if end is None else Decimal(str(end)) for end in aim)
    return Target(period=parse_period(period), interval=Interval(low, high), **given)


def outlook(observations: Sequence[Observation], *orgs: OrgLife, made_on: date = MADE_ON, **more: Any) -> Outlook:
    """The outlook of an archive; of the org Keld alone unless others are given."""
    stands = tree(*(orgs or (org("Keld"),)), day=made_on)
    given: dict[str, Any] = {"paths": 400} | more
    aims = given.pop("targets", ())
    return forecast_all(observations, aims, tree=stands, profile=profile(), made_on=made_on, **given)


def of(found: Outlook, code: str, period: str = "2031") -> Forecast:
    """The one forecast of an org and period."""
    (one,) = [each for each in found.forecasts if (each.series.org, each.period.code) == (code, period)]
    return one


def why(found: Outlook, code: str, period: str = "2031") -> Refusal:
    """The one refusal of an org and period."""
    (one,) = [each for each in found.refusals if (each.series.org, each.period.code) == (code, period)]
    return one


def ends(forecast: Forecast) -> tuple[float, float]:
    """The ends of the 90 percent interval."""
    return float(forecast.quantile(Decimal("0.05"))), float(forecast.quantile(Decimal("0.95")))


def spans(values: Mapping[str, float | tuple[float | None, float | None]]) -> dict[Span, Told]:
    """Values by the months of their periods."""
    found = {}
    for code, value in values.items():
        span = span_of(parse_period(code))
        if span is None:
            raise ValueError(code)
        found[span] = Told(interval=interval(value), ids=(code,))
    return found
