"""What is done with tokens, and how a write is done once."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from diemcau.errors import Conflict, Invalid
from diemcau.web.api.models import DoneWrite, Token
from diemcau.web.api.policies import KEY_BYTES, LONGEST, MOST_TOKENS, PREFIX, REMEMBERED, Grant
from diemcau.web.api.queries import digest_of, find_token, tokens_in_force
from diemcau.web.audit.actions import Act, append_entry

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

_NAME = 120
_EVERY = timedelta(minutes=1)
"""How often at most the time of a token's use is written."""


def make_token(
    *,
    actor: Person,
    scope: Scope,  # noqa: ARG001 - whoever signs in may have tokens; they give no right that the person lacks
    name: str,
    grants: Collection[str],
    days: int,
) -> tuple[Token, str]:
    """A token for oneself, and its key, which is told this once.

    Args:
        actor: For whom.
        scope: What that person may do.
        name: What it is for.
        grants: `read`, `write` or both.
        days: After how many it ends, 365 at most.

    Raises:
        Invalid: If the name is empty, what is granted is nothing or unknown, it lasts too long, or they are too many.
    """
    name = name.replace("\x00", "").strip()[:_NAME]
    if not name:
        raise Invalid("A token needs a name.", "Say what it is for.", code="api.token_name")
    if not grants or not set(grants) <= set(Grant):
        raise Invalid("A token has to allow something.", "Choose to read, to write or both.", code="api.token_grants")
    if not 1 <= days <= LONGEST.days:
        raise Invalid("A token lasts from 1 to 365 days.", "Choose another end.", code="api.token_days")
    key = PREFIX + secrets.token_urlsafe(KEY_BYTES)
    with transaction.atomic():
        if tokens_in_force().filter(person=actor).count() >= MOST_TOKENS:
            raise Invalid("You have 20 tokens in force.", "End one that is not used.", code="api.token_many")
        token = Token.objects.create(
            person=actor,
            name=name,
            digest=digest_of(key),
            scopes=sorted(grants),
            expires_at=timezone.now() + timedelta(days=days),
        )
        detail = {"name": name, "scopes": token.scopes, "expires_at": token.expires_at}
        append_entry(actor=actor, act=Act(act="token.make", thing="token", thing_id=token.uid, detail=detail))
    return token, key


def end_token(*, actor: Person, scope: Scope, uid: UUID) -> Token:  # noqa: ARG001 - one's own alone
    """Take one of one's own tokens out of force; one that has ended stays as it is.

    Raises:
        NotFound: If the person has none of that uid.
    """
    with transaction.atomic():
        token = Token.objects.select_for_update().get(pk=find_token(actor, uid).pk)
        if token.ended_at is None:
            token.ended_at = timezone.now()
            token.save(update_fields=["ended_at"])
            detail = {"name": token.name}
            append_entry(actor=actor, act=Act(act="token.end", thing="token", thing_id=token.uid, detail=detail))
    return token


def note_use(token: Token, now: datetime) -> None:
    """Remember that a token was used, at most once a minute."""
    if token.used_at is None or now - token.used_at >= _EVERY:
        Token.objects.filter(pk=token.pk).update(used_at=now)


def write_once(
    *, actor: Person, key: str, request: str, write: Callable[[], tuple[int, dict[str, Any]]]
) -> tuple[int, dict[str, Any], bool]:
    """Do a write, and keep its answer beside it; asked for again under the same key, it is not done again.

    The row of the key is there before the write begins and is seen when both are done: of two at once the second waits
    for the first. A write that fails leaves nothing behind and may be tried again.

    Args:
        actor: Who asks.
        key: The program's own name for the write.
        request: SHA-256 over method, address and body, in hex.
        write: Does it; answers with status and body.

    Returns:
        Status, body, and whether it had been done before.

    Raises:
        Conflict: If another request came under the same key.
    """
    DoneWrite.objects.filter(person=actor, at__lt=timezone.now() - REMEMBERED).delete()
    with transaction.atomic():
        row = _begin(actor, key, request)
        if row is not None:
            row.status, row.body = write()
            row.save(update_fields=["status", "body"])
            return row.status, row.body, False
        done = DoneWrite.objects.get(person=actor, key=key)
    if done.request != request:
        raise Conflict(
            "This key was used for another request.", "Take a new Idempotency-Key for each write.", code="api.key_taken"
        )
    return done.status, done.body, True


def _begin(actor: Person, key: str, request: str) -> DoneWrite | None:
    """The row of a key, or None where somebody has done that write; waits while somebody is doing it."""
    try:
        with transaction.atomic():
            return DoneWrite.objects.create(person=actor, key=key, request=request)
    except IntegrityError:
        return None
