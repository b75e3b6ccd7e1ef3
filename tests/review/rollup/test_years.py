"""Totals against those of a year before: like with like, or a refusal with a bridge."""

from __future__ import annotations

from datetime import date

from diemcau.profile.orgtree import OrgLife, grow_tree
from diemcau.profile.types import Profile
from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.observation import Observation
from diemcau.records.period import parse_period
from diemcau.records.total import Comparison, Obstacle
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.totals import open_book
from diemcau.review.rollup.years import compare, compare_with_year_before

from .conftest import NONE, RATE, SUM, THEN, TODAY, interval, told


def against(
    values: list[Observation],
    orgs: list[OrgLife],
    profile: Profile,
    measure: str = SUM,
    *,
    head: str = "Arden",
    period: str = "2024",
    day: date = THEN,
) -> Comparison:
    """The total of a period against the year before, in one shape."""
    book = open_book(values, grow_tree(orgs, day), profile)
    return compare_with_year_before(Asked(measure=measure, org=head, period=parse_period(period)), book)


def test_the_same_orgs_in_the_same_time_are_compared(arden: list[OrgLife], profile: Profile) -> None:
    """Both provinces have both years: the change is a difference and a percentage of the earlier."""
    values = [told("Keld", 10, "2023"), told("Keld", 12), told("Moor", 10, "2023"), told("Moor", 13)]
    found = against(values, arden, profile)
    assert (found.obstacles, found.change, found.percent) == ((), interval(5, 5), interval(25, 25))


def test_a_change_is_as_open_as_its_ends(arden: list[OrgLife], profile: Profile) -> None:
    """Over 200 after 160 is a growth of over a quarter; against over 160 nothing is known but that it may be."""
    values = [told("Arden", 160, "2023"), told("Arden", interval(200, None, low_open=True))]
    found = against(values, arden, profile)
    assert found.percent == interval(25, None, low_open=True)
    open_base = [told("Arden", interval(160, None), "2023"), told("Arden", 200)]
    assert against(open_base, arden, profile).change == interval(None, 40)


def test_nothing_is_a_percentage_of_nought(arden: list[OrgLife], profile: Profile) -> None:
    """Against nought the difference is said and no percentage."""
    found = against([told("Arden", 0, "2023"), told("Arden", 4)], arden, profile)
    assert (found.change, found.percent) == (interval(4, 4), None)


def test_percentages_differ_by_points(arden: list[OrgLife], profile: Profile) -> None:
    """Of a percentage the change is in points alone."""
    found = against([told("Arden", 80, "2023", RATE), told("Arden", 90, "2024", RATE)], arden, profile, RATE)
    assert (found.change, found.percent) == (interval(10, 10), None)


def test_without_an_earlier_value_there_is_no_base(arden: list[OrgLife], profile: Profile) -> None:
    """Nothing known of the year before is said, with nothing computed."""
    found = against([told("Arden", 4)], arden, profile)
    assert (found.obstacles, found.change, found.bridges) == ((Obstacle.NO_BASE,), None, ())


def test_other_reporters_are_another_base(arden: list[OrgLife], profile: Profile) -> None:
    """A province more than last year is no growth: only those that reported both times are held against each other."""
    values = [told("Keld", 10, "2023"), told("Keld", 12), told("Moor", 100)]
    found = against(values, arden, profile)
    assert (found.obstacles, found.change) == ((Obstacle.SCOPE,), None)
    bridge = found.bridges[0]
    assert (bridge.how, bridge.orgs, bridge.change) == ("scope", ("Keld",), interval(2, 2))


def test_a_statement_is_no_sum(arden: list[OrgLife], profile: Profile) -> None:
    """What the country states is not held against the sum of a year before, but its provinces against themselves."""
    values = [told("Arden", 50), told("Keld", 12), told("Keld", 10, "2023"), told("Moor", 9, "2023")]
    found = against(values, arden, profile)
    assert found.obstacles == (Obstacle.SCOPE,)
    assert (found.bridges[0].orgs, found.bridges[0].change) == (("Keld",), interval(2, 2))


def test_nobody_in_common_leaves_no_bridge(arden: list[OrgLife], profile: Profile) -> None:
    """Where no org has reported both times there is nothing to be compared."""
    found = against([told("Keld", 10, "2023"), told("Moor", 12)], arden, profile)
    assert (found.obstacles, found.bridges) == ((Obstacle.SCOPE,), ())


