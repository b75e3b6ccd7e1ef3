"""The records of an archive of the web (WARC, ISO 28500), each only once its end is where it says.

What is no whole record is told with its place, and reading goes on at the next line that begins a record, or at the
next packed member that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diemcau.collect.byte_stream import ByteStream, Damaged, Place
from diemcau.collect.document import LARGEST

BEGINS = re.compile(rb"WARC/\d+\.\d+\r?\n")
"""The first line of a record."""

_END = b"\r\n\r\n"  # stands behind every record by the standard, and is left out by some programs
_LONGEST_HEAD = 1 << 16
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Record:
    """A whole record.

    Attributes:
        place: Where it begins.
        behind: Where the next one begins.
        head: Its head, to the empty line.
        block: What it holds.
    """

    place: Place
    behind: Place
    head: bytes
    block: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """What is no whole record.

    Attributes:
        place: Where it begins.
        cause: What is the matter, as the rest of a sentence that begins with the record.
        large: Whether it is a whole record that is only too large.
    """

    place: Place
    cause: str
    large: bool = False


class _Malformed(Exception):  # noqa: N818 - told on as a fault
    """What stands at a place is no whole record."""


def read_frames(stream: ByteStream) -> Iterator[Record | Fault]:
    """The records from where a stream stands to its end."""
    while True:
        place = stream.tell()
        try:
            frame = _read_frame(stream)
        except (_Malformed, Damaged) as error:
            yield Fault(place, str(error) if isinstance(error, _Malformed) else f"cannot be unpacked ({error})")
            if not stream.go_to_next(BEGINS):
                return
            continue
        if frame is None:
            return
        yield frame


def _read_frame(stream: ByteStream) -> Record | Fault | None:
    stream.read_line_ends()
    place = stream.tell()
    head = _read_head(stream)
    if not head:
        return None
    length = _LENGTH.search(head)
    if length is None:
        raise _Malformed("does not say how long it is")
    start, size = stream.tell(), int(length[1])
    if size > LARGEST:
        return _skip_large(stream, place, start, size)
    block = stream.read(size)
    ends = stream.read_line_ends() if len(block) == size else b""
    if len(block) < size or not (ends.startswith(_END) or stream.is_at_member() or stream.is_next(BEGINS)):
        stream.put_back(start, block + ends)
        raise _Malformed("is longer or shorter than it says, or breaks off")
    return Record(place, stream.tell(), head, block)


def _skip_large(stream: ByteStream, place: Place, start: Place, size: int) -> Fault:
    found = stream.skip(size)
    stream.read_line_ends()
    if found < size or not stream.is_next(BEGINS):
        stream.go_to(start)
        raise _Malformed(f"says that it is {size:,} bytes long, which it is not")
    return Fault(place, f"is larger than {LARGEST // 2**20} MB, the most that is read of one document", large=True)


def _read_head(stream: ByteStream) -> bytes:
    """The head of a record to its empty line; nothing at the end of the file."""
    lines = [stream.read_line()]
    if not lines[0]:
        return b""
    if not BEGINS.match(lines[0]):
        raise _Malformed("does not begin as a record does")
    size = 0
    while lines[-1] not in {b"\r\n", b"\n"}:
        lines.append(stream.read_line())
        size += len(lines[-1])
        if not lines[-1] or size > _LONGEST_HEAD:
            raise _Malformed("has a head without an end")
    return b"".join(lines)
