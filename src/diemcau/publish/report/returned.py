"""A draft that comes back from Word: which of its numbers are no longer the report's.

Two ways lead to each number, and both are gone: the hidden marks that the writer set, which name the lock, and the text
as the reader reads it, which also sees numbers that somebody typed anew. Words may be edited as one likes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from diemcau.lang.base import TimeBase
from diemcau.lang.registry import language_or_english
from diemcau.publish.report.verify import Difference, Expected, Wanted, key_of, verify_reading

if TYPE_CHECKING:
    from diemcau.records import Quantity, Reading


class Fate(StrEnum):
    """What became of a number."""

    CHANGED = "changed"  # it says something else now
    MISSING = "missing"  # it is gone
    UNSUPPORTED = "unsupported"  # it is new, and nothing supports it


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One number of a returned draft that the report does not support.

    Attributes:
        fate: What became of it.
        lock: Id of the report's number; empty of a new one and of one inside a quotation.
        was: As the report printed it; empty of a new one.
        now: As the draft has it; empty of a missing one.
        place: Text offset in the draft, or None where it is not in its text.
        sentence: The words round it in the draft, shortened.
    """

    fate: Fate
    lock: str = ""
    was: str = ""
    now: str = ""
    place: int | None = None
    sentence: str = ""


_FATES = {
    Difference.CHANGED: Fate.CHANGED,
    Difference.MISSING: Fate.MISSING,
    Difference.UNSUPPORTED: Fate.UNSUPPORTED,
}


def check_return(expected: Expected, reading: Reading, marked: Mapping[int, str]) -> list[Changed]:
    """The numbers of a returned draft that no longer match or have no support, in the order of the draft.

    Args:
        expected: What the report said.
        reading: What was read in the draft.
        marked: The words inside each hidden mark that is left, by which number of the report it was on, from 1.
    """
    by_text = [
        Changed(
            fate=_FATES[each.kind],
            lock=each.lock,
            was=each.was,
            now=each.now,
            place=each.place,
            sentence=each.sentence,
        )
        for each in verify_reading(expected, reading, lenient=True).deviations
    ]
    told = {(each.lock, each.was) for each in by_text}
    numbers = [one for one in expected.wanted if one.quantity is not None]
    by_mark = [_from_mark(one, marked[at], expected) for at, one in enumerate(numbers, start=1) if at in marked]
    return [*by_text, *(each for each in by_mark if each is not None and (each.lock, each.was) not in told)]


def _from_mark(wanted: Wanted, words: str, expected: Expected) -> Changed | None:
    """What the words inside a mark no longer say, or None where they still say it."""
    quantity = wanted.quantity
    if quantity is None or " ".join(words.split()) == wanted.text:
        return None
    found = _numbers_in(words, expected)
    if any(key_of(each)[:4] == key_of(quantity)[:4] for each in found):
        return None
    fate = Fate.CHANGED if words.strip() else Fate.MISSING
    return Changed(fate=fate, lock=wanted.lock, was=wanted.text, now=words.strip())


def _numbers_in(words: str, expected: Expected) -> list[Quantity]:
    grammar = language_or_english(expected.language)
    times = [(time.span.start, time.span.end) for time in grammar.find_times(words, TimeBase(expected.year, None))]
    return [number.quantity(number.unit) for number in grammar.find_numbers(words, sorted(times))]
