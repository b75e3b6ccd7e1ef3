"""What a report is made of: facts with their evidence, totals, orders, proposals, disputes; all still wordless."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from diemcau.records import Interval, Kind, Period, Quantity, Status, Tally
from diemcau.records.review import Names
from diemcau.records.total import Comparison, Covered, Progress, Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One place that supports a fact.

    Attributes:
        document: Name of the document.
        title: What it is called in the appendix: publisher and day beside the name, or the name alone.
        number: Its number among the documents, from 1; 0 where they are not numbered.
        place: Where in its file, by language; empty where the file has no such places.
        words: The words that say it.
        sentence: The sentence round them.
        start: Place of the words in the sentence.
        link: Where it can be opened, or empty.
        language: ISO 639-1 code of the document.
    """

    document: str
    title: str
    number: int = 0
    place: Names = field(default_factory=dict)
    words: str
    sentence: str
    start: int = 0
    link: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value as a report may state it.

    Attributes:
        id: Of the observation or claim, unique in the material.
        measure: The profile's code, or empty.
        labels: What is counted in the words of documents, by language; empty where a document gives none.
        org: Code of the org, or its name where the profile does not know it; empty for nobody named.
        period: When it holds, or None.
        status, kind, tally: As in the records.
        quantity: What is reported.
        compare_to: Of a change or ratio its base: a period, the word `plan`, or None.
        part_of: Id of the fact that is its whole, or empty.
        companion_of: Id of the level that this change, share or ratio is said of, or empty.
        rank: Place among the leading facts of its org, from 0; None for the others.
        is_disputed: Whether sources contradict each other about it.
        is_superseded: Whether a later statement replaced it.
        evidence: Where it is said, the best place first.
    """

    id: str
    measure: str = ""
    labels: Names = field(default_factory=dict)
    org: str = ""
    period: Period | None = None
    status: Status = Status.ACTUAL
    kind: Kind = Kind.LEVEL
    tally: Tally | None = None
    quantity: Quantity
    compare_to: Period | str | None = None
    part_of: str = ""
    companion_of: str = ""
    rank: int | None = None
    is_disputed: bool = False
    is_superseded: bool = False
    evidence: tuple[Evidence, ...] = ()


_DURATIONS = frozenset({"hours", "minutes", "days", "nights", "weeks", "months", "years"})


def is_duration(fact: Fact) -> bool:
    """Whether a fact is a length of time that no measure counts: a remark on time more than a result."""
    return not fact.measure and fact.quantity.unit in _DURATIONS and bool(fact.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A whole, its parts and what they leave.

    Attributes:
        whole: Id of the fact of the whole.
        parts: Ids of its parts, largest first.
        rest: What the parts leave as a quantity, or None where nothing is left or nothing can be said.
    """

    whole: str
    parts: tuple[str, ...]
    rest: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A directive as a task of the coming year.

    Attributes:
        id: Its id.
        words: Its wording by language; the report quotes the one in its own language, else the first.
        issuers: Who gave it, by language of the naming; several where the documents disagree.
        addressee: Who is to do it, as printed, or empty.
        deadline: By when, as `format_deadline` takes it, or empty.
        is_disputed: Whether the documents name different issuers.
        evidence: Where it is said, the quoted wording first.
    """

    id: str
    words: str
    language: str
    issuers: tuple[str, ...] = ()
    addressee: str = ""
    deadline: str = ""
    is_disputed: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What somebody asks for: the words, who asks, who is asked, where it is said."""

    id: str
    words: str
    language: str
    proposer: str = ""
    addressee: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Facts of which not all can be true.

    Attributes:
        kind: As of the record's conflict.
        facts: Ids of the facts against each other, one a side.
    """

    kind: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A value and the one that replaced it, with where each is said; `kind` as of the record's correction."""

    kind: str
    fact: str
    earlier: Quantity
    later: Quantity
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The conference that the report belongs to: what it was, by language, and where that is said."""

    words: Names
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """One register of the accepted returns as a table: plain cells by language of the heads, no prose.

    Attributes:
        code: Code of the form.
        names: What it is called, by language.
        heads: Heading of each column, by language.
        rows: Cells as they were entered; a number is a `Fact`.
    """

    code: str
    names: Names
    heads: tuple[Names, ...]
    rows: tuple[tuple[str | Fact, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything one report is made of.

    Attributes:
        org: Code or name of the org whose report it is; empty for all together.
        home: Code of the country's org, which a report calls the country.
        org_names: Names of orgs by code or name, by language.
        measure_names: Names of measures by code, by language.
        proper: Words that keep their capital inside a sentence.
        kind_names: Names of kinds of org in the plural, by code, by language.
        unit_names: Names of what counts are counted in, by code, by language.
        period: The period under review.
        day: Day the report is made on.
        documents: How many documents it rests on, and how many of them are sources of their own.
        filings: How many accepted returns it rests on.
        facts: What documents and returns say, in the order of orgs and measures.
        parts: Wholes with their parts.
        totals: What was put together from several orgs.
        comparisons: Totals against the year before.
        progresses: Totals against their targets.
        coverage: Who reported of who owes, for each group of the outline, in its order.
        coverage_names: What each of these groups is called, by language.
        orders, proposals, disputes, corrections: As named.
        implied: Values that two facts fix: `plan` or `base`, ids of the level and of the change, when it holds, and
            what it can be.
        meeting: The conference, or None.
        forms: Registers for the annex.
    """

    org: str = ""
    home: str = ""
    org_names: Mapping[str, Names] = field(default_factory=dict)
    measure_names: Mapping[str, Names] = field(default_factory=dict)
    proper: frozenset[str] = frozenset()
    kind_names: Mapping[str, Names] = field(default_factory=dict)
    unit_names: Mapping[str, Names] = field(default_factory=dict)
    period: Period | None
    day: date
    documents: tuple[int, int] = (0, 0)
    filings: int = 0
    facts: tuple[Fact, ...] = ()
    parts: tuple[Parts, ...] = ()
    totals: tuple[Total, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    progresses: tuple[Progress, ...] = ()
    coverage: tuple[Covered, ...] = ()
    coverage_names: tuple[Names, ...] = ()
    orders: tuple[Order, ...] = ()
    proposals: tuple[Proposed, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    implied: tuple[tuple[str, str, str, Period | None, Interval], ...] = ()
    meeting: Meeting | None = None
    forms: tuple[FormTable, ...] = ()
    by_id: Mapping[str, Fact] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {fact.id: fact for fact in self.facts})
