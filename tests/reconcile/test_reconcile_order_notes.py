"""Directives that contradict each other, are given again, or lack who gave or does them; orders carried by copies."""

from __future__ import annotations

from typing import Any

import pytest

from diemcau.reconcile.directives import find_orders
from diemcau.reconcile.opposites import find_act, is_negated
from diemcau.reconcile.order_copies import carry_orders
from diemcau.records import CopyLink

CHAIR = "Governor Ilse Maro"
TIDES = "print the tide tables of every harbour"


def tell(make: Any, name: str, order: str, day: str = "2031-06-03", **more: Any) -> Any:
    """A report with one order to the harbour masters."""
    draft = make.draft(name, day)
    draft.line(f"Sheet {name}")
    issuer = more.pop("issuer", CHAIR)
    draft.order(order, issuer, **({"addressee": "harbour masters"} | more))
    return draft.done()


def told(*readings: Any) -> list[tuple[str, str]]:
    """Kind and code of what is odd."""
    return [(note.kind.value, note.code) for note in find_orders(readings).notes]


def test_two_days_for_one_order_contradict(make: Any) -> None:
    """Two reports of one week name days that cannot both be meant; a day within the month named does not."""
    first = tell(make, "a", TIDES, deadline="2031-07-31")
    assert told(first, tell(make, "b", TIDES, "2031-06-05", deadline="2031-09-30")) == [("contradictory", "deadline")]
    assert told(first, tell(make, "b", TIDES, "2031-06-05", deadline="2031-07")) == []
    assert told(first, tell(make, "b", TIDES, "2031-06-05", deadline="10 days")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("open the small north pier to rowing boats", "close the small north pier to rowing boats"),
        ("suspend the night ferry to Oster island", "resume the night ferry to Oster island"),
        ("permit nets of wide mesh in the lagoon", "ban nets of wide mesh in the lagoon"),
        ("extend the boat licences of Oster island", "do not extend the boat licences of Oster island"),
    ],
)
def test_an_act_against_its_opposite_contradicts_and_is_not_joined(make: Any, one: str, other: str) -> None:
    """What one order asks for and another undoes are two directives with a note."""
    found = find_orders([tell(make, "a", one), tell(make, "b", other, "2031-06-05")])
    assert len(found.instructions) == 2
    assert [(note.kind.value, note.code) for note in found.notes] == [("contradictory", "act")]


def test_opposites_across_languages_contradict(make: Any) -> None:
    """Closing in one language is held against opening in the other."""
    one = make.draft("a", "2031-06-03")
    one.order("open the north pier to rowing boats", CHAIR, addressee="towns")
    other = make.draft("b", "2031-06-05", language="vi")
    other.order("đóng cầu tàu phía bắc đối với thuyền", "Tỉnh trưởng Ilse Maro", addressee="các xã")
    found = find_orders([one.done(), other.done()])
    assert len(found.instructions) == 2


def test_a_condition_is_no_opposite() -> None:
    """ "No extension unless ..." and "extend only if ..." ask for one thing; an airline is no "not" in Vietnamese."""
    assert find_act("no licence is extended unless a master signs", "en") is None
    assert find_act("extend the licence", "en") is not None
    assert not is_negated("các hãng hàng không bỏ phí đổi vé")
    assert is_negated("không chia sẻ tin đồn")


def test_an_order_of_months_later_is_given_again(make: Any) -> None:
    """The same order half a year later is one directive that is repeated, and its other day no contradiction."""
    first = tell(make, "a", TIDES, "2031-01-03", deadline="2031-02-28")
    found = find_orders([first, tell(make, "b", TIDES, "2031-11-05", deadline="2031-12-31")])
    assert [(note.kind.value, note.code) for note in found.notes] == [("repeated", "later")]
    assert [one.document for one in found.notes[0].statements] == ["a", "b"]


def test_words_say_that_an_order_is_given_again(make: Any) -> None:
    """ "Once more" in a later text repeats; in the first it tells of nothing in the folder."""
    again = f"once more {TIDES}"
    assert told(tell(make, "a", TIDES), tell(make, "b", again, "2031-06-09")) == [("repeated", "again")]
    assert told(tell(make, "a", again), tell(make, "b", TIDES, "2031-06-09")) == []


def test_an_order_without_giver_or_doer_is_an_orphan(make: Any) -> None:
    """Nobody is named who gave it, or nobody in any report of it who is to do it."""
    assert told(tell(make, "a", TIDES, issuer=None)) == [("orphan", "issuer")]
    assert told(tell(make, "a", TIDES, addressee=None)) == [("orphan", "addressee")]
    assert told(tell(make, "a", TIDES), tell(make, "b", TIDES, addressee=None)) == []


def test_whom_a_speech_tells_once_it_tells_throughout(make: Any) -> None:
    """An order that names nobody is no orphan beside one of the same speech that does."""
    draft = make.draft("a", "2031-06-03")
    draft.order(TIDES, CHAIR, addressee="harbour masters")
    draft.order("sweep the slipway on Fridays", CHAIR)
    assert told(draft.done()) == []


def link(origin: str, made: str) -> CopyLink:
    return CopyLink(origin=origin, made=made, grade="quote", carried=0.2, taken=0.2)


def test_an_excerpt_carries_the_orders_it_prints(make: Any) -> None:
    """The sentence without its frame is the order that was read in the origin, behind what was read before."""
    origin = tell(make, "a", TIDES)
    draft = make.draft("b", "2031-06-09")
    draft.line(f"From the wires: {TIDES}. Rain on Sunday.")
    draft.order("sweep the slipway on Fridays please", CHAIR)
    excerpt = draft.done()
    _, carried = carry_orders([origin, excerpt], [link("a", "b")])
    assert [one.text for one in carried.directives] == ["sweep the slipway on Fridays please", TIDES]
    assert all(one.span.quote(carried.document.text) == one.text for one in carried.directives)
    assert carried.directives[1].issuer == CHAIR


def test_nothing_is_carried_twice_or_without_a_link(make: Any) -> None:
    """An order that the copy was read to hold stays as it is, and a text of its own gets nothing."""
    both = [tell(make, "a", TIDES), tell(make, "b", TIDES, "2031-06-09")]
    assert carry_orders(both, [link("a", "b")]) == both
    lone = make.draft("c", "2031-06-09")
    lone.line(f"{TIDES}.")
    assert carry_orders([*both, lone.done()], [link("a", "b")])[2].directives == ()


def test_two_leaders_of_two_places_gave_two_orders(make: Any) -> None:
    """What two people each ask of their own, in texts that share nothing else, is no dispute about who gave it."""
    one = tell(make, "a", "keep the harbour lamps of Oster burning until the ferry has left")
    other = tell(make, "b", "harbour lamps in Veltam stay lit until boats are home", issuer="Mayor Dan Quell")
    found = find_orders([one, other])
    assert found.conflicts == []
