"""Who was reminded of what, and who was told up the chain; each exactly once."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.orgs.models import Org
from diemcau.web.tasks.models import Extension, Request, Share, Task

_PERSON = settings.AUTH_USER_MODEL


class Round(models.Model):
    """That everybody was told of a day; what came due since the last one that was done is told with the next.

    Attributes:
        on: Which day, in the profile's time zone.
        begun_at, done_at: When; a round that was broken off is not done, and goes on where it stopped.
        letters, reminders, rungs: How many there are of that day.
        unheard: Overdue tasks of which a rung was due and nobody was there to be told, on it or above it.
    """

    on = models.DateField(unique=True)
    begun_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    letters = models.PositiveIntegerField(default=0)
    reminders = models.PositiveIntegerField(default=0)
    rungs = models.PositiveIntegerField(default=0)
    unheard = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first."""

        ordering = ("-on",)

    def __str__(self) -> str:
        return str(self.on)


class Letter(models.Model):
    """The digest of one person on one day: all reminders and rungs that came due, in one mail and on one page.

    Attributes:
        person, on: Whose, of which day in the profile's time zone.
        made_at: When it was put together.
        sent_at: When it was mailed; None while it waits.
        seen_at: When the person opened it on the site; None before.
    """

    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; one a person and day."""

        ordering = ("-on", "pk")
        constraints = (models.UniqueConstraint(fields=["person", "on"], name="urging_letter_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


class Reminder(models.Model):
    """That a person was reminded of one deadline at one mark; the same is never done twice.

    Attributes:
        letter: In which digest.
        kind: Why: `lead` owes a task, `part` a part of one, `request` an answer; `extension`, `confirm` and `returned`
            wait for the word of whoever gave the task.
        task, share, request, extension: Of what; of a part and an extension the task, too.
        due: Which deadline: after an extension its marks come anew. Of what waits the day since when.
        mark: Days from that day: -7, -3, -1, 0, 1, 3, 7 ...
        person: Whom.
        key: All of these in one word, so that no two are the same.
    """

    class Kind(models.TextChoices):
        """Why somebody is reminded."""

        LEAD = "lead"
        PART = "part"
        REQUEST = "request"
        EXTENSION = "extension"
        CONFIRM = "confirm"
        RETURNED = "returned"

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="reminders")
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    task = models.ForeignKey(Task, models.CASCADE, null=True, related_name="reminders")
    share = models.ForeignKey(Share, models.CASCADE, null=True, related_name="reminders")
    request = models.ForeignKey(Request, models.CASCADE, null=True, related_name="reminders")
    extension = models.ForeignKey(Extension, models.CASCADE, null=True, related_name="reminders")
    due = models.DateField()
    mark = models.SmallIntegerField()
    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")

    class Meta:
        """Most urgent first."""

        ordering = ("letter", "due", "pk")

    def __str__(self) -> str:
        return f"{self.task_id} {self.mark}"


class Ladder(models.Model):
    """The rungs by which an office tells the chain; a change is a new row, the newest holds.

    Attributes:
        uid: In addresses.
        office: Whose tasks.
        rungs: In order, as JSON of `deploy.escalate.Rung`: working days after the deadline, who is told, grace.
        is_on: Whether it tells anybody; else it is only simulated.
        simulated_at: When somebody last looked at what it would do; it is not switched on without.
        by, at, reason: Who set it, when, why.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(Org, models.PROTECT, related_name="+")
    rungs = models.JSONField(default=list)
    is_on = models.BooleanField(default=False)
    simulated_at = models.DateTimeField(null=True)
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        ordering = ("office", "-at", "-pk")

    def __str__(self) -> str:
        return f"{self.office_id} {self.at:%Y-%m-%d}"


class Escalation(models.Model):
    """That somebody up the chain was told of one task at one rung; each rung once a deadline and person.

    Attributes:
        uid: In addresses.
        task, due, rung: Of what, which deadline, how high (from 1).
        whom, passed: In what part (`profile.urging.Whom`), and the parts that were passed over as nobody was there.
        ladder: By which rules.
        letter: In which digest.
        person: Who was told.
        stands_for: Whom that person stands in for, or None.
        at: When.
        acknowledged_at, note: When that person took note, and what was said; a rung that nobody takes note of within
            its grace goes one higher.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    task = models.ForeignKey(Task, models.CASCADE, related_name="escalations")
    due = models.DateField()
    rung = models.PositiveSmallIntegerField()
    whom = models.CharField(max_length=8)
    passed = models.JSONField(default=list)
    ladder = models.ForeignKey(Ladder, models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="escalations")
    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    stands_for = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    acknowledged_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(fields=["task", "due", "rung", "person"], name="urging_rung_once"),)
        indexes = (models.Index(fields=["person", "acknowledged_at"]),)

    def __str__(self) -> str:
        return f"{self.task_id} rung {self.rung}"
