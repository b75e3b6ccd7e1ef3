"""What checks of many values come to: rules, outliers, registers held against each other, praise without figures.

Every check has the three answers of `review.Answer`. It fails only where no values that the words allow would make it
hold; where the words leave it open, or too little is known, it cannot be told and the reason says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from diemcau.records.finding import Severity
from diemcau.records.interval import Interval
from diemcau.records.period import Period
from diemcau.records.review import Answer
from diemcau.records.span import Span


class RuleKind(StrEnum):
    """What a rule asks of values."""

    PART = "part"  # a part is at most its whole
    PARTITION = "partition"  # parts that share out a whole make it
    WITHIN = "within"  # what happened in a shorter time is at most what happened in the longer one that holds it
    PERIODS = "periods"  # times that follow each other without a gap make the whole time
    PLAN = "plan"  # the result reaches plan or target
    RATIO = "ratio"  # a stated ratio is that of its numerator and denominator
    ORDER = "order"  # the sector says that one measure is at most another
    REPEATED = "repeated"  # a value is not carried on from year to year unchanged
    ROUND_QUOTIENT = "round_quotient"  # a count is no round multiple of another, as if it had been worked out from it
    CURRENCY = "currency"  # one measure of one org and period is told in one currency
    WINDOW = "window"  # the value covers the time that the regime asks for
    BAND = "band"  # the value is one that can be believed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """One rule asked of some values.

    Attributes:
        rule: Code of the rule: the kind where it is law, `kind:what` where it is data of the sector.
        kind: What it asks.
        answer: Whether it holds, fails or cannot be told.
        severity: HOLD where values contradict each other, NOTE where a failure is only a reason to look.
        observations: Ids of the values; the one in question last, the whole behind its parts.
        measure, org, partner: Of the value in question.
        period: Of the value in question.
        stated: What the value in question may be.
        expected: What would hold; None where that is no range of numbers.
        reason: Why it cannot be told, as a code: `wide` (the words leave it open), `round` (closing noughts may be
            rounding), `disputed`, `few` (too little for a pattern), `loose` (the period is named only as a year),
            `status` (an estimate against a result), `stock_and_flow`, `cut_off` (counted up to different days); or
            `unit` (several currencies); empty where the numbers say it.
        slip: Of a sum that fails: id of the one value in which two neighbouring digits in each other's place would
            make it hold, and the number so; None where there is none, or more than one.
    """

    rule: str
    kind: RuleKind
    answer: Answer
    severity: Severity
    observations: tuple[str, ...]
    measure: str
    org: str
    period: Period
    partner: str = ""
    stated: Interval | None = None
    expected: Interval | None = None
    reason: str = ""
    slip: tuple[str, Decimal] | None = None


class Against(StrEnum):
    """What a value is held against when it is asked whether it stands out."""

    PAST = "past"  # the org's own earlier values
    LIKE = "like"  # values of like units for the same period
    CHANGE = "change"  # how the values of like units changed since the period before


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlying:
    """Whether one value stands out.

    Attributes:
        observation: Id of the value.
        against: What it was held against.
        answer: HOLDS inside the band, FAILS outside, CANNOT_TELL where too little is known.
        expected: The band in the unit of the value; None where it cannot be told. An end is rounded to three digits.
        middle: The value in the middle of the band.
        points: How many values it rests on.
        reason: `few` (too few values for a band), `open` (the words leave it open); else empty.
    """

    observation: str
    against: Against
    answer: Answer
    expected: Interval | None
    middle: Interval | None
    points: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRow:
    """One row of a register as somebody reported it: a delegation, an agreement, a conference, an organisation's aid.

    Attributes:
        id: Unique among the rows compared: `filing uid/table/entry`.
        org: Code of the org that reports it.
        key: The same for the same thing, whoever reports it, where the form has a key; else empty.
        number: Number of the document that the thing stands on (permission, agreement), as written; or empty.
        name: What it is called: title, theme, name of the organisation.
        head: Who leads it, or signed it.
        country: ISO 3166 alpha-2 of the other side; or empty.
        partner: The other side by name; or empty.
        area: Code or name of the province the thing is in; or empty.
        start, end: First and last day; None where the row does not say.
        amount: How much, or None.
        unit: Unit of the amount.
    """

    id: str
    org: str
    key: str = ""
    number: str = ""
    name: str = ""
    head: str = ""
    country: str = ""
    partner: str = ""
    area: str = ""
    start: date | None = None
    end: date | None = None
    amount: Interval | None = None
    unit: str = ""


class Side(StrEnum):
    """Which of the two registers a row stands in."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Rows of two registers that tell of one thing.

    Attributes:
        first, second: Ids of the rows.
        answer: HOLDS where what both say agrees, FAILS where it cannot, CANNOT_TELL where it is open.
        grounds: Why they are taken for one, as codes: `key.same`, `number.same`, `country.same`, `dates.same`,
            `dates.overlap`, `dates.near`, `head.same`, `name.same`, `name.alike`, `partner.same`, `area.same`.
        differs: In what they disagree: `dates`, `head`, `country`, `amount`, `partner`, `name`.
        reason: Why it cannot be told: `unit`, `wide`, `no_amount`; else empty.
    """

    first: str
    second: str
    answer: Answer
    grounds: tuple[str, ...]
    differs: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A row that only one register holds.

    Attributes:
        row: Its id.
        side: Which register it stands in.
        answer: FAILS where the other surely ought to hold it, HOLDS where it need not, CANNOT_TELL else.
        reason: `absent` (nothing like it is there), `several` (more than one row may be it), `alike` (one may be it and
            too little is said to be sure), `unsaid` (the row lacks what it could be found by), `silent` (who should
            report it has reported nothing), `nobody` (nobody is known who should), `outside` (it lies outside the
            window), `not_due` (the day is not yet over), `cancelled`, `unit` (only in another currency).
        near: Ids of rows of the other register that it may be.
    """

    row: str
    side: Side
    answer: Answer
    reason: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCheck:
    """Two registers held against each other.

    Attributes:
        code: `delegations`, `agreements`, `conferences`, `disbursement`.
        matched: Rows that tell of one thing, in the order of the first register.
        unmatched: Rows of one register alone, those of the first before those of the second.
    """

    code: str
    matched: tuple[Matched, ...]
    unmatched: tuple[Unmatched, ...]

    @property
    def answer(self) -> Answer:
        """What it comes to as a whole: it fails where one row fails."""
        answers = {one.answer for one in self.matched} | {one.answer for one in self.unmatched}
        for answer in (Answer.FAILS, Answer.CANNOT_TELL):
            if answer in answers:
                return answer
        return Answer.HOLDS


class PraiseSort(StrEnum):
    """How words praise."""

    QUALITY = "quality"  # an adjective or noun of success: "outstanding", "bright spot"
    DEGREE = "degree"  # an adverb that makes a change large: "significantly", "sharply"
    SURPASS = "surpass"  # a verb that says a mark was passed: "exceeded", "surpassed"
    WIDTH = "width"  # words that claim all or much: "comprehensive", "numerous", "in all fields"
    ADVANCE = "advance"  # a verb that claims progress: "strengthened", "improved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Praise:
    """Words of success in a text, and the figure that bears them out.

    Attributes:
        span: Place of the words.
        words: The words.
        sort: How they praise.
        sentence: The sentence they stand in.
        supported_by: Index of a figure that tells of the same thing, or None where none does.
        document: Name of the document; empty where only a text was read.
    """

    span: Span
    words: str
    sort: PraiseSort
    sentence: Span
    supported_by: int | None = None
    document: str = ""
