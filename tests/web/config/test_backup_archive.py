"""The file of a backup: what is not as its manifest says is refused, with the member named."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.errors import Conflict, Invalid
from diemcau.flow.progress import watch_nothing
from diemcau.web.config.backup_archive import Manifest, check_archive, write_archive

ORIGINAL = f"originals/ab/ab{'0' * 62}"
TABLE = "tables/orgs.org.jsonl.gz"


def made(path: Path, **others: bytes) -> Path:
    """A small archive."""
    with write_archive(path) as writer:
        for name, body in {TABLE: b"some rows", ORIGINAL: b"some bytes", **others}.items():
            writer.add(name, io.BytesIO(body), len(body))
        writer.finish(
            Manifest(
                made_at="2026-11-22T10:00:00+00:00", software="0", engine="sqlite", migrations=["orgs.0001_initial"],
                tables={"orgs.org": 3}, log_number=0, log_seal="0" * 64, members=writer.members,
            )
        )  # fmt: skip
    return path


def remade(path: Path, change: dict[str, bytes | None], extra: tuple[tarfile.TarInfo, bytes] | None = None) -> Path:
    """The archive with members changed, or left out."""
    with tarfile.open(path) as archive:
        held = [(one.name, (archive.extractfile(one) or io.BytesIO()).read()) for one in archive]
    with tarfile.open(path, "w") as archive:
        if extra is not None:
            archive.addfile(extra[0], io.BytesIO(extra[1]) if extra[0].isreg() else None)
        for name, was in held:
            body = change.get(name, was)
            if body is not None:
                info = tarfile.TarInfo(name)
                info.size = len(body)
                archive.addfile(info, io.BytesIO(body))
    return path


def refusal(path: Path) -> str:
    """The member that is named."""
    with pytest.raises(Invalid) as caught:
        check_archive(path, watch_nothing)
    return str(caught.value.facts.get("member", caught.value.facts["code"]))


def test_a_sound_archive_is_believed(tmp_path: Path) -> None:
    """And says what it holds."""
    assert check_archive(made(tmp_path / "a.tar"), watch_nothing).tables == {"orgs.org": 3}


def test_a_changed_missing_or_added_member_is_named(tmp_path: Path) -> None:
    """One bit is enough."""
    assert refusal(remade(made(tmp_path / "1.tar"), {TABLE: b"some rowz"})) == TABLE
    assert refusal(remade(made(tmp_path / "2.tar"), {ORIGINAL: None})) == ORIGINAL
    assert refusal(remade(made(tmp_path / "3.tar"), {"manifest.json": None})) == "backup.not_one"
    info = tarfile.TarInfo("secret-key")
    info.size = 3
    assert refusal(remade(made(tmp_path / "4.tar"), {}, (info, b"key"))) == "secret-key"
    info = tarfile.TarInfo(TABLE)
    assert refusal(remade(made(tmp_path / "5.tar"), {}, (info, b""))) == TABLE


def test_a_changed_manifest_is_named(tmp_path: Path) -> None:
    """A count, a name or the end of the log cannot be written anew without its seal."""
    path = made(tmp_path / "a.tar")
    with tarfile.open(path) as archive:
        body = archive.extractfile("manifest.json")
        assert body is not None
        said = json.loads(body.read())
    for key, value in {
        "tables": {"orgs.org": 4},
        "log_number": 9,
        "members": {},
        "form": "x",
        "seal": "0" * 64,
    }.items():
        changed = json.dumps(said | {key: value}).encode()
        assert refusal(remade(path, {"manifest.json": changed})) == "manifest.json"
    for nonsense in (b"[]", b"{}", b"not json", json.dumps(said | {"more": 1}).encode()):
        assert refusal(remade(path, {"manifest.json": nonsense})) == "manifest.json"


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/passwd", "originals/../../x", "tables/a.b.jsonl.gz/../x", "x", ""]
)
def test_members_of_other_names_are_refused(tmp_path: Path, name: str) -> None:
    """No name leads anywhere."""
    info = tarfile.TarInfo(name)
    info.size = 1
    assert refusal(remade(made(tmp_path / "a.tar"), {}, (info, b"x"))) in {name, name.lstrip("/"), "backup.not_one"}


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_links_folders_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    """A backup has plain files alone."""
    info = tarfile.TarInfo("secret-key")
    info.type, info.linkname = kind, "/etc/passwd"
    assert refusal(remade(made(tmp_path / "a.tar"), {}, (info, b""))) == "secret-key"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_byte_is_found_or_harmless(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever byte of the file is changed: it is refused, or every member is what it was."""
    path = tmp_path / "a.tar"
    if not path.exists():
        made(path)
    body = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))
    changed = tmp_path / "changed.tar"
    changed.write_bytes(body)
    try:
        found = check_archive(changed, watch_nothing)
    except Invalid:
        return
    assert found == check_archive(path, watch_nothing)


def test_a_cut_archive_is_refused(tmp_path: Path) -> None:
    """Wherever it is cut before its end."""
    path = made(tmp_path / "a.tar")
    body = path.read_bytes()
    for end in (0, 100, 512, 700, 2_000):
        path.write_bytes(body[:end])
        refusal(path)


def test_an_archive_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """What stops the writing leaves no file; what is there is not overwritten."""
    path = tmp_path / "a.tar"
    with pytest.raises(RuntimeError), write_archive(path):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    made(path)
    with pytest.raises(Conflict), write_archive(path):
        pass
