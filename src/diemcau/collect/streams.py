"""The documents of a source of any size, one by one, in memory that does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any, TypeAlias

from diemcau.collect.document import read_bounded
from diemcau.collect.marks import refuse_mark
from diemcau.collect.members import Part
from diemcau.collect.names import Source
from diemcau.collect.stream_kind import find_stream
from diemcau.collect.stream_signs import Stream
from diemcau.collect.tell import tell
from diemcau.records import Finding

_Streamer: TypeAlias = Callable[[Source, str | None], Iterator[Part | Finding]]

_STREAMERS: dict[Stream, tuple[str, dict[str, Any]]] = {
    Stream.LINES: ("jsonl:stream_lines", {"packed": False}),
    Stream.PACKED_LINES: ("jsonl:stream_lines", {"packed": True}),
    Stream.PARQUET: ("parquet:stream_rows", {}),
    Stream.TAR: ("tarred:stream_tar", {}),
    Stream.ZIP: ("zip_stream:stream_zip", {}),
    Stream.WARC: ("warc:stream_records", {"packed": False}),
    Stream.PACKED_WARC: ("warc:stream_records", {"packed": True}),
    Stream.FEED: ("feed:stream_entries", {}),
    Stream.MBOX: ("mailbox_files:stream_mbox", {}),
    Stream.MAILDIR: ("mailbox_files:stream_maildir", {}),
}
# Module of this room and function in it, with what it has to be told; loaded when the first source of its sort comes.


def stream_parts(source: Source, after: str | None = None) -> Iterator[Part | Finding]:
    """The documents in one source, each as soon as it is read, and findings that say what was not read.

    A plain file, a mail and an archive small enough to be held are one part of all their bytes, without a mark; what
    is inside is opened by `members.open_parts`. What holds documents in any number is read one by one: JSON Lines,
    Parquet, TAR and large ZIP archives, archives of the web, feeds, boxes of mails. Reading such a source from a mark
    gives the parts behind it, and the findings between them, as reading it whole does; only the findings at its end
    that count what was skipped count what is behind the mark.

    Args:
        source: A file, or a folder of mails, as `find_files` gives it.
        after: The mark of the last part that is not wanted again; None for all parts.
    """
    try:
        kind = find_stream(source.path)
    except OSError:
        kind = None  # reading it says why
    if kind is None:
        yield _whole(source) if after is None else refuse_mark(after, source.path)
        return
    try:
        yield from _load(kind)(source, after)
    except OSError as error:
        message = f"{source.path} cannot be read on: {error.strerror or error}."
        yield tell("unreadable", source.path, message, "Check the disk and try again.")


def _whole(source: Source) -> Part | Finding:
    body = read_bounded(source.path)
    return body if isinstance(body, Finding) else Part(body, source.path, source.name)


def _load(kind: Stream) -> _Streamer:
    named, told = _STREAMERS[kind]
    module, _, function = named.partition(":")
    return partial(getattr(import_module(f"diemcau.collect.{module}"), function), **told)
