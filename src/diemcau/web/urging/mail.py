"""What a letter says by mail: counts and links; titles only of what everybody may know."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from diemcau.publish.numbers import format_count
from diemcau.web.shell.levels import Level
from diemcau.web.urging.models import Reminder

if TYPE_CHECKING:
    from datetime import date

    from diemcau.publish.texts import Texts
    from diemcau.web.tasks.models import Task
    from diemcau.web.urging.models import Letter

MOST_LINES = 20
"""Tasks that a mail names; the page has them all."""


def subject_of(letter: Letter, texts: Texts) -> str:
    """What stands over the mail: how much, of which day."""
    number = letter.reminders.count() + letter.escalations.count()
    said = texts.plural("urging.mail.subject", number)
    return said.format(count=format_count(number, texts.language), day=day_in_words(letter.on, texts))


def body_of(letter: Letter, texts: Texts) -> str:
    """The mail: how many of what, the most urgent ones as number and link, and where to see all."""
    parts = [_count("urging.mail.chain", letter.escalations.count(), texts)]
    found = Counter(letter.reminders.values_list("kind", flat=True))
    parts += [_count(f"urging.mail.{kind.value}", found[kind], texts) for kind in Reminder.Kind]
    lines = _lines(letter, texts)
    return texts["urging.mail.body"].format(
        name=letter.person.name,
        day=day_in_words(letter.on, texts),
        counts="\n".join(part for part in parts if part),
        lines="\n".join(lines),
        link=site() + reverse("urging"),
    )


def site() -> str:
    """Address of the site as people type it: the first of those that pages are sent from; empty where none is set."""
    known = [origin for origin in settings.CSRF_TRUSTED_ORIGINS if "*" not in origin]
    return known[0].rstrip("/") if known else ""


def day_in_words(day: date, texts: Texts) -> str:
    """A day as the reader writes it."""
    return texts["shell.day"].format(day=day.day, month=texts[f"shell.month.{day.month}"], year=day.year)


def _count(key: str, number: int, texts: Texts) -> str:
    return f"- {texts.plural(key, number).format(count=format_count(number, texts.language))}" if number else ""


def _lines(letter: Letter, texts: Texts) -> list[str]:
    """The most urgent tasks: those of the chain first, then by deadline; each once."""
    rungs = letter.escalations.select_related("task").order_by("due", "pk")[:MOST_LINES]
    reminders = letter.reminders.exclude(task=None).select_related("task").order_by("due", "pk")[:MOST_LINES]
    found: dict[int, str] = {}
    pairs = [(row.task, row.due) for row in rungs] + [(row.task, row.due) for row in reminders]
    for task, due in pairs:
        if task is not None and len(found) < MOST_LINES:
            found.setdefault(task.pk, _line(task, due, texts))
    return list(found.values())


def _line(task: Task, due: date, texts: Texts) -> str:
    link = site() + reverse("task", args=[task.uid])
    facts = {"number": f"{task.serial}/{task.year}", "due": day_in_words(due, texts), "link": link}
    if task.level > Level.PUBLIC:
        return texts["urging.mail.private"].format(**facts)
    return texts["urging.mail.public"].format(title=task.title, **facts)
