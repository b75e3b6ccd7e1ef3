"""Totals against what was to be reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from diemcau.profile.types import Profile, TimeRollup
from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.period import Period
from diemcau.records.proportion import to_percent
from diemcau.records.total import Caveat, Direction, Progress, Reach, Target, Total
from diemcau.review.rollup.making import in_order

_LACKING = frozenset({Caveat.MISSING, Caveat.SPLIT, Caveat.SHORT})  # there may be more than the total says


def judge(target: Target, total: Total | None, profile: Profile, day: date) -> Progress:
    """Whether a target is reached.

    It is only where every value that the words allow reaches it; where some do and some do not, nobody can tell. What
    is still missing can bring a total up and never down, so a total over the target is over it for good, as long as the
    measure only grows within its year.

    Args:
        target: What is to be reached.
        total: What there is; of the target's period or of a part of it up to now.
        profile: The sector's vocabulary: what only grows within a year is reached for good.
        day: Today.
    """
    if total is None or total.interval is None:
        return Progress(target=target, total=total, reach=Reach.CANNOT_TELL, reasons=("no_value",))
    if total.unit != target.unit or total.measure != target.measure:
        return Progress(target=target, total=total, reach=Reach.CANNOT_TELL, reasons=("unit",))
    measure = profile.measures.get(target.measure)
    grows = measure is not None and measure.rollup_time is TimeRollup.SUM
    return _Judging(target, total, total.interval, grows=grows, is_over=day > target.period.end).progress()


@dataclass(frozen=True)
class _Judging:
    """One total with a value against one target.

    Attributes:
        target: What is to be reached.
        total: What there is.
        value: Its interval.
        grows: Whether it only grows within its year.
        is_over: Whether the target's time is over.
    """

    target: Target
    total: Total
    value: Interval
    grows: bool
    is_over: bool

    def progress(self) -> Progress:
        """Where it stands."""
        point = self._point()
        reach = self._at_end() if self._is_whole() else self._on_the_way(point)
        edge = _edge(self.target.interval, self.target.direction)
        return Progress(
            target=self.target,
            total=self.total,
            reach=reach,
            share=to_percent(self.value, edge) if edge is not None else None,
            gap=edge - self.value if edge is not None else None,
            point=point,
            reasons=self._reasons(reach),
        )

    def _is_whole(self) -> bool:
        wanted, there = self.target.period, self.total.period
        return (wanted.start, wanted.end) == (there.start, there.end)

    def _at_end(self) -> Reach:
        """Over the whole of the target's time; an estimate of it is no result yet."""
        meets = self._meets(self.target.interval)
        if meets is None:
            return Reach.CANNOT_TELL
        if self.total.status is Status.EXPECTED or not (self.is_over or (meets and self._is_for_good())):
            return Reach.ON_COURSE if meets else Reach.BEHIND
        return Reach.REACHED if meets else Reach.MISSED

    def _on_the_way(self, point: tuple[Period, Interval] | None) -> Reach:
        """Of a part of the target's time: reached for good, or by the interim point of just that part."""
        if not self.target.period.covers(self.total.period):
            return Reach.CANNOT_TELL
        whole = self._meets(self.target.interval)
        if self._is_for_good() and whole and self.total.status is not Status.EXPECTED:
            return Reach.REACHED
        if self.grows and self.target.direction is Direction.DOWN and whole is False:
            return Reach.MISSED if self.is_over else Reach.BEHIND
        meets = self._meets(point[1]) if point is not None and not self.is_over else None
        if meets is None:
            return Reach.CANNOT_TELL
        return Reach.ON_COURSE if meets else Reach.BEHIND

    def _is_for_good(self) -> bool:
        return self.grows and self.target.direction is Direction.UP

    def _point(self) -> tuple[Period, Interval] | None:
        """The interim point of the time that the total is of."""
        there = self.total.period
        if there.start != self.target.period.start or self._is_whole():
            return None
        return next((point for point in self.target.points if point[0].end == there.end), None)

    def _meets(self, goal: Interval) -> bool | None:
        """Whether every value reaches a goal (True) or none does (False); None where it is open."""
        edge = _edge(goal, self.target.direction)
        if edge is None or edge.low is None:
            return None
        up = self.target.direction is Direction.UP
        value, edge_open = (self.value, goal.low_open) if up else (-self.value, goal.high_open)
        at = edge.low if up else -edge.low
        lacking = bool(_LACKING & set(self.total.caveats))
        if value.low is not None and (value.low > at or (value.low == at and (value.low_open or not edge_open))):
            return True if up or not lacking else None
        if value.high is not None and (value.high < at or (value.high == at and (value.high_open or edge_open))):
            return False if not up or not lacking else None
        return None

    def _reasons(self, reach: Reach) -> tuple[str, ...]:
        """What keeps it from being told, or what to know of it where it is."""
        if reach in {Reach.REACHED, Reach.MISSED}:
            return ()
        if not self.target.period.covers(self.total.period):
            return ("period",)
        caveats = [each.value for each in in_order({*self.total.caveats} & {*_LACKING, Caveat.EXPECTED})]
        if not self._is_whole() and self._point() is None and Caveat.SHORT.value not in caveats:
            caveats.append(Caveat.SHORT.value)
        if reach is Reach.CANNOT_TELL and not caveats:
            caveats.append("wide")
        return tuple(caveats)


def _edge(goal: Interval, direction: Direction) -> Interval | None:
    """The number that must be reached, or not exceeded; None where the goal names none on that side."""
    end = goal.low if direction is Direction.UP else goal.high
    return Interval.point(end) if end is not None else None
