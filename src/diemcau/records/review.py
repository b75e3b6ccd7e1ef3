"""The review of one record: what stands for whom, what adds up, what is implied, who ordered what.

A review holds no sentences of its own: it says in codes and intervals what `publish` says in words, so that the
same review reads in every language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diemcau.records.checked import Praise
    from diemcau.records.finding import Finding
    from diemcau.records.foreseen import Foreseen
    from diemcau.records.interval import Interval
    from diemcau.records.period import Period
    from diemcau.records.record import Claim, Instruction, Occasion, Record
    from diemcau.records.statement import Statement
    from diemcau.records.total import Total


Names = dict[str, str]  # by ISO 639-1 code of the language


class Answer(StrEnum):
    """What a check comes to."""

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_TELL = "cannot_tell"  # the words leave it open


class CheckKind(StrEnum):
    """What is recomputed."""

    PARTS = "parts"  # the parts lie within their whole
    SHARE = "share"  # a percentage against part and whole
    CHANGE = "change"  # a growth against both levels
    MULTIPLE = "multiple"  # "times" against both levels
    PLAN = "plan"  # a result against its plan or target
    MONTHS = "months"  # a month against the year to date


class PartRule(StrEnum):
    """How parts fill their whole."""

    SUBSET = "subset"  # some of it: a rest is expected
    PARTITION = "partition"  # all of it, as soon as every part is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One recomputation of what reports say.

    Attributes:
        kind: What is recomputed.
        answer: Whether it holds, fails or cannot be told.
        claims: Ids of the claims concerned: for PARTS the whole and then its parts, for SHARE the share, its part and
            its whole, for CHANGE and MULTIPLE the change, its level and its base, for PLAN the result and the plan.
        stated: What the reports say, or None where nothing single is said.
        recomputed: What follows from the other claims; None where it cannot be computed.
        conflict: Index of the record's conflict that it comes from, where `reconcile` found it; None otherwise.
        reason: Why it cannot be told, as a code, or None where it is told: `wide` (the words leave it open), `round`
            (only the leeway of round numbers would make it hold), `overlap` (the parts may overlap), `unit`,
            `stock_and_flow` (neither is ever added to the other), `other_amount` (it fits another amount that is
            stated), `implied` (whose it is or when is only implied), `edition` (the reports are of different editions).
    """

    kind: CheckKind
    answer: Answer
    claims: tuple[str, ...]
    stated: Interval | None = None
    recomputed: Interval | None = None
    conflict: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A whole and the parts that reports state of it.

    Attributes:
        whole: Id of the claim of the whole.
        parts: Ids of the claims of its parts, largest first.
        rule: SUBSET unless the profile says that the parts are a partition.
        complete: Whether every part of a partition is stated.
        remainder: What the stated parts leave unexplained; None where the parts overlap or exceed the whole.
    """

    whole: str
    parts: tuple[str, ...]
    rule: PartRule
    complete: bool
    remainder: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """A value that no report states but that two stated values fix.

    Attributes:
        kind: `plan` or `base`.
        level: Id of the claim whose plan or base it is.
        change: Id of the claim that relates the two.
        period: When the implied value holds, or None.
        interval: What it can be, in the unit of the level.
    """

    kind: str
    level: str
    change: str
    period: Period | None
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgSection:
    """The figures of one org, or of nobody named.

    Attributes:
        org: Its name, or None for figures whose owner no report names.
        headline: Ids of its leading claims, best first.
        others: Ids of the rest, in the same order.
        documents: How many documents say anything of it.
    """

    org: str | None
    headline: tuple[str, ...]
    others: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of the folder the review rests on.

    Attributes:
        documents: How many were read.
        independent: How many count as sources of their own.
        statements: How many figures were read in all documents.
        facts: How many facts they come to.
        orgs: How many orgs are named as owners.
        silent: Names of documents without any figure, directive, proposal or event.
        outside_period: Ids of claims of another period than the one under review.
    """

    documents: int
    independent: int
    statements: int
    facts: int
    orgs: int
    silent: tuple[str, ...]
    outside_period: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One directive and who each report says gave it.

    Attributes:
        instruction: Id of the directive.
        issuers: For each document that tells of it: its name, whom it names as issuer (or None), where.
    """

    instruction: str
    issuers: tuple[tuple[str, str | None, Statement], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """One proposal, with every document that prints it.

    Attributes:
        id: Stable within the review, such as `p2`.
        statements: Where it stands, the first document first.
        proposer: Who asks, or None.
        addressee: Who is asked, or None.
    """

    id: str
    statements: tuple[Statement, ...]
    proposer: str | None
    addressee: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a person sees of one record.

    Attributes:
        record: What it reviews.
        period: The period under review; where none was asked for, the one that most figures tell of.
        asked: Whether the period was asked for.
        occasion: The event that most documents tell of, or None.
        coverage: How much it rests on.
        orgs: Figures by owner, the most told first, the unnamed last.
        companions: Pairs of a level's id and the id of a change, share or multiple said of it.
        breakdowns: Wholes with their parts.
        checks: Recomputations, the failed first.
        implied: Values that follow from stated ones.
        orders: Directives against documents.
        proposals: What was asked upward or across.
        findings: What a person should look at, the gravest first.
        measure_names: Names of each measure by its code, by language, from the profile.
        topic_names: Names of each topic by its code, by language, from the profile.
        org_names: The name of the section under which each owner's figures stand, by the owner's name in the claims.
        org_titles: The profile's names of a section's org by language, by the section's name; only of orgs it knows.
        totals: What the orgs come to together over the whole home country; their parts are ids of claims.
        kind_names: Names of the kinds of orgs that the totals cover, by code and language.
        foreseen: Forecasts and what is new; None where the folder has no past for either.
        praises: Words of success that no figure bears out, by document and place.
    """

    record: Record
    period: Period | None
    asked: bool
    occasion: Occasion | None
    coverage: Coverage
    orgs: tuple[OrgSection, ...] = ()
    companions: tuple[tuple[str, str], ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    checks: tuple[Check, ...] = ()
    implied: tuple[Implied, ...] = ()
    orders: tuple[OrderRow, ...] = ()
    proposals: tuple[ProposalRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    measure_names: dict[str, Names] = field(default_factory=dict)
    topic_names: dict[str, Names] = field(default_factory=dict)
    org_names: dict[str, str] = field(default_factory=dict)
    org_titles: dict[str, Names] = field(default_factory=dict)
    totals: tuple[Total, ...] = ()
    kind_names: dict[str, Names] = field(default_factory=dict)
    praises: tuple[Praise, ...] = ()
    foreseen: Foreseen | None = None
    claims: dict[str, Claim] = field(init=False, repr=False, compare=False)
    instructions: dict[str, Instruction] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", {claim.id: claim for claim in self.record.claims})
        object.__setattr__(self, "instructions", {order.id: order for order in self.record.instructions})
