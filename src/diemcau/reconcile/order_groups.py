"""Orders that are one order, brought together: first the sure ones, then what the lists around them make likely.

How much likeness is enough depends on what else could be meant: besides a plain threshold an order may be joined to
the one that is clearly its best match in another text, and points of two lists of one meeting that are left over may
be joined on less, since their neighbours have found their match already.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from diemcau.lang.persons import LOCAL_OFFICE
from diemcau.reconcile.opposites import are_opposed, is_negated
from diemcau.reconcile.order_likeness import Likeness, Pair, find_pairs, persons_differ
from diemcau.reconcile.orders import Order
from diemcau.reconcile.rulings import UNRULED, Bonds, Rulings

# Cosine of the telling words, with the small additions of `Likeness`. Set on composed sets of reports of one meeting:
# two tellings of one order lie above .3 nearly always, two orders of one list below .2 nearly always; between them the
# better match decides.
SURE = 0.34
LIKELY = 0.13  # enough where each is the other's best match by a clear lead
LEFT_OVER = 0.05  # enough where both are points of lists that share another point, and nothing else is left for either
LEAD = 1.4  # how many times the second best a best match must reach
LONG_BEFORE = 120  # days between two texts from which only a sure match joins: last year's order is another one
HANDED_DOWN = 0.6  # likeness from which the orders of a national and a local leader are one order
APART = 0.12  # mean likeness below which two groups are not joined, whatever single pair is alike
LEFT_APART = 0.05  # the same for points of lists that share another point
TWIN = 0.8  # likeness from which two orders of one text are one order said twice
MOST = 8  # orders of a group that are held against those of another


class Group:
    """Orders that are one order.

    Attributes:
        wordings: One order for each wording, in the order in which they were joined.
        by_document: All its orders by document, those that repeat a wording too.
    """

    __slots__ = ("by_document", "wordings")

    def __init__(self, wording: Order, repeats: Iterable[Order]) -> None:
        """Open a group with one wording and the orders that repeat it in other documents."""
        self.wordings = [wording]
        self.by_document: defaultdict[str, list[Order]] = defaultdict(list)
        for one in repeats:
            self.by_document[one.document].append(one)

    def join(self, other: Group) -> None:
        """Take in the orders of another group."""
        self.wordings.extend(other.wordings)
        for name, held in other.by_document.items():
            self.by_document[name].extend(held)

    def orders(self) -> list[Order]:
        """All its orders in reading order."""
        return sorted((one for held in self.by_document.values() for one in held), key=lambda one: one.key)


class Grouped(NamedTuple):
    """What comparing the orders of a folder came to.

    Attributes:
        groups: Orders that are one, in reading order of their first.
        pairs: The wordings that were compared.
        likeness: How alike any two orders are.
    """

    groups: list[Group]
    pairs: list[Pair]
    likeness: Likeness


def group_orders(orders: Sequence[Order], rulings: Rulings = UNRULED) -> Grouped:
    """Groups of orders that are one.

    Args:
        orders: The orders of a folder in reading order.
        rulings: What people ruled about them.
    """
    repeats, bonds = _repeats(orders, rulings), Bonds(rulings)
    wordings = list(repeats)
    likeness = Likeness(wordings)
    home = {one: Group(one, held) for one, held in repeats.items()}
    pairs = find_pairs(wordings, likeness)
    best = _best_matches(pairs, likeness)
    taken = [pair for pair in pairs if _is_one(pair, likeness, best)]
    _join(home, [pair for pair in taken if not persons_differ(*pair)], likeness, APART, bonds)
    _join(home, list(_of_one_meeting(home, taken, likeness)), likeness, APART, bonds)
    left = list(_left_over(home, pairs, likeness))
    best = _best_matches(left, likeness)
    _join(home, [pair for pair in left if _leads(pair, likeness(*pair), best)], likeness, LEFT_APART, bonds)
    _tie(home, rulings)
    groups = {id(group): group for group in home.values()}.values()
    return Grouped(sorted(groups, key=lambda group: group.orders()[0].key), pairs, likeness)


def _repeats(orders: Sequence[Order], rulings: Rulings) -> dict[Order, list[Order]]:
    """Orders of the same words, issuer, addressee and day in different documents, under the first of them.

    One that people ruled about stands for itself.
    """
    first: dict[object, Order] = {}
    told: dict[Order, list[Order]] = {}
    seen: set[tuple[Order, str]] = set()
    for one in orders:
        directive = one.directive
        said = (one.language, one.full, one.listed, is_negated(directive.text))
        key = (said, one.person, one.addressee, directive.deadline, directive.topics)
        head = None if rulings.has(one) else first.get(key)
        if head is None or (head, one.document) in seen:
            head = one
            if not rulings.has(one):
                first.setdefault(key, one)
        seen.add((head, one.document))
        told.setdefault(head, []).append(one)
    return told


def _join(home: dict[Order, Group], pairs: Iterable[Pair], likeness: Likeness, apart: float, bonds: Bonds) -> None:
    """Joins the groups of pairs, the surest first."""
    for left, right in sorted(pairs, key=lambda pair: (-likeness(*pair), pair[0].key, pair[1].key)):
        ours, theirs = home[left], home[right]
        if ours is theirs or not _fit(ours, theirs, likeness, apart) or bonds.forbids(left, right):
            continue
        bonds.join(left, right)
        if len(ours.wordings) < len(theirs.wordings):
            ours, theirs = theirs, ours
        ours.join(theirs)
        home.update(dict.fromkeys(theirs.wordings, ours))


def _tie(home: dict[Order, Group], rulings: Rulings) -> None:
    """Brings together what people ruled to be one order, however it is worded."""
    for orders in rulings.tied(home):
        first = home[orders[0]]
        for other in {id(home[one]): home[one] for one in orders if home[one] is not first}.values():
            first.join(other)
            home.update(dict.fromkeys(other.wordings, first))


def _is_one(pair: Pair, likeness: Likeness, best: Mapping[tuple[Order, str], list[float]]) -> bool:
    left, right = pair
    points = likeness(left, right)
    if left.document == right.document:
        return points >= TWIN
    if _are_of_other_levels(left, right):
        return points >= HANDED_DOWN
    if points >= SURE:
        return True
    return points >= LIKELY and days_between(left, right) < LONG_BEFORE and _leads(pair, points, best)


def days_between(left: Order, right: Order) -> int:
    """Days between the texts of two orders; 0 where one is undated."""
    return abs((left.published - right.published).days) if left.published and right.published else 0


def _of_one_meeting(home: Mapping[Order, Group], taken: Sequence[Pair], likeness: Likeness) -> Iterator[Pair]:
    """Pairs told of two people that can yet be one order: alike in full, or beside another point that both texts tell.

    Two leaders who want much the same of their own people in two places gave two orders.
    """
    rivals = [pair for pair in taken if persons_differ(*pair) and days_between(*pair) < LONG_BEFORE]
    held = _held(home)
    common = Counter(_documents(pair) for pair in rivals)
    for left, right in rivals:
        beside = common[_documents((left, right))] > 1 or not held[left.document].isdisjoint(held[right.document])
        if beside or likeness(left, right) >= HANDED_DOWN:
            yield left, right


def _documents(pair: Pair) -> tuple[str, str]:
    left, right = pair
    return (left.document, right.document) if left.document < right.document else (right.document, left.document)


def _held(home: Mapping[Order, Group]) -> defaultdict[str, set[int]]:
    """The groups that each document tells an order of."""
    held: defaultdict[str, set[int]] = defaultdict(set)
    for group in {id(group): group for group in home.values()}.values():
        for name in group.by_document:
            held[name].add(id(group))
    return held


def _left_over(home: Mapping[Order, Group], pairs: Sequence[Pair], likeness: Likeness) -> Iterator[Pair]:
    """Pairs of two lists that share another point, of which neither has found its match in the other's document."""
    held = _held(home)
    for left, right in pairs:
        ours, theirs = home[left], home[right]
        if (
            left.document != right.document
            and right.document not in ours.by_document
            and left.document not in theirs.by_document
            and not held[left.document].isdisjoint(held[right.document])
            and min(likeness(left, right), likeness.words(left, right)) >= LEFT_OVER
            and days_between(left, right) < LONG_BEFORE
            and not _are_of_other_levels(left, right)
        ):
            yield left, right


