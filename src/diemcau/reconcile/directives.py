"""Directives of many wordings brought together, and who is said to have given them.

Two tellings of one order share telling words: those that few orders of the folder hold. How many is enough depends on
what else
could be meant, so that besides a plain threshold an order may be joined to the one that is clearly its best match in
another text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from math import sqrt

from diemcau.lang.persons import LOCAL_OFFICE, Sameness, compare_persons
from diemcau.reconcile.orders import Order, read_orders
from diemcau.reconcile.witness import best_witness, explain, fullest_issuer
from diemcau.reconcile.words import rarity, weight
from diemcau.records import Conflict, Instruction, Reading

# Cosine of the telling words, with the small additions below. Set on composed sets of reports of one meeting: two
# tellings of one order lie above .3 nearly always, two orders of one list below .2 nearly always; between them the
# better match decides.
SURE = 0.34
LIKELY = 0.13  # enough where each is the other's best match by a clear lead
LEAD = 1.4  # how many times the second best a best match must reach
OTHER_PERSON = 0.07  # taken off where two different people are named: most often they gave two orders
LONG_BEFORE = 120  # days between two texts from which only a sure match joins: last year's order is another one
OTHER_ADDRESSEE = 0.07  # taken off where two different addressees are named
HANDED_DOWN = 0.6  # likeness from which the orders of a national and a local leader are one order
DISPUTED = 0.22  # likeness from which two different people named for one order contradict each other
APART = 0.12  # mean likeness below which two groups are not joined, whatever single pair is alike
TWIN = 0.8  # likeness from which two orders of one text are one order said twice
SAME_TOPIC = 0.05
SAME_DEADLINE = 0.1
SAME_PLACE = 0.03  # the same number in the list: orders keep their places more often than not
SAME_LIST = 0.5  # share of the longer enumeration from which two are one
LISTED = 0.4  # what a shared word counts that stands only in an enumeration
CARRIED = 1.0  # what likeness counts that rests on the sentences which carry the orders on
CROWD = 80  # orders under one word beyond which the word tells too little


Likeness = Mapping[tuple[Order, Order], float]


def find_instructions(readings: Sequence[Reading]) -> tuple[list[Instruction], list[Conflict]]:
    """The directives of a folder, each with all its wordings, and the conflicts about who gave them."""
    orders = read_orders(readings)
    weights = rarity(one.full for one in orders)
    alike = _compare(orders, weights)
    groups = _join(orders, alike)
    instructions = [_settle(place, group, alike, weights) for place, group in enumerate(groups)]
    conflicts = [_conflict(one, group) for one, group in zip(instructions, groups, strict=True) if one.disputed]
    return instructions, conflicts


def _compare(orders: Sequence[Order], rarities: Mapping[str, float]) -> Likeness:
    weights = _squared(rarities)

    @cache
    def norm(words: frozenset[str]) -> float:
        return sqrt(weight(words, weights))

    def cosine(left: frozenset[str], right: frozenset[str], listed: frozenset[str]) -> float:
        shared = left & right
        held = weight(shared, weights) - (1 - LISTED) * weight(shared & listed, weights)
        return held / (norm(left) * norm(right) or 1.0)

    def likeness(left: Order, right: Order) -> float:
        listed = _told_in_passing(left.listed, right.listed)
        if left.language != right.language:
            own = cosine(left.words_abroad, right.words_abroad, listed)
            return max(own, CARRIED * cosine(left.full_abroad, right.full_abroad, listed))
        own = cosine(left.words, right.words, listed)
        return max(own, CARRIED * cosine(left.full, right.full, listed))

    return {
        (left, right): likeness(left, right) + _lift(left, right)
        for left, right in sorted(_candidates(orders), key=lambda pair: (pair[0].key, pair[1].key))
    }


def _told_in_passing(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Words of enumerations that say little; those of one and the same enumeration are what both orders are about."""
    if len(ours & theirs) >= SAME_LIST * max(len(ours), len(theirs)):
        return frozenset()
    return ours | theirs


def _squared(weights: Mapping[str, float]) -> Mapping[str, float]:
    return {word: value * value for word, value in weights.items()}


def _lift(left: Order, right: Order) -> float:
    """What topic, deadline and place in the list add, and what two different people take off."""
    one, other = left.directive, right.directive
    topic = bool(one.topics) and bool(other.topics) and one.topics[0] == other.topics[0]
    deadline = one.deadline is not None and one.deadline == other.deadline
    place = one.number is not None and one.number == other.number
    lift = SAME_TOPIC * topic + SAME_DEADLINE * deadline + SAME_PLACE * place
    return lift - OTHER_PERSON * _persons_differ(left, right) - OTHER_ADDRESSEE * _addressees_differ(left, right)


def _persons_differ(left: Order, right: Order) -> bool:
    one, other = left.person, right.person
    return one is not None and other is not None and compare_persons(one, other) is Sameness.OTHER


def _addressees_differ(left: Order, right: Order) -> bool:
    return bool(left.addressee and right.addressee) and left.addressee.isdisjoint(right.addressee)


