"""One directive of many wordings, and who gave it."""

from __future__ import annotations

from typing import Any

import pytest

from diemcau.lang.persons import Sameness, compare_persons, parse_person, resolve_offices
from diemcau.reconcile.directives import find_orders

CHAIR = "Governor Ilse Maro"
ORDERS = (
    "print the tide tables of every harbour twice a year",
    "build a shelter for rowing boats at each ferry landing",
    "teach lifeguards to swim with a rope before summer starts",
)
RETOLD = (
    "before the summer, lifeguards are to be taught swimming with ropes",
    "tide tables for all harbours should be printed two times a year",
    "ferry landings will need shelters in which rowing boats are kept",
)


def tell(make: Any, name: str, issuer: str | None, orders: tuple[str, ...], day: str = "2031-06-03") -> Any:
    """A document with a list of orders."""
    draft = make.draft(name, day)
    draft.line(f"Sheet {name}")
    for order in orders:
        draft.order(order, issuer)
    return draft.done()


def test_other_words_and_order_are_one_directive(make: Any) -> None:
    """Each order finds its retelling, whatever its place in the list."""
    found, conflicts, *_ = find_orders(
        [tell(make, "a", CHAIR, ORDERS), tell(make, "b", "Governor Maro", RETOLD, "2031-06-05")]
    )
    pairs = {tuple(sorted((one.document, one.index) for one in each.statements)) for each in found}
    assert pairs == {(("a", 0), ("b", 1)), (("a", 1), ("b", 2)), (("a", 2), ("b", 0))}
    assert conflicts == []
    assert {each.issuer for each in found} == {CHAIR}


def test_two_people_named_for_one_order_is_a_conflict(make: Any) -> None:
    """The sources disagree on who gave it: no issuer is settled, and the conflict names both."""
    found, conflicts, *_ = find_orders(
        [tell(make, "a", CHAIR, ORDERS[:1]), tell(make, "b", "Vice-Governor Dan Quell", ORDERS[:1])]
    )
    assert [(each.issuer, each.disputed) for each in found] == [(None, True)]
    assert [conflict.kind for conflict in conflicts] == ["issuer"]
    assert "Ilse Maro" in conflicts[0].why
    assert "Dan Quell" in conflicts[0].why


def test_order_handed_down_to_others_contradicts_nobody(make: Any) -> None:
    """A local leader who passes a like order to his own bodies is no rival of the one who gave it first."""
    first = make.draft("a", "2031-06-03")
    first.order(ORDERS[0], CHAIR, addressee="Tide Office")
    second = make.draft("b", "2031-06-04")
    second.order(ORDERS[0], "Mayor Dan Quell", addressee="harbour wardens of Oster")
    assert find_orders([first.done(), second.done()])[1] == []


def test_orders_of_one_list_stay_apart(make: Any) -> None:
    """Different orders of one text are never one directive."""
    assert len(find_orders([tell(make, "a", CHAIR, ORDERS)])[0]) == 3


