"""The benchmark of collecting: the same files every time, and an honest count of what survives."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from bench.collect import FORMATS, OURS, Kept, Reader, Row, find_ratio, read_files, score, show_collect, to_part
from bench.runners.makers import WRITERS, make_reports, write_all
from rich.console import Console


def test_reports_are_the_same_every_time() -> None:
    """Chance is seeded, and both languages are told."""
    assert make_reports(4) == make_reports(4)
    assert {report.language for report in make_reports(2)} == {"en", "vi"}
    assert list(WRITERS) == list(FORMATS)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Exports | 1,234.5 | 12.0\nIt sent 48 abroad.", (1.0, 1.0, 1.0)),
        ("Exports 1234,5 12\nIt sent 48\nabroad.", (1.0, 1.0, 0.0)),
        ("Exports\n1.234,5\n12,0\nIt sent 481 abroad.", (2 / 3, 0.0, 0.0)),
        ("", (0.0, 0.0, 0.0)),
    ],
)
def test_what_survives_is_counted(text: str, kept: tuple[float, float, float]) -> None:
    """A number survives in any style, a row on one line, a sentence whole."""
    report = {
        "rows": [["Item", "2023", "2024"], ["Exports", "1,234.5", "12.0"]],
        "figures": ["48", "1,234.5", "12.0"],
        "sentences": ["It sent 48 abroad."],
    }
    assert tuple(asdict(score(text, report, "pdf")).values()) == kept


def test_ours_keeps_everything(tmp_path: Path) -> None:
    """Every number, row and sentence of every format comes back, and is timed."""
    write_all(tmp_path, 2, list(WRITERS))
    assert len(json.loads((tmp_path / "reports.json").read_text(encoding="utf-8"))) == 2
    reader = read_files(OURS, tmp_path, 1, lambda _: None)
    assert reader.why_not == ""
    for ending, row in reader.rows.items():
        assert row.why_not == "", ending
        assert tuple(asdict(row.kept).values()) == (1.0, 1.0, 1.0), ending
        assert row.documents_per_s > 0


def test_speed_is_held_against_the_other_reader() -> None:
    """How many times as many files a second, format by format, and nothing where the other did not read it."""
    ours = Reader(OURS, {"pdf": Row(10, 100, 1.0, 1.0), "docx": Row(10, 100, 1.0, 1.0)}, versions={"diemcau": "1.2"})
    other = Reader(OURS, {"pdf": Row(10, 100, 4.0, 4.0), "docx": Row(why_not="ValueError: no")})
    assert find_ratio([ours, other], "pdf") == 4
    assert find_ratio([ours, other], "docx") is None
    assert find_ratio([ours], "pdf") is None
    screen = io.StringIO()
    show_collect([ours, other], Console(file=screen, width=200))
    assert "Diemcau 1.2 files/s" in screen.getvalue()
    assert "docx: ValueError: no" in screen.getvalue()
    assert to_part([ours, other]).value["times_peer"]["pdf"] == 4


def test_without_files_the_reason_is_a_row() -> None:
    """A reader that could not run is shown and kept with its reason."""
    row = Reader(OURS, {}, why_not="no files could be made: not installed")
    assert to_part([row]).value["rows"][0]["why_not"] == "no files could be made: not installed"
    assert Row().kept == Kept(0.0, 0.0, 0.0)
