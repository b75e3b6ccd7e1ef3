"""What one org has for a period: said of the whole, or put together from the parts that fill it, or too short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

from diemcau.profile.types import TimeRollup
from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.observation import Basis, Observation
from diemcau.records.period import Period, months, parse_period

Days = tuple[date, date]
"""First and last day of a period."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one org has for a period.

    Attributes:
        org: Its code.
        interval: The value; None where it has only values of shorter times.
        used: The observations it is made of.
        left: Those that fit the question and are not counted.
        is_whole: Whether it is of the whole period; else of the days on which the org existed.
        at: Of a stock the day of the value; else the period's last.
        is_disputed: Whether sources contradict each other about it.
    """

    org: str
    interval: Interval | None
    used: tuple[Observation, ...] = ()
    left: tuple[Observation, ...] = ()
    is_whole: bool = True
    at: date | None = None
    is_disputed: bool = False

    @property
    def status(self) -> Status:
        """EXPECTED where one of its observations is."""
        expected = any(one.status is Status.EXPECTED for one in self.used)
        return Status.EXPECTED if expected else (self.used[0].status if self.used else Status.ACTUAL)

    @property
    def cut_offs(self) -> frozenset[date]:
        """Last days that were counted, where they are known to be others than the periods' last."""
        told = (one.cut_off for one in self.used if one.cut_off is not None and one.cut_off != one.period.end)
        return frozenset(told)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one org says of exactly some days."""

    interval: Interval
    used: tuple[Observation, ...]
    left: tuple[Observation, ...] = ()
    is_disputed: bool = False


def hold(
    org: str,
    observations: Sequence[Observation],
    period: Period,
    life: tuple[date | None, date | None],
    rule: TimeRollup,
) -> Held | None:
    """What an org has for a period; None where it has nothing inside it.

    Results go before estimates, as long as they make the whole.

    Args:
        org: Its code.
        observations: Its values of one measure, unit, partner and sort.
        period: The period.
        life: First and last day of the org.
        rule: How the measure is put together over the periods of a year.
    """
    inside = [one for one in observations if _fits(one, period, rule)]
    results = [one for one in inside if one.status is not Status.EXPECTED]
    for chosen in (results, inside):
        held = _hold(org, chosen, period, life, rule) if chosen else None
        if held is not None:
            return held
    return Held(org=org, interval=None, left=_in_order(inside)) if inside else None


def _fits(observation: Observation, period: Period, rule: TimeRollup) -> bool:
    if rule is TimeRollup.LAST:
        return period.start <= observation.period.end <= period.end
    return period.covers(observation.period)


def _hold(
    org: str, chosen: list[Observation], period: Period, life: tuple[date | None, date | None], rule: TimeRollup
) -> Held | None:
    if rule is TimeRollup.LAST:
        return _newest(org, chosen)
    whole = (period.start, period.end)
    just = [one for one in chosen if (one.period.start, one.period.end) == whole]
    if just:
        return _join(org, (_cell(just),), whole=True, at=period.end)
    cells = _cells(chosen)
    lived = (max(life[0] or period.start, period.start), min(life[1] or period.end, period.end))
    for days in dict.fromkeys((whole, lived)):
        found = _fill(cells, days, rule)
        if found is not None:
            return _join(org, found, whole=days == whole, at=days[1])
    return None


def _newest(org: str, chosen: list[Observation]) -> Held:
    """The newest of its stocks; of two that end on a day the one of the shorter period, which is the day's own."""
    ends = max(one.period.end for one in chosen)
    last = [one for one in chosen if one.period.end == ends]
    start = max(one.period.start for one in last)
    cell = _cell([one for one in last if one.period.start == start])
    at = max((one.cut_off or ends for one in cell.used), default=ends)
    return _join(org, (cell,), whole=True, at=min(at, ends))


def _fill(cells: Mapping[Days, _Cell], days: Days, rule: TimeRollup) -> tuple[_Cell, ...] | None:
    """The cell of just these days, else the fewest cells that fill them one after the other."""
    if days in cells:
        return (cells[days],)
    return chain_over(cells, days[0]).get(days[1]) if rule is TimeRollup.SUM else None


