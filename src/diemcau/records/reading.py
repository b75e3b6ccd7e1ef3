"""Everything that was read in one document."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.records.document import Document
from diemcau.records.finding import Finding
from diemcau.records.mention import Agreement, Delegation, Directive, Event, Figure, Naming, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document and its mentions, each list in text order.

    Attributes:
        document: The document.
        figures, directives, proposals: As named.
        events: Meetings, signings and visits.
        happenings: What else took place: storms, flights, fairs, openings, reports that came out.
        namings: The people, orgs and countries named.
        agreements: Papers that sides concluded.
        delegations: Delegations that came or went.
        findings: What was not understood.
    """

    document: Document
    figures: tuple[Figure, ...] = ()
    directives: tuple[Directive, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    events: tuple[Event, ...] = ()
    happenings: tuple[Event, ...] = ()
    namings: tuple[Naming, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def occasions(self) -> tuple[Event, ...]:
        """Events, then happenings: what the statements of an `Occasion` count through."""
        return (*self.events, *self.happenings)
