"""What values come to, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import OrgLife, grow_tree
from diemcau.profile.types import Profile
from diemcau.records.interval import Interval
from diemcau.records.mention import Status, Tally
from diemcau.records.observation import Basis, Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.period import parse_period
from diemcau.records.total import Caveat, RegisterRow, Total, Way
from diemcau.review.rollup.asked import Asked, Ratio
from diemcau.review.rollup.totals import open_book, total_of, totals_of
from diemcau.review.rollup.units import unit_of

from .conftest import DISTINCT, NONE, RATE, STOCK, SUM, THEN, ids, interval, org, told

OVER_170 = interval(170, None, low_open=True)


@pytest.fixture(scope="module")
def tree() -> OrgTree:
    """A country of two provinces and a city, and a ministry with a department."""
    orgs = [
        org("Arden", None, "state"),
        *(org(name) for name in ("Dunmarsh", "Keld", "Moor")),
        org("Thạch Yên", kind="centrally_run_city"),
        org("Ministry", kind="ministry"),
        org("Department", "Ministry", kind="department"),
    ]
    return grow_tree(orgs, THEN)


def ask(values: list[Observation], tree: OrgTree, profile: Profile, measure: str = SUM, period: str = "2024") -> Total:
    """The country's total."""
    return total_of(Asked(measure=measure, org="Arden", period=parse_period(period)), values, tree, profile)


def test_ends_that_are_open_stay_open(tree: OrgTree, profile: Profile) -> None:
    """Over 170 and 4 are over 174, and nothing more is known."""
    total = ask([told("Dunmarsh", OVER_170), told("Keld", 4)], tree, profile)
    assert total.interval == interval(174, None, low_open=True)
    assert total.way is Way.SUM


def test_who_has_not_reported_is_no_zero(tree: OrgTree, profile: Profile) -> None:
    """The sum is of those that reported, with the others named beside it; provinces and cities are one sort."""
    total = ask([told("Dunmarsh", 5), told("Keld", 6)], tree, profile)
    assert total.interval == interval(11, 11)
    assert [(each.kind, each.reported, each.missing) for each in total.coverage] == [
        ("province", ("Dunmarsh", "Keld"), ("Moor", "Thạch Yên"))
    ]
    assert total.caveats == (Caveat.MISSING,)


def test_nothing_known_is_no_value(tree: OrgTree, profile: Profile) -> None:
    """Without a value there is no total, and no nought."""
    total = ask([], tree, profile)
    assert (total.interval, total.parts, total.coverage) == (None, (), ())


def test_an_own_statement_is_kept_beside_what_is_added(tree: OrgTree, profile: Profile) -> None:
    """The country says over 170, its provinces come to 9: both are kept, none is added to the other."""
    own, first, second = told("Arden", OVER_170), told("Dunmarsh", 5), told("Keld", 4)
    total = ask([own, first, second], tree, profile)
    assert (total.way, total.interval, total.stated, total.added) == (Way.STATED, OVER_170, OVER_170, interval(9, 9))
    assert (total.parts, total.caveats) == (ids([own]), ())


def test_provinces_that_come_to_more_than_the_country_says_differ(tree: OrgTree, profile: Profile) -> None:
    """Some provinces may come to less than the whole, never to more."""
    for first, differs in ((5, False), (9, True)):
        values = [told("Arden", 10), told("Dunmarsh", first), told("Keld", 4)]
        assert (Caveat.DIFFERS in ask(values, tree, profile).caveats) is differs


def test_all_provinces_together_make_the_country(tree: OrgTree, profile: Profile) -> None:
    """Once all have reported, less than what the country says is a difference, too."""
    provinces = [told(name, 2) for name in ("Dunmarsh", "Keld", "Moor", "Thạch Yên")]
    assert Caveat.DIFFERS in ask([told("Arden", 10), *provinces], tree, profile).caveats
    assert Caveat.DIFFERS not in ask([told("Arden", 8), *provinces], tree, profile).caveats


