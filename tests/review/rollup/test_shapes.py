"""Values of orgs that merge and part keep their totals in the shape of any day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import OrgLife, grow_tree, org_tree
from diemcau.profile.types import Profile
from diemcau.records.interval import Interval
from diemcau.records.observation import Observation
from diemcau.records.period import parse_period
from diemcau.records.total import Caveat, Way
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.totals import Book, open_book, total_of

from .conftest import BREAK, DISTINCT, EVE, NONE, STOCK, SUM, THEN, TODAY, ids, interval, org, told

PROFILE = load_profile("vietnam_diplomacy")
ZERO = Interval.point(Decimal(0))
PERIODS = ("2024", "2025", "2026")


@dataclass(frozen=True)
class World:
    """Orgs that merge and part on one day, and what they report."""

    orgs: list[OrgLife]
    observations: list[Observation]

    def book(self, day: date) -> Book:
        """The values in the shape of a day."""
        return open_book(self.observations, grow_tree(self.orgs, day), PROFILE)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """A reported amount: exact, within bounds, or over a number."""
    low = draw(st.integers(0, 50))
    return interval(low, draw(st.sampled_from([low, low, low + 3, None])))


@st.composite
def worlds(draw: st.DrawFn, measure: str = SUM) -> World:
    """Provinces in regions; on the day of change some merge, some part, some are renamed, some go on.

    Everybody reports of the own time alone: years before and after, halves of the year between, and some not at all.
    """
    regions = [f"R{number}" for number in range(draw(st.integers(1, 3)))]
    orgs = [org("Arden", None, "state"), *(org(name, kind="region") for name in regions)]
    for group in range(draw(st.integers(1, 5))):
        orgs += _group(draw, f"G{group}", regions)
    observations = [
        told(one.code, draw(intervals()), period, measure)
        for one in orgs
        if one.kind == "province"
        for period in _periods_of(one, measure)
        if draw(st.booleans())
    ]
    return World(orgs, observations)


def _group(draw: st.DrawFn, name: str, regions: list[str]) -> list[OrgLife]:
    """Some provinces of old and those of new that took over from them; or one that goes on."""
    old, new = draw(st.sampled_from([(1, 0), (1, 1), (2, 1), (3, 1), (1, 2), (1, 3)]))
    place = st.sampled_from(regions)
    if not new:
        return [org(name, draw(place))]
    heirs = tuple(f"{name}.new{number}" for number in range(new))
    formers = [org(f"{name}.old{number}", draw(place), last=EVE, heirs=heirs) for number in range(old)]
    return [*formers, *(org(heir, draw(place), first=BREAK) for heir in heirs)]


def _periods_of(one: OrgLife, measure: str) -> tuple[str, ...]:
    if measure == STOCK:
        whole = ("2024-12-31", "2025-06-30", "2025-12-31", "2026-12-31")
    else:
        whole = ("2024", "2025-H1", "2025-H2", "2026")
    return tuple(
        code
        for code in whole
        if (one.first is None or one.first <= parse_period(code).start)
        and (one.last is None or parse_period(code).end <= one.last)
    )


def ask(book: Book, head: str, period: str, measure: str = SUM) -> Interval | None:
    """The total of one org."""
    return book.total(Asked(measure=measure, org=head, period=parse_period(period))).interval


def added(values: list[Interval]) -> Interval | None:
    """Their sum, None for none."""
    return reduce(Interval.__add__, values) if values else None


@given(worlds())
def test_the_whole_is_the_same_in_every_shape(world: World) -> None:
    """What all orgs of a time report comes to the same at the top, whichever day's orgs it is put together in."""
    then, today = world.book(THEN), world.book(TODAY)
    for period in ("2024", "2025-H1", "2025-H2", "2026"):
        expected = added([one.interval for one in world.observations if one.period.code == period])
        assert ask(then, "Arden", period) == expected
        assert ask(today, "Arden", period) == expected


@given(worlds())
def test_the_year_of_the_change_is_added_from_both_its_halves(world: World) -> None:
    """A year in whose middle orgs merge holds what the old ones had before and the new ones after."""
    formers = Counter(heir for one in world.orgs for heir in one.heirs)
    renamed = {one.heirs[0]: one.code for one in world.orgs if len(one.heirs) == 1 and formers[one.heirs[0]] == 1}
    there = [one for one in world.observations if one.period.code in {"2025-H1", "2025-H2"}]
    halves = Counter(renamed.get(one.org, one.org) for one in there)
    lasting = {one.code for one in world.orgs if one.first is one.last} | {*renamed, *renamed.values()}
    both = len(("H1", "H2"))
    whole = [one.interval for one in there if one.org not in lasting or halves[renamed.get(one.org, one.org)] == both]
    for day in (THEN, TODAY):
        total = world.book(day).total(Asked(measure=SUM, org="Arden", period=parse_period("2025")))
        if total.period.code == "2025":
            assert total.interval == added(whole)


