"""Months, quarters and years out of values of any parts of a year: by sums, and by differences of what grows."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from diemcau.foresee.outlook.formers import Told, join
from diemcau.foresee.outlook.spans import YEAR, Span
from diemcau.records.interval import Interval

_Edge = tuple[int, Told, bool]  # to which month's start, by which value, and whether it is added
_NONE = Interval.point(Decimal(0))


def divide(told: Mapping[Span, Told], step: int) -> dict[Span, Told]:
    """The values of all months (1), quarters (3) or years (12) that are told or follow from what is told.

    January to July less January to June is July; four quarters are a year. Each is made of the fewest values that give
    it, as every one brings its own width.

    Args:
        told: Flows by their months, each within one year.
        step: Months in a part.
    """
    years: defaultdict[int, list[Span]] = defaultdict(list)
    for span in told:
        years[span[0] // YEAR].append(span)
    found: dict[Span, Told] = {}
    for year in sorted(years):
        parts = [(month, month + step - 1) for month in range(year * YEAR, year * YEAR + YEAR, step)]
        edges = None
        for part in parts:
            if part in told:
                found[part] = told[part]
                continue
            edges = edges if edges is not None else _edges(told, years[year])
            made = _way(edges, part)
            if made is not None:
                found[part] = made
    return found


def find_value(told: Mapping[Span, Told], span: Span) -> Told | None:
    """The value of some months of one year, told or made of others; None where neither."""
    if span in told:
        return told[span]
    return _way(_edges(told, [one for one in told if one[0] // YEAR == span[0] // YEAR]), span)


def part_years(told: Mapping[Span, Told]) -> dict[Span, Told]:
    """Of each year of which the whole is unknown: the longest part that is told, the earliest of equal ones."""
    whole = divide(told, YEAR)
    found: dict[int, Span] = {}
    for span in sorted(told):
        year = span[0] // YEAR
        if (year * YEAR, year * YEAR + YEAR - 1) in whole:
            continue
        reach = _reach(told, span)
        best = found.get(year)
        if best is None or reach[1] - reach[0] > best[1] - best[0]:
            found[year] = reach
    parts = {span: find_value(told, span) for span in found.values()}
    return {span: made for span, made in parts.items() if made is not None}


def _reach(told: Mapping[Span, Told], span: Span) -> Span:
    """From the start of a value as far as values follow one another in the year."""
    last, year = span[1], span[0] // YEAR
    while True:
        further = [end for start, end in told if start == last + 1 and start // YEAR == year]
        if not further:
            return span[0], last
        last = max(further)


def _edges(told: Mapping[Span, Told], spans: list[Span]) -> Mapping[int, list[_Edge]]:
    found: defaultdict[int, list[_Edge]] = defaultdict(list)
    for span in sorted(spans):
        found[span[0]].append((span[1] + 1, told[span], True))
        found[span[1] + 1].append((span[0], told[span], False))
    return found


def _way(edges: Mapping[int, list[_Edge]], part: Span) -> Told | None:
    """The part as the fewest values added and taken away."""
    goal = part[1] + 1
    came: dict[int, tuple[int, _Edge]] = {}
    waiting = deque([part[0]])
    while waiting and goal not in came:
        at = waiting.popleft()
        for edge in edges.get(at, ()):
            if edge[0] not in came and edge[0] != part[0]:
                came[edge[0]] = (at, edge)
                waiting.append(edge[0])
    if goal not in came:
        return None
    used: list[_Edge] = []
    at = goal
    while at != part[0]:
        at, edge = came[at]
        used.append(edge)
    return _sum(used[::-1])


def _sum(used: list[_Edge]) -> Told:
    """Amounts added and taken away; a flow of amounts is never below zero, so what would be is a contradiction."""
    interval = _NONE
    for _, told, is_added in used:
        interval = interval + told.interval if is_added else interval - told.interval
    made = join(interval, [told for _, told, _ in used])
    if all(told.interval.low is not None and told.interval.low >= 0 for _, told, _ in used):
        return _not_below_zero(made)
    return made


def _not_below_zero(made: Told) -> Told:
    low, high = made.interval.low, made.interval.high
    if high is not None and high < 0:
        return replace(made, interval=_NONE, is_disputed=True)
    if low is None or low < 0:
        return replace(made, interval=Interval(Decimal(0), high, high_open=made.interval.high_open and high != 0))
    return made
