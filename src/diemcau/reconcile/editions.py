"""Editions of a series: what one month's report gives first, the next month's report gives anew.

Monthly statistics are revised by the report that follows nearly always (122 of 122 months of exports in the series that
the bench measures, by 3 % in the mean and 21 % at most). Two values of two editions are a dated relation and no
contradiction; two values of one edition still are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator

from diemcau.reconcile.claims import Compared, Pair
from diemcau.reconcile.decide import WORDED
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import ALIKE_VALUES, OwnerLevel, PeriodLevel, SortLevel, StatusLevel, ValueLevel
from diemcau.reconcile.values import distance
from diemcau.records import Kind, Period

NEXT_EDITION = 14  # days between two reports from which they are two editions: the shortest series here is monthly
SAME_EDITION = 3  # days between two reports within which they tell of one state of things
_MONTHS = 2  # periods of one thing that make a series of it

_SAME_PERIODS = frozenset({PeriodLevel.SAME, PeriodLevel.SAME_RARE, PeriodLevel.IMPLIED})
_OWNERS = frozenset({OwnerLevel.SAME, OwnerLevel.SAME_CARRIED, OwnerLevel.WITHIN, OwnerLevel.UNSAID})


def find_series(entries: Iterable[Entry]) -> frozenset[tuple[int, int]]:
    """Keys of the figures of series: the same thing of the same publisher (or, where none is known, of the same text)
    is given for another part of a year too.
    """
    series: defaultdict[Hashable, dict[tuple[int, int], Period]] = defaultdict(dict)
    for entry in entries:
        period = entry.figure.period
        if period is not None and not period.is_day:
            for key in _subjects(entry):
                series[key][entry.key] = period
    return frozenset(key for found in series.values() if _is_series(found.values()) for key in found)


def _subjects(entry: Entry) -> Iterator[Hashable]:
    """What a figure is about, by its code and by each word of its label: first and later figures are worded apart."""
    figure = entry.figure
    kind = (entry.publisher or entry.document, figure.kind, figure.quantity.unit or "count")
    if figure.measure is not None:
        yield (*kind, figure.measure)
    for word in entry.label:
        yield (*kind, entry.language, word)


def _is_series(periods: Iterable[Period]) -> bool:
    """Whether periods differ and one at least is a part of a year: a year beside the year before is in every report."""
    codes = {period.code: period for period in periods}
    return len(codes) >= _MONTHS and any(_is_part_of_year(period) for period in codes.values())


def _is_part_of_year(period: Period) -> bool:
    return period.start.year == period.end.year and not period.code.isdigit()


def are_editions(pair: Pair, series: Collection[tuple[int, int]]) -> bool:
    """Whether two figures of series are given for one period by reports of two editions, the later after its end.

    A whole year is revised like its months, but by whoever published it: two houses that differ over a year disagree.
    """
    left, right = pair.left, pair.right
    period = left.figure.period or right.figure.period
    if period is None or left.key not in series or right.key not in series or not is_later(left, right):
        return False
    later = max(one.published for one in (left, right) if one.published is not None)
    own = left.publisher is not None and left.publisher == right.publisher
    return period.end < later and (own or _is_part_of_year(period))


def is_later(left: Entry, right: Entry) -> bool:
    """Whether two texts are so far apart that the later is another edition of the earlier."""
    if left.published is None or right.published is None:
        return False
    return abs((left.published - right.published).days) >= NEXT_EDITION


def are_of_one_edition(left: Entry, right: Entry) -> bool:
    """Whether two texts tell of one state of things: of the same days, or one of them without a date."""
    if left.published is None or right.published is None:
        return left.document == right.document
    return abs((left.published - right.published).days) <= SAME_EDITION


def find_revised(compared: Compared) -> Iterator[Pair]:
    """Pairs of which a later edition of the same publisher gives another value for the same period of a series."""
    series = find_series(compared.entries)
    for pair in compared.pairs:
        own = pair.left.publisher is not None and pair.left.publisher == pair.right.publisher
        if own and _is_revision(pair) and are_editions(pair, series):
            yield pair


def _is_revision(pair: Pair) -> bool:
    comparison = pair.comparison
    return (
        pair.left.figure.kind is Kind.LEVEL
        and comparison.value is ValueLevel.DISJOINT
        and comparison.measure in WORDED
        and comparison.period in _SAME_PERIODS
        and comparison.owner in _OWNERS
        and comparison.status in {StatusLevel.SAME, StatusLevel.NEAR}
        and comparison.sort is SortLevel.SAME
        and distance(pair.left.figure.quantity.value, pair.right.figure.quantity.value) <= ALIKE_VALUES
    )
