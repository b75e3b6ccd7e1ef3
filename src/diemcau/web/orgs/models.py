"""Orgs with dated names, dated parents and successions; nothing of the past is ever changed."""

from __future__ import annotations

from django.db import models


class Dated(models.Model):
    """Something that holds from a day to a day, both included.

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


class Succession(models.Model):
    """An org that carries on the work of another.

    Attributes:
        former: Whose work it was.
        heir: Who carries it on.
        on: First day of the heir's.
        sort: `merge`, `split`, `rename` or `successor` where the profile does not say which.
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

    class Meta:
        """Each pair once."""

        constraints = (models.UniqueConstraint(fields=["former", "heir"], name="orgs_succession_once"),)

    def __str__(self) -> str:
        return f"{self.former_id} to {self.heir_id}"


class Edition(models.Model):
    """Counts the changes of the tree, so that trees held in memory know when they are old. One row."""

    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
