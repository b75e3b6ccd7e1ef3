"""Boxes of mails: mbox files and Maildir folders, each mail a document."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from diemcau.collect.document import LARGEST, read_bounded
from diemcau.collect.hints import Hints
from diemcau.collect.kind import EML
from diemcau.collect.marks import from_mark, refuse_mark, to_mark
from diemcau.collect.members import Part, name_around
from diemcau.collect.names import Source, to_inside
from diemcau.collect.tell import tell
from diemcau.records import Finding

MAIL = Hints(media_type=EML, leads=True)
"""What a box says of what is in it."""

_ENVELOPE = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}")  # RFC 4155: sender, then the time as asctime writes it
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_FOLDERS = ("cur", "new", "tmp")  # of a Maildir; what lies in the last is not delivered yet
_LINE = 1 << 20


def is_maildir(folder: Path) -> bool:
    """Whether a folder is a Maildir and its files mails."""
    return all((folder / name).is_dir() for name in _FOLDERS)


def stream_mbox(source: Source, after: str | None) -> Iterator[Part | Finding]:
    """The mails in an mbox file; one that is too large is a finding.

    The mark is the place behind the mail and its number, so that a box to which mails were added is read on.

    Args:
        source: The file.
        after: The mark to go on from.
    """
    start = from_mark(after, 2)
    if after is not None and (start is None or start[0] > source.path.stat().st_size):
        yield refuse_mark(after, source.path)
        return
    place, number = start or (0, 0)
    with source.path.open("rb") as file:
        file.seek(place)
        for mail in _mails(file):
            number += 1
            inner = str(number)
            if mail.body is None:
                yield _tell_large(source.path, number)
            elif mail.body.strip():
                name = f"{name_around(source.path, source.name)}/{inner}"
                yield Part(mail.body, source.path / inner, name, to_mark(mail.behind, number), MAIL)


@dataclass(frozen=True, slots=True)
class _Mail:
    """A mail of a box.

    Attributes:
        body: Its bytes, or None where they are too many.
        behind: The place behind it.
    """

    body: bytes | None
    behind: int


def _mails(file: IO[bytes]) -> Iterator[_Mail]:
    """The mails from where a file stands, which is the line before one."""
    lines: list[bytes] = []
    size, begun, blank, place = 0, False, True, file.tell()
    while line := file.readline(_LINE):
        if blank and _ENVELOPE.match(line):
            if begun:
                yield _Mail(_body(lines, size), place)
            lines, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= LARGEST:
                lines.append(line)
        blank = not line.strip(b"\r\n")
        place += len(line)
    if begun:
        yield _Mail(_body(lines, size), place)


def _body(lines: list[bytes], size: int) -> bytes | None:
    return _QUOTED.sub(rb"\1", b"".join(lines)) if size <= LARGEST else None


def stream_maildir(source: Source, after: str | None) -> Iterator[Part | Finding]:
    """The mails in a Maildir, in the order of their names, which begin with the time of their delivery.

    The mark is the name of the mail without its flags, which change when it is read or moved.

    Args:
        source: The folder.
        after: The mark to go on from.
    """
    try:
        found = sorted(_listed(source.path))
    except OSError as error:
        message = f"The folder {source.path} cannot be opened: {error.strerror or error}."
        yield tell("unreadable", source.path, message, "Give yourself the right to open it, or leave it out.")
        return
    for unique, place in found:
        if after is not None and unique <= after:
            continue
        body = read_bounded(Path(place))
        if isinstance(body, Finding):
            yield body
        elif body.strip():
            yield Part(body, Path(place), f"{source.name}/{to_inside(unique)}", unique, MAIL)


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    for name in _FOLDERS[:2]:
        with closing(os.scandir(folder / name)) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and entry.is_file():
                    yield entry.name.partition(":")[0], entry.path


def _tell_large(path: Path, number: int) -> Finding:
    message = f"Mail {number:,} of {path} is larger than {LARGEST // 2**20} MB, the most that is read of one document."
    return tell("large_row", path, message, "Split it into its single reports.", row=number)
