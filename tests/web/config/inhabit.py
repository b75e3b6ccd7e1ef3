"""A site of its own for tests in other processes: `python inhabit.py fill|write FILE|append|told|command ...`.

`fill` makes a small house with documents; `write` goes on writing until FILE is there; `append` fills the log by
many threads; `told` prints what the site holds; `command` runs a command of the house. `DIEMCAU_DATA` and
`DIEMCAU_DATABASE` say which site.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from gzip import decompress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import House

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))


def fill() -> None:
    """Orgs, people, two documents with everything that was read in them."""
    from diemcau.web.config.start import open_site

    open_site()
    from tests.web.conftest import OTHER_REPORT, REPORT

    from diemcau.web.accounts.models import Person, Role
    from diemcau.web.orgs.models import Org, OrgName, OrgParent

    state, dunmarsh = Org.objects.create(code="ST", kind="state"), Org.objects.create(code="DUN", kind="province")
    OrgName.objects.create(org=state, language="vi", name="Cộng hòa Sarvik")
    OrgName.objects.create(org=dunmarsh, language="en", name="Dunmarsh")
    OrgParent.objects.create(org=dunmarsh, parent=state)
    for name, kind in (("officer", "officer"), ("head", "unit_head")):
        person = Person.objects.create_user(name, f"{name}@example.org", "a long winter", name=name, clearance=2)
        Role.objects.create(person=person, org=dunmarsh, kind=kind)
    house = _house()
    documents = house.bring(REPORT, OTHER_REPORT)
    house.release(documents[0])


def write(stop: Path) -> None:
    """One document after another."""
    from diemcau.web.config.start import start_site

    start_site()
    house, number = _house(), 0
    while not stop.exists():
        number += 1
        house.bring(f"In 2024 Dunmarsh province received {number} delegations and signed {number + 3} agreements.\n")
        print(number, flush=True)  # noqa: T201 - the test waits for it


def append() -> None:
    """Eight threads append to the log at once, twenty entries each."""
    from threading import Thread

    from diemcau.web.config.start import open_site

    open_site()
    from django.db import connection, transaction

    from diemcau.web.audit.actions import Act, append_entry

    def run() -> None:
        for _ in range(20):
            with transaction.atomic():
                append_entry(actor=None, act=Act(act="intake.begin"))
        connection.close()

    threads = [Thread(target=run) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def _house() -> House:
    from tests.web.conftest import House

    from diemcau.web.accounts.models import Person
    from diemcau.web.orgs.models import Org

    house = House()
    house.orgs = {org.code: org for org in Org.objects.all()}
    house.people = {person.username: person for person in Person.objects.all()}
    return house


def told() -> None:
    """Rows and a hash of every table, originals, and whether the log is whole, as JSON."""
    from diemcau.web.config.start import start_site

    start_site()
    from django.conf import settings

    from diemcau.web.audit.chain import verify
    from diemcau.web.config.backup_tables import label_of, tables, write_rows

    found = {}
    for model in tables():
        body = io.BytesIO()
        rows = sum(write_rows(model, "default", body))
        found[label_of(model)] = [rows, hashlib.sha256(decompress(body.getvalue())).hexdigest()]
    verdict = verify()
    originals = sorted(path.name for path in (Path(settings.DATA) / "originals").glob("*/*"))
    print(json.dumps({  # noqa: T201 - what is asked for
        "tables": found, "originals": originals, "log": [verdict.number, verdict.seal, verdict.broken is None],
    }))  # fmt: skip


def command(arguments: list[str]) -> int:
    """A command of the house."""
    from diemcau.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fill"]:
            fill()
        case ["write", stop]:
            write(Path(stop))
        case ["append"]:
            append()
        case ["told"]:
            told()
        case ["command", *arguments]:
            sys.exit(command(arguments))
