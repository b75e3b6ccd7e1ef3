"""Papers that order tasks, their directives, what is odd about them, and the orientations that they set."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.records.task import Calling
from diemcau.web.archive.models import Document
from diemcau.web.desk.models import Mention
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level

_PERSON = settings.AUTH_USER_MODEL


class Source(models.Model):
    """The paper that orders tasks: a notice of conclusions, a dispatch, a decision.

    Attributes:
        uid: In addresses.
        kind: `notice`, `dispatch`, `decision`, `directive`, `resolution`, `programme`, `instruction`, `speech`.
        org: The unit that issued it; with year, number and symbol its key, as numbers start anew each year.
        office: The unit whose office keeps it and prepares its tasks; None for the issuing unit's own.
        year: Of the day it was signed; None before.
        number, symbol, signed_on, signer: As printed, such as 45, TB-VPCP; written once, after signing; a paper that is
            not signed yet has no number and no day.
        subject: What it is about.
        document: The document in the archive that it was read in, or None.
        level: How confidential.
        state: `in_force`, `revoked` or `replaced`.
        replaced_by: The paper in its place.
        external: Its id where it came from, such as the id of an exchange message.
        entered_by, entered_at: Who wrote it down, when.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, default="notice")
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    office = models.ForeignKey(Org, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField(null=True)
    number = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True)
    signer = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=500)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    state = models.CharField(max_length=10, default="in_force")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    external = models.CharField(max_length=200, blank=True)
    edit = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first; a number and symbol once a unit and year."""

        ordering = ("-signed_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["org", "year", "number", "symbol"], condition=~models.Q(number=""), name="tasks_source_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}/{self.symbol}" if self.number else self.subject


class Order(models.Model):
    """One directive of a paper, in its very words, and what became of it.

    Attributes:
        uid: In addresses.
        source: Which paper.
        place, number: Where it stands in its list, and its number as printed.
        words, speaker: The words, and who said them, as printed.
        mentions: The sentences, in every report that carries it.
        level: The highest of those reports.
        calling, why: What the house proposed, and its reasons (`records.task.Proposed`).
        proposed: The whole proposal as JSON: title, lead, coordinating, deadline, product, topics, measures.
        outcome: Empty while open; `task`, `orientation`, or `none`: no task arises, with the reason.
        reason, decided_by, decided_at: Of that.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="orders")
    place = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=20, blank=True)
    words = models.TextField()
    speaker = models.CharField(max_length=300, blank=True)
    mentions: models.ManyToManyField[Mention, models.Model] = models.ManyToManyField(Mention, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    calling = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Calling])
    why = models.JSONField(default=list)
    proposed = models.JSONField(default=dict)
    outcome = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        """In order of the paper."""

        ordering = ("source", "place", "pk")

    def __str__(self) -> str:
        return self.words[:60]


class Flag(models.Model):
    """Something odd about a directive that a person looks at before it goes out (`records.task.Flag`).

    Attributes:
        uid: In addresses.
        order: Of which directive.
        kind, code: What it is.
        stops: Whether nothing goes out before somebody has decided.
        said: The whole of it as JSON: wordings with document and span, others, why.
        choice, reason, decided_by, decided_at: What was decided; empty while it waits.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="flags")
    kind = models.CharField(max_length=16)
    code = models.CharField(max_length=16)
    stops = models.BooleanField(default=False)
    said = models.JSONField(default=dict)
    choice = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """Those that stop first."""

        ordering = ("-stops", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class Orientation(models.Model):
    """A direction that is kept to and reviewed by indicators; it has no deadline and is never counted with tasks.

    Attributes:
        uid: In addresses.
        order: The words.
        title, topics, measures: What it is about, and the measures that show how it goes.
        holder: The unit that looks after it.
        period: For which year or term; empty for as long as it stands.
        level: How confidential.
        closed_at, closed_by, closing: When it was closed, by whom, and why; None while it stands.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    order = models.OneToOneField(Order, models.PROTECT, related_name="orientation")
    title = models.CharField(max_length=300)
    topics = models.JSONField(default=list)
    measures = models.JSONField(default=list)
    holder = models.ForeignKey(Org, models.PROTECT, related_name="+")
    period = models.CharField(max_length=24, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    closing = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title
