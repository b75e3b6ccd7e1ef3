"""Secrets that stand in addresses and sign messages."""

from __future__ import annotations

import hmac
import secrets
from base64 import b64decode, b64encode
from hashlib import sha256

from diemcau.web.exchange.policies import KEY_BYTES

PREFIX = "whsec_"
"""With which every secret of a hook begins (Standard Webhooks, “Signature scheme”)."""


def new_key() -> str:
    """The secret part of a feed's address, as letters that an address holds."""
    return secrets.token_urlsafe(KEY_BYTES)


def digest_of(key: str) -> str:
    """SHA-256 of a key, in hex. It gives no hint at its key, so looking it up by an index tells nothing."""
    return sha256(key.encode()).hexdigest()


def new_secret() -> str:
    """The secret of a hook."""
    return PREFIX + b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def sign(secret: str, *, delivery: str, at: int, body: bytes) -> str:
    """What the header `webhook-signature` says of a message (Standard Webhooks): HMAC-SHA256 over id, time and body.

    Args:
        secret: Of the hook, `whsec_…`.
        delivery: Its id, the same on every try.
        at: When it is sent, in seconds since 1970; whoever receives it refuses what is older than five minutes.
        body: What is sent.
    """
    key = b64decode(secret.removeprefix(PREFIX))
    digest = hmac.new(key, f"{delivery}.{at}.".encode() + body, sha256).digest()
    return f"v1,{b64encode(digest).decode()}"
