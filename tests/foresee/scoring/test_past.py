"""What is said beside a new forecast of how well such ones did."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from diemcau.foresee.scoring.past import LEAST, Tries, past_of, try_forecast
from diemcau.records.forecast import Series
from diemcau.records.interval import Interval

from .conftest import SERIES, even, point

if TYPE_CHECKING:
    from diemcau.foresee.scoring.past import Tried

_OTHER = Series("consular.legalisation", "ARD", "count")
_HISTORY = [("2021", 30), ("2022", 50)]


def _tried(series: Series = SERIES, came: object = 60, times: int = 1, **fields: object) -> Tried:
    forecast = even(series=series, history=[(code, times * value) for code, value in _HISTORY], **fields)
    return try_forecast(forecast, came if isinstance(came, Interval) else point(came))


@given(st.lists(st.integers(-50, 150), min_size=1, max_size=20), st.randoms())
def test_order_does_not_matter(truths: list[int], chance: object) -> None:
    """And the means lie among what they are made of."""
    scores = [_tried(came=came).score for came in truths]
    past = past_of(scores)
    assert past is not None
    assert past.count == len(truths)
    assert past.cover is not None
    assert 0 <= past.cover <= 1
    chance.shuffle(scores)  # type: ignore[attr-defined]
    assert past_of(scores) == past


def test_nothing_came_true_yet() -> None:
    """Then nothing is said."""
    assert past_of([]) is None
    assert Tries([]).beside(even(history=_HISTORY)) is None


def test_a_series_with_enough_speaks_for_itself() -> None:
    """What others did is not mixed in."""
    own, others = [_tried()] * LEAST, [_tried(_OTHER, came=1000)] * 20
    past = Tries(own + others).beside(even(history=_HISTORY))
    assert past is not None
    assert past.is_own
    assert past.count == LEAST
    assert past.cover == 1


def test_one_with_few_is_held_against_all_alike() -> None:
    """Their losses are brought to its size: ten times the amounts lose ten times as much."""
    others = [_tried(_OTHER)] * LEAST
    past = Tries(others).beside(even(history=[(code, 10 * value) for code, value in _HISTORY]))
    alone = past_of([one.score for one in others])
    assert past is not None
    assert alone is not None
    assert alone.pinball is not None
    assert not past.is_own
    assert past.pinball == 10 * alone.pinball


def test_measures_stand_apart_where_they_can() -> None:
    """Only where there is too little of one measure do all measures speak together."""
    foreign = [_tried(Series("trade.exports", "ARD", "USD"), came=1000)] * LEAST
    past = Tries([*foreign, *[_tried(_OTHER)] * LEAST]).beside(even(history=_HISTORY))
    assert past is not None
    assert past.count == LEAST
    assert past.cover == 1
    past = Tries([*foreign, _tried(_OTHER)]).beside(even(history=_HISTORY))
    assert past is not None
    assert past.count == LEAST + 1


def test_only_forecasts_from_as_far_ahead_are_alike() -> None:
    """What was said in November is no proof of what is said in January."""
    late = [_tried(made_on=date(2024, 11, 30))] * LEAST
    assert Tries(late).beside(even(history=_HISTORY)) is None


def test_a_naive_guess_is_told_for_all_or_not_at_all() -> None:
    """Means over different forecasts compare nothing."""
    scores = [_tried().score, try_forecast(even(), point(60)).score]
    past = past_of(scores)
    assert past is not None
    assert past.pinball is not None
    assert past.naive is None


def test_open_ends_do_not_spoil_the_rest() -> None:
    """A truth without an end says whether it was covered, and nothing about losses."""
    past = past_of([_tried().score, _tried(came=Interval(Decimal(99), None)).score])
    assert past is not None
    assert (past.count, past.cover) == (2, Decimal("0.5"))
    assert past.pinball == _tried().score.pinball
