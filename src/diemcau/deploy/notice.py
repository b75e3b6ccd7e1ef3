"""One notice of conclusions: its numbered lists and its table of tasks as proposals, without reports beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from diemcau.deploy.overlap import OpenTask
from diemcau.deploy.propose import propose_tasks
from diemcau.deploy.working import WorkingCalendar
from diemcau.profile.types import Profile
from diemcau.records import Instruction, Reading, Record, Statement
from diemcau.records.order import OrderNote, OrderOddity
from diemcau.records.orgtree import OrgTree
from diemcau.records.task import Proposed


def propose_from_notice(
    reading: Reading,
    *,
    tree: OrgTree,
    profile: Profile,
    calendar: WorkingCalendar,
    given_on: date | None,
    open_tasks: Sequence[OpenTask] = (),
) -> tuple[Proposed, ...]:
    """One proposal for each directive of one document, in the order of its text.

    What is odd about the rows of its tables stands among the findings of the reading, each with its row.

    Args:
        reading: What was read in the notice.
        tree: The orgs of the day on which the tasks are given.
        profile: The sector's vocabulary.
        calendar: Which days are worked.
        given_on: The day it was signed; None for the day the notice itself names.
        open_tasks: Tasks of before that are not done.
    """
    record = record_of(reading)
    return propose_tasks(
        record, tree=tree, profile=profile, calendar=calendar, given_on=given_on, open_tasks=open_tasks
    )


def record_of(reading: Reading) -> Record:
    """A record of one document, in which every directive stands for itself."""
    name = reading.document.name
    instructions = tuple(
        Instruction(
            id=f"d{place}",
            statements=(Statement(name, one.span, place - 1),),
            best=0,
            issuer=one.issuer,
            addressee=one.addressee,
            topic=one.topics[0] if one.topics else None,
        )
        for place, one in enumerate(reading.directives, start=1)
    )
    return Record(
        story=name,
        readings=(reading,),
        independent=frozenset({name}),
        instructions=instructions,
        order_notes=tuple(_orphans(instructions)),
    )


def _orphans(instructions: Sequence[Instruction]) -> Iterator[OrderNote]:
    """Directives that nobody gives, or that nobody in the notice is told to do."""
    for one in instructions:
        if one.issuer is None:
            code, why = "issuer", "No text says who gave this directive."
        elif one.addressee is None:
            code, why = "addressee", "No text says who is to carry this directive out."
        else:
            continue
        yield OrderNote(kind=OrderOddity.ORPHAN, code=code, instructions=(one.id,), statements=one.statements, why=why)
