"""What there is of a sort in a folder, each counted once: people, orgs, countries, agreements, delegations, events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diemcau.records.statement import Statement


class RegisterKind(StrEnum):
    """What a register lists."""

    PERSON = "person"
    ORG = "org"
    COUNTRY = "country"
    AGREEMENT = "agreement"
    DELEGATION = "delegation"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAs:
    """One way in which documents write an entry.

    Attributes:
        name: As written.
        statements: Where.
    """

    name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a register.

    Attributes:
        id: Stable within the record, such as `person-3`.
        sort: What it is.
        name: The fullest name that a document gives it.
        names: All names as written, the most told first; each statement's `index` counts in the reading's list of the
            sort (`namings`, `agreements`, `delegations`, `occasions`).
        attributes: What else is known: post, successor, kind, parties, field, day, place, direction, sender, head,
            country, event.
        gross: Reports that tell of it.
        sources: Independent texts among them, copies counted once.
        why: Why its tellings are one, in one sentence.
        grounds: The same in codes, such as `same_name` or `same_day`.
    """

    id: str
    sort: RegisterKind
    name: str
    names: tuple[NamedAs, ...]
    attributes: tuple[tuple[str, str], ...] = ()
    gross: int
    sources: int
    why: str = ""
    grounds: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All places that tell of it, in order of document and place."""
        return tuple(sorted(statement for named in self.names for statement in named.statements))


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything of one sort.

    Attributes:
        sort: What it lists.
        entries: Each once, the most told first.
    """

    sort: RegisterKind
    entries: tuple[Listed, ...]

    @property
    def gross(self) -> int:
        """Tellings summed over the reports, as adding up the reports counts them."""
        return sum(entry.gross for entry in self.entries)

    @property
    def net(self) -> int:
        """How many there are."""
        return len(self.entries)
