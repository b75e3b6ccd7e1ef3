"""How a language praises: words of success that ask for a figure.

A language gives the words as one `PraiseWords`; how they are looked for, and which figure bears them out, is the same
in all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from re import Pattern

from diemcau.lang.cued import Cued
from diemcau.records.checked import PraiseSort


@dataclass(frozen=True, slots=True)
class PraiseWords:
    """The words; all patterns are for stretches of a text in small letters.

    Attributes:
        sorts: The words of each sort; where two sorts find the same words, the first given holds.
        unmeant: What holds such words and is a name or a term: "comprehensive partnership", "effective date".
        undone: What before such words, in the same part of the sentence, denies them or only wants them.
        parts: What parts a sentence into what may tell of different things.
        joins: All that stands between two such words where they praise one thing: "outstanding and comprehensive".
        points_back: How a sentence opens that tells of the sentence before: "this is ...".
        find_things: What a stretch tells of, in forms that two wordings of one thing share.
        light: Things of that sort that say nothing: "result", "year".
    """

    sorts: Mapping[PraiseSort, Cued]
    unmeant: Pattern[str]
    undone: Pattern[str]
    parts: Pattern[str]
    joins: Pattern[str]
    points_back: Pattern[str]
    find_things: Callable[[str], frozenset[str]]
    light: Collection[str]
