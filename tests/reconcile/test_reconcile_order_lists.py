"""Which report tells which point of a list."""

from __future__ import annotations

from typing import Any

from diemcau.reconcile.directives import find_orders

CHAIR = "Governor Ilse Maro"
ORDERS = (
    "print the tide tables of every harbour twice a year",
    "build a shelter for rowing boats at each ferry landing",
    "teach lifeguards to swim with a rope before summer starts",
    "paint the mooring rings of the fish market yellow",
)


def tell(make: Any, name: str, orders: tuple[str, ...], *, head: str = "", issuer: str | None = CHAIR) -> Any:
    """A report with a list of orders."""
    draft = make.draft(name, "2031-06-03")
    draft.line(f"Sheet {name}")
    draft.line(head)
    for order in orders:
        draft.order(order, issuer, addressee="harbour masters")
    return draft.done()


def test_a_point_left_out_is_told_of_a_report_that_tells_most(make: Any) -> None:
    """The report with three of four points leaves one out; the one with a single point is held to nothing."""
    lists = find_orders([tell(make, "a", ORDERS), tell(make, "b", ORDERS[:3]), tell(make, "c", ORDERS[1:2])]).lists
    assert [len(each.instructions) for each in lists] == [4]
    missing = {copy.document: copy.absent for copy in lists[0].copies}
    assert missing == {"a": (), "b": (lists[0].instructions[3],), "c": ()}


def test_a_point_that_one_report_adds_is_seen(make: Any) -> None:
    """Two reports tell four points, a third adds a fifth: only that report has it."""
    added = (*ORDERS, "fly the county flag over the old customs house")
    found = find_orders([tell(make, "a", ORDERS), tell(make, "b", ORDERS), tell(make, "c", added)])
    assert [(note.kind, note.code, note.documents) for note in found.notes] == [("absent", "only", ("a", "b"))]
    assert "Only c tells" in found.notes[0].why


def test_a_report_is_held_to_the_number_of_tasks_it_says(make: Any) -> None:
    """Who says "four tasks" and tells two of them leaves two out, few as they are."""
    head = f"{CHAIR} gave four tasks to the harbour masters."
    long = (*ORDERS, "sweep the slipway on Fridays", "count the gulls that nest on cranes")
    told = [tell(make, name, long) for name in "ab"]
    silent = find_orders([*told, tell(make, "c", ORDERS[:2])]).lists[0].copies[2]
    held = find_orders([*told, tell(make, "c", ORDERS[:2], head=head)]).lists[0].copies[2]
    assert silent.absent == ()
    assert held.announced == 4
    assert len(silent.carried) == len(held.carried) == 2


def test_two_people_give_two_lists(make: Any) -> None:
    """What reports tell of two people side by side are two lists, and neither lacks the points of the other."""
    both = []
    for name in "ab":
        draft = make.draft(name, "2031-06-03")
        draft.line(f"Sheet {name}")
        for order in ORDERS[:2]:
            draft.order(order, CHAIR, addressee="harbour masters")
        for order in ORDERS[2:]:
            draft.order(order, "Bishop Noor Falk", addressee="choirs")
        both.append(draft.done())
    found = find_orders([*both, tell(make, "c", ORDERS[:2])])
    assert sorted(len(each.instructions) for each in found.lists) == [2, 2]
    assert found.notes == []


def test_one_report_makes_no_list(make: Any) -> None:
    """A list that a single report tells is held against nothing."""
    assert find_orders([tell(make, "a", ORDERS)]).lists == []
