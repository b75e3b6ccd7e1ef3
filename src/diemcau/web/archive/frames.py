"""Messages between the site and the process that reads for it: some byte strings at once, each with its length."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import IO

_COUNT = struct.Struct(">I")
_LENGTH = struct.Struct(">Q")
_MOST = 1 << 32  # bytes of one string; what claims to be longer is no message


def write_frame(stream: IO[bytes], parts: Sequence[bytes]) -> None:
    """Send some byte strings."""
    stream.write(_COUNT.pack(len(parts)))
    for part in parts:
        stream.write(_LENGTH.pack(len(part)))
        stream.write(part)
    stream.flush()


def read_frame(stream: IO[bytes]) -> list[bytes]:
    """The next byte strings.

    Raises:
        EOFError: If the other side is gone, or sends something else.
    """
    (count,) = _COUNT.unpack(_take(stream, _COUNT.size))
    return [_take(stream, _LENGTH.unpack(_take(stream, _LENGTH.size))[0]) for _ in range(count)]


def _take(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size) if size <= _MOST else b""
    if len(found) != size:
        raise EOFError
    return found
