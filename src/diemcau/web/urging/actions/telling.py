"""Telling everybody of a day: all reminders and rungs of a person in one letter, each exactly once.

A day is told once. What was broken off goes on where it stopped: letters are written for some people at a time, each
with all that is in it or not at all, and what has been told is not told again. Days without a worker are made up for by
the next one, which tells the newest mark of each deadline.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.urging.chain import rise
from diemcau.web.urging.due import Gathering
from diemcau.web.urging.models import Escalation, Letter, Reminder, Round
from diemcau.web.urging.seats import Seats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

_AT_ONCE = 100
"""People whose letters are written in one transaction: short enough that nobody waits for it."""
_YEAR = timedelta(days=366)


@dataclass
class _Post:
    """What goes into the letter of one person."""

    reminders: list[Reminder] = field(default_factory=list)
    rungs: list[Escalation] = field(default_factory=list)


def make_letters(*, on: date) -> Round:
    """Write the letters of a day for all people of all units.

    Args:
        on: The day, in the profile's time zone. One that was told, or that lies before one that was, is left as it is.

    Returns:
        The round, done.
    """
    since = _last_done(on)
    held, _ = Round.objects.get_or_create(on=on)
    if held.done_at is not None or Round.objects.filter(on__gt=on, done_at__isnull=False).exists():
        return held
    seats = Seats(on)
    waiting: defaultdict[int, _Post] = defaultdict(_Post)
    for reminder in Gathering(since=since, today=on, seats=seats).all():
        waiting[reminder.person_id].reminders.append(reminder)
    raised = rise(on, seats)
    for rung in raised.rungs:
        waiting[rung.person_id].rungs.append(rung)
    for people in _some(sorted(waiting)):
        _post(held, since, {person: waiting[person] for person in people})
    return _finish(held, unheard=len(raised.unheard))


def _last_done(on: date) -> date:
    """The last day that was told before a day; long ago where none ever was, so that the first letters miss nothing."""
    last = Round.objects.filter(on__lt=on, done_at__isnull=False).order_by("-on").first()
    return last.on if last is not None else on - _YEAR


def _some(people: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(people), _AT_ONCE):
        yield people[first : first + _AT_ONCE]


def _post(held: Round, since: date, waiting: dict[int, _Post]) -> None:
    """Write the letters of some people, whatever of them is not written yet, and have them mailed."""
    from diemcau.web.urging.jobs import mail_letters

    with transaction.atomic():
        if Round.objects.select_for_update().get(pk=held.pk).done_at is not None:
            return
        fresh = {person: post for person, post in _unwritten(held, since, waiting) if post.reminders or post.rungs}
        if not fresh:
            return
        Letter.objects.bulk_create([Letter(person_id=person, on=held.on) for person in fresh], ignore_conflicts=True)
        letters = dict(Letter.objects.filter(person__in=fresh, on=held.on).values_list("person_id", "pk"))
        for person, post in fresh.items():
            for reminder in post.reminders:
                reminder.letter_id = letters[person]
            for rung in post.rungs:
                rung.letter_id = letters[person]
        Reminder.objects.bulk_create([row for post in fresh.values() for row in post.reminders], batch_size=500)
        rungs = Escalation.objects.bulk_create([row for post in fresh.values() for row in post.rungs], batch_size=500)
        mail_letters.enqueue(sorted(letters.values()))
        _write_down(rungs, held.on)


def _unwritten(held: Round, since: date, waiting: dict[int, _Post]) -> Iterable[tuple[int, _Post]]:
    """Of some people what no letter has yet."""
    keys = set(Reminder.objects.filter(person__in=waiting, letter__on__gt=since).values_list("key", flat=True))
    told = Escalation.objects.filter(person__in=waiting, letter__on=held.on)
    rungs = set(told.values_list("task_id", "due", "rung", "person_id"))
    for person, post in waiting.items():
        yield (
            person,
            _Post(
                [row for row in post.reminders if row.key not in keys],
                [row for row in post.rungs if (row.task_id, row.due, row.rung, row.person_id) not in rungs],
            ),
        )


def _write_down(rungs: Sequence[Escalation], on: date) -> None:
    """The entries of the log, last of all: one for each person, unit and level, with the tasks and their rungs.

    One for each task would keep everybody else from the log while a day with thousands of overdue tasks is told.
    """
    told: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
    rows = Escalation.objects.filter(pk__in=[row.pk for row in rungs]).order_by("pk")
    for person, org, level, serial, year, rung in rows.values_list(
        "person__username", "task__holder__code", "task__level", "task__serial", "task__year", "rung"
    ):
        told[person, org or "", level].append(f"{serial}/{year}: {rung}")
    for (person, org, level), tasks in told.items():
        act = Act(
            act="escalation.send", thing="letter", thing_id=f"{person} {on}", org=org, level=level,
            detail={"to": person, "tasks": tasks},
        )  # fmt: skip
        append_entry(actor=None, act=act)


def _finish(held: Round, *, unheard: int) -> Round:
    """Write down that a day was told."""
    with transaction.atomic():
        held = Round.objects.select_for_update().get(pk=held.pk)
        if held.done_at is None:
            held.done_at = timezone.now()
            held.letters = Letter.objects.filter(on=held.on).count()
            held.reminders = Reminder.objects.filter(letter__on=held.on).count()
            held.rungs = Escalation.objects.filter(letter__on=held.on).count()
            held.unheard = unheard
            held.save()
    return held
