"""The growth of dossiers, on a handful of composed documents."""

from __future__ import annotations

import io

from bench.dossier import Growth, find_goals, run_dossiers, show_dossiers, to_part
from rich.console import Console


def test_a_size_is_measured_on_each_engine_and_kept() -> None:
    """Seconds and memory of the whole command, on the screen and as it is kept."""
    found = run_dossiers([6], lambda _: None)
    assert [(one.documents, one.engine) for one in found] == [(6, "one"), (6, "cores")]
    assert all(one.wall_s > 0 and one.cpu_s > 0 and one.peak_mb > 1 for one in found)
    screen = io.StringIO()
    show_dossiers(found, Console(file=screen, width=120))
    assert "peak MB" in screen.getvalue()
    assert len(to_part(found).value["rows"]) == 2


def test_the_goal_is_that_of_the_largest_size() -> None:
    """Wall seconds of one process by those of all cores."""
    rows = [
        Growth(10, "one", 9.0, 9.0, 1.0),
        Growth(10, "cores", 9.0, 9.0, 1.0),
        Growth(20, "one", 19.0, 19.0, 1.0),
        Growth(20, "cores", 10.0, 19.0, 1.0),
    ]
    goals = find_goals(rows)
    assert [(goal.came, goal.met) for goal in goals] in ([(1.9, True)], [])
    assert find_goals([]) == ()
