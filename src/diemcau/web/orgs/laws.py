"""What has to hold of the tree on every day, whatever is done to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from diemcau.web.orgs.lineage import Life


class Law(StrEnum):
    """A law that is broken."""

    ORPHAN = "orphan"  # an org stands under one that does not exist on that day, or suddenly under none
    CYCLE = "cycle"  # an org stands under itself
    TWO_PARENTS = "two_parents"
    TWO_NAMES = "two_names"  # in one language
    NAMELESS = "nameless"
    SAME_NAME = "same_name"  # two orgs of one kind have one name in one language


@dataclass(frozen=True, slots=True)
class Breach:
    """A law that is broken by an org; `other` is the one that it stands under or shares a name with, or empty."""

    law: Law
    org: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Something that is so while it holds: `of` an org, `what` a parent's id or a name with its language before it."""

    of: int
    what: int | tuple[str, str]
    life: Life


@dataclass(frozen=True)
class History:
    """Everything that is known of all orgs.

    Attributes:
        orgs: Code, kind and life by id.
        parents, names: What held when.
    """

    orgs: Mapping[int, tuple[str, str, Life]]
    parents: Sequence[Held]
    names: Sequence[Held]


def find_breaches(history: History) -> frozenset[Breach]:
    """Every law that is broken on any day.

    Between two days on which something begins or the day after something ends nothing changes, so that only those
    days, and one before them all, are looked at.
    """
    rooted = {held.of for held in history.parents if not held.life.is_void}
    return frozenset(breach for day in _days(history) for breach in _on(day, history, rooted))


def _days(history: History) -> list[date]:
    lives = [life for _, _, life in history.orgs.values()] + [held.life for held in (*history.parents, *history.names)]
    starts = {life.first for life in lives if life.first is not None and not life.is_void}
    after = {life.last + timedelta(days=1) for life in lives if life.last is not None and not life.is_void}
    days = sorted(starts | after)
    return [days[0] - timedelta(days=1), *days] if days else [date(2000, 1, 1)]


def _on(day: date, history: History, rooted: set[int]) -> Iterator[Breach]:
    alive = {pk for pk, (_, _, life) in history.orgs.items() if life.holds(day)}
    parents = _holding(history.parents, day, alive)
    names = _holding(history.names, day, alive)
    yield from _of_parents(history, alive, parents, rooted)
    yield from _of_names(history, alive, names)


def _holding(rows: Iterable[Held], day: date, alive: set[int]) -> Mapping[int, list[int | tuple[str, str]]]:
    found: defaultdict[int, list[int | tuple[str, str]]] = defaultdict(list)
    for held in rows:
        if held.of in alive and held.life.holds(day):
            found[held.of].append(held.what)
    return found


def _of_parents(
    history: History, alive: set[int], parents: Mapping[int, list[int | tuple[str, str]]], rooted: set[int]
) -> Iterator[Breach]:
    above = {pk: found[0] for pk, found in parents.items() if isinstance(found[0], int)}
    for pk in alive:
        code = history.orgs[pk][0]
        if len(parents.get(pk, ())) > 1:
            yield Breach(Law.TWO_PARENTS, code)
        if pk not in above:
            if pk in rooted:
                yield Breach(Law.ORPHAN, code)
        elif above[pk] not in alive:
            yield Breach(Law.ORPHAN, code, history.orgs[above[pk]][0])
        elif _is_under_itself(pk, above):
            yield Breach(Law.CYCLE, code)


def _is_under_itself(pk: int, above: Mapping[int, int]) -> bool:
    seen, one = set(), above.get(pk)
    while one is not None and one not in seen:
        if one == pk:
            return True
        seen.add(one)
        one = above.get(one)
    return False


def _of_names(history: History, alive: set[int], names: Mapping[int, list[int | tuple[str, str]]]) -> Iterator[Breach]:
    bearers: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for pk in alive:
        code, kind, _ = history.orgs[pk]
        held = [each for each in names.get(pk, ()) if isinstance(each, tuple)]
        if not held:
            yield Breach(Law.NAMELESS, code)
        if len({language for language, _ in held}) < len(held):
            yield Breach(Law.TWO_NAMES, code)
        for language, name in held:
            bearers[kind, language, name.casefold()].append(pk)
    for pks in bearers.values():
        first, *others = sorted(history.orgs[pk][0] for pk in pks)
        yield from (Breach(Law.SAME_NAME, other, first) for other in others)
