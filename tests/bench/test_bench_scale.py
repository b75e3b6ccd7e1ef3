"""The growth of reconciling, on a handful of composed documents."""

from __future__ import annotations

import io
import json
from pathlib import Path

from bench.scale import run_scale, show_scale, write_scale
from rich.console import Console


def test_a_size_is_measured_and_kept(tmp_path: Path) -> None:
    """A size gives its documents, figures, facts, seconds and memory, on the screen and as JSON."""
    (found,) = run_scale([6], lambda _: None)
    assert found.documents == 6
    assert found.figures >= found.claims > 0
    assert found.reconcile_s > 0
    assert found.peak_mb > 1
    screen = io.StringIO()
    show_scale([found], Console(file=screen, width=120))
    assert "reconcile s" in screen.getvalue()
    kept = json.loads(write_scale([found], tmp_path / "results" / "scale.json").read_text(encoding="utf-8"))
    assert kept["sizes"][0]["documents"] == 6
