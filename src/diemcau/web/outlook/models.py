"""What was foretold, as it was given, why of the rest nothing was, and how well it came true."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level

_HELD = models.Q(known_to=None)
"""What the house holds now."""

_DIGITS, _PLACES = 38, 12  # of losses, for adding and sorting


class Run(models.Model):
    """An outlook over the whole house, made from all values up to a level; the newest is current, none is changed.

    There is one for each level at which the values are others than below. So what a person sees is what would be
    foretold if the higher values did not exist.

    Attributes:
        uid: In addresses.
        level: Values up to it went in, and goals.
        seen_from: The clearance from which it may be seen: its level, or that of a document put higher since.
        made_on: The day it looks ahead from; nothing counted later went in.
        made_at: When it was made: later than `made_on` where it looks back, as a test.
        known_to: When another took its place; None while it is current. One that looks back never is.
        digest: SHA-256 over all that went in: the same is not made twice.
        values: How many values went in.
        took: Seconds.
        by: Who asked for it; None for the house itself.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    seen_from = models.PositiveSmallIntegerField(choices=Level.choices)
    made_on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    known_to = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)
    values = models.PositiveIntegerField(default=0)
    took = models.FloatField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Newest first; one current run a level."""

        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["level"], condition=_HELD, name="outlook_one_current_run"),
            models.CheckConstraint(condition=models.Q(seen_from__gte=models.F("level")), name="outlook_run_seen"),
        )
        indexes = (
            models.Index(fields=["seen_from", "made_at"]),
            models.Index(fields=["level", "made_on", "digest"]),
        )

    def __str__(self) -> str:
        return f"{self.made_on} level {self.level}"


class Turn(models.Model):
    """Held by whoever keeps runs and scores, so that one does it after another. One row.

    Attributes:
        looked_at: When it was last looked whether anything changed.
    """

    looked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.looked_at)


class _Line(models.Model):
    """What something is foretold of, and for when.

    Attributes:
        measure, org, unit, partner: As in `records.Series`.
        period: Its code; `first_day` and `last_day` are its ends.
    """

    measure = models.CharField(max_length=60)
    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    unit = models.CharField(max_length=60, blank=True)
    partner = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=24)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        return f"{self.measure} {self.period}"


class Foretold(_Line):
    """A forecast as given (`records.Forecast`); numbers as text, so that none is rounded.

    Attributes:
        uid: In addresses.
        run: Of which run.
        method: How it was made.
        point: The value to say where one is wanted.
        quantiles: Values at `LEVELS`.
        history, chances, past: As JSON by `rows`.
        is_coherent: Whether it adds up with those above and below it.
        adds_up: Whether the values of a period's parts add up to its own.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    run = models.ForeignKey(Run, models.CASCADE, related_name="foretold")
    method = models.CharField(max_length=10)
    point = models.CharField(max_length=60)
    quantiles = models.JSONField()
    history = models.JSONField()
    chances = models.JSONField(default=list)
    past = models.JSONField(null=True)
    is_coherent = models.BooleanField(default=False)
    adds_up = models.BooleanField(default=True)

    class Meta:
        """By measure, org and period; one a run."""

        ordering = ("measure", "org__code", "unit", "partner", "first_day", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["run", "measure", "org", "unit", "partner", "period"], name="outlook_foretold_once"
            ),
        )
        indexes = (
            models.Index(fields=["run", "org", "period"]),
            models.Index(fields=["measure", "org", "period"]),
            models.Index(fields=["last_day"]),
        )


class Refused(_Line):
    """That nothing was foretold, and why (`records.Refusal`).

    Attributes:
        run: Of which run.
        reason: A value of `records.Thin`.
        found, wanted: How many values there were, and how many it takes.
    """

    run = models.ForeignKey(Run, models.CASCADE, related_name="refused")
    reason = models.CharField(max_length=10)
    found = models.PositiveIntegerField(default=0)
    wanted = models.PositiveIntegerField(default=0)

    class Meta:
        """By measure, org and period; one a run."""

        ordering = ("measure", "org__code", "unit", "partner", "first_day", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["run", "measure", "org", "unit", "partner", "period"], name="outlook_refused_once"
            ),
        )


class Scored(models.Model):
    """What became of a forecast, as long as the house held that truth (`records.Score`).

    Attributes:
        uid: In addresses.
        foretold: Of which forecast.
        seen_from: The clearance from which it may be seen: that of the run, or of a document put higher since.
        known_from: When it was scored.
        known_to: When the truth was corrected; None while it holds.
        lead: Months from the day it was foretold to the end of the period.
        size: How large the values of its history are, on average.
        truth: What came, as JSON of an interval.
        ids: The values that are the truth.
        is_covered, error, pinball, crps, naive, seasonal: As in `records.Score`.
        covers: Whether the truth lay in the middle 50, 80 and 90 percent; None where it is too wide to tell.
        came: `[[chance, whether it came true]]` of each target; None where it cannot be told.
        brier: As in `records.Score`, as text.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    foretold = models.ForeignKey(Foretold, models.CASCADE, related_name="scores")
    seen_from = models.PositiveSmallIntegerField(choices=Level.choices)
    known_from = models.DateTimeField(default=timezone.now)
    known_to = models.DateTimeField(null=True)
    lead = models.SmallIntegerField(default=0)
    size = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES, null=True)
    truth = models.JSONField()
    ids = models.JSONField(default=list)
    is_covered = models.BooleanField(null=True)
    error = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES, null=True)
    pinball = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES, null=True)
    crps = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES, null=True)
    naive = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES, null=True)
    seasonal = models.DecimalField(max_digits=_DIGITS, decimal_places=_PLACES, null=True)
    covers = models.JSONField(default=list)
    came = models.JSONField(default=list)
    brier = models.JSONField(default=list)

    class Meta:
        """Newest first; one truth at a time."""

        ordering = ("-known_from", "-pk")
        constraints = (models.UniqueConstraint(fields=["foretold"], condition=_HELD, name="outlook_one_score"),)
        indexes = (models.Index(fields=["known_to", "seen_from", "known_from"]),)

    def __str__(self) -> str:
        return f"{self.foretold_id} {self.known_from:%Y-%m-%d}"
