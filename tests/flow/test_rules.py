"""The version of the rules."""

from __future__ import annotations

from pathlib import Path

from diemcau.flow.rules import rule_version


def test_the_version_depends_on_the_profile_and_on_nothing_that_passes(tmp_path: Path) -> None:
    """The same twice, another for another profile, another where a word of a profile's folder changes."""
    assert rule_version("vietnam_diplomacy") == rule_version("vietnam_diplomacy")
    own = tmp_path / "own"
    own.mkdir()
    (own / "measures.csv").write_text("code\nA.1\n", encoding="utf-8")
    first = rule_version(str(own))
    (own / "measures.csv").write_text("code\nA.2\n", encoding="utf-8")
    rule_version.cache_clear()
    assert len({rule_version("vietnam_diplomacy"), first, rule_version(str(own))}) == 3
