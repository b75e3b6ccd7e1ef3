"""How a text counts time: the roles of its expressions of time, and the functions every language offers for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from re import Pattern
from typing import NamedTuple, Protocol

from diemcau.records import Period, Span


class TimeRole(StrEnum):
    """What an expression of time does in its sentence."""

    PERIOD = "period"  # names a stretch of time: "in 2024", "the first 11 months", "in August"
    DATE = "date"  # names a day: "on 6 January 2025", "by 31 March"
    SAME_PERIOD = "same_period"  # the base of a comparison: "the same period last year"
    PREVIOUS = "previous"  # the stretch before: "the previous year", "last month", "a year earlier"
    NOW = "now"  # "up to now", "currently", "to date", "at present"
    DURATION = "duration"  # a length or a term: "within 10 working days", "for three years", "24/7"
    RHYTHM = "rhythm"  # "every month", "quarterly", "twice a year", "on the 25th of each month"
    CLOCK = "clock"  # "at 7:30", "11 a.m."


@dataclass(frozen=True, slots=True)
class TimeBase:
    """From where a document counts time.

    Attributes:
        year: The year under report, or None where unknown.
        published: Day of publication, or None where unknown.
    """

    year: int | None = None
    published: date | None = None


class TimeMention(NamedTuple):
    """One expression of time in a text.

    Attributes:
        span: The words, with "first", "same" and the like, without the preposition before.
        role: What it does.
        period: The days it names, or None where it names none (durations, rhythms, clocks, "now") or where
            it has to be counted from the period of the figure beside it (SAME_PERIOD, PREVIOUS).
        years_back: For SAME_PERIOD and PREVIOUS: by how many years its base lies before the figure's own period;
            0 where it goes back by one unit of the figure's own length (the previous month, the previous quarter).
        preposition: The word before that makes it a deadline or an end ("before", "by", "until", "since",
            "from", "after", "within", "in", "on", "of"), lower case, or empty.
        code: The contract's words for durations and rhythms: "10 working days", "24 hours",
            "25th of every month", "every month"; the period's code otherwise; empty where there is none.
        rule: Name of the rule that read it.
    """

    span: Span
    role: TimeRole
    period: Period | None
    years_back: int | None
    preposition: str
    code: str
    rule: str


SplitSentences = Callable[[str], list[Span]]


class FindTimes(Protocol):
    """Finds the expressions of time in a text."""

    def __call__(self, text: str, base: TimeBase, near: Pattern[str] | None = None) -> list[TimeMention]:
        """Expressions of time, ascending and without overlap.

        Args:
            text: Any piece, NFC; a sentence, a line or a paragraph.
            base: From where the document counts years and days.
            near: What an expression has to hold to be asked for; others may be left out. None asks for all.
        """
