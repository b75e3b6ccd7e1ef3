"""`diemcau report`: what it writes, says and exits with."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from diemcau.cli.main import run
from diemcau.cli.report import DEFAULT_OUTLINE, FORMATS
from diemcau.flow.report import FORMATS as WRITTEN
from diemcau.profile.load import profile_names
from diemcau.profile.outlines import load_outlines

_REPORT = """Keld looks back on 2024
(Keld Portal, 8 January 2025) In 2024 the province of Keld sent 1,214 delegations abroad. Exports reached nearly 6.3
billion USD in 2024, exceeding the plan by 4.9%.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with one report."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "keld.txt").write_text(_REPORT, encoding="utf-8")
    return place


def test_the_command_offers_what_there_is() -> None:
    """Its formats are those that are written; its outline is one of the shipped."""
    assert FORMATS == WRITTEN
    assert all(DEFAULT_OUTLINE in load_outlines(name).outlines for name in profile_names())


def test_a_folder_becomes_a_report_and_a_draft_is_checked(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files of the formats and languages asked for; the untouched draft holds, the altered one is shown."""
    out = tmp_path / "review"
    assert run(["report", str(reports), "--out", str(out), "--lang", "en", "--format", "docx,HTML"]) == 0
    said = capsys.readouterr().out
    assert said.count("read again without a difference") == 2
    assert sorted(path.name for path in out.iterdir()) == ["report.en.docx", "report.en.html", "report.json"]
    draft = out / "report.en.docx"
    assert run(["report", "check", str(draft), "--against", str(out)]) == 0
    assert capsys.readouterr().out == "Every number is the report’s.\n"
    with zipfile.ZipFile(draft) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b">1,214<", b">1,421<")
    with zipfile.ZipFile(draft, "w") as target:
        for name, body in parts.items():
            target.writestr(name, body)
    assert run(["report", "check", str(draft), "--against", str(out)]) == 1
    assert "changed: 1,214 → 1,421" in capsys.readouterr().out
    assert run(["report", "check", str(draft), "--against", str(out), "--lang", "vi"]) == 1
    assert "thay đổi: 1,214 → 1,421" in capsys.readouterr().out


def test_both_languages_are_written(reports: Path, tmp_path: Path) -> None:
    """Without a word on language there are two editions of one report; `write` may be said."""
    out = tmp_path / "review"
    assert run(["report", "write", str(reports), "--out", str(out), "--format", "html"]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["report.en.html", "report.json", "report.vi.html"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{reports}", "--format", "docx,pfd"], "pfd is no format of reports; there is html, pdf, docx."),
        (["{reports}", "--format", ","], "is no format of reports"),
        (["{reports}", "--outline", "nation"], "Did you mean 'national'?"),
        (["{reports}", "--lang", "fr"], "'fr' is not one of"),
        (["{reports}/nowhere"], "There is no file or folder"),
        (["check", "{reports}/keld.txt", "--against", "{reports}"], "There is no report.json in"),
        (["check", "{reports}/keld.txt"], "Missing option '--against'"),
        ([], "Usage: diemcau report"),
    ],
)
def test_what_is_wrong_is_said(
    arguments: list[str], words: str, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad usage and unreadable input end with 2 and a sentence on what to do."""
    assert run(["report", *(word.format(reports=reports) for word in arguments)]) == 2
    said = capsys.readouterr()
    assert words in said.err + said.out


def test_an_outline_is_taken_from_the_profile(reports: Path, tmp_path: Path) -> None:
    """Another outline gives another order of sections."""
    out = tmp_path / "review"
    assert (
        run(["report", str(reports), "--out", str(out), "--lang", "vi", "--format", "html", "--outline", "mission"])
        == 0
    )
    page = (out / "report.vi.html").read_text(encoding="utf-8")
    assert "Báo cáo công tác của cơ quan đại diện năm 2024" in page
