"""The benchmark of collecting: the same files every time, and an honest count of what survives."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from bench.collect import _OURS, FORMATS, _run, score
from bench.runners.makers import WRITERS, make_reports, write_all


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
    reader = _run(_OURS, Path(sys.executable), tmp_path, 1)
    assert reader.why_not == ""
    for ending, row in reader.rows.items():
        assert row.why_not == "", ending
        assert tuple(asdict(row.kept).values()) == (1.0, 1.0, 1.0), ending
        assert row.documents_per_s > 0
