"""Directives of many wordings brought together, and who is said to have given them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from diemcau.lang.persons import LOCAL_OFFICE
from diemcau.reconcile.order_groups import MOST, Group, group_orders
from diemcau.reconcile.order_likeness import Likeness, addressees_differ, persons_differ
from diemcau.reconcile.order_lists import find_order_lists
from diemcau.reconcile.order_notes import note_absences, note_contradictions, note_orphans, note_repeats
from diemcau.reconcile.orders import Order, read_orders
from diemcau.reconcile.rulings import UNRULED, Rulings
from diemcau.reconcile.witness import best_witness, explain, fullest_issuer
from diemcau.records import Conflict, Instruction, Reading
from diemcau.records.order import OrderList, OrderNote

DISPUTED = 0.22  # likeness from which two different people named for one order contradict each other
MUCH_ALIKE = 0.38  # words in common from which an order to two bodies is one, whoever is told


class Ordered(NamedTuple):
    """What a folder orders.

    Attributes:
        instructions: Its directives, each with all its wordings.
        conflicts: Where texts name different people for one directive.
        lists: Which directives were given together, and which text tells which.
        notes: What is odd about directives.
    """

    instructions: list[Instruction]
    conflicts: list[Conflict]
    lists: list[OrderList]
    notes: list[OrderNote]


def find_orders(readings: Sequence[Reading], rulings: Rulings = UNRULED) -> Ordered:
    """The directives of a folder, who is said to have given them, their lists, and what is odd about them.

    Args:
        readings: What was read.
        rulings: What people ruled about directives.
    """
    groups, pairs, likeness = group_orders(read_orders(readings), rulings)
    instructions = [_settle(place, group, likeness) for place, group in enumerate(groups)]
    ids = {one: each.id for each, group in zip(instructions, groups, strict=True) for one in group.wordings}
    lists = find_order_lists(readings, instructions)
    notes = [
        *note_contradictions(groups, pairs, likeness, ids),
        *note_repeats(groups, ids),
        *note_orphans(instructions, groups),
        *note_absences(lists),
    ]
    return Ordered(instructions, _conflicts(instructions, groups), lists, notes)


def _conflicts(instructions: Sequence[Instruction], groups: Sequence[Group]) -> list[Conflict]:
    return [_conflict(one, group.orders()) for one, group in zip(instructions, groups, strict=True) if one.disputed]


def _settle(place: int, group: Group, likeness: Likeness) -> Instruction:
    orders = group.orders()
    best = best_witness(orders)
    statements = sorted(one.statement for one in orders)
    disputed = _is_disputed(group.wordings, likeness)
    directive = best.directive
    topics = [one.directive.topics[0] for one in (best, *orders) if one.directive.topics]
    return Instruction(
        id=f"d{place + 1}",
        statements=tuple(statements),
        best=statements.index(best.statement),
        issuer=None if disputed else fullest_issuer(orders),
        addressee=directive.addressee
        or next((one.directive.addressee for one in orders if one.directive.addressee), None),
        topic=topics[0] if topics else None,
        disputed=disputed,
        why=explain(orders, best, likeness.weights),
    )


def _rival(left: Order, right: Order, likeness: Likeness) -> bool:
    """Whether two orders name two people of one level; a local leader hands down what a national one asked for.

    What is told to two different bodies is one order only where its words are much the same and its givers hold like
    posts.
    """
    if left.person is None or right.person is None or not persons_differ(left, right):
        return False
    of_like_posts = not left.person.office.isdisjoint(right.person.office)
    if addressees_differ(left, right) and not (of_like_posts and likeness.words(left, right) >= MUCH_ALIKE):
        return False
    local = [bool(one.person and one.person.office & LOCAL_OFFICE) for one in (left, right)]
    return local[0] == local[1]


def _is_disputed(wordings: Sequence[Order], likeness: Likeness) -> bool:
    """Whether two clearly alike wordings, to no different addressee, name two different people.

    A leader who hands an order down to bodies of his own contradicts nobody.
    """
    return any(
        likeness(left, right) >= DISPUTED and _rival(left, right, likeness)
        for left, right in combinations(wordings[:MOST], 2)
    )


def _conflict(instruction: Instruction, group: Sequence[Order]) -> Conflict:
    named: dict[tuple[str, ...], str] = {}
    for one in group:
        if one.directive.issuer and one.person:
            key = one.person.name or tuple(sorted(one.person.posts or one.person.office))
            named[key] = max(named.get(key, ""), one.directive.issuer, key=lambda text: (len(text), text))
    return Conflict(
        kind="issuer",
        statements=tuple(sorted(one.statement for one in group if one.person is not None)),
        why=f"The texts name different people for one order: {' against '.join(sorted(named.values()))}.",
        settle="The notice of conclusions of the meeting.",
        claims=(instruction.id,),
    )
