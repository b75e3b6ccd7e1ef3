"""The command `foresee`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diemcau.cli.main import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
YEARS = str(EXAMPLES / "years")


def test_a_folder_of_years_is_foretold_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Forecasts, chances and the lack of a stream are told; the file holds every sentence that a value stands in."""
    assert run(["foresee", YEARS, "--out", str(tmp_path)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Outlook of 10 January 2025" in told
    assert "Export turnover, Dunmarsh province last told 1.32 billion USD, 2024" in told
    assert "Target 1.5 billion USD: " in told
    assert "What is new is told only against a past" in told
    made = json.loads((tmp_path / "foreseen.json").read_text(encoding="utf-8"))
    assert made["made_on"] == "2025-01-10"
    for forecast in made["outlook"]["forecasts"]:
        assert forecast["low"] < forecast["point"] < forecast["high"]
        assert list(forecast["quantiles"].values()) == sorted(forecast["quantiles"].values())
        assert all(seen["statements"] for seen in forecast["history"])
    assert sum(len(forecast["chances"]) for forecast in made["outlook"]["forecasts"]) == 2


def test_one_object_of_json_and_an_earlier_day(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Reports of later days are left out, and nothing else is printed."""
    assert run(["foresee", YEARS, "--format", "json", "--made-on", "2023-06-01"]) == 0
    made = json.loads(capfdbinary.readouterr().out)
    assert {forecast["period"] for forecast in made["outlook"]["forecasts"]} == {"2023", "2024"}
    assert not any(forecast["chances"] for forecast in made["outlook"]["forecasts"])


def test_a_folder_of_one_conference_says_that_there_is_no_past(capsys: pytest.CaptureFixture[str]) -> None:
    """Plainly, and with what to do, in both languages."""
    folder = str(EXAMPLES / "bilingual")
    assert run(["foresee", folder]) == 0
    assert "There is no past to foretell from" in capsys.readouterr().out
    assert run(["foresee", folder, "--lang", "vi"]) == 0
    assert "Chưa có quá khứ để dự báo" in capsys.readouterr().out


def test_more_targets_come_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A target of a file stands beside the forecast; a row that is not understood is refused by its number."""
    path = tmp_path / "targets.csv"
    path.write_text("measure,org,period,at_least\noverseas.remittances,Dunmarsh province,2025,58000000\n", "utf-8")
    assert run(["foresee", YEARS, "--targets", str(path)]) == 0
    assert "Target 58 million USD or more: " in capsys.readouterr().out
    path.write_text("measure,org,period,at_least\nremittance,Dunmarsh province,2025,58000000\n", "utf-8")
    assert run(["foresee", YEARS, "--targets", str(path), "--lang", "vi"]) == 2
    assert "Dòng 2 của tệp chỉ tiêu: không hiểu “remittance”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{here}/yeras"], "There is no file or folder"),
        ([f"{YEARS}/2019-dunmarsh.txt"], "a folder of reports was expected"),
        (["{here}"], "error: "),
        ([YEARS, "--targets", "{here}/none.csv"], "There is no file or folder"),
        ([YEARS, "--made-on", "soon"], "'soon'"),
        ([YEARS, "--format", "jason"], "Did you mean 'json'?"),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was found, and exit code 2, before any work."""
    assert run(["foresee", *(each.format(here=tmp_path) for each in arguments)]) == 2
    assert words in capsys.readouterr().err


def test_a_damaged_file_is_told_and_the_rest_is_foretold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad file costs nothing but itself."""
    for path in Path(YEARS).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    assert run(["foresee", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert "broken.pdf" in told.err
    assert "Export turnover" in told.out
