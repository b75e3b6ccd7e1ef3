"""What if: another plan gives another chance at once; nothing is kept, and nonsense is told at its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.foresee.outlook.target import needed
from diemcau.records import Interval, Status, parse_period
from diemcau.records.forecast import LEVELS, Forecast, Method, Seen, Series
from diemcau.records.total import Direction, Target
from diemcau.web.audit.models import Entry
from diemcau.web.outlook.actions.making import make_outlook
from diemcau.web.outlook.models import Foretold
from diemcau.web.outlook.views.plan import WhatIf
from diemcau.web.outlook.views.telling import Teller
from diemcau.web.review.models import Goal
from diemcau.web.shell.speech import load_speech

from .conftest import SUMMED, this_year

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package
    from ..review.conftest import Store  # noqa: TID252

HX = {"HX-Request": "true"}
TELLER = Teller(load_speech("en"))


def month(number: int, value: int) -> Seen:
    """The value of a month of 2025."""
    return Seen(period=parse_period(f"2025-{number:02d}"), interval=Interval.point(Decimal(value)))


def forecast(middle: int = 120, months: int = 9, **fields: object) -> Forecast:
    """A year's forecast, of which some months brought 10 each; it spreads by one for each percent."""
    given = Forecast(
        series=Series(SUMMED, "DUN", "document"), period=parse_period("2025"), made_on=parse_period("2025-10-15").start,
        method=Method.MONTHS, point=Decimal(middle),
        quantiles=tuple(middle + 100 * level - 50 for level in LEVELS),
        history=tuple(month(number, 10) for number in range(1, months + 1)),
    )  # fmt: skip
    return replace(given, **fields)  # type: ignore[arg-type]


def aimed(low: int) -> Forecast:
    """The same with a target of at least so many."""
    made = forecast()
    target = Target(
        id="t", measure=SUMMED, unit="document", org="DUN", period=made.period, status=Status.TARGET,
        interval=Interval(Decimal(low), None), direction=Direction.UP,
    )  # fmt: skip
    return replace(made, chances=(needed(made, target),))


def ask(made: Forecast, **said: str) -> WhatIf:
    """A question put to a forecast."""
    return WhatIf(made, said, TELLER)


def test_nothing_asked_is_nothing_answered() -> None:
    """The form stands with what really holds, and no answer below it."""
    asked = ask(aimed(130))
    assert asked.answer().chance is None
    assert asked.form().goal.number == "130"


def test_another_target_has_another_chance() -> None:
    """The chance of the number asked for stands beside that of the real target."""
    then = ask(aimed(160), plan="120").answer()
    assert then.chance is not None
    assert Decimal("0.45") < then.chance.chance < Decimal("0.55")
    assert then.before == "10%"


@given(st.integers(60, 180), st.integers(60, 180))
def test_more_is_never_likelier(one: int, other: int) -> None:
    """A higher number to be reached is at most as likely; as a ceiling, at least."""
    low, high = sorted((one, other))
    for way, first, last in (("up", high, low), ("down", low, high)):
        less, more = (ask(forecast(), plan=str(number), way=way).answer().chance for number in (first, last))
        assert less is not None
        assert more is not None
        assert less.chance <= more.chance


def test_each_month_is_added_to_what_is_there() -> None:
    """Nine months brought 90; three of 15 make 135, which meets 130 and not 140."""
    for plan, meets in (("130", "yes"), ("140", "no")):
        then = ask(forecast(), plan=plan, each="15").answer()
        assert then.total == "135 documents"
        assert then.meets == meets
        assert "each of the 3 months left" in then.each


@pytest.mark.parametrize("said", ["x", "NaN", "Infinity", "1e5", "--1", "1,5", "½", "1" * 31, "٣", "0x10", "' OR 1=1"])
def test_what_is_no_number_is_told_at_its_field(said: str) -> None:
    """Neither field takes anything but digits."""
    assert ask(forecast(), plan=said).answer().plan_wrong == "no_number"
    then = ask(forecast(), each=said).answer()
    assert then.each_wrong == "no_number"
    assert then.chance is not None


def test_a_huge_number_is_refused() -> None:
    """Beyond a billion billions nothing is meant."""
    assert ask(forecast(), plan="1" + "0" * 18).answer().plan_wrong == "too_large"
    assert ask(forecast(), plan="9" * 12, power="12").answer().plan_wrong == "too_large"


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=10), st.text(max_size=10))
def test_no_address_breaks_it(plan: str, each: str, way: str, power: str) -> None:
    """Whatever is sent, there is an answer and a form."""
    asked = ask(forecast(), plan=plan, each=each, way=way, power=power)
    asked.form()
    asked.answer()


