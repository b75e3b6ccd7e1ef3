"""Rules over values: what fails, what holds, and what must not be called a failure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.observed import SECTOR, Ask, value

from diemcau.profile.checks import NO_RULES, CheckBook
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.records import Bound, Interval, Severity, Status, Tally
from diemcau.records.checked import Ruled, RuleKind
from diemcau.records.observation import Basis
from diemcau.records.review import Answer
from diemcau.review.checking.rules import check_rules

OUT = "delegations.outbound.total"
LED = "delegations.outbound.leaders"
GUESTS = "delegations.inbound.persons"
AID, PROMISED, RATE = "aid.value.disbursed", "aid.value.committed", "aid.disbursement_rate"


def answers(found: list[Ruled]) -> list[Answer]:
    """The answers alone."""
    return [one.answer for one in found]


def test_named_parts_need_not_fill_a_whole(ask: Ask) -> None:
    """Two parts of a subset that leave a rest hold, each against the whole."""
    whole = value("activities.leaders.total", "61")
    parts = [value("activities.leaders.visits_abroad", "22"), value("activities.leaders.hosted", "24")]
    assert answers(ask(RuleKind.PART, whole, *parts)) == [Answer.HOLDS, Answer.HOLDS]
    assert ask(RuleKind.PARTITION, whole, *parts) == []


def test_a_part_above_its_whole_fails(ask: Ask) -> None:
    """More delegations of leaders than delegations cannot be; the whole says up to where the part may go."""
    (found,) = ask(RuleKind.PART, value(OUT, "41"), value(LED, "43"))
    assert (found.answer, found.severity, found.expected) == (Answer.FAILS, Severity.HOLD, Interval(None, Decimal(41)))


def test_words_that_leave_it_open_are_no_failure(ask: Ask) -> None:
    """Nearly 45 of about 42 may be or not."""
    whole, part = value(OUT, "42", bound=Bound.ABOUT), value(LED, "45", bound=Bound.NEARLY)
    (found,) = ask(RuleKind.PART, whole, part)
    assert (found.answer, found.reason) == (Answer.CANNOT_TELL, "wide")


@pytest.mark.parametrize(("whole", "answer"), [("83", Answer.HOLDS), ("93", Answer.FAILS)])
def test_all_parts_of_a_partition_make_it(ask: Ask, whole: str, answer: Answer) -> None:
    """Four states of tasks make all tasks: two swapped digits show."""
    parts = ["tasks.done.on_time", "tasks.done.late", "tasks.open.in_term", "tasks.open.overdue"]
    told = [value(code, amount) for code, amount in zip(parts, ["47", "11", "22", "3"], strict=True)]
    assert answers(ask(RuleKind.PARTITION, value("tasks.assigned", whole), *told)) == [answer]


def test_a_missing_part_only_leaves_room(ask: Ask) -> None:
    """Three of four parts are at most the whole, and more is not asked."""
    parts = [value("tasks.done.on_time", "47"), value("tasks.done.late", "11"), value("tasks.open.in_term", "22")]
    (found,) = ask(RuleKind.PARTITION, value("tasks.assigned", "97"), *parts)
    assert found.answer is Answer.HOLDS
    (found,) = ask(RuleKind.PARTITION, value("tasks.assigned", "71"), *parts)
    assert found.answer is Answer.FAILS


def test_a_month_is_at_most_the_year_to_date(ask: Ask) -> None:
    """More guests in a month than since the year began fail; delegations that fit hold."""
    (found,) = ask(RuleKind.WITHIN, value(GUESTS, "487", "2031-07"), value(GUESTS, "322", "2031-01..2031-07"))
    assert found.answer is Answer.FAILS
    assert found.observations[-1].endswith("=322")
    (found,) = ask(RuleKind.WITHIN, value(OUT, "8", "2031-07"), value(OUT, "43", "2031-01..2031-07"))
    assert found.answer is Answer.HOLDS


def test_an_earlier_count_to_date_is_at_most_a_later_one(ask: Ask) -> None:
    """Counts that go on from the same first day only grow."""
    seven, eight = value(AID, "11974405.56", "2031-01..2031-07"), value(AID, "12069992", "2031-01..2031-08")
    assert answers(ask(RuleKind.WITHIN, seven, eight)) == [Answer.HOLDS]
    less = value(AID, "11069992", "2031-01..2031-08")
    assert answers(ask(RuleKind.WITHIN, seven, less)) == [Answer.FAILS]


def test_windows_that_only_overlap_are_not_compared(ask: Ask) -> None:
    """A half-year that starts in December lies in no calendar year, so nothing is asked."""
    half = value(OUT, "90", "2030-12-15..2031-06-14")
    assert ask(RuleKind.WITHIN, half, value(OUT, "60", "2031")) == []


def test_an_estimate_that_was_overtaken_is_no_contradiction(ask: Ask) -> None:
    """Eleven months above what the year was expected to bring tell of a weak estimate."""
    told = ask(RuleKind.WITHIN, value(GUESTS, "513", "2031-01..2031-11"), value(GUESTS, "487", status=Status.EXPECTED))
    assert [(one.answer, one.reason) for one in told] == [(Answer.CANNOT_TELL, "status")]


def test_a_year_closed_in_november_holds_no_december(ask: Ask) -> None:
    """A value whose count was closed early does not cover the time it is called after."""
    year = value(OUT, "41", cut_off=date(2031, 11, 15))
    assert ask(RuleKind.WITHIN, year, value(OUT, "43", "2031-12")) == []


def test_what_is_not_quite_alike_fails_nothing(ask: Ask) -> None:
    """A part counted up to a later day than its whole, or a stock against a flow, contradicts nothing."""
    whole, later = value(OUT, "41", cut_off=date(2031, 11, 15)), value(LED, "43", cut_off=date(2031, 12, 14))
    (found,) = ask(RuleKind.PART, whole, later)
    assert (found.answer, found.reason) == (Answer.CANNOT_TELL, "cut_off")
    (found,) = ask(RuleKind.PART, value(OUT, "41", tally=Tally.STOCK), value(LED, "43"))
    assert (found.answer, found.reason) == (Answer.CANNOT_TELL, "stock_and_flow")


def test_periods_without_a_gap_make_the_whole(ask: Ask) -> None:
    """Two halves make a year or they do not."""
    halves = [value(OUT, "21", "2031-H1"), value(OUT, "23", "2031-H2")]
    assert answers(ask(RuleKind.PERIODS, *halves, value(OUT, "44"))) == [Answer.HOLDS]
    assert answers(ask(RuleKind.PERIODS, *halves, value(OUT, "47"))) == [Answer.FAILS]


def test_what_is_disputed_fails_nothing(ask: Ask) -> None:
    """While sources contradict each other about a value, no rule fails over it."""
    (found,) = ask(RuleKind.PART, value(OUT, "41", is_disputed=True), value(LED, "43"))
    assert (found.answer, found.reason) == (Answer.CANNOT_TELL, "disputed")


def test_a_return_is_asked_before_a_sentence(ask: Ask) -> None:
    """Of two values for one place the one of an accepted return stands."""
    told = [value(OUT, "41"), value(OUT, "47", basis=Basis.FILING), value(LED, "43")]
    assert answers(ask(RuleKind.PART, *told)) == [Answer.HOLDS]


def test_orgs_and_partners_are_kept_apart(ask: Ask) -> None:
    """A part of one province says nothing of the whole of another, nor one partner's of all partners'."""
    assert ask(RuleKind.PART, value(OUT, "41", org="P.keld"), value(LED, "43")) == []
    assert ask(RuleKind.PART, value(OUT, "41", partner="Arden"), value(LED, "43")) == []


@pytest.mark.parametrize(
    ("plan", "bound", "answer"),
    [("8", Bound.AT_LEAST, Answer.HOLDS), ("9", Bound.EXACT, Answer.FAILS), ("8", Bound.ABOUT, Answer.HOLDS)],
)
def test_a_result_reaches_its_plan(ask: Ask, plan: str, bound: Bound, answer: Answer) -> None:
    """At least eight is reached with eight and a half, nine is not; missing a plan is only worth a look."""
    aim = value("economy.growth", plan, status=Status.TARGET, bound=bound)
    (found,) = ask(RuleKind.PLAN, aim, value("economy.growth", "8.5"))
    assert (found.answer, found.severity) == (answer, Severity.NOTE)


def test_where_less_is_better_the_plan_is_a_ceiling(ask: Ask) -> None:
    """Fewer overdue tasks than planned hold."""
    plan = value("tasks.open.overdue", "12", status=Status.PLAN)
    assert answers(ask(RuleKind.PLAN, plan, value("tasks.open.overdue", "7"))) == [Answer.HOLDS]
    assert answers(ask(RuleKind.PLAN, plan, value("tasks.open.overdue", "13"))) == [Answer.FAILS]


def test_a_rate_is_recomputed(ask: Ask) -> None:
    """A rate that its amounts do not bear out fails, with the one they make."""
    amounts = [value(AID, "3140000"), value(PROMISED, "6281000")]
    assert answers(ask(RuleKind.RATIO, *amounts, value(RATE, "50", place="1"))) == [Answer.HOLDS]
    (found,) = ask(RuleKind.RATIO, *amounts, value(RATE, "62", place="1"))
    assert found.answer is Answer.FAILS
    assert found.expected is not None
    assert found.expected.meets(Interval(Decimal("49.9"), Decimal("50.1")))


def test_a_rate_may_rest_on_what_fell_due(ask: Ask) -> None:
    """A share of overdue tasks holds if either all tasks or those that fell due make it."""
    told = [
        value("tasks.assigned", "21914"),
        value("tasks.done.on_time", "14068"),
        value("tasks.done.late", "1983"),
        value("tasks.open.overdue", "223"),
    ]
    for rate, answer in (("1.37", Answer.HOLDS), ("1.02", Answer.HOLDS), ("2.4", Answer.FAILS)):
        found = ask(RuleKind.RATIO, *told, value("tasks.overdue_rate", rate, place="0.01"))
        assert answers(found) == [answer], rate


def test_a_growth_is_recomputed_from_the_year_before(ask: Ask) -> None:
    """Growth is asked of the same measure a year earlier."""
    levels = [value("trade.exports", "6317000000", "2030"), value("trade.exports", "6949000000", "2031")]
    growth = value("trade.exports.growth", "10", place="1")
    assert answers(ask(RuleKind.RATIO, *levels, growth)) == [Answer.HOLDS]
    assert answers(ask(RuleKind.RATIO, *levels, value("trade.exports.growth", "17", place="1"))) == [Answer.FAILS]


def test_a_value_carried_on_for_years_is_seen(ask: Ask) -> None:
    """The same amount of money in two years is no count; a small count may repeat by chance, a large one not."""
    money = [value("overseas.remittances", "500000000", y, bound=Bound.ABOUT) for y in ("2028", "2031")]
    assert answers(ask(RuleKind.REPEATED, *money)) == [Answer.FAILS]
    assert answers(ask(RuleKind.REPEATED, value(OUT, "4", "2030"), value(OUT, "4", "2031"))) == [Answer.CANNOT_TELL]
    assert answers(ask(RuleKind.REPEATED, value(OUT, "562", "2030"), value(OUT, "562", "2031"))) == [Answer.FAILS]
    assert answers(ask(RuleKind.REPEATED, value(OUT, "562", "2030"), value(OUT, "571", "2031"))) == [Answer.HOLDS]


def test_what_is_steady_may_stay(ask: Ask) -> None:
    """The number of missions may well be the same for years."""
    assert ask(RuleKind.REPEATED, value("org.missions", "94", "2030"), value("org.missions", "94", "2031")) == []


@pytest.mark.parametrize(
    ("attended", "sessions", "answer"),
    [
        ("87180", "1453", Answer.FAILS),
        ("87181", "1453", Answer.HOLDS),
        ("120", "2", Answer.CANNOT_TELL),
    ],
)
def test_a_count_that_was_worked_out_is_seen(ask: Ask, attended: str, sessions: str, answer: Answer) -> None:
    """Sixty a session, every session, is an assumption; of two sessions nothing can be told."""
    told = [value("info.attendance", attended), value("info.sessions", sessions)]
    assert answers(ask(RuleKind.ROUND_QUOTIENT, *told)) == [answer]


def test_two_currencies_are_said_with_their_rate(ask: Ask) -> None:
    """An amount in dollars and one in dong are not added; the rate that would make them one is shown."""
    told = [value(AID, "4860000", unit="USD"), value(AID, "111800000000", unit="VND")]
    (found,) = ask(RuleKind.CURRENCY, *told)
    assert found.answer is Answer.FAILS
    assert found.stated is not None
    assert found.stated.low is not None
    assert 23_000 < found.stated.low < 23_010
    assert ask(RuleKind.CURRENCY, told[0], value(PROMISED, "9", unit="VND")) == []


@pytest.mark.parametrize(
    ("period", "cut_off", "answer"),
    [
        ("2030-11-16..2031-11-15", None, Answer.HOLDS),
        ("2031", date(2031, 11, 15), Answer.HOLDS),
        ("2031", date(2031, 12, 14), Answer.FAILS),
        ("2031", None, Answer.CANNOT_TELL),
        ("2031-01..2031-11", None, Answer.FAILS),
    ],
)
def test_values_cover_the_window_of_their_regime(ask: Ask, period: str, cut_off: date | None, answer: Answer) -> None:
    """Agreements close in the middle of November; a year that is only named may be either."""
    signed = value("agreements.signed.total", "7", period, cut_off=cut_off)
    assert answers(ask(RuleKind.WINDOW, signed)) == [answer]


def test_a_slip_of_scale_falls_out_of_its_band(ask: Ask, profile: Profile) -> None:
    """A country's yearly aid told as a month's is not to be believed; a month's share of it is."""
    nation = profile.home_org
    yearly = value(AID, "233000000", org=nation, unit="USD")
    assert answers(ask(RuleKind.BAND, yearly)) == [Answer.HOLDS]
    assert answers(ask(RuleKind.BAND, value(AID, "300000000", "2031-03", org=nation, unit="USD"))) == [Answer.FAILS]
    assert answers(ask(RuleKind.BAND, value(AID, "21000000", "2031-03", org=nation, unit="USD"))) == [Answer.HOLDS]


