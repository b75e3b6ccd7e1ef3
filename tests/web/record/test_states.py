"""Rows follow what is found, clearance by clearance, and keep their addresses."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from diemcau.web.record.states import Held, Run, Wanted, compare, runs

LEVELS = range(5)
World = dict[int, frozenset[str]]
"""For each clearance the statements that make its facts: one fact for each first letter."""


class Store:
    """Rows as a database would hold them, with the step at which each began."""

    def __init__(self) -> None:
        self.rows: dict[int, tuple[Held, int]] = {}
        self._pks = count(1)

    def bring_to(self, world: World, step: int) -> None:
        """Make the rows say what a world says."""
        wanted: dict[str, Wanted] = {}
        for level, statements in world.items():
            for letter in {one[0] for one in statements}:
                own = sorted(one for one in statements if one[0] == letter)
                digest = " ".join(own)
                before = wanted.get(digest, Wanted(frozenset(), digest, frozenset(own)))
                wanted[digest] = replace(before, levels=before.levels | {level})
        states = list(wanted.values())
        change = compare([row for row, _ in self.rows.values()], states)
        for pk in change.ended:
            del self.rows[pk]
        for pk, (staying, _) in change.split.items():
            row, begun = self.rows.pop(pk)
            for run in staying:
                self._add(replace(row, low=run.low, high=run.high), begun)
        for place, run, uid in change.begun:
            state = states[place]
            self._add(Held(0, uid, run.low, run.high, state.digest, state.marks, frozenset()), step)

    def _add(self, row: Held, begun: int) -> None:
        pk = next(self._pks)
        self.rows[pk] = (replace(row, pk=pk, scope=frozenset(range(row.low, row.high + 1))), begun)

    def seen(self, level: int) -> dict[str, tuple[UUID, int]]:
        """What a clearance sees: each fact with its uid and since when."""
        found = [(row, begun) for row, begun in self.rows.values() if row.low <= level <= row.high]
        assert len({row.digest for row, _ in found}) == len({row.uid for row, _ in found}) == len(found)
        return {row.digest: (row.uid, begun) for row, begun in found}


statements = st.sampled_from([f"{letter}{number}" for letter in "ab" for number in range(3)])
documents = st.lists(st.tuples(statements, st.sampled_from(LEVELS)), max_size=6)


def _world(filed: list[tuple[str, int]]) -> World:
    return {level: frozenset(said for said, at in filed if at <= level) for level in LEVELS}


@given(st.lists(documents, min_size=1, max_size=4), st.sampled_from(LEVELS))
def test_a_clearance_sees_what_it_would_see_alone(steps: list[list[tuple[str, int]]], clearance: int) -> None:
    """Each fact once, since when it was so, and under lasting uids, as if nothing higher had ever been there."""
    whole, alone = Store(), Store()
    names: dict[UUID, UUID] = {}
    for step, filed in enumerate(steps):
        whole.bring_to(_world(filed), step)
        alone.bring_to(_world([one for one in filed if one[1] <= clearance]), step)
        seen, expected = whole.seen(clearance), alone.seen(clearance)
        assert {digest: begun for digest, (_, begun) in seen.items()} == {
            digest: begun for digest, (_, begun) in expected.items()
        }
        for digest, (uid, _) in seen.items():
            assert names.setdefault(uid, expected[digest][0]) == expected[digest][0]


def test_runs_are_parted_at_gaps() -> None:
    """Clearances that follow each other are one run."""
    assert runs({4, 0, 1, 3}) == [Run(0, 1), Run(3, 4)]


def test_an_address_comes_back_with_what_it_was_about() -> None:
    """A fact that ended and is found again has its former uid."""
    uid = UUID(int=7)
    former = Held(1, uid, 0, 4, "old", frozenset({"m"}), frozenset(LEVELS))
    change = compare([], [Wanted(frozenset({1, 2}), "new", frozenset({"m", "n"}))], [former])
    assert change.begun == [(0, Run(1, 2), uid)]