def _candidates(orders: Sequence[Order]) -> set[tuple[Order, Order]]:
    holders: defaultdict[str, list[Order]] = defaultdict(list)
    for one in orders:
        for word in one.full:
            holders[word].append(one)
    pairs: set[tuple[Order, Order]] = set()
    for held in holders.values():
        pairs.update(combinations(held, 2) if len(held) <= CROWD else pairwise(held))
    return pairs


def _join(orders: Sequence[Order], alike: Likeness) -> list[list[Order]]:
    """Groups of orders that are one, in reading order of their first."""
    home = {one: [one] for one in orders}
    for left, right in _accepted(alike):
        ours, theirs = home[left], home[right]
        if ours is theirs or not _fit(ours, theirs, alike):
            continue
        ours.extend(theirs)
        home.update(dict.fromkeys(theirs, ours))
    groups = {id(group): group for group in home.values()}.values()
    return sorted((sorted(group, key=lambda one: one.key) for group in groups), key=lambda group: group[0].key)


def _accepted(alike: Likeness) -> list[tuple[Order, Order]]:
    """Pairs to join, the surest first."""
    best = _best_matches(alike)
    taken = [pair for pair, points in alike.items() if _is_one(pair, points, best)]
    return sorted(taken, key=lambda pair: (-alike[pair], pair[0].key, pair[1].key))


def _is_one(pair: tuple[Order, Order], points: float, best: Mapping[tuple[Order, str], list[float]]) -> bool:
    left, right = pair
    if left.document == right.document:
        return points >= TWIN
    if _are_of_other_levels(left, right):
        return points >= HANDED_DOWN
    if points >= SURE:
        return True
    days = abs((left.published - right.published).days) if left.published and right.published else 0
    return points >= LIKELY and days < LONG_BEFORE and _leads(pair, points, best)


def _best_matches(alike: Likeness) -> Mapping[tuple[Order, str], list[float]]:
    """For each order and each other document, how alike its orders are, best first."""
    found: defaultdict[tuple[Order, str], list[float]] = defaultdict(list)
    for (left, right), points in alike.items():
        found[left, right.document].append(points)
        found[right, left.document].append(points)
    return {key: sorted(points, reverse=True) for key, points in found.items()}


def _leads(pair: tuple[Order, Order], points: float, best: Mapping[tuple[Order, str], list[float]]) -> bool:
    """Whether each is the other's best match in its document by a clear lead."""
    left, right = pair
    for one, other in ((left, right), (right, left)):
        ranked = best[one, other.document]
        if ranked[0] > points or (len(ranked) > 1 and ranked[1] * LEAD > points):
            return False
    return True


def _fit(ours: Sequence[Order], theirs: Sequence[Order], alike: Likeness) -> bool:
    """Whether two groups may be one: alike on the whole, and no two orders of one text that are not twins."""
    total = 0.0
    for left in ours:
        for right in theirs:
            pair = (left, right) if left.key < right.key else (right, left)
            points = alike.get(pair, 0.0)
            if left.document == right.document and points < TWIN and not _carries_on(*pair):
                return False
            total += points
    return total >= APART * len(ours) * len(theirs)


def _carries_on(left: Order, right: Order) -> bool:
    """Whether the second order lies in the sentence that carries the first one on."""
    return left.directive.span.end <= right.directive.span.start < left.reach


def _settle(place: int, group: Sequence[Order], alike: Likeness, weights: Mapping[str, float]) -> Instruction:
    best = best_witness(group)
    statements = sorted(one.statement for one in group)
    disputed = _is_disputed(group, alike)
    directive = best.directive
    topics = [one.directive.topics[0] for one in (best, *group) if one.directive.topics]
    return Instruction(
        id=f"d{place + 1}",
        statements=tuple(statements),
        best=statements.index(best.statement),
        issuer=None if disputed else fullest_issuer(group),
        addressee=directive.addressee
        or next((one.directive.addressee for one in group if one.directive.addressee), None),
        topic=topics[0] if topics else None,
        disputed=disputed,
        why=explain(group, best, weights),
    )


def _rival(left: Order, right: Order) -> bool:
    """Whether two orders name two people of one level; a local leader hands down what a national one asked for."""
    if not _persons_differ(left, right) or _addressees_differ(left, right):
        return False
    local = [bool(one.person and one.person.office & LOCAL_OFFICE) for one in (left, right)]
    return local[0] == local[1]


def _are_of_other_levels(left: Order, right: Order) -> bool:
    """Whether a leader of the country and one of a part of it gave the two, each to bodies of his own.

    What a local leader asks of his own people is an order of its own, unless he hands one down word for word.
    """
    if left.person is None or right.person is None or not _persons_differ(left, right):
        return False
    local = [bool(one.person and one.person.office & LOCAL_OFFICE) for one in (left, right)]
    return local[0] != local[1]


def _is_disputed(group: Sequence[Order], alike: Likeness) -> bool:
    """Whether two clearly alike wordings, to no different addressee, name two different people.

    A leader who hands an order down to bodies of his own contradicts nobody.
    """
    return any(
        alike.get((left, right), 0.0) >= DISPUTED and _rival(left, right) for left, right in combinations(group, 2)
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
