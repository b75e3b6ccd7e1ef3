"""Directives on their way out, tasks with every step they took, and requests from below.

Nothing is overwritten: what moves a task is a `Step`, what is told of it an `Entry`, more time an `Extension`; the row
of the task itself only sums them up for lists. Deadlines are days of the profile's time zone.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.records.task import TaskState
from diemcau.web.archive.models import Document
from diemcau.web.desk.models import Mention
from diemcau.web.filings.models import Value
from diemcau.web.orgs.models import Org
from diemcau.web.search.words import find_words
from diemcau.web.shell.levels import Level
from diemcau.web.tasks.paper_models import Flag, Order, Orientation, Source

__all__ = [
    "Entry",
    "Evidence",
    "Extension",
    "Flag",
    "Need",
    "Numbering",
    "Order",
    "Orientation",
    "Request",
    "Share",
    "Source",
    "Step",
    "Task",
]

_PERSON = settings.AUTH_USER_MODEL


class Folded(models.TextField[str, str]):
    """The words of a task's title and product as they are searched: without marks, a space before each."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 - as Django calls it
        """Made anew whenever the row is written, in bulk too."""
        words = find_words(f"{getattr(model_instance, 'title', '')} {getattr(model_instance, 'product', '')}")
        folded = "".join(f" {word.folded}" for word in words)
        setattr(model_instance, self.attname, folded)
        return str(super().pre_save(model_instance, add))


class Numbering(models.Model):
    """How far the running numbers of tasks have come in a year; held by whoever takes one until it is kept.

    Attributes:
        year: Which year.
        last: The last number given.
    """

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year} {self.last}"


