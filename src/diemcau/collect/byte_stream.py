"""The bytes of a file, plain or packed with gzip, from any place on, and where each of them stands.

A packed file is a row of members, each of which can be unpacked alone. A byte in it stands at a member's place in the
file and a number of unpacked bytes behind its beginning; a byte of a plain file at its place, and zero.
"""

from __future__ import annotations

import os
import re
import zlib
from typing import IO, NamedTuple

GZIP = b"\x1f\x8b\x08"
"""First bytes of a member: gzip, packed by deflate (RFC 1952)."""

_STEP = 1 << 16
_LINE = 1 << 16
_ENDS = 64  # bytes among which the ends of lines are looked for at once
_WITH_HEAD = 31  # wbits of zlib for a member with the head and check sum of gzip
_HEAD = 18  # bytes of the smallest member


class Place(NamedTuple):
    """Where a byte stands.

    Attributes:
        member: Place in the file, of the byte or of the member that it is packed in.
        inner: Unpacked bytes before it in its member; 0 in a plain file.
    """

    member: int
    inner: int


class Damaged(Exception):  # noqa: N818 - a state of the file, told on as a finding
    """A packed file cannot be unpacked any further from where it stands."""


class _Piece:
    """Bytes that are read next.

    Args:
        place: Where the first of them stands.
        body: The bytes.
    """

    __slots__ = ("at", "body", "place")

    def __init__(self, place: Place, body: bytes) -> None:
        self.place = place
        self.body = body
        self.at = 0  # how many of them have been read


