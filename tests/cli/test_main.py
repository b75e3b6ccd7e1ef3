"""Commands, their help, their errors and exit codes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from diemcau import __version__
from diemcau.cli.main import diemcau, run

_NORTH = """Lam Quang sums up its year of external affairs
(Lam Quang Portal, 8 January 2025) In 2024 the province of Lam Quang sent 214 delegations abroad.
The Chairman asked the Department of Foreign Affairs to report every month.
"""
_SOUTH = "Ha Phu looks back on 2024\nIn 2024 Ha Phu province signed 12 international agreements worth 40 million USD.\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "north.txt").write_text(_NORTH, encoding="utf-8")
    (place / "south.md").write_text(_SOUTH, encoding="utf-8")
    return place


@pytest.mark.parametrize(
    "command",
    [
        *([], ["review"], ["read"], ["reconcile"], ["profile"], ["profile", "check"], ["doctor"], ["judge"]),
        *(["judge", verb] for verb in ("same", "not-same", "choose", "withdraw", "list", "show")),
    ],
)
@pytest.mark.parametrize(("language", "example"), [("en", "Examples?"), ("vi", "Ví dụ")])
def test_every_command_has_help_with_an_example(
    language: str, example: str, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Help shows how the command is really typed, line by line, in either language."""
    monkeypatch.setenv("DIEMCAU_LANG", language)
    assert run([*command, "--help"]) == 0
    assert re.search(rf"{example}:\n +diemcau {' '.join(command)}", capsys.readouterr().out)


def test_version_is_told() -> None:
    """The version is the package's own."""
    assert CliRunner().invoke(diemcau, ["--version"]).output == f"diemcau {__version__}\n"


def test_help_comes_at_once() -> None:
    """No part of the engine is loaded for help: the modules tell it, whatever the machine's load."""
    script = "import sys; from diemcau.cli.main import run; run(['--help']); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=30)
    modules = set(done.stdout.splitlines()[-1].split())
    assert not modules & {"rich", "yaml", "resiliparse", "charset_normalizer", "diemcau.records", "diemcau.read"}


