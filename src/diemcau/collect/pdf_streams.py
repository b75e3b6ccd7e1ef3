"""Looks for packed parts of a PDF that swell to more than any report holds, before a library unpacks them."""

from __future__ import annotations

import re
import zlib

from diemcau.collect.content import Unread

LARGEST_DRAWING = 24 * 1024 * 1024
"""Bytes that a packed part other than a picture may unpack to: what draws a page, a font. The page of a map has some
ten million; every 14 of them may become a drawn object of some hundred bytes in memory."""

LARGEST_PICTURE = 256 * 1024 * 1024
"""Bytes that a packed picture may unpack to: a scan of A3 in colour at 600 dots has 209 million."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_HEAD = 600  # bytes before a part that describe it
_DENSEST = 1032  # bytes that one packed byte can unpack to (RFC 1951)
_STEP = 1024 * 1024
_MOST_STREAMS = 200_000


def check_streams(body: bytes) -> None:
    """Look through the packed parts of a PDF.

    Raises:
        Unread: If one of them unpacks to more than fits its kind, or is packed twice over (`bomb`).
    """
    for count, match in enumerate(_STREAM.finditer(body)):
        head = body[max(0, match.start() - _HEAD) : match.start()]
        head = head[head.rfind(b"endobj") + 1 :]
        twice = head.count(b"/FlateDecode") + head.count(b"/Fl ") > 1
        most = LARGEST_PICTURE if b"/Image" in head else LARGEST_DRAWING
        if count > _MOST_STREAMS or twice or _swells(body, match.end(), most):
            raise Unread(
                "bomb",
                "a part of it unpacks to more than a report holds",
                "Do not open it unless you know where it comes from.",
            )


def _swells(body: bytes, start: int, most: int) -> bool:
    """Whether the packed part that begins at a place unpacks to more than `most` bytes."""
    end = body.find(b"endstream", start)
    packed = body[start : end if end >= 0 else len(body)]
    if len(packed) * _DENSEST <= most:
        return False
    unpacker, size = zlib.decompressobj(), 0
    try:
        while packed and not unpacker.eof:
            size += len(unpacker.decompress(packed, _STEP))
            packed = unpacker.unconsumed_tail
            if size > most:
                return True
    except zlib.error:
        return False
    return False
