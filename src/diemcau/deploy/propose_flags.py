"""What a person has to look at before a directive goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diemcau.deploy.overlap import OpenTasks
from diemcau.records import Instruction, Record
from diemcau.records.order import OrderNote, OrderOddity
from diemcau.records.record import Conflict
from diemcau.records.task import Calling, Flag

_GRAVITY = (OrderOddity.CONTRADICTORY, OrderOddity.ORPHAN, OrderOddity.REPEATED, OrderOddity.ABSENT)
_ISSUER = "issuer"
_OPEN_TASK = "open_task"


@dataclass(frozen=True)
class Oddities:
    """What a record says is odd about its directives, by directive.

    Attributes:
        notes: Notes on each directive.
        issuers: Conflicts on who gave it.
        open_tasks: Tasks of before that are not done.
    """

    notes: Mapping[str, Sequence[OrderNote]]
    issuers: Mapping[str, Sequence[Conflict]]
    open_tasks: OpenTasks


def gather_oddities(record: Record, open_tasks: OpenTasks) -> Oddities:
    """The oddities of a record by directive."""
    notes: dict[str, list[OrderNote]] = {}
    for note in record.order_notes:
        for key in note.instructions:
            notes.setdefault(key, []).append(note)
    issuers: dict[str, list[Conflict]] = {}
    for conflict in record.conflicts:
        if conflict.kind == _ISSUER:
            for key in conflict.claims:
                issuers.setdefault(key, []).append(conflict)
    return Oddities(notes, issuers, open_tasks)


def flags_of(
    one: Instruction, calling: Calling, oddities: Oddities, wordings: Sequence[tuple[str, str]]
) -> tuple[Flag, ...]:
    """What to look at before one directive goes out, the gravest first.

    Contradictions and a disputed issuer stop; so does a task that nobody gave, or that nobody is told to do.

    Args:
        one: The directive.
        calling: What it calls for.
        oddities: Those of its record.
        wordings: Words and language of each of its wordings.
    """
    found = [_of_note(note, one.id, calling) for note in oddities.notes.get(one.id, ())]
    found += _disputed(one, oddities.issuers.get(one.id, ()))
    again = oddities.open_tasks.alike(wordings)
    if again:
        why = "A task of before that is still open asks for the same."
        best = (one.statements[one.best],)
        found.append(
            Flag(kind=OrderOddity.REPEATED, code=_OPEN_TASK, stops=False, statements=best, others=again, why=why)
        )
    return tuple(sorted(found, key=lambda flag: (not flag.stops, _GRAVITY.index(flag.kind), flag.code)))


def _of_note(note: OrderNote, key: str, calling: Calling) -> Flag:
    stops = note.kind is OrderOddity.CONTRADICTORY or (note.kind is OrderOddity.ORPHAN and calling is Calling.TASK)
    return Flag(
        kind=note.kind,
        code=note.code,
        stops=stops,
        statements=note.statements,
        others=tuple(other for other in note.instructions if other != key),
        why=note.why,
    )


def _disputed(one: Instruction, conflicts: Sequence[Conflict]) -> list[Flag]:
    """One flag where reports name different people as having given the directive and nobody has ruled who it was."""
    if not one.disputed:
        return []
    statements = dict.fromkeys(statement for conflict in conflicts for statement in conflict.statements)
    why = conflicts[0].why if conflicts else "The texts name different people for one order."
    return [
        Flag(kind=OrderOddity.CONTRADICTORY, code=_ISSUER, stops=True, statements=tuple(statements) or one.statements,
             why=why)
    ]  # fmt: skip
