"""What a draft of a task is to say: checked against the units, words and people that there are, and written into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from diemcau.errors import Denied, Invalid
from diemcau.records.task import Deadline
from diemcau.web.accounts.policies import Right
from diemcau.web.accounts.queries import scope_of
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.orgs.steps import kinds as known_kinds
from diemcau.web.shell.levels import Level
from diemcau.web.tasks.actions.held import words_of
from diemcau.web.tasks.deadlines import given_deadline
from diemcau.web.tasks.models import Share, Task

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org
    from diemcau.web.tasks.models import Orientation

LONGEST_TITLE = 300
LONGEST_PRODUCT = 500
MOST_PARTS = 200
"""Units that coordinate one task."""
PRODUCTS = ("report", "scheme", "legal_draft", "plan", "agreement", "event", "answer", "action")
"""What can come of a task (`records.task.Proposed.product_kind`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a coordinating unit is to be asked for.

    Attributes:
        org: Which unit.
        words: What for; empty for its help as a whole.
        due: By when, or None for the task's own day.
        is_required: Whether the lead cannot hand in without it.
    """

    org: Org
    words: str = ""
    due: date | None = None
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """All that a draft says.

    Attributes:
        title: What is to be done, in short.
        office: The unit whose office follows it up.
        lead: The unit in charge; None while that is open, and of a task for all units of a kind.
        parts: What coordinating units are asked for.
        assigner: The leader who is to give it, or None while that is open.
        due: By when; None for the day that was found in the words, if any.
        deadline: What was found in the words, or None.
        is_confirmed: Whether the person agrees to a deadline that is not certain, or to none at all.
        product, product_kind: What is to come of it; its kind is one of `PRODUCTS` or empty.
        topics, measure: The profile's codes.
        is_key: Whether it is a key task.
        level: How confidential; never below what orders it.
        orientation: The direction it serves, or None.
        cascades: Codes of the kinds of units all of which get a task under it.
    """

    title: str
    office: Org
    lead: Org | None = None
    parts: tuple[Part, ...] = ()
    assigner: Person | None = None
    due: date | None = None
    deadline: Deadline | None = None
    is_confirmed: bool = False
    product: str = ""
    product_kind: str = ""
    topics: tuple[str, ...] = ()
    measure: str = ""
    is_key: bool = False
    level: int = Level.INTERNAL
    orientation: Orientation | None = None
    cascades: tuple[str, ...] = ()


def fill(task: Task, scope: Scope, wanted: Wanted) -> None:
    """Write into a task what is wanted; the parts of coordinating units apart (`plan_parts`).

    Raises:
        Invalid: If it names a unit, person, code or level that cannot be.
        Denied: If its level is above the person's.
    """
    book = profile()
    task.title = words_of(wanted.title, longest=LONGEST_TITLE)
    task.product = words_of(wanted.product, longest=LONGEST_PRODUCT, needed=False)
    for value, known in ((wanted.product_kind, PRODUCTS), (wanted.measure, book.measures)):
        if value and value not in known:
            raise Invalid(
                f"{value[:40]!r} is not known.", "Choose from the list.", code="tasks.unknown", said=value[:40]
            )
    task.product_kind, task.measure, task.is_key = wanted.product_kind, wanted.measure, wanted.is_key
    task.topics = [code for code in wanted.topics if code in book.topics]
    task.office, task.lead, task.orientation = wanted.office, wanted.lead, wanted.orientation
    task.cascades = kinds_of(wanted.cascades)
    ordered = [one.level for one in (task.order, task.source, wanted.orientation) if one is not None]
    task.level = max([wanted.level, *ordered])
    if task.level > scope.clearance:
        raise Denied("That level is above yours.", code="tasks.level_above")
    task.assigner = _assigner_for(wanted, task.level)
    found = wanted.deadline
    task.due = wanted.due or (found.day if found is not None else None)
    task.deadline = given_deadline(task.due, found, is_confirmed=wanted.is_confirmed)
    task.rhythm = (found.rhythm if found is not None else "")[:60]
    _check_units(wanted)


def _assigner_for(wanted: Wanted, level: int) -> Person | None:
    """Who is to give it.

    Raises:
        Invalid: If that person gives no tasks in that office, or may not see this one.
    """
    who = wanted.assigner
    if who is not None and not (who.clearance >= level and scope_of(who).may(Right.ASSIGN, wanted.office.pk)):
        raise Invalid("That person gives no tasks there.", "Choose a leader of it.", code="tasks.no_giver")
    return who


def _check_units(wanted: Wanted) -> None:
    """Refuse units that are not there today, and one that is asked twice."""
    living = tree_of().nodes
    parts = [part.org for part in wanted.parts]
    named = [*parts, *([wanted.lead] if wanted.lead is not None else [])]
    for org in named:
        if org.pk not in living:
            raise Invalid(
                f"The unit {org.code} has ended or is not there yet.", "Choose the one that carries on its work.",
                code="tasks.org_gone", org=org.code,
            )  # fmt: skip
    if len({org.pk for org in named}) != len(named):
        raise Invalid(
            "A unit is named twice: in the lead and coordinating, or coordinating twice.", "Name each once.",
            code="tasks.org_twice",
        )  # fmt: skip
    if len(parts) > MOST_PARTS:
        raise Invalid("That are too many units.", "Give the task on to all of a kind.", code="tasks.too_many_parts")


def kinds_of(wanted: Iterable[str]) -> list[str]:
    """Kinds of units that the profile has, each once.

    Raises:
        Invalid: If one is not there.
    """
    known = known_kinds()
    found = list(dict.fromkeys(wanted))
    for kind in found:
        if kind not in known:
            raise Invalid(f"There is no kind of unit {kind[:40]!r}.", code="tasks.no_kind", kind=kind[:40])
    return found


def plan_parts(task: Task, parts: Sequence[Part]) -> None:
    """Keep what coordinating units are to be asked for once a kept draft is given."""
    task.shares.all().delete()
    Share.objects.bulk_create(
        Share(
            task=task, org=part.org, holder=part.org, words=words_of(part.words, needed=False), due=part.due,
            is_required=part.is_required, state="planned",
        )
        for part in parts
    )  # fmt: skip
