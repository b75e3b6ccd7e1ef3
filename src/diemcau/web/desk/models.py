"""Mentions as people left them, what was decided about each, and the facts and conflicts that follow.

Nothing is overwritten. A row of `Mention`, `Claim` or `Conflict` says what the house knew from `known_from` until
`known_to`; a change closes it and puts another in its place under the same `uid`. So every page can be asked as of any
moment. Decisions and rulings are only ever appended.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.archive.models import Document, ReadText
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level

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
        check: What a person made of it.
        checked_by: Who made this state, or None for the reader.
        second_by: Who read it a second time and agreed, or None.
        needs_second: Whether the risk asks for a second reader.
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
    """What one person wrote in a thread; only ever appended."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField()

    class Meta:
        """In order of time."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:60]


class Story(models.Model):
    """Released documents that speak of the same things and are reconciled together.

    Attributes:
        name: uid of its first document; stays while that document is in it.
        digest: What it was last reconciled from: readings, decisions and rulings; another digest means it has to be
            reconciled anew.
        reconciled_at: When.
    """

    name = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, blank=True)
    reconciled_at = models.DateTimeField(null=True)
    documents: models.ManyToManyField[Document, models.Model] = models.ManyToManyField(Document, related_name="stories")

    def __str__(self) -> str:
        return self.name


class Seen(models.Model):
    """Something that is reconciled from all documents up to a level, for the people whose clearance lies in a range.

    A story is reconciled once for each level that occurs in it, from the documents up to that level alone. So what a
    person sees, counts included, is what would be there if the higher documents did not exist.

    Attributes:
        seen_from, seen_to: The lowest and the highest clearance that sees it.
    """

    seen_from = models.PositiveSmallIntegerField(default=Level.PUBLIC)
    seen_to = models.PositiveSmallIntegerField(default=Level.TOP_SECRET)

    class Meta:
        """No table of its own."""

        abstract = True


class Claim(Known, Measured, Seen):
    """One fact as the house held it: what its statements say together.

    Attributes:
        story: Of which story.
        standing: `agreed`, `single`, `disputed` or `superseded`.
        sources: Independent texts that say it, copies counted once.
        said: The whole of it as JSON of the contract.
        digest: Hash over all it says; equal digests are one state.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="claims")
    standing = models.CharField(max_length=10)
    sources = models.PositiveIntegerField(default=1)
    said = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        """By measure, org and period."""

        ordering = ("measure", "label", "owner", "period", "pk")
        indexes = (
            models.Index(fields=["known_to", "measure", "period", "org"]),
            models.Index(fields=["known_to", "org", "period"]),
            models.Index(fields=["known_to", "standing"]),
            models.Index(fields=["story", "known_to"]),
            models.Index(fields=["uid", "known_from"]),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.value}"


class Evidence(models.Model):
    """A mention that bears a claim out, in the order of the claim's statements."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="evidence")
    mention = models.ForeignKey(Mention, models.CASCADE, related_name="evidence")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    place = models.PositiveIntegerField(default=0)

    class Meta:
        """In order."""

        ordering = ("claim", "place")
        indexes = (models.Index(fields=["mention"]), models.Index(fields=["document"]))

    def __str__(self) -> str:
        return f"{self.claim_id} {self.mention_id}"


class Conflict(Known, Seen):
    """Statements that cannot all be true.

    Attributes:
        story: Of which story.
        kind: As in the contract.
        state: `open`, `settled` or `reopened`.
        said: The whole of it as JSON: why, what would settle it, the choice.
        digest: Hash over all it says.
        claims: uids of the claims concerned.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="conflicts")
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=10, default="open")
    said = models.JSONField()
    digest = models.CharField(max_length=64)
    claims = models.JSONField(default=list)

    class Meta:
        """Open ones first."""

        ordering = ("state", "kind", "pk")
        indexes = (models.Index(fields=["known_to", "state"]), models.Index(fields=["uid", "known_from"]))

    def __str__(self) -> str:
        return f"{self.kind} {self.uid}"


class Side(models.Model):
    """A mention that stands in a conflict, in the order of its statements."""

    conflict = models.ForeignKey(Conflict, models.CASCADE, related_name="sides")
    mention = models.ForeignKey(Mention, models.CASCADE, related_name="sides")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    place = models.PositiveIntegerField(default=0)
    is_chosen = models.BooleanField(default=False)

    class Meta:
        """In order."""

        ordering = ("conflict", "place")

    def __str__(self) -> str:
        return f"{self.conflict_id} {self.mention_id}"


class Ruling(models.Model):
    """What a person ruled about statements of several documents; only ever appended.

    Attributes:
        uid: In addresses.
        name: Id of the judgement, unique.
        said: `records.Judgement` as JSON (`publish.ruling`).
        conflict: uid of the conflict that it settles, or None.
        level: The highest level among its documents.
        by, at: Who, when.
        withdraws: The ruling that it takes back, or None.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=32, unique=True)
    said = models.JSONField()
    conflict = models.UUIDField(null=True, db_index=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.PUBLIC)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, related_name="withdrawn_by")

    class Meta:
        """In order of time: a later one outweighs an earlier one."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.name
