"""Who carries on whose work, over any number of changes: the past in today's shape, and today in the past's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Life:
    """The days on which an org exists, both included; None for an open end."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether it exists on a day."""
        return (self.first is None or self.first <= day) and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether it ended before a day."""
        return self.last is not None and self.last < day

    @property
    def is_void(self) -> bool:
        """Whether it exists on no day at all."""
        return self.first is not None and self.last is not None and self.last < self.first


@dataclass(frozen=True, slots=True)
class Step:
    """One org carrying on the work of another from a day on."""

    former: int
    heir: int
    on: date | None
    sort: str


@dataclass(frozen=True)
class Lineage:
    """All successions there are, those to come included.

    Attributes:
        lives: When each org exists, by id.
        steps: The successions.
    """

    lives: Mapping[int, Life]
    steps: tuple[Step, ...]

    @cached_property
    def _forward(self) -> Mapping[int, tuple[Step, ...]]:
        return _grouped(self.steps, lambda step: step.former)

    @cached_property
    def _backward(self) -> Mapping[int, tuple[Step, ...]]:
        return _grouped(self.steps, lambda step: step.heir)

    def steps_from(self, pk: int) -> tuple[Step, ...]:
        """Who carries on the work of an org, right after it."""
        return self._forward.get(pk, ())

    def steps_to(self, pk: int) -> tuple[Step, ...]:
        """Whose work an org carries on, right before it."""
        return self._backward.get(pk, ())

    def formers(self, pk: int) -> tuple[int, ...]:
        """All whose work came to an org, however many changes ago, the nearest first; without itself."""
        return self._closure(pk, lambda one: [step.former for step in self.steps_to(one)])

    def heirs(self, pk: int) -> tuple[int, ...]:
        """All to whom the work of an org came, however many changes later, the nearest first; without itself."""
        return self._closure(pk, lambda one: [step.heir for step in self.steps_from(one)])

    def _closure(self, pk: int, following: Callable[[int], list[int]]) -> tuple[int, ...]:
        found: dict[int, None] = {}
        waiting = following(pk)
        while waiting:
            one = waiting.pop(0)
            if one not in found and one != pk:
                found[one] = None
                waiting.extend(following(one))
        return tuple(found)

    def standing_for(self, pk: int, day: date) -> tuple[int, ...]:
        """The orgs of a day that stand for an org of any time.

        The org itself while it exists; of one that had ended by then its heirs, heirs of heirs where they ended, too;
        of one that did not exist yet those whose work it took over. Several for one that was split: then a share of
        its figures belongs to each. None where nobody carried it on.
        """
        found: dict[int, None] = {}
        seen: set[int] = set()
        waiting = [pk]
        while waiting:
            one = waiting.pop(0)
            life = self.lives.get(one)
            if one in seen or life is None:  # founded a moment ago
                continue
            seen.add(one)
            if life.holds(day):
                found[one] = None
            elif life.is_over(day):
                waiting.extend(step.heir for step in self.steps_from(one))
            else:
                waiting.extend(step.former for step in self.steps_to(one))
        return tuple(found)

    def shape_of(self, day: date) -> Mapping[int, tuple[int, ...]]:
        """For every org of any time the orgs of a day that stand for it."""
        return {pk: self.standing_for(pk, day) for pk, life in self.lives.items() if not life.is_void}


def _grouped(steps: Iterable[Step], key: Callable[[Step], int]) -> Mapping[int, tuple[Step, ...]]:
    found: defaultdict[int, list[Step]] = defaultdict(list)
    for step in steps:
        found[key(step)].append(step)
    return {pk: tuple(each) for pk, each in found.items()}
