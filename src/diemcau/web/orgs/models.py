"""Orgs with dated names, dated parents and successions; nothing of the past is ever changed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Dated(models.Model):
    """Something that holds from a day to a day, both included; where the last is before the first, on no day at all.

    Attributes:
        valid_from: First day, or None where it is older than anybody asks.
        valid_to: Last day, or None while it holds.
    """

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True


class Org(Dated):
    """One organisation or territory, as long as it is the same one.

    Attributes:
        code: Never used again for another.
        kind: Code of a kind of org in the profile.
        certainty: How sure the profile is of it.
        note: What to know about it.
    """

    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=40)
    certainty = models.CharField(max_length=20, default="sure")
    note = models.TextField(blank=True)

    class Meta:
        """In order of the codes."""

        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class OrgName(Dated):
    """What an org is called in one language while that holds."""

    org = models.ForeignKey(Org, models.PROTECT, related_name="names")
    language = models.CharField(max_length=5)
    name = models.CharField(max_length=300)

    class Meta:
        """Newest last."""

        ordering = ("org", "language", "valid_from")

    def __str__(self) -> str:
        return self.name


class OrgParent(Dated):
    """Under which org an org stands while that holds."""

    org = models.ForeignKey(Org, models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Org, models.PROTECT, related_name="children")

    class Meta:
        """Newest last."""

        ordering = ("org", "valid_from")

    def __str__(self) -> str:
        return f"{self.org_id} under {self.parent_id}"


class InForce(models.Manager["Succession"]):
    """The successions that were not undone: what everybody but the undoing itself asks."""

    def get_queryset(self) -> models.QuerySet[Succession]:
        """Those in force."""
        return super().get_queryset().filter(is_void=False)


class Succession(models.Model):
    """An org that carries on the work of another.

    Attributes:
        former: Whose work it was.
        heir: Who carries it on.
        on: First day of the heir's.
        sort: `merge`, `split`, `rename` or `successor` where the profile does not say which.
        is_void: Whether the act that wrote it down was undone; then it says nothing.
    """

    class Sort(models.TextChoices):
        """How it came about."""

        MERGE = "merge"
        SPLIT = "split"
        RENAME = "rename"
        SUCCESSOR = "successor"

    former = models.ForeignKey(Org, models.PROTECT, related_name="heirs")
    heir = models.ForeignKey(Org, models.PROTECT, related_name="formers")
    on = models.DateField(null=True)
    sort = models.CharField(max_length=10, choices=Sort.choices, default=Sort.SUCCESSOR)
    is_void = models.BooleanField(default=False)

    objects = InForce()
    every: ClassVar[models.Manager[Succession]] = models.Manager()

    class Meta:
        """Each pair once a day: a part that was split off may be taken back later."""

        constraints = (
            models.UniqueConstraint(
                fields=["former", "heir", "on"], condition=models.Q(is_void=False), name="orgs_succession_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.former_id} to {self.heir_id}"


class Edition(models.Model):
    """Names the state of the tree, so that trees held in memory know when they are old. One row.

    Attributes:
        number: Another one after each change, and never one that was there before.
    """

    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class Change(models.Model):
    """One act of an administrator upon the tree, with every row that it touched; only ever appended.

    Attributes:
        uid: In addresses.
        verb: `found`, `rename`, `move`, `merge`, `split`, `end`, `note`, `load` or `undo`.
        orgs: Codes of the orgs it is about, the first one foremost.
        on: The day from which it holds; None for a load and for what has no day.
        reason: Why.
        effects: The rows it touched, in order: `table`, `pk`, `before` (None for a new one) and `after`.
        by, at: Who, when; nobody for the house itself.
        undoes: The act that this one takes back, or None.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    verb = models.CharField(max_length=10)
    orgs = models.JSONField(default=list)
    on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    effects = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        """Newest first."""

        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["-at", "-id"], name="orgs_change_at_idx"),)

    def __str__(self) -> str:
        return f"{self.verb} {', '.join(self.orgs)}"
