"""The growth of reconciling, on a handful of composed documents."""

from __future__ import annotations

import io

from bench.scale import run_scale, show_scale, to_part
from rich.console import Console


def test_a_size_is_measured_and_kept() -> None:
    """A size gives its documents, figures, facts, seconds and memory, on the screen and as it is kept."""
    (found,) = run_scale([6], lambda _: None)
    assert found.documents == 6
    assert found.figures >= found.claims > 0
    assert found.reconcile_s > 0
    assert found.peak_mb > 1
    screen = io.StringIO()
    show_scale([found], Console(file=screen, width=120))
    assert "reconcile s" in screen.getvalue()
    assert to_part([found]).value["rows"][0]["documents"] == 6