def test_eleven_months_are_held_against_eleven_months(arden: list[OrgLife], profile: Profile) -> None:
    """Against a whole year they are refused; where the months of that year are known, the bridge is over them."""
    values = [told("Arden", 12, "2024-01..2024-11"), told("Arden", 11, "2023")]
    refused = against(values, arden, profile)
    assert (refused.obstacles, refused.bridges) == ((Obstacle.PERIOD,), ())
    months = [told("Arden", 1, f"2023-{month:02}") for month in range(1, 12)]
    bridge = against([*values, *months], arden, profile).bridges[0]
    assert (bridge.how, bridge.before.period.code, bridge.change) == ("period", "2023-01..2023-11", interval(1, 1))


def test_merged_orgs_are_compared_in_one_shape(arden: list[OrgLife], profile: Profile) -> None:
    """2026 in today's shape against 2024 in then's is refused, and bridged by adding the formers."""
    values = [
        told("Keld", 3),
        told("Moor", 4),
        told("Dunmarsh", 1),
        told("Keldmoor", 9, "2026"),
        told("Dunmarsh", 2, "2026"),
    ]
    today, then = (open_book(values, grow_tree(arden, day), profile) for day in (TODAY, THEN))
    asked = Asked(measure=SUM, org="Arden", period=parse_period("2026"))
    found = compare_with_year_before(asked, today, then, years=2)
    assert found.obstacles == (Obstacle.SHAPE,)
    bridge = found.bridges[0]
    assert (bridge.how, bridge.now.interval, bridge.before.interval) == ("shape", interval(11, 11), interval(8, 8))


def test_a_province_is_not_its_name(arden: list[OrgLife], profile: Profile) -> None:
    """A merged province against one of its formers is refused, and bridged by all its formers."""
    values = [told("Keld", 3), told("Moor", 4), told("Keldmoor", 9, "2026")]
    today, then = (open_book(values, grow_tree(arden, day), profile) for day in (TODAY, THEN))
    now = today.total(Asked(measure=SUM, org="Keldmoor", period=parse_period("2026")))
    before = then.total(Asked(measure=SUM, org="Keld", period=parse_period("2024")))
    found = compare(now, before, today, then)
    assert found.obstacles == (Obstacle.SHAPE,)
    assert (found.bridges[0].before.interval, found.bridges[0].change) == (interval(7, 7), interval(2, 2))


def test_what_cannot_be_added_has_no_bridge_over_a_merger(arden: list[OrgLife], profile: Profile) -> None:
    """Markets of two provinces are no markets of the one that they became."""
    values = [told("Keld", 3, measure=NONE), told("Keldmoor", 9, "2026", NONE)]
    today, then = (open_book(values, grow_tree(arden, day), profile) for day in (TODAY, THEN))
    now = today.total(Asked(measure=NONE, org="Keldmoor", period=parse_period("2026")))
    before = then.total(Asked(measure=NONE, org="Keld", period=parse_period("2024")))
    found = compare(now, before, today, then)
    assert (found.obstacles, found.bridges) == ((Obstacle.SHAPE, Obstacle.NOT_ADDITIVE), ())


def test_an_estimate_is_only_remarked(arden: list[OrgLife], profile: Profile) -> None:
    """An estimate is held against a result, with a word about it; a plan is not."""
    values = [told("Arden", 10, "2023"), told("Arden", 12, status=Status.EXPECTED)]
    found = against(values, arden, profile)
    assert (found.obstacles, found.change) == ((Obstacle.EXPECTED,), interval(2, 2))
    book = open_book([*values, told("Arden", 15, status=Status.PLAN)], grow_tree(arden, THEN), profile)
    plan = book.total(Asked(measure=SUM, org="Arden", period=parse_period("2024"), status=Status.PLAN))
    before = book.total(Asked(measure=SUM, org="Arden", period=parse_period("2023")))
    assert compare(plan, before, book).obstacles == (Obstacle.STATUS,)


def test_other_units_are_not_compared(arden: list[OrgLife], profile: Profile) -> None:
    """Dollars against dong is no change of anything."""
    found = against([told("Arden", 10, "2023", unit="VND"), told("Arden", 12)], arden, profile)
    assert (found.obstacles, found.change, found.bridges) == ((Obstacle.UNIT,), None, ())


def test_a_comparison_without_a_book_has_no_bridge(arden: list[OrgLife], profile: Profile) -> None:
    """Two totals alone are compared or refused; bridges need the values."""
    book = open_book([told("Keld", 10, "2023"), told("Moor", 12)], grow_tree(arden, THEN), profile)
    now, before = (book.total(Asked(measure=SUM, org="Arden", period=parse_period(code))) for code in ("2024", "2023"))
    assert compare(now, before).obstacles == (Obstacle.SCOPE,)
    assert compare(now, before).bridges == ()
    assert isinstance(compare(now, now).change, Interval)
