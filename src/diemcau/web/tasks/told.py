"""What happened to a task, in order and in words: steps, progress, more time, evidence, and what apps above tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from diemcau.web.accounts.models import Person
from diemcau.web.archive.policies import may_see
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.tasks.models import Task
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.signals import life_asked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Evidence, Step

MOST = 300
"""Things of one sort that a page tells, the newest."""

_TONES = {"complete": "good", "rework": "bad", "return": "bad", "cancel": "bad", "submit": "wait", "extend": "wait"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened.

    Attributes:
        at: When.
        title: What, in words.
        who: Who did it; empty for the house itself.
        words: What was said with it.
        tone: How it is marked: `good`, `wait`, `bad` or empty.
        address: Of what it leads to; empty for nothing.
        is_day: Whether the day alone is known.
    """

    at: datetime
    title: str
    who: str = ""
    words: str = ""
    tone: str = ""
    address: str = ""
    is_day: bool = False


def day_of(day: date, texts: Texts) -> str:
    """A day as the reader writes it."""
    return texts["shell.day"].format(day=day.day, month=texts[f"shell.month.{day.month}"], year=day.year)


def events_of(scope: Scope, task: Task, evidence: Iterable[Evidence], texts: Texts) -> list[Event]:
    """All that happened to a task, as far as a person may see it, the newest first."""
    found = [*_steps(scope, task, texts), *_entries(scope, task, texts), *_extensions(task, texts)]
    found += [*_evidence(evidence, texts), *_shares(task, texts)]
    life_asked.send(sender=Task, task=task, scope=scope, texts=texts, found=found)
    return sorted(found, key=lambda one: one.at, reverse=True)


def _steps(scope: Scope, task: Task, texts: Texts) -> Iterator[Event]:
    steps = list(task.steps.select_related("by", "holder").order_by("-at", "-pk")[:MOST])
    names = {step.said.get("officer", "") for step in steps}
    people = dict(Person.objects.filter(username__in=names - {""}).values_list("username", "name"))
    heirs = {step.said["heir"] for step in steps if step.said.get("heir")}
    known = {str(one.uid): one for one in tasks_for(scope).filter(uid__in=heirs)}
    for step in steps:
        heir = known.get(step.said.get("heir", ""))
        detail = f"{heir.serial}/{heir.year} {heir.title}" if heir is not None else _detail(step, people, texts)
        title = texts.get(f"tasks.took.{step.verb}", step.verb)
        yield Event(
            at=step.at,
            title=f"{title}: {detail}" if detail else title,
            who=step.by.name,
            words=step.reason,
            tone=_TONES.get(step.verb, ""),
            address=reverse("task", args=[heir.uid]) if heir is not None else "",
        )


def _detail(step: Step, people: dict[str, str], texts: Texts) -> str:
    """What else a step says: the day, the unit, the person, the step that was taken back."""
    said = step.said
    if step.verb == "extend" and step.due is not None:
        return day_of(step.due, texts)
    if step.verb == "officer":
        return people.get(said.get("officer", ""), "") or texts["tasks.task.nobody"]
    if step.verb == "undo":
        return texts.get(f"tasks.took.{said.get('undone')}", "")
    if step.verb == "complete" and said.get("quality"):
        return texts.get(f"tasks.task.quality.{said['quality']}", "")
    if step.verb == "hand_on" or said.get("lead"):
        code = said.get("lead") or (step.holder.code if step.holder is not None else "")
        node = names_of_all().get(code)
        return node.name(texts.language) if node is not None else code
    return ""


def _entries(scope: Scope, task: Task, texts: Texts) -> Iterator[Event]:
    for one in task.entries.select_related("by", "document")[:MOST]:
        parts = [one.words]
        parts += [f"{texts['tasks.task.obstacle']}: {one.obstacle}"] if one.obstacle else []
        parts += [f"{texts['tasks.task.wish']}: {one.wish}"] if one.wish else []
        share = texts["tasks.task.told_percent"].format(percent=one.percent) if one.percent is not None else ""
        seen = one.document if one.document is not None and may_see(scope, one.document) else None
        parts += [f"{texts['tasks.task.attached']}: {seen.title}"] if seen is not None else []
        yield Event(
            at=one.at,
            title=share or texts["tasks.task.told"],
            who=one.by.name,
            words="\n".join(part for part in parts if part),
            tone="bad" if one.obstacle else "",
            address=reverse("document", args=[seen.uid]) if seen is not None else "",
        )


def _extensions(task: Task, texts: Texts) -> Iterator[Event]:
    for one in task.extensions.select_related("asked_by", "decided_by"):
        asked = texts["tasks.task.time_asked"].format(day=day_of(one.wanted, texts))
        yield Event(at=one.asked_at, title=asked, who=one.asked_by.name, words=one.reason, tone="wait")
        if one.decided_at is not None and one.decision in {"refused", "withdrawn"}:
            who = one.decided_by.name if one.decided_by is not None else ""
            yield Event(
                at=one.decided_at, title=texts[f"tasks.task.time_{one.decision}"], who=who, words=one.answer, tone="bad"
            )


def _evidence(evidence: Iterable[Evidence], texts: Texts) -> Iterator[Event]:
    for one in evidence:
        words = one.note or one.words
        yield Event(at=one.at, title=texts["tasks.task.evidence_attached"], who=one.by.name, words=words)
        if one.checked_at is not None and one.checked_by is not None:
            yield Event(
                at=one.checked_at, title=texts["tasks.task.evidence_checked"], who=one.checked_by.name, tone="good"
            )
        if one.withdrawn_at is not None:
            yield Event(at=one.withdrawn_at, title=texts["tasks.task.evidence_withdrawn"], tone="bad")


def _shares(task: Task, texts: Texts) -> Iterator[Event]:
    for one in task.shares.exclude(answered_on=None).select_related("answered_by", "holder"):
        if one.answered_on is None or one.state not in {"answered", "waived"}:
            continue
        node = names_of_all().get(one.holder.code)
        end = timezone.make_aware(datetime.combine(one.answered_on, time.max))
        yield Event(
            at=min(end, timezone.now()),
            title=f"{texts[f'tasks.task.part_{one.state}']}: {node.name(texts.language) if node else one.holder.code}",
            who=one.answered_by.name if one.answered_by is not None else "",
            words=one.answer,
            tone="good" if one.state == "answered" else "",
            is_day=True,
        )
