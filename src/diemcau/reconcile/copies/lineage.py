"""Which text took what from which: groups of copies, links with their passages, and the source of a single sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from diemcau.reconcile.copies.columns import Columns
from diemcau.reconcile.copies.grades import Grade, Graded
from diemcau.records import CopyGroup, CopyLink, Document, Passage

MOST_TWINS = 8  # texts of the same words that are each linked to what one of them is linked to


@dataclass(frozen=True, slots=True)
class Lineage:
    """What is known of the texts' descent.

    Links are made when they are asked for: a hundred thousand of them with all their passages take a gigabyte.

    Attributes:
        groups: Documents that are one text, in order of the origins' names, each group with its origin first.
        documents: All documents, likely origins first.
        columns: Their words, in the same order.
        first: For each document the first one of the same words, itself where there is none.
        graded: Pairs of documents of differing words that are copies or quotations, the made text on the right.
        foreign: Links that no run of words shows.
    """

    groups: tuple[CopyGroup, ...]
    documents: tuple[Document, ...]
    columns: Columns
    first: Sequence[int]
    graded: Graded
    foreign: tuple[CopyLink, ...] = ()

    def links(self) -> Iterator[CopyLink]:
        """Every link, one at a time: texts of the same words, then by made text and origin as they likely arose.

        What a text shares with another its twins of the same words share too, of which the first few are told.
        """
        twins: defaultdict[int, list[int]] = defaultdict(list)
        for place, first in enumerate(self.first):
            twins[first].append(place)
            if place != first:
                yield self._twin(first, place)
        overlaps = self.graded.overlaps
        for pair, (left, right) in enumerate(zip(overlaps.left.tolist(), overlaps.right.tolist(), strict=True)):
            for one, other in product(twins[left][:MOST_TWINS], twins[right][:MOST_TWINS]):
                if (one < other) == (left < right):
                    yield self._link(pair, one, other)
        yield from self.foreign

    def _link(self, pair: int, left: int, right: int) -> CopyLink:
        """The link of one of the graded pairs, between two texts of the same words as those of the pair."""
        overlaps = self.graded.overlaps
        origin, made = self.documents[left], self.documents[right]
        taken, carried = overlaps.shared[pair].tolist()
        stretches = overlaps.stretches[overlaps.bounds[pair] : overlaps.bounds[pair + 1]]
        passages = (
            Passage(origin=one, made=other)
            for one, other in zip(
                self.columns.spans(left, stretches[:, :2]), self.columns.spans(right, stretches[:, 2:]), strict=True
            )
        )
        return CopyLink(
            origin=origin.name,
            made=made.name,
            grade=Grade(int(self.graded.grades[pair])).word,
            carried=carried,
            taken=taken,
            passages=tuple(sorted(passages, key=lambda passage: passage.made)),
            why=why_copied(carried, taken),
        )

    def _twin(self, first: int, place: int) -> CopyLink:
        origin, made = self.documents[first], self.documents[place]
        whole = np.array([[0, self.columns.counts[first]]], np.int32)
        passages = (
            zip(self.columns.spans(first, whole), self.columns.spans(place, whole), strict=True)
            if self.columns.counts[first]
            else ()
        )
        return CopyLink(
            origin=origin.name,
            made=made.name,
            grade=Grade.VERBATIM.word,
            carried=1.0,
            taken=1.0,
            passages=tuple(Passage(origin=one, made=other) for one, other in passages),
            why=why_twin(origin, made),
        )


def why_copied(carried: float, taken: float) -> str:
    """The evidence of a link in one sentence.

    Args:
        carried: Share of the words of the made text that stand in its origin.
        taken: Share of the words of the origin that stand in the made text.
    """
    return (
        f"{carried:.0%} of the words of the one stand in the same runs in the other, and {taken:.0%} of the other's"
        " in it, with the same numbers."
    )


def why_twin(origin: Document, made: Document) -> str:
    """The same of two texts word for word alike."""
    return "The two files hold the same bytes." if origin.id == made.id else "The two texts hold the same words."


def count_sources(copies: Iterable[CopyGroup], names: Iterable[str]) -> dict[str, str]:
    """For each document the name that stands for its source: the origin of its group, else its own."""
    source = {name: name for name in names}
    for group in copies:
        source.update(dict.fromkeys(group.documents, group.documents[0]))
    return source