def test_a_ministry_speaks_for_its_departments(tree: OrgTree, profile: Profile) -> None:
    """What the ministry states holds what its department states, and the department owes the country nothing then."""
    total = ask([told("Ministry", 10), told("Department", 4)], tree, profile)
    assert (total.interval, [each.kind for each in total.coverage]) == (interval(10, 10), ["ministry"])


def test_keys_count_each_thing_once(tree: OrgTree, profile: Profile) -> None:
    """Two provinces report one agreement in common: four and three are six."""
    values = [
        told("Dunmarsh", 4, measure=DISTINCT, keys=("a", "b", "c", "d")),
        told("Keld", 3, measure=DISTINCT, keys=("d", "e", "f")),
    ]
    total = ask(values, tree, profile, DISTINCT)
    assert (total.interval, total.gross, total.way) == (interval(6, 6), interval(7, 7), Way.DISTINCT)
    assert Caveat.KEYS_MISSING not in total.caveats


def test_without_keys_the_total_lies_between_net_and_gross(tree: OrgTree, profile: Profile) -> None:
    """Nobody knows how many of four, three and over two are the same: at least four, without end above."""
    values = [
        told("Dunmarsh", 4, measure=DISTINCT),
        told("Keld", 3, measure=DISTINCT, keys=("d", "e", "f")),
        told("Moor", 2, measure=DISTINCT),
    ]
    total = ask(values, tree, profile, DISTINCT)
    assert (total.interval, total.gross) == (interval(4, 9), interval(9, 9))
    assert Caveat.KEYS_MISSING in total.caveats


def test_a_single_report_is_as_exact_as_it_says(tree: OrgTree, profile: Profile) -> None:
    """One province alone cannot count anything twice, with or without keys."""
    total = ask([told("Dunmarsh", OVER_170, measure=DISTINCT)], tree, profile, DISTINCT)
    assert (total.interval, total.gross, total.caveats) == (OVER_170, None, (Caveat.MISSING,))


def test_amounts_of_keys_are_added_once(tree: OrgTree, profile: Profile) -> None:
    """Persons of delegations are added by delegation; of a shared one either number may be right."""
    first = told("Dunmarsh", 12, measure=DISTINCT, keys=("a", "b"))
    second = told("Keld", 9, measure=DISTINCT, keys=("b", "c"))
    rows = [
        RegisterRow(key=key, org=one.org, observation=one.id, amount=Decimal(amount))
        for one, key, amount in ((first, "a", 7), (first, "b", 5), (second, "b", 6), (second, "c", 3))
    ]
    asked = Asked(measure=DISTINCT, org="Arden", period=parse_period("2024"))
    total = total_of(asked, [first, second], tree, profile, rows)
    assert (total.interval, total.gross) == (interval(15, 16), interval(21, 21))


@given(st.lists(st.sets(st.sampled_from("abcdef")), min_size=1, max_size=3))
def test_keys_come_to_their_union(sets: list[set[str]]) -> None:
    """Whatever keys are reported by whom, the total is how many there are."""
    names = ("Dunmarsh", "Keld", "Moor")
    tree = grow_tree([org("Arden", None, "state"), *(org(name) for name in names)], THEN)
    values = [told(name, len(keys), measure=DISTINCT, keys=tuple(sorted(keys))) for name, keys in zip(names, sets)]  # noqa: B905 - fewer sets than names
    total = ask(values, tree, load_profile("vietnam_diplomacy"), DISTINCT)
    assert total.interval == Interval.point(Decimal(len(set().union(*sets))))


def test_what_may_not_be_added_is_not(tree: OrgTree, profile: Profile) -> None:
    """Markets of two provinces are no sum: the values are left out and said to be."""
    values = [told("Dunmarsh", 68, measure=NONE), told("Keld", 40, measure=NONE)]
    total = ask(values, tree, profile, NONE)
    assert (total.way, total.interval, total.added, total.left_out) == (Way.NONE, None, None, ids(values))
    assert Caveat.NOT_ADDITIVE in total.caveats
    own = ask([told("Arden", 99, measure=NONE), *values], tree, profile, NONE)
    assert (own.way, own.interval, own.added) == (Way.STATED, interval(99, 99), None)


