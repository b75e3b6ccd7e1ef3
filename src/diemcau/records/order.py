"""Directives held against each other: the lists they were given in, and what is odd about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diemcau.records.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCopy:
    """How one document tells a list of directives.

    Attributes:
        document: Its name.
        carried: Ids of the directives it tells, in its own order.
        absent: Ids of those it leaves out; empty where it tells too little of the list to be held to it.
        announced: How many tasks it says there are, or None.
    """

    document: str
    carried: tuple[str, ...]
    absent: tuple[str, ...] = ()
    announced: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderList:
    """Directives given together, as several documents tell them.

    Attributes:
        id: Stable within the record, such as `l1`.
        instructions: Ids of the directives, in the order of the record.
        copies: How each document tells them, in order of name.
    """

    id: str
    instructions: tuple[str, ...]
    copies: tuple[ListCopy, ...]


class OrderOddity(StrEnum):
    """What is odd about a directive, or about two."""

    CONTRADICTORY = "contradictory"  # two wordings or two directives ask for what cannot both be done
    REPEATED = "repeated"  # given again on a later day
    ORPHAN = "orphan"  # nobody is named who gave it, or nobody who could do it
    ABSENT = "absent"  # told in one report of a list and left out in another


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderNote:
    """Something odd about directives, for a person to look at.

    Attributes:
        kind: What it is.
        code: Why, in a word that every language has a sentence for: `deadline`, `number`, `lead`, `act` of what
            contradicts; `again`, `later` of what is repeated; `issuer`, `addressee` of what an orphan lacks; `only`,
            `dropped` of what is absent.
        instructions: Ids of the directives concerned.
        statements: The wordings to look at, the earlier first.
        documents: Names of the documents that leave it out.
        why: The same in one sentence.
    """

    kind: OrderOddity
    code: str
    instructions: tuple[str, ...]
    statements: tuple[Statement, ...] = ()
    documents: tuple[str, ...] = ()
    why: str = ""
