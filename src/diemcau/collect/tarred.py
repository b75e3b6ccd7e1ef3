"""The files in a TAR of any size, packed or not, one by one; nothing is ever unpacked to a disk.

The archive is read from its beginning in one go. Behind a stretch that is damaged reading goes on at the next head of
a member, as far as its packing can be undone.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any, BinaryIO, Self, cast

from diemcau.collect.document import LARGEST
from diemcau.collect.endings import why_no_report
from diemcau.collect.marks import from_mark, refuse_mark, to_mark
from diemcau.collect.members import Part, name_around
from diemcau.collect.names import Source, leads_out, to_inside
from diemcau.collect.tell import tell
from diemcau.records import Finding, Severity

TROUBLE = (
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RecursionError,
    MemoryError,
)
"""What a damaged archive raises."""

_SIGN = 6
_UNPACKERS: dict[bytes, Callable[[BinaryIO], IO[bytes]]] = {
    b"\x1f\x8b": lambda raw: cast("IO[bytes]", gzip.GzipFile(fileobj=raw)),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ": lzma.LZMAFile,
}
_RATIO = 200  # bytes for each packed one; texts are packed by 5 to 20, one byte repeated by 1,000 and more
_RATIO_FROM = 1 << 30  # bytes; below it no ratio does harm
_LONGEST_NAME = 1 << 20  # bytes of a member that only holds the name of the next one
_NAMES = frozenset(
    (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
)


@dataclass(slots=True)
class Tally:
    """The way through an archive and what was met on it.

    Attributes:
        source: The archive.
        passed: Members that an earlier run read.
        skipped: What is no report, by its sort.
        seen: Digests of the names of its reports, of 8 bytes each: all that is held of a member that was read.
        outside: Names that lead out of the archive.
        reports: Members that may be reports.
    """

    source: Source
    passed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    seen: set[bytes] = field(default_factory=set)
    outside: int = 0
    reports: int = 0

    def name(self, said: str, number: int) -> str:
        """The name of a member as it is shown, that of a later one of the same name with its number."""
        inside = to_inside(said)
        self.reports += 1
        self.outside += leads_out(said)
        digest = blake2b(inside.encode(), digest_size=8).digest()
        if digest in self.seen:
            return f"{inside} ({number})"
        self.seen.add(digest)
        return inside

    def part(self, body: bytes, name: str, number: int) -> Part:
        """The document that a member is."""
        around = name_around(self.source.path, self.source.name)
        return Part(body, self.source.path / name, f"{around}/{name}", to_mark(number))


def stream_tar(source: Source, after: str | None) -> Iterator[Part | Finding]:
    """The documents in a TAR, then what to know of its other members; links, devices and leftovers are none.

    The mark is the number of members before it.

    Args:
        source: The file, packed with gzip, bzip2 or xz, or not at all.
        after: The mark to go on from.
    """
    start = from_mark(after, 1)
    if after is not None and start is None:
        yield refuse_mark(after, source.path)
        return
    tally, bad = Tally(source, start[0] if start else 0), _Bad()
    try:
        with source.path.open("rb") as raw, _open(raw, bad) as archive:
            yield from _members(archive, raw, tally, bad)
    except TROUBLE as error:
        yield _tell_broken(source.path, tally.reports, error)
    yield from tell_tally(tally)


@contextmanager
def _open(raw: BinaryIO, bad: _Bad) -> Iterator[tarfile.TarFile]:
    """The archive in a file: one that is not packed is sought in, any other read through."""
    sign = raw.read(_SIGN)
    raw.seek(0)
    unpack = next((unpack for begins, unpack in _UNPACKERS.items() if sign.startswith(begins)), None)
    with ExitStack() as stack:
        file = stack.enter_context(unpack(raw)) if unpack is not None else raw
        mode = "r:" if unpack is None else "r|"
        yield stack.enter_context(
            tarfile.open(fileobj=file, mode=mode, ignore_zeros=True, tarinfo=bad.watched(), errorlevel=2)  # type: ignore[call-overload]
        )


class _Bad:
    """Counts the blocks that should be heads of members and are none."""

    def __init__(self) -> None:
        self.blocks = 0

    def watched(self) -> type[tarfile.TarInfo]:
        """A head that tells of damage, and is none where it would have tarfile read without end."""
        bad = self

        class Watched(tarfile.TarInfo):
            @classmethod
            def frombuf(cls, buf: Any, encoding: str, errors: str) -> Self:
                try:
                    info = super().frombuf(buf, encoding, errors)
                except tarfile.HeaderError:
                    bad.blocks += bool(bytes(buf).strip(b"\0"))
                    raise
                if info.size < 0 or (info.type in _NAMES and info.size > _LONGEST_NAME):
                    bad.blocks += 1
                    raise tarfile.InvalidHeaderError("a size that no member has")  # type: ignore[attr-defined]
                return info

        return Watched


def _members(archive: tarfile.TarFile, raw: BinaryIO, tally: Tally, bad: _Bad) -> Iterator[Part | Finding]:
    number, path = 0, tally.source.path
    while (info := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined] # it would hold all of them
        number += 1
        found = _member(archive, info, number, tally)
        if number > tally.passed:
            if bad.blocks:
                yield _tell_gap(path, number, bad.blocks)
            if found is not None:
                yield found
        bad.blocks = 0
        if archive.offset > max(_RATIO_FROM, _RATIO * raw.tell()):
            yield _tell_bomb(path, number)
            return
    if bad.blocks:
        yield _tell_gap(path, number + 1, bad.blocks)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, number: int, tally: Tally) -> Part | Finding | None:
    """The document that a member is, or a finding, or nothing where it is only counted."""
    if info.isdir():
        return None
    cause = _no_report(info)
    if cause is not None:
        tally.skipped[cause] += 1
        return None
    name = tally.name(info.name, number)
    if info.size > LARGEST:
        return tell_large(tally.source.path / name)
    file = archive.extractfile(info) if number > tally.passed else None
    return tally.part(file.read(LARGEST + 1), name, number) if file is not None else None


def _no_report(info: tarfile.TarInfo) -> str | None:
    """Why a member is no report, or None where it may be one."""
    if info.issym() or info.islnk():
        return "links"
    if not info.isreg():
        return "devices"
    return why_no_report(to_inside(info.name))


def tell_large(path: Path) -> Finding:
    """The finding that a member is larger than what is read of one document."""
    message = f"{path} is larger than {LARGEST // 2**20} MB, the most that is read of one document."
    return tell("too_large", path, message, "Unpack it and name the reports in it.")


def _tell_broken(path: Path, count: int, error: Exception) -> Finding:
    message = f"{path} breaks off or is damaged behind file {count:,} ({error}); what follows was not read."
    return tell("broken_off", path, message, "Ask its sender for it anew.", at=f"{count:,}")


def tell_tally(tally: Tally) -> Iterator[Finding]:
    """What to know of the members of an archive that are no documents."""
    path = tally.source.path
    if tally.outside:
        message = f"{path} holds {tally.outside:,} file names that lead out of it; nothing was written anywhere."
        yield tell("outside", path, message, severity=Severity.NOTE)
    if tally.skipped:
        kinds = ", ".join(f"{number} {kind}" for kind, number in tally.skipped.most_common(20))
        message = f"{path} holds files that were skipped as no document: {kinds}."
        yield tell("skipped", path, message, severity=Severity.NOTE)
    if not tally.reports:
        advice = "Name an archive that holds Word, PDF, Excel, mail, text or HTML files."
        yield tell("nothing", path, f"{path} holds no document; at least one report was expected.", advice)


def _tell_gap(path: Path, number: int, blocks: int) -> Finding:
    message = (
        f"{path} is damaged before its file {number:,}: {blocks:,} blocks of 512 bytes hold no file and were skipped."
    )
    return tell("gap", path, message, "Ask its sender for it anew if reports are missing.", row=number, blocks=blocks)


def _tell_bomb(path: Path, number: int) -> Finding:
    message = f"{path} unpacks to more than {_RATIO} times its size; reading stopped at its file {number:,}."
    return tell("bomb", path, message, "Do not open it unless you know where it comes from.")
