"""What the words that articles are composed of are kept in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stock:
    """What a language's articles are drawn from.

    Attributes:
        words: By slot: fillings, which may hold slots themselves; `S` and `T` are whole sentences.
        syllables: Of names.
        sizes: How many syllables a name has.
        names: How many names a person has.
        thousands, decimal: Marks in numbers.
        day: How a day is written.
        months, weekdays: Their names.
    """

    words: dict[str, tuple[str, ...]]
    syllables: tuple[str, ...]
    sizes: tuple[int, ...]
    names: int
    thousands: str
    decimal: str
    day: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]


def split(words: str) -> tuple[str, ...]:
    """Words between spaces."""
    return tuple(words.split())


def phrases(words: str) -> tuple[str, ...]:
    """What stands between upright strokes."""
    return tuple(words.split("|"))


def lines(words: str) -> tuple[str, ...]:
    """What stands on a line each."""
    return tuple(line.strip() for line in words.strip().splitlines())
