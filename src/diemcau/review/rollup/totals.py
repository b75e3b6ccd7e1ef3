"""Totals by org, measure and period in the shape of one day, with what they cover and may not be taken for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from diemcau.profile.types import Measure, Profile, TimeRollup, UnitsRollup
from diemcau.records.mention import Status, Tally
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.proportion import to_percent
from diemcau.records.total import Caveat, RegisterRow, Total, Way
from diemcau.review.rollup.adding import Amounts, amounts_of
from diemcau.review.rollup.asked import Asked, Ratio
from diemcau.review.rollup.coverage import kinds_alike
from diemcau.review.rollup.frame import Frame
from diemcau.review.rollup.making import Making, Values, in_order
from diemcau.review.rollup.spans import Days, hold, period_of, shorter_periods
from diemcau.review.rollup.units import is_of_tally, tally_of, unit_of

_NO_RATIOS: Mapping[str, Ratio] = MappingProxyType({})
_PERCENT = "percent"
_RESULTS = frozenset({Status.ACTUAL, Status.EXPECTED})


class Book:
    """Values opened in the shape of one day: any number of totals are asked of it; made by `open_book`."""

    def __init__(
        self,
        observations: Iterable[Observation],
        frame: Frame,
        profile: Profile,
        amounts: Amounts,
        ratios: Mapping[str, Ratio],
    ) -> None:
        self.frame = frame
        self.profile = profile
        self._amounts, self._ratios = amounts, ratios
        self._alike = kinds_alike(profile)
        found: defaultdict[str, defaultdict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
        for one in observations:
            org = frame.same.get(one.org)
            if org is not None:
                found[one.measure][org].append(one)
        self._told = {measure: dict(orgs) for measure, orgs in found.items()}
        self._org_of = {one.id: org for orgs in self._told.values() for org, each in orgs.items() for one in each}

    def total(self, asked: Asked) -> Total:
        """One total. Where only a part of the period is known, the total is of that part (see its `period`)."""
        if asked.org not in self.frame.tree.nodes:
            return _nothing(asked, asked.unit, Way.NONE)
        measure = self.profile.measures.get(asked.measure)
        if measure is not None and measure.rollup_units is UnitsRollup.RATIO and asked.measure in self._ratios:
            return self._rate(asked, self._ratios[asked.measure])
        values = self._values(asked, measure)
        total = self._make(asked, values)
        if total.interval is not None or not values.told:
            return total
        shorter = self._longest_known(asked, values)
        if shorter is None:
            return total
        part = replace(asked, period=period_of(shorter))
        return _with(self._make(part, self._values(part, measure)), self._of_a_part(values))

    def totals(self, asked: Asked) -> list[Total]:
        """The totals of all measures of which something is known, in the order of the profile."""
        codes = [code for code in self.profile.measures if code in self._told or code in self._ratios]
        found = (self.total(replace(asked, measure=code)) for code in codes)
        return [total for total in found if total.interval is not None or total.left_out]

    def partners(self, asked: Asked) -> list[Total]:
        """The total with each single partner of whom something is known, in order of their names."""
        told = self._told.get(asked.measure, {})
        names = {one.partner for each in told.values() for one in each if one.partner}
        found = (self.total(replace(asked, partner=name)) for name in sorted(names))
        return [total for total in found if total.interval is not None or total.left_out]

    def orgs_of(self, total: Total) -> frozenset[str]:
        """The orgs of the day whose values, or whose formers' values, a total rests on."""
        orgs = {self._org_of[part] for part in total.parts if part in self._org_of}
        return frozenset(one for org in orgs for one in self.frame.stands(org))

    def _make(self, asked: Asked, values: Values) -> Total:
        return Making(self.frame, self._alike, self._amounts, asked, values).total()

    def _values(self, asked: Asked, measure: Measure | None) -> Values:
        """The values inside the org that is asked of, in one unit and of one sort; and the others that would fit."""
        rule = measure.rollup_time if measure is not None else TimeRollup.NONE
        timely = {org: [one for one in each if _fits(one, asked)] for org, each in self._inside(asked).items()}
        unit = unit_of(measure, asked.unit) if asked.unit else _usual_unit(timely, measure)
        wanted = tally_of(measure) or _usual_tally(timely, rule)
        told: dict[str, list[Observation]] = {}
        other: dict[str, list[Observation]] = {}
        for org, each in timely.items():
            fits = [unit_of(measure, one.unit) == unit and is_of_tally(one, wanted) for one in each]
            like = [one for one, is_like in zip(each, fits, strict=True) if is_like]
            unlike = [
                one for one, is_like in zip(each, fits, strict=True) if not is_like and asked.period.covers(one.period)
            ]
            if like:
                told[org] = like
            elif unlike:
                other[org] = unlike
        held = {
            org: found
            for org, each in told.items()
            if (found := hold(org, each, asked.period, self.frame.life(org), rule)) is not None
        }
        return Values(measure, unit, told, held, other)

    def _inside(self, asked: Asked) -> dict[str, list[Observation]]:
        told, frame = self._told.get(asked.measure, {}), self.frame
        below = frame.below(asked.org)
        inside = {
            org: each
            for org, each in told.items()
            if frame.is_inside(org, asked.org) or any(one in below for one in frame.stands(org))
        }
        if asked.only is None:
            return inside
        return {org: each for org, each in inside.items() if set(frame.stands(org)) <= asked.only}

    def _longest_known(self, asked: Asked, values: Values) -> Days | None:
        """The part of the period of which most orgs have a value; of equal ones the longest, then the latest."""
        if values.measure is None or values.measure.rollup_time is TimeRollup.LAST:
            return None
        found: Counter[Days] = Counter()
        for org, each in values.told.items():
            if self.frame.is_inside(org, asked.org):
                found.update(shorter_periods(each, asked.period, values.measure.rollup_time))
        return max(found, key=lambda days: (found[days], days[1] - days[0], days[1]), default=None)

    def _of_a_part(self, values: Values) -> Caveat:
        adds_up = values.measure is not None and values.measure.rollup_time is TimeRollup.SUM
        return Caveat.SHORT if adds_up else Caveat.NOT_OVER_TIME

    def _rate(self, asked: Asked, ratio: Ratio) -> Total:
        """A rate out of the totals of its two measures, over the orgs that have given both."""
        part = replace(asked, measure=ratio.numerator, unit="", status=ratio.numerator_status)
        whole = replace(asked, measure=ratio.denominator, unit="", status=ratio.denominator_status)
        both = _reported(self.total(part)) & _reported(self.total(whole))
        if both:
            part, whole = replace(part, only=both), replace(whole, only=both)
        above, below = self.total(part), self.total(whole)
        if above.interval is None or below.interval is None or above.period != below.period:
            return _nothing(asked, _PERCENT, Way.NONE)
        same = above.unit == below.unit or ratio.numerator != ratio.denominator
        caveats = {*above.caveats, *below.caveats, *(() if same else (Caveat.MIXED,))}
        return replace(
            above,
            measure=asked.measure,
            unit=_PERCENT,
            way=Way.RATIO,
            interval=to_percent(above.interval, below.interval) if same else None,
            stated=None,
            added=None,
            gross=None,
            parts=tuple(sorted({*above.parts, *below.parts})),
            left_out=tuple(sorted({*above.left_out, *below.left_out})),
            caveats=in_order(caveats),
        )


