"""Plans and targets, frozen editions of the review, what was found wrong in them later, and who gets them by mail."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.desk.models import Known, Measured
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level

_HELD = models.Q(known_to=None)
"""What the house holds now."""


class Goal(Known, Measured):
    """A plan or target of an org, as long as the house held it (`records.Target`); `Measured.status` says which.

    Attributes:
        words: The number as it was typed.
        direction: `up` or `down`.
        points: Interim points: `[{"period", "words", "low", "high", "low_open", "high_open"}]` in order of time;
            numbers as text.
        set_by: Who set it, in words.
        basis: The directive or decision, in words; `mention` is its uid on the desk where it was read in a document.
        mention: See `basis`.
        level: How confidential.
        by: Who entered it.
        reason: Why it is other than before.
        ended_by, ended_for: Who gave it up, and why; None and empty while it holds or where another state follows.
    """

    words = models.CharField(max_length=200, blank=True)
    direction = models.CharField(max_length=4, default="up")
    points = models.JSONField(default=list)
    set_by = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=500, blank=True)
    mention = models.UUIDField(null=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_for = models.CharField(max_length=500, blank=True)

    class Meta:
        """By measure, org and period; one current state each, and one goal of a sort for one thing."""

        ordering = ("measure", "org__code", "period", "pk")
        constraints = (
            models.UniqueConstraint(fields=["uid"], condition=_HELD, name="review_one_current_goal"),
            models.UniqueConstraint(
                fields=["measure", "org", "period", "unit", "partner", "status", "level"],
                condition=_HELD,
                name="review_goal_once",
            ),
        )
        indexes = (
            models.Index(fields=["known_to", "measure", "period", "org"]),
            models.Index(fields=["uid", "known_from"]),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.period}"


class Edition(models.Model):
    """A review as it was signed: its numbers never change, later errors are linked (`Erratum`).

    Attributes:
        uid: In addresses.
        title: As shown.
        org: The org at its head.
        period: What it reviews.
        shape_day: The day whose tree of orgs it is in.
        true_at: Values with a cut-off after this day are not in it.
        known_at: What the house knew at this moment is in it, and nothing later: with `shape_day`, `true_at` and
            `level` it is built again exactly.
        level: It is built from what may be seen up to this level.
        number: Counts the editions of one org and period, from 1.
        manifest: What is in it: SHA-256 of every file by name and language, of the numbers, of every total with its
            parts, version of the rules.
        digest: SHA-256 of the manifest.
        frozen_by, frozen_at: Who signed it, when.
        follows: The edition that it replaces, or None.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=300)
    org = models.ForeignKey(Org, models.PROTECT, related_name="editions")
    period = models.CharField(max_length=24)
    shape_day = models.DateField()
    true_at = models.DateField()
    known_at = models.DateTimeField()
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    number = models.PositiveIntegerField(default=1)
    manifest = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(default=timezone.now)
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="followed_by")

    class Meta:
        """Newest first."""

        ordering = ("-frozen_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["org", "period", "level", "number"], name="review_edition_once"),
        )
        indexes = (models.Index(fields=["org", "period", "level"]),)

    def __str__(self) -> str:
        return self.title


class EditionFile(models.Model):
    """One file of an edition, kept as it was signed; the bytes lie under their hash among the archive's originals.

    Attributes:
        edition: Of which.
        name: Such as `review.vi.docx`.
        sha256, size: Of the bytes.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="files")
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()

    class Meta:
        """By name."""

        ordering = ("edition", "name")

    def __str__(self) -> str:
        return self.name


class Erratum(models.Model):
    """A total of a signed edition that came out otherwise later.

    Attributes:
        uid: In addresses.
        edition: Of which edition.
        measure, org, period, unit, partner, status: Which total.
        was, now: `records.Interval` as JSON: what was signed, what is held now; `now` is None where nothing is.
        why: What moved it: `[{"sort": "value"|"claim", "uid", "code", "how", "was", "now", "by"}]`: code of the org
            whose value it is, `changed`, `gone` or `added`, its intervals, and who did it, as the name is known.
        found_at: When the house noticed.
        published_by, published_at: Who put it beside the edition, when; None while it is only noticed.
        note: What that person says.
        is_held: Whether it is what the house thinks of that total now; one that was noticed and is overtaken before
            anybody published it no longer is.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="errata")
    measure = models.CharField(max_length=60)
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    period = models.CharField(max_length=24)
    unit = models.CharField(max_length=60, blank=True)
    partner = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=10, default="actual")
    was = models.JSONField(null=True)
    now = models.JSONField(null=True)
    why = models.JSONField(default=list)
    found_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    is_held = models.BooleanField(default=True)

    class Meta:
        """Newest first."""

        ordering = ("-found_at", "-pk")

    def __str__(self) -> str:
        return f"{self.measure} {self.period}"


class Subscription(models.Model):
    """Who is told by mail of editions, when: private by default, the mail says only that something is there.

    Attributes:
        uid: In addresses.
        person: Who.
        org: The org at the head of the editions.
        every: `edition` (when one is signed), `week`, `month`.
        language: Of the mail.
        site: Address of the site as the person reaches it, for the link.
        begun_at: From when on.
        last_sent_at: When it was last sent.
        ended_at: When it was given up; None while it holds.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="subscriptions")
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    every = models.CharField(max_length=10, default="edition")
    language = models.CharField(max_length=5, default="vi")
    site = models.CharField(max_length=200)
    begun_at = models.DateTimeField(default=timezone.now)
    last_sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """By person; one of an org at a time."""

        ordering = ("person", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "org"], condition=models.Q(ended_at=None), name="review_subscribed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.org_id}"


class Letter(models.Model):
    """An edition that a person was to be told of by mail; each once.

    Attributes:
        subscription, edition: To whom, of what.
        made_at: When the house decided to.
        due_at: When it is to be sent, together with all that is due by then.
        sent_at: When the mail server took it; None while it waits.
    """

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="letters")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """Oldest first."""

        ordering = ("made_at", "pk")
        constraints = (models.UniqueConstraint(fields=["subscription", "edition"], name="review_letter_once"),)

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.edition_id}"


class Mark(models.Model):
    """That something changed of which totals are made; all marks together name the state of the house (`shelf`).

    Attributes:
        number: By chance, so that no two states have the same sum.
    """

    number = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.number)
