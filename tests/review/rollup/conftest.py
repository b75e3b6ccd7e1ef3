"""Small worlds of orgs that come and go, and values told in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import OrgLife
from diemcau.profile.types import Profile
from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.observation import Observation
from diemcau.records.period import parse_period

SUM, DISTINCT, STOCK, NONE, RATE = (
    "trade.exports",
    "agreements.signed.total",
    "fdi.projects.active",
    "trade.export_markets",
    "trade.exports.plan_ratio",
)
UNITS = {SUM: "USD", DISTINCT: "agreement", STOCK: "project", NONE: "market", RATE: "percent"}
BREAK = date(2025, 7, 1)
"""The day from which the heirs work."""
EVE = date(2025, 6, 30)
THEN, TODAY = date(2024, 12, 31), date(2026, 1, 1)
_NUMBERS = count(1)


def interval(low: int | str | None, high: int | str | None, *, low_open: bool = False) -> Interval:
    """An interval from whole numbers; None for no end."""
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Interval(ends[0], ends[1], low_open)


def org(code: str, parent: str | None = "Arden", kind: str = "province", **more: Any) -> OrgLife:
    """An org whose name is its code."""
    return OrgLife(code=code, names={"en": code}, kind=kind, parent=parent, **more)


def told(org_code: str, value: int | Interval, period: str = "2024", measure: str = SUM, **more: Any) -> Observation:
    """A value."""
    number = Interval.point(Decimal(value)) if isinstance(value, int) else value
    given = {"id": f"o{next(_NUMBERS):05}", "unit": UNITS[measure], "status": Status.ACTUAL} | more
    return Observation(measure=measure, org=org_code, period=parse_period(period), interval=number, **given)


def ids(observations: Sequence[Observation]) -> tuple[str, ...]:
    """Their ids in order."""
    return tuple(sorted(one.id for one in observations))


@pytest.fixture(scope="session")
def profile() -> Profile:
    """A profile with measures of every rule."""
    return load_profile("vietnam_diplomacy")


@pytest.fixture(scope="session")
def arden() -> list[OrgLife]:
    """A country of four provinces, of which two became one and one became two; the fourth stays."""
    return [
        org("Arden", None, "state"),
        org("Dunmarsh"),
        org("Keld", last=EVE, heirs=("Keldmoor",)),
        org("Moor", last=EVE, heirs=("Keldmoor",)),
        org("Keldmoor", first=BREAK),
        org("Sarvik", last=EVE, heirs=("North Sarvik", "South Sarvik")),
        org("North Sarvik", first=BREAK),
        org("South Sarvik", first=BREAK),
    ]