def open_book(
    observations: Iterable[Observation],
    tree: OrgTree,
    profile: Profile,
    register: Iterable[RegisterRow] = (),
    ratios: Mapping[str, Ratio] = _NO_RATIOS,
) -> Book:
    """Values, ready to be asked of.

    Args:
        observations: In any order; those of any time, org and measure.
        tree: In whose shape they are put together.
        profile: The sector's vocabulary.
        register: What values with keys count, where it is not one a key.
        ratios: How rates are computed anew, by measure.
    """
    return Book(observations, Frame(tree), profile, amounts_of(register), ratios)


def total_of(
    asked: Asked,
    observations: Iterable[Observation],
    tree: OrgTree,
    profile: Profile,
    register: Iterable[RegisterRow] = (),
) -> Total:
    """One total; whoever asks for many opens a book."""
    return open_book(observations, tree, profile, register).total(asked)


def totals_of(
    asked: Asked,
    observations: Iterable[Observation],
    tree: OrgTree,
    profile: Profile,
    register: Iterable[RegisterRow] = (),
) -> list[Total]:
    """The totals of all measures of which something is known, in the order of the profile."""
    return open_book(observations, tree, profile, register).totals(asked)


def _fits(observation: Observation, asked: Asked) -> bool:
    if not asked.period.overlaps(observation.period) or observation.partner != asked.partner:
        return False
    return observation.status is asked.status or (asked.status in _RESULTS and observation.status in _RESULTS)


def _usual_unit(told: Mapping[str, Sequence[Observation]], measure: Measure | None) -> str:
    """The measure's own unit where anybody reports in it, else the one that most orgs report in."""
    found = Counter(unit for each in told.values() for unit in {unit_of(measure, one.unit) for one in each})
    if measure is not None and (not found or measure.unit_default in found):
        return measure.unit_default
    return min(found, key=lambda unit: (-found[unit], unit), default="")


def _usual_tally(told: Mapping[str, Sequence[Observation]], rule: TimeRollup) -> Tally | None:
    """Stocks where the newest stands and flows else, if both are told of."""
    found = {one.tally for each in told.values() for one in each} - {None}
    if len(found) > 1:
        return Tally.STOCK if rule is TimeRollup.LAST else Tally.FLOW
    return None


def _reported(total: Total) -> frozenset[str]:
    return frozenset(code for covered in total.coverage for code in covered.reported)


def _with(total: Total, caveat: Caveat) -> Total:
    return replace(total, caveats=in_order({*total.caveats, caveat}))


def _nothing(asked: Asked, unit: str, way: Way) -> Total:
    return Total(
        measure=asked.measure,
        unit=unit,
        org=asked.org,
        period=asked.period,
        status=asked.status,
        partner=asked.partner,
        way=way,
        interval=None,
    )
