"""What people ruled about statements, and the words by which a statement is found again when its document changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diemcau.records.span import Span
from diemcau.records.statement import Statement


class Sort(StrEnum):
    """In which list of a reading a mention stands."""

    FIGURE = "figure"
    DIRECTIVE = "directive"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A statement as it stood when it was judged, with enough of its words to find it again.

    It is the TextPositionSelector and the TextQuoteSelector of the W3C Web Annotation Data Model in one, and beside
    them what the words were read to say.

    Attributes:
        document: Id of the document: SHA-256 of its bytes, in hex.
        name: What the document was called; another one of that name is taken for its successor.
        sort: Whether it is a figure, a directive or an event.
        span: Where the words stood.
        words: The words.
        prefix: Text right before them; empty at the start of a document.
        suffix: Text right behind them; empty at the end.
        meaning: What a figure was read to say: value, unit, period, status and kind, with `; ` between; empty for other
            sorts. The same words under another heading may mean another thing.
    """

    document: str
    name: str
    sort: Sort
    span: Span
    words: str
    prefix: str = ""
    suffix: str = ""
    meaning: str = ""


class Verdict(StrEnum):
    """What a judgement says."""

    SAME = "same"  # all its statements speak of one thing
    NOT_SAME = "not_same"  # statements of different sides speak of different things
    CHOOSE = "choose"  # the first statement of the first side holds, the other sides do not
    WITHDRAW = "withdraw"  # an earlier judgement no longer holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One ruling of one person; only ever appended, never changed.

    Attributes:
        id: Names it among all judgements, such as `j3f09a1c2`.
        verdict: What it says.
        sides: Statements by side. Those of one side were one claim when it was made. A withdrawal has none.
        by: Who judged.
        reason: Why, in the judge's words.
        on: The day.
        withdraws: Id of the judgement that a withdrawal undoes; empty otherwise.
    """

    id: str
    verdict: Verdict
    sides: tuple[tuple[Anchor, ...], ...]
    by: str
    reason: str
    on: date
    withdraws: str = ""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All its statements, side by side."""
        return tuple(anchor for side in self.sides for anchor in side)


class Force(StrEnum):
    """What has become of a judgement."""

    HOLDS = "holds"  # it is followed
    MOVED = "moved"  # it is followed, at other places of changed documents
    OUTWEIGHED = "outweighed"  # a later judgement says otherwise
    WITHDRAWN = "withdrawn"  # a later judgement undid it
    REOPENED = "reopened"  # what it rests on has changed; a person has to look again
    ORPHAN = "orphan"  # its words are no longer found
    ELSEWHERE = "elsewhere"  # none of its documents is in the folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement with what it came to in one folder.

    Attributes:
        judgement: The judgement.
        force: What has become of it.
        statements: Where its statements stand now, in their order, without those that are not found.
        claims: Ids of the claims, directives or events that hold them, in order.
        why: Why it is not followed as it was made, in one sentence; empty where it is.
    """

    judgement: Judgement
    force: Force
    statements: tuple[Statement, ...] = ()
    claims: tuple[str, ...] = ()
    why: str = ""


class Dispute(StrEnum):
    """What has become of a conflict."""

    OPEN = "open"  # nobody has settled it
    SETTLED = "settled"  # a person chose
    REOPENED = "reopened"  # a person chose, and what the choice rests on has changed since


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which of several statements was chosen, and why.

    Attributes:
        statement: The one whose value stands.
        rule: What decided, where a rule did: `only` (there is no other), `equal` (all say the same), `unbounded`,
            `narrow`, `body`, `first`; empty where a person chose.
        reason: Why, in one sentence; a person's own words.
        by: Who chose; None for the house by its rule.
        on: The day on which a person chose, or None.
        losers: The statements that say otherwise; they stay in the record.
        judgement: Id of the judgement of a person; empty for the rule.
    """

    statement: Statement
    rule: str = ""
    reason: str
    by: str | None = None
    on: date | None = None
    losers: tuple[Statement, ...] = ()
    judgement: str = ""
