"""Archives that make little sense: every series gets an answer, and no answer is absurd."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.foresee.outlook.archive import FLOW, RANK, STOCK, UNITS, org, outlook, target, told

from diemcau.records.interval import Interval
from diemcau.records.mention import Status, Tally
from diemcau.records.observation import Basis, Observation
from diemcau.records.period import parse_period

ORGS = [
    org("Keld"),
    org("Sarvik", last=date(2028, 6, 30), heirs=("Ostmark",)),
    org("Ostmark", first=date(2028, 7, 1)),
    org("North", kind="region"),
    org("Thach-Yen", "North"),
]
CODES = [
    "2025", "2026", "2027", "2028", "2029", "2030", "2031", "2032", "2030-H1", "2031-H1", "2031-Q3", "2031-01..2031-09",
    "2030-06", "2031-02-14", "2029-03..2030-02", "2030-11-03..2031-02-04",
]  # fmt: skip


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Numbers small, large, zero, negative, vague, or without an end."""
    numbers = st.one_of(st.none(), st.decimals("-10", "1e13", places=2), st.sampled_from([Decimal(0), Decimal(100)]))
    low, high = draw(numbers), draw(numbers)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Interval(low, high)


@st.composite
def amounts(draw: st.DrawFn) -> Interval:
    """Numbers of zero or more, now and then without an upper end."""
    low = draw(st.one_of(st.just(Decimal(0)), st.decimals("0.01", "1e12", places=2)))
    high = draw(st.sampled_from([low, low, low * 2 + 1, None]))
    return Interval(low, high)


def history(whole: list[Interval]) -> list[Observation]:
    """Six years of three orgs."""
    orgs = iter(["Keld", "Thach-Yen", "Arden"] * 6)
    return [
        replace(told(next(orgs), str(2025 + at // 3), 1), id=f"whole{at}", interval=one) for at, one in enumerate(whole)
    ]


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    """A value of any org, period, status and size."""
    measure = draw(st.sampled_from([FLOW, FLOW, FLOW, STOCK, RANK]))
    return Observation(
        id=str(draw(st.integers(0, 10**6))),
        measure=measure,
        org=draw(st.sampled_from(["Keld", "Keld", "Sarvik", "Ostmark", "Thach-Yen", "Arden", "nobody"])),
        period=parse_period(draw(st.sampled_from(CODES))),
        unit=draw(st.sampled_from([UNITS[measure], UNITS[measure], "percent"])),
        status=draw(st.sampled_from([Status.ACTUAL, Status.ACTUAL, *Status])),
        interval=draw(intervals()),
        tally=draw(st.sampled_from([None, *Tally])),
        basis=draw(st.sampled_from([*Basis])),
        is_disputed=draw(st.booleans()),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(observations(), max_size=12), st.lists(amounts(), min_size=18, max_size=18), st.floats(-1e6, 1e6))
def test_every_series_has_one_answer_for_each_period(odd: list[Observation], whole: list[Interval], aim: float) -> None:
    """Nothing fails; no series has two answers; none falls below nothing."""
    values = [*odd, *history(whole)]
    known = {one.id: date(2031, 9, 30) for one in values if one.status is Status.EXPECTED}
    found = outlook(values, *ORGS, paths=30, targets=[target(aim)], known=known)
    answers = [(one.series, one.period) for one in found.forecasts]
    answers += [(one.series, one.period) for one in found.refusals]
    assert len(answers) == len(set(answers))
    for forecast in found.forecasts:
        assert all(value.is_finite() for value in forecast.quantiles)
        assert list(forecast.quantiles) == sorted(forecast.quantiles)
        assert forecast.quantiles[0] >= 0
        assert all(one.period.start.year <= 2031 for one in forecast.history)
        assert all(0 < chance.chance < 1 for chance in forecast.chances)
