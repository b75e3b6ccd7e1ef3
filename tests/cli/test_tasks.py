"""The command `tasks`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diemcau.cli.main import run
from diemcau.collect.task_table import read_task_table

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/notice"
DISPUTED = """Border Gazette
(Border Gazette, {day} January 2032) {who} asked the harbour offices to submit a scheme on cold storage \
for fish exports of the northern coast.
"""


def test_a_folder_is_listed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list is printed, odd rows are told beside it, and the file holds every proposal with its sentence."""
    assert run(["tasks", str(EXAMPLES), "--out", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert "12 tasks" in told.out
    assert "tasks.json" in told.out
    assert "gives number 4 a second time" in told.err
    made = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert sum(one["calling"] == "task" for one in made["proposals"]) == 12
    book = read_task_table((tmp_path / "tasks.xlsx").read_bytes(), name="tasks.xlsx")
    assert [row.title for row in book.rows] == [one["title"] for one in made["proposals"] if one["calling"] == "task"]
    assert all(wording["sentence_text"] for one in made["proposals"] for wording in one["statements"])


def test_lines_of_json_and_a_day_that_is_given(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """One proposal a line; terms count from the day that is named."""
    days = []
    for given in ("2032-01-20", "2032-02-20"):
        assert run(["tasks", str(EXAMPLES), "--format", "jsonl", "--given", given]) == 0
        lines = [json.loads(line) for line in capfdbinary.readouterr().out.decode().splitlines()]
        days.append(next(one["deadline"]["day"] for one in lines if "mayors" in one["words"]))
    assert days[0] < days[1]


def test_a_period_leaves_out_what_is_for_another(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Directives that name another year are left out; those that name none stay."""
    assert run(["tasks", str(EXAMPLES), "--format", "jsonl", "--period", "2019"]) == 0
    lines = [json.loads(line) for line in capfdbinary.readouterr().out.decode().splitlines()]
    assert lines
    assert not any("2032" in one["words"] for one in lines)


def test_who_is_disputed_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two reports that name two people for one order: the exit code says that nothing may go out yet."""
    people = ("Prime Minister Orla Venn", "Minister of Foreign Affairs Ilse Marrow")
    for place, who in enumerate(people, start=8):
        (tmp_path / f"{place}.txt").write_text(DISPUTED.format(day=place, who=who), encoding="utf-8")
    assert run(["tasks", str(tmp_path)]) == 1
    assert "different people" in capsys.readouterr().out


def test_what_is_no_folder_or_no_day_is_refused(tmp_path: Path) -> None:
    """Bad usage ends with the code of bad usage."""
    assert run(["tasks", str(tmp_path / "nowhere")]) == 2
    assert run(["tasks", str(EXAMPLES), "--given", "soon"]) == 2


@pytest.mark.parametrize(("language", "word"), [("en", "Propose orientations"), ("vi", "Đề xuất định hướng")])
def test_help_speaks_both_languages(language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command does, and with which options, is said in the reader's language."""
    assert run(["tasks", "--help", "--lang", language]) == 0
    told = capsys.readouterr().out
    assert word in told
    assert "--given DAY" in told
