"""Stories, the facts and conflicts found in them, and what people ruled; every state is kept (`desk.Known`)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.archive.models import Document
from diemcau.web.desk.models import Known, Measured, Mention
from diemcau.web.shell.levels import Level


class Seen(models.Model):
    """Something that is made from all documents up to a level, for the people whose clearance lies in a range.

    Documents are parted into stories, and each story reconciled, once for each level that occurs, from the documents
    up to that level alone. So what a person sees, counts included, is what would be there if the higher documents did
    not exist. What comes out equal under several levels is one row.

    Attributes:
        seen_from, seen_to: The lowest and the highest clearance that sees it; nobody where the first is the higher.
    """

    seen_from = models.PositiveSmallIntegerField(default=Level.PUBLIC)
    seen_to = models.PositiveSmallIntegerField(default=Level.TOP_SECRET)

    class Meta:
        """No table of its own."""

        abstract = True


_HELD = models.Q(known_to=None)
"""What the house holds now, which most questions are about; migration 0002 has two more indexes over it."""


class Story(Seen):
    """Released documents that speak of the same things and are reconciled together.

    Attributes:
        name: uid of its first document; stays while that document is in it.
        digest: What it was last reconciled from: readings, decisions and rulings; another digest means it has to be
            reconciled anew.
        reconciled_at: When.
        took: Seconds of the processor that it took.
    """

    name = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, blank=True)
    reconciled_at = models.DateTimeField(null=True)
    took = models.FloatField(default=0)
    documents: models.ManyToManyField[Document, models.Model] = models.ManyToManyField(Document, related_name="stories")

    class Meta:
        """Under each level a document is in one story."""

        constraints = (models.UniqueConstraint(fields=["name", "seen_from"], name="record_story_once"),)

    def __str__(self) -> str:
        return self.name


class Turn(models.Model):
    """Held by whoever changes facts and conflicts, so that one does it after another. One row.

    Attributes:
        digest: Which documents were last parted into stories; another one means that they have to be parted anew.
    """

    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.digest[:12]


class Claim(Known, Measured, Seen):
    """One fact as the house held it: what its statements say together.

    Attributes:
        story: Of which story.
        standing: `agreed`, `single`, `disputed` or `superseded`.
        sources: Independent texts that say it, copies counted once.
        whole: uid of a mention of the claim that it is a part of, or None.
        said: The whole of it as JSON of the contract; beside it `sources`, for each document the name of the one it
            was made from, and `told`, the sentences about it by language.
        digest: Hash over all it says; equal digests are one state.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="claims")
    standing = models.CharField(max_length=10)
    sources = models.PositiveIntegerField(default=1)
    whole = models.UUIDField(null=True)
    said = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        """By measure, org and period."""

        ordering = ("measure", "label", "owner", "period", "uid")
        indexes = (
            models.Index(fields=["known_to", "measure", "period", "org"]),
            models.Index(fields=["known_to", "org", "period"]),
            models.Index(fields=["known_to", "standing"]),
            models.Index(fields=["story", "known_to"]),
            models.Index(fields=["uid", "known_from"]),
            models.Index(fields=["whole", "known_to"]),
            models.Index(fields=["partner"], condition=_HELD & ~models.Q(partner=""), name="record_claim_partner"),
            models.Index(
                fields=["period", "status", "kind", "measure", "org"], condition=_HELD, name="record_claim_totals"
            ),
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
        said: The whole of it as JSON of the contract; beside it `sides`, what can be chosen, `sources` as in a claim,
            and `told`, the sentences about it by language.
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

        ordering = ("state", "kind", "uid")
        indexes = (
            models.Index(fields=["known_to", "state"]),
            models.Index(fields=["story", "known_to"]),
            models.Index(fields=["uid", "known_from"]),
        )

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
        documents: About which documents.
        level: The highest level among them, as they are now.
        by, at: Who, when.
        withdraws: The ruling that it takes back, or None.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=32, unique=True)
    said = models.JSONField()
    conflict = models.UUIDField(null=True, db_index=True)
    documents: models.ManyToManyField[Document, models.Model] = models.ManyToManyField(Document, related_name="rulings")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.PUBLIC)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, related_name="withdrawn_by")

    class Meta:
        """In order of time: a later one outweighs an earlier one."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.name
