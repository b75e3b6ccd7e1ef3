"""Every address of the site, asked by everybody: the answers are those of the table `matrix/expected.yml`.

The addresses come from the site itself. One that the table does not have fails, and so does a row without an address. A
failing test shows what was answered in the table's own form; look at each number before it goes into the table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from django.core.cache import caches
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from .matrix.world import World, build_world

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

PEOPLE = (None, "outsider", "colleague", "officer", "head", "clerk", "leader", "auditor", "administrator")
LEVELS = ("internal", "confidential")
METHODS = ("GET", "POST")
FILE = Path(__file__).parent / "matrix/expected.yml"
TABLE: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
_HOLE = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every pattern of the site, as it is written in its table of addresses."""
    for pattern in resolver.url_patterns:
        written = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield written.replace("^", "")
        else:
            yield from addresses(pattern, written)


ADDRESSES = sorted(set(addresses(get_resolver())))


@dataclass
class Visit:
    """How the addresses are asked.

    Attributes:
        world: What there is.
        row: The row of the address that is asked.
    """

    world: World
    row: dict[str, Any] = field(default_factory=dict)

    def answers(self, route: str, method: str) -> dict[str, str]:
        """What everybody is answered, as the table says it: once where the address names nothing of a level."""
        first, second = (self._asked(route, method, level) for level in LEVELS)
        levels = LEVELS if first != second else LEVELS[:1]
        told = [" ".join(str(self.ask(route, method, name, level)) for name in PEOPLE) for level in levels]
        return {"both": told[0]} if len(set(told)) == 1 else dict(zip(levels, told, strict=True))

    def ask(self, route: str, method: str, name: str | None, level: str) -> int:
        """The status that a person gets; whatever it did is undone."""
        path, sent = self._asked(route, method, level)
        client = Client()
        if name is not None:
            client.cookies = SimpleCookie(self.world.cookies[name])
        caches["near"].clear()
        with transaction.atomic():
            if method == "POST" and not (route.startswith("api/v1/") and "files" not in self.row.get(method, {})):
                files = {each: _file() for each in self.row.get(method, {}).get("files", ())}
                status = client.post(path, sent | files).status_code
            else:
                body = "" if method == "GET" else json.dumps(sent)
                status = client.generic(method, path, body, content_type="application/json").status_code
            transaction.set_rollback(True)
        return status

    def _asked(self, route: str, method: str, level: str) -> tuple[str, dict[str, Any]]:
        """Address and body."""
        said, names = self.row.get(method, {}), self.world.names[level]
        fill = self.row.get("fill", {})
        path = _HOLE.sub(lambda hole: str(names[fill.get(hole[1] or hole[2], hole[1] or hole[2])]), route)
        query = f"?{_filled(said['query'], names)}" if "query" in said else ""
        return f"/{path.rstrip('$')}{query}", json.loads(_filled(json.dumps(said.get("send", {})), names))


def _filled(words: str, names: dict[str, Any]) -> str:
    return re.sub(r"\{(\w+)\}", lambda hole: str(names[hole[1]]), words)


def _file() -> BytesIO:
    file = BytesIO(b"In 2023, Dunmarsh province opened 3 offices.\n")
    file.name = "offices.txt"
    return file


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,  # noqa: ARG001 - the tables have to be there
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """The house with all that the addresses name; it is built once and taken down at the end."""
    folder = tmp_path_factory.mktemp("matrix")
    with django_db_blocker.unblock(), override_settings(DATA=folder), transaction.atomic():
        yield build_world(folder)
        transaction.set_rollback(True)


@pytest.fixture
def visit(world: World, settings: Any, own_data: Path) -> Visit:  # noqa: ARG001 - its folder is not the one
    """Asks in the world's own data folder."""
    settings.DATA = world.folder
    return Visit(world)


@pytest.mark.django_db
@pytest.mark.parametrize("route", ADDRESSES)
def test_the_answers_are_those_of_the_table(route: str, visit: Visit) -> None:
    """Of every method of its row, to everybody, at both levels; any other method is refused."""
    visit.row = TABLE.get(route, {})
    for method in set(METHODS) - set(visit.row):
        assert visit.ask(route, method, "officer", "internal") == 405, f"{method} {route} has no row in {FILE}"
    expected = {
        method: {level: row[level] for level in ("both", *LEVELS) if level in row}
        for method, row in visit.row.items()
        if method in METHODS
    }
    told = {method: visit.answers(route, method) for method in expected}
    assert told == expected, f"\n{PEOPLE}\n" + yaml.safe_dump({route: told}, sort_keys=False, width=200)


def test_no_row_stands_without_an_address() -> None:
    """A row whose address is gone is taken out."""
    assert set(TABLE) - set(ADDRESSES) == set()


def test_nobody_is_served_by_mistake() -> None:
    """Without signing in nothing opens but what has to: signing in, languages, the sign of life, the description."""
    opened = {
        (route, method)
        for route, row in TABLE.items()
        for method in METHODS
        if method in row
        for level in ("both", *LEVELS)
        if level in row[method] and str(row[method][level]).split()[0].startswith("2")
    }
    assert {route for route, _ in opened} <= set(OPEN), opened


OPEN = (
    "health",
    "account/login/",
    "account/inactive/",
    "account/password/reset/",
    "account/password/reset/done/",
    "account/password/reset/key/done/",
    "account/password/reset/key/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>.{1,200})/$",
    "account/factor/keys/login/",
    "account/identity/cancelled/",
    "account/identity/error/",
    "api/v1/openapi.json",
)
