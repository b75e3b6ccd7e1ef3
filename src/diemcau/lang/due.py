"""How a language sets a deadline: words around a time that say whether it is still in term, and from when is counted.

What a time is, the reader of times knows (`find_times`); a language gives the words around it as one `DueWords`, and
what days follow from them is the same in all of them (`deploy/deadline.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from re import Pattern

from diemcau.lang.registry import known_languages


@dataclass(frozen=True, slots=True)
class DueWords:
    """The words; all patterns are for small letters, words parted by one blank.

    Attributes:
        before: Prepositions of `TimeMention` after which the time itself is out of term: "before 15 March".
        loose: Prepositions after which it is open whether a whole stretch is in term: "by June".
        lead: The words that lead to a time and belong to the deadline, up to the time: "no later than".
        begins: The words that lead to a time from which on something holds, up to the time: "from", "not before".
        more: What stands behind a time that is not the only one: "and", "onwards".
        early, middle, late: How a time opens that is the beginning, the middle or the end of a stretch.
        relative: What a time holds that counts from the day of the text, and needs no year: "next month".
        weekday: A day of the week that stands alone.
        clock: What a time holds that names an hour: what is due before an hour is due on its day.
        this_week, next_week: The week of the text and the one after it.
        here: What stands behind a length that counts from the day the paper was signed or the task given.
        elsewhere: What stands behind a length that counts from another day: receipt, approval, the end of something.
        ahead: What stands behind a length that lies before something: "5 days before the conference".
        event: What is due before something that takes place, or by it, with its noun.
        open_end: Words that begin a deadline and name no time: "before ..."; asked where nothing else is found.
        soon: Words that ask for haste and name no day.
        frames: Beginnings that make a bare time one that is read: "15 days" is read as "within 15 days".
    """

    before: Collection[str]
    loose: Collection[str]
    lead: Pattern[str]
    begins: Pattern[str]
    more: Pattern[str]
    early: Pattern[str]
    middle: Pattern[str]
    late: Pattern[str]
    relative: Pattern[str]
    weekday: Pattern[str]
    clock: Pattern[str]
    this_week: Pattern[str]
    next_week: Pattern[str]
    here: Pattern[str]
    elsewhere: Pattern[str]
    ahead: Pattern[str]
    event: Pattern[str]
    open_end: Pattern[str]
    soon: Pattern[str]
    frames: Sequence[str]


@cache
def due_words_of(code: str) -> DueWords:
    """The words of a language, by its ISO 639-1 code; of one that the house cannot read yet, the English ones."""
    folder = code if code in known_languages() else "en"
    words: DueWords = import_module(f"diemcau.lang.{folder}.due").WORDS
    return words
