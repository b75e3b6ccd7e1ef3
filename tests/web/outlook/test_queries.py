"""What a page asks of the outlook: the run of a moment, its forecasts, their scores; with few questions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from diemcau.web.accounts.policies import NOBODY
from diemcau.web.outlook.models import Foretold, Run
from diemcau.web.outlook.queries import (
    find_forecast,
    forecasts_for,
    history_for,
    refusals_for,
    run_for,
    scores_for,
    tried_at,
)
from diemcau.web.outlook.rows import to_forecast, to_refusal, to_score
from diemcau.web.review.editions import scope_of_level

from .conftest import SUMMED

if TYPE_CHECKING:
    from collections.abc import Callable

    from diemcau.web.orgs.models import Org
    from diemcau.web.outlook.models import Scored

    from ..conftest import House  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db

_NOW = timezone.now()


@pytest.fixture
def run(house: House) -> Callable[..., Run]:
    """Makes a run with one forecast of Dunmarsh, and of Arden one refusal."""

    def make(level: int = 0, *, day: date | None = None, hour: int = 0, ended: int | None = None, **fields: Any) -> Run:
        made = Run.objects.create(
            level=level, made_on=day or timezone.localdate(), made_at=_NOW + timedelta(hours=hour), digest="0",
            known_to=None if ended is None else _NOW + timedelta(hours=ended), **{"seen_from": level} | fields,
        )  # fmt: skip
        _foretell(made, house.orgs["DUN"])
        made.refused.create(**_line(house.orgs["ARD"]), reason="short", found=1, wanted=5)
        return made

    return make


def _line(org: Org, period: str = "2024") -> dict[str, Any]:
    year = int(period[:4])
    return {
        "measure": SUMMED, "org": org, "unit": "count", "period": period, "first_day": date(year, 1, 1),
        "last_day": date(year, 12, 31),
    }  # fmt: skip


def _foretell(run: Run, org: Org, **fields: Any) -> Foretold:
    history = [{"period": "2023", "low": "7", "high": "7", "low_open": False, "high_open": False, "ids": ["a"]}]
    return run.foretold.create(
        **_line(org), method="years", point="12", quantiles=[str(one) for one in range(23)],
        history=[{**one, "is_expected": False} for one in history], **fields,
    )  # fmt: skip


def _score(row: Foretold, value: int = 9, **fields: Any) -> Scored:
    truth = {"low": str(value), "high": str(value), "low_open": False, "high_open": False}
    return row.scores.create(
        truth=truth, ids=["b"], is_covered=True, pinball="1.5", size="7", **{"seen_from": row.run.seen_from} | fields
    )


def test_the_highest_run_up_to_the_clearance_is_seen(run: Callable[..., Run], house: House) -> None:
    """Nobody sees one above; whoever may see nothing sees none."""
    low, high = run(1), run(2)
    assert run_for(house.scope("officer")) == low
    assert run_for(house.scope("leader")) == high
    assert run_for(NOBODY) is None
    assert run_for(scope_of_level(0)) is None
    assert not forecasts_for(scope_of_level(0), high).exists()
    assert not refusals_for(scope_of_level(0), high).exists()


def test_the_run_of_a_moment_is_the_one_that_was_current(run: Callable[..., Run]) -> None:
    """One that looks back never was, and is found by its day alone."""
    old, new = run(hour=-5, ended=-2), run(hour=-2)
    back = run(day=date(2020, 1, 31), hour=-1, ended=-1)
    scope = scope_of_level(0)
    assert run_for(scope, at=_NOW - timedelta(hours=6)) is None
    assert run_for(scope, at=_NOW - timedelta(hours=3)) == old
    assert run_for(scope, at=_NOW) == run_for(scope) == new
    assert run_for(scope, on=date(2021, 1, 1)) == back
    assert run_for(scope, at=_NOW - timedelta(hours=3), on=date(2021, 1, 1)) is None


def test_forecasts_are_narrowed(run: Callable[..., Run], house: House) -> None:
    """By measure, org, period and partner; an empty partner means all together, none means any."""
    made, scope = run(), scope_of_level(0)
    _foretell(made, house.orgs["DUN"], partner="Keld")
    assert forecasts_for(scope).count() == 2
    assert forecasts_for(scope, partner="").count() == 1
    assert forecasts_for(scope, partner="Keld", org="DUN", measure=SUMMED, period="2024").count() == 1
    assert not forecasts_for(scope, org="ARD").exists()
    assert not forecasts_for(scope, period="2025").exists()
    assert not forecasts_for(scope, measure="trade.exports").exists()
    assert [to_refusal(row).series.org for row in refusals_for(scope, org="ARD")] == ["ARD"]


def test_scores_are_seen_like_their_forecasts(run: Callable[..., Run]) -> None:
    """And where the truth was put higher since, from that level up."""
    row = run(1).foretold.get()
    score = _score(row)
    assert not scores_for(scope_of_level(0)).exists()
    assert scores_for(scope_of_level(1)).get() == score
    score.seen_from = 2
    score.save()
    assert not scores_for(scope_of_level(1)).exists()
    assert scores_for(scope_of_level(2)).get() == score


def test_of_each_day_one_forecast_counts(run: Callable[..., Run]) -> None:
    """The last of the day, from the highest level that the person sees; else a busy day would count many times."""
    rows = [run(hour=-5, ended=-4), run(hour=-4), run(1, hour=-4), run(day=date(2020, 1, 31), ended=0)]
    scored = [_score(one.foretold.get()) for one in rows]
    assert set(scores_for(scope_of_level(0))) == {scored[1], scored[3]}
    assert set(scores_for(scope_of_level(1))) == {scored[2], scored[3]}


def test_a_score_of_a_moment(run: Callable[..., Run]) -> None:
    """What was held to be the truth then."""
    row = run().foretold.get()
    old = _score(row, 8, known_from=_NOW - timedelta(hours=3), known_to=_NOW - timedelta(hours=1))
    new = _score(row, 9, known_from=_NOW - timedelta(hours=1))
    assert list(scores_for(scope_of_level(0), at=_NOW - timedelta(hours=2))) == [old]
    assert list(scores_for(scope_of_level(0))) == [new]


def test_one_forecast_with_all_that_was_said_before(run: Callable[..., Run]) -> None:
    """The newest first, as far as the person may know of it."""
    old, new, high = run(day=date(2024, 1, 31), ended=0), run(), run(1)
    row = find_forecast(scope_of_level(0), new.foretold.get().uid)
    assert [one.run for one in history_for(scope_of_level(0), row)] == [new, old]
    assert {one.run for one in history_for(scope_of_level(1), row)} == {high, new, old}


def test_a_list_is_one_question(run: Callable[..., Run], django_assert_num_queries: Any) -> None:
    """However long: org and run come with the rows."""
    made = run()
    _score(made.foretold.get())
    with django_assert_num_queries(2):
        assert [to_forecast(row).series.org for row in forecasts_for(scope_of_level(0))] == ["DUN"]
    with django_assert_num_queries(1):
        told = [(to_forecast(row.foretold).made_on, to_score(row).pinball) for row in scores_for(scope_of_level(0))]
    assert told == [(made.made_on, Decimal("1.5"))]
    with django_assert_num_queries(1):
        assert [one.series.org for one in tried_at(0)] == ["DUN"]
