"""Ratios, tables and JSON of reading, from a run that is made up."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from bench.child import Measured, Speed
from bench.peers import Peer
from bench.read import Bench, Row, find_goals, to_part
from bench.readers import LIKE, LIMITS, PATTERN, PEERS, find_own
from bench.runners import underthesea
from bench.score import Accuracy
from bench.table import show_reading
from bench.texts import ROOT, TextSet
from rich.console import Console


def _measured(cpu_s: float, package: str = "diemcau", version: str = "1.0") -> Measured:
    speed = Speed(1, 1000, 1200, 3, cpu_s, cpu_s, cpu_s / 0.001, first_characters=500, first_cpu_s=cpu_s)
    return Measured({"made": speed}, {"made": [[]]}, 0.25, 40.0, {package: version})


def _peer(name: str, cpu_s: float) -> Row:
    return Row(Peer(name, name, packages=(name,), note="made up"), _measured(cpu_s, name, "2.1"))


_OURS = Row(find_own("en")[0], _measured(0.01), {"made": Accuracy(10, 9, 1, 0.9, 0.8)})
_BENCH = Bench(
    "en",
    "Texts that are made up.",
    [TextSet("made", "en", ("x" * 1000,))],
    [_OURS],
    [_peer("slow", 1.0), _peer("quick", 0.4), Row(Peer("broken", "broken", note="n"), "not installed: no such thing")],
    [Row(PATTERN, _measured(0.001))],
    {"made": {"figures": 9}},
)


def test_speed_is_told_in_bytes_and_for_texts_never_read_before() -> None:
    """A million bytes a second, and the first pass at the same bytes a character."""
    speed = Speed(1, 1000, 1200, 3, 0.01, 0.02, 10.0, first_characters=500, first_cpu_s=0.01)
    assert speed.per_second == 100_000
    assert speed.megabytes_per_s == pytest.approx(0.12)
    assert speed.first_megabytes_per_s == pytest.approx(0.06)
    assert replace(speed, first_cpu_s=0.0).first_megabytes_per_s is None


def test_ratios_are_taken_to_the_fastest_peer() -> None:
    """Speed against the fastest that ran; what did not run has none."""
    assert _BENCH.times_fastest(_OURS, "made") == pytest.approx(40)
    assert _BENCH.times_fastest(_BENCH.peers[0], "made") == pytest.approx(0.4)
    assert _BENCH.times_fastest(_BENCH.peers[2], "made") is None


def test_where_no_peer_is_alike_there_is_no_ratio_to_one() -> None:
    """In Vietnamese no reader gives values with units, so none is outrun."""
    bench = replace(_BENCH, language="vi")
    assert bench.fastest("made") is None
    assert [goal.unit for goal in find_goals(bench)] == ["times", "MB"]
    assert LIKE == {"en": True, "vi": False}


def test_goals_of_reading() -> None:
    """Speed, time and memory are held against their bars and aims."""
    speed, time, memory = find_goals(_BENCH)
    assert (round(speed.came), speed.bar, speed.aim, speed.met, speed.aim_met) == (40, 30, 100, True, False)
    assert (round(time.came), time.bar, time.aim, time.met, time.aim_met) == (10, 14, 5, True, False)
    assert (memory.came, memory.met) == (40.0, True)


def test_a_reader_of_ours_that_does_not_run_meets_nothing() -> None:
    """Its goal is not met and says so; limits alone have none."""
    (goal,) = find_goals(replace(_BENCH, own=[Row(_OURS.peer, "does not run")]))
    assert goal.words.startswith("reading, en did not run")
    assert not goal.met
    assert find_goals(replace(_BENCH, own=[])) == ()


def test_the_table_holds_speed_beside_accuracy() -> None:
    """One line a reader with version, speed, ratios, accuracy; what did not run says why below."""
    screen = io.StringIO()
    show_reading(_BENCH, Console(file=screen, width=160))
    lines = [line.split() for line in screen.getvalue().splitlines()]
    ours = "Diemcau 1.0 0.12 0.06 40 10 90.0 80.0 9/10 1 0.25 40"
    assert ours.split() in lines
    assert "quick 2.1 0.003 0.0015 1 400 0.25 40".split() in lines
    assert "one number pattern 1.2 1".split() in lines
    assert "broken did not run".split() in lines
    assert "broken: not installed: no such thing".split() in lines


def test_a_run_is_kept_with_versions_ratios_and_reasons() -> None:
    """Every row has its name, version and figures, or why it did not run, as plain JSON."""
    part = to_part(_BENCH)
    rows = {row["name"]: row for row in json.loads(json.dumps(part.value))["rows"]}
    assert part.name == "read"
    assert part.versions == {"diemcau": "1.0", "slow": "2.1", "quick": "2.1"}
    assert rows["quick"]["version"] == "2.1"
    assert rows["Diemcau"]["speed"]["made"]["times_fastest_peer"] == pytest.approx(40)
    assert rows["Diemcau"]["speed"]["made"]["times_pattern"] == pytest.approx(10)
    assert rows["Diemcau"]["accuracy"]["made"]["value_unit"] == 0.8
    assert rows["broken"]["why_not"] == "not installed: no such thing"
    assert to_part(replace(_BENCH, own=[], peers=[])).name == "limits_en"


@pytest.mark.parametrize("peer", [*PEERS["en"], *PEERS["vi"], *LIMITS, *find_own("en"), *find_own("vi")])
def test_every_reader_has_its_runner(peer: Peer) -> None:
    """Each names a module that is there and says in a note how it is run; what is installed is pinned and told."""
    assert (ROOT / "bench" / "runners" / f"{peer.runner}.py").exists()
    assert peer.note
    assert bool(peer.place) == bool(peer.needs)
    assert all("==" in need for need in peer.needs if peer.name != "CQE")
    assert peer.packages or not peer.place


def test_underthesea_runs_the_task_of_its_variant(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner takes the function by its name and tells no numbers."""
    monkeypatch.setattr(underthesea, "import_module", lambda name: type(name, (), {"ner": staticmethod(str.split)}))
    reader = underthesea.load("ner")
    assert reader.read("Lam Quang") == ["Lam", "Quang"]
    assert reader.said is None
