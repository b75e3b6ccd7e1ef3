"""Issues over time: born of a group, fed by later documents that look like it, merged, ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.signals.groups import Group
from diemcau.foresee.signals.past import Shelf
from diemcau.records.signal import Stage, Strength, Term

MOST_FACES = 6
ENDS_AFTER = 8
"""Bins in which an issue has no more documents than come by chance, after which it is dead."""
_ALIKE = 0.35  # part of a group's weight that an issue's documents carry too, from which on they are one
_DOUBLES = 0.5  # part of an issue's documents that another would have taken too, from which on the two are one
_LEAST_DOUBLES = 6
_STRAYS = 1.5  # times as many as come by chance, at most: such an issue is over
_GROWTH = 1.25  # of the two last bins over the two before


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """By which terms an issue's documents are known.

    Attributes:
        terms: Their numbers.
        weights: Of each.
        least: The sum from which on a document belongs to it.
        rate: Part of all documents that do so by chance.
    """

    terms: NDArray[np.int32]
    weights: NDArray[np.float32]
    least: float
    rate: float


def face_of(group: Group) -> Face:
    """The face that a group gives."""
    return Face(group.terms, group.weights, group.hold, group.rate)


@dataclass(slots=True, eq=False)
class Life:
    """One issue.

    Attributes:
        id: Stable.
        born: Bin of its alert.
        first_day, last_day: Of its documents, as ordinals.
        faces: By what its documents are known.
        families: The texts that it has, reprints as one.
        documents: Ordinal of the day and id of each document, reprints too.
        counts: Independent documents by bin.
        voices: Who spoke, in order of the first word.
        held: In how many of its independent documents each term stands.
        strength, stage: Now.
        score: Of its alert.
        merged_into: Id of the issue that it went into; empty otherwise.
        terms: As its alert said them.
        doubles: By other issue, how many of its documents that one would have taken too.
    """

    id: str
    born: int
    first_day: int
    last_day: int
    faces: list[Face]
    families: set[int] = field(default_factory=set)
    documents: list[tuple[int, str]] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    voices: dict[str, None] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    strength: Strength = Strength.WEAK
    stage: Stage = Stage.BORN
    score: float = 0.0
    merged_into: str = ""
    terms: tuple[Term, ...] = ()
    doubles: dict[str, int] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether later documents may still come to it."""
        return self.stage not in {Stage.DEAD, Stage.MERGED}

    @property
    def size(self) -> int:
        """Independent documents."""
        return sum(self.counts.values())

    def fits(self, shelf: Shelf, room: int) -> NDArray[np.float32]:
        """How well each document of a shelf fits: from 1 on it belongs to the issue."""
        best = np.zeros(len(shelf), dtype=np.float32)
        for face in self.faces:
            weights = np.zeros(room, dtype=np.float32)
            weights[face.terms] = face.weights
            best = np.maximum(best, shelf.sums(weights) / np.float32(max(face.least - 1e-3, 1e-3)))
        return best

    def add(self, *, turn: int, day: int, document: str, voice: str, family: int, ids: NDArray[np.int32]) -> None:
        """Take in an independent document."""
        self.families.add(family)
        self.counts[turn] = self.counts.get(turn, 0) + 1
        self.voices.setdefault(voice)
        for term in ids.tolist():
            self.held[term] = self.held.get(term, 0) + 1
        self.add_copy(day=day, document=document)

    def add_copy(self, *, day: int, document: str) -> None:
        """Take in a reprint of a document that it has."""
        self.documents.append((day, document))
        self.first_day, self.last_day = min(self.first_day, day), max(self.last_day, day)

    def is_like(self, group: Group, shares: NDArray[np.float64]) -> bool:
        """Whether a group tells of this issue in other words.

        Args:
            group: The group.
            shares: Of each of its terms, the part of its documents that hold it.
        """
        size = max(1, self.size)
        own = np.array([self.held.get(term, 0) / size for term in group.terms.tolist()])
        covered = np.minimum(own / np.maximum(shares, 1e-9), 1.0)
        return float((covered * group.weights).sum()) >= _ALIKE * float(group.weights.sum())

    def move_on(self, turn: int, documents: int) -> None:
        """Say where the issue is in its life at the end of a bin.

        Args:
            turn: Number of the bin.
            documents: Independent documents of the last bins, as many as `ENDS_AFTER` says.
        """
        if not self.is_open:
            return
        now = self.counts.get(turn, 0) + self.counts.get(turn - 1, 0)
        before = self.counts.get(turn - 2, 0) + self.counts.get(turn - 3, 0)
        lately = sum(self.counts.get(turn - back, 0) for back in range(ENDS_AFTER))
        strays = documents * sum(face.rate for face in self.faces)
        if turn - self.born >= ENDS_AFTER and lately <= _STRAYS * strays:
            self.stage = Stage.DEAD
            self.held.clear()  # asked for of open issues alone
        elif turn == self.born:
            self.stage = Stage.BORN
        elif now > before * _GROWTH:
            self.stage = Stage.GROWING
        else:
            self.stage = Stage.FADING if now * _GROWTH < before else Stage.STEADY

    def twin(self, lives: Mapping[str, Life]) -> Life | None:
        """The older issue that would have taken most of this one's documents too, or None."""
        for other, many in sorted(self.doubles.items(), key=lambda pair: (-pair[1], pair[0])):
            life = lives[other]
            if many >= _LEAST_DOUBLES and many >= _DOUBLES * self.size and life.is_open:
                return life
        return None

    def take_in(self, other: Life) -> None:
        """Make another issue's documents this one's; the other is over."""
        self.families |= other.families
        self.documents += other.documents
        for turn, many in other.counts.items():
            self.counts[turn] = self.counts.get(turn, 0) + many
        for term, many in other.held.items():
            self.held[term] = self.held.get(term, 0) + many
        self.voices |= other.voices
        self.faces = (self.faces + other.faces)[:MOST_FACES]
        self.first_day, self.last_day = min(self.first_day, other.first_day), max(self.last_day, other.last_day)
        other.stage, other.merged_into = Stage.MERGED, self.id

    def renumber(self, moved: NDArray[np.int32]) -> None:
        """Follow terms to their new numbers; those that were dropped go."""
        self.held = {int(moved[term]): many for term, many in self.held.items() if moved[term] >= 0}
        faces = []
        for face in self.faces:
            terms = moved[face.terms]
            faces.append(replace(face, terms=terms[terms >= 0], weights=face.weights[terms >= 0]))
        self.faces = faces
