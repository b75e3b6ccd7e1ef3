"""Directives held against tasks that are still open: what is asked for again while it is not yet done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from diemcau.lang.detect import detect_language
from diemcau.lang.registry import callings_of, concepts_of
from diemcau.profile.words import to_words

SAME = 0.5
"""Share of the words of the shorter wording, its pairs of neighbours counted too, from which both ask for one thing."""

LEAST = 4
"""Telling words that both must share: below it two short titles are alike by chance."""

MOST = 3
"""Open tasks that are shown beside one directive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """A task that was given before and is not done.

    Attributes:
        uid: Its uid on the site.
        title, words: Its title and the words of the directive it came from.
        lead: Code of the lead org, or None.
        due: The deadline in force, or None.
        language: Of its words; empty where it is to be told from them.
    """

    uid: str
    title: str
    words: str
    lead: str | None = None
    due: date | None = None
    language: str = ""


@cache
def _light(language: str) -> frozenset[str]:
    """The small words of a language in the form in which words are compared."""
    return frozenset(word for light in callings_of(language).light for word in to_words(light, language))


@dataclass(frozen=True, slots=True)
class _Shape:
    """The telling words of a wording in its own language, and with them its pairs of neighbours."""

    text: str
    language: str
    words: frozenset[str]
    shingles: frozenset[str]


class OpenTasks:
    """Open tasks, found by the words they share with a directive."""

    def __init__(self, tasks: Sequence[OpenTask]) -> None:
        """Take the open tasks, each looked at once."""
        self._shapes = {
            task.uid: [_shape(said, task.language) for said in dict.fromkeys((task.words, task.title)) if said]
            for task in tasks
        }
        held = [(uid, one) for uid, shapes in self._shapes.items() for one in shapes]
        self._languages = {one.language for _, one in held}
        self._by_word = _index((word, uid) for uid, one in held for word in one.words)
        self._concepts: dict[tuple[str, str], frozenset[str]] = {}
        self._by_concept: Mapping[str, Sequence[str]] | None = None

    def alike(self, wordings: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Uids of open tasks that ask for the same, the most alike first.

        Args:
            wordings: Words and language of each wording of a directive.
        """
        if not self._shapes:
            return ()
        asked = [_shape(words, language) for words, language in wordings]
        scores: dict[str, float] = {}
        for uid in self._candidates(asked):
            best = max((self._likeness(ours, theirs) for ours in asked for theirs in self._shapes[uid]), default=0.0)
            if best >= SAME:
                scores[uid] = best
        return tuple(sorted(scores, key=lambda uid: (-scores[uid], uid))[:MOST])

    def _candidates(self, asked: Iterable[_Shape]) -> list[str]:
        """Tasks that share the least number of telling words, or of meanings, with any wording."""
        found: dict[str, None] = {}
        for shape in asked:
            shared = Counter(uid for word in shape.words for uid in self._by_word.get(word, ()))
            if self._languages - {shape.language}:
                meant = self._meant()
                shared |= Counter(uid for key in self._concepts_of(shape) for uid in meant.get(key, ()))
            found.update(dict.fromkeys(uid for uid, count in shared.items() if count >= LEAST))
        return list(found)

    def _meant(self) -> Mapping[str, Sequence[str]]:
        """The tasks by what their words mean; made when a directive comes in a language that a task is not in."""
        if self._by_concept is None:
            self._by_concept = _index(
                (key, uid) for uid, shapes in self._shapes.items() for one in shapes for key in self._concepts_of(one)
            )
        return self._by_concept

    def _concepts_of(self, shape: _Shape) -> frozenset[str]:
        key = shape.language, shape.text
        if key not in self._concepts:
            self._concepts[key] = frozenset(concepts_of(shape.language)(shape.text))
        return self._concepts[key]

    def _likeness(self, left: _Shape, right: _Shape) -> float:
        """Share of the shorter wording that stands in the longer; across languages by what the words mean."""
        if left.language == right.language:
            words, ours, theirs = left.words & right.words, left.shingles, right.shingles
        else:
            ours, theirs = self._concepts_of(left), self._concepts_of(right)
            words = ours & theirs
        shorter = min(len(ours), len(theirs))
        return len(ours & theirs) / shorter if shorter and len(words) >= LEAST else 0.0


def _shape(text: str, language: str) -> _Shape:
    language = language or detect_language(text)
    said = [word for word in to_words(text, language) if word not in _light(language)]
    return _Shape(text, language, frozenset(said), frozenset({*said, *(" ".join(pair) for pair in pairwise(said))}))


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """Uids by key, each once."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, uid in pairs:
        found[key][uid] = None
    return {key: tuple(uids) for key, uids in found.items()}
