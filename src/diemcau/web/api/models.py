"""Tokens of programs, and the writes that were already done."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Token(models.Model):
    """A key with which a program acts for a person, with no more rights than the person has.

    Attributes:
        uid: In addresses.
        person: For whom.
        name: What it is for.
        digest: SHA-256 of the key, in hex; the key itself is shown once and never kept.
        scopes: What it may do: `read`, `write` (`api.policies.Grant`).
        made_at, expires_at, used_at, ended_at: When; `ended_at` is set where it was taken back.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.name


class DoneWrite(models.Model):
    """A write that a program asked for under a key of its own, and its answer: asked again, it is not done again.

    Attributes:
        person: Who asked.
        key: The `Idempotency-Key` of the request.
        request: SHA-256 over method, path and body, in hex; another request under the same key is refused.
        status, body: The answer; they are written in the transaction of the write itself, so nobody sees a row without.
        at: When.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    request = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Each key once."""

        constraints = (models.UniqueConstraint(fields=["person", "key"], name="api_write_once"),)

    def __str__(self) -> str:
        return self.key
