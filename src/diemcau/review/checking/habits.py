"""Signs of how a number came about rather than of what it counts: carried on from last year, told in two currencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.profile.checks import fits
from diemcau.profile.rules import MeasureKind
from diemcau.records import Period, Severity
from diemcau.records.checked import Ruled, RuleKind
from diemcau.records.proportion import divide
from diemcau.records.review import Answer
from diemcau.review.checking.answers import Told
from diemcau.review.checking.series import Shelf, Subject, rule_on

if TYPE_CHECKING:
    from diemcau.profile.checks import CheckBook
    from diemcau.records.observation import Observation

_LEAST_YEAR = 300  # days of a period that tells of a year
_LEAST_RUN = 2  # years with one value
# Two independent Poisson counts of mean m are equal with a chance of about 1 / (2 sqrt(pi m)); a run is only called
# unlikely under one in twenty, the usual line. For two years that is a count of about 32, for three of about 2.
_UNLIKELY = Decimal("0.05")
_PI = Decimal("3.14159265")
_COUNTS = frozenset({MeasureKind.COUNT, MeasureKind.PERSONS})


def check_repeated(shelf: Shelf, book: CheckBook) -> Iterator[Ruled]:
    """Values that stay the same, to the digit, from year to year: a baseline that was carried on and not counted."""
    for subject, told in shelf.series():
        if not subject.is_done or fits(subject.measure, book.steady):
            continue
        yearly = _by_year(told)
        if len(yearly) >= _LEAST_RUN:
            is_count = shelf.profile.measures[subject.measure].kind in _COUNTS
            yield from _runs(list(yearly.values()), is_count=is_count)


def _by_year(told: Mapping[Period, Observation]) -> dict[int, Observation]:
    """One value a year: of a year as a whole, or of a stock the last of the year; zeros are left out."""
    found = {
        period.end.year: one
        for period, one in told.items()
        if (period.is_day or (period.end - period.start).days + 1 >= _LEAST_YEAR) and one.interval.low != 0
    }
    return dict(sorted(found.items()))


def _runs(values: Sequence[Observation], *, is_count: bool) -> Iterator[Ruled]:
    """Each run of one value, or one answer that all values differ."""
    runs: list[list[Observation]] = []
    for value in values:
        if runs and (runs[-1][-1].interval, runs[-1][-1].bound) == (value.interval, value.bound):
            runs[-1].append(value)
        else:
            runs.append([value])
    repeated = [run for run in runs if len(run) >= _LEAST_RUN]
    for run in repeated:
        told: Told = (Answer.FAILS, "") if _is_unlikely(run, is_count=is_count) else (Answer.CANNOT_TELL, "few")
        yield rule_on(RuleKind.REPEATED, told, run, severity=Severity.NOTE)
    if not repeated:
        yield rule_on(RuleKind.REPEATED, (Answer.HOLDS, ""), values, severity=Severity.NOTE)


def _is_unlikely(run: Sequence[Observation], *, is_count: bool) -> bool:
    """Whether chance alone hardly makes such a run; amounts of money and goods do not repeat by chance."""
    size = run[0].interval.low if run[0].interval.low is not None else run[0].interval.high
    if not is_count or size is None or size <= 0:
        return True
    chance = min(Decimal(1), 1 / (2 * (_PI * size).sqrt()))
    return chance ** (len(run) - 1) <= _UNLIKELY


def check_currencies(shelf: Shelf) -> Iterator[Ruled]:
    """Amounts that are told in more than one currency for one org, partner and period: they are never added.

    `stated` is the rate at which the larger number stands for the smaller, if both tell of the same money.
    """
    found: defaultdict[tuple[Subject, Period], list[Observation]] = defaultdict(list)
    for subject, told in shelf.series():
        if shelf.profile.measures[subject.measure].kind is MeasureKind.MONEY:
            for period, one in told.items():
                found[subject._replace(unit=""), period].append(one)
    for several in found.values():
        if len(several) > 1:
            small, *_, large = sorted(several, key=lambda one: (one.interval.high or one.interval.low or 0, one.id))
            rate = divide(large.interval, small.interval)
            told_of = (Answer.FAILS, "unit")
            yield rule_on(RuleKind.CURRENCY, told_of, (small, large), severity=Severity.NOTE, stated=rate)