class Task(models.Model):
    """Something that one unit is in charge of.

    Attributes:
        uid: In addresses.
        year, serial: Its running number.
        order, source: The words that order it, and their paper; None of a task entered by hand without one.
        orientation: The direction it serves, or None.
        parent: The task under which it was given on to this unit, or None.
        cascades: Codes of kinds of orgs all of whose units get a task under it, those founded later included; a task
            with any is not counted itself, its children are.
        title, product, product_kind, topics, measure, is_key: What it is; `measure` is the one it should move.
        folded: The words of title and product as they are searched; kept by the field itself.
        rhythm: Code of how often it is due; empty for once.
        level: How confidential.
        office: The unit that follows it up.
        assigner: The leader who gives it; None of a draft that names nobody yet.
        lead: The unit in the lead: exactly one; None of a draft alone.
        holder: The unit that carries it on, where the lead has ended since; else the lead itself. Lists ask this.
        officer: Who works on it there, or None.
        state: How far it has come; follows from its steps.
        edit: Counts the changes, so that two people do not overwrite each other.
        drafted_by, drafted_at: Who prepared it, when.
        assigned_at, received_at: When it was given, and when taken on.
        first_due: The deadline it was given with; never changed after.
        due: The deadline in force: changed by a granted extension alone.
        deadline: `records.task.Deadline` as JSON: words, kind, certainty.
        submitted_on: The day it was last handed in.
        completed_at: When it was confirmed.
        percent: As last told.
        quality: The assigner's mark at the end: `good`, `fair`, `poor` or empty.
        replaced_by: The task in its place.
        external: Its id in another system; empty for none.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="tasks")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="tasks")
    orientation = models.ForeignKey(Orientation, models.PROTECT, null=True, related_name="tasks")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    cascades = models.JSONField(default=list)
    is_counted = models.BooleanField(default=True)
    title = models.CharField(max_length=300)
    product = models.CharField(max_length=500, blank=True)
    product_kind = models.CharField(max_length=12, blank=True)
    topics = models.JSONField(default=list)
    measure = models.CharField(max_length=60, blank=True)
    is_key = models.BooleanField(default=False)
    folded = Folded(editable=False, default="")
    rhythm = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    office = models.ForeignKey(Org, models.PROTECT, related_name="+")
    assigner = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    lead = models.ForeignKey(Org, models.PROTECT, null=True, related_name="tasks_led")
    holder = models.ForeignKey(Org, models.PROTECT, null=True, related_name="tasks_held")
    officer = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    state = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in TaskState], default=TaskState.DRAFT.value
    )
    edit = models.PositiveIntegerField(default=0)
    drafted_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    assigned_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    first_due = models.DateField(null=True)
    due = models.DateField(null=True)
    deadline = models.JSONField(default=dict)
    submitted_on = models.DateField(null=True)
    completed_at = models.DateTimeField(null=True)
    percent = models.PositiveSmallIntegerField(default=0)
    quality = models.CharField(max_length=6, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    external = models.CharField(max_length=200, blank=True)

    class Meta:
        """Most urgent first."""

        ordering = ("due", "pk")
        constraints = (
            models.UniqueConstraint(fields=["year", "serial"], name="tasks_number_once"),
            models.UniqueConstraint(
                fields=["parent", "lead"], condition=~models.Q(parent=None), name="tasks_child_once"
            ),
        )
        indexes = (
            models.Index(fields=["holder", "state", "due"]),
            models.Index(fields=["state", "due"]),
            models.Index(fields=["officer", "state"]),
            models.Index(fields=["is_counted", "level", "holder", "state", "due", "submitted_on"], name="tasks_cells"),
            models.Index(fields=["external"], condition=~models.Q(external=""), name="tasks_external"),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, **how: Any) -> None:
        """Write it; with its title or product alone, the words that are searched too."""
        fields = how.get("update_fields")
        if fields is not None and {"title", "product"} & set(fields):
            how["update_fields"] = {*fields, "folded"}
        super().save(**how)


class Share(models.Model):
    """The part of a unit that coordinates: its own words, deadline and answer.

    Attributes:
        uid: In addresses.
        task, org: Of which task, whose.
        holder: The unit that carries it on, where that one has ended since; else the same.
        words: What it is asked for.
        due: By when, or None for the task's own day.
        is_required: Whether the lead cannot hand in while it is open.
        state: `planned` while the task is a draft, `asked`, `answered` or `waived`.
        answer, answered_by, answered_on: The answer, or why it was waived.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey(Task, models.CASCADE, related_name="shares")
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Org, models.PROTECT, related_name="shares_held")
    words = models.TextField(blank=True)
    due = models.DateField(null=True)
    is_required = models.BooleanField(default=True)
    state = models.CharField(max_length=8, default="asked")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        """Each unit once a task."""

        ordering = ("task", "org__code")
        constraints = (models.UniqueConstraint(fields=["task", "org"], name="tasks_share_once"),)
        indexes = (models.Index(fields=["holder", "state", "due"]),)

    def __str__(self) -> str:
        return f"{self.task_id} {self.org_id}"


class Step(models.Model):
    """One thing done to a task; only ever appended. The four cells can be counted from these alone.

    Attributes:
        task: Which.
        verb: A verb of `deploy.states`, or `draft`, `edit`, `extend`, `hand_on` (to an heir), `officer`, `undo`.
        before, after: The states.
        on: The day, in the profile's time zone.
        due: The deadline in force after it.
        holder: The unit that held it after it.
        reason: Why.
        said: What else: changed fields, the document that orders it.
        by, at: Who, when.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=12)
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    on = models.DateField()
    due = models.DateField(null=True)
    holder = models.ForeignKey(Org, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    said = models.JSONField(default=dict)
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Oldest first."""

        ordering = ("task", "at", "pk")

    def __str__(self) -> str:
        return f"{self.verb} {self.task_id}"


