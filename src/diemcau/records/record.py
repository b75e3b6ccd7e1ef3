"""What several documents together hold: one record of one folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from diemcau.records.finding import Finding
from diemcau.records.interval import Interval
from diemcau.records.judgement import Choice, Dispute, Judged
from diemcau.records.mention import Kind, Status, Tally
from diemcau.records.order import OrderList, OrderNote
from diemcau.records.period import Period
from diemcau.records.quantity import Bound
from diemcau.records.reading import Reading
from diemcau.records.register import Register
from diemcau.records.span import Span
from diemcau.records.statement import Statement


class Standing(StrEnum):
    """What the house makes of a claim."""

    AGREED = "agreed"  # independent sources say it
    SINGLE = "single"  # one source says it, however many copies
    DISPUTED = "disputed"  # sources contradict each other
    SUPERSEDED = "superseded"  # a later statement replaced it


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One fact as the house holds it; the contract's `facts`.

    Attributes:
        id: Stable within the record, such as `f12`.
        statements: Where it is said, in order of document and place.
        value: The most exact value stated.
        interval: What all its statements together allow.
        bound: Wording of the most exact statement.
        unit, measure, label, unit_of_report, period, status, kind, stock_or_flow, compare_to: as in `Figure`.
        part_of: Id of the claim that is its whole, or None.
        independent_sources: Texts that say it, copies counted once.
        standing: What the house makes of it.
        why: How the statements were brought together, in one sentence.
        notes: What differs without contradicting, one sentence each.
        grounds: The same as `why` in codes, each `field.level` such as `measure.same_code` or `owner.unsaid`, what
            speaks for one fact first; empty for a single statement.
        chosen: Which statement the value was taken from, by whom and why, and those that lost.
    """

    id: str
    statements: tuple[Statement, ...]
    value: Decimal
    interval: Interval
    bound: Bound
    unit: str | None
    measure: str | None
    label: str
    unit_of_report: str | None
    period: Period | None
    status: Status
    kind: Kind
    stock_or_flow: Tally | None
    compare_to: Period | str | None
    part_of: str | None
    independent_sources: int
    standing: Standing
    why: str = ""
    notes: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    chosen: Choice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Documents that are one text, or of which one was made from another.

    Attributes:
        documents: Names, the likely origin first.
        grade: verbatim, edited, excerpt, or translation.
        why: The evidence, in one sentence.
    """

    documents: tuple[str, ...]
    grade: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one document that stands in another too.

    Attributes:
        origin: Place in the text it was taken from.
        made: Place in the text that took it.
    """

    origin: Span
    made: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """What one document took from another: an edge of the lineage of texts.

    Attributes:
        origin: Name of the document it was taken from, likely the earlier.
        made: Name of the document that took it.
        grade: verbatim, edited, excerpt, translation; or quote, which links two texts without making them one.
        carried: Share of the words of `made` that stand in `origin`, 0 to 1.
        taken: Share of the words of `origin` that stand in `made`, 0 to 1; near 1 `made` contains all of it.
        passages: What was taken, in order of `made`; empty where no single sentence can be held against another.
        why: The evidence, in one sentence.
    """

    origin: str
    made: str
    grade: str
    carried: float
    taken: float
    passages: tuple[Passage, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A value that two swapped digits explain: what is written and what was likely meant.

    Attributes:
        statement: Where the value stands.
        meant: The value with the two digits in their likely order, in full units.
        repairs: What then agrees, in words: a sum, a share, another text.
    """

    statement: Statement
    meant: Decimal
    repairs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Statements that cannot all be true.

    Attributes:
        kind: value, issuer, date, part_exceeds_whole, sum, ratio, or month_exceeds_cumulative.
        statements: The statements against each other; of figures unless the kind says issuer or date.
        why: What contradicts what, in one sentence.
        settle: What would settle it, in one sentence.
        claims: Ids of the claims or directives concerned.
        slip: Swapped digits that would explain it, or None.
        state: Whether a person has settled it.
        choice: How a person settled it; of a reopened one how it was settled before; None where nobody has.
    """

    kind: str
    statements: tuple[Statement, ...]
    why: str
    settle: str = ""
    claims: tuple[str, ...] = ()
    slip: Slip | None = None
    state: Dispute = Dispute.OPEN
    choice: Choice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """Two claims that a hasty reader would take for one, and what keeps them apart.

    Attributes:
        claims: Ids of the two.
        field: What differs: period, unit, status, part, owner, kind, or value.
        why: The difference, in one sentence.
        grounds: The same as `why` in codes, such as `period.other`; what keeps them apart first.
    """

    claims: tuple[str, str]
    field: str
    why: str
    grounds: tuple[str, ...] = ()


class Revision(StrEnum):
    """How a later statement replaces an earlier one."""

    FINAL = "final"  # an estimate, then the official result
    REVISED = "revised"  # a later edition of a series gives another value, as every edition may
    CORRECTED = "corrected"  # the later text says that the earlier value was wrong
    DENIED = "denied"  # the later text says that there was no such thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A later statement that replaces an earlier one, which stays in the record."""

    earlier: Statement
    later: Statement
    why: str
    kind: Revision = Revision.CORRECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """One directive of many wordings.

    Attributes:
        id: Stable within the record, such as `d3`.
        statements: Where it is said.
        best: Index in `statements` of the best witness.
        issuer: Who gave it, or None where sources disagree or none says.
        addressee: Who is to do it, in the words of the best witness.
        topic: The profile's topic code, or None.
        disputed: Whether sources name different issuers.
        why: How the statements were brought together, in one sentence.
    """

    id: str
    statements: tuple[Statement, ...]
    best: int
    issuer: str | None
    addressee: str | None
    topic: str | None
    disputed: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One event that several documents tell of.

    Attributes:
        id: Stable within the record, such as `e1`.
        statements: Where it is told; each `index` counts through `Reading.occasions`.
        kind, date, place, chair, participants, bridge_points: as in `Event`, from all statements together.
        retold: Names of documents that tell what was said or done there without naming it.
    """

    id: str
    statements: tuple[Statement, ...]
    kind: str
    date: Period | None
    place: str | None
    chair: str | None = None
    participants: tuple[str, ...] = ()
    bridge_points: tuple[str, ...] = ()
    retold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One folder of documents as one sourced record.

    Attributes:
        story: Name of the folder.
        readings: What was read, by document name.
        independent: Names of the documents that count as sources of their own.
        copies: Documents that are one text.
        lineage: Which text took what from which, quotations included; in order of the names.
        claims: By org, measure and period.
        look_alikes: Claims that were nearly taken for one.
        order_lists: Which directives were given together, and which document tells which.
        order_notes: What is odd about directives.
        registers: What there is of each sort, counted once.
        judgements: What people ruled, in the order of their judgements, and what has become of it.
    """

    story: str
    readings: tuple[Reading, ...]
    independent: frozenset[str]
    copies: tuple[CopyGroup, ...] = ()
    lineage: tuple[CopyLink, ...] = ()
    claims: tuple[Claim, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    corrections: tuple[Correction, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    order_lists: tuple[OrderList, ...] = ()
    order_notes: tuple[OrderNote, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    registers: tuple[Register, ...] = ()
    findings: tuple[Finding, ...] = ()
    judgements: tuple[Judged, ...] = ()
    by_name: dict[str, Reading] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {r.document.name: r for r in self.readings})
