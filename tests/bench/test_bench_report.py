"""A run as it is kept."""

from __future__ import annotations

import json
from pathlib import Path

from bench.goals import Goal
from bench.parts import EVERYTHING, Plan, run_parts
from bench.report import Part, find_machine, open_console, to_json, write_report

_READ = Part("read", {"rows": [{"name": "Diemcau"}]}, (Goal("speed", 31.0, 30.0, least=True),), {"diemcau": "1"})
_START = Part("start", {"rows": []}, (Goal("help", 0.3, 0.2, least=False),), {"diemcau": "1", "a-peer": "2.0"})


def test_all_parts_are_one_object() -> None:
    """The JSON has the machine, every version once, each part by its name and all goals with their part."""
    kept = to_json([_READ, _START])
    assert set(kept) == {"machine", "versions", "parts", "goals"}
    assert kept["versions"] == {"a-peer": "2.0", "diemcau": "1"}
    assert kept["parts"] == {"read": _READ.value, "start": _START.value}
    assert [(goal["part"], goal["what"], goal["met"]) for goal in kept["goals"]] == [
        ("read", "speed", True),
        ("start", "help", False),
    ]


def test_a_report_is_written_where_it_says(tmp_path: Path) -> None:
    """The file carries the name of the run, its folder is made, and it reads back."""
    path = write_report([_READ], "all", tmp_path / "results")
    assert path == tmp_path / "results" / "all.json"
    assert json.loads(path.read_text(encoding="utf-8"))["parts"]["read"] == _READ.value


def test_the_machine_tells_what_it_is() -> None:
    """System, Python and cores are always there."""
    machine = find_machine()
    assert machine["system"]
    assert machine["python"].count(".") == 2
    assert machine["cores"] > 0


def test_tables_are_not_cut_off_where_no_terminal_limits_them() -> None:
    """Output into a file is wide."""
    console = open_console()
    assert console.is_terminal or console.width >= 160


def test_parts_run_one_after_the_other_and_are_kept_together(tmp_path: Path) -> None:
    """The plan reaches each part, all go into one file, and what was done until then is kept when a part breaks."""
    told: list[str] = []
    plan = Plan(passes=2, peers=False, tell=told.append)
    run_parts([lambda p: [_READ] if p.passes == 2 else [], lambda _: [_START]], plan, "some", tmp_path)
    assert list(json.loads((tmp_path / "some.json").read_text(encoding="utf-8"))["parts"]) == ["read", "start"]
    assert told == [f"Kept in {tmp_path / 'some.json'}"] * 2


def test_everything_is_every_part_that_ends_soon() -> None:
    """A run without a command measures reading in both languages, copies, files, sums and start-up."""
    assert {measure.__name__ for measure in EVERYTHING} == {
        "measure_start",
        "measure_english",
        "measure_vietnamese",
        "measure_copies",
        "measure_collect",
        "measure_rollup",
    }
