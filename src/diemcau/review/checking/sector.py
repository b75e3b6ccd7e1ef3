"""Rules that a sector's own data make: orders, ratios, round quotients, bands and windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.profile.checks import Band, Base, fits
from diemcau.records import Interval, Period, Severity, Tally
from diemcau.records.checked import Ruled, RuleKind
from diemcau.records.period import shift_years
from diemcau.records.proportion import as_round, as_rounded, to_growth, to_percent
from diemcau.records.review import Answer
from diemcau.review.check import compare
from diemcau.review.checking.answers import Told, add_up, at_most, inside, leniently
from diemcau.review.checking.series import Shelf, Subject, rule_on

if TYPE_CHECKING:
    from diemcau.profile.checks import CheckBook, Quotient, StatedRatio
    from diemcau.profile.types import Deadline
    from diemcau.records.observation import Observation

# A count that is a multiple of another by chance is a multiple by a multiple of five once in five times that other: of
# ten and more that is less than once in fifty. The house's own.
_ROUND = 5
_LEAST_DIVISOR = 10
# What happens in a part of a year may be three times its share of the year: work is not spread evenly. The house's own.
_UNEVEN = Decimal(3)
_YEAR_DAYS = (300, 400)  # a period of so many days tells of a year, however it is cut
_DAYS_OF_YEAR = 365


def check_orders(shelf: Shelf, book: CheckBook) -> Iterator[Ruled]:
    """What the sector says is at most something else."""
    for order in book.orders:
        for subject, told in shelf.results(order.least):
            for period, least in told.items():
                most = shelf.beside(subject, order.most, period)
                if most is not None and least.tally == most.tally:
                    answer = leniently(at_most, least.interval, most.interval)
                    yield rule_on(RuleKind.ORDER, answer, (most, least), what=order.code)


def check_ratios(shelf: Shelf, book: CheckBook) -> Iterator[Ruled]:
    """Stated percentages against what they are made of."""
    for rule in book.ratios:
        for subject, told in shelf.results(rule.ratio):
            for period, ratio in told.items():
                yield from _ratio(shelf, rule, subject, period, ratio)


def _ratio(shelf: Shelf, rule: StatedRatio, subject: Subject, period: Period, ratio: Observation) -> Iterator[Ruled]:
    for above in _in_any_unit(shelf, subject, rule.numerator, period):
        tried = [
            (_against(ratio, above.interval, add_up(one.interval for one in below), rule.base), below)
            for below in _denominators(shelf, rule, above, period)
        ]
        if tried:
            order = (Answer.HOLDS, Answer.CANNOT_TELL, Answer.FAILS)
            (answer, expected, reason), below = min(tried, key=lambda one: order.index(one[0][0]))
            values = (above, *below, ratio)
            yield rule_on(RuleKind.RATIO, (answer, reason), values, what=rule.code, expected=expected)


def _denominators(
    shelf: Shelf, rule: StatedRatio, above: Observation, period: Period
) -> Iterator[tuple[Observation, ...]]:
    """The values whose sum may stand below the line, each time in the unit of what stands above it."""
    own = Subject(above.measure, above.org, above.partner, above.unit, is_done=True)
    if rule.base is Base.SAME:
        for codes in rule.denominators:
            found = [shelf.beside(own, code, period) for code in codes]
            values = tuple(one for one in found if one is not None)
            if len(values) == len(codes):
                yield values
        return
    before = rule.base is Base.BEFORE
    value = shelf.value(own._replace(is_done=before), shift_years(period, -1) if before else period)
    if value is not None:
        yield (value,)


def _against(ratio: Observation, above: Interval, below: Interval, base: Base) -> tuple[Answer, Interval | None, str]:
    """A stated percentage against the recomputed one; rounding of either level is no failure."""
    relate = to_growth if base is Base.BEFORE else to_percent
    recomputed = relate(above, below)
    if recomputed is None:
        return Answer.CANNOT_TELL, None, "wide"
    low, high = ratio.interval.low, ratio.interval.high
    middle = (low + high) / 2 if low is not None and high is not None else Decimal(0)
    stated = as_rounded(middle, ratio.interval, ratio.bound)
    answer = compare(stated, recomputed)
    if answer is Answer.FAILS:
        loose = relate(as_round(above), as_round(below))
        if loose is None or stated.intersection(loose) is not None:
            return Answer.CANNOT_TELL, recomputed, "round"
    return answer, recomputed, "wide" if answer is Answer.CANNOT_TELL else ""


def _in_any_unit(shelf: Shelf, subject: Subject, measure: str, period: Period) -> list[Observation]:
    """Values of a measure for the org, partner and period of a percentage, one in each unit."""
    units = {other.unit for other in shelf.by_measure.get(measure, ()) if other.org == subject.org}
    wanted = (subject._replace(measure=measure, unit=unit, is_done=True) for unit in sorted(units))
    return [value for one in wanted if (value := shelf.value(one, period)) is not None]


def check_round_quotients(shelf: Shelf, book: CheckBook) -> Iterator[Ruled]:
    """Counts of which one looks worked out from the other."""
    for rule in book.quotients:
        for subject, told in shelf.results(rule.numerator):
            for period, above in told.items():
                below = shelf.beside(subject, rule.denominator, period)
                if below is not None:
                    yield _round_quotient(rule, above, below)


def _round_quotient(rule: Quotient, above: Observation, below: Observation) -> Ruled:
    counts = [_counted(one.interval) for one in (above, below)]
    told: Told = (Answer.HOLDS, "")
    if counts[0] is None or counts[1] is None:
        told = (Answer.CANNOT_TELL, "wide")
    elif counts[1] < _LEAST_DIVISOR:
        told = (Answer.CANNOT_TELL, "few")
    elif counts[0] > 0 and counts[0] % (counts[1] * _ROUND) == 0:
        told = (Answer.FAILS, "")
    expected = to_quotient(*counts) if told[0] is Answer.FAILS else None
    values = (below, above)
    return rule_on(RuleKind.ROUND_QUOTIENT, told, values, what=rule.code, severity=Severity.NOTE, expected=expected)


def to_quotient(above: int | None, below: int | None) -> Interval | None:
    """The quotient of two counts as a single number."""
    return Interval.point(Decimal(above) / Decimal(below)) if above is not None and below else None


def _counted(interval: Interval) -> int | None:
    """A single whole number, or None."""
    if interval.low is None or interval.low != interval.high or interval.low != int(interval.low):
        return None
    return int(interval.low)


def check_bands(shelf: Shelf, book: CheckBook) -> Iterator[Ruled]:
    """Values against what can be believed of a year."""
    for band in book.bands:
        for subject, told in shelf.results(band.measure):
            org = shelf.profile.orgs.get(subject.org)
            if subject.unit not in {band.unit, "count"} or subject.partner:
                continue
            if band.kinds and (org is None or org.kind not in band.kinds):
                continue
            for period, value in told.items():
                expected = _band_of(band, value, period)
                if expected is not None:
                    answer = inside(value.interval, expected)
                    reason = "wide" if answer is Answer.CANNOT_TELL else ""
                    yield rule_on(RuleKind.BAND, (answer, reason), (value,), severity=Severity.NOTE, expected=expected)


def _band_of(band: Band, value: Observation, period: Period) -> Interval | None:
    """The band for a period: of what happens in less than a year the least is not known, the most is less."""
    days = (period.end - period.start).days + 1
    if days >= _YEAR_DAYS[0] or value.tally is not Tally.FLOW:
        return band.interval if days <= _YEAR_DAYS[1] else None
    if band.interval.high is None:
        return None
    return Interval(None, band.interval.high * min(Decimal(1), _UNEVEN * days / _DAYS_OF_YEAR))


def check_windows(shelf: Shelf, book: CheckBook) -> Iterator[Ruled]:
    """The time that yearly values cover against the window of their regime."""
    due = {deadline.code: deadline for deadline in shelf.profile.calendar}
    for window in book.windows:
        for subject, told in shelf.series():
            if not subject.is_done or not fits(subject.measure, window.measures):
                continue
            for period, value in told.items():
                days = (period.end - period.start).days + 1
                if _YEAR_DAYS[0] <= days <= _YEAR_DAYS[1]:
                    asked = window_of(due[window.deadline], period.end.year)
                    what = window.deadline
                    yield rule_on(
                        RuleKind.WINDOW, _in_window(value, asked), (value,), what=what, severity=Severity.NOTE
                    )


def window_of(deadline: Deadline, year: int) -> tuple[date, date]:
    """First and last day that a yearly report of a year covers; a window that starts after its end starts before."""
    (first_month, first_day), (last_month, last_day) = (tuple(map(int, day.split("-"))) for day in deadline.window)
    starts_before = deadline.window[0] > deadline.window[1]
    return date(year - starts_before, first_month, first_day), date(year, last_month, last_day)


def _in_window(value: Observation, window: tuple[date, date]) -> Told:
    """Whether a value covers a window. A year that is only named may mean either the window or the calendar's."""
    period = value.period
    if value.cut_off is not None:
        return (Answer.HOLDS, "") if value.cut_off == window[1] else (Answer.FAILS, "")
    if (period.start, period.end) == window:
        return Answer.HOLDS, ""
    return (Answer.CANNOT_TELL, "loose") if ".." not in period.code else (Answer.FAILS, "")
