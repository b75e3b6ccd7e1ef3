"""What values of many orgs come to together, how much of the whole they cover, and what keeps them apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.period import Period


class Way(StrEnum):
    """How a total came about."""

    STATED = "stated"  # the org at the head says it itself
    SUM = "sum"  # added over the orgs below
    DISTINCT = "distinct"  # what several orgs report is counted once, by the keys of a register
    LAST = "last"  # the newest of each org stands, then they are added
    RATIO = "ratio"  # computed anew from numerator and denominator
    NONE = "none"  # may not be put together: the interval is None


class Caveat(StrEnum):
    """Why a total is not what a hasty reader takes it for; `publish` has the words."""

    NOT_ADDITIVE = "not_additive"  # the measure may not be added over orgs
    NOT_OVER_TIME = "not_over_time"  # the measure may not be added over the periods of a year
    KEYS_MISSING = "keys_missing"  # counted once only as far as keys are known: it lies between net and gross
    MISSING = "missing"  # orgs that owe a value have given none
    SHORT = "short"  # values of a shorter time than the period, such as eleven months
    EXPECTED = "expected"  # some values are expected, not counted
    DISPUTED = "disputed"  # sources contradict each other about a value
    DIFFERS = "differs"  # what the org itself says and what is added cannot both be true
    SPLIT = "split"  # a value belongs to several orgs of this shape and stays with the org above them
    MIXED = "mixed"  # stock and flow, or several units of measurement: only one sort is counted
    CUT_OFF = "cut_off"  # the values were closed on different days


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """How many orgs of one kind have a value.

    Attributes:
        kind: Code of the kind of org.
        reported: Codes of those that have one, in order.
        missing: Codes of those that owe one and have none, in order.
    """

    kind: str
    reported: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def owing(self) -> int:
        """How many there are."""
        return len(self.reported) + len(self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total of one measure in one unit for one org, with all below it, and one period.

    Attributes:
        measure: The profile's code.
        unit: Unit of measurement.
        org: Code of the org at the head.
        period: Of which period.
        status: Of which status; EXPECTED where one of the parts is.
        partner: With whom; empty for all partners together.
        way: How it came about.
        interval: What it may be; None where nothing may be said.
        stated: What the org itself reports, or None.
        added: What is put together from below, or None.
        gross: Where things were counted once: what adding up the reports would give; else None.
        coverage: By kind of the orgs that owe a value, the kind with most orgs first.
        parts: Ids of the observations it rests on, in order.
        left_out: Ids of observations that fit the question but may not be counted, in order.
        caveats: What to know, in the order of `Caveat`.
    """

    measure: str
    unit: str
    org: str
    period: Period
    status: Status = Status.ACTUAL
    partner: str = ""
    way: Way
    interval: Interval | None
    stated: Interval | None = None
    added: Interval | None = None
    gross: Interval | None = None
    coverage: tuple[Covered, ...] = ()
    parts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()


class Direction(StrEnum):
    """Which way is good."""

    UP = "up"  # at least the target
    DOWN = "down"  # at most the target


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is to be reached.

    Attributes:
        id: Unique in its store.
        measure, unit, org, period, partner: As in `Total`.
        status: TARGET (set by somebody above) or PLAN (one's own).
        interval: What is to be reached, such as at least 8: [8, without end).
        direction: Which way is good.
        points: Interim points: period up to whose end, and what should be reached by then; in order of time.
        set_by: Who set it, as a name or code; or empty.
        basis: The directive, decision or sentence that it comes from, in words or as an id; or empty.
    """

    id: str
    measure: str
    unit: str
    org: str
    period: Period
    partner: str = ""
    status: Status = Status.TARGET
    interval: Interval
    direction: Direction = Direction.UP
    points: tuple[tuple[Period, Interval], ...] = ()
    set_by: str = ""
    basis: str = ""


class Reach(StrEnum):
    """Whether a target is reached."""

    REACHED = "reached"
    MISSED = "missed"  # the period is over
    ON_COURSE = "on_course"  # the interim point is reached
    BEHIND = "behind"  # the interim point is not reached
    CANNOT_TELL = "cannot_tell"  # the words leave it open, or nothing is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A total against its target.

    Attributes:
        target: The target.
        total: What there is.
        reach: Where it stands.
        share: Percent of the target that is reached, or None where it cannot be computed.
        gap: What is still to come (positive) or was done beyond it (negative), in the unit; or None.
        point: The interim point it was held against, or None.
        reasons: Codes of what keeps it from being told: values of `Caveat`, or `no_value`, `unit`, `wide`.
    """

    target: Target
    total: Total | None
    reach: Reach
    share: Interval | None = None
    gap: Interval | None = None
    point: tuple[Period, Interval] | None = None
    reasons: tuple[str, ...] = ()


class Obstacle(StrEnum):
    """Why two totals may not be held against each other."""

    NO_BASE = "no_base"  # nothing is known of the earlier period
    PERIOD = "period"  # periods of different length or season, such as eleven months and a year
    SCOPE = "scope"  # other orgs have reported
    SHAPE = "shape"  # orgs were merged or parted in between
    UNIT = "unit"
    STATUS = "status"  # a plan or target against a result
    NOT_ADDITIVE = "not_additive"  # predecessors of a merged org cannot be added for this measure
    EXPECTED = "expected"  # only a remark: an estimate against a result


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """A comparison that can be made in place of one that was refused.

    Attributes:
        how: `shape` (both in one shape), `period` (both over the time that both know), `scope` (only orgs that
            reported both times).
        now: The later total of that comparison.
        before: The earlier one.
        change: Their difference.
        percent: The same in percent of the earlier, or None where the earlier may be zero.
        orgs: Of `scope` the codes of the orgs.
    """

    how: str
    now: Total
    before: Total
    change: Interval
    percent: Interval | None
    orgs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A total against the one of a year before, or the reasons why that may not be.

    Attributes:
        now: The later.
        before: The earlier, or None where nothing is known.
        obstacles: Why they may not be compared; empty where they may.
        change: Their difference; None where they may not be compared.
        percent: The same in percent of the earlier; None where it may not be said.
        bridges: What can be compared instead.
    """

    now: Total
    before: Total | None
    obstacles: tuple[Obstacle, ...] = ()
    change: Interval | None = None
    percent: Interval | None = None
    bridges: tuple[Bridge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """A thing that several orgs may report: a delegation, an agreement, a conference.

    Attributes:
        key: What makes it the same thing, whoever reports it.
        org: Code of the org that reports it.
        observation: Id of the observation that counts it.
        amount: How much it counts: 1 for a thing, persons for persons.
    """

    key: str
    org: str
    observation: str
    amount: Decimal = Decimal(1)
