"""The chance of a target, and what each month left has to bring."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.foresee.outlook.archive import FLOW, MADE_ON, interval, target

from diemcau.errors import Invalid
from diemcau.foresee.outlook.target import chance_of, needed, rounded
from diemcau.foresee.outlook.whatif import with_plan
from diemcau.records.forecast import LEVELS, Chance, Forecast, Method, Seen, Series
from diemcau.records.interval import Interval
from diemcau.records.period import parse_period
from diemcau.records.total import Direction


def forecast(history: dict[str, float | tuple[float | None, float | None]], *, adds_up: bool = True) -> Forecast:
    """A forecast of 2031 that rises evenly from 101 at 1 percent to 199 at 99."""
    quantiles = tuple(100 + 100 * level for level in LEVELS)
    return Forecast(
        series=Series(FLOW, "Keld", "USD"),
        period=parse_period("2031"),
        made_on=MADE_ON,
        method=Method.MONTHS,
        point=Decimal(150),
        quantiles=quantiles,
        history=tuple(Seen(period=parse_period(code), interval=interval(value)) for code, value in history.items()),
        adds_up=adds_up,
    )


def said(chance: Chance) -> str:
    """What is left and what each period has to bring and usually brings, in a line."""
    return f"{chance.left} left in {chance.periods_left}: {chance.needed} each, {chance.usual} usual"


PLAIN = forecast({"2029": 120, "2030": 130})


@pytest.mark.parametrize(("aim", "chance"), [(150, "0.5"), (120, "0.8"), (175, "0.25"), (195, "0.05")])
def test_the_chance_is_read_between_the_quantiles(aim: int, chance: str) -> None:
    """Of an even law the chance of at least 120 is eight in ten, and of at most 120 it is two in ten."""
    assert chance_of(PLAIN, target(aim)) == Decimal(chance)
    down = target((None, aim), direction=Direction.DOWN)
    assert chance_of(PLAIN, down) == 1 - Decimal(chance)


def test_no_chance_is_quite_nought_or_one() -> None:
    """A thousand paths cannot tell more than one in a thousand."""
    assert chance_of(PLAIN, target(100_000)) == Decimal("0.0010")
    assert chance_of(PLAIN, target(-100_000)) == Decimal("0.9990")


@given(st.lists(st.floats(-50, 400), min_size=2, max_size=8))
def test_more_is_never_likelier(aims: list[float]) -> None:
    """The higher the target, the smaller its chance; in the tails too."""
    chances = [chance_of(PLAIN, target(aim)) for aim in sorted(aims)]
    assert chances == sorted(chances, reverse=True)


def test_a_target_without_a_number_has_no_chance() -> None:
    """Where more is good, "at most 8" names nothing to be reached."""
    with pytest.raises(Invalid):
        chance_of(PLAIN, target((None, 8)))


def test_what_each_month_has_to_bring() -> None:
    """After nine months with 108 of 135, three months are left with nine each; by the middle each brings fourteen."""
    found = needed(forecast({f"2031-{month:02}": 12 for month in range(1, 10)}), target(135))
    assert found.done == Interval.point(Decimal(108))
    assert said(found) == "27 left in 3: 9 each, 14 usual"


def test_what_is_done_counts_with_its_low_end() -> None:
    """Of "over 100" only the hundred is sure, so that 35 of 135 are left at most."""
    found = needed(forecast({"2030": 130, "2031-01..2031-11": (100, None)}), target(135))
    assert found.done is not None
    assert found.done.high is None
    assert said(found) == "35 left in 1: 35 each, 50 usual"


def test_what_is_reached_needs_nothing() -> None:
    """A target that is reached has nothing left, and what is beyond a ceiling is said with its sign."""
    told = forecast({f"2031-{month:02}": 12 for month in range(1, 10)})
    reached = needed(told, target(100))
    assert said(reached) == "None left in 3: None each, 14 usual"
    assert needed(told, target((None, 100), direction=Direction.DOWN)).left == -8


def test_a_year_of_which_nothing_is_told_is_one_period() -> None:
    """Where years are told, the whole target is left for the one year; where months are, for twelve of them."""
    found = needed(PLAIN, target(135))
    assert found.done is None
    assert said(found) == "None left in 1: 135 each, 150 usual"
    months = needed(forecast({"2030-11": 10, "2030-12": 10}), target(120))
    assert said(months) == "None left in 12: 10 each, 12.5 usual"


def test_of_a_stock_what_is_there_stands() -> None:
    """A stock of 126 in June needs four and a half more a month to reach 153 in December."""
    found = needed(forecast({"2030": 120, "2031-06": 126}, adds_up=False), target(153))
    assert found.done == Interval.point(Decimal(126))
    assert said(found) == "27 left in 6: 4.5 each, 4 usual"


def test_another_plan_is_weighed_without_drawing_anew() -> None:
    """The same quantiles give the chance of another plan, in place of the old one."""
    first = with_plan(PLAIN, target(150))
    second = with_plan(first, target(175, id="more"))
    assert [one.target.id for one in second.chances] == ["more"]
    assert second.chances[0].chance == Decimal("0.25")
    assert second.quantiles == PLAIN.quantiles


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567.8, "1234570"),
        (0.000123456789, "0.000123457"),
        (12.0, "12"),
        (4.2e40, "42000" + "0" * 36),
        (-7.25, "-7.25"),
    ],
)
def test_numbers_are_kept_to_six_digits(value: float, text: str) -> None:
    """Six significant digits, written out."""
    assert f"{rounded(value):f}" == text
