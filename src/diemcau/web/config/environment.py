"""What the environment says about an installation, read and checked in one place."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from diemcau.errors import Invalid

_BUSY = 20  # seconds that a writer of the embedded database waits for another


def flag(name: str) -> bool:
    """Whether a switch is on: `1`, `true` or `yes`."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes"}


def listed(name: str) -> list[str]:
    """Values parted by commas."""
    return [each.strip() for each in os.environ.get(name, "").split(",") if each.strip()]


def secret_key(data: Path) -> str:
    """The key that signs sessions: of the environment, else of the data folder, else one for this process alone."""
    if key := os.environ.get("DIEMCAU_SECRET_KEY"):
        return key
    path = data / "secret-key"
    return path.read_text("utf-8").strip() if path.is_file() else secrets.token_urlsafe(50)


def keep_secret_key(data: Path) -> None:
    """Make the data folder's own key where neither it nor the environment has one; its owner alone may read it."""
    path = data / "secret-key"
    if os.environ.get("DIEMCAU_SECRET_KEY") or path.is_file():
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(50))


def databases(data: Path) -> dict[str, dict[str, Any]]:
    """The database: PostgreSQL where `DIEMCAU_DATABASE` names one, else SQLite in the data folder."""
    address = os.environ.get("DIEMCAU_DATABASE", "")
    return {"default": _postgresql(address) if address else _embedded(data / "diemcau.sqlite3")}


def _embedded(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",  # a writer waits at the start and never loses half way
            "timeout": _BUSY,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            " PRAGMA cache_size=-64000; PRAGMA mmap_size=268435456;",
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?host=/socket/folder`.

    Raises:
        Invalid: If it is no such address.
    """
    parts = urlsplit(address)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise Invalid(
            "DIEMCAU_DATABASE is no address of a PostgreSQL database.",
            "Write it as postgresql://user:password@host:5432/name, or unset it for the embedded database.",
            code="web.database",
        )
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def mail() -> dict[str, Any]:
    """How mail leaves: by the server of `DIEMCAU_MAIL` (`smtp://user:password@host:587`), else onto the console."""
    address = os.environ.get("DIEMCAU_MAIL", "")
    sender = os.environ.get("DIEMCAU_MAIL_FROM", "diemcau@localhost")
    if flag("DIEMCAU_DEMO"):  # nobody of the demo has an address
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend", "DEFAULT_FROM_EMAIL": sender}
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend", "DEFAULT_FROM_EMAIL": sender}
    parts = urlsplit(address)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
    }


def providers() -> dict[str, Any]:
    """OpenID Connect: `DIEMCAU_OIDC`, a JSON list of `{"provider_id", "name", "client_id", "secret", "server_url"}`.

    Raises:
        Invalid: If it is no such list.
    """
    said = os.environ.get("DIEMCAU_OIDC", "")
    if not said:
        return {}
    try:
        apps = json.loads(said)
        made = [
            {
                "provider_id": app["provider_id"],
                "name": app["name"],
                "client_id": app["client_id"],
                "secret": app["secret"],
                "settings": {"server_url": app["server_url"]},
            }
            for app in apps
        ]
    except (ValueError, TypeError, KeyError) as error:
        raise Invalid(
            f"DIEMCAU_OIDC cannot be used: {error}.",
            "Write a JSON list of objects with provider_id, name, client_id, secret and server_url.",
            code="web.oidc",
            cause=error,
        ) from error
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": made}}


def origins(providers: dict[str, Any]) -> list[str]:
    """Where a form that begins a sign-in may lead to: the servers of the identity services."""
    apps = [app for provider in providers.values() for app in provider["APPS"]]
    parts = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})
