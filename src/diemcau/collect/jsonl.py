"""JSON Lines: an object a line, each a document."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from diemcau.collect.document import LARGEST
from diemcau.collect.marks import from_mark, refuse_mark, to_mark
from diemcau.collect.members import Part
from diemcau.collect.names import Source
from diemcau.collect.rows import read_row, tell_large
from diemcau.collect.stream_signs import TEXTS
from diemcau.collect.tell import tell
from diemcau.records import Finding

LONGEST = 2 * LARGEST
"""Bytes of the longest line that is read: JSON may write a letter in two bytes and more."""

_STEP = 1 << 20


def stream_lines(source: Source, after: str | None, *, packed: bool) -> Iterator[Part | Finding]:
    """The documents in a file of JSON Lines; a line that is none is a finding with its number.

    The mark of a plain file is the place behind the line and its number; that of a packed file, which can only be
    read from its beginning, the number alone.

    Args:
        source: The file.
        after: The mark to go on from.
        packed: Whether the file is packed with gzip.
    """
    start = from_mark(after, 1 if packed else 2)
    if after is not None and (start is None or (not packed and start[0] > source.path.stat().st_size)):
        yield refuse_mark(after, source.path)
        return
    place, number = (0, 0) if start is None else (0, start[0]) if packed else start[:2]
    with closing(_open(source.path, packed=packed)) as file:
        if packed:
            yield from _skip(file, number, source.path)
        else:
            file.seek(place)
        yield from _read(file, number, source, packed=packed)


def _open(path: Path, *, packed: bool) -> BinaryIO | gzip.GzipFile:
    return gzip.open(path, "rb") if packed else path.open("rb")


def _skip(file: BinaryIO | gzip.GzipFile, lines: int, path: Path) -> Iterator[Finding]:
    """Read past some lines; says where a packed file breaks off before."""
    try:
        for _ in islice(_lines(file), lines):
            pass
    except (OSError, EOFError, zlib.error) as error:
        yield _broken(path, lines, error)


def _read(file: BinaryIO | gzip.GzipFile, number: int, source: Source, *, packed: bool) -> Iterator[Part | Finding]:
    lines = _lines(file)
    while True:
        try:
            line, size = next(lines, (b"", 0))
        except (OSError, EOFError, zlib.error) as error:
            yield _broken(source.path, number, error)
            return
        if not size:
            return
        number += 1
        mark = to_mark(number) if packed else to_mark(file.tell(), number)
        if size > LONGEST:
            yield tell_large(source.path, number)
        elif line.strip():
            yield _read_line(line, number, source, mark)


def _lines(file: BinaryIO | gzip.GzipFile) -> Iterator[tuple[bytes, int]]:
    """Each line and its size; of one that is too long, nothing but a size that says so."""
    while line := file.readline(LONGEST + 1):
        if len(line) <= LONGEST:
            yield line, len(line)
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_STEP)
        yield b"", LONGEST + 1


def _read_line(line: bytes, number: int, source: Source, mark: str) -> Part | Finding:
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return _no_object(source.path, number, f"is no JSON ({error})")
    if not isinstance(row, dict):
        return _no_object(source.path, number, "is JSON but no object")
    return read_row(row, number, source, mark)


def _no_object(path: Path, number: int, cause: str) -> Finding:
    message = f"Line {number:,} of {path} {cause}; an object with a field {', '.join(TEXTS)} was expected."
    return tell("bad_row", path, message, "Correct the line or leave it out; the others were read.", row=number)


def _broken(path: Path, number: int, error: Exception) -> Finding:
    message = f"{path} breaks off or is damaged behind line {number:,} ({error}); what follows was not read."
    return tell("broken_off", path, message, "Ask its sender for it anew.", at=f"{number:,}")
