"""What holds many documents, told by its first bytes and only then by its name: the signs."""

from __future__ import annotations

import bz2
import json
import lzma
import re
import zlib
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from diemcau.collect.byte_stream import GZIP
from diemcau.collect.warc_frames import BEGINS

HEAD = 1 << 16
"""Bytes at the start of a file that are looked at."""

TEXTS = ("text", "content", "body", "html")
"""Columns that may hold the text of a document; of several that do, the first is read."""

_MEMORY = 1 << 28  # bytes that unpacking xz may take; its strongest setting takes a quarter of that
_USTAR = 257  # place of the sign of a TAR in its first block
_WITH_HEAD = 31  # wbits of zlib for gzip
_BOX = re.compile(rb"\s{0,9}From \S[^\n]*\d\d:\d\d[^\n]*\d{4}[^\n]*\n>?[A-Za-z][A-Za-z0-9-]*: ")
_LINES = frozenset((".jsonl", ".ndjson"))
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,300}\?>\s*|<\?xml-stylesheet[^>]{0,500}\?>\s*|<!--.{0,4000}?-->\s*"
    rb"|<!DOCTYPE\s[^>\[]{0,500}(?:\[[^\]]{0,4000}\]\s*)?>\s*){0,20}"
    rb"<(?:rss[\s>]|(?:\w{1,20}:)?feed\s[^>]{0,2000}w3\.org/2005/Atom|rdf:RDF\s[^>]{0,2000}purl\.org/rss/)",
    re.DOTALL | re.IGNORECASE,
)


class Stream(StrEnum):
    """A sort of thing that holds many documents."""

    LINES = "lines"
    PACKED_LINES = "packed lines"
    PARQUET = "parquet"
    TAR = "tar"
    ZIP = "zip"
    WARC = "warc"
    PACKED_WARC = "packed warc"
    FEED = "feed"
    MBOX = "mbox"
    MAILDIR = "maildir"


def find_sign(head: bytes, path: Path) -> Stream | None:
    """What begins with some bytes, or None where that holds one document.

    Args:
        head: Its first bytes, `HEAD` of them if it has so many.
        path: What it is called.
    """
    return _in_packed(head, path) if head.startswith(tuple(_PACKED)) else _in_plain(head, path)


def is_feed(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a feed."""
    return _FEED.match(head) is not None


def is_box(head: bytes) -> bool:
    """Whether the first bytes of a file are those of an mbox file: a line of an envelope, then one of a mail's head."""
    return _BOX.match(head) is not None


def _in_plain(head: bytes, path: Path) -> Stream | None:
    ending = path.suffix.lower()
    if BEGINS.match(head.lstrip(b"\r\n")) or (head and ending == ".warc"):
        return Stream.WARC
    if head.startswith(b"PAR1"):
        return Stream.PARQUET
    if _is_tar(head) or (head and ending == ".tar"):
        return Stream.TAR
    if ending != ".eml" and is_box(head):
        return Stream.MBOX
    if is_feed(head):
        return Stream.FEED
    return Stream.LINES if (head.strip() and ending in _LINES) or _is_lines(head) else None


def _in_packed(head: bytes, path: Path) -> Stream | None:
    inner = _unpacked(head)
    endings = tuple(ending.lower() for ending in path.suffixes)
    if _is_tar(inner) or endings[-2:-1] == (".tar",) or endings[-1:] in {(".tgz",), (".tbz2",), (".txz",)}:
        return Stream.TAR
    if not head.startswith(GZIP):
        return None
    if BEGINS.match(inner.lstrip(b"\r\n")) or endings[-2:-1] == (".warc",):
        return Stream.PACKED_WARC
    return Stream.PACKED_LINES if _is_lines(inner) or (endings[-2:-1] and endings[-2] in _LINES) else None


def _unpacked(head: bytes) -> bytes:
    """What the first bytes of a packed file unpack to; nothing where they are damaged."""
    unpack = next(unpack for sign, unpack in _PACKED.items() if head.startswith(sign))
    try:
        return unpack(head)
    except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError):
        return b""


_PACKED: dict[bytes, Callable[[bytes], bytes]] = {
    GZIP: lambda head: zlib.decompressobj(_WITH_HEAD).decompress(head, HEAD),
    b"BZh": lambda head: bz2.BZ2Decompressor().decompress(head, HEAD),
    b"\xfd7zXZ": lambda head: lzma.LZMADecompressor(memlimit=_MEMORY).decompress(head, HEAD),
}


def _is_tar(head: bytes) -> bool:
    return head[_USTAR : _USTAR + 5] == b"ustar"


def _is_lines(head: bytes) -> bool:
    """Whether the first line of a file is an object of JSON with a text."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if not first.startswith(b"{"):
        return False
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and any(isinstance(row.get(name), str) for name in TEXTS)
