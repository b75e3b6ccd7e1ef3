"""Streams of documents, the issues and alerts found in them, what people said of these, and who is told."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.archive.models import Document
from diemcau.web.shell.levels import Level

_PERSON = settings.AUTH_USER_MODEL


class Stream(models.Model):
    """The released documents up to a level in order of their days, and how far the watch has come in them.

    There is one for each level that occurs. A person sees the one of the highest level that is not above the person's
    clearance; so what is expected, counted and raised there is what would be if the higher documents did not exist.

    Attributes:
        ceiling: The highest level of its documents.
        rules: Version of the engine's rules; others begin another stream.
        setting: The tuning that it was last run with, or None before there was any.
        state: What the engine remembers (`Watcher.save`).
        until: Last day of the last bin that was closed; None before the first.
        documents: How many were taken up.
        is_current: Whether its issues and alerts are shown; one that begins anew is not until it has caught up.
        begun_at, run_at: When it was begun, and last carried on.
        ended_at: When another took its place; None while it goes on.
    """

    ceiling = models.PositiveSmallIntegerField(choices=Level.choices)
    rules = models.CharField(max_length=16)
    setting = models.ForeignKey("Setting", models.PROTECT, null=True, related_name="+")
    state = models.BinaryField(null=True)
    until = models.DateField(null=True)
    documents = models.PositiveIntegerField(default=0)
    is_current = models.BooleanField(default=False)
    begun_at = models.DateTimeField(default=timezone.now)
    run_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One current stream a level, and one that goes on under each version of the rules."""

        ordering = ("ceiling", "-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["ceiling"], condition=models.Q(is_current=True), name="watch_one_current_stream"
            ),
            models.UniqueConstraint(
                fields=["ceiling", "rules"], condition=models.Q(ended_at=None), name="watch_one_open_stream"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ceiling} {self.rules}"


class Entered(models.Model):
    """That a document was taken up into a stream; each once.

    Attributes:
        stream, document: Which, into which.
        day: Its own day: published, or released where that is not known.
        bin: Last day of the bin in which it was counted; of a document that came late a later bin than its day's.
        source: Who speaks: a publisher's name or an org's code.
        origin: uid of the first document of its text family; copies and reprints share it.
        subjects: What it is filed under: `org:CODE`, `country:CODE`, `topic:CODE`.
        is_out: Whether it was withdrawn, or put above the stream's level, since; then it counts on no page.
    """

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="entered")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    day = models.DateField()
    bin = models.DateField()
    source = models.CharField(max_length=300)
    origin = models.CharField(max_length=64)
    subjects = models.JSONField(default=list)
    is_out = models.BooleanField(default=False)

    class Meta:
        """Each document once a stream."""

        ordering = ("day", "pk")
        constraints = (models.UniqueConstraint(fields=["stream", "document"], name="watch_entered_once"),)
        indexes = (models.Index(fields=["stream", "day"]), models.Index(fields=["document"]))

    def __str__(self) -> str:
        return f"{self.document_id} {self.bin}"


class SubjectKind(models.TextChoices):
    """What a document may be filed under."""

    COUNTRY = "country"
    ORG = "org"
    TOPIC = "topic"


class Filed(models.Model):
    """That a document is about a subject, so that the newest ones about it are found at once."""

    entered = models.ForeignKey(Entered, models.CASCADE, related_name="filed")
    stream = models.ForeignKey(Stream, models.CASCADE, related_name="+")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    code = models.CharField(max_length=60)
    day = models.DateField()

    class Meta:
        """Newest first."""

        ordering = ("-day", "-pk")
        indexes = (models.Index(fields=["stream", "kind", "code", "-day"]), models.Index(fields=["document"]))

    def __str__(self) -> str:
        return f"{self.kind}:{self.code} {self.day}"


class SubjectWeek(models.Model):
    """Documents of one week about one subject, counted when they are taken up, so that pages count nothing.

    Attributes:
        stream: In which stream.
        kind, code: The subject.
        week: Monday of the week of the documents' own days.
        documents: How many, copies and reprints included.
    """

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="weeks")
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    code = models.CharField(max_length=60)
    week = models.DateField()
    documents = models.PositiveIntegerField(default=0)

    class Meta:
        """Oldest first."""

        ordering = ("week",)
        constraints = (
            models.UniqueConstraint(fields=["stream", "kind", "code", "week"], name="watch_subject_week_once"),
        )
        indexes = (models.Index(fields=["stream", "week"]),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.code} {self.week}"


