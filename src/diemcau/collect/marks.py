"""Marks: where in a source a later run goes on."""

from __future__ import annotations

from pathlib import Path

from diemcau.collect.tell import tell
from diemcau.records import Finding

_MOST_DIGITS = 18  # a place in a file of an exabyte


def to_mark(*places: int) -> str:
    """A mark of some numbers, such as the place in a file and the number of records before it."""
    return " ".join(str(place) for place in places)


def from_mark(mark: str | None, count: int) -> tuple[int, ...] | None:
    """The numbers of a mark made of as many; zeros where there is no mark, None where it is no such mark."""
    if mark is None:
        return (0,) * count
    words = mark.split(" ")
    fits = len(words) == count and all(
        word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS for word in words
    )
    return tuple(int(word) for word in words) if fits else None


def refuse_mark(mark: str, path: Path) -> Finding:
    """The finding that a mark was made for something else, or for what a file no longer holds."""
    return tell(
        "bad_mark",
        path,
        f"The mark {mark[:80]!r}, from which {path} was to be read on, is none of it; nothing of it was read.",
        "Read it from its beginning, without a mark.",
        mark=mark[:80],
    )