def test_stock_and_flow_are_never_added(tree: OrgTree, profile: Profile) -> None:
    """A number that a report calls a flow is no part of what there is on a day."""
    values = [told("Dunmarsh", 173, measure=STOCK), told("Keld", 12, measure=STOCK, tally=Tally.FLOW)]
    total = ask(values, tree, profile, STOCK)
    assert (total.interval, total.left_out) == (interval(173, 173), ids(values[1:]))
    assert Caveat.MIXED in total.caveats


def test_units_and_currencies_are_never_added(tree: OrgTree, profile: Profile) -> None:
    """Dollars are added to dollars; what is reported in another currency is said to be left out."""
    values = [told("Dunmarsh", 5), told("Keld", 100, unit="VND")]
    total = ask(values, tree, profile)
    assert (total.unit, total.interval, total.left_out) == ("USD", interval(5, 5), ids(values[1:]))
    assert Caveat.MIXED in total.caveats
    asked = Asked(measure=SUM, org="Arden", period=parse_period("2024"), unit="VND")
    assert total_of(asked, values, tree, profile).interval == interval(100, 100)


def test_a_count_without_a_unit_is_one_of_the_measure(tree: OrgTree, profile: Profile) -> None:
    """A text says 4, a return says 3 agreements: these are of one unit."""
    values = [told("Dunmarsh", 4, measure=DISTINCT, unit="count"), told("Keld", 3, measure=DISTINCT)]
    assert ask(values, tree, profile, DISTINCT).gross == interval(7, 7)


def test_people_are_the_trips_of_a_measure_of_trips_only(profile: Profile) -> None:
    """Visitors are counted as trips; trips of a measure of persons are no persons."""
    visitors = profile.measures["tourism.visitors"]
    persons = next(one for one in profile.measures.values() if one.units == ("persons",))
    assert unit_of(visitors, "persons") == unit_of(visitors, "") == "person-trips"
    assert unit_of(persons, "person-trips") == "person-trips"
    assert unit_of(None, "count") == "count"


def test_quarters_make_a_year(tree: OrgTree, profile: Profile) -> None:
    """Two quarters and a half fill the year; a month more than that counts nothing twice."""
    values = [told("Dunmarsh", 1, "2024-Q1"), told("Dunmarsh", 2, "2024-Q2"), told("Dunmarsh", 4, "2024-H2")]
    extra = told("Dunmarsh", 3, "2024-07")
    total = ask([*values, extra], tree, profile)
    assert (total.interval, total.parts, total.caveats) == (interval(7, 7), ids(values), (Caveat.MISSING,))


def test_eleven_months_stay_eleven_months(tree: OrgTree, profile: Profile) -> None:
    """Asked for the year, what is known of eleven months is told as that, and never called a year."""
    values = [told("Arden", interval(15_800_000, None, low_open=True), "2024-01..2024-11")]
    total = ask(values, tree, profile)
    assert (total.period.code, total.interval) == ("2024-01..2024-11", values[0].interval)
    assert total.caveats == (Caveat.SHORT,)


def test_a_short_year_is_left_out_of_the_sum_of_whole_ones(tree: OrgTree, profile: Profile) -> None:
    """Beside a province's year the eleven months of another are not counted, and it still owes the year."""
    values = [told("Dunmarsh", 5), told("Keld", 4, "2024-01..2024-11")]
    total = ask(values, tree, profile)
    assert (total.period.code, total.interval, total.left_out) == ("2024", interval(5, 5), ids(values[1:]))
    assert {Caveat.SHORT, Caveat.MISSING} <= set(total.caveats)
    assert "Keld" in total.coverage[0].missing


