"""Mentions as people left them, what was decided about each, and the talks about their sentences.

Nothing is overwritten. A row of `Mention`, and of `Claim` and `Conflict` above, says what the house knew from
`known_from` until `known_to`; a change closes it and puts another in its place under the same `uid`. So every page can
be asked as of any moment. Decisions and rulings are only ever appended.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.archive.models import Document, ReadText
from diemcau.web.orgs.models import Org

_NUMBER = {"max_digits": 38, "decimal_places": 12, "null": True}
"""For sorting, filtering, adding; on SQLite exact to 15 digits. The exact figure is the JSON of the contract beside."""


class Known(models.Model):
    """A state of something, as long as the house held it.

    Attributes:
        uid: The same for all states of one thing; in addresses.
        known_from: When it was put here.
        known_to: When it was replaced or taken away; None while it holds.
    """

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    known_from = models.DateTimeField(default=timezone.now)
    known_to = models.DateTimeField(null=True)

    class Meta:
        """No table of its own."""

        abstract = True


class Measured(models.Model):
    """What a number says: fields of `records.Figure` and `records.Claim`, for filters.

    Attributes:
        value, low, high: In full units, percent in points; None for an open end.
        low_open, high_open: Whether the end itself is excluded.
        bound, unit, label, measure, status, kind, partner: As in the contract.
        tally: `stock`, `flow` or empty.
        org: The org whose figure it is, where the words name one that is known.
        owner: The words that name it.
        period: Its code, or empty; `first_day` and `last_day` are its ends.
    """

    value = models.DecimalField(**_NUMBER)  # type: ignore[arg-type]
    low = models.DecimalField(**_NUMBER)  # type: ignore[arg-type]
    high = models.DecimalField(**_NUMBER)  # type: ignore[arg-type]
    low_open = models.BooleanField(default=False)
    high_open = models.BooleanField(default=False)
    bound = models.CharField(max_length=10, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=500, blank=True)
    measure = models.CharField(max_length=60, blank=True)
    org = models.ForeignKey(Org, models.PROTECT, null=True, related_name="+")
    owner = models.CharField(max_length=300, blank=True)
    period = models.CharField(max_length=24, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    status = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    tally = models.CharField(max_length=5, blank=True)
    partner = models.CharField(max_length=200, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True


class Check(models.TextChoices):
    """What a person has made of a mention."""

    UNCHECKED = "unchecked"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"  # it is no figure, or not one of this document
    ADDED = "added"  # the reader had missed it


class Mention(Known, Measured):
    """One mention in one document, in one state.

    Attributes:
        document, reading: Where it stands.
        sort: `figure`, `directive`, `proposal`, `event`, `happening`, `agreement` or `delegation`.
        index: Its place in the reading's list of its sort; None where a person added it.
        start, end, sentence_start, sentence_end: Code points of the reading's text, half-open.
        words: The words at its span.
        said: The whole of it as JSON of the contract: exact, while the columns are for filters.
        confidence: 0 to 1, of the reader; 1 where a person made it.
        rule: What read it; `person` where a person made it.
        check_state: What a person made of it.
        checked_by: Who made this state, or None for the reader.
        second_by: Who read it a second time and agreed, or None.
        needs_second: Whether the risk asks for a second reader.
        decision: The decision that made it what it is; None for what the reader read. A carried state keeps it.
        note: Why it waits for a person again, as `{"code": ...}` and facts; empty for no reason of its own.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="mentions")
    reading = models.ForeignKey(ReadText, models.CASCADE, related_name="mentions")
    sort = models.CharField(max_length=12)
    index = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    words = models.TextField()
    said = models.JSONField()
    confidence = models.DecimalField(max_digits=3, decimal_places=2, default=1)
    rule = models.CharField(max_length=60, blank=True)
    check_state = models.CharField(max_length=10, choices=Check.choices, default=Check.UNCHECKED)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    needs_second = models.BooleanField(default=False)
    decision = models.ForeignKey("Decision", models.PROTECT, null=True, related_name="+")
    note = models.JSONField(default=dict)

    class Meta:
        """In order of the text; one current state each."""

        ordering = ("start", "end", "pk")
        constraints = (
            models.UniqueConstraint(fields=["uid"], condition=models.Q(known_to=None), name="desk_one_current_mention"),
        )
        indexes = (
            models.Index(fields=["document", "known_to", "start"]),
            models.Index(fields=["uid", "known_from"]),
            models.Index(fields=["known_to", "sort", "measure", "period"]),
            models.Index(fields=["known_to", "org", "period"]),
        )

    def __str__(self) -> str:
        return self.words


