"""Data that make no sense come to totals all the same, or to none; nothing breaks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import OrgLife, grow_tree
from diemcau.records.interval import Interval
from diemcau.records.mention import Status, Tally
from diemcau.records.observation import Basis, Observation
from diemcau.records.period import Period, parse_period
from diemcau.records.total import Direction, Target
from diemcau.review.rollup.asked import Asked, Ratio
from diemcau.review.rollup.goals import judge
from diemcau.review.rollup.totals import open_book
from diemcau.review.rollup.years import compare, compare_with_year_before

from .conftest import DISTINCT, NONE, RATE, STOCK, SUM, THEN, TODAY, UNITS

PROFILE = load_profile("vietnam_diplomacy")
CODES = [f"O{number}" for number in range(6)]
PERIODS = ["2023", "2024", "2024-H1", "2024-H2", "2024-Q3", "2024-12-31", "2024-01..2024-11", "2025", "2024-02-29"]
MEASURES = [SUM, DISTINCT, STOCK, NONE, RATE, "not.in.the.profile"]
DAYS = st.dates(date(2023, 1, 1), date(2026, 1, 1))
ENDS = st.integers(-5, 5).map(Decimal)
RATIOS = {RATE: Ratio(numerator=SUM, denominator=DISTINCT)}


@st.composite
def histories(draw: st.DrawFn) -> list[OrgLife]:
    """Any orgs below any others, with any days and any heirs, themselves among them."""
    day = st.none() | DAYS
    return [
        OrgLife(
            code=code,
            names={},
            kind=draw(st.sampled_from(["province", "ministry"])),
            parent=draw(st.none() | st.sampled_from(CODES)),
            first=draw(day),
            last=draw(day),
            heirs=draw(st.lists(st.sampled_from(CODES), max_size=2, unique=True).map(tuple)),
        )
        for code in CODES
    ]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval, below zero too."""
    low, high = sorted([draw(ENDS), draw(ENDS)])
    has_low, has_high, low_open, high_open = draw(st.tuples(*(4 * [st.booleans()])))
    if low == high:
        low_open = high_open = has_low and has_high and False
    return Interval(low if has_low else None, high if has_high else None, low_open and has_low, high_open and has_high)


@st.composite
def observations(draw: st.DrawFn) -> list[Observation]:
    """Any values of any orgs, some of nobody."""
    return [
        Observation(
            id=f"o{number}",
            measure=measure,
            org=draw(st.sampled_from([*CODES, "nobody"])),
            period=parse_period(draw(st.sampled_from(PERIODS))),
            unit=draw(st.sampled_from([UNITS.get(measure, "count"), "count", "VND"])),
            status=draw(st.sampled_from(list(Status))),
            interval=draw(intervals()),
            tally=draw(st.sampled_from([None, *Tally])),
            partner=draw(st.sampled_from(["", "SV"])),
            basis=draw(st.sampled_from(list(Basis))),
            cut_off=draw(st.none() | DAYS),
            keys=draw(st.sets(st.sampled_from("abc")).map(lambda keys: tuple(sorted(keys)))),
            is_disputed=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 8)))
        for measure in [draw(st.sampled_from(MEASURES))]
    ]


@given(histories(), observations(), DAYS, st.sampled_from(PERIODS), st.sampled_from(list(Direction)))
def test_nothing_breaks(
    orgs: list[OrgLife], values: list[Observation], day: date, code: str, direction: Direction
) -> None:
    """Of every org and measure there is a total, a comparison and a judgement, whatever the data say."""
    period = parse_period(code)
    book, earlier = (open_book(values, grow_tree(orgs, one), PROFILE, ratios=RATIOS) for one in (day, THEN))
    for head in book.frame.tree.nodes:
        asked = Asked(org=head, period=period)
        told = {one.id for one in values}
        for total in (*book.totals(asked), *book.partners(Asked(org=head, period=period, measure=SUM))):
            assert {*total.parts, *total.left_out} <= told
            assert not {*total.parts} & {*total.left_out}
            assert (total.interval is None) <= (not total.parts)
            assert _lies_within(total.period, period)
            target = Target(
                id="t",
                measure=total.measure,
                unit=total.unit,
                org=head,
                period=period,
                interval=Interval(Decimal(1), Decimal(3)),
                direction=direction,
            )
            assert judge(target, total, PROFILE, TODAY).target is target
            again = Asked(org=head, period=period, measure=total.measure)
            found = compare_with_year_before(again, book, earlier)
            assert (found.change is None) <= bool(found.obstacles)
            assert compare(total, total, book).change is not None or total.interval is None


def _lies_within(part: Period, whole: Period) -> bool:
    return whole.start <= part.start <= part.end <= whole.end