def test_months_so_far_are_told_as_far_as_most_orgs_know(tree: OrgTree, profile: Profile) -> None:
    """Three provinces know the first half, one knows ten months: the half is told, out of months where need be."""
    values = [told(name, 6, "2024-H1") for name in ("Dunmarsh", "Keld")]
    values += [told("Moor", 1, f"2024-{month:02}") for month in range(1, 11)]
    total = ask(values, tree, profile)
    assert (total.period.code, total.interval) == ("2024-H1", interval(18, 18))
    assert Caveat.SHORT in total.caveats


def test_the_newest_stock_stands(tree: OrgTree, profile: Profile) -> None:
    """Of each province the newest stock of the year counts; that they are of different days is said."""
    values = [
        told("Dunmarsh", 170, "2024-06-30", STOCK),
        told("Dunmarsh", 173, "2024-12-31", STOCK),
        told("Keld", 10, "2024-09-30", STOCK),
        told("Keld", 9, "2023-12-31", STOCK),
    ]
    total = ask(values, tree, profile, STOCK)
    assert (total.way, total.interval, total.parts) == (Way.LAST, interval(183, 183), ids(values[1:3]))
    assert Caveat.CUT_OFF in total.caveats


def test_an_estimate_makes_the_total_an_estimate(tree: OrgTree, profile: Profile) -> None:
    """A result and an estimate come to an estimate; of one org the result goes before its estimate."""
    values = [told("Dunmarsh", 5), told("Keld", 4, status=Status.EXPECTED), told("Dunmarsh", 6, status=Status.EXPECTED)]
    total = ask(values, tree, profile)
    assert (total.status, total.interval) == (Status.EXPECTED, interval(9, 9))
    assert Caveat.EXPECTED in total.caveats
    assert ask(values[::2], tree, profile).status is Status.ACTUAL


def test_plans_are_no_results(tree: OrgTree, profile: Profile) -> None:
    """What is planned is added to plans alone."""
    values = [told("Dunmarsh", 5), told("Dunmarsh", 9, status=Status.PLAN)]
    assert ask(values, tree, profile).interval == interval(5, 5)
    asked = Asked(measure=SUM, org="Arden", period=parse_period("2024"), status=Status.PLAN)
    assert total_of(asked, values, tree, profile).interval == interval(9, 9)


def test_an_accepted_return_goes_before_what_documents_say(tree: OrgTree, profile: Profile) -> None:
    """The return counts; that a document contradicts it is said, with the document's value left out."""
    filed, said = told("Dunmarsh", 5, basis=Basis.FILING), told("Dunmarsh", 7)
    total = ask([said, filed], tree, profile)
    assert (total.interval, total.parts, total.left_out) == (interval(5, 5), ids([filed]), ids([said]))
    assert Caveat.DISPUTED in total.caveats


def test_contradicting_documents_leave_all_between_them(tree: OrgTree, profile: Profile) -> None:
    """Of two documents against each other either may be right; of two that agree, what both allow is true."""
    both = ask([told("Dunmarsh", 5), told("Dunmarsh", 7)], tree, profile)
    assert (both.interval, Caveat.DISPUTED in both.caveats) == (interval(5, 7), True)
    agreed = ask([told("Dunmarsh", interval(5, 9)), told("Dunmarsh", interval(7, None))], tree, profile)
    assert (agreed.interval, Caveat.DISPUTED in agreed.caveats) == (interval(7, 9), False)


def test_closing_days_that_differ_are_said(tree: OrgTree, profile: Profile) -> None:
    """A year that was closed on 14 December is counted, with a word about it."""
    total = ask([told("Dunmarsh", 5, cut_off=date(2024, 12, 14)), told("Keld", 4)], tree, profile)
    assert Caveat.CUT_OFF in total.caveats


def test_partners_are_kept_apart(tree: OrgTree, profile: Profile) -> None:
    """What is said of one partner is no part of what is said of all; each partner has a total of its own."""
    values = [told("Dunmarsh", 9), told("Dunmarsh", 4, partner="SV"), told("Keld", 3, partner="SV")]
    book = open_book(values, tree, profile)
    asked = Asked(measure=SUM, org="Arden", period=parse_period("2024"))
    assert book.total(asked).interval == interval(9, 9)
    assert [(each.partner, each.interval) for each in book.partners(asked)] == [("SV", interval(7, 7))]