def test_numbers_count_in_the_power_that_the_page_says() -> None:
    """Billions are typed as billions, and a link keeps what its numbers count."""
    billions = tuple(Decimal(10**9) + 10**7 * level for level in LEVELS)
    made = forecast(point=Decimal(10**9), quantiles=billions, history=(), series=Series(SUMMED, "DUN", "USD"))
    assert ask(made).form().power == 9
    assert ask(made, plan="1.5").answer().number == "1.5 billion USD"
    assert ask(made, plan="1500", power="6").answer().number == "1.5 billion USD"


def test_of_a_year_without_months_only_the_target_is_asked() -> None:
    """A single year that is still to come has no months to change."""
    yearly = tuple(
        Seen(period=parse_period(str(at)), interval=Interval.point(Decimal(at))) for at in (2022, 2023, 2024)
    )
    assert ask(forecast(history=yearly)).form().each is None


@pytest.fixture
def foretold(years: Store, aim: Callable[..., Goal]) -> Store:
    """An outlook with one target."""
    aim("at least 1900", this_year())
    make_outlook()
    return years


def get(house: House, query: str, by: str = "officer", part: bool = True) -> tuple[int, str]:  # noqa: FBT001, FBT002
    """The answer of a question as a part of the page, or as the page."""
    name = "/what-if" if part else ""
    answer = house.visit(by).get(f"/outlook/{SUMMED}/DUN{name}?{query}", headers=HX if part else {})
    return answer.status_code, answer.content.decode()


def test_the_answer_can_be_linked(foretold: Store) -> None:
    """The part says which address shows the same; the page at that address does."""
    answer = foretold.house.visit("officer").get(f"/outlook/{SUMMED}/DUN/what-if?plan=1500", headers=HX)
    assert "At least 1,500" in answer.content.decode()
    assert "At least 1,500" in foretold.house.visit("officer").get(answer["HX-Replace-Url"]).content.decode()


def test_without_a_script_it_is_the_page(foretold: Store) -> None:
    """The address of the part leads to the page where it is not asked for by a page."""
    answer = foretold.house.visit("officer").get(f"/outlook/{SUMMED}/DUN/what-if?plan=1500")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?plan=1500#what-if")


@pytest.mark.parametrize("part", [True, False])
def test_nonsense_is_not_understood(foretold: Store, part: bool) -> None:  # noqa: FBT001 - a case of the test
    """Page and part answer that a field was not understood, and say so."""
    status, text = get(foretold.house, "plan=NaN", part=part)
    assert status == 422
    assert 'id="if-plan-wrong"' in text


def test_nothing_is_kept(foretold: Store) -> None:
    """Asking changes no target and no forecast, and the log has nothing of it."""

    def state() -> tuple[object, ...]:
        return list(Goal.objects.values()), list(Foretold.objects.values()), Entry.objects.count()

    before = state()
    get(foretold.house, "plan=1500&each=20&way=down", "chief")
    get(foretold.house, "plan=1500&each=20&way=down", "chief", part=False)
    assert state() == before


def test_only_who_may_is_led_to_setting(foretold: Store) -> None:
    """Whoever keeps targets of the unit is led to the target; others to where targets are shown."""
    goal = Goal.objects.get()
    owner = get(foretold.house, "", "chief", part=False)[1].partition('id="what-if"')[2]
    other = get(foretold.house, "", "officer", part=False)[1].partition('id="what-if"')[2]
    assert f"/review/goals/{goal.uid}" in owner
    assert f"/review/goals/{goal.uid}" not in other
    assert "/review/goals/" in other


def test_a_new_target_begins_with_what_was_tried(years: Store) -> None:
    """Where there is none, the form of a new target is filled with the number."""
    make_outlook()
    text = get(years.house, "plan=1500", "chief", part=False)[1]
    assert "/review/goals/new?" in text
    assert "words=1%2C500" in text


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("8255000000", "8265000000", "8.26 billion USD"),
        ("5", "15", "from 5 to 15 USD"),
        ("7", "7", "7 USD"),
        ("101", "103", "from 101 to 103 USD"),
    ],
)
def test_rounding_is_no_interval(low: str, high: str, said: str) -> None:
    """A number that was written rounded is said as it was written; what was said from here to there stays that."""
    assert TELLER.interval(Interval(Decimal(low), Decimal(high)), "USD") == said
