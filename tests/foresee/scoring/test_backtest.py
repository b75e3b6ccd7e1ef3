"""Foretelling from earlier days: nothing of the future goes in, and what came is told as the histories are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.foresee.scoring.backtest import Field, back_test, origins_before, outlook_of, with_past
from diemcau.foresee.scoring.truth import Truths
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.records.interval import Interval
from diemcau.records.mention import Status, Tally
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgNode, OrgTree
from diemcau.records.period import parse_period, year

from .conftest import SERIES, even

_FIRST, _LAST = 2012, 2024
_ORIGIN = date(2020, 6, 30)
_TODAY = date(2025, 6, 30)
_AMOUNTS = st.integers(0, 10**6)


@cache
def _profile() -> Profile:
    return load_profile("vietnam_diplomacy")


def _tree() -> OrgTree:
    nodes = {
        code: OrgNode(code=code, names={"en": code}, kind="province", parent=None) for code in ("DUN", "ARD", "KEL")
    }
    return OrgTree(_TODAY, nodes, {code: (code,) for code in nodes})


def _told(period: str, value: object, org: str = "DUN", **fields: Any) -> Observation:
    interval = value if isinstance(value, Interval) else Interval.point(Decimal(str(value)))
    given: dict[str, Any] = {
        "id": f"{org}/{period}", "measure": SERIES.measure, "unit": "count", "status": Status.ACTUAL,
        "tally": Tally.FLOW,
    }  # fmt: skip
    return Observation(org=org, period=parse_period(period), interval=interval, **given | fields)


def _years(values: Mapping[int, int] | None = None) -> list[Observation]:
    """Dunmarsh and Arden over thirteen years, growing; some years of Dunmarsh otherwise."""
    given = values or {}
    return [
        _told(str(one), given.get(one, 1000 + 40 * (one - _FIRST)) if org == "DUN" else 700 + 15 * (one - _FIRST), org)
        for org in ("DUN", "ARD")
        for one in range(_FIRST, _LAST + 1)
    ]


def _field(observations: Iterable[Observation], **fields: Any) -> Field:
    return Field(observations=list(observations), tree=_tree(), profile=_profile(), paths=200, **fields)


def _truths(*observations: Observation) -> Truths:
    return Truths(observations, tree=_tree(), profile=_profile(), day=_TODAY)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.integers(_ORIGIN.year, _LAST), _AMOUNTS, min_size=1))
def test_nothing_of_the_future_goes_in(later: dict[int, int]) -> None:
    """Whatever came after the day, the outlook of that day is the same."""
    assert outlook_of(_field(_years(later)), _ORIGIN) == outlook_of(_field(_years()), _ORIGIN)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_AMOUNTS, st.integers(_FIRST, _ORIGIN.year - 1))
def test_what_was_published_later_does_not_go_in(value: int, told: int) -> None:
    """Of a year that was over, but told only after the day, not even that it is told is known."""
    late = {f"DUN/{told}": date(2023, 5, 1)}
    changed = outlook_of(_field(_years({told: value}), known=late), _ORIGIN)
    without = [one for one in _years() if one.id not in late]
    assert changed == outlook_of(_field(without), _ORIGIN)


def test_the_past_does_go_in() -> None:
    """The tests above can fail: another value of before the day gives another outlook."""
    assert outlook_of(_field(_years({2019: 5000})), _ORIGIN) != outlook_of(_field(_years()), _ORIGIN)


def test_only_the_truth_is_of_the_future() -> None:
    """Another value of 2021 changes how what was foretold in 2020 is scored, and nothing else of it."""
    plain, jump = (back_test(_field(_years(each)), [_ORIGIN], today=_TODAY) for each in ({}, {2021: 9000}))
    assert [(one.series, one.lead, one.size) for one in plain] == [(one.series, one.lead, one.size) for one in jump]
    changed = [one.series.org for one, two in zip(plain, jump, strict=True) if one.score != two.score]
    assert changed == ["DUN"]
    assert [one.score.is_covered for one in jump if one.score.truth == Interval.point(Decimal(9000))] == [False]


def test_what_is_not_known_today_is_not_scored() -> None:
    """Neither years to come nor origins that are not over."""
    tried = back_test(_field(_years()), [date(2024, 6, 30), _TODAY, date(2026, 1, 1)], today=_TODAY)
    assert {one.score.truth for one in tried} == {one.interval for one in _years() if one.period == year(2024)}


def test_every_new_forecast_says_how_well_such_ones_did() -> None:
    """From the same month of the years before, as far ahead."""
    held = _field(_years())
    origins = origins_before(_TODAY, 6)
    assert origins == tuple(date(2025 - back, 6, 30) for back in range(1, 7))
    outlook = with_past(outlook_of(held, _TODAY), back_test(held, origins, today=_TODAY))
    assert outlook.forecasts
    for one in outlook.forecasts:
        assert one.past is not None
        assert one.past.count >= 10
        assert not one.past.is_own
        assert one.past.naive is not None


@pytest.mark.parametrize(
    ("told", "came"),
    [
        ([_told("2024", 50)], 50),
        ([_told("2024-H1", 20), _told("2024-H2", 31)], 51),
        ([_told(f"2024-Q{part}", part) for part in (1, 2, 3, 4)], 10),
        ([_told("2024-H1", 20)], None),
        ([_told("2024", 50, status=Status.EXPECTED)], None),
        ([_told("2024", 50, is_disputed=True)], None),
        ([_told("2024", 50, status=Status.TARGET)], None),
        ([], None),
    ],
)
def test_what_came_is_a_result_that_nobody_contradicts(told: list[Observation], came: int | None) -> None:
    """Told as such, or following from its parts; eleven months, estimates and disputes are no truth."""
    truth = _truths(*told).of(even())
    assert (None if truth is None else truth.interval) == (None if came is None else Interval.point(Decimal(came)))
    if truth is not None:
        assert truth.ids == tuple(one.id for one in told)


def test_what_was_known_is_no_foretelling() -> None:
    """A forecast whose history holds the truth already is not scored."""
    assert _truths(_told("2024", 50)).of(even(history=[("2024", 50)])) is None


def test_an_org_that_says_nothing_itself_is_the_sum_of_those_it_was_made_of() -> None:
    """Of all of them, or of none."""
    whole = replace(SERIES, org="KEL")
    made = even(series=whole, history=[("2023", 7)])
    made = replace(made, history=(replace(made.history[0], ids=("DUN/2023", "ARD/2023")),))
    told = [_told("2023", 3), _told("2023", 4, "ARD"), _told("2024", 5), _told("2024", 6, "ARD")]
    truth = _truths(*told).of(made)
    assert truth is not None
    assert truth.interval == Interval.point(Decimal(11))
    assert _truths(*told[:3]).of(made) is None
