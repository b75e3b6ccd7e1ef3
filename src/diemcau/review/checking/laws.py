"""Rules that hold in every sector: parts and wholes, months and the year, results and plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from diemcau.profile.checks import fits
from diemcau.profile.rules import MeasureKind, PartRule, TimeRollup
from diemcau.records import Bound, Interval, Period, Severity, Tally
from diemcau.records.checked import Ruled, RuleKind
from diemcau.records.review import Answer
from diemcau.review.checking.answers import Told, add_up, at_most, equal, leniently
from diemcau.review.checking.series import Shelf, Subject, rule_on
from diemcau.review.checking.slips import find_slip

if TYPE_CHECKING:
    from diemcau.profile.checks import CheckBook
    from diemcau.profile.types import Measure, Profile
    from diemcau.records.observation import Observation

_LEAST_PARTS = 2  # that a sum takes
_AMOUNTS = frozenset(
    {MeasureKind.COUNT, MeasureKind.PERSONS, MeasureKind.MONEY, MeasureKind.TONNES}
)  # never below zero


def check_parts(shelf: Shelf) -> Iterator[Ruled]:
    """Each part against its whole."""
    for subject, told in shelf.series():
        measure = shelf.profile.measures[subject.measure]
        if measure.parent is None or measure.part_rule is None:
            continue
        for period, part in told.items():
            whole = shelf.beside(subject, measure.parent, period)
            if whole is not None:
                told_of = _likewise(leniently(at_most, part.interval, whole.interval), part, whole)
                yield rule_on(RuleKind.PART, told_of, (whole, part), expected=_up_to(whole.interval))


def check_partitions(shelf: Shelf) -> Iterator[Ruled]:
    """Wholes against the sum of the parts that share them out; as long as a part is missing the sum may be less."""
    parts_of = _partitions(shelf.profile)
    for subject, told in shelf.series():
        wanted = parts_of.get(subject.measure, ())
        if len(wanted) < _LEAST_PARTS:
            continue
        for period, whole in told.items():
            parts = [found for one in wanted if (found := shelf.beside(subject, one.code, period)) is not None]
            if len(parts) < _LEAST_PARTS:
                continue
            together = add_up(part.interval for part in parts)
            ask = equal if len(parts) == len(wanted) else at_most
            answer = _likewise(leniently(ask, together, whole.interval), *parts, whole)
            slip = find_slip(parts, whole) if len(parts) == len(wanted) else None
            yield rule_on(RuleKind.PARTITION, answer, (*parts, whole), expected=together, slip=slip)


def _partitions(profile: Profile) -> dict[str, tuple[Measure, ...]]:
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in profile.measures.values():
        if measure.parent is not None and measure.part_rule is PartRule.PARTITION:
            found[measure.parent].append(measure)
    return {code: tuple(parts) for code, parts in found.items()}


def check_within(shelf: Shelf) -> Iterator[Ruled]:
    """What happened in a shorter time against what happened in each longer time that holds it.

    So a month is at most the year to date, and an earlier count to date at most a later one.
    """
    for _, told in _flows(shelf):
        values = list(told.values())
        for at, longer in enumerate(values):
            for shorter in _inside(values, at):
                answer = _likewise(leniently(at_most, shorter.interval, longer.interval), shorter, longer)
                yield rule_on(RuleKind.WITHIN, answer, (shorter, longer), expected=_down_to(shorter.interval))


def _inside(values: list[Observation], at: int) -> Iterator[Observation]:
    """Values of times inside that of one, which are sorted by first and then by last day."""
    longer = values[at].period
    for other in values[at - 1 :: -1] if at else ():
        if other.period.start < longer.start:
            break
        if not other.period.covers(longer):
            yield other
    for other in values[at + 1 :]:
        if other.period.start > longer.end:
            break
        if longer.covers(other.period) and not other.period.covers(longer):
            yield other


def check_periods(shelf: Shelf) -> Iterator[Ruled]:
    """Times that follow each other without a gap against the whole time."""
    for subject, told in _flows(shelf):
        if shelf.profile.measures[subject.measure].rollup_time is not TimeRollup.SUM:
            continue
        values = list(told.values())
        for whole in values:
            parts = _filling(whole, values)
            if len(parts) >= _LEAST_PARTS:
                together = add_up(part.interval for part in parts)
                answer = _likewise(leniently(equal, together, whole.interval), *parts, whole)
                slip = find_slip(parts, whole)
                yield rule_on(RuleKind.PERIODS, answer, (*parts, whole), expected=together, slip=slip)


def _filling(whole: Observation, values: list[Observation]) -> list[Observation]:
    """Values of times that follow each other from a whole's first day to its last, the longest first; else none."""
    parts: list[Observation] = []
    due = whole.period.start
    by_start: defaultdict[object, list[Observation]] = defaultdict(list)
    for value in values:
        if whole.period.covers(value.period) and not value.period.covers(whole.period):
            by_start[value.period.start].append(value)
    while due <= whole.period.end and (found := by_start.get(due)):
        parts.append(max(found, key=lambda value: value.period.end))
        due = parts[-1].period.end + timedelta(days=1)
    return parts if due == whole.period.end + timedelta(days=1) else []


