"""The log: entries that are only ever appended, each sealed with a hash over itself and the seal before it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from diemcau.errors import Bug
from diemcau.web.shell.levels import Level

LENGTHS = {"actor_name": 200, "act": 60, "thing": 40, "thing_id": 64, "org": 60, "address": 45}
"""How many characters the texts of an entry hold; what is longer is cut before it is sealed."""


class Entry(models.Model):
    """One act of one person or of the house itself.

    Attributes:
        number: Place in the chain, from 1, without gaps.
        at: When.
        actor: Who; None for the house itself and for people who are not signed in.
        actor_name: Who, as named then.
        act: What, as `thing.verb`: `document.release`.
        thing, thing_id: Sort and uid of what it was done to.
        org: Code of the org concerned, or empty.
        level: How confidential what it tells of is; people below it see neither the entry nor its number.
        detail: What else: before and after, reason, numbers; never a secret.
        address: Network address it came from, or empty.
        before: Seal of the entry before; 64 zeros for the first.
        seal: SHA-256 over all of it, in hex.
    """

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=LENGTHS["actor_name"], blank=True)
    act = models.CharField(max_length=LENGTHS["act"])
    thing = models.CharField(max_length=LENGTHS["thing"], blank=True)
    thing_id = models.CharField(max_length=LENGTHS["thing_id"], blank=True)
    org = models.CharField(max_length=LENGTHS["org"], blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.PUBLIC)
    detail = models.JSONField(default=dict)
    address = models.CharField(max_length=LENGTHS["address"], blank=True)
    before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        """How the log is read: by place, by actor, by thing, by time, by org."""

        ordering = ("number",)
        indexes = (
            models.Index(fields=["actor", "-number"]),
            models.Index(fields=["thing", "thing_id", "number"]),
            models.Index(fields=["act", "-number"]),
            models.Index(fields=["at", "number"]),
            models.Index(fields=["org", "at"]),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.act} {self.thing} {self.thing_id}".strip()

    def save(self, **options: Any) -> None:
        """Append; an entry that is there is never changed."""
        if not self._state.adding:
            raise _sealed()
        super().save(**options)

    def delete(self, using: str | None = None, keep_parents: bool = False) -> NoReturn:  # noqa: ARG002, FBT001, FBT002
        """Refused."""
        raise _sealed()


class Head(models.Model):
    """The end of the chain: one row that whoever appends locks.

    Attributes:
        number: Of the last entry; 0 for none.
        seal: Of the last entry.
    """

    number = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.seal[:8]}"


def _sealed() -> Bug:
    return Bug("An entry of the audit log is never changed.", "Append another one.", code="audit.sealed")
