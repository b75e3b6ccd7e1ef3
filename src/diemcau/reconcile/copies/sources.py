"""From a single sentence to the document it comes from: what independent sources are counted by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from diemcau.reconcile.copies.columns import Words
from diemcau.reconcile.copies.lineage import Lineage
from diemcau.reconcile.copies.sentences import sentence_at, split_sentences
from diemcau.records import CopyLink, Span

# Share of a sentence's words in a stretch taken from another text from which the sentence is taken too.
TAKEN = 0.2
# Share of its words that stand in one sentence of another text of the group from which a sentence is in doubt, and
# then taken: a paragraph of a paper's own shares small words only.
IN_DOUBT = 0.5
# The same for a sentence of a text that another only quotes: reports of one event share half their words by themselves.
QUOTED_IN_DOUBT = 0.75
_ENDED = re.compile(r"[.!?…][\"'”’)]*\s*$")
_NEAR = 15  # words around the place to which a stretch leads in which the word itself is looked for


class Sources:
    """Which document each sentence comes from, itself or the one it was taken from, through as many hands as it took.

    A paper that adds a local paragraph to an agency's text is a copy in one part and a source of its own in the other.
    What was edited counts as taken where in doubt, and so does whatever a translation holds that no sentence of the
    original can be held against.
    """

    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage
        self._known: dict[tuple[int, Span], str] = {}

    def source(self, document: str, span: Span) -> str:
        """Name of the document that a place in a document's text comes from; its own where the sentence is its own.

        Args:
            document: Name of the document.
            span: Place in its text, such as that of a statement; what counts is the sentence in which it begins.

        Raises:
            KeyError: If there is no document of that name.
        """
        place = self._numbers[document]
        if (place, span) not in self._known:
            self._known[place, span] = self._trace(place, span, frozenset())
        return self._known[place, span]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {document.name: place for place, document in enumerate(self._lineage.documents)}

    @cached_property
    def _links(self) -> dict[int, list[tuple[int, NDArray[np.int32]]]]:
        """For each document what it was made from, and the stretches: in the origin, and in itself."""
        links: defaultdict[int, list[tuple[int, NDArray[np.int32]]]] = defaultdict(list)
        overlaps = self._lineage.graded.overlaps
        for pair, made in enumerate(overlaps.right.tolist()):
            stretches = overlaps.stretches[overlaps.bounds[pair] : overlaps.bounds[pair + 1]]
            links[made].append((int(overlaps.left[pair]), stretches))
        return links

    @cached_property
    def _foreign(self) -> dict[int, list[CopyLink]]:
        links: defaultdict[int, list[CopyLink]] = defaultdict(list)
        for link in self._lineage.foreign:
            links[self._numbers[link.made]].append(link)
        return links

    @cached_property
    def _mates(self) -> dict[int, tuple[int, ...]]:
        """For each document the others of its group, the origin first."""
        numbers = self._numbers
        groups = [tuple(numbers[name] for name in group.documents) for group in self._lineage.groups]
        return {one: tuple(other for other in group if other != one) for group in groups for one in group}

    def _trace(self, place: int, span: Span, seen: frozenset[int]) -> str:
        """The name of the source; `seen` are the documents through which the trace has led."""
        name = self._lineage.documents[place].name
        if place in seen:
            return name
        mates = frozenset(self._mates.get(place, ()))
        others = frozenset(origin for origin, _ in self._links.get(place, ())) - mates
        step = (
            self._twin(place, span)
            or self._taken(place, span, mates - seen)
            or self._translated(place, span, seen)
            or self._in_doubt(place, span, seen)
            or self._unaligned(place, seen)
            or self._taken(place, span, others - seen)
        )
        return name if step is None else self._trace(*step, seen | {place})

    def _twin(self, place: int, span: Span) -> tuple[int, Span] | None:
        """The same place in the first text of the same words."""
        first, columns = self._lineage.first[place], self._lineage.columns
        if first == place:
            return None
        begin, behind = columns.inside(place, span)
        if begin >= behind:
            return first, span
        return first, columns.spans(first, np.array([[begin, behind]], np.int32))[0]

    def _taken(self, place: int, span: Span, origins: frozenset[int]) -> tuple[int, Span] | None:
        """Where the sentence stands in the text that it was taken from, if it was, by the origin with most of it."""
        columns = self._lineage.columns
        first, behind = columns.inside(place, sentence_at(self._lineage.documents[place], span))
        begin, end = columns.inside(place, span)
        best: tuple[int, int, int, NDArray[np.int32]] | None = None
        for origin, stretches in self._links.get(place, ()):
            held = np.minimum(stretches[:, 3], behind) - np.maximum(stretches[:, 2], first)
            inside = (stretches[:, 2] <= begin) & (stretches[:, 3] >= end)
            words = int(held[held > 0].sum())
            if origin not in origins or words == 0 or (words < TAKEN * (behind - first) and not inside.any()):
                continue
            stretch = stretches[int(np.argmax(held + inside * len(columns.words)))]
            if best is None or (words, -origin) > (best[0], -best[1]):
                best = (words, origin, begin, stretch)
        return None if best is None else (best[1], self._lead(place, *best[1:]))

    def _lead(self, place: int, origin: int, word: int, stretch: NDArray[np.int32]) -> Span:
        """The place in the origin to which a stretch leads from a word: the same word near where it should stand."""
        columns = self._lineage.columns
        there, behind, here, end = stretch.tolist()
        word = min(max(word, here), end - 1)
        goal = there + round((word - here) * (behind - there) / (end - here))
        theirs = columns.words_of(origin)
        low, high = max(0, goal - _NEAR), min(len(theirs), goal + _NEAR)
        same = np.flatnonzero(theirs[low:high] == columns.words_of(place)[word]) + low
        if len(same):
            goal = int(same[np.argmin(np.abs(same - goal))])
        goal = min(goal, len(theirs) - 1)
        return columns.spans(origin, np.array([[goal, goal + 1]], np.int32))[0]

    def _in_doubt(self, place: int, span: Span, seen: frozenset[int]) -> tuple[int, Span] | None:
        """The sentence of an earlier text of the group that this one may be made from, so many words do they share.

        A heading is a paper's own words for what it took, and leads to the top of what it took most from.
        """
        documents = self._lineage.documents
        sentence = sentence_at(documents[place], span)
        mates = [mate for mate in self._mates.get(place, ()) if mate not in seen and self._is_before(mate, place)]
        quoted = [origin for origin, _ in self._links.get(place, ()) if origin not in seen and origin not in mates]
        if mates and not _ENDED.search(documents[place].quote(sentence)):
            return max(mates, key=lambda mate: (self._carried(mate, place), -mate)), Span(0, 1)
        return self._alike(place, sentence, mates, IN_DOUBT) or self._alike(place, sentence, quoted, QUOTED_IN_DOUBT)

    def _alike(self, place: int, sentence: Span, others: Sequence[int], least: float) -> tuple[int, Span] | None:
        """The sentence of other texts that holds most words of this one, and all its numbers."""
        ours = self._words(place, sentence)
        best: tuple[float, int, Span] | None = None
        for mate in others:
            for other in split_sentences(self._lineage.documents[mate]):
                held = np.isin(ours, self._words(mate, other))
                share = float(held.mean()) if len(ours) and held[(ours & 1).astype(bool)].all() else 0.0
                if share >= least and (best is None or share > best[0]):
                    best = (share, mate, other)
        return None if best is None else best[1:]

    def _is_before(self, mate: int, place: int) -> bool:
        """Whether a text of the same language is earlier, or was found to be the one that the other was made from."""
        documents = self._lineage.documents
        if documents[mate].language != documents[place].language:
            return False
        return self._carried(mate, place) > 0 or (mate < place and not self._carried(place, mate))

    def _carried(self, origin: int, made: int) -> int:
        """Words of one text in stretches taken from another."""
        return sum(
            int((stretches[:, 3] - stretches[:, 2]).sum())
            for place, stretches in self._links.get(made, ())
            if place == origin
        )

    def _words(self, place: int, span: Span) -> Words:
        first, behind = self._lineage.columns.inside(place, span)
        return self._lineage.columns.words_of(place)[first:behind]

    def _translated(self, place: int, span: Span, seen: frozenset[int]) -> tuple[int, Span] | None:
        """Where the sentence stands that this one translates."""
        for link in self._foreign.get(place, ()):
            origin = self._numbers[link.origin]
            for passage in link.passages if origin not in seen else ():
                if passage.made.start <= span.start < passage.made.end:
                    return origin, passage.origin
        return None

    def _unaligned(self, place: int, seen: frozenset[int]) -> tuple[int, Span] | None:
        """The top of the text that a text in another language translates."""
        documents = self._lineage.documents
        for link in self._foreign.get(place, ()):
            origin = self._numbers[link.origin]
            if origin not in seen and documents[origin].language != documents[place].language:
                return origin, Span(0, 1)
        return None
