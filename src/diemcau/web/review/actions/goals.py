"""Setting, changing and giving up plans and targets; every state stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.records import Kind, Tally, parse_period
from diemcau.records.total import Direction
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.reading import profile
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.models import Org
from diemcau.web.review.goals import GOALS, find_goal
from diemcau.web.review.intervals import interval_to_json
from diemcau.web.review.models import Goal
from diemcau.web.review.signals import goals_changed
from diemcau.web.review.typed import parse_typed
from diemcau.web.search.behind import find_mention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from diemcau.profile.types import Measure
    from diemcau.records import Period, Quantity
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

LONGEST_WORDS = 500
MOST_POINTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A goal as a person fills it in.

    Attributes:
        measure, org: Codes.
        period: Its code.
        words: What is to be reached, as typed.
        unit: Unit of measurement where the words name none; empty for the measure's own.
        partner: With whom; empty for all together.
        status: `target` or `plan`.
        direction: `up` or `down`.
        points: Interim points: code of the period up to whose end, and what should be reached by then, as typed.
        set_by, basis: Who set it and by which directive or decision, in words.
        mention: Its uid on the desk, where it was read in a document.
        level: How confidential.
        language: In which the words are typed.
    """

    measure: str
    org: str
    period: str
    words: str
    unit: str = ""
    partner: str = ""
    status: str = "target"
    direction: str = Direction.UP.value
    points: Sequence[tuple[str, str]] = ()
    set_by: str = ""
    basis: str = ""
    mention: UUID | None = None
    level: int = 1
    language: str = "vi"


def set_goal(*, actor: Person, scope: Scope, wanted: Wanted) -> Goal:
    """Set a plan or target for an org.

    Raises:
        Denied: If the person does not keep plans and targets there.
        Invalid: If something of it is not understood.
        Conflict: If there is one for the same already.
    """
    with transaction.atomic():
        org = _hold(wanted.org)
        scope.demand(Right.COLLECT, org.pk)
        fields = _fields(scope, wanted, org)
        _refuse_second(fields)
        goal = Goal.objects.create(**fields, by=actor)
        _say(goal)
        append_entry(actor=actor, act=_act("goal.set", goal, words=goal.words))
    return goal


def change_goal(*, actor: Person, scope: Scope, uid: UUID, seen: datetime, wanted: Wanted, reason: str) -> Goal:
    """Put another state of a goal in the place of the one that a person saw.

    Args:
        actor: Who.
        scope: What that person may do.
        uid: The goal.
        seen: From when on the state holds that the person saw.
        wanted: What it is to be; measure, org, period, unit, partner and status stay as they are.
        reason: Why; never empty.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not keep plans and targets there.
        Invalid: If something is not understood, or no reason is given.
        Conflict: If it was changed or given up meanwhile.
    """
    why = _reason(reason)
    with transaction.atomic():
        held = _held(scope, uid, seen)
        scope.demand(Right.COLLECT, held.org_id)
        org = _hold(wanted.org)
        fields = _fields(scope, wanted, org)
        if any(fields[name] != getattr(held, name) for name in ("measure", "org", "period", "status", "partner")):
            raise Invalid(
                "Another measure, unit, period or sort is another goal.", "Give this one up and set that one.",
                code="review.other_goal",
            )  # fmt: skip
        _close(held)
        goal = Goal.objects.create(**fields, uid=held.uid, by=actor, reason=why)
        _say(goal)
        append_entry(actor=actor, act=_act("goal.set", goal, words=goal.words, before=held.words, reason=why))
    return goal


def end_goal(*, actor: Person, scope: Scope, uid: UUID, seen: datetime, reason: str) -> Goal:
    """Give a goal up; its history stays.

    Raises:
        NotFound, Denied, Invalid, Conflict: As `change_goal`.
    """
    why = _reason(reason)
    with transaction.atomic():
        held = _held(scope, uid, seen)
        scope.demand(Right.COLLECT, held.org_id)
        held.ended_by, held.ended_for = actor, why
        _close(held)
        _say(held)
        append_entry(actor=actor, act=_act("goal.end", held, words=held.words, reason=why))
    return held


def _hold(code: str) -> Org:
    """The org, held so that nobody sets another goal for it at the same time."""
    org = Org.objects.select_for_update().filter(code=code).first()
    if org is None:
        raise NotFound("There is no such unit.", "Look for it in the tree.", code="orgs.no_org")
    return org


def _held(scope: Scope, uid: UUID, seen: datetime) -> Goal:
    """The state that holds, held; refused where it is not the one that was seen."""
    find_goal(scope, uid)
    held = Goal.objects.select_for_update().filter(uid=uid, known_to=None).order_by("pk").first()
    if held is None or held.known_from != seen:
        raise Conflict("This goal was changed or given up meanwhile.", "Look at it again.", code="review.goal_changed")
    return held


def _close(held: Goal) -> None:
    held.known_to = timezone.now()
    held.save(update_fields=["known_to", "ended_by", "ended_for"])


