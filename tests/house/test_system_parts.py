"""The script that brings what no Python package brings."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "system_parts.sh"
SHELL = shutil.which("sh") or "/bin/sh"


def run(path: Path) -> subprocess.CompletedProcess[str]:
    """The script on a machine whose programs all lie in one folder."""
    return subprocess.run([SHELL, SCRIPT], env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def test_it_says_how_where_it_may_not_install(tmp_path: Path) -> None:
    """Without the parts and without a package manager it prints one line that names them, and fails nothing."""
    result = run(tmp_path)
    assert result.returncode == 0
    assert "Chromium, LibreOffice, Tesseract with Vietnamese, PostgreSQL" in result.stdout
    assert result.stdout.count("\n") == 1
    assert result.stderr == ""


def put(folder: Path, name: str, says: str = "") -> None:
    """A program on the path that prints some words."""
    program = folder / name
    program.write_text(f"#!{SHELL}\necho '{says}'\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize("browser", ["chromium", "google-chrome"])
@pytest.mark.parametrize("office", ["soffice", "libreoffice"])
def test_it_is_silent_where_nothing_lacks(tmp_path: Path, browser: str, office: str) -> None:
    """What is on the path is taken as it is, whatever it is called."""
    put(tmp_path, browser)
    put(tmp_path, office)
    put(tmp_path, "tesseract", "vie")
    put(tmp_path, "initdb")
    (tmp_path / "grep").symlink_to(shutil.which("grep") or "/bin/grep")
    result = run(tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_tesseract_without_vietnamese_lacks_it(tmp_path: Path) -> None:
    """The program alone reads no Vietnamese; only what lacks is named."""
    put(tmp_path, "chromium")
    put(tmp_path, "soffice")
    put(tmp_path, "tesseract", "eng")
    (tmp_path / "grep").symlink_to(shutil.which("grep") or "/bin/grep")
    said = run(tmp_path).stdout
    assert "Tesseract with Vietnamese" in said
    assert "Chromium" not in said
