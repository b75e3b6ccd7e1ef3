"""Lists of directives: which were given together, and which report tells which of them.

Two directives belong to one list where two texts tell both; what a single text adds belongs to the list that it stands
among. A report is held to a list of which it tells at least half, or whose number it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from diemcau.lang.persons import Person, Sameness, compare_persons, parse_person
from diemcau.lang.registry import language_of
from diemcau.records import Instruction, Reading
from diemcau.records.order import ListCopy, OrderList, OrderNote

Told = Mapping[str, Sequence[tuple[int, str]]]

HALF = 0.5  # share of the points told in two documents that a report must tell to be held to the rest
MOST = 24  # directives of one document that are held against each other; longer lists are held against the next ones


def find_order_lists(readings: Sequence[Reading], instructions: Sequence[Instruction]) -> list[OrderList]:
    """The lists of a folder that two documents tell, in the order of their first directive.

    Args:
        readings: What was read.
        instructions: The directives of the folder.
    """
    told = _told(instructions)
    givers = {one.id: parse_person(one.issuer) if one.issuer else None for one in instructions}
    home = _together(told, givers)
    _add_single(home, told, givers)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for one in instructions:
        members[_find(home, one.id)].append(one.id)
    by_name = {reading.document.name: reading for reading in readings}
    where = {one.id: tuple(dict.fromkeys(s.document for s in one.statements)) for one in instructions}
    lists = [points for points in members.values() if len(points) > 1]
    return [_settle(number, points, told, where, by_name) for number, points in enumerate(lists, start=1)]


def _told(instructions: Sequence[Instruction]) -> dict[str, list[tuple[int, str]]]:
    """The directives of each document with the places of their wordings in it, in its own order."""
    told: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in instructions:
        for statement in one.statements:
            held = told[statement.document]
            held[one.id] = min(held.get(one.id, statement.index), statement.index)
    return {name: sorted((index, key) for key, index in held.items()) for name, held in sorted(told.items())}


def _may_be_one(left: Person | None, right: Person | None) -> bool:
    """Whether two directives may be of one list: nobody says that two people gave them."""
    return left is None or right is None or compare_persons(left, right) is not Sameness.OTHER


def _together(told: Told, givers: Mapping[str, Person | None]) -> dict[str, str]:
    """The directives that two documents tell together, each under the head of its list."""
    home: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for points in told.values():
        ids = [key for _, key in points]
        for left, right in combinations(ids, 2) if len(ids) <= MOST else pairwise(ids):
            two = (left, right) if left < right else (right, left)
            if two in seen and _may_be_one(givers[left], givers[right]):
                _unite(home, *two)
            seen.add(two)
    return home


def _find(home: dict[str, str], key: str) -> str:
    while home.get(key, key) != key:
        home[key] = home.get(home[key], home[key])
        key = home[key]
    return key


def _unite(home: dict[str, str], left: str, right: str) -> None:
    one, other = sorted((_find(home, left), _find(home, right)))
    home[one] = home[other] = one


def _add_single(home: dict[str, str], told: Told, givers: Mapping[str, Person | None]) -> None:
    """Adds to a list what only one document tells, beside a point of the list and from the same person."""
    listed = set(home)
    for points in told.values():
        for (_, one), (_, other) in pairwise(points):
            if (one in listed) != (other in listed) and _may_be_one(givers[one], givers[other]):
                _unite(home, one, other)


def _settle(
    number: int,
    points: Sequence[str],
    told: Told,
    where: Mapping[str, Sequence[str]],
    by_name: Mapping[str, Reading],
) -> OrderList:
    names = sorted({name for key in points for name in where[key]})
    common = {key for key in points if len(where[key]) > 1}
    copies = (_copy(name, points, common, told[name], by_name[name]) for name in names)
    return OrderList(id=f"l{number}", instructions=tuple(points), copies=tuple(copies))


def _copy(
    name: str, points: Sequence[str], common: set[str], told: Sequence[tuple[int, str]], reading: Reading
) -> ListCopy:
    listed = set(points)
    carried = tuple(key for _, key in told if key in listed)
    announced = next(_announced(reading), None)
    held = len(common.intersection(carried)) >= max(HALF * len(common), 1) or (announced or 0) >= len(common)
    whole = held and len(carried) > 1
    absent = tuple(key for key in points if key not in carried) if whole else ()
    return ListCopy(document=name, carried=carried, absent=absent, announced=announced)


def _announced(reading: Reading) -> Iterator[int]:
    """How many tasks a document says there are."""
    language = language_of(reading.document.language)
    if language is not None and (count := language.requests.count_tasks(reading.document.text)) is not None:
        yield count


def double_list(each: OrderList, twins: Mapping[str, Sequence[str]]) -> OrderList:
    """A list told by every file that holds the text of one of its documents.

    Args:
        each: The list.
        twins: For each document the names of all files with its text.
    """
    copies = (replace(copy, document=name) for copy in each.copies for name in twins[copy.document])
    return replace(each, copies=tuple(sorted(copies, key=lambda copy: copy.document)))


def double_note(note: OrderNote, twins: Mapping[str, Sequence[str]]) -> OrderNote:
    """A note that names every file that leaves a directive out."""
    return replace(note, documents=tuple(sorted(name for one in note.documents for name in twins[one])))
