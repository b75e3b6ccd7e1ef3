"""Claims that a hasty reader would take for one: the same value of the same thing, and one field that differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from diemcau.reconcile.claims import Compared
from diemcau.reconcile.compare import (
    compare_sorts,
    compare_status,
)
from diemcau.reconcile.decide import code_of
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.levels import Level, MeasureLevel, OwnerLevel, PeriodLevel, SortLevel, StatusLevel
from diemcau.reconcile.scope import compare_owners_softly, compare_periods_softly
from diemcau.reconcile.settle import claim_id
from diemcau.reconcile.values import digits
from diemcau.records import LookAlike

CROWD = 12  # claims that one number under one label brings together, beyond which only neighbours are held side by side
LEAST = 10  # below it a number under one label is no news: every report counts three agreements

_APART = frozenset(
    {PeriodLevel.OTHER, PeriodLevel.CARRIED, PeriodLevel.WITHIN, PeriodLevel.WITHIN_IMPLIED, PeriodLevel.TOUCHING}
)


def find_look_alikes(compared: Compared) -> list[LookAlike]:
    """Pairs of claims with one value under one label that were kept apart, each with what differs first.

    Args:
        compared: The figures of the folder, compared and joined.
    """
    found: dict[tuple[int, int], LookAlike] = {}
    for alike in _alike(compared).values():
        for left, right in _side_by_side(sorted(alike.values(), key=lambda entry: entry.key)):
            places = (compared.place(left), compared.place(right))
            if places not in found and (told := _difference(left, right)) is not None:
                found[places] = LookAlike(
                    claims=(claim_id(places[0]), claim_id(places[1])),
                    field=told[0],
                    why=f"Kept apart: {told[1].value}{_both(told[0], left, right)}.",
                    grounds=(code_of(told[1]),),
                )
    return [found[places] for places in sorted(found)]


def _alike(compared: Compared) -> Mapping[Hashable, Mapping[int, Entry]]:
    """By value and what is counted: the first figure of each claim."""
    groups: defaultdict[Hashable, dict[int, Entry]] = defaultdict(dict)
    for entry in compared.entries:
        value = entry.figure.quantity.value
        if abs(value) < LEAST and len(digits(value)) == 1:
            continue
        words = entry.figure.measure or (entry.label if len(entry.label) > 1 else None)
        if words is not None:
            groups[value, words].setdefault(compared.place(entry), entry)
    return groups


def _side_by_side(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    return combinations(entries, 2) if len(entries) <= CROWD else pairwise(entries)


def _both(field: str, left: Entry, right: Entry) -> str:
    """What each of the two says in the field, in brackets; empty where one says nothing."""
    said = {
        "status": (left.figure.status.value, right.figure.status.value),
        "owner": (left.figure.unit_of_report, right.figure.unit_of_report),
        "unit": (left.figure.quantity.unit, right.figure.quantity.unit),
        "period": (left.figure.period, right.figure.period),
    }.get(field, (None, None))
    return f" ({said[0]} and {said[1]})" if None not in said else ""


def _difference(left: Entry, right: Entry) -> tuple[str, Level] | None:
    """The field in which two figures differ and how, the one that tells most first; None where none is seen."""
    if left.figure.kind is not right.figure.kind:
        return "kind", SortLevel.OTHER
    for field, level, apart in (
        ("status", compare_status(left.figure.status, right.figure.status), {StatusLevel.OTHER}),
        ("unit", compare_sorts(left.figure, right.figure), {SortLevel.OTHER}),
        ("owner", compare_owners_softly(left, right), {OwnerLevel.OTHER, OwnerLevel.CARRIED}),
        ("period", compare_periods_softly(left, right), _APART),
    ):
        if level in apart:
            return field, level
    if (left.figure.part_of is None) is not (right.figure.part_of is None):
        return "part", MeasureLevel.PART
    return None