def chain_over(cells: Mapping[Days, _Cell], start: date) -> dict[date, tuple[_Cell, ...]]:
    """For each day that unbroken cells reach from a first day on: the fewest such cells, in order of time."""
    by_start: defaultdict[date, list[Days]] = defaultdict(list)
    for days in sorted(cells):
        by_start[days[0]].append(days)
    reached: dict[date, tuple[_Cell, ...]] = {start - _DAY: ()}
    waiting = [start - _DAY]
    while waiting:  # the earliest first, so that what reaches a day is settled before it is left
        waiting.sort()
        day = waiting.pop(0)
        for days in by_start.get(day + _DAY, ()):
            chain = (*reached[day], cells[days])
            if days[1] not in reached:
                waiting.append(days[1])
            elif len(reached[days[1]]) <= len(chain):
                continue
            reached[days[1]] = chain
    del reached[start - _DAY]
    return reached


def _join(org: str, cells: tuple[_Cell, ...], *, whole: bool, at: date) -> Held:
    if len(cells) == 1:
        cell = cells[0]
        return Held(
            org=org,
            interval=cell.interval,
            used=cell.used,
            left=cell.left,
            is_whole=whole,
            at=at,
            is_disputed=cell.is_disputed,
        )
    return Held(
        org=org,
        interval=reduce(Interval.__add__, (cell.interval for cell in cells)),
        used=_in_order(one for cell in cells for one in cell.used),
        left=_in_order(one for cell in cells for one in cell.left),
        is_whole=whole,
        at=at,
        is_disputed=any(cell.is_disputed for cell in cells),
    )


def _cells(observations: Iterable[Observation]) -> dict[Days, _Cell]:
    told: defaultdict[Days, list[Observation]] = defaultdict(list)
    for one in observations:
        told[one.period.start, one.period.end].append(one)
    return {days: _cell(each) for days, each in told.items()}


def _cell(observations: list[Observation]) -> _Cell:
    """What several values of the same thing come to.

    A return that was accepted goes before what documents say, and of returns a register that names what it counts goes
    before a bare number. Of several of one sort that is true which all allow; where they contradict each other it may
    be anything from the lowest to the highest.
    """
    if len(observations) == 1:
        return _Cell(observations[0].interval, (observations[0],), is_disputed=observations[0].is_disputed)
    filed = [one for one in observations if one.basis is Basis.FILING]
    used = [one for one in filed if one.keys] or filed or observations
    left = [one for one in observations if one not in used]
    shared: Interval | None = used[0].interval
    for one in used[1:]:
        shared = shared.intersection(one.interval) if shared is not None else None
    interval = shared if shared is not None else hull([one.interval for one in used])
    disputed = shared is None or any(one.is_disputed for one in used)
    disputed = disputed or any(not one.interval.meets(interval) for one in left)
    return _Cell(interval, _in_order(used), _in_order(left), disputed)


def hull(intervals: Sequence[Interval]) -> Interval:
    """The narrowest interval that holds all of some."""
    lows = [(one.low, one.low_open) for one in intervals]
    highs = [(one.high, one.high_open) for one in intervals]
    low, low_open = min(((end, is_open) for end, is_open in lows if end is not None), default=(None, False))
    high, closed = max(((end, not is_open) for end, is_open in highs if end is not None), default=(None, True))
    if any(end is None for end, _ in lows):
        low, low_open = None, False
    if any(end is None for end, _ in highs):
        high, closed = None, True
    return Interval(low, high, low_open, not closed)


def shorter_periods(observations: Iterable[Observation], period: Period, rule: TimeRollup) -> set[Days]:
    """The parts of a period that one org can tell of: those of its values, and what they fill from the first day on."""
    cells = _cells(one for one in observations if _fits(one, period, rule))
    found = set(cells)
    if rule is TimeRollup.SUM:
        found |= {(period.start, end) for end in chain_over(cells, period.start)}
    return found - {(period.start, period.end)}


def period_of(days: Days) -> Period:
    """The period of some days, in its shortest code."""
    start, end = days
    full = start.day == 1 and (end + _DAY).day == 1
    if full and start.year == end.year:
        return months(start.year, start.month, end.month)
    if start == end:
        return parse_period(start.isoformat())
    if full:
        return parse_period(f"{start:%Y-%m}..{end:%Y-%m}")
    return parse_period(f"{start.isoformat()}..{end.isoformat()}")


def _in_order(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(observations, key=lambda one: one.id))