def test_who_owes_a_value_may_be_said(tree: OrgTree, profile: Profile) -> None:
    """Kinds and single orgs owe what they are said to owe, by measure or for all measures."""
    asked = Asked(measure=SUM, org="Arden", period=parse_period("2024"), owing={"": ("ministry", "Moor")})
    total = total_of(asked, [told("Ministry", 5)], tree, profile)
    assert [(each.kind, each.reported, each.missing) for each in total.coverage] == [
        ("ministry", ("Ministry",), ()),
        ("province", (), ("Moor",)),
    ]
    silent = total_of(replace(asked, owing={SUM: ("ministry",)}), [], tree, profile)
    assert [each.missing for each in silent.coverage] == [("Ministry",)]


def test_only_some_orgs_may_be_asked_of(tree: OrgTree, profile: Profile) -> None:
    """A total over some orgs holds their values alone, and they alone owe one."""
    asked = Asked(measure=SUM, org="Arden", period=parse_period("2024"), only=frozenset(["Dunmarsh", "Moor"]))
    total = total_of(asked, [told("Dunmarsh", 5), told("Keld", 4)], tree, profile)
    assert (total.interval, total.coverage[0].owing) == (interval(5, 5), 2)


def test_a_rate_is_computed_anew_over_those_that_gave_both(tree: OrgTree, profile: Profile) -> None:
    """The rate of the country is no mean of rates: results over plans, of the provinces that have both."""
    ratios = {RATE: Ratio(numerator=SUM, denominator=SUM, denominator_status=Status.PLAN)}
    values = [
        told("Dunmarsh", 90),
        told("Dunmarsh", 100, status=Status.PLAN),
        told("Keld", 30),
        told("Keld", 20, status=Status.PLAN),
        told("Moor", 1000),
        told("Dunmarsh", 90, measure=RATE),
    ]
    asked = Asked(measure=RATE, org="Arden", period=parse_period("2024"))
    total = open_book(values, tree, profile, ratios=ratios).total(asked)
    assert (total.way, total.interval, total.unit) == (Way.RATIO, interval(100, 100), "percent")
    without = open_book(values, tree, profile).total(asked)
    assert (without.way, without.interval, without.caveats) == (Way.NONE, None, (Caveat.NOT_ADDITIVE,))


def test_all_measures_are_told_at_once(tree: OrgTree, profile: Profile) -> None:
    """Every measure of which something is known has its total, in the order of the profile."""
    values = [told("Dunmarsh", 68, measure=NONE), told("Dunmarsh", 5), told("Keld", 4, measure=DISTINCT)]
    totals = totals_of(Asked(org="Arden", period=parse_period("2024")), values, tree, profile)
    order = list(profile.measures)
    assert [total.measure for total in totals] == sorted([NONE, SUM, DISTINCT], key=order.index)
    assert [total.interval is None for total in totals if total.measure == NONE] == [True]


def test_an_org_that_is_not_of_the_day_has_no_total(arden: list[OrgLife], profile: Profile) -> None:
    """In the shape of a day only the orgs of that day are asked about."""
    asked = Asked(measure=SUM, org="Keldmoor", period=parse_period("2024"))
    total = total_of(asked, [told("Keld", 5)], grow_tree(arden, THEN), profile)
    assert (total.way, total.interval) == (Way.NONE, None)


def test_a_year_cut_short_by_a_founding_is_no_whole_year(arden: list[OrgLife], profile: Profile) -> None:
    """A merged province with its own half alone has no year: the halves of its formers are missing."""
    book = open_book([told("Keldmoor", 5, "2025-H2")], grow_tree(arden, date(2026, 1, 1)), profile)
    total = book.total(Asked(measure=SUM, org="Keldmoor", period=parse_period("2025")))
    assert (total.way, total.stated, total.interval) == (Way.SUM, None, interval(5, 5))
    assert Caveat.MISSING in total.caveats
