"""Values of provinces that do not exist, in the measures of the shipped sector."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from diemcau.profile.load import load_profile
from diemcau.records import Bound, Status, interval_of, parse_period
from diemcau.records.checked import Ruled
from diemcau.records.observation import Observation

SECTOR = "vietnam_diplomacy"
Ask = Callable[..., list[Ruled]]


def value(measure: str, amount: str, period: str = "2031", **more: Any) -> Observation:
    """One value of Dunmarsh; `place` is the worth of its last written place."""
    profile = load_profile(SECTOR)
    bound, place = more.pop("bound", Bound.EXACT), Decimal(more.pop("place", "0"))
    fields: dict[str, Any] = {
        "id": f"{measure}@{period}={amount}{more.get('org', '')}",
        "measure": measure,
        "org": "P.dunmarsh",
        "period": parse_period(period),
        "unit": profile.measures[measure].unit_default,
        "status": Status.ACTUAL,
        "interval": interval_of(Decimal(amount), bound, place),
        "bound": bound,
        "tally": profile.measures[measure].tally,
    }
    return Observation(**(fields | more))
