"""What people decided, carried over when a document is read anew: under other rules, or in a new version.

Words that stand exactly, at their place or moved, keep their uid and what was decided about them. Where a number, its
words or what they mean have changed, the decision does not apply: the mention waits for a person again and says so. A
decision whose words are gone becomes an `Orphan` that a person sees.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from typing import Any

from diemcau.errors import Invalid
from diemcau.flow.packed import unpack
from diemcau.publish.contract import reading_to_json
from diemcau.reconcile.anchors import Located, Whereabouts, locate, make_anchor
from diemcau.reconcile.ground import Ground
from diemcau.records import Reading, Sort, Span
from diemcau.web.archive.models import ReadText
from diemcau.web.desk.models import Check, Mention
from diemcau.web.desk.rows import ANCHORED, SORTS, Orgs, readings_of, said_of, to_mention
from diemcau.web.desk.wanted import rereader_of, wanted_of

_VOLATILE = frozenset({"span", "sentence", "confidence", "rule", "part_of", "figures", "assumed"})
_TELLING = 200
"""Code points of unchanged lines that stand once in both texts: nothing in them can be mistaken for another place."""

_STANDS = frozenset({Whereabouts.EXACT, Whereabouts.MOVED})
_OURS = ("uid", "check_state", "checked_by_id", "second_by_id", "needs_second", "decision_id", "note")


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of one state.

    Attributes:
        state: The state that follows it, not saved yet; None where there is none.
        is_lost: Whether a decision found no place.
        why: The evidence.
    """

    state: Mention | None
    is_lost: bool = False
    why: str = ""