@given(worlds())
def test_unmerging_restores_what_was_reported(world: World) -> None:
    """In the shape of its own time every org has exactly what it reported, whatever became of it later."""
    then, today = world.book(THEN), world.book(TODAY)
    for one in world.observations:
        if one.period.code == "2024":
            assert ask(then, one.org, "2024") == one.interval
        if one.period.code == "2026":
            assert ask(today, one.org, "2026") == one.interval


@given(worlds())
def test_an_heir_has_what_its_formers_had(world: World) -> None:
    """In today's shape the time before the change of a merged org is what its formers reported together."""
    today = world.book(TODAY)
    for one in world.orgs:
        formers = [other for other in world.orgs if one.code in other.heirs]
        if formers and all(other.heirs == (one.code,) for other in formers):
            codes = {other.code for other in formers}
            there = [each.interval for each in world.observations if each.org in codes and each.period.code == "2024"]
            assert ask(today, one.code, "2024") == added(there)


@given(worlds(), st.sampled_from([THEN, TODAY]), st.sampled_from(PERIODS))
def test_parts_make_the_whole(world: World, day: date, period: str) -> None:
    """A total is the sum of the totals right below it and of what was parted and stays with it."""
    book = world.book(day)
    total = book.total(Asked(measure=SUM, org="Arden", period=parse_period(period)))
    parts = [
        book.total(Asked(measure=SUM, org=code, period=parse_period(period)))
        for code in book.frame.tree.children("Arden")
    ]
    below = [part.interval for part in parts if part.interval is not None and part.period.code == period]
    stay = {one.org for one in world.observations if len(book.frame.stands(one.org)) > 1}
    parted = {one.id: one.interval for one in world.observations if one.org in stay and one.id in total.parts}
    at_top = [
        value
        for key, value in parted.items()
        if book.frame.place[next(one.org for one in world.observations if one.id == key)] == "Arden"
    ]
    if total.period.code == period:
        assert total.interval == added([*below, *at_top])


@given(worlds(), st.integers(0, 1000))
def test_the_order_of_values_does_not_matter(world: World, seed: int) -> None:
    """Values and orgs in any order make the same totals, with all that is said about them."""
    mixed = World([*world.orgs], [*world.observations])
    Random(seed).shuffle(mixed.observations)
    Random(seed).shuffle(mixed.orgs)
    for head in ("Arden", "R0"):
        asked = Asked(org=head, period=parse_period("2024"))
        assert world.book(TODAY).totals(asked) == mixed.book(TODAY).totals(asked)


@given(worlds(measure=STOCK))
def test_stocks_are_added_on_one_day_whatever_the_shape(world: World) -> None:
    """The newest stock of each org stands; that of an heir takes the place of its formers'."""
    then, today = world.book(THEN), world.book(TODAY)
    for period in ("2024", "2025-H1", "2026"):
        first = ask(then, "Arden", period, STOCK)
        assert first == ask(today, "Arden", period, STOCK)


@given(worlds(measure=DISTINCT))
def test_what_may_be_counted_twice_lies_between_net_and_gross_in_every_shape(world: World) -> None:
    """Without keys the whole lies between the largest single value and the sum, in either shape the same."""
    for period in ("2024", "2026"):
        totals = [
            world.book(day).total(Asked(measure=DISTINCT, org="Arden", period=parse_period(period)))
            for day in (THEN, TODAY)
        ]
        assert totals[0].interval == totals[1].interval
        assert totals[0].gross == totals[1].gross
        gross = added([one.interval for one in world.observations if one.period.code == period])
        if gross is not None and totals[0].interval is not None:
            assert totals[0].interval.high == gross.high
            assert totals[0].interval.low == max(
                one.interval.low or 0 for one in world.observations if one.period.code == period
            )


def test_the_provinces_of_2025_keep_what_the_63_had(profile: Profile) -> None:
    """Every province of the profile reports for 2024: 63 values, 34 totals, the same whole, and back again."""
    then, today = org_tree(profile, THEN), org_tree(profile, TODAY)
    kinds = {"province", "centrally_run_city"}
    old = [code for code, node in then.nodes.items() if node.kind in kinds]
    values = [told(code, 100 + number) for number, code in enumerate(old)]
    asked = Asked(measure=SUM, org="VN", period=parse_period("2024"))
    totals = [total_of(asked, values, tree, profile) for tree in (then, today)]
    assert [(total.coverage[0].owing, len(total.coverage[0].missing)) for total in totals] == [(63, 0), (34, 0)]
    assert totals[0].interval == totals[1].interval == added([one.interval for one in values])
    new = [code for code, node in today.nodes.items() if node.kind in kinds]
    shaped = open_book(values, today, profile)
    by_new = [found for code in new if (found := ask(shaped, code, "2024")) is not None]
    assert len(by_new) == 34
    assert added(by_new) == totals[0].interval
    back = open_book(values, then, profile)
    assert [ask(back, one.org, "2024") for one in values] == [one.interval for one in values]


