"""The files in a ZIP that is too large to be held, one by one from where it lies.

Its list of contents is held, about a kilobyte a file.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from diemcau.collect.archive import LARGEST_SUM, MOST_MEMBERS, Archive, Budget
from diemcau.collect.content import Unread
from diemcau.collect.document import LARGEST, find_cause
from diemcau.collect.marks import from_mark, refuse_mark
from diemcau.collect.members import Part
from diemcau.collect.names import Source, to_inside
from diemcau.collect.tarred import TROUBLE, Tally, tell_tally
from diemcau.collect.zipped import member_name, no_report
from diemcau.records import Finding

_SMALL = 1 << 20  # bytes of a ZIP that cannot hold more than is read in memory
_OFFICE = ("[Content_Types].xml", "mimetype")  # members that only office files have


def is_large_zip(path: Path) -> bool:
    """Whether a ZIP is no office file and holds more than is read in memory."""
    size = path.stat().st_size
    if size < _SMALL:
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if any(name in archive.NameToInfo for name in _OFFICE):
                return False
    except (*TROUBLE, zipfile.BadZipFile, NotImplementedError):
        return False
    return size > LARGEST or len(members) > MOST_MEMBERS or sum(info.file_size for info in members) > LARGEST_SUM


def stream_zip(source: Source, after: str | None) -> Iterator[Part | Finding]:
    """The documents in a large ZIP, in the order of its list of contents; the mark is the number of a member in it.

    Args:
        source: The file.
        after: The mark to go on from.
    """
    start = from_mark(after, 1)
    if after is not None and start is None:
        yield refuse_mark(after, source.path)
        return
    tally = Tally(source, start[0] if start else 0)
    try:
        with Archive(source.path, Budget(sys.maxsize, sys.maxsize)) as archive:
            for number, info in enumerate(archive.members(), 1):
                yield from _member(archive, info, number, tally)
    except Unread as error:
        yield find_cause(error, source.path)
        return
    yield from tell_tally(tally)


def _member(archive: Archive, info: zipfile.ZipInfo, number: int, tally: Tally) -> Iterator[Part | Finding]:
    if info.is_dir():
        return
    said = member_name(info)
    cause = no_report(to_inside(said), info)
    if cause is not None:
        tally.skipped[cause] += 1
        return
    name = tally.name(said, number)
    if number <= tally.passed:
        return
    try:
        yield tally.part(archive.read(info), name, number)
    except Unread as error:
        yield find_cause(error, tally.source.path / name)