def test_best_witness_names_the_person_and_the_day(make: Any) -> None:
    """The wording that says who and by when is quoted, and the reason is said."""
    vague = make.draft("a", "2031-06-03")
    vague.order(ORDERS[0], None)
    full = make.draft("b", "2031-06-04")
    full.order(ORDERS[0], CHAIR, deadline="2031-09-30", addressee="Tide Office")
    ((one,), *_) = find_orders([vague.done(), full.done()])
    assert one.statements[one.best].document == "b"
    assert "Quoted from b, which names who gave it" in one.why


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Prime Minister", "Prime Minister Anh Tu Lam", Sameness.SAME),
        ("Deputy Prime Minister and Minister of Foreign Affairs Bao Vinh Khe", "Minister Bao Vinh Khe", Sameness.SAME),
        ("Governor Maro", "Governor Ilse Maro", Sameness.SAME),
        ("Mr. Khe", "Chief of Office Bao Vinh Khe", Sameness.SAME),
        ("Prime Minister Anh Tu Lam", "Deputy Prime Minister Bao Vinh Khe", Sameness.OTHER),
        ("Governor Ilse Maro", "Vice-Governor Quell", Sameness.OTHER),
        ("Prime Minister", "Deputy Prime Minister Bao Vinh Khe", Sameness.OTHER),
        ("Ministry of Fisheries", "Minister Bao Vinh Khe", Sameness.OPEN),
        (
            "Vice Chairman of the Provincial People's Committee (Lam Quy Don)",
            "Lam Quy Don, Vice Chairman",
            Sameness.SAME,
        ),
    ],
)
def test_persons(one: str, other: str, same: Sameness) -> None:
    """Names decide; an office without a name may be its holder, but not one of another rank."""
    assert compare_persons(parse_person(one), parse_person(other)) is same
    assert compare_persons(parse_person(other), parse_person(one)) is same


def test_office_gets_the_name_of_its_only_holder() -> None:
    """Where a folder names one Prime Minister, "the Prime Minister" is that person; of two mayors neither is meant."""
    persons = resolve_offices(
        ["Prime Minister", "Prime Minister Anh Tu Lam", "Mayor", "Mayor Dan Quell", "Mayor Ilse Maro"]
    )
    assert persons["Prime Minister"].name == ("anh", "tu", "lam")
    assert persons["Mayor"].name == ()


def test_local_leader_is_no_rival_of_a_national_one(make: Any) -> None:
    """A provincial chairman who repeats what the Prime Minister asked for does not contradict him."""
    one = tell(make, "a", "Prime Minister Anh Tu Lam", ORDERS[:1])
    two = tell(make, "b", "Vice Chairman of the Provincial People's Committee Lam Quy Don", ORDERS[:1])
    assert find_orders([one, two])[1] == []


def test_orders_of_leaders_of_two_levels_stay_apart(make: Any) -> None:
    """What a province's leader asks of his province is an order of its own, however like a national one."""
    national = "promote trade, crafts and the name of the islands abroad with care and in depth"
    local = "Promote trade, crafts and the good name of our coast with care"
    one = tell(make, "a", "Prime Minister Anh Tu Lam", (national,))
    two = tell(make, "b", "Vice Chairman of the Provincial People's Committee Lam Quy Don", (local,))
    assert len(find_orders([one, two])[0]) == 2


def test_an_enumeration_of_branches_joins_nothing(make: Any) -> None:
    """Orders of two people that name some of the same branches in passing ask for two things."""
    one = tell(make, "a", CHAIR, ("teach fishing, rowing, diving, sailing, netting, rigging, mooring",))
    two = tell(make, "b", "Mayor Dan Quell", ("tax fishing, rowing, diving, weaving, baking, carving, brewing",))
    assert len(find_orders([one, two])[0]) == 2


def test_two_posts_of_which_there_is_one_each_are_two_people(make: Any) -> None:
    """The Minister without a name is not the Prime Minister, and so the two contradict each other."""
    one = tell(make, "a", "Prime Minister Anh Tu Lam", ORDERS[:1])
    two = tell(make, "b", "Minister of Ports", ORDERS[:1])
    ((order,), (conflict,), *_) = find_orders([one, two])
    assert order.disputed
    assert "Minister of Ports" in conflict.why


def test_reasons_are_whole_sentences_in_words_of_the_text(make: Any) -> None:
    """A reason names words as the quoted text writes them, never their stems, and says who names somebody else."""
    one = tell(make, "a", CHAIR, ("print the tables of tides for every harbour",))
    two = tell(make, "b", "Mayor Dan Quell", ("the tables of tides are to be printed for every harbour",))
    ((order,), *_) = find_orders([one, two])
    assert "all speak of print, tables, tides and harbour." in order.why
    assert order.why.endswith("b names Mayor Dan Quell instead.")
