"""Values found by what they are of, so that like is held against like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from diemcau.profile.rules import MeasureKind
from diemcau.records import Period, Severity, Status
from diemcau.records.checked import Ruled, RuleKind
from diemcau.records.observation import Basis, Observation
from diemcau.records.review import Answer

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.records import Interval
    from diemcau.review.checking.answers import Told as Answered

DONE = frozenset({Status.ACTUAL, Status.EXPECTED})
_COUNTS = frozenset({MeasureKind.COUNT, MeasureKind.PERSONS})


class Subject(NamedTuple):
    """What two values of one series share."""

    measure: str
    org: str
    partner: str
    unit: str
    is_done: bool


Told = Mapping[Period, Observation]
"""The value to rely on of each period of a series, in order of the periods."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Values by what they are of; of several for one subject and period the one to rely on.

    Attributes:
        profile: The sector's vocabulary.
        by_subject: Values of each subject by period.
        by_measure: Subjects of each measure.
    """

    profile: Profile
    by_subject: Mapping[Subject, Told]
    by_measure: Mapping[str, Sequence[Subject]]

    def series(self) -> Iterator[tuple[Subject, Told]]:
        """Every series."""
        return iter(self.by_subject.items())

    def results(self, measure: str) -> Iterator[tuple[Subject, Told]]:
        """The series of one measure that tell what happened or is expected."""
        return ((one, self.by_subject[one]) for one in self.by_measure.get(measure, ()) if one.is_done)

    def value(self, subject: Subject, period: Period) -> Observation | None:
        """The value to rely on, or None."""
        return self.by_subject.get(subject, {}).get(period)

    def beside(self, subject: Subject, measure: str, period: Period) -> Observation | None:
        """The value of another measure for the same org, partner and period, in a unit that can stand against it.

        Counts stand against counts whatever is counted, since a visit is an activity; anything else in one unit only.
        """
        mine, other = (self.profile.measures.get(code) for code in (subject.measure, measure))
        found = self.value(subject._replace(measure=measure), period)
        if found is not None or mine is None or other is None or not {mine.kind, other.kind} <= _COUNTS:
            return found
        units = dict.fromkeys((other.unit_default, *other.units, "count"))
        values = (self.value(subject._replace(measure=measure, unit=unit), period) for unit in units)
        return next((value for value in values if value is not None), None)


def open_shelf(observations: Iterable[Observation], profile: Profile) -> Shelf:
    """All values by subject and period, of measures that the profile knows."""
    found: defaultdict[Subject, dict[Period, Observation]] = defaultdict(dict)
    for one in observations:
        if one.measure in profile.measures:
            told = found[Subject(one.measure, one.org, one.partner, one.unit, one.status in DONE)]
            known = told.get(one.period)
            told[one.period] = one if known is None else min(known, one, key=reliance)
    by_subject = {subject: {period: told[period] for period in sorted(told)} for subject, told in sorted(found.items())}
    by_measure: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in by_subject:
        by_measure[subject.measure].append(subject)
    return Shelf(profile, by_subject, dict(by_measure))


def reliance(one: Observation) -> tuple[bool, bool, bool, bool, str]:
    """What is not disputed first, then returns before sentences, results before estimates, closed before open ends."""
    ends = one.interval.low is None or one.interval.high is None
    return one.is_disputed, one.basis is not Basis.FILING, one.status is not Status.ACTUAL, ends, one.id


def rule_on(
    kind: RuleKind,
    told: Answered,
    values: Iterable[Observation],
    *,
    what: str = "",
    severity: Severity = Severity.HOLD,
    expected: Interval | None = None,
    stated: Interval | None = None,
    slip: tuple[str, Decimal] | None = None,
) -> Ruled:
    """What a rule comes to, asked of some values with the one in question last.

    A failure over a disputed value cannot be told: which of the contradicting sources is right is still open.
    """
    several = tuple(values)
    answer, reason = told
    if answer is Answer.FAILS and any(one.is_disputed for one in several):
        answer, reason = Answer.CANNOT_TELL, "disputed"
    last = several[-1]
    return Ruled(
        rule=f"{kind.value}:{what}" if what else kind.value,
        kind=kind,
        answer=answer,
        severity=severity,
        observations=tuple(one.id for one in several),
        measure=last.measure,
        org=last.org,
        period=last.period,
        partner=last.partner,
        stated=last.interval if stated is None else stated,
        expected=expected,
        reason=reason,
        slip=slip if answer is Answer.FAILS else None,
    )
