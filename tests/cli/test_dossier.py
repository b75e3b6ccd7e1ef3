"""`diemcau dossier`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from diemcau.cli.main import run

_TEXT = "In 2024 Karvania opened 214 schools.\n"


def test_a_dossier_is_made_and_gone_on_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what the dossier holds and what this run did, in the language that was asked for."""
    reports, out = tmp_path / "reports", tmp_path / "reports" / "dossier"
    reports.mkdir()
    (reports / "north.txt").write_text(_TEXT, encoding="utf-8")
    command = ["dossier", str(reports), "--out", str(out), "--engine", "one"]
    assert run(command) == 0
    told = capsys.readouterr().out
    assert "Documents: 1; stories: 1; facts: 1;" in told
    assert "documents read: 1;" in told
    (reports / "south.txt").write_text(_TEXT.replace("214", "99"), encoding="utf-8")
    assert run([*command, "--lang", "vi"]) == 0
    told = capsys.readouterr().out
    assert "2 tài liệu" in told
    assert "đã đọc 1 tài liệu" in told


def test_wrong_use_is_told_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that is not there, an engine that is not known, a file in the place of the folder."""
    (tmp_path / "north.txt").write_text(_TEXT, encoding="utf-8")
    north = str(tmp_path / "north.txt")
    assert run(["dossier", str(tmp_path / "nort.txt"), "--out", str(tmp_path / "d")]) == 2
    assert "north.txt" in capsys.readouterr().err
    assert run(["dossier", north, "--engine", "clusters"]) == 2
    assert "cluster" in capsys.readouterr().err
    assert run(["dossier", north, "--out", north, "--engine", "one"]) == 2
    assert "is a file" in capsys.readouterr().err


def test_without_the_extra_it_says_how_to_install_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is written."""
    (tmp_path / "north.txt").write_text(_TEXT, encoding="utf-8")
    for name in [name for name in sys.modules if name.startswith(("diemcau.flow.dossier", "diemcau.publish.dossier"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    out = tmp_path / "dossier"
    assert run(["dossier", str(tmp_path / "north.txt"), "--out", str(out)]) == 2
    assert "pip install diemcau[dossier]" in capsys.readouterr().err
    assert not out.exists()
