"""Calendar feeds, hooks with every delivery, messages between offices, and tables brought in."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.archive.models import Blob
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level
from diemcau.web.tasks.models import Request, Source, Task

_PERSON = settings.AUTH_USER_MODEL


class Feed(models.Model):
    """An address under which a calendar program fetches a person's deadlines without signing in.

    Attributes:
        uid: In addresses of the site.
        person: Whose; it shows what that person may see on the day it is asked.
        sort: `mine` or `unit`.
        org: Of `unit` which one.
        language: In which words.
        token: SHA-256 of the secret part of its address; the secret is shown once.
        made_at, used_at, ended_at: When it was made, last fetched, taken back.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(_PERSON, models.CASCADE, related_name="feeds")
    sort = models.CharField(max_length=6, default="mine")
    org = models.ForeignKey(Org, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=5, default="vi")
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.sort} {self.person_id}"


class Hook(models.Model):
    """An address of another system that is told what happens to tasks.

    Attributes:
        uid: In addresses.
        org: Tasks of this unit and those below.
        level: Up to which level.
        url: Where to; https, never an address of the house's own network unless the settings allow it.
        secret: With which each message is signed; kept so that it can sign, shown once.
        acts: Which steps are told; empty for all.
        made_by, made_at, ended_at: Who made it, when, when it was taken back.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(default=0)
    url = models.URLField(max_length=500)
    secret = models.CharField(max_length=64)
    acts = models.JSONField(default=list)
    made_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.url


class Delivery(models.Model):
    """One message to a hook, with every attempt; the same uid on each, so that the other side can tell it is one.

    Attributes:
        uid: Sent along.
        hook, step: To which; pk of the step it tells of, None of a ping.
        body: What is sent.
        tries, next_at: How often it was tried, and when it is tried again; None once it is done or given up.
        status, answer: Of the last try: HTTP status (0 for none) and what came of it as a code (`outside.Outcome`).
        made_at, done_at: When it was made, when the other side took it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    hook = models.ForeignKey(Hook, models.CASCADE, related_name="deliveries")
    step = models.BigIntegerField(null=True)
    body = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; each step once a hook."""

        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["hook", "step"], name="exchange_delivery_once"),)
        indexes = (models.Index(fields=["next_at"]),)

    def __str__(self) -> str:
        return str(self.uid)


class Message(models.Model):
    """A message between offices, in or out, as it was.

    Attributes:
        uid: In addresses.
        direction: `in` or `out`.
        identifier: Its own id; a message comes in once for a unit.
        organ: Id of the other office; `org` is the unit here.
        code, symbol, issued_on, subject: Number, symbol, day and subject of the paper.
        due: Its DueDate, which seeds deadlines.
        response_for: What it answers, as JSON: organ, code, day, id.
        business: 0 new, 1 revoke, 2 update, 3 replace.
        status: State code between the offices, 01 arrived ... 16; empty of one that went out and nobody told of yet.
        said: The whole of it as JSON.
        level: How confidential.
        blob: The bytes.
        source, task, request, answers: What it became or answers here; `answers` is a message that went out.
        by, at: Who brought it in or sent it, when.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    direction = models.CharField(max_length=3)
    identifier = models.CharField(max_length=200)
    organ = models.CharField(max_length=60)
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    code = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True)
    subject = models.CharField(max_length=500, blank=True)
    due = models.DateField(null=True)
    response_for = models.JSONField(default=list)
    business = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=2, default="01", blank=True)
    said = models.JSONField(default=dict)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="+")
    request = models.ForeignKey(Request, models.PROTECT, null=True, related_name="+")
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="answered_by")
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first; each once."""

        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["direction", "organ", "identifier", "org"], name="exchange_message_once"),
        )

    def __str__(self) -> str:
        return f"{self.code}/{self.symbol}" if self.code else self.identifier


class Import(models.Model):
    """A running table of tasks that was brought in from a workbook: first as a trial, then for good.

    Attributes:
        uid: In addresses.
        blob, filename: The workbook.
        org: The office that follows these tasks.
        level: How confidential they are.
        said: What was found, as JSON: rows (`tables.Row`) and faults, each with its cells.
        state: `reading`, `ready`, `failed`, `applying` or `applied`.
        told: What became of each row, by its place among the rows, as JSON; empty after a trial alone.
        done: How many rows were taken over: where it goes on after a stop.
        by, at: Who, when.
        applied_at, made: When it was taken over to the end, and how many tasks it made.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=255)
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    said = models.JSONField(default=dict)
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, default="reading")
    told = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    applied_at = models.DateTimeField(null=True)
    made = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.filename
