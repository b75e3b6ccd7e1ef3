"""The documents in one file: itself, what an archive holds, what is attached to a mail; archives in archives too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diemcau.collect.archive import Budget
from diemcau.collect.content import Member, Notice, Unread
from diemcau.collect.document import find_cause, tell_notice
from diemcau.collect.formats import find_opener, find_reader
from diemcau.collect.hints import NO_HINTS, Hints
from diemcau.collect.kind import find_format
from diemcau.collect.stream_signs import HEAD, find_sign
from diemcau.records import Finding

DEEPEST = 3
"""Archives and mails inside one another that are opened: a mail with a ZIP of mails has two."""

_UNPACK = "Unpack it and name the reports in it."


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of one document.

    Attributes:
        body: The bytes.
        path: Where they lie: the path of a file, or that of the file around them with their name in it, such as
            `returns.zip/north/report.docx`.
        name: What the document is called; a member is called by the file around it and its whole name in it.
        mark: The place behind it in its container, from which a later run goes on; None for a plain file. Only
            `streams.stream_parts` knows how to read it.
        hints: What its container says of it.
    """

    body: bytes
    path: Path
    name: str
    mark: str | None = None
    hints: Hints = NO_HINTS


def open_parts(body: bytes, path: Path, name: str, hints: Hints = NO_HINTS) -> Iterator[Part | Finding]:
    """The documents in the bytes of a file, each as soon as it is unpacked, and why others are none.

    Args:
        body: The bytes of the file.
        path: Where it lies; only shown.
        name: What its document is called.
        hints: What the container says that the file was taken from; it says nothing of what is inside the file.
    """
    yield from _open(Part(body, path, name, hints=hints), Budget(), 0)


def _open(whole: Part, budget: Budget, depth: int) -> Iterator[Part | Finding]:
    media_type = whole.hints.media_type if whole.hints.leads else None
    if media_type is None and find_sign(whole.body[:HEAD], whole.path) is not None:
        yield find_cause(Unread("nested", "it holds many documents and lies inside another file", _UNPACK), whole.path)
        return
    media_type = media_type or find_format(whole.body)
    opener = find_opener(media_type) if media_type is not None else None
    if media_type is None or opener is None or find_reader(media_type) is not None:
        yield whole
    if opener is None:
        return
    try:
        for member in opener(whole.body, budget):
            if isinstance(member, Notice):
                yield tell_notice(member, whole.path)
            elif depth == DEEPEST:
                deep = Unread("nested", f"it lies more than {DEEPEST} archives or mails deep", _UNPACK)
                yield find_cause(deep, whole.path)
                return
            else:
                yield from _open_member(member, whole, budget, depth)
    except Unread as error:
        yield find_cause(error, whole.path)


def _open_member(member: Member, whole: Part, budget: Budget, depth: int) -> Iterator[Part | Finding]:
    path = whole.path / member.name
    try:
        body = member.read()
    except Unread as error:
        yield find_cause(error, path)
        return
    yield from _open(Part(body, path, f"{name_around(whole.path, whole.name)}/{member.name}"), budget, depth + 1)


def name_around(path: Path, name: str) -> str:
    """What a file is called in the names of the documents in it: its own name with its ending.

    Args:
        path: Where the file lies.
        name: What it would be called itself.
    """
    return name if name.endswith(path.suffix) else name + path.suffix
