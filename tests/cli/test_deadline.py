"""`diemcau deadline`: the day, the way to it, and what has to be confirmed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diemcau.cli.main import run

SMALL = Path(__file__).resolve().parents[1] / "profile" / "small"


def test_the_day_and_the_days_off_on_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    """A term over Tet says what it passed over and why; the run ends well, for the day follows from the words."""
    assert run(["deadline", "within 10 working days", "--from", "2026-02-10"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Last day in term: Tuesday, 3 March 2026",
        "  Working days counted; the first is the day after Tuesday, 10 February 2026.",
        "  Days off passed over: 11",
        "    14 February 2026 to 15 February 2026: weekend",
        "    16 February 2026 to 20 February 2026: Lunar New Year (Tet)",
        "    21 February 2026 to 22 February 2026: weekend",
        "    28 February 2026 to 1 March 2026: weekend",
    ]


def test_what_has_to_be_confirmed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A term from a day that nobody knows moves off Tet, and is a proposal, in Vietnamese too."""
    words = "trong vòng 13 ngày kể từ ngày nhận được"
    assert run(["deadline", words, "--from", "2026-02-05", "--lang", "vi"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("Ngày cuối trong hạn: thứ Hai, 23/2/2026\n")
    assert "Chuyển từ thứ Tư, 18/2/2026 là ngày nghỉ sang ngày làm việc tiếp theo." in said
    assert "từ 18/2/2026 đến 20/2/2026: Tết Âm lịch" in said
    assert "Cần xác nhận: thời hạn tính từ một ngày khác" in said


def test_a_named_day_that_is_off_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """It stays, and the reader is told that nobody works on it."""
    assert run(["deadline", "by 30 April", "--from", "2026-02-05", "--year", "2026"]) == 0
    said = capsys.readouterr().out
    assert "Last day in term: Thursday, 30 April 2026" in said
    assert "This is a day off (Victory Day)" in said


def test_words_of_the_other_language_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    """The words may be in another language than the answer; a rhythm says how it comes again."""
    assert run(["deadline", "trước ngày 25 hằng tháng", "--from", "2026-02-10"]) == 0
    said = capsys.readouterr().out
    assert "Tuesday, 24 February 2026" in said
    assert "Comes again: " in said


def test_json_holds_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """One object with days in ISO 8601, reasons as codes."""
    assert run(["deadline", "13 days", "--from", "2026-02-05", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["day"], found["said"], found["counted_from"]) == ("2026-02-23", "2026-02-18", "2026-02-05")
    assert (found["kind"], found["why"], found["is_certain"], found["doubts"]) == ("span", "moved", True, [])
    assert found["days_off"][0] == {"day": "2026-02-18", "reason": "tet"}
    assert found["days_off"][-1] == {"day": "2026-02-22", "reason": "weekend"}


def test_a_term_before_a_day_is_counted_back(capsys: pytest.CaptureFixture[str]) -> None:
    """From the day that is named, over the days off between."""
    assert run(["deadline", "5 working days before 2 March 2026", "--from", "2026-01-05"]) == 0
    said = capsys.readouterr().out
    assert "Last day in term: Monday, 23 February 2026" in said
    assert "Counted back from Monday, 2 March 2026." in said
    assert "Days off passed over: 2" in said


def test_no_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Words that name no day say so, and the run does not end well."""
    assert run(["deadline", "before the session of the council", "--from", "2026-02-10"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("No day follows from these words.\n")
    assert "bound to something that takes place" in said


def test_today_and_another_profile(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a day it counts from today; a profile without a calendar knows weekends alone and says so."""
    assert run(["deadline", "within 5 working days", "--profile", str(SMALL), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["given_on"] < found["day"]
    assert found["doubts"] == ["days_unknown"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["deadline"],
        ["deadline", "15 days", "--from", "10 February"],
        ["deadline", "15 days", "--from", "0001-01-02"],
        ["deadline", "15 days", "--year", "26"],
        ["deadline", "15 days", "--format", "jsonl"],
        ["deadline", "15 days", "--profile", "nothing"],
    ],
)
def test_bad_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong days, years, formats and profiles are refused in words."""
    assert run(arguments) == 2
    assert capsys.readouterr().err.startswith("error: ")
