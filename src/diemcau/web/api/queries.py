"""What is asked about tokens."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from diemcau.errors import NotFound
from diemcau.web.api.models import Token
from diemcau.web.api.policies import PREFIX

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person

_LONGEST_KEY = 100


def digest_of(key: str) -> str:
    """SHA-256 of a key, in hex. It gives no hint at its key, so looking it up by an index tells nothing."""
    return sha256(key.encode()).hexdigest()


def tokens_in_force() -> QuerySet[Token]:
    """The tokens that work: neither ended nor expired, of people who may sign in."""
    return Token.objects.filter(ended_at=None, expires_at__gt=timezone.now(), person__is_active=True)


def token_of(key: str) -> Token | None:
    """The token of a key, where it works."""
    if not key.startswith(PREFIX) or len(key) > _LONGEST_KEY or not key.isascii():
        return None
    return tokens_in_force().select_related("person").filter(digest=digest_of(key)).first()


def find_token(person: Person, uid: UUID) -> Token:
    """One of a person's own tokens.

    Raises:
        NotFound: If the person has none of that uid.
    """
    token = Token.objects.filter(person=person, uid=uid).first()
    if token is None:
        raise NotFound("You have no such token.", code="api.no_token")
    return token
