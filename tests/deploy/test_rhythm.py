"""Rhythms: their codes, and the days they fall on."""

from __future__ import annotations

from datetime import date
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.deploy.rhythm import Rhythm, day_before, days_of, format_rhythm, parse_rhythm
from diemcau.deploy.working import calendar_of
from diemcau.errors import Invalid
from diemcau.profile.load import load_profile

HA_NOI = calendar_of(load_profile("vietnam_diplomacy"))
RHYTHMS = st.one_of(
    st.builds(Rhythm, months=st.just(1), day=st.integers(1, 31)),
    st.builds(lambda months, day, at: Rhythm(months=months, day=day, month=at % months + 1),
              st.sampled_from([3, 6]), st.integers(1, 31), st.integers(0, 5)),
    st.builds(Rhythm, months=st.just(12), month=st.integers(1, 12), day=st.integers(1, 31)),
    st.builds(lambda months, which: Rhythm(months=months, month=months if which == "last" else 1, working=which),
              st.sampled_from([1, 3, 6, 12]), st.sampled_from(["first", "last"])),
    st.builds(lambda months: Rhythm(months=months, month=months, is_named=False), st.integers(1, 24)),
    st.builds(lambda weeks, weekday: Rhythm(days=7 * weeks, weekday=weekday), st.integers(1, 8), st.integers(0, 6)),
    st.builds(lambda days: Rhythm(days=days, is_named=False), st.integers(1, 60)),
)  # fmt: skip


@given(rhythm=RHYTHMS)
def test_a_code_means_its_rhythm(rhythm: Rhythm) -> None:
    """What is written is read as the same code again, and means the same days."""
    code = format_rhythm(rhythm)
    again = parse_rhythm(code)
    assert format_rhythm(again) == code
    start = date(2026, 1, 31)
    assert list(islice(days_of(again, start, HA_NOI), 6)) == list(islice(days_of(rhythm, start, HA_NOI), 6))


@given(rhythm=RHYTHMS, start=st.dates(date(2020, 1, 1), date(2027, 12, 31)))
def test_days_ascend_from_the_start(rhythm: Rhythm, start: date) -> None:
    """No day lies before the start, and each lies behind the one before."""
    days = list(islice(days_of(rhythm, start, HA_NOI), 8))
    assert days[0] >= start
    assert all(one < other for one, other in pairwise(days))


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("25th of every month", [date(2026, 2, 25), date(2026, 3, 25)]),
        ("31 of every month", [date(2026, 2, 28), date(2026, 3, 31)]),
        ("20th of the last month of every quarter", [date(2026, 3, 20), date(2026, 6, 20)]),
        ("5th of the first month of every quarter", [date(2026, 4, 5), date(2026, 7, 5)]),
        ("last working day of every month", [date(2026, 2, 27), date(2026, 3, 31)]),
        ("first working day of every year", [date(2027, 1, 4), date(2028, 1, 3)]),
        ("10 December of every year", [date(2026, 12, 10), date(2027, 12, 10)]),
        ("every Friday", [date(2026, 2, 13), date(2026, 2, 20)]),
        ("every 6 months", [date(2026, 6, 30), date(2026, 12, 31)]),
        ("quarterly", [date(2026, 3, 31), date(2026, 6, 30)]),
        ("6 a.m. daily", [date(2026, 2, 10), date(2026, 2, 11)]),
    ],
)
def test_days_of_codes(code: str, days: list[date]) -> None:
    """The next two days of what the readers of both languages write."""
    assert list(islice(days_of(parse_rhythm(code), date(2026, 2, 10), HA_NOI), 2)) == days


@pytest.mark.parametrize("code", ["", "twice a year", "0 of every month", "32nd of every month", "every 0 weeks",
                                  "31 February of every year", "every 999 months", "sometimes"])  # fmt: skip
def test_what_has_no_days_is_refused(code: str) -> None:
    """A rhythm that nobody could keep, or that names no days, is none."""
    with pytest.raises(Invalid):
        parse_rhythm(code)


def test_before_a_day_is_by_the_day_before() -> None:
    """Also where that lies in the month before; the end of a stretch is in term itself."""
    assert format_rhythm(day_before(parse_rhythm("25th of every month"))) == "24th of every month"
    assert format_rhythm(day_before(parse_rhythm("1st of every month"))) == "last day of every month"
    assert format_rhythm(day_before(parse_rhythm("last day of every quarter"))) == "last day of every quarter"
    assert format_rhythm(day_before(parse_rhythm("every Monday"))) == "every Sunday"
    assert format_rhythm(day_before(parse_rhythm("1 March of every year"))) == "29 February of every year"
    assert format_rhythm(day_before(parse_rhythm("1st of the last month of every quarter"))) == (
        "31st of month 2 of every quarter"
    )
