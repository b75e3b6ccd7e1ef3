"""A task's deadline as it is kept beside the day: its words, how the day was found, whether a person confirmed it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from diemcau.records.task import Deadline, DeadlineKind


def deadline_to_json(deadline: Deadline, *, is_confirmed: bool = False) -> dict[str, Any]:
    """A deadline as plain values.

    Args:
        deadline: What was read or given.
        is_confirmed: Whether a person agreed to it.
    """
    return {
        "kind": deadline.kind.value,
        "words": deadline.words,
        "day": deadline.day.isoformat() if deadline.day is not None else None,
        "is_certain": deadline.is_certain,
        "rhythm": deadline.rhythm,
        "why": deadline.why,
        "is_confirmed": is_confirmed,
    }


def deadline_from_json(said: Mapping[str, Any]) -> Deadline:
    """A deadline as `deadline_to_json` wrote it; none at all of nothing."""
    if not said:
        return Deadline(kind=DeadlineKind.NONE)
    return Deadline(
        kind=DeadlineKind(said["kind"]),
        words=said["words"],
        day=date.fromisoformat(said["day"]) if said["day"] else None,
        is_certain=said["is_certain"],
        rhythm=said["rhythm"],
        why=said["why"],
    )


def is_settled(said: Mapping[str, Any], due: date | None, today: date) -> bool:
    """Whether a task may go out with its deadline: its words leave no doubt and the day is to come, or somebody agreed.

    Args:
        said: The deadline as it is kept.
        due: The day that is to be in force.
        today: The day in the profile's time zone.
    """
    if said.get("is_confirmed"):
        return True
    found = deadline_from_json(said)
    return found.is_certain and due is not None and due == found.day and due >= today


def given_deadline(due: date | None, found: Deadline | None, *, is_confirmed: bool) -> dict[str, Any]:
    """The deadline of a draft: what was found, with the day that a person chose.

    A day other than the one that was found is the person's own, and so agreed to.
    """
    if found is None:
        kind = DeadlineKind.NONE if due is None else DeadlineKind.DATE
        why = "none" if due is None else "day"
        plain = Deadline(kind=kind, day=due, is_certain=due is not None, why=why)
        return deadline_to_json(plain, is_confirmed=is_confirmed)
    is_own = due is not None and due != found.day
    return deadline_to_json(found, is_confirmed=is_confirmed or is_own)
