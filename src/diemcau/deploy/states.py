"""What may become of a task, and who may do it: one table that site, interface and import all go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from diemcau.errors import Conflict, Invalid
from diemcau.records.task import TaskState

_S = TaskState


class Actor(StrEnum):
    """In what part somebody acts on a task."""

    OFFICE = "office"  # the chief of the office that prepares and follows
    ASSIGNER = "assigner"  # the leader who gave the task, or the deputy named for that leader
    HEAD = "head"  # the head of the lead unit
    OFFICER = "officer"  # whoever works on it in the lead unit


class Verb(StrEnum):
    """What is done to a task."""

    ASSIGN = "assign"
    DROP = "drop"
    ACCEPT = "accept"
    RETURN = "return"
    REASSIGN = "reassign"
    START = "start"
    SUBMIT = "submit"
    REWORK = "rework"
    RESUME = "resume"
    COMPLETE = "complete"
    REOPEN = "reopen"
    SUSPEND = "suspend"
    CANCEL = "cancel"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One verb: from which states, to which, by whom, and what has to be given.

    Attributes:
        verb: What is done.
        sources: From which states it may be done.
        target: What the task becomes.
        actors: Who may do it.
        needs_reason: Whether it is refused without a reason.
        needs_document: Whether it is refused without a document that orders it, or a heir.
    """

    verb: Verb
    sources: frozenset[TaskState]
    target: TaskState
    actors: frozenset[Actor]
    needs_reason: bool = False
    needs_document: bool = False


_OPEN = frozenset({_S.ASSIGNED, _S.RETURNED, _S.ACCEPTED, _S.IN_PROGRESS, _S.SUBMITTED, _S.REWORK, _S.SUSPENDED})
OPEN = _OPEN
"""States of tasks that were given and are not at their end."""
COUNTED = _OPEN | {_S.COMPLETED}
"""States of tasks that follow-up statistics count: given, not taken back, not replaced."""
ENDED = frozenset({_S.DROPPED, _S.CANCELLED, _S.REPLACED})
"""States that nothing follows."""

TRANSITIONS: Mapping[Verb, Transition] = {
    one.verb: one
    for one in (
        Transition(
            verb=Verb.ASSIGN,
            sources=frozenset({_S.DRAFT}),
            target=_S.ASSIGNED,
            actors=frozenset({Actor.ASSIGNER, Actor.OFFICE}),
        ),
        Transition(
            verb=Verb.DROP,
            sources=frozenset({_S.DRAFT}),
            target=_S.DROPPED,
            actors=frozenset({Actor.OFFICE}),
            needs_reason=True,
        ),
        Transition(
            verb=Verb.ACCEPT, sources=frozenset({_S.ASSIGNED}), target=_S.ACCEPTED, actors=frozenset({Actor.HEAD})
        ),
        Transition(
            verb=Verb.RETURN,
            sources=frozenset({_S.ASSIGNED}),
            target=_S.RETURNED,
            actors=frozenset({Actor.HEAD}),
            needs_reason=True,
        ),
        Transition(
            verb=Verb.REASSIGN,
            sources=frozenset({_S.RETURNED}),
            target=_S.ASSIGNED,
            actors=frozenset({Actor.ASSIGNER}),
        ),
        Transition(
            verb=Verb.START,
            sources=frozenset({_S.ACCEPTED}),
            target=_S.IN_PROGRESS,
            actors=frozenset({Actor.OFFICER, Actor.HEAD}),
        ),
        Transition(
            verb=Verb.SUBMIT,
            sources=frozenset({_S.IN_PROGRESS}),
            target=_S.SUBMITTED,
            actors=frozenset({Actor.HEAD}),
        ),
        Transition(
            verb=Verb.REWORK,
            sources=frozenset({_S.SUBMITTED}),
            target=_S.REWORK,
            actors=frozenset({Actor.ASSIGNER}),
            needs_reason=True,
        ),
        Transition(
            verb=Verb.RESUME,
            sources=frozenset({_S.REWORK}),
            target=_S.IN_PROGRESS,
            actors=frozenset({Actor.OFFICER, Actor.HEAD}),
        ),
        Transition(
            verb=Verb.COMPLETE,
            sources=frozenset({_S.SUBMITTED}),
            target=_S.COMPLETED,
            actors=frozenset({Actor.ASSIGNER}),
        ),
        Transition(
            verb=Verb.REOPEN,
            sources=frozenset({_S.COMPLETED, _S.SUSPENDED}),
            target=_S.IN_PROGRESS,
            actors=frozenset({Actor.ASSIGNER}),
            needs_reason=True,
        ),
        Transition(
            verb=Verb.SUSPEND,
            sources=frozenset({_S.ACCEPTED, _S.IN_PROGRESS}),
            target=_S.SUSPENDED,
            actors=frozenset({Actor.ASSIGNER}),
            needs_reason=True,
        ),
        Transition(
            verb=Verb.CANCEL,
            sources=_OPEN,
            target=_S.CANCELLED,
            actors=frozenset({Actor.ASSIGNER}),
            needs_reason=True,
            needs_document=True,
        ),
        Transition(
            verb=Verb.REPLACE,
            sources=_OPEN,
            target=_S.REPLACED,
            actors=frozenset({Actor.ASSIGNER}),
            needs_reason=True,
            needs_document=True,
        ),
    )
}
"""The sector's table of states, one row a verb (the domain's section on states and transitions)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is known of a task when something is to be done to it.

    Attributes:
        state: How far it has come.
        has_assigner: Whether it is known who gives it; nothing proceeds without.
        has_lead: Whether one unit is in the lead.
        is_signed: Whether the paper that orders it is signed and numbered; the office gives tasks on its strength only.
        open_flags: How many oddities that stop it wait for a decision.
        open_shares: Required parts of coordinating units that are not answered yet.
        open_needs: Tasks it waits for that are not completed.
        open_children: Tasks given on under it that are not at their end.
        evidence: How many pieces of evidence are attached.
        pending_extension: Whether an extension waits for a decision.
    """

    state: TaskState
    has_assigner: bool = True
    has_lead: bool = True
    is_signed: bool = False
    open_flags: int = 0
    open_shares: int = 0
    open_needs: int = 0
    open_children: int = 0
    evidence: int = 0
    pending_extension: bool = False


