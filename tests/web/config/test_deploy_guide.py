"""The guide for production names every variable that the settings read, and only commands that there are."""

from __future__ import annotations

import re
from pathlib import Path

from diemcau.cli import audit, backup, orgs, person, serve, work

ROOT = Path(__file__).resolve().parents[3]
GUIDE = (ROOT / "docs" / "deploy.md").read_text("utf-8")
_VARIABLE = re.compile(r"\bDIEMCAU_[A-Z]+(?:_[A-Z]+)*\b")
_DEMO = {"DIEMCAU_DEMO"}  # set by `diemcau serve --demo` for its own processes


def test_every_variable_is_told() -> None:
    """In the table of the settings."""
    config = ROOT / "src" / "diemcau" / "web" / "config"
    read = {
        name for file in ("environment.py", "settings.py") for name in _VARIABLE.findall((config / file).read_text())
    }
    told = set(re.findall(r"^\| `(DIEMCAU_[A-Z_]+)` \|", GUIDE, re.MULTILINE))
    assert read - _DEMO <= told


def test_every_variable_that_is_told_is_read() -> None:
    """By the settings or by a command."""
    sources = (path.read_text("utf-8") for path in (ROOT / "src" / "diemcau").rglob("*.py"))
    read = {name for source in sources for name in _VARIABLE.findall(source)}
    assert set(_VARIABLE.findall(GUIDE)) <= read


def test_every_command_that_is_told_exists() -> None:
    """With its options."""
    groups = {"audit": audit.audit, "orgs": orgs.orgs, "person": person.person}
    single = {"backup": backup.backup, "restore": backup.restore, "work": work.work, "serve": serve.serve}
    found = re.findall(r"\bdiemcau (audit|orgs|person) ([a-z]+)((?: [^\n`|>]*)?)", GUIDE)
    assert {name for name, _, _ in found} == groups.keys()
    for name, verb, rest in found:
        options = {each for param in groups[name].commands[verb].params for each in param.opts}
        assert set(re.findall(r"--[a-z-]+", rest.partition("#")[0])) <= options, (name, verb)
    for name, rest in re.findall(r"\bdiemcau (backup|restore|work|serve)\b([^\n`|>(]*)", GUIDE):
        options = {each for param in single[name].params for each in param.opts}
        assert set(re.findall(r"--[a-z-]+", rest.partition("#")[0])) <= options, name
