"""Programs that ask the interface with a token of a person."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from django.test import Client

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..conftest import House  # noqa: TID252 - the tests are no package

ROOT = "/api/v1"


@dataclass
class Program:
    """A program with a token.

    Attributes:
        key: Of the token; empty for none.
        client: How it asks.
    """

    key: str
    client: Client

    def headers(self, **more: str) -> dict[str, str]:
        """Of every request."""
        return {"Accept-Language": "en", **({"Authorization": f"Bearer {self.key}"} if self.key else {}), **more}

    def get(self, path: str, headers: dict[str, str] | None = None, **query: Any) -> Any:
        """Reads."""
        return self.client.get(ROOT + path, query_params=query, headers=self.headers(**(headers or {})))

    def post(self, path: str, body: Any = None, headers: dict[str, str] | None = None, **form: Any) -> Any:
        """Writes JSON, or a form with files."""
        said = self.headers(**(headers or {}))
        if form:
            return self.client.post(ROOT + path, form, headers=said)
        return self.client.post(ROOT + path, json.dumps(body), content_type="application/json", headers=said)


@pytest.fixture(autouse=True)
def _calm() -> Iterator[None]:
    """No test is refused for what another asked."""
    caches["near"].clear()
    yield
    caches["near"].clear()


@pytest.fixture
def program(house: House) -> Callable[..., Program]:
    """Makes a program of a person."""

    def make(name: str | None, *grants: str) -> Program:
        from diemcau.web.api.actions import make_token

        if name is None:
            return Program("", Client(raise_request_exception=False))
        person, scope = house.people[name], house.scope(name)
        _, key = make_token(actor=person, scope=scope, name="test", grants=grants or ("read", "write"), days=30)
        return Program(key, Client(raise_request_exception=False))

    return make
