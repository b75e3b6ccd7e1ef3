"""Old Word and Excel files come through LibreOffice, which runs and fetches nothing; without it the finding says so."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from types import ModuleType

import pytest

from diemcau.collect import kind, office
from diemcau.collect.content import Unread
from diemcau.collect.document import read_bytes
from diemcau.records import Document, Finding


def old(made: ModuleType) -> bytes:
    """A container that says it is a Word file of the nineties, and holds none."""
    body: bytes = made.compound({"WordDocument": b"no such file" * 900})
    return body


def program(folder: Path, script: str) -> str:
    """A program that stands in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["doc", "xls"])
def test_an_old_file_is_read(made: ModuleType, libreoffice: str, tmp_path: Path, ending: str) -> None:
    """A real old file gives the lines that the new one gives."""
    new = f"{ending}x"
    body = made.word(made.VIETNAMESE) if ending == "doc" else made.xlsx(made.ENGLISH)
    (tmp_path / f"report.{new}").write_bytes(body)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [libreoffice, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / f"report.{new}")], check=True, capture_output=True, timeout=120)
    wanted, _ = read_bytes(body, Path(f"report.{new}"))
    document, _ = read_bytes((tmp_path / f"report.{ending}").read_bytes(), Path(f"report.{ending}"))
    assert isinstance(wanted, Document)
    assert isinstance(document, Document), document
    assert document.text == wanted.text
    assert document.media_type == (kind.DOC if ending == "doc" else kind.XLS)


def test_without_libreoffice_the_finding_says_what_to_install(
    made: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is started; the advice names the packages."""
    monkeypatch.setenv("PATH", str(tmp_path))
    document, _ = read_bytes(old(made), Path("report.doc"))
    assert isinstance(document, Finding)
    assert document.code == "collect.needs_part"
    assert "apt install libreoffice-writer libreoffice-calc" in document.advice


def test_it_runs_in_a_folder_of_its_own_and_leaves_nothing(
    made: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its profile forbids macros and links, its name for the file is ours, and all of it is thrown away."""
    seen = tmp_path / "seen"
    script = (
        f'pwd >{seen}; ls >>{seen}; cat profile/user/registrymodifications.xcu >>{seen}; echo "$@" "$HOME" >>{seen}'
    )
    program(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    document, _ = read_bytes(old(made), Path("-weird; name $(x).doc"))
    assert isinstance(document, Finding)
    assert document.code == "collect.broken"
    said = seen.read_text(encoding="utf-8")
    place = Path(said.splitlines()[0])
    assert not place.exists()
    assert "weird" not in said
    for words in ("MacroSecurityLevel", "DisableMacrosExecution", "BlockUntrustedRefererLinks", "--headless"):
        assert words in said


def test_a_conversion_without_end_is_ended_with_its_children(
    made: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it started ends with it, and the cause is named."""
    mark = tmp_path / "mark"
    program(tmp_path, f"(sleep 3; touch {mark}) & sleep 30")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "LONGEST", 0.5)
    started = time.monotonic()
    with pytest.raises(Unread) as caught:
        office.read_doc(old(made), "a.doc")
    assert caught.value.what == "timed_out"
    assert time.monotonic() - started < 15
    time.sleep(3.5 - (time.monotonic() - started))
    assert not mark.exists()


def test_a_file_under_a_password_is_named(made: ModuleType) -> None:
    """A Word file of today under a password is an old container around its encrypted bytes."""
    document, _ = read_bytes(made.compound({"EncryptedPackage": bytes(5000), "EncryptionInfo": b"x"}), Path("a.docx"))
    assert isinstance(document, Finding)
    assert document.code == "collect.encrypted"
    assert "password" in document.message
