"""From values of all sorts of periods to one line of values for each measure, org, unit and partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from diemcau.foresee.outlook.formers import Formers, Told, find_formers
from diemcau.foresee.outlook.spans import Span, month_of, span_of
from diemcau.profile.types import Measure, MeasureKind, Profile, TimeRollup, UnitsRollup
from diemcau.records.forecast import Series
from diemcau.records.interval import Interval
from diemcau.records.mention import Status, Tally
from diemcau.records.observation import Basis, Observation
from diemcau.records.orgtree import OrgTree

_RESULTS = frozenset({Status.ACTUAL, Status.EXPECTED})
_BEYOND_ADDING = frozenset({"percent", "percentage points", "times", "ratio", "rank"})
_AMOUNTS = frozenset({TimeRollup.SUM, TimeRollup.LAST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One series and what is told of it up to the day.

    Attributes:
        series: Of what.
        rule: How its periods go together: SUM or LAST; NONE where nothing may be foretold.
        over_orgs: How orgs go together.
        counts: Whether it counts things or persons one by one.
        told: Values by their months; a stock by the month at whose end, or in which, it was counted.
        odd: Values of periods that are not made of whole months of one year.
        revisions: Results over the estimates that came before them.
    """

    series: Series
    rule: TimeRollup
    over_orgs: UnitsRollup
    counts: bool
    told: Mapping[Span, Told] = field(default_factory=dict)
    odd: int = 0
    revisions: tuple[float, ...] = ()


def to_lines(
    observations: Iterable[Observation],
    *,
    tree: OrgTree,
    profile: Profile,
    made_on: date,
    known: Mapping[str, date] | None = None,
) -> list[Line]:
    """All series of which something is told on a day, in order.

    Args:
        observations: In any order, of any time; what is planned or aimed at is left aside.
        tree: In whose shape the orgs stand; values of orgs that ended go to the one that took over.
        profile: How measures may be put together.
        made_on: The day; what is of later days, or became known later, is left out.
        known: When observations became known, by id. One without a day is taken to be known when its period was over,
            so that an estimate of the running year counts only with a day.
    """
    known = known or {}
    found: defaultdict[Series, defaultdict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for one in observations:
        if one.status in _RESULTS and _is_known(one, made_on, known):
            stands = tree.stands_for.get(one.org, (one.org,))
            if len(stands) == 1 and stands[0] in tree.nodes:
                found[Series(one.measure, stands[0], one.unit, one.partner)][one.org].append(one)
    formers = find_formers(tree, profile)
    return [_to_line(series, found[series], formers, profile) for series in sorted(found)]


def _is_known(one: Observation, made_on: date, known: Mapping[str, date]) -> bool:
    day = known.get(one.id)
    if day is not None and one.status is Status.EXPECTED:
        return day <= made_on and one.period.start <= made_on
    last = max(one.period.end, day or one.period.end, one.cut_off or one.period.end)
    return last <= made_on


def _to_line(series: Series, by_org: Mapping[str, list[Observation]], formers: Formers, profile: Profile) -> Line:
    measure = profile.measures.get(series.measure)
    rule = _rule_of(measure, series.unit)
    over_orgs = measure.rollup_units if measure is not None else UnitsRollup.NONE
    values: dict[str, dict[Span, Told]] = {}
    odd, revisions = 0, list[float]()
    for org, each in by_org.items():
        alike = _of_one_tally(each, rule)
        values[org], left, revised = _to_values(alike, rule)
        odd += left
        revisions += revised
    return Line(
        series=series,
        rule=rule,
        over_orgs=over_orgs,
        counts=measure is not None and measure.kind in {MeasureKind.COUNT, MeasureKind.PERSONS},
        told=formers.gather(series.org, values, over_orgs),
        odd=odd,
        revisions=tuple(revisions),
    )


def _rule_of(measure: Measure | None, unit: str) -> TimeRollup:
    """How the periods of a measure go together; NONE for ranks, ratios and what the profile does not know."""
    if measure is None or unit in _BEYOND_ADDING or measure.rollup_time not in _AMOUNTS:
        return TimeRollup.NONE
    return measure.rollup_time


def _of_one_tally(observations: list[Observation], rule: TimeRollup) -> list[Observation]:
    """Only stocks of what is newest-stands, only flows of what is added, where both are told of."""
    wanted = Tally.STOCK if rule is TimeRollup.LAST else Tally.FLOW
    if len({one.tally for one in observations} - {None}) < len(Tally):
        return observations
    return [one for one in observations if one.tally in {None, wanted}]


def _to_values(observations: list[Observation], rule: TimeRollup) -> tuple[dict[Span, Told], int, list[float]]:
    """One value for each span, how many fit none, and how results stood to the estimates before them."""
    cells: defaultdict[Span, list[Observation]] = defaultdict(list)
    odd = 0
    for one in observations:
        span = _span_in(one, rule)
        if span is None:
            odd += 1
        else:
            cells[span].append(one)
    told = {span: _settle(each, rule) for span, each in sorted(cells.items())}
    return told, odd, [one for each in cells.values() for one in _revisions(each)]


def _span_in(one: Observation, rule: TimeRollup) -> Span | None:
    if rule is TimeRollup.LAST:
        month = month_of(one.period.end)
        return month, month
    span = span_of(one.period)
    return span if span is not None and span[0] // 12 == span[1] // 12 else None


def _settle(observations: list[Observation], rule: TimeRollup) -> Told:
    """What several values of the same months come to.

    Results go before estimates, accepted returns before documents, of stocks the newest of the month. Of several of one
    sort that is true which all allow; where they contradict each other it may be anything from lowest to highest.
    """
    if len(observations) > 1:
        for keep in (
            [one for one in observations if one.status is Status.ACTUAL],
            [one for one in observations if one.basis is Basis.FILING],
        ):
            observations = [one for one in observations if one in keep] or observations
        if rule is TimeRollup.LAST:
            newest = max(one.period.end for one in observations)
            observations = [one for one in observations if one.period.end == newest]
    shared: Interval | None = observations[0].interval
    for one in observations[1:]:
        shared = shared.intersection(one.interval) if shared is not None else None
    return Told(
        interval=shared if shared is not None else hull([one.interval for one in observations]),
        is_expected=all(one.status is Status.EXPECTED for one in observations),
        is_disputed=shared is None or any(one.is_disputed for one in observations),
        ids=tuple(sorted(one.id for one in observations)),
    )


def hull(intervals: list[Interval]) -> Interval:
    """The narrowest closed interval that holds all of some."""
    lows, highs = [one.low for one in intervals], [one.high for one in intervals]
    low = None if None in lows else min(end for end in lows if end is not None)
    high = None if None in highs else max(end for end in highs if end is not None)
    return Interval(low, high)


def _revisions(observations: list[Observation]) -> list[float]:
    """Results over estimates of the same months, where both have a middle."""
    results = [_middle(one.interval) for one in observations if one.status is Status.ACTUAL]
    estimates = [_middle(one.interval) for one in observations if one.status is Status.EXPECTED]
    if not results or not estimates:
        return []
    result = results[-1]
    return [result / one for one in estimates if result is not None and one is not None and min(result, one) > 0]


def _middle(interval: Interval) -> float | None:
    if interval.low is None or interval.high is None:
        return None
    return float(interval.low + interval.high) / 2
