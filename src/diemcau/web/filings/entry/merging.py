"""What two people made of one return, brought together cell by cell: only a cell that both changed is a conflict.

Both began with the same content. What one of them changed stands; where both changed a cell to different words, or one
removed a row in which the other wrote, nobody is right by coming last, and a person chooses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diemcau.review.forms.reckoning import NOTHING

Rows = Sequence[Mapping[str, Any]]
Content = Mapping[str, Rows]
"""`FilingVersion.content`: table -> list of `{"id", "cells"}`."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that both changed.

    Attributes:
        cell: Its address.
        base, mine, theirs: What stood there, and what each made of it; empty for nothing.
    """

    cell: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Both together.

    Attributes:
        content: What both want; in a clash what was chosen, else theirs.
        clashes: The cells that nobody has chosen yet, in the order of the form.
        taken: Addresses of the cells that stand as mine.
    """

    content: dict[str, list[dict[str, Any]]]
    clashes: tuple[Clash, ...]
    taken: frozenset[str] = field(default_factory=frozenset)


def merge(base: Content, mine: Content, theirs: Content, chosen: Mapping[str, str] | None = None) -> Merged:
    """Bring two contents together that both came of one.

    Args:
        base: What both began with.
        mine: What the one made of it.
        theirs: What the other made of it, kept already.
        chosen: By address `mine` or `theirs`, for cells on which somebody has decided.
    """
    work = _Merging(chosen or {})
    content: dict[str, list[dict[str, Any]]] = {}
    for table in dict.fromkeys([*theirs, *mine]):
        rows = work.rows(table, base.get(table, ()), mine.get(table, ()), theirs.get(table, ()))
        if rows:
            content[table] = rows
    return Merged(content, tuple(work.clashes), frozenset(work.taken))


class _Merging:
    def __init__(self, chosen: Mapping[str, str]) -> None:
        self.chosen = chosen
        self.clashes: list[Clash] = []
        self.taken: set[str] = set()

    def rows(self, table: str, base: Rows, mine: Rows, theirs: Rows) -> list[dict[str, Any]]:
        was, own, other = ({row["id"]: row["cells"] for row in rows} for rows in (base, mine, theirs))
        found = []
        for name in _order(list(was), list(own), list(other)):
            ways = (was.get(name, {}), own.get(name, {}), other.get(name, {}))
            is_removed = name in was and (name in own) != (name in other)
            cells = (self._removed if is_removed else self._cells)(f"{table}/{name}", *ways)
            if cells:
                found.append({"id": name, "cells": cells})
        says_nothing = _third(*(NOTHING in rows for rows in (was, own, other)))
        return found or ([{"id": NOTHING, "cells": {}}] if says_nothing else [])

    def _cells(
        self, row: str, was: Mapping[str, str], own: Mapping[str, str], other: Mapping[str, str]
    ) -> dict[str, str]:
        found = {}
        for column in dict.fromkeys([*other, *own, *was]):
            words = self._cell(f"{row}/{column}", was.get(column, ""), own.get(column, ""), other.get(column, ""))
            if words:
                found[column] = words
        return found

    def _removed(
        self, row: str, was: Mapping[str, str], own: Mapping[str, str], other: Mapping[str, str]
    ) -> Mapping[str, str]:
        """A row that one of them removed: gone, unless the other wrote in it; then it is kept or removed as a whole."""
        left = own or other
        changed = [column for column in dict.fromkeys([*left, *was]) if left.get(column, "") != was.get(column, "")]
        cells = [f"{row}/{column}" for column in changed]
        choices = {self.chosen.get(cell) for cell in cells}
        if not changed:
            self.taken |= {f"{row}/{column}" for column in was} if not own else set()
            return {}
        if "mine" in choices:
            self.taken |= {f"{row}/{column}" for column in [*own, *was]}
            return own
        if "theirs" not in choices:
            ends = ((was.get(column, ""), own.get(column, ""), other.get(column, "")) for column in changed)
            self.clashes.extend(Clash(cell, *each) for cell, each in zip(cells, ends, strict=True))
        return other

    def _cell(self, cell: str, was: str, own: str, other: str) -> str:
        if own in {was, other}:
            return other
        if other == was:
            self.taken.add(cell)
            return own
        choice = self.chosen.get(cell)
        if choice == "mine":
            self.taken.add(cell)
            return own
        if choice != "theirs":
            self.clashes.append(Clash(cell, was, own, other))
        return other


def _third(was: bool, own: bool, other: bool) -> bool:  # noqa: FBT001 - three answers to one question
    """What stands of something that two people could change, where no clash is possible."""
    return other if own == was else own


def _order(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """The rows of both: in my order where only I moved any, else in theirs; added ones behind the row they followed."""
    known, own = set(base), set(mine)
    moved = [name for name in mine if name in known] != [name for name in base if name in own]
    first, second = (mine, theirs) if moved else (theirs, mine)
    order = list(first)
    there = set(order)
    for place, name in enumerate(second):
        if name in there:
            continue
        before = next((each for each in reversed(second[:place]) if each in there), None)
        order.insert(order.index(before) + 1 if before is not None else 0, name)
        there.add(name)
    return order