def _reason(said: str) -> str:
    why = " ".join(said.split())[:LONGEST_WORDS]
    if not why:
        raise Invalid("Say why.", "History keeps the reason beside the goal.", code="review.no_reason")
    return why


def _fields(scope: Scope, wanted: Wanted, org: Org) -> dict[str, Any]:
    """The columns of a goal.

    Raises:
        Invalid: If something of it is not understood.
    """
    measure = profile().measures.get(wanted.measure)
    if measure is None:
        raise Invalid("The profile has no such measure.", "Choose one of the list.", code="review.no_measure")
    period = parse_period(wanted.period.strip().upper())
    quantity = parse_typed(wanted.words, wanted.language, wanted.unit or measure.unit_default)
    return {
        "measure": measure.code,
        "org": org,
        "period": period.code,
        "first_day": period.start,
        "last_day": period.end,
        "status": _one_of(wanted.status, GOALS),
        "partner": _short(wanted.partner, 200),
        "unit": _unit(quantity, measure),
        "value": quantity.value,
        **_ends(quantity),
        "bound": quantity.bound.value,
        "kind": Kind.LEVEL.value,
        "tally": measure.tally.value if isinstance(measure.tally, Tally) else "",
        "label": measure.names.get(wanted.language, measure.code)[:500],
        "words": _short(wanted.words, 200),
        "direction": _one_of(wanted.direction, [each.value for each in Direction]),
        "points": _points(wanted, measure, period),
        "set_by": _short(wanted.set_by, 200),
        "basis": _short(wanted.basis, LONGEST_WORDS),
        "mention": wanted.mention,
        "level": _level(scope, wanted),
    }


def _ends(quantity: Quantity) -> dict[str, Any]:
    interval = quantity.interval
    return {
        "low": interval.low,
        "high": interval.high,
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def _unit(quantity: Quantity, measure: Measure) -> str:
    unit = quantity.unit or measure.unit_default
    if not measure.takes_unit(unit):
        raise Invalid(
            f"{measure.code} is not counted in {unit}.", "Write it in a unit of the measure.",
            code="review.other_unit", unit=unit,
        )  # fmt: skip
    return unit


def _points(wanted: Wanted, measure: Measure, period: Period) -> list[dict[str, Any]]:
    """Interim points in order of time, each within the period and in its unit."""
    said = [(code.strip(), words) for code, words in wanted.points if code.strip() or words.strip()]
    if len(said) > MOST_POINTS:
        raise Invalid("Those are too many interim points.", code="review.many_points", most=MOST_POINTS)
    found = []
    for code, words in said:
        when = parse_period(code.upper())
        if not period.start <= when.end <= period.end:
            raise Invalid(
                f"{when.code} does not end within {period.code}.", "Name a part of the period.",
                code="review.point_outside", point=when.code, period=period.code,
            )  # fmt: skip
        quantity = parse_typed(words, wanted.language, wanted.unit or measure.unit_default)
        if _unit(quantity, measure) != _unit(parse_typed(wanted.words, wanted.language, wanted.unit), measure):
            raise Invalid("The interim points are in another unit than the goal.", code="review.point_unit")
        found.append((when, quantity, _short(words, 200)))
    ordered = sorted(found, key=lambda each: (each[0].end, each[0].start))
    return [
        {"period": when.code, "words": said, **(interval_to_json(quantity.interval) or {})}
        for when, quantity, said in ordered
    ]


def _level(scope: Scope, wanted: Wanted) -> int:
    """The level of a goal: no higher than the person's own, no lower than that of the document it comes from."""
    if not 0 <= wanted.level <= scope.clearance:
        raise Invalid("That level is not yours to give.", "Choose one of the list.", code="review.level")
    if wanted.mention and find_mention(scope, wanted.mention).document.level > wanted.level:
        raise Invalid(
            "The document that it comes from is of a higher level.", "Give the goal that level.",
            code="review.level_below",
        )  # fmt: skip
    return wanted.level


def _one_of(said: str, known: Sequence[str]) -> str:
    if said not in known:
        raise Invalid(f"{said[:40]!r} is none of the choices.", "Choose one of the list.", code="review.choice")
    return said


def _short(words: str, most: int) -> str:
    return " ".join(words.split())[:most]


def _refuse_second(fields: dict[str, Any]) -> None:
    names = ("measure", "org", "period", "unit", "partner", "status", "level")
    if Goal.objects.filter(known_to=None, **{name: fields[name] for name in names}).exists():
        raise Conflict(
            "There is such a goal already.", "Change that one: its history shows what it was.", code="review.goal_there"
        )


def _say(goal: Goal) -> None:
    goals_changed.send(Goal, goal=goal)


def _act(act: str, goal: Goal, **detail: object) -> Act:
    return Act(
        act=act,
        thing="goal",
        thing_id=goal.uid,
        org=goal.org.code if goal.org else "",
        level=goal.level,
        detail={"measure": goal.measure, "period": goal.period, "status": goal.status, **detail},
    )
