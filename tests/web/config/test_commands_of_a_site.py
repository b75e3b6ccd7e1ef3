"""The commands that look after a site, each in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import ENGINES

if TYPE_CHECKING:
    from .conftest import MakeSite


@pytest.mark.parametrize(
    "engine", [pytest.param(one, marks=[pytest.mark.embedded] if one == "sqlite" else []) for one in ENGINES]
)
def test_eight_threads_append_at_once(make_site: MakeSite, tmp_path: Path, engine: str) -> None:
    """No gap, nothing twice; the seal that was printed is still there later, and a cut log is found by it."""
    site, seals = make_site(engine), tmp_path / "seals.txt"
    site.run("append")
    seals.write_text(site.run("command", "audit", "seal"))
    assert seals.read_text().startswith("160 ")
    said = site.run("command", "audit", "verify", "--against", str(seals))
    assert "The log is whole: 160 entries; 1 seals" in said
    table = site.run("command", "audit", "export").splitlines()
    assert len(table) == 161
    assert table[0].startswith("at,actor,name,act,")
    assert "The log is whole: 161" in site.run("command", "audit", "verify")
    seals.write_text("160 " + "0" * 64)
    assert "broken at entry 160" in site.refused("audit", "verify", "--against", str(seals))
    assert "the log was rewritten" in site.refused("audit", "verify", "--against", str(seals))
    seals.write_text("nothing")
    assert "There is no seal in" in site.refused("audit", "verify", "--against", str(seals))


@pytest.mark.embedded
def test_the_units_of_the_profile_are_loaded_and_shown(make_site: MakeSite) -> None:
    """Once; a second time changes nothing. The tree of a day shows the provinces of that day."""
    site = make_site("sqlite")
    assert "put in: 262; there already: 0" in site.run("command", "orgs", "load")
    assert "put in: 0; there already: 262" in site.run("command", "orgs", "load")
    before = site.run("command", "orgs", "show", "--day", "2025-06-30")
    after = site.run("command", "orgs", "show", "--day", "2025-07-01")
    assert ("P63.ha-giang" in before, "P63.ha-giang" in after) == (True, False)
    assert sum(" P63." in line or " P." in line for line in before.splitlines()) == 63
    assert sum(" P25." in line or " P." in line for line in after.splitlines()) == 34
