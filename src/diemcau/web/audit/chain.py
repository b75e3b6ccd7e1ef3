"""Walking the chain of the log from its first entry to its last: is it whole, and where is it broken first?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.web.audit.models import Entry, Head
from diemcau.web.audit.seals import FIRST, SEALED, seal_of

_BATCH = 5_000  # entries that are read at once; what memory holds does not grow with the log
_COLUMNS = (*SEALED, "seal")


class Fault(StrEnum):
    """How a chain is broken."""

    GAP = "gap"  # an entry is missing before this one, or stands in another's place
    SEAL = "seal"  # the entry does not say what it was sealed with
    LINK = "link"  # the entry does not follow on the one before it
    END = "end"  # entries are missing at the end: the head of the log knows of more
    HEAD = "head"  # the head of the log disagrees with the last entry
    ANCHOR = "anchor"  # a seal that was kept elsewhere is not the entry's


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place at which a chain does not hold.

    Attributes:
        number: Of the entry; of the place where one should be.
        fault: How it is broken.
        expected, found: What should stand there and what does: numbers or seals.
    """

    number: int
    fault: Fault
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk found.

    Attributes:
        number: Of the last entry that holds; 0 where there is none.
        seal: Of the same.
        broken: The first broken place, or None for a chain that is whole.
    """

    number: int
    seal: str
    broken: Broken | None


def seal_now() -> tuple[int, str]:
    """Number and seal of the end of the log, for keeping elsewhere."""
    return Head.objects.filter(pk=1).values_list("number", "seal").first() or (0, FIRST)


def verify(anchors: Mapping[int, str] | None = None, watch: Watch = watch_nothing) -> Verdict:
    """Walk the log; other people may append meanwhile.

    Args:
        anchors: Seals by number that were kept elsewhere: who rewrites the whole log and its head cannot rewrite these.
        watch: Who is told how far the walk has come.
    """
    known = dict(anchors or {})
    promised = seal_now()
    meter = Meter("verify", promised[0], watch)
    number, seal = 0, FIRST
    for rows in _batches():
        for row in rows:
            broken = _check(row, number, seal) or _against(row, known)
            if broken is not None:
                return Verdict(number, seal, broken)
            number, seal = row[0], row[-1]
            if number == promised[0] and seal != promised[1]:
                return Verdict(number, seal, Broken(number, Fault.HEAD, promised[1], seal))
        meter.step(len(rows))
    return Verdict(number, seal, _check_end(number, seal, promised, known))


def _batches() -> Iterator[list[tuple[Any, ...]]]:
    last: int | None = None
    while rows := _read_after(last):
        yield rows
        last = rows[-1][0]


def _read_after(last: int | None) -> list[tuple[Any, ...]]:
    """The next entries; one that cannot even be read, and none after it, is given as its number alone."""
    entries = Entry.objects.order_by("number")
    ahead = entries if last is None else entries.filter(number__gt=last)
    try:
        return list(ahead.values_list(*_COLUMNS)[:_BATCH])
    except (ValueError, TypeError):
        return list(_read_singly(ahead.values_list("number", flat=True)[:_BATCH]))


def _read_singly(numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    for number in numbers:
        try:
            yield Entry.objects.values_list(*_COLUMNS).get(number=number)
        except (ValueError, TypeError):
            yield (number,)
            return


def _check(row: tuple[Any, ...], number: int, seal: str) -> Broken | None:
    """Whether an entry is the one that follows on another."""
    if row[0] != number + 1:
        return Broken(number + 1, Fault.GAP, str(number + 1), str(row[0]))
    made = _made(row)
    if made != row[-1]:
        return Broken(row[0], Fault.SEAL, str(row[-1]), made)
    if row[-2] != seal:
        return Broken(row[0], Fault.LINK, seal, row[-2])
    return None


def _made(row: tuple[Any, ...]) -> str:
    """The seal that an entry should have; empty for one that nothing can be made of."""
    try:
        return seal_of(row[:-1])
    except (AttributeError, TypeError, ValueError):
        return ""


def _against(row: tuple[Any, ...], anchors: dict[int, str]) -> Broken | None:
    kept = anchors.pop(row[0], None)
    return Broken(row[0], Fault.ANCHOR, kept, row[-1]) if kept is not None and kept != row[-1] else None


def _check_end(number: int, seal: str, promised: tuple[int, str], anchors: Mapping[int, str]) -> Broken | None:
    """Whether the log ends where its head, and seals kept elsewhere, say that it does."""
    head, sealed = seal_now()
    if number < promised[0]:
        return Broken(number + 1, Fault.END, str(promised[0]), str(number))
    if number > head or (number == head and seal != sealed):
        return Broken(number, Fault.HEAD, f"{number} {seal}", f"{head} {sealed}")
    missing = min((each for each in anchors if each > 0), default=None)
    return Broken(missing, Fault.ANCHOR, anchors[missing], "") if missing is not None else None
