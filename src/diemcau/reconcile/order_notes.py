"""Directives that contradict each other, are given again, or that nobody could have given or could carry out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache
from itertools import combinations

from diemcau.errors import Invalid
from diemcau.reconcile.opposites import are_opposed
from diemcau.reconcile.order_groups import LONG_BEFORE, MOST, Group, days_between
from diemcau.reconcile.order_likeness import Likeness, Pair, addressees_differ
from diemcau.reconcile.orders import Order
from diemcau.records import Instruction, Period, parse_period
from diemcau.records.order import OrderList, OrderNote, OrderOddity

SAME_THING = 0.3  # likeness of two orders from which opposite acts are of one thing
_AGAIN = re.compile(
    r"\b(?:again|once more|repeat(?:s|ed)?|reiterat(?:es|ed)|reaffirm(?:s|ed)|một lần nữa|nhắc lại|lặp lại"
    r"|tái khẳng định)\b",
    re.IGNORECASE,
)


def note_contradictions(
    groups: Sequence[Group], pairs: Sequence[Pair], likeness: Likeness, ids: Mapping[Order, str]
) -> list[OrderNote]:
    """Wordings of one directive that ask for different days, numbers or people, and directives that undo each other.

    Args:
        groups: Orders that are one.
        pairs: Orders that have been compared.
        likeness: How alike two orders are.
        ids: The id of the directive of each wording.
    """
    within = (note for group in groups for note in _differing(group, ids[group.wordings[0]]))
    between = (_undone(pair, ids) for pair in pairs if _undo_each_other(pair, likeness, ids))
    return [*within, *between]


def _undo_each_other(pair: Pair, likeness: Likeness, ids: Mapping[Order, str]) -> bool:
    left, right = pair
    return (
        ids[left] != ids[right]
        and are_opposed(left, right)
        and not addressees_differ(left, right)
        and days_between(left, right) < LONG_BEFORE
        and likeness.words(left, right) >= SAME_THING
    )


def _undone(pair: Pair, ids: Mapping[Order, str]) -> OrderNote:
    left, right = pair
    return OrderNote(
        kind=OrderOddity.CONTRADICTORY,
        code="act",
        instructions=(ids[left], ids[right]),
        statements=(left.statement, right.statement),
        why="One of the two asks for what the other forbids or undoes.",
    )


_CLASH = {
    "deadline": "The wordings of this directive name different days: {left} and {right}.",
    "number": "The wordings of this directive name different numbers: {left} and {right}.",
    "lead": "The wordings of this directive put different units in charge: {left} and {right}.",
}


def _differing(group: Group, key: str) -> Iterator[OrderNote]:
    """A note for each field in which two wordings of about one time cannot both hold."""
    for code, said in (("deadline", _deadline), ("number", _number), ("lead", _lead)):
        held = [one for one in group.wordings[:MOST] if said(one) is not None]
        clash = next((two for two in combinations(held, 2) if _clashes(code, *two)), None)
        if clash is not None:
            left, right = sorted(clash, key=lambda one: one.key)
            yield OrderNote(
                kind=OrderOddity.CONTRADICTORY,
                code=code,
                instructions=(key,),
                statements=(left.statement, right.statement),
                why=_CLASH[code].format(left=said(left), right=said(right)),
            )


def _deadline(one: Order) -> str | None:
    return one.directive.deadline if one.directive.deadline and _day(one.directive.deadline) else None


@cache
def _day(code: str) -> Period | None:
    """A deadline as a period; None for a duration or a rhythm."""
    try:
        return parse_period(code)
    except Invalid:
        return None


def _number(one: Order) -> str | None:
    """What the only figure of an order says, in its words."""
    return one.figures[0].text if len(one.figures) == 1 else None


def _lead(one: Order) -> str | None:
    """The body put in charge by its name."""
    lead = one.directive.lead
    return lead if lead and one.addressee and one.directive.coordinating else None


def _clashes(code: str, left: Order, right: Order) -> bool:
    if left.document == right.document or days_between(left, right) >= LONG_BEFORE:
        return False
    if code == "deadline":
        one, other = _day(left.directive.deadline or ""), _day(right.directive.deadline or "")
        return one is not None and other is not None and not one.overlaps(other)
    if code == "number":
        one_figure, other_figure = left.figures[0].quantity, right.figures[0].quantity
        return one_figure.unit == other_figure.unit and one_figure.interval.intersection(other_figure.interval) is None
    return left.language == right.language and left.addressee.isdisjoint(right.addressee)


def note_repeats(groups: Sequence[Group], ids: Mapping[Order, str]) -> list[OrderNote]:
    """Directives given again: in words that say so, or in a text of months later."""
    found = (_repeat(group.orders(), ids[group.wordings[0]]) for group in groups)
    return [note for note in found if note is not None]


def _repeat(orders: Sequence[Order], key: str) -> OrderNote | None:
    dated = sorted((one for one in orders if one.published), key=lambda one: (one.published or date.min, one.key))
    if not dated or dated[0].published == dated[-1].published:
        return None
    first = dated[0]
    again = next((one for one in dated if one.published != first.published and _is_again(one)), None)
    later = next((one for one in dated if days_between(first, one) >= LONG_BEFORE), None)
    other = again or later
    if other is None:
        return None
    return OrderNote(
        kind=OrderOddity.REPEATED,
        code="again" if again else "later",
        instructions=(key,),
        statements=(first.statement, other.statement),
        why=f"Told on {first.published}, and given again in a text of {other.published}.",
    )


def _is_again(one: Order) -> bool:
    """Whether a text says that the order is given once more, and not only passed on by another."""
    return one.directive.relayed_by is None and _AGAIN.search(one.sentence) is not None


def note_orphans(instructions: Sequence[Instruction], groups: Sequence[Group]) -> list[OrderNote]:
    """Directives of which no text says who gave them, or none says who is to do them."""
    told = {
        (order.document, order.directive.issuer)
        for group in groups
        for order in group.orders()
        if order.directive.addressee or order.directive.lead
    }
    found = (_orphan(one, group.orders(), told) for one, group in zip(instructions, groups, strict=True))
    return [note for note in found if note is not None]


def _orphan(one: Instruction, orders: Sequence[Order], told: AbstractSet[tuple[str, str | None]]) -> OrderNote | None:
    """What a directive lacks; who is told in one sentence of a speech is meant in the others too."""
    if all(order.directive.issuer is None for order in orders):
        code, why = "issuer", "No text says who gave this directive."
    elif one.addressee is None and not any((order.document, order.directive.issuer) in told for order in orders):
        code, why = "addressee", "No text says who is to carry this directive out."
    else:
        return None
    best = (one.statements[one.best],)
    return OrderNote(kind=OrderOddity.ORPHAN, code=code, instructions=(one.id,), statements=best, why=why)


def note_absences(lists: Sequence[OrderList]) -> list[OrderNote]:
    """Points of a list that one report tells and another, which tells most of the list, leaves out."""
    return [note for each in lists for note in _absences(each)]


def _absences(each: OrderList) -> Iterator[OrderNote]:
    for key in each.instructions:
        silent = tuple(copy.document for copy in each.copies if key in copy.absent)
        telling = [copy.document for copy in each.copies if key in copy.carried]
        if not silent:
            continue
        only = len(telling) == 1
        yield OrderNote(
            kind=OrderOddity.ABSENT,
            code="only" if only else "dropped",
            instructions=(key,),
            documents=silent,
            why=f"Only {telling[0]} tells this point of the list."
            if only
            else f"A point of the list that {', '.join(silent)} {'leaves' if len(silent) == 1 else 'leave'} out.",
        )
