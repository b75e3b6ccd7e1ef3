"""Which files and folders hold many documents."""

from __future__ import annotations

from pathlib import Path

from diemcau.collect.mailbox_files import is_maildir
from diemcau.collect.stream_signs import HEAD, Stream, find_sign
from diemcau.collect.zip_stream import is_large_zip


def find_stream(path: Path) -> Stream | None:
    """What a file or folder is, or None where it is read as one file.

    Raises:
        OSError: If it cannot be opened.
    """
    if path.is_dir():
        return Stream.MAILDIR if is_maildir(path) else None
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        return Stream.ZIP if is_large_zip(path) else None
    return find_sign(head, path)
