"""How alike two orders are, and which of many are worth comparing.

Two tellings of one order share telling words: those that few orders of the folder hold. Orders of the same words to the
same people are one before anything is compared, so that a text printed a hundred times costs no more than once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import nlargest
from itertools import combinations
from math import log, sqrt

from diemcau.lang.persons import Sameness, compare_persons
from diemcau.reconcile.opposites import are_opposed, is_negated
from diemcau.reconcile.orders import Order
from diemcau.reconcile.words import rarity, weight

SAME_TOPIC = 0.05
SAME_DEADLINE = 0.1
SAME_PLACE = 0.03  # the same number in the list: orders keep their places more often than not
OTHER_PERSON = 0.07  # taken off where two different people are named: most often they gave two orders
OTHER_SENSE = 0.05  # taken off where one says what to do and the other what not to do
OTHER_ADDRESSEE = 0.07  # taken off where two different addressees are named
SAME_LIST = 0.5  # share of the longer enumeration from which two are one
LISTED = 0.4  # what a shared word counts that stands only in an enumeration
CARRIED = 1.0  # what likeness counts that rests on the sentences which carry the orders on
# The next four keep the work near linear in the number of orders; folders of a few hundred orders never reach them.
CROWD = 60  # orders under one word beyond which the word alone tells too little
RAREST = 5  # crowded words of an order of which every two together make a block
NEXT = 3  # orders behind an order in a crowded block with which it is compared
CLOSEST = 40  # orders with the most telling words in common that an order is compared with
FEWEST = 8  # the same in a folder of many orders
ALL_OF = 20000  # comparisons up to which each order gets more than the fewest

Pair = tuple[Order, Order]


class Likeness:
    """What two orders of a folder have in common, computed once for each pair that is asked for."""

    def __init__(self, orders: Sequence[Order]) -> None:
        """Take the orders of a folder, each wording once."""
        self.weights: Mapping[str, float] = rarity(one.full for one in orders)
        self._squares = {word: value * value for word, value in self.weights.items()}
        self._known: dict[Pair, float] = {}
        self._norm = cache(self._length)

    def __call__(self, left: Order, right: Order) -> float:
        """From 0, nothing in common, to 1 and a little more; what speaks against it is taken off."""
        pair = (left, right) if left.key < right.key else (right, left)
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = 0.0 if are_opposed(*pair) else self.words(*pair) + _lift(*pair)
        return found

    def words(self, left: Order, right: Order) -> float:
        """What the telling words alone have in common, 0 to 1."""
        listed = _told_in_passing(left.listed, right.listed)
        if left.language != right.language:
            own = self._cosine(left.words_abroad, right.words_abroad, listed)
            return max(own, CARRIED * self._cosine(left.full_abroad, right.full_abroad, listed))
        own = self._cosine(left.words, right.words, listed)
        return max(own, CARRIED * self._cosine(left.full, right.full, listed))

    def _cosine(self, left: frozenset[str], right: frozenset[str], listed: frozenset[str]) -> float:
        shared = left & right
        if not shared:
            return 0.0
        held = weight(shared, self._squares) - (1 - LISTED) * weight(shared & listed, self._squares)
        return held / (self._norm(left) * self._norm(right) or 1.0)

    def _length(self, words: frozenset[str]) -> float:
        return sqrt(weight(words, self._squares))


def _told_in_passing(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Words of enumerations that say little; those of one and the same enumeration are what both orders are about."""
    if len(ours & theirs) >= SAME_LIST * max(len(ours), len(theirs)):
        return frozenset()
    return ours | theirs


def _lift(left: Order, right: Order) -> float:
    """What topic, deadline and place in the list add, and what two different people take off."""
    one, other = left.directive, right.directive
    topic = bool(one.topics) and bool(other.topics) and one.topics[0] == other.topics[0]
    deadline = one.deadline is not None and one.deadline == other.deadline
    place = one.number is not None and one.number == other.number
    sense = is_negated(one.text) != is_negated(other.text)
    lift = SAME_TOPIC * topic + SAME_DEADLINE * deadline + SAME_PLACE * place - OTHER_SENSE * sense
    return lift - OTHER_PERSON * persons_differ(left, right) - OTHER_ADDRESSEE * addressees_differ(left, right)


def persons_differ(left: Order, right: Order) -> bool:
    """Whether two orders name two people as the one who gave them."""
    one, other = left.person, right.person
    return one is not None and other is not None and compare_persons(one, other) is Sameness.OTHER


def addressees_differ(left: Order, right: Order) -> bool:
    """Whether two orders are told to people with no word in common."""
    return bool(left.addressee and right.addressee) and left.addressee.isdisjoint(right.addressee)


def find_pairs(orders: Sequence[Order], likeness: Likeness) -> list[Pair]:
    """The pairs worth comparing, each order with those that share most of its telling words, in reading order."""
    place = {one: at for at, one in enumerate(orders)}
    blocks = [block for block in _blocks(orders, likeness.weights) if len(block) > 1]
    shared: defaultdict[int, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for block in blocks:
        few = log(1 + len(orders) / len(block))
        for left, right in _of_block([place[one] for one in block]):
            shared[left][right] += few
    most = max(FEWEST, min(CLOSEST, ALL_OF // len(orders))) if orders else 0
    return [
        (orders[left], orders[right])
        for left in sorted(shared)
        for right, _ in sorted(nlargest(most, shared[left].items(), key=lambda other: (other[1], -other[0])))
    ]


def _of_block(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(places) <= CROWD:
        yield from combinations(places, 2)
        return
    for at, left in enumerate(places):
        for right in places[at + 1 : at + 1 + NEXT]:
            yield left, right


def _blocks(orders: Sequence[Order], weights: Mapping[str, float]) -> Iterable[list[Order]]:
    """The orders under each word, or under each two of the rarest crowded words of an order."""
    holders: defaultdict[str, list[Order]] = defaultdict(list)
    for one in orders:
        for word in sorted(one.full):
            holders[word].append(one)
    both: defaultdict[tuple[str, str], list[Order]] = defaultdict(list)
    for one in orders:
        crowded = sorted((word for word in one.full if len(holders[word]) > CROWD), key=lambda w: (-weights[w], w))
        for two in combinations(crowded[:RAREST], 2):
            both[two].append(one)
    yield from holders.values()
    yield from both.values()
