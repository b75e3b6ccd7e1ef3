"""The start-up of commands."""

from __future__ import annotations

import io

from bench.start import COMMANDS, Command, Start, find_goals, run_starts, show_starts, to_part
from rich.console import Console


def test_a_command_is_started_and_timed() -> None:
    """The quickest of two starts counts, in processor and wall time."""
    (one,) = run_starts(lambda _: None, [Command("nothing", ("-c", ""), 5.0)], starts=2)
    assert one.why_not == ""
    assert 0 < one.cpu_s < 5
    assert one.wall_s > 0


def test_a_command_that_fails_says_why() -> None:
    """The last line of what it said becomes the reason, in the table and in what is kept."""
    found = run_starts(lambda _: None, [Command("broken", ("-c", "raise SystemExit('no such file')"), 0.5)], starts=1)
    assert found[0].why_not == "does not run: no such file"
    assert [goal.met for goal in find_goals(found)] == [False]
    screen = io.StringIO()
    show_starts(found, Console(file=screen, width=120))
    assert "broken: does not run: no such file" in screen.getvalue()
    assert to_part(found).value["rows"] == [{"name": "broken", "why_not": "does not run: no such file"}]


def test_bars_become_goals() -> None:
    """The help and the reading of one file have bars in seconds, the interpreter alone has none."""
    starts = [Start(command, 0.3, 0.4) for command in COMMANDS]
    assert [(goal.bar, goal.met) for goal in find_goals(starts)] == [(0.2, False), (0.5, True), (0.5, True)]
    assert [row["cpu_s"] for row in to_part(starts).value["rows"]] == [0.3] * len(COMMANDS)
