"""What there is in a folder, each counted once: gross is what the reports add up to, net what there really is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diemcau.profile.types import Profile
from diemcau.reconcile.mentioned import Mentioned, in_order, list_register
from diemcau.reconcile.register_acts import list_agreements, list_delegations
from diemcau.reconcile.register_names import list_countries, list_orgs, list_people
from diemcau.records import Occasion, Reading, Register, RegisterKind


def make_registers(
    readings: Sequence[Reading], sources: Mapping[str, str], occasions: Sequence[Occasion], profile: Profile | None
) -> tuple[Register, ...]:
    """The registers of a folder that hold anything, in the order of `RegisterKind`.

    Args:
        readings: What was read, each document once for each of its names.
        sources: For each document the name that stands for it and its copies.
        occasions: The events of the folder, cited from all documents.
        profile: Vocabulary in which orgs are looked up, or None.
    """
    ordered = in_order(readings)
    kept = list({reading.document.id: reading for reading in reversed(ordered)}.values())[::-1]
    groups = {
        RegisterKind.PERSON: list_people(kept, sources),
        RegisterKind.ORG: list_orgs(kept, sources, profile),
        RegisterKind.COUNTRY: list_countries(kept, sources),
        RegisterKind.AGREEMENT: list_agreements(kept, sources, occasions),
        RegisterKind.DELEGATION: list_delegations(kept, sources, occasions),
    }
    twins = _twins(kept, ordered)
    cited = {kind: [(_doubled(said, twins), why) for said, why in found] for kind, found in groups.items()}
    cited[RegisterKind.EVENT] = list(_events(ordered, sources, occasions))
    return tuple(list_register(kind, found) for kind, found in cited.items() if found)


def _twins(kept: Sequence[Reading], every: Sequence[Reading]) -> dict[str, list[str]]:
    """For each document kept the names of all documents with its bytes, its own first."""
    names = {reading.document.id: reading.document.name for reading in kept}
    found: dict[str, list[str]] = {name: [name] for name in names.values()}
    for reading in every:
        first = names[reading.document.id]
        if reading.document.name != first:
            found[first].append(reading.document.name)
    return found


def _doubled(mentions: Sequence[Mentioned], twins: Mapping[str, Sequence[str]]) -> list[Mentioned]:
    """Mentions cited from every file that holds their text."""
    return [
        replace(one, statement=replace(one.statement, document=name))
        for one in mentions
        for name in twins[one.statement.document]
    ]


def _events(
    readings: Sequence[Reading], sources: Mapping[str, str], occasions: Sequence[Occasion]
) -> Iterator[tuple[list[Mentioned], list[str]]]:
    """The events with their tellings; a report that only retells one is not cited, but counts."""
    order = {reading.document.name: (place, reading) for place, reading in enumerate(readings)}
    for occasion in occasions:
        said = {
            "kind": occasion.kind,
            "day": occasion.date.code if occasion.date else "",
            "place": occasion.place or "",
        }
        told = tuple((name, value) for name, value in said.items() if value)
        mentions: list[Mentioned] = []
        for statement in occasion.statements:
            at, reading = order[statement.document]
            event = reading.occasions[statement.index]
            mentions.append(
                Mentioned(
                    statement=statement,
                    language=reading.document.language,
                    source=sources.get(statement.document, statement.document),
                    key=(at, statement.index),
                    name=", ".join(value for _, value in told),
                    written=event.text,
                    attributes=(("event", occasion.id), *told),
                )
            )
        yield mentions, ["same_event"]
