"""Land that is cut up anew again and again: whoever holds it, what was reported of it comes to the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import OrgLife, grow_tree
from diemcau.records.interval import Interval
from diemcau.records.observation import Observation
from diemcau.records.period import parse_period
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.totals import open_book

from .conftest import SUM, interval, org, told

PROFILE = load_profile("vietnam_diplomacy")
ERAS = (2022, 2023, 2024)
"""The years; the land is cut up anew on each 1 January."""
Land = frozenset[int]


@dataclass(frozen=True)
class History:
    """Provinces of each year as sets of districts, and what they reported of their own year."""

    cuts: list[list[Land]]
    values: list[Observation]

    def orgs(self) -> list[OrgLife]:
        """A province lives on while its land stays the same; else all that got some of it carry its work on."""
        found = [org("Arden", None, "state")]
        for era, cut in enumerate(self.cuts):
            for land in cut:
                if era and land in self.cuts[era - 1]:
                    continue
                last = next((at for at in range(era, len(ERAS)) if land not in self.cuts[at]), len(ERAS)) - 1
                ends = last + 1 < len(ERAS)
                heirs = (
                    tuple(name(other, last + 1, self) for other in self.cuts[last + 1] if other & land) if ends else ()
                )
                found.append(
                    org(
                        name(land, era, self),
                        first=date(ERAS[era], 1, 1) if era else None,
                        last=date(ERAS[last], 12, 31) if ends else None,
                        heirs=heirs,
                    )
                )
        return found


def name(land: Land, era: int, history: History) -> str:
    """Code of the province that has just this land in an era: by its first year and its districts."""
    while era and land in history.cuts[era - 1]:
        era -= 1
    return f"{ERAS[era]}." + "".join(map(str, sorted(land)))


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Seven districts, put together to provinces in any way in each of three years, many as the year before."""
    cuts: list[list[Land]] = []
    for era in range(len(ERAS)):
        if era and draw(st.integers(0, 3)) == 0:
            cuts.append(cuts[-1])
            continue
        owners = draw(st.lists(st.integers(0, 3), min_size=7, max_size=7))
        cuts.append([frozenset(at for at in range(7) if owners[at] == owner) for owner in sorted(set(owners))])
    bare = History(cuts, [])
    values = [
        told(name(land, era, bare), draw(st.integers(0, 99)), str(ERAS[era]))
        for era, cut in enumerate(cuts)
        for land in cut
        if draw(st.integers(0, 3))
    ]
    return History(cuts, values)


def added(values: list[Interval | None]) -> Interval | None:
    """The sum of those that are there."""
    there = [value for value in values if value is not None]
    return reduce(Interval.__add__, there) if there else None


@given(histories())
def test_the_whole_is_the_same_in_the_shape_of_every_year(history: History) -> None:
    """Merged, parted, cut up crosswise, and again the year after: the country's total stays what was reported."""
    orgs = history.orgs()
    for day in (date(year, 6, 1) for year in ERAS):
        book = open_book(history.values, grow_tree(orgs, day), PROFILE)
        for year in ERAS:
            asked = Asked(measure=SUM, org="Arden", period=parse_period(str(year)))
            expected = added([one.interval for one in history.values if one.period.start.year == year])
            assert book.total(asked).interval == expected


@given(histories())
def test_a_province_has_what_was_reported_of_just_its_land(history: History) -> None:
    """A province out of whole provinces, which shared with no other since, has what these had together."""
    orgs = history.orgs()
    for shape, cut in enumerate(history.cuts):
        book = open_book(history.values, grow_tree(orgs, date(ERAS[shape], 6, 1)), PROFILE)
        for land in cut:
            for era in range(shape + 1):
                since = [part for each in history.cuts[era : shape + 1] for part in each if part & land]
                if all(part <= land for part in since):
                    there = [_value_of(history, part, era) for part in history.cuts[era] if part <= land]
                    asked = Asked(measure=SUM, org=name(land, shape, history), period=parse_period(str(ERAS[era])))
                    assert book.total(asked).interval == added(there)


def _value_of(history: History, land: Land, era: int) -> Interval | None:
    code, year = name(land, era, history), str(ERAS[era])
    return next((one.interval for one in history.values if (one.org, one.period.code) == (code, year)), None)


def test_provinces_are_cut_up_crosswise() -> None:
    """Two provinces that swap halves have no values of before: these stay with the country."""
    before, after = [frozenset({0, 1}), frozenset({2, 3})], [frozenset({0, 2}), frozenset({1, 3})]
    values = [told("2022.01", 5, "2022"), told("2022.23", 7, "2022")]
    history = History([before, before, after], values)
    book = open_book(values, grow_tree(history.orgs(), date(2024, 6, 1)), PROFILE)
    period = parse_period("2022")
    assert book.total(Asked(measure=SUM, org="Arden", period=period)).interval == interval(12, 12)
    assert book.total(Asked(measure=SUM, org="2024.02", period=period)).interval is None