def test_a_parted_value_stays_above_its_heirs(arden: list[OrgLife], profile: Profile) -> None:
    """Nobody knows which share of a parted province's value is whose: it counts for the country alone."""
    values = [told("Sarvik", 8), told("Dunmarsh", 5)]
    book = open_book(values, grow_tree(arden, TODAY), profile)
    whole = book.total(Asked(measure=SUM, org="Arden", period=parse_period("2024")))
    share = book.total(Asked(measure=SUM, org="North Sarvik", period=parse_period("2024")))
    assert (whole.interval, Caveat.SPLIT in whole.caveats) == (interval(13, 13), True)
    assert (share.interval, share.caveats, share.left_out) == (None, (Caveat.SPLIT,), (values[0].id,))


def test_an_heir_that_retells_the_time_before_is_not_added_to_its_formers(
    arden: list[OrgLife], profile: Profile
) -> None:
    """A merged province that states a year it did not see states what its formers have: both are kept, one counts."""
    values = [told("Keld", 3), told("Moor", 4), told("Keldmoor", 9), told("Dunmarsh", 1)]
    for day in (THEN, TODAY):
        assert ask(open_book(values, grow_tree(arden, day), profile), "Arden", "2024") == interval(10, 10)
    heir = open_book(values, grow_tree(arden, TODAY), profile).total(
        Asked(measure=SUM, org="Keldmoor", period=parse_period("2024"))
    )
    assert (heir.way, heir.stated, heir.added) == (Way.STATED, interval(9, 9), interval(7, 7))
    assert Caveat.DIFFERS in heir.caveats


def test_heirs_that_all_retell_take_the_place_of_what_was_parted(arden: list[OrgLife], profile: Profile) -> None:
    """Both halves of a parted province say their share of the year before: that is all of it; one alone is not."""
    old, north, south = told("Sarvik", 8), told("North Sarvik", 5), told("South Sarvik", 2)
    for day in (THEN, TODAY):
        tree = grow_tree(arden, day)
        assert ask(open_book([old, north, south], tree, profile), "Arden", "2024") == interval(7, 7)
        assert ask(open_book([old, north], tree, profile), "Arden", "2024") == interval(8, 8)


def test_a_renamed_org_is_the_same_org(profile: Profile) -> None:
    """What an org said under its old name is its own statement, even of a measure that cannot be added."""
    orgs = [org("Arden", None, "state"), org("Keld", last=EVE, heirs=("Keldby",)), org("Keldby", first=BREAK)]
    value = told("Keld", 68, measure=NONE)
    for day, head in ((THEN, "Keld"), (TODAY, "Keldby")):
        total = total_of(
            Asked(measure=NONE, org=head, period=parse_period("2024")), [value], grow_tree(orgs, day), profile
        )
        assert (total.way, total.interval, total.parts) == (Way.STATED, interval(68, 68), ids([value]))


def test_an_org_that_took_over_a_smaller_one_has_both(profile: Profile) -> None:
    """A ministry that went on and took in another has, in today's shape, what both had: neither states the other's."""
    orgs = [
        org("Arden", None, "state"),
        org("Ministry", kind="ministry"),
        org("Office", kind="ministry", last=EVE, heirs=("Ministry",)),
    ]
    values = [told("Ministry", 100), told("Office", 7)]
    then, today = (open_book(values, grow_tree(orgs, day), profile) for day in (THEN, TODAY))
    assert ask(then, "Ministry", "2024") == interval(100, 100)
    assert ask(today, "Ministry", "2024") == interval(107, 107)
    assert ask(then, "Arden", "2024") == ask(today, "Arden", "2024") == interval(107, 107)


def test_a_part_of_an_org_that_ended_is_not_counted_beside_it(profile: Profile) -> None:
    """What a ministry reported held what its department reported; that the department moved on changes nothing."""
    orgs = [
        org("Arden", None, "state"),
        org("Old", kind="ministry", last=EVE, heirs=("New",)),
        org("New", kind="ministry", first=BREAK),
        org("Other", kind="ministry", last=EVE, heirs=("New",)),
        org("Department", "Old", kind="department"),
    ]
    values = [told("Old", 100), told("Department", 30)]
    for day in (THEN, TODAY):
        assert ask(open_book(values, grow_tree(orgs, day), profile), "Arden", "2024") == interval(100, 100)
