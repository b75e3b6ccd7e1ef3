"""Campaigns, what each unit owes in them, the returns with every state they had, and the values that were accepted.

Nothing is overwritten: each save is a `FilingVersion`, each act on a return a `Step`; values are closed and followed
(`Known`).
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.desk.models import Known, Measured, Mention
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level


class Campaign(models.Model):
    """One round of reporting: a regime, or several, for one period, with its days.

    Attributes:
        uid: In addresses.
        name: As the office calls it.
        regimes: Codes of the profile's regimes that are asked for.
        period: Code of the period that is reported on.
        first_day, last_day: What the data cover; the last day is the cut-off.
        opens, due, closes: From when units fill in, by when they are expected, and from when late ones go to the next
            edition.
        level: How confidential its returns are unless somebody says otherwise.
        opened_by, opened_at: Who opened it, when.
        closed_at: When it was closed; None while it runs.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    regimes = models.JSONField(default=list)
    period = models.CharField(max_length=24)
    first_day = models.DateField()
    last_day = models.DateField()
    opens = models.DateField()
    due = models.DateField()
    closes = models.DateField()
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-due", "-pk")

    def __str__(self) -> str:
        return self.name


class Reminder(models.Model):
    """That a person was reminded of a campaign on a day; the same is never done twice.

    Attributes:
        campaign, person: Of what, whom.
        on: On which day.
        owed: How many returns the person's units owed.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="reminders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField()
    owed = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first; each person once a day."""

        ordering = ("-on", "pk")
        constraints = (models.UniqueConstraint(fields=["campaign", "person", "on"], name="filings_reminded_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


class FilingState(models.TextChoices):
    """How far a return has come; it follows from its steps and is kept beside them for lists."""

    EMPTY = "empty"  # owed, nothing entered yet
    DRAFT = "draft"  # the officer works on it
    SUBMITTED = "submitted"  # the officer has handed it to the section head
    CHECKED = "checked"  # the section head agrees
    APPROVED = "approved"  # the head of the unit has signed it off: it is with the office
    ACCEPTED = "accepted"  # the office has taken it over: its values count
    RETURNED = "returned"  # sent back with reasons
    EXCUSED = "excused"  # nothing to report, or no longer owed; the reason stands in the last step


class Filing(models.Model):
    """What one unit owes in a campaign in one form; there from the day the campaign opens.

    Attributes:
        uid: In addresses.
        campaign, regime, form, org: What, of whom; `regime` and `form` are codes.
        level: How confidential.
        state: How far it has come.
        version: The newest version; None while nothing was entered.
        accepted: The version that was accepted last: its values count until another one is; None where none ever was.
        edit: Counts the changes, so that two people do not overwrite each other.
        first_approved_at: When it was first signed off by its unit: by this it is in time or late.
        holder: The unit that owes it now, where the one it was asked of has ended since; else None.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="filings")
    regime = models.CharField(max_length=60)
    form = models.CharField(max_length=20)
    org = models.ForeignKey(Org, models.PROTECT, related_name="filings")
    holder = models.ForeignKey(Org, models.PROTECT, null=True, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    state = models.CharField(max_length=10, choices=FilingState.choices, default=FilingState.EMPTY)
    version = models.OneToOneField("FilingVersion", models.PROTECT, null=True, related_name="+")
    accepted = models.OneToOneField("FilingVersion", models.PROTECT, null=True, related_name="+")
    edit = models.PositiveIntegerField(default=0)
    first_approved_at = models.DateTimeField(null=True)

    class Meta:
        """By unit and form; each is owed once."""

        ordering = ("campaign", "org__code", "form")
        constraints = (models.UniqueConstraint(fields=["campaign", "regime", "form", "org"], name="filings_owed_once"),)
        indexes = (models.Index(fields=["campaign", "state"]), models.Index(fields=["org", "state"]))

    def __str__(self) -> str:
        return f"{self.form} {self.org_id}"


class FilingVersion(models.Model):
    """Everything that stood in a return at one moment; only ever appended.

    Attributes:
        filing: Of which return.
        number: From 1.
        content: `records.Filled` as JSON: table -> list of `{"id", "cells"}`.
        origins: Where a cell was taken from, by address: `{"mention": uid}` read in a document, `{"was": value}` the
            year before, `{"file": name, "at": "Sheet!B7"}` a workbook. A cell typed by hand is not in it.
        sums: SHA-256 of each cell by address: what an approval is of.
        digest: SHA-256 over all of it.
        parts: Codes of the tables in which anything stands: what is missing can be told without reading all.
        way: `page`, `xlsx`, `package`, `api`.
        by, at: Who, when.
    """

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    origins = models.JSONField(default=dict)
    sums = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    parts = models.JSONField(default=list)
    way = models.CharField(max_length=10, default="page")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Oldest first."""

        ordering = ("filing", "number")
        constraints = (models.UniqueConstraint(fields=["filing", "number"], name="filings_version_once"),)

    def __str__(self) -> str:
        return f"{self.filing_id} v{self.number}"


class Step(models.Model):
    """One act on a return; only ever appended.

    Attributes:
        filing: Of which return.
        verb: `submit`, `check`, `approve`, `accept`, `send_back`, `reopen`, `excuse`.
        version: Of which version; an approval is of its digest.
        digest: That digest, kept beside.
        reason: Why; of `send_back`, `reopen` and `excuse` never empty.
        by, at: Who, when.
    """

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=12)
    version = models.ForeignKey(FilingVersion, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Oldest first."""

        ordering = ("filing", "at", "pk")

    def __str__(self) -> str:
        return f"{self.verb} {self.filing_id}"


class Remark(models.Model):
    """What somebody asks about one cell, or about the whole return, when sending it back; and the answer.

    Attributes:
        uid: In addresses.
        filing: Of which return.
        cell: Address of the cell; empty for the whole.
        words: What stood there.
        text: What is asked.
        to: Whose turn it is.
        by, at: Who asked, when.
        answer, answered_by, answered_at: The answer; empty while it waits.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    filing = models.ForeignKey(Filing, models.CASCADE, related_name="remarks")
    cell = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    text = models.TextField()
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """Oldest first."""

        ordering = ("filing", "at", "pk")

    def __str__(self) -> str:
        return f"{self.cell} {self.filing_id}"


class Value(Known, Measured):
    """A value of an accepted return, as long as the house held it; `Measured.value` is the middle of what it may be.

    Attributes:
        filing, version: From which return.
        cell: `table/line/column`; of what a register counts `table/measure`, `@` its partner, `:` its currency.
        level: As the return's.
        cut_off: The last day that was counted.
        keys: Register keys of what was counted; empty for a bare number.
        said: The ends of what it may be, exact, as text; the columns are for filters.
        mention: The sentence it was taken from, where it was read in a document.
    """

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="values")
    version = models.ForeignKey(FilingVersion, models.PROTECT, related_name="+")
    cell = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    cut_off = models.DateField(null=True)
    keys = models.JSONField(default=list)
    said = models.JSONField(default=dict)
    mention = models.ForeignKey(Mention, models.PROTECT, null=True, related_name="+")

    class Meta:
        """By measure, org and period."""

        ordering = ("measure", "org__code", "period", "pk")
        indexes = (
            models.Index(fields=["known_to", "measure", "period", "org"]),
            models.Index(fields=["known_to", "org", "period"]),
            models.Index(fields=["filing", "known_to"]),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.value}"


class Receipt(models.Model):
    """An offline package that came back: what it was, and what became of it.

    Attributes:
        uid: In addresses; printed on the receipt.
        filing: For which return.
        digest: SHA-256 of the package as it came; the same package twice is one receipt.
        version: What it made; None where it was refused.
        said: What was found, as JSON: counts, refusals by cell, history of the package.
        by, at: Who, when.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="receipts")
    digest = models.CharField(max_length=64)
    version = models.ForeignKey(FilingVersion, models.PROTECT, null=True, related_name="+")
    said = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first; each package once."""

        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(fields=["filing", "digest"], name="filings_package_once"),)

    def __str__(self) -> str:
        return self.digest[:12]