def _flows(shelf: Shelf) -> Iterator[tuple[Subject, Mapping[Period, Observation]]]:
    """Series of what happens, never below zero, each with more than one period."""
    for subject, told in shelf.series():
        measure = shelf.profile.measures[subject.measure]
        if subject.is_done and measure.tally is Tally.FLOW and measure.kind in _AMOUNTS:
            flows = {p: one for p, one in told.items() if one.tally is not Tally.STOCK and _is_counted_to_its_end(one)}
            if len(flows) > 1:
                yield subject, flows


def _is_counted_to_its_end(one: Observation) -> bool:
    """Whether a value covers its period; one closed before is of a shorter time than it is called after."""
    return not one.period.is_day and (one.cut_off is None or one.cut_off >= one.period.end)


def check_plans(shelf: Shelf, book: CheckBook) -> Iterator[Ruled]:
    """Results against plan and target for the same time; of measures of which less is better the plan is a ceiling."""
    for subject, told in shelf.series():
        if subject.is_done:
            continue
        for period, plan in told.items():
            result = shelf.value(subject._replace(is_done=True), period)
            if result is None:
                continue
            wanted = to_reach(plan)
            pair = (result.interval, wanted) if fits(subject.measure, book.lower) else (wanted, result.interval)
            answer = at_most(*pair)
            told_of = (answer, "wide" if answer is Answer.CANNOT_TELL else "")
            yield rule_on(RuleKind.PLAN, told_of, (plan, result), severity=Severity.NOTE, expected=wanted)


def to_reach(plan: Observation) -> Interval:
    """What has to be reached: for "at least 8" and "over 8" that is 8, for "at most 8" and "under 8" too."""
    low, high = plan.interval.low, plan.interval.high
    if plan.bound in {Bound.AT_LEAST, Bound.OVER} and low is not None:
        return Interval.point(low)
    if plan.bound in {Bound.AT_MOST, Bound.UNDER} and high is not None:
        return Interval.point(high)
    return plan.interval


def _likewise(told: Told, *values: Observation) -> Told:
    """An answer, which cannot be told where it fails over values that are not quite alike.

    What there is on a day and what happened in a period have no order; an estimate is overtaken by results; and what
    was counted up to another day is of another time, whatever its period is called.
    """
    if {Tally.STOCK, Tally.FLOW} <= {value.tally for value in values}:
        return Answer.CANNOT_TELL, "stock_and_flow"
    if told[0] is not Answer.FAILS:
        return told
    if len({value.status for value in values}) > 1:
        return Answer.CANNOT_TELL, "status"
    if len({value.cut_off or value.period.end for value in values if value.period == values[-1].period}) > 1:
        return Answer.CANNOT_TELL, "cut_off"
    return told


def _up_to(whole: Interval) -> Interval | None:
    return None if whole.high is None else Interval(None, whole.high, high_open=whole.high_open)


def _down_to(part: Interval) -> Interval | None:
    return None if part.low is None else Interval(part.low, None, low_open=part.low_open)