def verbs_of(state: TaskState, actors: frozenset[Actor]) -> tuple[Verb, ...]:
    """What somebody in some parts may do to a task in a state, guards aside; in order of the table."""
    return tuple(each.verb for each in TRANSITIONS.values() if state in each.sources and each.actors & actors)


def decide_step(
    verb: Verb, ground: Ground, actors: frozenset[Actor], *, reason: str = "", has_document: bool = False
) -> TaskState:
    """What a task becomes when something is done to it.

    Args:
        verb: What is done.
        ground: What is known of the task.
        actors: In what parts the person acts; empty for a stranger.
        reason: Why, in words.
        has_document: Whether a document that orders it, or a heir, is named.

    Raises:
        Conflict: If the task stands elsewhere, or a guard holds it.
        Invalid: If a reason or a document is missing.
    """
    move = TRANSITIONS[verb]
    if ground.state not in move.sources or not move.actors & actors:
        raise Conflict(
            f"A task that is {ground.state.value.replace('_', ' ')} cannot take the step “{verb.value}” from you.",
            "Look at the task again: it may have moved on.",
            code="deploy.wrong_state",
        )
    if move.needs_reason and not reason.strip():
        raise Invalid("This step needs a reason.", "Say in a sentence why.", code="deploy.no_reason")
    if move.needs_document and not has_document:
        raise Invalid(
            "This step needs the document that orders it, or the task that takes its place.",
            "Name it.",
            code="deploy.no_document",
        )
    for held, code, words, advice in _guards(verb, ground, actors):
        if held:
            raise Conflict(words, advice, code=f"deploy.{code}")
    return move.target


def _guards(verb: Verb, ground: Ground, actors: frozenset[Actor]) -> tuple[tuple[bool, str, str, str], ...]:
    """What holds a step back: whether it does, code, words, advice."""
    if verb in {Verb.ASSIGN, Verb.REASSIGN}:
        office_alone = Actor.ASSIGNER not in actors and not ground.is_signed
        return (
            (not ground.has_assigner, "no_assigner", "Nobody is named who gives the task.", "Name the leader."),
            (not ground.has_lead, "no_lead", "No unit is in the lead.", "Choose exactly one."),
            (
                ground.open_flags > 0, "flags_open", "Oddities of the directive wait for a decision.",
                "Decide each of them first.",
            ),
            (
                office_alone, "not_signed", "The paper that orders the task is not signed and numbered yet.",
                "Write its number and day down, or ask the leader to give the task.",
            ),
        )  # fmt: skip
    if verb is Verb.SUBMIT:
        return (
            (
                ground.open_shares > 0, "shares_open", "Parts of coordinating units are still open.",
                "Ask those units for their answers, or have the parts waived.",
            ),
            (ground.open_needs > 0, "needs_open", "Tasks that this one waits for are open.", "See them done first."),
            (ground.open_children > 0, "children_open", "Tasks given on under it are open.", "See them ended first."),
            (ground.evidence == 0, "no_evidence", "Nothing shows yet that it is done.", "Attach a sentence or figure."),
        )  # fmt: skip
    if verb in {Verb.CANCEL, Verb.REPLACE}:
        return (
            (ground.open_children > 0, "children_open", "Tasks given on under it are open.", "See them ended first."),
        )
    return ()
