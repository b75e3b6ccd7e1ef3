"""The days of a campaign as the rules of its regimes give them: what the data cover, from when, by when, until when."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.records.period import Period, parse_period

if TYPE_CHECKING:
    from diemcau.profile.forms import Regime

OPENS_BEFORE = 30
"""Days before the due day on which units begin to fill in: the drafts of provinces are discussed about then (2025)."""

CLOSES_AFTER = 30
"""Days after the due day until which late returns are still expected for the same edition."""

UNNAMED_DUE = 10
"""Days after the closing time by which returns are expected where the rule names no day; the office may say another."""

_SHAPES = {
    "year": re.compile(r"\d{4}"),
    "half-year": re.compile(r"\d{4}-H[12]"),
    "quarter": re.compile(r"\d{4}-Q[1-4]"),
    "month": re.compile(r"\d{4}-\d\d"),
}
_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of a campaign.

    Attributes:
        first_day, last_day: What the data cover.
        opens, due, closes: From when units fill in, by when they are expected, from when late ones go to the next
            edition.
    """

    first_day: date
    last_day: date
    opens: date
    due: date
    closes: date


def period_for(regime: Regime, code: str) -> Period:
    """The period that a regime is reported for.

    Raises:
        Invalid: If the code is no period, or none of the regime's length.
    """
    period = parse_period(code.strip())
    if _SHAPES[regime.every].fullmatch(period.code) is None:
        raise Invalid(
            f"{period.code} is no {regime.every}, which {regime.code} is reported for.",
            "Write 2025, 2025-H1, 2025-Q3 or 2025-07, as the regime asks.",
            code="filings.no_such_period",
            period=period.code,
            regime=regime.code,
        )
    return period


def window_of(regime: Regime, period: Period) -> tuple[date, date]:
    """First and last day that the data of a period cover; a window that starts after its end starts the year before."""
    first, last = regime.window
    year = period.end.year
    if regime.every in {"month", "quarter"}:
        if "-" in first:
            return period.start, period.end
        before = int(first) > int(last)
        return _in_month(period.start, int(first), -before), _in_month(period.end, int(last), 0)
    begins, ends = _day(year, first), _day(year, last)
    if first > last:  # as the rule writes them: 29 February may be cut to the 28th
        begins = _day(year - 1, first)
    if regime.every == "half-year" and period.code.endswith("H2"):
        begins, ends = ends + timedelta(days=1), _day(begins.year + 1, first) - timedelta(days=1)
    return begins, ends


def due_of(regime: Regime, period: Period) -> date | None:
    """The day by which a regime is due for a period; None where its rule names none."""
    _, last = window_of(regime, period)
    if regime.due.startswith("+"):
        return last + timedelta(days=int(regime.due[1:]))
    if not regime.due or regime.every in {"month", "quarter"}:
        return None
    if regime.every == "half-year" and period.code.endswith("H2"):
        first_half = due_of(regime, parse_period(f"{period.code[:4]}-H1"))
        _, ended = window_of(regime, parse_period(f"{period.code[:4]}-H1"))
        return last + (first_half - ended) if first_half else None
    found = _day(last.year, regime.due)
    return found if found >= last else _day(last.year + 1, regime.due)


def days_of(regimes: Iterable[Regime], code: str) -> Days:
    """The days of a campaign of some regimes for a period: all their windows, and the latest of their due days.

    Raises:
        Invalid: If there is no regime, or the period is none of theirs.
    """
    windows, dues = [], []
    for regime in regimes:
        period = period_for(regime, code)
        windows.append(window_of(regime, period))
        dues.append(due_of(regime, period) or windows[-1][1] + timedelta(days=UNNAMED_DUE))
    if not windows:
        raise Invalid("No regime is named.", "Choose one or several.", code="filings.no_regimes")
    due = max(dues)
    return Days(
        first_day=min(first for first, _ in windows),
        last_day=max(last for _, last in windows),
        opens=due - timedelta(days=OPENS_BEFORE),
        due=due,
        closes=due + timedelta(days=CLOSES_AFTER),
    )


def owed_in(regime: Regime, day: date) -> bool:
    """Whether a regime is in force on a day."""
    begun = regime.valid_from is None or regime.valid_from <= day
    return begun and (regime.valid_to is None or day <= regime.valid_to)


def _day(year: int, said: str) -> date:
    """A day of a year, `MM-DD`; the last of the month where the month has no such day."""
    month, day = (int(part) for part in said.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def _in_month(day: date, number: int, by: int) -> date:
    """A day of the month that a day lies in, or of another one some months away."""
    months = day.year * _DECEMBER + day.month - 1 + by
    year, month = divmod(months, _DECEMBER)
    return date(year, month + 1, min(number, monthrange(year, month + 1)[1]))
