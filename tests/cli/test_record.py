"""A record in the terminal: what was copied, what bears a fact out, and the way out of a conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from diemcau.cli.main import run

CONFERENCE = Path(__file__).resolve().parents[2] / "examples" / "conference"


@pytest.fixture
def told(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The record of the shipped conference at eighty columns, in the language asked for."""
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["reconcile", str(CONFERENCE), "--lang", request.param]) == 0
    return capsys.readouterr().out


def flat(words: str) -> str:
    """The words without the breaks of their lines."""
    return " ".join(words.split())


@pytest.mark.parametrize("told", ["en", "vi"], indirect=True)
def test_the_lineage_is_told_line_by_line(told: str) -> None:
    """What was made from what, with the grade in words and the share that was taken."""
    lines = [line for line in told.splitlines() if "←" in line]
    assert any("[04-sarvik-reprint] ← [01-ministry-review]: " in line for line in lines)
    assert any("[05-border-gazette] ← [03-dunmarsh-portal]: " in line and "%" in line for line in lines)


@pytest.mark.parametrize("told", ["en"], indirect=True)
def test_facts_stand_under_their_owner(told: str) -> None:
    """Each owner is a heading; beside a fact stands how many of its documents are sources, and the key says how."""
    lines = told.splitlines()
    heading = lines.index("Ministry of Foreign Affairs of Karvania")
    assert lines[heading + 1].split() == ["62", "High-level", "visits", "2024", "2", "of", "3"]
    assert "2 of 3: two independent sources in three documents" in flat(told)
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize("told", ["en"], indirect=True)
def test_a_conflict_says_what_would_settle_it(told: str) -> None:
    """The kind in words, both sides with their documents, then the way out; a correction shows both values."""
    said = flat(told)
    assert "Different values. Remittances from the Karvanian community abroad: 4.6 billion USD in [01-ministry" in said
    assert "What would settle it:" in said
    assert "9,240 persons (earlier, [01-ministry-review]) → 9,420 persons (corrected, [02-notice" in said


@pytest.mark.parametrize("told", ["vi"], indirect=True)
def test_a_vietnamese_reader_meets_no_code(told: str) -> None:
    """Kinds, stages and counts are in the reader's words."""
    said = flat(told)
    assert "Số liệu khác nhau." in said
    assert "Cách làm rõ:" in said
    assert "(đính chính, [02-notice-of-conclusions])" in said
    assert "2/3: hai nguồn độc lập" in said
    assert "disputed" not in said
    assert "What would" not in said
