"""Laws of totals: what is counted, and that ends are added to ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from diemcau.records import Interval
from diemcau.web.orgs.tree import Node, Tree, make_tree
from diemcau.web.record.models import Claim
from diemcau.web.search.adding import add, by_org_of, one_of, row_of

_ROOT = 0


def _tree(parents: list[int]) -> Tree:
    """A tree in which org `n` stands under one of a smaller number."""
    nodes = [Node(_ROOT, "O000", "province", {}, None)]
    nodes += [Node(n, f"O{n:03}", "province", {}, parent % n) for n, parent in enumerate(parents, 1)]
    return make_tree(date(2024, 12, 31), nodes)


def _fact(org: int, low: int | None, high: int | None, standing: str = "single") -> Claim:
    ends = {"low": None if low is None else Decimal(low), "high": None if high is None else Decimal(high)}
    return Claim(org_id=org, standing=standing, **ends)


_facts = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 99), st.none() | st.integers(100, 200)).map(lambda one: _fact(*one)),
    max_size=20,
)
_parents = st.lists(st.integers(0, 99), min_size=12, max_size=12)


@given(parents=_parents, facts=_facts)
def test_nothing_is_counted_twice(parents: list[int], facts: list[Claim]) -> None:
    """A fact counts at the head exactly if no org between reported the number itself."""
    tree = _tree(parents)
    by_org = by_org_of(facts)
    row = row_of(tree.nodes[_ROOT], tree, by_org)
    counted = [id(fact) for fact in row.added.facts] if row.added else []
    expected = [
        id(fact)
        for fact in facts
        if fact.org_id != _ROOT
        and not any(node.pk != _ROOT and node.pk in by_org for node in tree.above(fact.org_id or 0))
    ]
    assert sorted(counted) == sorted(expected)


@given(parents=_parents, facts=_facts)
def test_ends_are_added_to_ends(parents: list[int], facts: list[Claim]) -> None:
    """The lowest total is the sum of the lowest numbers; one unknown end leaves the total's unknown."""
    tree = _tree(parents)
    by_org = by_org_of(facts)
    added = row_of(tree.nodes[_ROOT], tree, by_org).added
    if added is None:
        return
    orgs = {fact.org_id for fact in added.facts if fact.org_id is not None}
    lows = [min(fact.low for fact in by_org[org]) for org in orgs]
    highs: list[list[Decimal | None]] = [[fact.high for fact in by_org[org]] for org in orgs]
    assert added.interval.low == sum(lows, Decimal(0))
    if any(end is None for ends in highs for end in ends):
        assert added.interval.high is None
    else:
        tops = [max(end for end in ends if end is not None) for ends in highs]
        assert added.interval.high == sum(tops, Decimal(0))


@given(facts=st.lists(_facts.filter(bool), min_size=1, max_size=4))
def test_the_order_of_adding_does_not_matter(facts: list[list[Claim]]) -> None:
    """Forward and backward the sum is one."""
    amounts = [amount for each in facts if (amount := one_of(each))]
    forward, backward = add(amounts), add(reversed(amounts))
    assert forward is not None
    assert backward is not None
    assert forward.interval == backward.interval


def test_sides_of_a_dispute_are_a_range() -> None:
    """Two numbers for one org are never added: the org's lies between them, and says that they differ."""
    amount = one_of([_fact(1, 40, 40), _fact(1, 46, 46)])
    assert amount is not None
    assert amount.interval == Interval(Decimal(40), Decimal(46))
    assert amount.is_disputed


def test_own_numbers_and_added_ones_are_held_against_each_other() -> None:
    """They differ where no number fits both; coverage says of how many there is something."""
    tree = _tree([0, 0, 1, *([3] * 9)])
    facts = by_org_of([_fact(0, 100, 100), _fact(1, 30, 30), _fact(2, 40, 45)])
    row = row_of(tree.nodes[_ROOT], tree, facts)
    assert row.differs
    assert row.coverage == {"province": (2, len(tree.children(_ROOT)))}
    assert row.added is not None
    assert row.added.interval == Interval(Decimal(70), Decimal(75))
