"""The file of a backup: a tar of tables and originals with a manifest that names every member and its SHA-256.

    tables/APP.MODEL.jsonl.gz    a line with the names of the columns, then a line a row
    originals/ab/abcdef...       original bytes under their hash
    secret-key                   only where it was asked for
    manifest.json                last

Nothing of an archive is believed before every member was held against the manifest, and nothing is ever unpacked to a
place that a member names itself.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from diemcau.errors import Conflict, Invalid, NotFound, Unavailable
from diemcau.flow.progress import Meter, Watch

MANIFEST, KEY = "manifest.json", "secret-key"
_NAME = re.compile(
    r"tables/[a-z_]+\.[a-z_]+\.jsonl\.gz|originals/([0-9a-f]{2})/\1[0-9a-f]{62}|secret-key|manifest\.json"
)
_FORM, _VERSION = "diemcau-backup", 1
_PIECE = 1024 * 1024
_LARGEST_MANIFEST = 512 * 1024 * 1024  # bytes; about 2 million originals


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds.

    Attributes:
        made_at: When, ISO 8601, UTC.
        software: Version of the house.
        engine: The database it came from, `postgresql` or `sqlite`.
        migrations: Names of the steps that had made the tables, as `app.name`.
        tables: Rows by table.
        log_number, log_seal: The end of the audit log.
        missing: Hashes of originals that were gone or damaged when it was made.
        members: Size in bytes and SHA-256 by name of member, this one excepted.
    """

    made_at: str
    software: str
    engine: str
    migrations: list[str]
    tables: dict[str, int]
    log_number: int
    log_seal: str
    missing: list[str] = field(default_factory=list)
    members: dict[str, tuple[int, str]] = field(default_factory=dict)

    def seal(self) -> str:
        """SHA-256, in hex, over all of it."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()

    def to_json(self) -> bytes:
        """As it stands in the archive."""
        said = {"form": _FORM, "version": _VERSION, **asdict(self), "seal": self.seal()}
        return json.dumps(said, indent=1, sort_keys=True).encode()


class Writer:
    """Adds members to an archive and remembers their hashes."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self.members: dict[str, tuple[int, str]] = {}

    def add(self, name: str, body: IO[bytes], size: int) -> str:
        """Add some bytes; their SHA-256."""
        read = _Hashed(body)
        self._archive.addfile(_info(name, size), read)
        self.members[name] = (size, read.digest())
        return read.digest()

    def finish(self, manifest: Manifest) -> None:
        """Add the manifest."""
        body = manifest.to_json()
        self._archive.addfile(_info(MANIFEST, len(body)), io.BytesIO(body))


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, body: IO[bytes]) -> None:
        self._body, self._hash = body, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._body.read(size)
        self._hash.update(piece)
        return piece

    def digest(self) -> str:
        return self._hash.hexdigest()


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


@contextmanager
def write_archive(path: Path) -> Iterator[Writer]:
    """An archive that comes to its place when it is whole; stopped at any moment, there is none.

    Raises:
        Conflict: If something is there already.
        Unavailable: If it cannot be written.
    """
    if path.exists():
        raise Conflict(f"{path} is there already.", "Name another file.", code="backup.there", path=path)
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")  # its owner alone may read it
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
                yield Writer(archive)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)  # unlike a renaming it never takes the place of a file that came meanwhile
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        Path(draft).unlink(missing_ok=True)


def _unwritten(path: Path, error: OSError) -> Unavailable:
    return Unavailable(
        f"{path} cannot be written: {error.strerror}.", "Look at its folder, its room and rights.",
        code="backup.unwritten", path=path, cause=error.strerror,
    )  # fmt: skip


def check_archive(path: Path, watch: Watch) -> Manifest:
    """Hold every member of an archive against its manifest.

    Raises:
        NotFound: If there is no such file.
        Invalid: If it is no backup, or a member is missing, unknown, twice there, no plain file or not what it was.
    """
    if not path.is_file():
        raise NotFound(f"There is no file {path}.", "Name the archive.", code="backup.no_file", path=path)
    found: dict[str, tuple[int, str]] = {}
    manifest: Manifest | None = None
    meter = Meter("check", None, watch)
    try:
        with tarfile.open(path, "r:") as archive:
            for member in archive:
                _check_member(member, found, is_last=manifest is not None)
                if member.name == MANIFEST:
                    manifest = _read_manifest(archive, member)
                else:
                    found[member.name] = (member.size, _digest(archive, member))
                meter.step()
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Invalid(
            f"{path} is no whole backup.", "Take another one.", code="backup.not_one", path=path, cause=str(error)
        ) from error
    if manifest is None:
        raise Invalid(f"{path} is no whole backup.", "Take another one.", code="backup.not_one", path=path)
    for name in sorted({*found, *manifest.members}):
        if found.get(name) != tuple(manifest.members.get(name, ())):
            raise _tampered(name)
    return manifest


def _check_member(member: tarfile.TarInfo, found: dict[str, tuple[int, str]], *, is_last: bool) -> None:
    """Whether a member is a plain file of a name that a backup has, once."""
    if is_last or not member.isreg() or not _NAME.fullmatch(member.name) or member.name in found:
        raise _tampered(member.name)


def _digest(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    digest, read = hashlib.sha256(), 0
    for piece in read_member(archive, member):
        digest.update(piece)
        read += len(piece)
    if read != member.size:
        raise _tampered(member.name)
    return digest.hexdigest()


def read_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    """The bytes of a member, piece by piece."""
    body = archive.extractfile(member)
    while body is not None and (piece := body.read(_PIECE)):
        yield piece


def _read_manifest(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Manifest:
    if member.size > _LARGEST_MANIFEST:
        raise _tampered(MANIFEST)
    try:
        said: dict[str, Any] = json.loads(b"".join(read_member(archive, member)))
        seal = said.pop("seal")
        form, version = said.pop("form"), said.pop("version")
        said["members"] = {name: (size, digest) for name, (size, digest) in said["members"].items()}
        manifest = Manifest(**said)
        is_whole = (form, version) == (_FORM, _VERSION) and manifest.seal() == seal
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _tampered(MANIFEST) from error
    if not is_whole:
        raise _tampered(MANIFEST)
    return manifest


def _tampered(name: str) -> Invalid:
    return Invalid(
        f"The archive does not hold what its manifest says: {name[:200]!r}.", "It was damaged or changed.",
        code="backup.tampered", member=name[:200],
    )  # fmt: skip
