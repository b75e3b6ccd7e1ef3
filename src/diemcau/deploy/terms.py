"""Terms that are counted: "10 working days", "15 days", "3 months", and the day on which they end."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from diemcau.deploy.working import WorkingCalendar
from diemcau.errors import Invalid

_CODE = re.compile(
    r"(?:(?:\d{1,4}|half a)-)?(?P<count>\d{1,4}(?:\.\d)?|half a) (?:(?P<kind>working|business|calendar|consecutive) )?"
    r"(?P<unit>hour|day|week|month|quarter|year)s?"
)
_HALF = "half a"
_HOURS = 24
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_HALF_MONTH = 15  # days; Civil Code 2015, article 146(1)
_MOST = {"hour": 9999, "day": 9999, "week": 999, "month": 600, "quarter": 200, "year": 50}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A length of time until something is to be done.

    Attributes:
        days: Days of it, beside the months.
        months: Months of it.
        working: Whether its days are working days.
    """

    days: int = 0
    months: int = 0
    working: bool = False


def parse_term(code: str) -> Term:
    """The term of a code such as `10 working days`, `48 hours`, `3-5 days` (the longer one), `1.5 years`.

    Hours are counted as days, each begun one a whole one. Half a month is 15 days, half a year 6 months (Civil Code
    2015, article 146).

    Raises:
        Invalid: If it is no such code, or longer than anybody plans.
    """
    match = _CODE.fullmatch(" ".join(code.split()))
    if match is None:
        raise Invalid(f"{code!r} is no term.", "Write 10 working days, 15 days, 2 weeks or 3 months.",
                      code="deploy.term", words=code)  # fmt: skip
    count = Decimal("0.5") if match["count"] == _HALF else Decimal(match["count"])
    unit = match["unit"]
    if count > _MOST[unit]:
        raise Invalid(f"{code!r} is too long.", "Give a shorter term.", code="deploy.too_far", words=code)
    working = match["kind"] in {"working", "business"}
    if unit in _MONTHS:
        halves = int(count * _MONTHS[unit] * 2)
        return Term(months=halves // 2, days=_HALF_MONTH * (halves % 2))
    if unit == "week":
        return Term(days=int((count * 7).to_integral_value(ROUND_CEILING)))
    days = count / _HOURS if unit == "hour" else count
    return Term(days=int(days.to_integral_value(ROUND_CEILING)), working=working)


def end_of(term: Term, start: date, calendar: WorkingCalendar) -> date:
    """The last day of a term that begins on the day after `start`.

    The day from which a term is counted is not part of it (Civil Code 2015, article 147(2)); a term of months ends on
    the day with the same number, or on the last day of a month that has none (article 148(3)).

    Raises:
        Invalid: If that lies outside the calendar.
    """
    if term.working:
        return calendar.add_working_days(start, term.days)
    try:
        return add_months(start, term.months) + timedelta(days=term.days)
    except (OverflowError, ValueError) as error:
        raise Invalid("The term ends outside the calendar.", "Give a shorter one.", code="deploy.too_far") from error


def start_of(term: Term, before: date, calendar: WorkingCalendar) -> date:
    """The day that lies a term before another: of "5 working days before the 15th" the last day in term.

    Raises:
        Invalid: If that lies outside the calendar.
    """
    if term.working:
        return calendar.add_working_days(before, -term.days) if term.days else before
    try:
        return add_months(before, -term.months) - timedelta(days=term.days)
    except (OverflowError, ValueError) as error:
        raise Invalid("The term begins outside the calendar.", "Give a shorter one.", code="deploy.too_far") from error


def add_months(day: date, months: int) -> date:
    """The day with the same number so many months later, or the last one of a month that has none.

    Raises:
        ValueError: If that lies outside the calendar.
    """
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"the year {year} is outside the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))
