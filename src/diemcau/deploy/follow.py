"""A task's standing read from its steps alone: what lists keep beside it must say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.deploy.states import Verb
from diemcau.deploy.timing import SOON, count_cells
from diemcau.records.task import FourCells, TaskState, TimeFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedStep:
    """One thing done to a task, as the log keeps it.

    Attributes:
        task: Of which task.
        verb: A verb of `states.Verb`, or `extend`, `hand_on`, `undo` and others that only change what stands beside.
        after: The state after it.
        on: The day, in the profile's time.
        due: The deadline in force after it.
        holder: The unit that held it after it.
    """

    task: str
    verb: str
    after: TaskState
    on: date
    due: date | None
    holder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a task stands.

    Attributes:
        facts: All that its class depends on.
        holder: The unit that holds it.
    """

    facts: TimeFacts
    holder: str | None


def fold_steps(steps: Sequence[LoggedStep]) -> Standing:
    """How one task stands after its steps, which are at least one, the oldest first."""
    last = steps[-1]
    given = [step.due for step in steps if step.verb == Verb.ASSIGN]
    handed_in = [step.on for step in steps if step.verb == Verb.SUBMIT]
    facts = TimeFacts(
        state=last.after,
        due=last.due,
        first_due=given[0] if given else None,
        submitted=handed_in[-1] if handed_in else None,
    )
    return Standing(facts=facts, holder=last.holder)


def standings_of(steps: Iterable[LoggedStep]) -> dict[str, Standing]:
    """How every task stands after the steps of all, each task's in order."""
    by_task: dict[str, list[LoggedStep]] = {}
    for step in steps:
        by_task.setdefault(step.task, []).append(step)
    return {task: fold_steps(taken) for task, taken in by_task.items()}


def count_from_log(steps: Iterable[LoggedStep], today: date, soon: int = SOON) -> FourCells:
    """The four cells on a day, counted from the log alone; the same as `timing.count_cells` of the tasks themselves."""
    return count_cells((each.facts for each in standings_of(steps).values()), today, soon)