def test_review_prints_a_summary_and_how_to_get_the_page(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --out nothing is written."""
    before = sorted(reports.parent.rglob("*"))
    assert run(["review", str(reports)]) == 0
    said = capsys.readouterr().out
    assert "214" in said
    assert "--out DIR" in said
    assert sorted(reports.parent.rglob("*")) == before


def test_review_with_out_writes_the_page_and_says_where(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page's path is printed; a second run into the same folder inside the reports changes nothing."""
    out = reports / "out"
    assert run(["review", str(reports), "--out", str(out), "--period", "2024", "--lang", "en"]) == 0
    assert str(out / "review.html") in capsys.readouterr().out.replace("\n", "")
    first = (out / "record.json").read_bytes()
    assert run(["review", str(reports), "--out", str(out), "--period", "2024"]) == 0
    assert json.loads(first)["documents"] == json.loads((out / "record.json").read_bytes())["documents"]


def test_read_prints_one_object_a_line_in_the_order_of_paths(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line is a reading of the contract whose spans quote."""
    assert run(["read", str(reports), "--format", "jsonl"]) == 0
    readings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [reading["document"]["name"] for reading in readings] == ["north", "south"]
    for reading in readings:
        assert reading["figures"]
        for figure in reading["figures"]:
            start, end = figure["span"]
            assert reading["document"]["text"][start:end] == figure["text"]


def test_read_prints_a_table_for_people(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table names the document, the words and the value."""
    assert run(["read", str(reports / "north.txt")]) == 0
    said = capsys.readouterr().out
    assert "north" in said
    assert "214" in said


def test_reconcile_prints_one_record_a_folder(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two folders give two lines, in the order named."""
    other = reports.parent / "other"
    other.mkdir()
    (other / "01.txt").write_text(_SOUTH, encoding="utf-8")
    assert run(["reconcile", str(reports), str(other), "--format", "jsonl"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["story"] for record in records] == ["reports", "other"]
    assert run(["reconcile", str(reports)]) == 0
    assert "214" in capsys.readouterr().out


def test_a_folder_without_reports_does_not_cost_the_other_folders(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bad one is said, the good one printed, the exit code tells."""
    empty = reports.parent / "empty"
    empty.mkdir()
    assert run(["reconcile", str(empty), str(reports), "--format", "jsonl"]) == 2
    captured = capsys.readouterr()
    assert json.loads(captured.out)["story"] == "reports"
    assert "holds no document" in captured.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "{reports}/nroth.txt"], "Did you mean 'north.txt'?"),
        (["read", "{reports}/nothing"], "There is no file or folder"),
        (["read", "{reports}", "--format", "tabel"], "Did you mean 'table'?"),
        (["read", "{reports}", "--profile", "vietnam_diplomcy"], "Did you mean 'vietnam_diplomacy'?"),
        (["raed", "{reports}"], "read"),
        (["read"], "PATH"),
        (["review", "{reports}/north.txt"], "a folder of reports was expected"),
        (["review", "{reports}", "--period", "2024-13"], "2024-13"),
        (["review", "{reports}", "--lang", "fr"], "'en', 'vi'"),
        (["review", "{reports}", "--out", "{reports}/north.txt"], "is a file"),
        (["review", "{reports}", "--fomat", "x"], "--fomat"),
        (["profile", "check", "nothing"], "vietnam_diplomacy"),
        ([], "Usage"),
    ],
)
def test_bad_usage_says_what_and_what_to_do(
    arguments: list[str], words: str, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, nothing on standard output, no traceback."""
    assert run([word.format(reports=reports) for word in arguments]) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""
    assert "Traceback" not in captured.err


def test_an_unreadable_file_that_was_named_is_exit_code_2(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Named itself it counts; met in a folder it is a finding beside the result."""
    (reports / "bad.txt").write_bytes(b"")
    assert run(["read", str(reports), "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert "bad.txt is empty" in captured.err
    assert run(["read", str(reports / "bad.txt"), str(reports / "north.txt"), "--format", "jsonl"]) == 2
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run(["read", str(reports / "bad.txt")]) == 2


def test_a_fault_of_our_own_is_said_without_traceback(
    reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash put into the search for files asks for a report; the traceback comes only when asked for."""
    from diemcau.collect import find

    def crash(*_: object) -> None:
        raise ZeroDivisionError("nothing")

    monkeypatch.setattr(find, "find_files", crash)
    assert run(["read", str(reports)]) == 70
    assert "Traceback" not in capsys.readouterr().err
    monkeypatch.setenv("DIEMCAU_TRACEBACK", "1")
    assert run(["read", str(reports)]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_profile_check_counts_what_a_profile_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """A sound profile is said to be sound."""
    assert run(["profile", "check", "vietnam_diplomacy"]) == 0
    said = capsys.readouterr().out
    assert "measures" in said
    assert "sound" in said


def test_profile_check_finds_what_does_not_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A measure with an unknown parent is said with its file and what to do, before notes; the exit code is 1."""
    folder = tmp_path / "small"
    shutil.copytree(Path(__file__).resolve().parents[1] / "profile" / "small", folder)
    assert run(["profile", "check", str(folder)]) == 0
    assert "The profile is sound." in capsys.readouterr().out
    rows = (folder / "measures.csv").read_text(encoding="utf-8")
    (folder / "measures.csv").write_text(rows.replace("flow,boats.inspected,", "flow,boats.seen,"), encoding="utf-8")
    assert run(["profile", "check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "measures.csv: boats.fined has the parent 'boats.seen', which is not known." in said
    assert "Correct the parent or add it." in said
    assert "is sound" not in said
    assert said.index("To be corrected") < said.index("Worth knowing")


def test_review_speaks_vietnamese(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary, the page and the headings of the table are Vietnamese; the record's keys stay the contract's."""
    out = reports.parent / "out"
    assert run(["review", str(reports), "--out", str(out), "--lang", "vi"]) == 0
    said = capsys.readouterr().out
    assert "Tổng hợp báo cáo: reports" in said
    assert "2 báo cáo · 2 nguồn độc lập" in said
    assert "40 triệu USD" in said
    assert "Trang tổng hợp:" in said
    assert '<html lang="vi">' in (out / "review.html").read_text(encoding="utf-8")
    assert (out / "figures.csv").read_text(encoding="utf-8").startswith("\ufeffmã số liệu,đơn vị,")
    assert json.loads((out / "record.json").read_bytes())["facts"]
    assert run(["review", str(reports), "--lang", "vi"]) == 0
    assert "--out DIR --lang vi" in " ".join(capsys.readouterr().out.split())


def test_doctor_names_version_languages_and_sectors(capsys: pytest.CaptureFixture[str]) -> None:
    """What is needed is there in this very environment."""
    assert run(["doctor"]) == 0
    said = capsys.readouterr().out
    for words in (__version__, "Python", "en", "vietnam_diplomacy", "resiliparse", "All there."):
        assert words in said


def test_control_codes_of_texts_do_not_reach_the_terminal(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file name or a text with escape sequences is printed without them."""
    (reports / "a\x1b[31m.txt").write_text(
        "In 2024 the province sent 12\x1b]0;x\x07 delegations abroad.\n", encoding="utf-8"
    )
    run(["read", str(reports)])
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err


def _many(place: Path, count: int) -> Path:
    place.mkdir()
    for at in range(count):
        (place / f"{at:04}.txt").write_text(_NORTH.replace("214", str(100 + at)) * 3, encoding="utf-8")
    return place


def test_ctrl_c_stops_clean(tmp_path: Path) -> None:
    """A run stopped in its middle exits with 130, says so in one line, and leaves no result and no draft."""
    place, out = _many(tmp_path / "many", 3000), tmp_path / "out"
    command = [sys.executable, "-m", "diemcau", "review", str(place), "--out", str(out)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not any(out.glob("originals/*/*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(2)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopped." in stderr
    assert "Traceback" not in stderr
    assert stdout == ""
    assert not [path for path in out.rglob("*") if path.is_file() and path.parent.parent.name != "originals"]


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """A reader that goes away after one line ends the run without a word."""
    place = _many(tmp_path / "many", 300)
    command = [sys.executable, "-m", "diemcau", "read", str(place), "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 141
    assert json.loads(line)["document"]["name"] == "0000"
    assert said == b""
