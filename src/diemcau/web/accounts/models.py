"""People and the roles they hold in orgs, with first and last day."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from diemcau.web.orgs.models import Dated, Org
from diemcau.web.shell.levels import Level


class People(BaseUserManager["Person"]):
    """How people are looked up at sign-in."""

    def create_user(self, username: str, email: str, password: str | None = None, **fields: object) -> Person:
        """A person with a password; without one nobody gets in. Names and addresses are kept in small letters."""
        person = self.model(username=username.strip().lower(), email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))
"""Languages of the pages, each called as its speakers call it."""


class Person(AbstractBaseUser):
    """Somebody who signs in.

    Attributes:
        username: What is typed at sign-in, in small letters; stands in addresses, never changes, and is never another
            person's.
        email: Where mail goes.
        name: As shown.
        rank: Diplomatic rank as free words, a property of the person and not of a role; or empty.
        language: ISO 639-1 code of the pages.
        clearance: The highest level that the person may see.
        is_active: Whether the person may sign in; people are never deleted.
    """

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    rank = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=5, default="vi", choices=LANGUAGES)
    clearance = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.INTERNAL)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email", "name"]

    objects: ClassVar[People] = People()

    class Meta:
        """In order of the names."""

        ordering = ("name", "username")

    def __str__(self) -> str:
        return self.name or self.username


class RoleKind(models.TextChoices):
    """What a person is in an org; the roles of the sector (ministry regulations on the work of units)."""

    OFFICER = "officer"
    SECTION_HEAD = "section_head"
    UNIT_HEAD = "unit_head"
    CLERK = "clerk"
    CHIEF = "chief"
    OWNER = "owner"
    LEADER = "leader"
    MINISTER = "minister"
    FOLLOW_UP = "follow_up"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Role(Dated):
    """A role that a person holds in an org from a day to a day.

    Attributes:
        uid: In addresses.
        person: Who.
        org: Where.
        kind: As what.
        covers: The org at the head of all that the role reaches, where that is more than `org`: the ministry's office
            reaches the whole state; None for `org` itself and what stands below it.
        deputy_for: The role of another person that this one stands in for, with its reach; or None.
        given_by: Who gave it; None for the first administrator.
        given_at: When.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    org = models.ForeignKey(Org, models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=20, choices=RoleKind.choices)
    covers = models.ForeignKey(Org, models.PROTECT, null=True, blank=True, related_name="+")
    deputy_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="deputies")
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In order of the first day; the roles of one person are asked for on every page."""

        ordering = ("valid_from", "pk")
        indexes = (models.Index(fields=["person", "valid_to"]),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.org_id}"