class Drawn(models.Model):
    """Something that was drawn from documents, and is seen by whoever sees all of them.

    Attributes:
        uid: In addresses.
        stream: In which stream it was found.
        engine: Its id in the engine; the same stream gives the same one.
        title: Its most telling terms.
        strength: `noise`, `weak` or `strong`.
        level: The highest level of its documents, as they are now.
        unreleased: How many of its documents are not in the record any more; 0 is the common case.
        known_to: When a later stream put it away; None while it holds.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    engine = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    strength = models.CharField(max_length=6)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.PUBLIC)
    unreleased = models.PositiveIntegerField(default=0)
    known_to = models.DateTimeField(null=True)

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        return self.title


class Issue(Drawn):
    """Documents that belong together by new words, from birth to end.

    Attributes:
        stage: Where it is in its life (`records.signal.Stage`).
        born, last: First day, and the day of the latest document.
        counts: Independent documents by bin: pairs of the bin's last day and the number.
        terms: As JSON of the contract.
        merged_into: Id in the engine of the issue that it went into; or empty.
        number: How many documents it has.
        merged_on: Last day of the bin in which it went into another; None where it did not.
    """

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="issues")
    stage = models.CharField(max_length=8)
    born = models.DateField()
    last = models.DateField()
    counts = models.JSONField(default=list)
    terms = models.JSONField(default=list)
    merged_into = models.CharField(max_length=64, blank=True)
    merged_on = models.DateField(null=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        """The liveliest first."""

        ordering = ("-last", "-number", "-pk")
        constraints = (models.UniqueConstraint(fields=["stream", "engine"], name="watch_issue_once"),)
        indexes = (
            models.Index(fields=["stream", "known_to", "stage", "-last"]),
            models.Index(fields=["stream", "merged_into"]),
        )


class IssueDocument(models.Model):
    """A document of an issue."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="items")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    day = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        """Newest first."""

        ordering = ("-day", "-pk")
        constraints = (models.UniqueConstraint(fields=["issue", "document"], name="watch_issue_document_once"),)
        indexes = (models.Index(fields=["document"]),)

    def __str__(self) -> str:
        return f"{self.issue_id} {self.document_id}"


class IssueSubject(models.Model):
    """What an issue is about."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="subjects")
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    code = models.CharField(max_length=60)

    class Meta:
        """Each once."""

        ordering = ("kind", "code")
        constraints = (models.UniqueConstraint(fields=["kind", "code", "issue"], name="watch_issue_subject_once"),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"


class Alert(Drawn):
    """Said once of an issue, with its grounds; what it says is never changed.

    Attributes:
        issue: Of which issue.
        kind: Of what sort its most telling term is (`records.signal.TermKind`).
        raised_on: Last day of the bin that raised it.
        score: Larger is surer.
        since: First day of its documents.
        seen, expected: Independent documents within the window, and how many its past would have let expect.
        voices: How many independent voices speak.
        said: The whole of it as JSON of the contract.
        twin: Hash over what it says and its documents: of the same one in the streams of other levels, too.
        verdict: The last opinion that was not taken back, of it or a twin: `accepted`, `dismissed`, or empty.
        made_at: When it was kept.
    """

    class Verdict(models.TextChoices):
        """What people made of it."""

        OPEN = "", "open"
        ACCEPTED = "accepted"
        DISMISSED = "dismissed"

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="alerts")
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="alerts")
    kind = models.CharField(max_length=8)
    raised_on = models.DateField()
    score = models.DecimalField(max_digits=10, decimal_places=2)
    since = models.DateField()
    seen = models.PositiveIntegerField()
    expected = models.DecimalField(max_digits=10, decimal_places=2)
    voices = models.PositiveIntegerField()
    said = models.JSONField()
    twin = models.CharField(max_length=32)
    verdict = models.CharField(max_length=9, choices=Verdict.choices, default=Verdict.OPEN, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-raised_on", "-score", "-pk")
        constraints = (models.UniqueConstraint(fields=["stream", "engine"], name="watch_alert_once"),)
        indexes = (
            models.Index(fields=["stream", "known_to", "strength", "-raised_on", "-score"], name="watch_alert_listed"),
            models.Index(fields=["twin"]),
        )


class AlertDocument(models.Model):
    """A document that an alert was drawn from."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="items")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")

    class Meta:
        """Each once."""

        constraints = (models.UniqueConstraint(fields=["alert", "document"], name="watch_alert_document_once"),)
        indexes = (models.Index(fields=["document"]),)

    def __str__(self) -> str:
        return f"{self.alert_id} {self.document_id}"


class AlertSubject(models.Model):
    """What an alert is about."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="subjects")
    kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    code = models.CharField(max_length=60)

    class Meta:
        """Each once."""

        ordering = ("kind", "code")
        constraints = (models.UniqueConstraint(fields=["kind", "code", "alert"], name="watch_alert_subject_once"),)

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"


class Sighting(models.Model):
    """A sentence that an alert rests on.

    Attributes:
        alert: Of which alert.
        document: Where it stands.
        place: Its number among the alert's sentences, the earliest first.
        start, end: Code points of the document's text at that time, half-open.
        words: The sentence.
        day, source: Day of the document, and who speaks.
        terms: Which of the alert's terms stand in it.
    """

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="sightings")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    day = models.DateField()
    source = models.CharField(max_length=300)
    terms = models.JSONField(default=list)

    class Meta:
        """In order."""

        ordering = ("alert", "place")

    def __str__(self) -> str:
        return self.words[:80]


