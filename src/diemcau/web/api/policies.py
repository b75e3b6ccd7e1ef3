"""What a token may be, and what it lets a program do."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from diemcau.errors import Denied

if TYPE_CHECKING:
    from diemcau.web.api.models import Token


class Grant(StrEnum):
    """What a token may be used for, within the rights of its person."""

    READ = "read"
    WRITE = "write"


PREFIX = "dcu_"
"""Every key begins so: a key that leaked into a log or a repository is found by it."""

KEY_BYTES = 32
"""Chance in a key; nobody guesses 256 bits, so wrong keys are not counted."""

LONGEST = timedelta(days=365)
"""After this long a person has to make another token."""

MOST_TOKENS = 20
"""That one person may have in force."""

REMEMBERED = timedelta(hours=24)
"""So long a write that was done is known by its key."""

RATE = 600
"""Requests a minute that one token, or one person's browser, may send to one process."""


def demand_grant(token: Token | None, method: str) -> None:
    """Refuse a write under a token that may only read; a browser's session has no such bounds.

    Raises:
        Denied: If the token does not allow it.
    """
    wanted = Grant.READ if method in {"GET", "HEAD", "OPTIONS"} else Grant.WRITE
    if token is not None and wanted not in token.scopes:
        raise Denied(f"This token does not allow to {wanted}.", "Make another one that does.", code=f"api.no_{wanted}")
