"""Units of any number of sources, in batches, without those that a ledger holds already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

from diemcau.collect.members import Part
from diemcau.collect.names import Source
from diemcau.flow.fetch import fetch
from diemcau.flow.ledger import Cursor, Ledger, key_of
from diemcau.flow.reading import find_units
from diemcau.records import Finding

_UNITS, _BYTES = 64, 1 << 20  # of a batch, whichever comes first: some tenths of a second of work
_HEAD = 4096  # bytes by which a file that grew is known for the same


@dataclass(slots=True)
class Batch:
    """What is read at once.

    Attributes:
        units: The units, each with its key; a finding where one could not be had.
        cursors: How far the sources have been read with them, by source.
        share: How much of all sources is behind them, 0 to 1.
    """

    units: list[tuple[bytes, Part | Finding]] = field(default_factory=list)
    cursors: dict[str, Cursor] = field(default_factory=dict)
    share: float = 0.0

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its units without the findings."""
        return tuple(unit for _, unit in self.units if isinstance(unit, Part))


def find_batches(sources: Sequence[Source | str], ledger: Ledger) -> Iterator[Batch]:
    """The units of some sources that are not in the ledger, in the order of the sources; at least one batch.

    Args:
        sources: Files and folders of mails, and addresses of feeds and mailboxes.
        ledger: What has been read; asked as the batches are made.
    """
    batch, held = Batch(), 0
    for unit, cursor, share in _units(sources, ledger):
        batch.share = share
        if cursor is not None:
            batch.cursors[cursor.source] = cursor
        key = _key(unit)
        if ledger.holds(key):
            continue
        batch.units.append((key, unit))
        held += len(unit.body) if isinstance(unit, Part) else 0
        if len(batch.units) >= _UNITS or held >= _BYTES:
            yield batch
            batch, held = Batch(share=share), 0
    yield batch


def _units(sources: Sequence[Source | str], ledger: Ledger) -> Iterator[tuple[Part | Finding, Cursor | None, float]]:
    """Each unit with how far its source is read with it, and how much of all sources lies behind it."""
    sizes = [0 if isinstance(source, str) else _size(source.path) for source in sources]
    total = max(1, sum(sizes))
    for source, size, before in zip(sources, sizes, accumulate(sizes, initial=0), strict=False):
        for unit, cursor in _of_address(source, ledger) if isinstance(source, str) else _of_source(source, ledger):
            place = min(size, _place(cursor.mark)) if cursor is not None else size
            yield unit, cursor, (before + place) / total


def _of_address(address: str, ledger: Ledger) -> Iterator[tuple[Part | Finding, Cursor | None]]:
    """What is new at an address: what it said before stays read."""
    cursor = ledger.cursor(address)
    for unit in fetch(address, cursor.mark if cursor is not None else None):
        mark = unit.mark if isinstance(unit, Part) else None
        yield unit, Cursor(address, "", mark) if mark is not None else None


def _of_source(source: Source, ledger: Ledger) -> Iterator[tuple[Part | Finding, Cursor | None]]:
    """What is new in a file that an earlier run read by the same rules and that only grew since; else all of it."""
    name, head = str(source.path.absolute()), _head(source.path)
    cursor = ledger.cursor(f"{ledger.rules} {name}", earlier=True)
    after = cursor.mark if cursor is not None and _is_same(source.path, cursor.head) else None
    for unit in find_units(source, after):
        mark = unit.mark if isinstance(unit, Part) else None
        yield unit, Cursor(f"{ledger.rules} {name}", head, mark) if mark is not None and head else None


def _place(mark: str) -> int:
    """About how far into its source a mark leads: marks begin with a place."""
    first = mark.split(" ", 1)[0]
    return int(first) if first.isdigit() else 0


def _key(unit: Part | Finding) -> bytes:
    """By what a unit is known: all that its reading may depend on."""
    if isinstance(unit, Finding):
        return key_of(b"finding", unit.document.encode(), unit.code.encode(), unit.message.encode())
    told = (str(unit.path), unit.name, repr(unit.hints))
    return key_of(b"part", *(each.encode("utf-8", "replace") for each in told), unit.body)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _head(path: Path) -> str:
    """How a file is known again: its size, its last change and its beginning; empty for a folder."""
    try:
        state = path.stat()
        with path.open("rb") as file:
            return f"{state.st_size} {state.st_mtime_ns} {_digest(file.read(_HEAD))}"
    except OSError:
        return ""


def _is_same(path: Path, head: str) -> bool:
    """Whether a file is that of which a head was taken, unchanged or with more behind what was there."""
    try:
        size, changed, digest = head.split(" ")
        state = path.stat()
        with path.open("rb") as file:
            begins = _digest(file.read(min(_HEAD, int(size)))) == digest
    except (OSError, ValueError):
        return False
    return begins and (state.st_size > int(size) or (state.st_size == int(size) and str(state.st_mtime_ns) == changed))


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=8).hexdigest()
