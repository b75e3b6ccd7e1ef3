"""From documents to their lineage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from diemcau.reconcile.copies.candidates import Candidates, find_candidates, find_foreign
from diemcau.reconcile.copies.columns import Columns, Places, read_columns
from diemcau.reconcile.copies.credits import in_order, names_source
from diemcau.reconcile.copies.grades import ONE_SHARES, Grade, Graded, grade_pairs
from diemcau.reconcile.copies.groups import Groups
from diemcau.reconcile.copies.lineage import Lineage, why_copied, why_twin
from diemcau.reconcile.copies.overlap import Overlaps, compare_pairs
from diemcau.reconcile.copies.retold import find_retold
from diemcau.reconcile.copies.translations import find_translations
from diemcau.records import CopyGroup, CopyLink, Document, Reading


def find_copies(readings: Sequence[Reading]) -> tuple[CopyGroup, ...]:
    """Groups of documents that are one text, each with its likely origin first; in order of the origins' names."""
    return find_lineage(reading.document for reading in readings).groups


def find_lineage(documents: Iterable[Document]) -> Lineage:
    """Which of the documents are one text, and which took what from which.

    The order of the documents changes nothing, nor do their names but for texts of the same words and day.

    Args:
        documents: Their names must differ.
    """
    search = _Search(tuple(in_order(list(documents))))
    groups = search.group()
    return Lineage(groups, search.documents, search.columns, search.first.tolist(), search.graded, search.foreign)


