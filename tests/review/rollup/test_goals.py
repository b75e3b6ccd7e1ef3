"""Totals against targets: reached, missed, on course, behind, or not to be told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from diemcau.profile.types import Profile
from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.period import parse_period
from diemcau.records.total import Caveat, Direction, Progress, Reach, Target, Total, Way
from diemcau.review.rollup.goals import judge

from .conftest import STOCK, SUM, UNITS, interval

DURING, AFTER = date(2024, 12, 1), date(2025, 1, 10)
AT_LEAST_8 = interval(8, None)
ELEVEN = "2024-01..2024-11"
OPEN_POINT = ((parse_period(ELEVEN), interval(7, None)),)


def progress(
    value: Interval | None,
    profile: Profile,
    goal: Interval = AT_LEAST_8,
    *,
    period: str = "2024",
    day: date = AFTER,
    measure: str = SUM,
    caveats: tuple[Caveat, ...] = (),
    status: Status = Status.ACTUAL,
    **more: Any,
) -> Progress:
    """A value against a target for 2024."""
    target = Target(
        id="t", measure=measure, unit=UNITS[measure], org="Arden", period=parse_period("2024"), interval=goal, **more
    )
    total = Total(
        measure=measure,
        unit=UNITS[measure],
        org="Arden",
        period=parse_period(period),
        way=Way.SUM,
        interval=value,
        caveats=caveats,
        status=status,
    )
    return judge(target, total, profile, day)


@pytest.mark.parametrize(
    ("value", "reach"),
    [
        (interval(8, 8), Reach.REACHED),
        (interval(9, None), Reach.REACHED),
        (interval(7, 7), Reach.MISSED),
        (interval(7, 9), Reach.CANNOT_TELL),
        (interval(7, None, low_open=True), Reach.CANNOT_TELL),
        (interval(None, 6), Reach.MISSED),
    ],
)
def test_a_target_is_reached_only_by_all_that_a_value_may_be(value: Interval, reach: Reach, profile: Profile) -> None:
    """At least 8 is reached by 8 and by over 8, missed by 7; from 7 to 9 nobody can tell."""
    assert progress(value, profile).reach is reach


def test_an_open_target_is_not_reached_by_its_end(profile: Profile) -> None:
    """More than 8 is not reached by 8, but by over 8."""
    more_than = interval(8, None, low_open=True)
    assert progress(interval(8, 8), profile, more_than).reach is Reach.MISSED
    assert progress(interval(8, None, low_open=True), profile, more_than).reach is Reach.REACHED


def test_share_and_gap_are_intervals(profile: Profile) -> None:
    """From 6 to 7 of 8 are 75 to 87.5 percent, and 1 to 2 are still to come."""
    found = progress(interval(6, 7), profile)
    assert (found.share, found.gap) == (interval(75, "87.5"), interval(1, 2))


def test_less_can_be_better(profile: Profile) -> None:
    """At most 5 is reached by 4 and missed by 6; with orgs missing 4 says nothing, and 6 is missed all the same."""
    down: dict[str, Any] = {"goal": interval(None, 5), "direction": Direction.DOWN}
    assert progress(interval(4, 4), profile, **down).reach is Reach.REACHED
    assert progress(interval(6, 6), profile, **down).reach is Reach.MISSED
    found = progress(interval(4, 4), profile, caveats=(Caveat.MISSING,), **down)
    assert (found.reach, found.reasons) == (Reach.CANNOT_TELL, ("missing",))
    assert progress(interval(6, 6), profile, caveats=(Caveat.MISSING,), **down).reach is Reach.MISSED
    assert progress(interval(6, 6), profile, period=ELEVEN, day=DURING, **down).reach is Reach.BEHIND


def test_who_is_missing_may_still_reach_it(profile: Profile) -> None:
    """With orgs missing a total below the target is no miss; one above it has reached it."""
    short = progress(interval(7, 7), profile, caveats=(Caveat.MISSING,))
    assert (short.reach, short.reasons) == (Reach.CANNOT_TELL, ("missing",))
    assert progress(interval(8, 8), profile, caveats=(Caveat.MISSING,)).reach is Reach.REACHED


def test_eleven_months_are_judged_by_an_interim_point_alone(profile: Profile) -> None:
    """Without a point nobody can tell; with one they are on course or behind, never missed."""
    none = progress(interval(7, 7), profile, period=ELEVEN, day=DURING)
    assert (none.reach, none.reasons) == (Reach.CANNOT_TELL, ("short",))
    for value, reach in ((7, Reach.ON_COURSE), (6, Reach.BEHIND)):
        found = progress(interval(value, value), profile, period=ELEVEN, day=DURING, points=OPEN_POINT)
        assert (found.reach, found.point) == (reach, OPEN_POINT[0])
    wide = progress(interval(6, 8), profile, period=ELEVEN, day=DURING, points=OPEN_POINT)
    assert wide.reach is Reach.CANNOT_TELL


def test_what_only_grows_is_reached_before_the_end(profile: Profile) -> None:
    """Nine after eleven months is enough for the year; a stock of nine may still fall."""
    assert progress(interval(9, 9), profile, period=ELEVEN, day=DURING).reach is Reach.REACHED
    assert progress(interval(9, 9), profile, day=DURING).reach is Reach.REACHED
    assert progress(interval(9, 9), profile, measure=STOCK, day=DURING).reach is Reach.ON_COURSE


def test_an_estimate_reaches_nothing_yet(profile: Profile) -> None:
    """An estimate of the whole year is on course or behind."""
    for value, reach in ((9, Reach.ON_COURSE), (7, Reach.BEHIND)):
        found = progress(interval(value, value), profile, status=Status.EXPECTED, caveats=(Caveat.EXPECTED,))
        assert (found.reach, found.reasons) == (reach, ("expected",))


def test_an_unfinished_year_is_not_missed(profile: Profile) -> None:
    """Before the target's time is over a lower total is behind, not missed."""
    assert progress(interval(7, 7), profile, day=DURING).reach is Reach.BEHIND


def test_nothing_and_other_things_cannot_be_told(profile: Profile) -> None:
    """No value, another unit, another time, a target without the end that counts: each is said."""
    assert progress(None, profile).reasons == ("no_value",)
    target = Target(id="t", measure=SUM, unit="VND", org="Arden", period=parse_period("2024"), interval=AT_LEAST_8)
    dollars = progress(interval(9, 9), profile).total
    assert judge(target, dollars, profile, AFTER).reasons == ("unit",)
    assert judge(target, None, profile, AFTER).reach is Reach.CANNOT_TELL
    assert progress(interval(9, 9), profile, period="2023").reasons == ("period",)
    wrong_side = progress(interval(9, 9), profile, interval(None, 8))
    assert (wrong_side.reach, wrong_side.share, wrong_side.reasons) == (Reach.CANNOT_TELL, None, ("wide",))
