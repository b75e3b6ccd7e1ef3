"""Forecasts of made-up series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from diemcau.records.forecast import LEVELS, Forecast, Method, Seen, Series
from diemcau.records.interval import Interval
from diemcau.records.period import parse_period

SERIES = Series("consular.legalisation", "DUN", "count")


def foretell(quantiles: Sequence[object], period: str = "2024", **fields: Any) -> Forecast:
    """A forecast with some quantiles; its history is given as pairs of period and value."""
    exact = tuple(Decimal(str(one)) for one in quantiles)
    history = tuple(
        Seen(period=parse_period(code), interval=told if isinstance(told, Interval) else point(told))
        for code, told in fields.pop("history", ())
    )
    given: dict[str, Any] = {"series": SERIES, "made_on": date(2024, 1, 31), "method": Method.YEARS}
    return Forecast(
        period=parse_period(period), point=exact[len(exact) // 2], quantiles=exact, history=history, **given | fields
    )


def point(value: object) -> Interval:
    """A single number as what came."""
    return Interval.point(Decimal(str(value)))


def even(**fields: Any) -> Forecast:
    """A forecast of a year whose quantiles are 100 times their level: anything from 0 to 100 is as likely."""
    return foretell([100 * level for level in LEVELS], **fields)
