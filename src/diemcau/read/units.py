"""Persons, person-trips or a plain count: what a counted noun counts."""

from __future__ import annotations

from collections.abc import Iterable

from diemcau.lang import lexicon as lx
from diemcau.lang.lexicon import Lexicon
from diemcau.read.phrases import PLURALS, head_of
from diemcau.read.scene import Scene

COUNTED = frozenset({None, "persons", "person-trips", "count"})  # units of what is counted and not measured


def unit_of_noun(scene: Scene, phrase: tuple[int, int]) -> str:
    """persons, person-trips or count, by the counted noun."""
    if scene.has_tag(lx.TRIP, phrase[0], min(phrase[1], phrase[0] + 4)):
        return "person-trips" if _goes_in_persons(scene, phrase) else "count"
    head = head_of(scene, phrase)
    if head is None:
        return "count"
    if head.tags & lx.PERSON or (head.tags & lx.AGENTS and not head.tags & (lx.STRUCTURE | lx.NAME_BEFORE)):
        return "persons"
    if not head.tags & PLURALS:
        first = next((token for token in scene.tokens[phrase[0] : phrase[1]] if token.tags & lx.PERSON), None)
        if first is not None and first.tags & lx.SOME_PERSONS:
            return "persons"  # "tourists flew", "people reached": what follows the persons is no noun
    return "persons" if head.tags & lx.PEOPLE and scene.capital(head) else "count"


def _goes_in_persons(scene: Scene, phrase: tuple[int, int]) -> bool:
    """Whether turns are those of persons; where nouns lead, the noun behind says of what they are."""
    start, end = phrase
    if not scene.language.noun_leads or end - start < 2 or not scene.tags[start] & lx.TURN:
        return True
    behind = scene.tags[start + 1]
    return bool(behind & (lx.PERSON | lx.TRIP)) or bool(behind & lx.BREAKS and not behind & (lx.VERB | lx.DO))


def unit_of_words(scene: Scene, words: str) -> str:
    """The same for a label that stands elsewhere in the sentence."""
    low = words.lower()
    named = set(low.split())
    tokens = (token for token in scene.tokens if token.is_word)
    return _unit_of(t.tags for t in tokens if t.word in named or (" " in t.word and t.word in low))


def unit_of_label(words: str, lexicon: Lexicon) -> str:
    """The same for the head of a table row or a list item."""
    return _unit_of(lexicon.tags(word.strip("(),:")) for word in words.lower().split())


def _unit_of(tags: Iterable[int]) -> str:
    seen = 0
    for each in tags:
        seen |= each
    return "person-trips" if seen & lx.TRIP else "persons" if seen & lx.PERSON else "count"