@dataclass(slots=True)
class _Search:
    """One search through all documents, which are numbered as they likely arose."""

    documents: tuple[Document, ...]
    columns: Columns = field(init=False)
    first: Places = field(init=False)
    days: NDArray[np.int32] = field(init=False)
    candidates: Candidates = field(init=False)
    graded: Graded = field(init=False)
    foreign: tuple[CopyLink, ...] = field(init=False)
    copies: dict[tuple[int, int], float] = field(init=False)

    def __post_init__(self) -> None:
        documents = self.documents
        self.columns = read_columns(documents)
        self.first = _firsts(documents, self.columns)
        self.days = np.array([one.published.toordinal() if one.published else 0 for one in documents], np.int32)
        is_first = self.first == np.arange(len(documents))
        once = replace(self.columns, counts=np.where(is_first, self.columns.counts, 0))
        self.candidates = find_candidates(once)
        graded = self._grade(self.candidates)
        self.graded = graded.only(np.flatnonzero(graded.grades != Grade.NONE))
        self.foreign = (*self._translations(is_first), *self._retold(is_first))
        self._leave_out_retold()
        self.copies = dict(self._copied())

    def _translations(self, is_first: NDArray[np.bool_]) -> Iterator[CopyLink]:
        pairs = find_foreign(self.documents, np.flatnonzero(is_first).tolist())
        return find_translations(self.documents, pairs)

    def _retold(self, is_first: NDArray[np.bool_]) -> Iterator[CopyLink]:
        """Texts of one language that tell one original, among those that are neither copies nor fillings of a mould."""
        places = np.flatnonzero(is_first).tolist()
        numbers = {place: number for number, place in enumerate(places)}
        known = self.graded.overlaps
        pairs = zip(known.left.tolist(), known.right.tolist(), strict=True)
        apart = {
            (numbers[min(pair)], numbers[max(pair)])
            for pair, grade in zip(pairs, self.graded.grades.tolist(), strict=True)
            if grade < Grade.QUOTE
        }
        return find_retold([self.documents[place] for place in places], apart)

    def _leave_out_retold(self) -> None:
        """No quotations between texts whose sentences show that both tell one original."""
        numbers = {document.name: place for place, document in enumerate(self.documents)}
        retold = {frozenset((numbers[link.origin], numbers[link.made])) for link in self.foreign}
        overlaps = self.graded.overlaps
        pairs = zip(overlaps.left.tolist(), overlaps.right.tolist(), strict=True)
        kept = np.flatnonzero(np.array([frozenset(pair) not in retold for pair in pairs], bool))
        self.graded = self.graded.only(kept)

    def _grade(self, candidates: Candidates, *, lenient: bool = False) -> Graded:
        overlaps = compare_pairs(self.columns, candidates)
        return grade_pairs(self.columns, self._turned(overlaps), self.days, lenient=lenient)

    def _turned(self, overlaps: Overlaps) -> Overlaps:
        """The overlaps with texts that name the other as their source on the right."""
        days = self.days[overlaps.left], self.days[overlaps.right]
        may = (overlaps.spread.max(axis=1, initial=0.0) >= ONE_SHARES) & ((days[0] == 0) | (days[0] >= days[1]))
        for pair in np.flatnonzero(may).tolist():
            left, right = self.documents[overlaps.left[pair]], self.documents[overlaps.right[pair]]
            # A name that stands at the top of both was copied with the rest and tells nothing.
            may[pair] = names_source(left, right) and not names_source(right, left)
        return overlaps.turned(may)

    def _copied(self) -> Iterator[tuple[tuple[int, int], float]]:
        """Pairs that are copies, the likeliest first, and how far one of them is made of the other."""
        overlaps, grades = self.graded.overlaps, self.graded.grades
        least, most = overlaps.spread.min(axis=1, initial=1.0), overlaps.spread.max(axis=1, initial=0.0)
        order = np.lexsort((overlaps.right, overlaps.left, -most, -least))
        for pair in order[grades[order] < Grade.QUOTE].tolist():
            left, right = int(overlaps.left[pair]), int(overlaps.right[pair])
            yield (min(left, right), max(left, right)), float(most[pair])

    def _closeness(self, one: int, other: int) -> float:
        """How far one of two documents is made of the other, 0 where they are no copies.

        They are compared now where one has too many partners to have met the other.
        """
        if (one, other) in self.copies:
            return self.copies[one, other]
        if one not in self.candidates.busy and other not in self.candidates.busy:
            return 0.0
        graded = self._grade(replace(self.candidates, left=np.array([one]), right=np.array([other])), lenient=True)
        is_copy = graded.grades[0] < Grade.QUOTE
        self.copies[one, other] = float(graded.overlaps.spread.max()) if is_copy else 0.0
        return self.copies[one, other]

    def group(self) -> tuple[CopyGroup, ...]:
        """The groups, of texts of the same words, of copies, and of translations."""
        groups = Groups(self.columns.counts.tolist(), self._closeness)
        for one, other in list(self.copies):
            groups.join(one, other)
        for place in np.flatnonzero(self.first != np.arange(len(self.first))).tolist():
            groups.unite(int(self.first[place]), place)
        numbers = {document.name: place for place, document in enumerate(self.documents)}
        for link in sorted(self._foreign(), key=lambda link: (-link.carried, numbers[link.origin], numbers[link.made])):
            self._join_foreign(groups, numbers[link.origin], numbers[link.made])
        self._regrade(groups)
        return tuple(self._named(groups, numbers))

    def _join_foreign(self, groups: Groups, origin: int, made: int) -> None:
        """Bring a translation to its original, unless it stands with another text of that language already."""
        languages = {self.documents[each].language for each in groups.of(made)}
        if self.documents[origin].language not in languages:
            groups.unite(origin, made)

    def _foreign(self) -> list[CopyLink]:
        """Links between languages, which make two texts one; two translations of one text are two texts."""
        languages = {document.name: document.language for document in self.documents}
        return [link for link in self.foreign if languages[link.origin] != languages[link.made]]

    def _regrade(self, groups: Groups) -> None:
        """Call copies of one text that share little of it edited: neither quotes the other."""
        overlaps, grades = self.graded.overlaps, self.graded.grades
        homes = np.array([groups.home.get(place, -1 - place) for place in range(len(self.documents))])
        together = homes[overlaps.left] == homes[overlaps.right]
        grades[together & (grades == Grade.QUOTE)] = Grade.EDITED

    def _named(self, groups: Groups, numbers: dict[str, int]) -> Iterator[CopyGroup]:
        """The groups by the names of their documents, each with its weakest link as evidence."""
        weakest: dict[int, tuple[int, str]] = {}
        made = {numbers[link.made] for link in self._foreign()}

        def add(place: int, grade: int, why: str) -> None:
            home = groups.home[place]
            weakest[home] = max(weakest.get(home, (-1, "")), (grade, why), key=lambda each: each[0])

        for place, first in enumerate(self.first.tolist()):
            if first != place:
                made.add(place)
                add(place, Grade.VERBATIM, why_twin(self.documents[first], self.documents[place]))
        overlaps = self.graded.overlaps
        for pair in np.flatnonzero(self.graded.grades < Grade.QUOTE).tolist():
            left, right = int(overlaps.left[pair]), int(overlaps.right[pair])
            if groups.home.get(left, -1) == groups.home.get(right, -2):
                made.add(right)
                taken, carried = overlaps.shared[pair].tolist()
                add(right, int(self.graded.grades[pair]), why_copied(carried, taken))
        for link in self._foreign():
            if groups.home.get(numbers[link.origin], -1) == groups.home.get(numbers[link.made], -2):
                add(numbers[link.made], Grade.TRANSLATION, link.why)
        named = []
        for home, members in groups.members.items():
            origin = next((place for place in members if place not in made), members[0])
            names = sorted(self.documents[place].name for place in members if place != origin)
            grade, why = weakest[home]
            named.append(CopyGroup(documents=(self.documents[origin].name, *names), grade=Grade(grade).word, why=why))
        yield from sorted(named, key=lambda group: group.documents)


def _firsts(documents: Sequence[Document], columns: Columns) -> Places:
    """For each document the first one that holds the same words, or, where it holds none, the same bytes."""
    seen: dict[bytes, int] = {}
    return np.array(
        [seen.setdefault(_key(document, columns, place), place) for place, document in enumerate(documents)], np.int64
    )


def _key(document: Document, columns: Columns, place: int) -> bytes:
    words = columns.words_of(place)
    return blake2b(words.tobytes(), digest_size=16).digest() if len(words) else document.id.encode()
