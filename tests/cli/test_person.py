"""`diemcau person` in a process of its own, as on the machine of an installation that begins."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = """
import sys
from diemcau.cli.main import diemcau, run
from diemcau.cli.person import person
diemcau.add_command(person)
sys.exit(run(sys.argv[1:]))
"""
FILL = """
import datetime
from diemcau.web.config.start import open_site
open_site()
from diemcau.web.orgs.models import Org
Org.objects.create(code="ST", kind="state")
"""
SHOW = """
from diemcau.web.config.start import start_site
start_site()
from diemcau.web.accounts.models import Person
from diemcau.web.audit.models import Entry
for each in Person.objects.all():
    role = each.roles.get()
    print(each.username, each.language, role.kind, role.org.code, each.has_usable_password())
print(*Entry.objects.values_list("act", flat=True))
"""
ADD = ("person", "add", "Ilma Torvald", "--email", "ilma@example.org", "--org", "ST")


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the command, or a script, on one site for all tests, to which a first administrator was added."""
    data = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "DIEMCAU_DATA": str(data), "DIEMCAU_INSECURE": "1", "PYTHONIOENCODING": "utf-8"}
    environment.pop("DIEMCAU_DATABASE", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)

    def called(*words: str, script: str = SCRIPT) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", script, *words]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=Path.cwd())

    assert called(script=FILL).returncode == 0
    done = called(*ADD, "--language", "en", "--site", "https://diemcau.example.org")
    assert done.returncode == 0, done.stderr
    assert re.search(r"https://diemcau\.example\.org/account/password/reset/key/\w+-[\w-]+/", done.stdout)
    return called


def test_the_first_administrator_gets_a_link(call: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """The person is there with the role, without a password yet; the second time it is refused, in words."""
    again = call(*ADD)
    assert (again.returncode, again.stdout) == (2, "")
    assert "ilma" in again.stderr
    person, acts = call(script=SHOW).stdout.splitlines()
    assert person == "ilma en administrator ST False"
    assert "person.add" in acts.split()  # another test may have given a new link before


def test_who_is_there_is_listed(call: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """With the roles."""
    told = call("person", "list").stdout
    assert "ilma@example.org" in told
    assert "administrator ST" in told


def test_whoever_is_locked_out_gets_a_new_link(call: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """The log tells of it; nobody of that name is an error."""
    assert "/account/password/reset/key/" in call("person", "link", "ilma", "--free").stdout
    assert call(script=SHOW).stdout.splitlines()[-1] == "person.add person.factor_remove person.invite"
    assert call("person", "link", "nobody").returncode == 2


def test_a_unit_that_is_not_there_is_named(call: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """With what to do; in Vietnamese too."""
    refused = call("person", "add", "Ola", "--email", "ola@example.org", "--org", "NO", "--lang", "vi")
    assert refused.returncode == 2
    assert "Không có đơn vị NO" in refused.stderr
    assert call("person", "add", "Ola", "--email", "ola", "--org", "ST").returncode == 2
