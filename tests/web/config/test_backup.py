"""A backup while people write, brought back on an empty machine of either engine."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import signal
import sqlite3
import subprocess
import tarfile
import time
from gzip import decompress
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.flow.progress import watch_nothing
from diemcau.web.config.backup_archive import Manifest, check_archive, write_archive

from .conftest import ENGINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import MakeSite


def members(archive: Path) -> dict[str, bytes]:
    """The bytes of each member."""
    with tarfile.open(archive) as opened:
        return {one.name: (opened.extractfile(one) or io.BytesIO()).read() for one in opened}


def finish(process: subprocess.Popen[str]) -> None:
    """Wait for the end of a process, which has to be a good one."""
    _, err = process.communicate(timeout=120)
    assert process.returncode == 0, err


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(*pair, marks=[pytest.mark.embedded] if set(pair) == {"sqlite"} else [])
        for pair in product(ENGINES, ENGINES)
    ],
)
def test_a_backup_while_people_write_comes_back_whole(
    make_site: MakeSite, tmp_path: Path, source: str, target: str
) -> None:
    """Every table, every original and the log are as they were at one moment, on an empty machine of either engine."""
    site, archive, stop = make_site(source), tmp_path / "site.tar", tmp_path / "stop"
    site.run("fill")
    writer = site.begin("write", str(stop))
    assert writer.stdout is not None
    writer.stdout.readline()
    site.run("command", "backup", str(archive))
    stop.touch()
    finish(writer)
    kept = members(archive)
    manifest: dict[str, Any] = json.loads(kept["manifest.json"])
    assert "secret-key" not in kept
    assert not any("session" in name for name in kept)

    other = make_site(target)
    said = other.run("command", "restore", str(archive), "--data", str(other.data))
    found = other.told()
    assert {name: rows for name, (rows, _) in found["tables"].items()} == manifest["tables"]
    for name, (_, digest) in found["tables"].items():
        assert hashlib.sha256(decompress(kept[f"tables/{name}.jsonl.gz"])).hexdigest() == digest, name
    named = {
        line.partition('"')[2][:64]
        for line in decompress(kept["tables/archive.blob.jsonl.gz"]).decode().splitlines()[1:]
    }
    assert set(found["originals"]) == named
    assert found["log"] == [manifest["log_number"], manifest["log_seal"], True]
    assert manifest["log_seal"] in said
    assert site.told()["tables"]["archive.document"][0] > manifest["tables"]["archive.document"] > 1
    stop.unlink()
    later = other.begin("write", str(stop))  # new rows get numbers of their own
    assert later.stdout is not None
    later.stdout.readline()
    stop.touch()
    finish(later)
    assert other.told()["log"][2]


@pytest.mark.embedded
def test_nothing_is_restored_over_something(make_site: MakeSite, tmp_path: Path) -> None:
    """Neither into a data folder with files nor from anything that is no backup; nor is an archive overwritten."""
    site, archive = make_site("sqlite"), tmp_path / "site.tar"
    site.run("fill")
    site.run("command", "backup", str(archive), "--with-key")
    assert members(archive)["secret-key"] == (site.data / "secret-key").read_bytes()
    assert archive.stat().st_mode & 0o077 == 0
    assert "there already" in site.refused("backup", str(archive))
    assert "not empty" in site.refused("restore", str(archive), "--data", str(site.data))
    nothing = tmp_path / "nothing.tar"
    nothing.write_bytes(b"no tar at all")
    assert "no whole backup" in site.refused("restore", str(nothing), "--data", str(tmp_path / "new"))
    assert "There is no file" in site.refused("restore", str(tmp_path / "gone.tar"), "--data", str(tmp_path / "new"))
    assert not (tmp_path / "new").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([archive.name, nothing.name, site.data.name])


@pytest.mark.skipif("postgresql" not in ENGINES, reason="needs PostgreSQL")
def test_nothing_is_restored_into_a_database_with_rows(make_site: MakeSite, tmp_path: Path) -> None:
    """The data folder is empty, the database is not: nothing is written."""
    site, archive, full = make_site("sqlite"), tmp_path / "site.tar", make_site("postgresql")
    site.run("fill")
    full.run("fill")
    site.run("command", "backup", str(archive))
    before = full.told()["tables"]
    assert "database is not empty" in full.refused("restore", str(archive), "--data", str(tmp_path / "new"))
    assert not (tmp_path / "new").exists()
    assert full.told()["tables"] == before


def aged(archive: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Make an archive one of another version: its tables were made by other steps."""
    kept = members(archive)
    said = json.loads(kept["manifest.json"])
    said = {name: value for name, value in said.items() if name not in {"form", "version", "seal"}}
    said["members"] = {name: tuple(value) for name, value in said["members"].items()}
    manifest = Manifest(**{**said, "migrations": change(said["migrations"])})
    archive.unlink()
    with write_archive(archive) as writer:
        for name, body in kept.items():
            if name != "manifest.json":
                writer.add(name, io.BytesIO(body), len(body))
        writer.finish(manifest)


@pytest.mark.embedded
def test_a_backup_of_an_earlier_version_is_brought_up_to_date(make_site: MakeSite, tmp_path: Path) -> None:
    """Its rows come into tables as they were then, which become those of today; one of a later version is refused."""
    site, archive, other = make_site("sqlite"), tmp_path / "site.tar", make_site("sqlite")
    site.run("fill")
    site.run("command", "backup", str(archive))
    aged(archive, lambda steps: [*steps, "archive.9999_from_the_future"])
    assert "archive.9999_from_the_future" in site.refused("restore", str(archive), "--data", str(other.data))
    assert not other.data.exists()
    aged(archive, lambda steps: [step for step in steps if "9999" not in step and step != "audit.0002_append_only"])
    site.run("command", "restore", str(archive), "--data", str(other.data))
    assert other.told()["log"][2]
    database = sqlite3.connect(other.data / "diemcau.sqlite3")
    with contextlib.closing(database), pytest.raises(sqlite3.IntegrityError, match="never changed"):
        database.execute("DELETE FROM audit_entry")


@pytest.mark.embedded
def test_an_original_that_is_gone_is_named(make_site: MakeSite, tmp_path: Path) -> None:
    """The rest is backed up; the exit code says that something is amiss."""
    site, archive = make_site("sqlite"), tmp_path / "site.tar"
    site.run("fill")
    damaged = next((site.data / "originals").glob("*/*"))
    damaged.write_bytes(b"something else")
    assert damaged.name in site.refused("backup", str(archive))
    assert json.loads(members(archive)["manifest.json"])["missing"] == [damaged.name]


@pytest.mark.embedded
def test_a_killed_backup_leaves_no_archive(make_site: MakeSite, tmp_path: Path) -> None:
    """At whatever moment it is killed, there is a whole archive or none."""
    site = make_site("sqlite")
    site.run("fill")
    begun = time.monotonic()
    site.run("command", "backup", str(tmp_path / "whole.tar"))
    needed = time.monotonic() - begun
    for place, share in enumerate((0.85, 0.95)):
        archive = tmp_path / f"killed-{place}.tar"
        process = site.begin("command", "backup", str(archive))
        time.sleep(needed * share)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if archive.exists():
            check_archive(archive, watch_nothing)
    assert site.told()["log"][2]