class Opinion(models.Model):
    """What a person said of an alert; taken back, never deleted.

    Attributes:
        uid: In addresses.
        alert: Of which.
        person, at: Who, when.
        is_accepted: Whether it was worth it.
        note: Why.
        withdrawn_at: When it was taken back, or replaced by the same person's later one; None while it stands.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    alert = models.ForeignKey(Alert, models.PROTECT, related_name="opinions")
    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    is_accepted = models.BooleanField()
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; one a person stands."""

        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["alert", "person"], condition=models.Q(withdrawn_at=None), name="watch_one_opinion"
            ),
        )

    def __str__(self) -> str:
        return f"{self.alert_id} {self.is_accepted}"


class Setting(models.Model):
    """How the watch is tuned, for the whole house; a change is a new row, the newest holds.

    Attributes:
        uid: In addresses.
        muted: Words of which nobody wants to hear.
        watched: Words of which everybody wants to hear at once.
        least_score: Below which score nothing is said; None as the engine has it.
        weak_voices, strong_voices: From how many independent voices on something is said, and is strong; likewise.
        by, at, reason: Who set it, when, why.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    muted = models.JSONField(default=list)
    watched = models.JSONField(default=list)
    least_score = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    weak_voices = models.PositiveSmallIntegerField(null=True)
    strong_voices = models.PositiveSmallIntegerField(null=True)
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class Follow(models.Model):
    """That a person is told of new alerts about a subject, or about everything, by mail once a day.

    Attributes:
        uid: In addresses.
        person: Who.
        kind, code: The subject; both empty for everything.
        begun_at, ended_at: Since when, and until when; None while it goes on.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=SubjectKind.choices, blank=True)
    code = models.CharField(max_length=60, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """In order of the subjects; each once at a time."""

        ordering = ("kind", "code")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind", "code"], condition=models.Q(ended_at=None), name="watch_follow_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}:{self.code}"


class Letter(models.Model):
    """The digest of one person on one day.

    Attributes:
        person, on: Whose, of which day in the profile's time zone.
        alerts: What it tells of; no alert is told to the same person twice.
        made_at: When it was put together.
        sent_at: When it was mailed; None while it waits.
    """

    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    on = models.DateField()
    alerts: models.ManyToManyField[Alert, models.Model] = models.ManyToManyField(Alert, related_name="letters")
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; one a person and day."""

        ordering = ("-on", "pk")
        constraints = (models.UniqueConstraint(fields=["person", "on"], name="watch_letter_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"