def test_a_sector_without_rules_is_asked_the_law_alone(profile: Profile) -> None:
    """Without `checks.yml` parts and wholes are still asked."""
    found = check_rules([value(OUT, "41"), value(LED, "43")], NO_RULES, profile)
    assert {one.kind for one in found} == {RuleKind.PART}


def test_what_the_profile_does_not_know_is_asked_nothing(profile: Profile, book: CheckBook) -> None:
    """A value of a measure of another sector is passed over."""
    assert check_rules([replace(value(OUT, "41"), measure="hens.laid")], book, profile) == []


@given(st.lists(st.integers(1, 400), min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_true_counts_break_no_law(monthly: list[int], chance: Random) -> None:
    """Months, quarters to date and years made of one list of true counts contradict each other nowhere."""
    told, sofar = [], 0
    for month, count in enumerate(monthly, 1):
        sofar += count
        told.append(value(OUT, str(count), f"2031-{month:02d}"))
        if month > 1:
            told.append(value(OUT, str(sofar), f"2031-01..2031-{month:02d}"))
    chance.shuffle(told)
    found = check_rules(told, NO_RULES, load_profile(SECTOR))
    laws = [one for one in found if one.kind in {RuleKind.WITHIN, RuleKind.PERIODS}]
    assert laws
    assert {one.answer for one in laws} == {Answer.HOLDS}


@given(st.permutations(range(6)))
def test_order_of_values_does_not_matter(order: list[int]) -> None:
    """The same values in any order come to the same answers in the same order."""
    told = [value(OUT, "41"), value(LED, "43"), value(OUT, "47", basis=Basis.FILING), value(GUESTS, "9")]
    told += [value(OUT, "41", "2030"), value("delegations.inbound.total", "12")]
    known = load_profile(SECTOR)
    assert check_rules([told[at] for at in order], NO_RULES, known) == check_rules(told, NO_RULES, known)
