"""A small house for the tests of the site: a state, its ministry, two provinces, a mission, and people of each role.

All of it is fictional. `house` fills the database; `Client`s are signed in with `house.visit(name)`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoDbBlocker

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document
    from diemcau.web.orgs.models import Org

REPORT = """\
REPORT ON EXTERNAL RELATIONS OF DUNMARSH PROVINCE IN 2024

In 2024, Dunmarsh province received 46 incoming delegations with 512 guests from 17 countries.
The province signed 12 international agreements, up 20% from 2023.
Exports of the province reached nearly USD 3.8 billion in 2024, of which USD 1.2 billion went to Keld.
At the end of 2024 the province had 214 valid foreign-invested projects.
The Chair of the province asked the Department of Foreign Affairs to prepare the conference before 15 March 2025.
"""

OTHER_REPORT = """\
FOREIGN INVESTMENT AND TRADE OF DUNMARSH IN 2024

Exports of Dunmarsh province reached USD 4.6 billion in 2024.
At the end of 2024 Dunmarsh province had 214 valid foreign-invested projects.
In 2024, Dunmarsh province received 46 incoming delegations.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the site are marked, so that each runs once: on PostgreSQL, unless it is about the embedded store."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.site)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """The database of the tests, let go of by all at the end.

    On SQLite tests of real transactions empty tables row by row, which the triggers of the log would refuse. On
    PostgreSQL a thread that served a browser may still hold a connection, and what is in use cannot be taken away.
    """
    from django.db import connection

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("DROP TRIGGER audit_entry_update")
                cursor.execute("DROP TRIGGER audit_entry_delete")
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                others = "datname = current_database() AND pid <> pg_backend_pid()"
                cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


@pytest.fixture(autouse=True)
def own_data(settings: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Each test has a data folder of its own, and a process that remembers nothing of other houses."""
    settings.DATA = tmp_path  # type: ignore[attr-defined]
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    """Let go of what a process holds in memory: what was undone with a test gives its names to the next."""
    from diemcau.web.orgs.queries import _tree
    from diemcau.web.review import shape, shelf

    _tree.cache_clear()
    shape._made.cache_clear()
    shelf.forget()


@dataclass
class House:
    """What there is.

    Attributes:
        orgs: By code: ST the state, MIN its ministry, DUN and ARD provinces, KEL a mission.
        people: By what they are; password `PASSWORD` for all.
    """

    orgs: dict[str, Org] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def scope(self, name: str) -> Scope:
        """What a person may do today."""
        from diemcau.web.accounts.queries import scope_of

        return scope_of(self.people[name])

    def visit(self, name: str | None) -> Client:
        """A browser in which a person is signed in; nobody for None."""
        from django.test import Client

        client = Client(raise_request_exception=True)
        if name is not None:
            client.force_login(self.people[name])
        return client

    def bring(self, *texts: str, by: str = "officer", org: str = "DUN", level: int = 1) -> list[Document]:
        """Documents that a person brought in and that were read."""
        from diemcau.web.archive.actions import bring_in, read_intake_file
        from diemcau.web.archive.models import Document

        files = [(f"report-{number}.txt", text.encode()) for number, text in enumerate(texts, 1)]
        intake = bring_in(actor=self.people[by], scope=self.scope(by), org=self.orgs[org], level=level, files=files)
        for file in intake.files.select_related("blob"):
            read_intake_file(file=file)
        return list(Document.objects.filter(intake_files__intake=intake).order_by("pk"))

    def release(self, *documents: Document, by: str = "head") -> None:
        """Let documents into the record."""
        from diemcau.web.archive.actions import release

        for document in documents:
            document.refresh_from_db()
            release(actor=self.people[by], scope=self.scope(by), document=document, edit=document.edit)


PASSWORD = "a long winter in Dunmarsh"
ROLES = {
    "officer": ("DUN", "officer", 1),
    "colleague": ("DUN", "officer", 1),
    "section_head": ("DUN", "section_head", 1),
    "head": ("DUN", "unit_head", 2),
    "clerk": ("DUN", "clerk", 2),
    "outsider": ("ARD", "officer", 1),
    "outsider_head": ("ARD", "unit_head", 1),
    "chief": ("MIN", "chief", 3),
    "owner": ("MIN", "owner", 2),
    "leader": ("MIN", "leader", 4),
    "auditor": ("MIN", "auditor", 4),
    "administrator": ("MIN", "administrator", 1),
}
WIDE = {"chief", "owner", "leader", "auditor", "administrator"}
"""Roles of the ministry that cover the whole state."""


@pytest.fixture
def house(db: None) -> House:  # noqa: ARG001 - the database is open
    """The small house, filled."""
    from diemcau.web.accounts.models import Person, Role
    from diemcau.web.orgs.models import Edition, Org, OrgName, OrgParent

    house = House()
    names = {
        "ST": ("state", None, "Republic of Sarvik", "Cộng hòa Sarvik"),
        "MIN": ("ministry", "ST", "Ministry of Foreign Affairs", "Bộ Ngoại giao"),
        "DUN": ("province", "ST", "Dunmarsh province", "tỉnh Dunmarsh"),
        "ARD": ("province", "ST", "Arden province", "tỉnh Arden"),
        "KEL": ("mission", "MIN", "Embassy in Keld", "Đại sứ quán tại Keld"),
    }
    for code, (kind, parent, english, vietnamese) in names.items():
        org = house.orgs[code] = Org.objects.create(code=code, kind=kind)
        OrgName.objects.create(org=org, language="en", name=english)
        OrgName.objects.create(org=org, language="vi", name=vietnamese)
        if parent is not None:
            OrgParent.objects.create(org=org, parent=house.orgs[parent])
    Edition.objects.update_or_create(pk=1, defaults={"number": 1})
    for name, (code, kind, clearance) in ROLES.items():
        person = house.people[name] = Person.objects.create_user(
            name,
            f"{name}@example.org",
            PASSWORD,
            name=name.replace("_", " ").title(),
            language="en",
            clearance=clearance,
        )
        covers = house.orgs["ST"] if name in WIDE else None
        Role.objects.create(person=person, org=house.orgs[code], kind=kind, covers=covers, valid_from=date(2020, 1, 1))
    return house


@pytest.fixture
def place(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a site of its own processes: on PostgreSQL where the tests run there, else on a file."""
    environment = {**os.environ, "DIEMCAU_DATA": str(tmp_path), "DIEMCAU_INSECURE": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "diemcau.web.config.settings"
    environment.pop("DIEMCAU_SECOND_FACTOR", None)
    address = os.environ.get("DIEMCAU_DATABASE", "")
    if not address:
        yield environment
        return
    import psycopg

    name = f"own_{uuid4().hex[:12]}"
    server = address.partition("?")
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield {**environment, "DIEMCAU_DATABASE": f"{server[0].rpartition('/')[0]}/{name}?{server[2]}"}
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