class Decision(models.Model):
    """What one person decided about one mention; only ever appended.

    Attributes:
        document: In which document.
        mention: uid of the mention.
        verdict: What was decided; `undo` brings back what `undoes` had changed.
        before, after: The state before and after it; None before an addition, and after its undoing.
        anchor: Where the words stood, by which they are found again in another version (`records.Anchor` as JSON).
        by, at, reason: Who, when, why.
        undoes: The decision that this one takes back, or None.
    """

    class Verdict(models.TextChoices):
        """What was decided."""

        ACCEPT = "accept"
        CORRECT = "correct"
        REJECT = "reject"
        ADD = "add"
        SECOND = "second"
        UNDO = "undo"

    document = models.ForeignKey(Document, models.CASCADE, related_name="decisions")
    mention = models.UUIDField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    before = models.ForeignKey(Mention, models.PROTECT, null=True, related_name="+")
    after = models.ForeignKey(Mention, models.PROTECT, null=True, related_name="+")
    anchor = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        """In order of time."""

        ordering = ("at", "pk")
        indexes = (models.Index(fields=["document", "at"]), models.Index(fields=["mention", "at"]))

    def __str__(self) -> str:
        return f"{self.verdict} {self.mention}"


class Orphan(models.Model):
    """A decision whose words a later reading of the document does not have; shown until a person puts it away.

    Attributes:
        uid: In addresses.
        document: Of which document.
        state: The mention as it was decided last; its decision says by whom and when.
        reading: The reading that no longer has it.
        why: The evidence, in the engine's words (`reconcile.anchors.Located`).
        put_away_by, put_away_at: Who has seen to it, and when; None while it waits.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="orphans")
    state = models.ForeignKey(Mention, models.PROTECT, related_name="+")
    reading = models.ForeignKey(ReadText, models.CASCADE, related_name="+")
    why = models.TextField(blank=True)
    put_away_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    put_away_at = models.DateTimeField(null=True)

    class Meta:
        """In order of the text that was."""

        ordering = ("state__start", "pk")

    def __str__(self) -> str:
        return str(self.uid)


class Thread(models.Model):
    """A talk about one sentence.

    Attributes:
        uid: In addresses.
        document: Of which document.
        anchor: The words it hangs on (`records.Anchor` as JSON); `start` and `end` are where they stand now, None
            where a new version no longer has them.
        opened_by, opened_at: Who, when.
        sent_to: The person it was sent back to, or None.
        closed_by, closed_at: Who closed it and when; None while it is open.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(Document, models.CASCADE, related_name="threads")
    anchor = models.JSONField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    sent_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="threads_sent")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """In order of the text."""

        ordering = ("start", "pk")

    def __str__(self) -> str:
        return str(self.uid)


class Comment(models.Model):
    """What one person did in a thread; only ever appended.

    Attributes:
        thread: In which.
        by, at, text: Who, when, with which words.
        step: What it did beside saying something.
        sent_to: To whom it sent the sentence back, or None.
    """

    class Step(models.TextChoices):
        """What happened."""

        SAY = "say"
        SEND = "send"
        CLOSE = "close"
        REOPEN = "reopen"

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(blank=True)
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.SAY)
    sent_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        """In order of time."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:60]
