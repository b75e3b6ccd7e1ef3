"""What became of a fact: its states, and in what each differs from the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.records import parse_period
from diemcau.web.record.shown import name_of, number_of, owner_of

if TYPE_CHECKING:
    from datetime import datetime

    from diemcau.publish.texts import Texts
    from diemcau.web.record.models import Claim, Ruling


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that a state has otherwise than the one before.

    Attributes:
        field: Its name.
        before, after: What it said, in words.
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One state of a fact.

    Attributes:
        state: The state.
        number: Its number in words.
        ended: When it ended, as far as was known then; None while it held.
        changes: In what it differs from the one before; empty for the first.
    """

    state: Claim
    ended: datetime | None
    number: str
    changes: tuple[Changed, ...]


def steps_of(states: Sequence[Claim], texts: Texts, at: datetime | None) -> list[Step]:
    """The states, the newest first, each with what it changed; as of a moment those until then."""
    states = [one for one in states if at is None or one.known_from <= at]
    told = [_tell(state, texts) for state in states]
    found = []
    for place, state in enumerate(states):
        before = told[place + 1] if place + 1 < len(states) else None
        changes = tuple(_changes(before, told[place])) if before is not None else ()
        ended = state.known_to if at is None or state.known_to is None or state.known_to <= at else None
        found.append(Step(state, ended, told[place]["number"], changes))
    return found


def _tell(state: Claim, texts: Texts) -> dict[str, str]:
    return {
        "number": number_of(state, texts),
        "name": name_of(state, texts),
        "owner": owner_of(state, texts),
        "period": format_period(parse_period(state.period), texts.language) if state.period else "",
        "status": texts.get(f"status.{state.status}", state.status),
        "standing": texts.get(f"standing.{state.standing}", state.standing),
        "statements": str(len(state.said["mentions"])),
        "sources": str(state.sources),
    }


def _changes(before: dict[str, str], after: dict[str, str]) -> Iterable[Changed]:
    return (Changed(field, before[field], after[field]) for field in after if before[field] != after[field])


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling as a page shows it.

    Attributes:
        ruling: The ruling.
        verdict: What it says, as a code.
        words: The words of what it chose, or of its first statement.
        reason: Why.
        withdrawn_by: The ruling that took it back, or None.
    """

    ruling: Ruling
    verdict: str
    words: str
    reason: str
    withdrawn_by: Ruling | None


def rules_of(rulings: Iterable[Ruling], until: datetime | None) -> list[Rule]:
    """Rulings with those that took them back, the newest first; as of a moment those made until then."""
    made = [one for one in rulings if until is None or one.at <= until]
    undone = {one.withdraws_id: one for one in made if one.withdraws_id is not None}
    return [
        Rule(one, one.said["verdict"], _words(one), one.said["reason"], undone.get(one.pk))
        for one in made
        if one.withdraws_id is None
    ]


def _words(ruling: Ruling) -> str:
    return next((anchor["words"] for side in ruling.said["sides"] for anchor in side), "")