class Carrier:
    """Carries states from one reading of a document to another.

    Args:
        version: Number of the version that was read before.
        old: What was read in it.
        row: The new reading.
        new: What was read in it.
    """

    def __init__(self, version: int, old: Reading, row: ReadText, new: Reading) -> None:
        self._version = version
        self._old = old
        self._row = row
        self._new = new
        self._places: dict[Span, Located] = {}
        self._taken: set[tuple[str, int]] = set()
        self._orgs = Orgs(row.language)
        self._same_text = old.document.text == new.document.text

    @classmethod
    def between(cls, earlier: ReadText, row: ReadText) -> Carrier:
        """For two stored readings."""
        return cls(earlier.version.number, unpack(bytes(earlier.packed)), row, unpack(bytes(row.packed)))

    @cached_property
    def _ground(self) -> Ground:
        return Ground(self._new.document.text)

    @cached_property
    def _unchanged(self) -> list[tuple[int, int, int]]:
        """Stretches of unchanged lines that stand once in both texts: start and end in the old one, and the shift."""
        old, new = self._old.document.text, self._new.document.text
        lines, others = old.splitlines(keepends=True), new.splitlines(keepends=True)
        starts, ends = [0, *accumulate(map(len, lines))], [0, *accumulate(map(len, others))]
        found: list[tuple[int, int, int]] = []
        for one, other, size in SequenceMatcher(None, lines, others, autojunk=False).get_matching_blocks():
            words = "".join(lines[one : one + size])
            if len(words) >= _TELLING and old.count(words) == new.count(words) == 1:
                found.append((starts[one], starts[one + size], ends[other] - starts[one]))
        return found

    @cached_property
    def _told(self) -> dict[str, Any]:
        return reading_to_json(self._new)

    @cached_property
    def _rereader(self) -> Any:
        return rereader_of(self._new)

    @cached_property
    def _at(self) -> dict[tuple[str, Span], int]:
        """Where the mentions of the new reading stand."""
        found: dict[tuple[str, Span], int] = {}
        for sort, name in SORTS.items():
            for index, one in enumerate(getattr(self._new, name)):
                found.setdefault((sort, one.span), index)
        return found

    @cached_property
    def _near(self) -> dict[str, list[tuple[Span, int]]]:
        near: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
        for (sort, span), index in self._at.items():
            near[sort].append((span, index))
        return near

    def carry_all(self, states: Sequence[Mention]) -> list[tuple[Mention, Carried]]:
        """What becomes of the states of a document: first those whose words stand, the decided ones before others."""
        done: list[tuple[Mention, Carried]] = []
        fallen: list[tuple[Mention, Located, int | None]] = []
        for state in sorted(states, key=lambda each: each.check_state == Check.UNCHECKED):
            located, index, found = self._standing(state)
            if found is not None:
                done.append((state, found))
            else:
                fallen.append((state, located, index))
        return [*done, *((state, self._fallen(state, located, index)) for state, located, index in fallen)]

    def carry(self, state: Mention) -> Carried:
        """What becomes of one state."""
        located, index, found = self._standing(state)
        return found or self._fallen(state, located, index)

    def rest(self) -> Iterator[Mention]:
        """The mentions of the new reading that nothing before has become."""
        for sort, name in SORTS.items():
            for index in range(len(getattr(self._new, name))):
                if (sort, index) not in self._taken:
                    yield self._read(sort, index)

    def _locate(self, span: Span, sort: str) -> Located:
        if span not in self._places:
            self._places[span] = self._look(span, sort)
        return self._places[span]

    def _look(self, span: Span, sort: str) -> Located:
        if self._same_text:
            return Located(Whereabouts.EXACT, span)
        at = bisect_right(self._unchanged, (span.start, len(self._old.document.text), 0)) - 1
        if at >= 0 and span.end <= self._unchanged[at][1]:
            shift = self._unchanged[at][2]
            state = Whereabouts.MOVED if shift else Whereabouts.EXACT
            return Located(state, Span(span.start + shift, span.end + shift))
        anchor = make_anchor(self._old.document, span, ANCHORED.get(sort, Sort.DIRECTIVE))
        return locate(anchor, self._new.document, self._ground)

    def _standing(self, state: Mention) -> tuple[Located, int | None, Carried | None]:
        """Where the words are, the mention of the new reading in their stead, and what the state becomes."""
        located = self._locate(Span(state.start, state.end), state.sort)
        origin = located
        if state.index is not None:
            own = getattr(self._old, SORTS[state.sort])[state.index].span
            origin = self._locate(own, state.sort)
        index = self._claim(state.sort, origin.span) if origin.state in _STANDS else None
        if index is None and located.state in _STANDS:
            index = self._claim(state.sort, located.span)
        if located.state not in _STANDS or located.span is None:
            return located, index, None
        return located, index, self._held(state, located.span, index)

    def _claim(self, sort: str, span: Span | None) -> int | None:
        index = self._at.get((sort, span)) if span is not None else None
        if index is None or (sort, index) in self._taken:
            return None
        self._taken.add((sort, index))
        return index

    def _held(self, state: Mention, span: Span, index: int | None) -> Carried | None:
        """What follows a state whose words stand; None where what they say has changed."""
        check = state.check_state
        if check in {Check.UNCHECKED, Check.REJECTED} or (check == Check.ACCEPTED and index is not None):
            if index is not None:
                return self._as_read(state, index)
            if check == Check.UNCHECKED and state.index is not None:
                return Carried(None)  # the reader no longer takes the words for a mention, and nobody ever did
        made = self._made_again(state, span, index)
        return Carried(made) if made is not None else None

    def _as_read(self, state: Mention, index: int) -> Carried:
        """The reader's mention with what was decided about it, unless an accepted one now says something else."""
        fresh = self._read(state.sort, index)
        if state.check_state == Check.ACCEPTED and _meaning(fresh.said) != _meaning(state.said):
            return Carried(self._waiting(state, fresh, "otherwise"))
        return Carried(_with(fresh, state))

    def _made_again(self, state: Mention, span: Span, index: int | None) -> Mention | None:
        """What a person made, read again from its words; None where they no longer say it."""
        (one,) = readings_of(self._old, [state])
        try:
            if state.sort == "figure":
                wanted = wanted_of(state.said, span, self._whole(state.said["part_of"]))
                again = self._rereader.amend_figure(wanted, None)
                if again.quantity != one.quantity or again.span != span:
                    return None
            else:
                again = self._rereader.amend_words(one, span)
        except Invalid:
            return None
        said = said_of(state.sort, again, self._new)
        made = _with(to_mention(self._row, state.sort, index, again, said), state)
        made.tally = state.tally
        if state.check_state == Check.ADDED and index is not None:
            same = _meaning(said) == _meaning(self._told[SORTS[state.sort]][index])
            made.check_state = Check.ACCEPTED if same else Check.CORRECTED
        return made

    def _whole(self, part_of: int | None) -> int | None:
        """The index in the new reading of the figure that one of the old is a part of."""
        if part_of is None:
            return None
        located = self._locate(self._old.figures[part_of].span, "figure")
        return self._at.get(("figure", located.span)) if located.span is not None else None

    def _fallen(self, state: Mention, located: Located, index: int | None) -> Carried:
        """What follows a state whose words, or what they say, have changed."""
        if index is None and located.span is not None:
            index = self._overlapping(state.sort, located.span)
        decided = state.check_state != Check.UNCHECKED
        if index is None:
            return Carried(None, decided and state.check_state != Check.REJECTED, located.why)
        fresh = self._read(state.sort, index)
        if not decided:
            fresh.uid = state.uid
            return Carried(fresh)
        return Carried(self._waiting(state, fresh, "changed"))

    def _overlapping(self, sort: str, span: Span) -> int | None:
        found = [index for place, index in self._near[sort] if place.overlaps(span)]
        free = [index for index in found if (sort, index) not in self._taken]
        if len(free) != 1:
            return None
        self._taken.add((sort, free[0]))
        return free[0]

    def _waiting(self, state: Mention, fresh: Mention, code: str) -> Mention:
        """The reader's mention waiting for a person, with what had been decided before."""
        fresh.uid = state.uid
        fresh.note = {"code": code, "was": str(state.check_state), "version": self._version, "words": state.words[:200]}
        return fresh

    def _read(self, sort: str, index: int) -> Mention:
        name = SORTS[sort]
        return to_mention(
            self._row, sort, index, getattr(self._new, name)[index], self._told[name][index], orgs=self._orgs
        )


def _with(fresh: Mention, state: Mention) -> Mention:
    """A state of the new reading with what people made of the one before."""
    for name in _OURS:
        setattr(fresh, name, getattr(state, name))
    return fresh


def _meaning(said: dict[str, Any]) -> dict[str, Any]:
    """What a mention says, apart from where it stands and how sure the reader was."""
    return {key: value for key, value in said.items() if key not in _VOLATILE}