class ByteStream:
    """Reads a file that can be sought.

    Args:
        file: The file, open for reading bytes.
        packed: Whether it is packed with gzip.
    """

    def __init__(self, file: IO[bytes], *, packed: bool) -> None:
        self._file = file
        self._packed = packed
        self._held: list[_Piece] = []  # what is read next, the first last
        self._raw = b""
        self._inflate: zlib._Decompress | None = None
        self._next = Place(0, 0)

    def go_to(self, place: Place) -> None:
        """Read on from a place.

        Raises:
            Damaged: If what lies before the place in its member cannot be unpacked.
        """
        self._file.seek(place.member)
        self._held, self._raw, self._inflate = [], b"", None
        self._next = Place(place.member, 0)
        if self._packed:
            self.skip(place.inner)

    def size(self) -> int:
        """Bytes of the file."""
        return os.fstat(self._file.fileno()).st_size

    def tell(self) -> Place:
        """Where the next byte stands, or would stand if it could be unpacked."""
        if not self._is_ready():
            return self._next
        place, at = self._held[-1].place, self._held[-1].at
        return Place(place.member, place.inner + at) if self._packed else Place(place.member + at, 0)

    def read(self, size: int) -> bytes:
        """The next bytes; fewer only at the end of the file.

        Raises:
            Damaged: If they cannot be unpacked.
        """
        pieces: list[bytes] = []
        while size > 0 and self._ready():
            piece = self._take(size)
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def skip(self, size: int) -> int:
        """Leave bytes out, those of one member at most; returns how many there were.

        Raises:
            Damaged: If they cannot be unpacked.
        """
        if not self._packed:
            return self._skip_plain(size)
        left = size
        while left > 0 and self._ready() and not (left < size and self.is_at_member()):
            left -= len(self._take(left))
        return size - left

    def _skip_plain(self, size: int) -> int:
        place = self.tell().member
        found = max(0, min(size, self.size() - place))
        self.go_to(Place(place + found, 0))
        return found

    def read_line(self) -> bytes:
        """The next line with its end, which is that of its member at the latest; of a longer one the next 64 KB.

        Raises:
            Damaged: If it cannot be unpacked.
        """
        pieces: list[bytes] = []
        room = _LINE
        while room and self._ready() and not (pieces and self.is_at_member()):
            held = self._held[-1]
            end = held.body.find(b"\n", held.at, held.at + room)
            pieces.append(self._take(room if end < 0 else end + 1 - held.at))
            room -= len(pieces[-1])
            if end >= 0:
                break
        return b"".join(pieces)

    def read_line_ends(self) -> bytes:
        """The carriage returns and line feeds that come next, as far as they can be unpacked."""
        found = b""
        while self._is_ready():
            held = self._held[-1]
            coming = held.body[held.at : held.at + _ENDS]
            ends = len(coming) - len(coming.lstrip(b"\r\n"))
            if not ends:
                break
            found += self._take(ends)
        return found

    def is_at_member(self) -> bool:
        """Whether the next byte is the first of a packed member, so that the one before was found whole."""
        return self._packed and not self.tell().inner

    def is_next(self, begins: re.Pattern[bytes]) -> bool:
        """Whether the next line begins in some way; so does the end of the file.

        Raises:
            Damaged: If it cannot be unpacked.
        """
        place = self.tell()
        line = self.read_line()
        self.put_back(place, line)
        return not line or begins.match(line) is not None

    def put_back(self, place: Place, body: bytes) -> None:
        """Make bytes the next ones again.

        Args:
            place: Where the first of them stands.
            body: What was read last.
        """
        if body:
            self._held.append(_Piece(place, body))

    def go_to_next(self, begins: re.Pattern[bytes]) -> bool:
        """Go to the next line that begins in some way, or else to the next member that does; whether there is one."""
        try:
            return self._search(begins)
        except Damaged:
            return self._search_members(self._next.member + 1, begins)

    def _search(self, begins: re.Pattern[bytes]) -> bool:
        fresh = True
        while True:
            place = self.tell()
            line = self.read_line()
            if not line:
                return False
            if (fresh or (self._packed and not place.inner)) and begins.match(line):
                self.put_back(place, line)
                return True
            fresh = line.endswith(b"\n")

    def _search_members(self, start: int, begins: re.Pattern[bytes]) -> bool:
        """Go to the first member at or behind a place of the file that begins in some way."""
        at = start
        while True:
            at = self._find_sign(at)
            if at < 0:
                return False
            try:
                self.go_to(Place(at, 0))
                if begins.match(line := self.read_line()):
                    self.put_back(Place(at, 0), line)
                    return True
            except Damaged:
                pass
            at += 1

    def _find_sign(self, start: int) -> int:
        """Place in the file of the first sign of a member at or behind another place, or -1."""
        self._file.seek(start)
        before = b""
        while piece := self._file.read(_STEP):
            found = (before + piece).find(GZIP)
            if found >= 0:
                return start + found - len(before)
            start += len(piece)
            before = (before + piece)[-len(GZIP) + 1 :]
        return -1

    def _take(self, size: int) -> bytes:
        """At most so many of the bytes held."""
        held = self._held[-1]
        taken = held.body[held.at : held.at + size]
        held.at += len(taken)
        if held.at == len(held.body):
            self._held.pop()
        return taken

    def _ready(self) -> bool:
        """Hold at least one byte, unless the file is at its end."""
        return bool(self._held) or (self._load_packed() if self._packed else self._load_plain())

    def _is_ready(self) -> bool:
        """The same, where what cannot be unpacked is like the end; whoever reads on is told."""
        try:
            return self._ready()
        except Damaged:
            return False

    def _load_plain(self) -> bool:
        piece = self._file.read(_STEP)
        if piece:
            self._held.append(_Piece(self._next, piece))
            self._next = Place(self._next.member + len(piece), 0)
        return bool(piece)

    def _load_packed(self) -> bool:
        while True:
            if self._inflate is None and not self._begin_member():
                return False
            place = self._next
            if body := self._unpack():
                self._held.append(_Piece(place, body))
                return True

    def _begin_member(self) -> bool:
        """Set out to unpack the next member; whether there is one."""
        while len(self._raw) < _HEAD and (more := self._file.read(_STEP)):
            self._raw += more
        self._next = Place(self._file.tell() - len(self._raw), 0)
        if not self._raw.strip(b"\0"):  # tapes and some programs fill up with zeros
            return False
        if not self._raw.startswith(GZIP):
            raise Damaged("no packed member begins there")
        self._inflate = zlib.decompressobj(_WITH_HEAD)
        return True

    def _unpack(self) -> bytes:
        """Some more bytes of the member; none at its end or where more has to be read first."""
        if self._inflate is None:
            return b""
        try:
            body = self._inflate.decompress(self._raw, _STEP)
        except zlib.error as error:
            raise Damaged(str(error)) from error
        self._next = self._next._replace(inner=self._next.inner + len(body))
        if self._inflate.eof:
            self._raw, self._inflate = self._inflate.unused_data, None
            if not body:
                self._next = Place(self._file.tell() - len(self._raw), 0)
            return body
        self._raw = self._inflate.unconsumed_tail
        if not self._raw and not body:
            self._raw = self._file.read(_STEP)
            if not self._raw:
                raise Damaged("it breaks off")
        return body
