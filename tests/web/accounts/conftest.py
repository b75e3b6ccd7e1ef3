"""What the tests of people share: signing in as a browser does, codes of an authenticator, the log of one act."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from tests.web.conftest import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def no_memory() -> Iterator[None]:
    """What a process remembers of sessions is forgotten between tests."""
    caches["near"].clear()
    yield
    caches["near"].clear()


def sign_in(client: Client, name: str, password: str = PASSWORD) -> Any:
    """The answer to a name and a password."""
    return client.post(reverse("account_login"), {"login": name, "password": password})


def confirm(client: Client, path: str, password: str = PASSWORD) -> Any:
    """The answer of a page that first asks once more for the password."""
    return client.post(f"{reverse('account_reauthenticate')}?next={path}", {"password": password}, follow=True)


def code_of(secret: str, steps: int = 0) -> str:
    """What an authenticator shows for a secret, some half minutes from now (RFC 6238: SHA-1, 30 seconds, 6 digits)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def add_authenticator(client: Client) -> str:
    """Add an authenticator as a person does who is signed in; its secret."""
    path = reverse("mfa_activate_totp")
    page = confirm(client, path).content.decode()
    found = re.search(r'id="secret"[^>]*value="([A-Z2-7]+)"', page)
    assert found
    answer = client.post(path, {"code": code_of(found[1])})
    assert answer.status_code == 302
    return found[1]


@pytest.fixture
def acts(db: None) -> Callable[[], list[str]]:  # noqa: ARG001 - the database is open
    """What was done, in order."""

    def told() -> list[str]:
        from diemcau.web.audit.models import Entry

        return list(Entry.objects.values_list("act", flat=True))

    return told
