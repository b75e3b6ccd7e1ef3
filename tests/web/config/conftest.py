"""Sites of their own, in other processes: on the embedded database, and on PostgreSQL where the tests run on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

_SCRIPT = Path(__file__).with_name("inhabit.py")
_ADDRESS = os.environ.get("DIEMCAU_DATABASE", "")
ENGINES = ["sqlite", "postgresql"] if _ADDRESS else ["sqlite"]


@dataclass(frozen=True)
class Site:
    """An installation: its data folder, and the address of its database where that is not embedded."""

    data: Path
    database: str = ""

    def environment(self) -> dict[str, str]:
        """The variables under which its processes run."""
        own = {"DIEMCAU_DATA": str(self.data), "DIEMCAU_DATABASE": self.database, "DIEMCAU_LANG": "en"}
        return {**os.environ, "DJANGO_SETTINGS_MODULE": "site_settings", "PYTHONPATH": str(_SCRIPT.parents[2]), **own}

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """A process of the site, begun."""
        command = [sys.executable, str(_SCRIPT), *arguments]
        return subprocess.Popen(
            command, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str) -> str:
        """What a process of the site prints, which has to end well."""
        process = self.begin(*arguments)
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, f"{arguments}: {process.returncode}\n{out}\n{err}"
        return out

    def refused(self, *arguments: str) -> str:
        """What a command that is refused says."""
        process = self.begin("command", *arguments)
        out, err = process.communicate(timeout=300)
        assert process.returncode in {1, 2}, f"{process.returncode}\n{out}\n{err}"
        return out + err

    def told(self) -> dict[str, Any]:
        """What it holds."""
        found: dict[str, Any] = json.loads(self.run("told").splitlines()[-1])
        return found


MakeSite = Callable[[str], Site]


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Makes an empty installation on an engine."""

    def make(engine: str) -> Site:
        name = f"site_{uuid4().hex[:12]}"
        if engine == "sqlite":
            return Site(tmp_path / name)
        import psycopg

        with psycopg.connect(_ADDRESS, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return Site(tmp_path / name, _ADDRESS.replace("/postgres?", f"/{name}?"))

    return make