class Entry(models.Model):
    """What a unit tells of its task; only ever appended.

    Attributes:
        uid: In addresses.
        task: Of which.
        percent: How much is done, or None where it says nothing of it.
        words, obstacle, wish: What was done, what stands in the way, what is asked for.
        document: What is attached, or None.
        by, at: Who, when.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey(Task, models.CASCADE, related_name="entries")
    percent = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)
    obstacle = models.TextField(blank=True)
    wish = models.TextField(blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("task", "-at", "-pk")

    def __str__(self) -> str:
        return f"{self.task_id} {self.percent}"


class Extension(models.Model):
    """A request for more time, and its answer; the only thing that moves a deadline.

    Attributes:
        uid: In addresses.
        task, number: Of which task, the how manieth.
        was, wanted: The deadline in force when it was asked, and the later one that is asked for.
        reason, asked_by, asked_at: Why, who, when.
        decision: Empty while it waits; `granted`, `refused` or `withdrawn`.
        granted: The new deadline.
        answer, decided_by, decided_at: Of the decision.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey(Task, models.CASCADE, related_name="extensions")
    number = models.PositiveSmallIntegerField()
    was = models.DateField()
    wanted = models.DateField()
    reason = models.TextField()
    asked_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=10, blank=True)
    granted = models.DateField(null=True)
    answer = models.TextField(blank=True)
    decided_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """Oldest first; one waiting at most."""

        ordering = ("task", "number")
        constraints = (
            models.UniqueConstraint(fields=["task", "number"], name="tasks_extension_once"),
            models.UniqueConstraint(
                fields=["task"], condition=models.Q(decision=""), name="tasks_one_extension_waiting"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.number}"


class Evidence(models.Model):
    """What shows that a task, or a part of it, is done: a sentence of a document, a fact, or a value of a return.

    Attributes:
        uid: In addresses.
        task, share: Of which task, and of which part of it, or None.
        mention: The sentence, where it is a figure or another thing that was read.
        document, start, end, words: The words, where a person marked them: code points of its current text, half-open.
        claim: uid of the fact, or None.
        value: The accepted value of a return, or None.
        note: What it shows.
        by, at: Who attached it, when.
        checked_by, checked_at: Who confirmed it, never the same unit; None while nobody has.
        withdrawn_at: When it was taken back; None while it stands.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey(Task, models.CASCADE, related_name="evidence")
    share = models.ForeignKey(Share, models.CASCADE, null=True, related_name="evidence")
    mention = models.ForeignKey(Mention, models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    words = models.TextField(blank=True)
    claim = models.UUIDField(null=True)
    value = models.ForeignKey(Value, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    checked_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Oldest first."""

        ordering = ("task", "at", "pk")

    def __str__(self) -> str:
        return self.words[:60] or str(self.uid)


class Need(models.Model):
    """That a task waits for another.

    Attributes:
        task: The one that waits.
        on: The one it waits for.
        by, at: Who said so, when.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="needs")
    on = models.ForeignKey(Task, models.CASCADE, related_name="needed_by")
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Each pair once."""

        ordering = ("task", "on")
        constraints = (models.UniqueConstraint(fields=["task", "on"], name="tasks_need_once"),)

    def __str__(self) -> str:
        return f"{self.task_id} on {self.on_id}"


class Request(models.Model):
    """What a unit asks of one above or beside it (the sector says proposal; that word is taken by what is read).

    Attributes:
        uid: In addresses.
        org, holder: Who asks, and who carries it on where that unit has ended.
        to, to_holder: Who is asked, and who answers now.
        words, ground: What is asked, and why.
        mention: The sentence it was read in, or None.
        level: How confidential.
        due: By when an answer is owed.
        state: `open`, `answered`, `declined`, `withdrawn`.
        answer, answered_by, answered_on: The answer.
        task: The task that came of it, or None.
        by, at: Who asked, when.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Org, models.PROTECT, related_name="requests_held")
    to = models.ForeignKey(Org, models.PROTECT, related_name="+")
    to_holder = models.ForeignKey(Org, models.PROTECT, related_name="requests_received")
    words = models.TextField()
    ground = models.TextField(blank=True)
    mention = models.ForeignKey(Mention, models.PROTECT, null=True, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    due = models.DateField()
    state = models.CharField(max_length=10, default="open")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="+")
    edit = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Most urgent first."""

        ordering = ("due", "pk")
        indexes = (models.Index(fields=["to_holder", "state", "due"]), models.Index(fields=["holder", "state"]))

    def __str__(self) -> str:
        return self.words[:60]
