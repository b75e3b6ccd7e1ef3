"""`diemcau bring`."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.cli.test_work import command, fill
from tests.web.archive.scene import TEXT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a unit, and an officer in it, whose one file is read."""
    folder = tmp_path_factory.mktemp("site")
    fill(folder, 1)
    assert command(folder, "work", "--once").returncode == 0
    return folder


def test_a_folder_is_brought_in_once(site: Path, tmp_path: Path) -> None:
    """What the unit has is left; what came in between is taken; archives too; what is no document is told."""
    reports = tmp_path / "reports"
    (reports / "north").mkdir(parents=True)
    for number in (1, 2, 3):
        (reports / "north" / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    (reports / "empty.txt").write_bytes(b"")
    with zipfile.ZipFile(reports / "more.zip", "w") as archive:
        archive.writestr("4.txt", TEXT.format(number=4))
    bring = ("bring", str(reports), "--org", "DUN", "--by", "officer")
    first = command(site, *bring)
    assert (first.returncode, first.stdout) == (0, "Brought in: 3; there already: 1; left out: 1.\n"), first.stderr
    assert "empty.txt" in first.stderr
    assert command(site, *bring).stdout == "Brought in: 0; there already: 4; left out: 1.\n"
    assert command(site, "work", "--once").stdout == "Jobs done: 3.\n"
    assert command(site, *bring).stdout == "Brought in: 0; there already: 4; left out: 1.\n"


def test_a_dossier_is_brought_in_once(site: Path, tmp_path: Path) -> None:
    """With what was read in it."""
    reports, dossier = tmp_path / "reports", tmp_path / "dossier"
    reports.mkdir()
    (reports / "7.txt").write_text(TEXT.format(number=7), encoding="utf-8")
    from diemcau.cli.main import run

    assert run(["dossier", str(reports), "--out", str(dossier), "--engine", "one"]) == 0
    bring = ("bring", "--dossier", str(dossier), "--org", "DUN", "--by", "officer")
    assert command(site, *bring).stdout == "Brought in: 1; there already: 0; left out: 0.\n"
    assert command(site, *bring).stdout == "Brought in: 0; there already: 1; left out: 0.\n"


def test_wrong_use_is_told(site: Path, tmp_path: Path) -> None:
    """What is wrong, with exit code 2, and nothing is brought in."""
    who = ("--org", "DUN", "--by", "officer")
    wrong = {
        who: "Name files or folders",
        (str(tmp_path / "nowhere"), *who): "nowhere",
        (str(tmp_path), "--org", "DUN", "--by", "nobody"): "nobody called nobody",
        (str(tmp_path), *who, "--level", "secret"): "above your clearance",
        ("--dossier", str(tmp_path), *who): "no dossier",
    }
    for arguments, told in wrong.items():
        done = command(site, "bring", *arguments)
        assert done.returncode == 2, arguments
        assert told in done.stderr
