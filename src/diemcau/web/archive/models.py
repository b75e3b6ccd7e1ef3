"""Documents and their versions, what was read in each, and what was brought in together."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.lang.folding import fold
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level


class Blob(models.Model):
    """Original bytes, kept once however often they come in; the file lies under its hash in the data folder.

    Attributes:
        sha256: Of the bytes, in hex.
        size: In bytes.
        added_at: When they first came.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    added_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.sha256[:12]


class State(models.TextChoices):
    """How far a document has come."""

    DRAFT = "draft"  # its own unit alone works on it
    RELEASED = "released"  # it is in the record
    WITHDRAWN = "withdrawn"  # it was taken out of the record; its history stays


class Document(models.Model):
    """Something that a unit filed: a report, a notice, a press text; it may have several versions.

    Attributes:
        uid: In addresses and interfaces; says nothing about how many there are.
        org: Whose document it is.
        level: How confidential; figures, facts and pages take it over.
        state: How far it has come.
        title: As shown: the text's own headline, else the file's name.
        folded: Title and number without marks and capitals, by which lists are searched.
        number: Its official number, such as `12/BC-SNgV`, as the clerk registered it; or empty.
        period: What it reports on, a period code; or empty.
        entered_by: Who brought it in.
        entered_at: When.
        released_by, released_at: Who let it into the record, and when.
        edit: Counts the changes, so that two people do not overwrite each other.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    org = models.ForeignKey(Org, models.PROTECT, related_name="documents")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(max_length=500)
    folded = models.CharField(max_length=600, editable=False)
    number = models.CharField(max_length=60, blank=True)
    period = models.CharField(max_length=24, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    edit = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first."""

        ordering = ("-entered_at", "-pk")
        indexes = (
            models.Index(fields=["org", "state", "-entered_at"]),
            models.Index(fields=["state", "level", "-entered_at"]),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, **options: Any) -> None:
        """Keep what is searched beside what is shown."""
        self.folded = fold(f"{self.title} {self.number}")[:600]
        super().save(**options)


class Version(models.Model):
    """The bytes of a document as they came in once.

    Attributes:
        document: Of which.
        number: From 1.
        blob: The bytes.
        filename: As it was called.
        way: How it came: `upload`, `mail`, `api`, `command` or `dossier`.
        entered_by: Who brought it in.
        entered_at: When.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="versions")
    filename = models.CharField(max_length=255)
    way = models.CharField(max_length=10, default="upload")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Oldest first."""

        ordering = ("document", "number")
        constraints = (models.UniqueConstraint(fields=["document", "number"], name="archive_version_once"),)

    def __str__(self) -> str:
        return f"{self.document_id} v{self.number}"


class ReadText(models.Model):
    """What the rules of one version read in one version of a document; a reading anew is a new row.

    Attributes:
        version: Of which document.
        rules: Version of the rules (`flow.rules.rule_version`).
        tried: Version of the newest rules that were found to read the same, or nothing; `rules` at first.
        name: Name of the document in the record, unique among all: its uid.
        language, title, publisher, published: As in `records.Document`.
        text: The whole text; spans of mentions are code points into it.
        packed: The whole `records.Reading` (`flow.packed`).
        keys: What ties it to stories (`reconcile.story_keys`), eight bytes each.
        findings: What was not understood, as JSON of the contract.
        read_at: When.
        is_current: Whether the site shows this one; one of each document.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="readings")
    document = models.ForeignKey(Document, models.CASCADE, related_name="readings")
    rules = models.CharField(max_length=16)
    tried = models.CharField(max_length=16)
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=300, blank=True)
    published = models.DateField(null=True)
    text = models.TextField()
    packed = models.BinaryField()
    keys = models.BinaryField()
    findings = models.JSONField(default=list)
    read_at = models.DateTimeField(default=timezone.now)
    is_current = models.BooleanField(default=True)

    class Meta:
        """One current reading a document."""

        constraints = (
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(is_current=True), name="archive_one_current_reading"
            ),
        )
        indexes = (models.Index(fields=["is_current", "tried"]),)

    def __str__(self) -> str:
        return f"{self.document_id} {self.rules}"


class Intake(models.Model):
    """What was brought in together: some files dropped on a page, a folder, a mail, a dossier.

    Attributes:
        uid: In addresses.
        person: Who.
        org: For which unit.
        level: How confidential all of it is.
        way: How it came, as in `Version.way`.
        replaces: The document of which the one file is a new version, or None.
        key: What the sender calls the request, so that the same one sent twice is one; or empty.
        begun_at, ended_at: When.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    way = models.CharField(max_length=10, default="upload")
    replaces = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=80, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-begun_at", "-pk")
        indexes = (models.Index(fields=["org", "-begun_at"]), models.Index(fields=["person", "-begun_at"]))
        constraints = (
            models.UniqueConstraint(
                fields=["person", "key"], condition=~models.Q(key=""), name="archive_one_intake_a_key"
            ),
        )

    def __str__(self) -> str:
        return str(self.uid)


class IntakeFile(models.Model):
    """One file of an intake on its way to a document.

    Attributes:
        intake: Of which.
        filename: As it was called, with its folder where it has one.
        blob: Its bytes; None where they were refused.
        state: Where it stands.
        documents: How many documents came of it: an archive or a mail may hold several.
        findings: What was not read and why, as JSON of the contract.
        begun_at: When a worker last began with it.
        ended_at: When it came to where it stands, once nothing more is to be done with it.
    """

    class Step(models.TextChoices):
        """Where a file stands."""

        WAITING = "waiting"
        READING = "reading"
        DONE = "done"
        SAME = "same"  # these bytes were there already
        FAILED = "failed"
        CANCELLED = "cancelled"
        REFUSED = "refused"  # empty or too large: never kept

    OPEN = (Step.WAITING, Step.READING)
    """Something is still to be done."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="files")
    filename = models.CharField(max_length=500)
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=Step.choices, default=Step.WAITING)
    documents: models.ManyToManyField[Document, models.Model] = models.ManyToManyField(
        Document, related_name="intake_files"
    )
    findings = models.JSONField(default=list)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """In order of arrival."""

        ordering = ("pk",)
        indexes = (models.Index(fields=["intake", "state"]),)

    def __str__(self) -> str:
        return self.filename


class AsideMail(models.Model):
    """A mail of the mail-in folder that became no intake, and why; administrators look at these.

    Attributes:
        uid: In addresses.
        filename: As it lies in the folder `refused`.
        sender: The address it says it comes from, or empty.
        findings: Why, as JSON of the contract.
        at: When.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    filename = models.CharField(max_length=300, unique=True)
    sender = models.CharField(max_length=300, blank=True)
    findings = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.filename


class Worker(models.Model):
    """A process that does jobs, as long as it lives: jobs of one that is not here any more are taken back.

    Attributes:
        name: Of this process alone.
        until: Until when it counts as alive without another sign.
    """

    name = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