def _best_matches(pairs: Iterable[Pair], likeness: Likeness) -> Mapping[tuple[Order, str], list[float]]:
    """For each order and each other document, how alike its orders are, best first."""
    found: defaultdict[tuple[Order, str], list[float]] = defaultdict(list)
    for left, right in pairs:
        points = likeness(left, right)
        found[left, right.document].append(points)
        found[right, left.document].append(points)
    return {key: sorted(points, reverse=True) for key, points in found.items()}


def _leads(pair: Pair, points: float, best: Mapping[tuple[Order, str], list[float]]) -> bool:
    """Whether each is the other's best match in its document by a clear lead."""
    left, right = pair
    for one, other in ((left, right), (right, left)):
        ranked = best[one, other.document]
        if ranked[0] > points or (len(ranked) > 1 and ranked[1] * LEAD > points):
            return False
    return True


def _fit(ours: Group, theirs: Group, likeness: Likeness, apart: float) -> bool:
    """Whether two groups may be one: alike on the whole, and no two orders of one text that are not twins."""
    if not _share_no_text(ours, theirs, likeness):
        return False
    lefts, rights = ours.wordings[:MOST], theirs.wordings[:MOST]
    if any(are_opposed(left, right) for left in lefts for right in rights):
        return False
    total = sum(likeness(left, right) for left in lefts for right in rights)
    return total >= apart * len(lefts) * len(rights)


def _share_no_text(ours: Group, theirs: Group, likeness: Likeness) -> bool:
    few, many = sorted((ours.by_document, theirs.by_document), key=len)
    return all(
        likeness(left, right) >= TWIN or _carries_on(*sorted((left, right), key=lambda one: one.key))
        for name, held in few.items()
        if name in many
        for left in held
        for right in many[name]
    )


def _carries_on(left: Order, right: Order) -> bool:
    """Whether the second order lies in the sentence that carries the first one on."""
    return left.directive.span.end <= right.directive.span.start < left.reach


def _are_of_other_levels(left: Order, right: Order) -> bool:
    """Whether a leader of the country and one of a part of it gave the two, each to bodies of his own.

    What a local leader asks of his own people is an order of its own, unless he hands one down word for word.
    """
    if left.person is None or right.person is None or not persons_differ(left, right):
        return False
    local = [bool(one.person and one.person.office & LOCAL_OFFICE) for one in (left, right)]
    return local[0] != local[1]
