"""Words that a watch over many texts does not count, and how a language makes one word of another's spelling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StreamWords:
    """What a language gives for counting words in a stream of texts.

    Attributes:
        empty: Words in small letters that say nothing of what a text is about; no phrase begins or ends with one.
        passing: Words of the calendar, of counting and of telling, which come and go without anything being new.
        is_syllabic: Whether words are written syllable by syllable, so that a word is up to three written ones.
        normal: The form of a word in small letters under which its spellings are counted as one.
    """

    empty: frozenset[str]
    passing: frozenset[str]
    is_syllabic: bool
    normal: Callable[[str], str]
