"""English duties told of somebody without a verb of asking, and lists behind letters."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.read.document import read_document
from diemcau.records import Directive, Document

LEAD = "Winter was long on the coast. Governor Ilse Maro spoke to the harbour towns on Friday. "
MARO = "Governor Ilse Maro"


def orders(text: str) -> tuple[Directive, ...]:
    """The orders of a short report."""
    document = Document(
        id="0", name="a", path="a.txt", text=f"Harbour days\n{LEAD}{text}\n", language="en", published=date(2031, 3, 5)
    )
    return read_document(document, None).directives


@pytest.mark.parametrize(
    ("text", "said", "told"),
    [
        (
            "Governor Ilse Maro said that ferries would have until 30 June to paint their hulls.",
            ["until 30 June to paint their hulls"],
            "ferries",
        ),
        (
            "Governor Ilse Maro said that the Harbour Office would answer every letter within five working days.",
            ["answer every letter within five working days"],
            "Harbour Office",
        ),
        (
            "The parks have been told to keep twelve benches free.",
            ["The parks have been told to keep twelve benches free"],
            "parks",
        ),
        (
            "Villages were called on to send cooks to courses, the Governor said.",
            ["Villages were called on to send cooks to courses"],
            "Villages",
        ),
        (
            "Guards on both sides should light the pier every night, the Governor said.",
            ["Guards on both sides should light the pier every night"],
            "Guards on both sides",
        ),
        (
            "The town undertook to mend no fewer than nine piers.",
            ["mend no fewer than nine piers"],
            "town",
        ),
    ],
)
def test_a_duty_is_an_order_to_the_one_who_has_it(text: str, said: list[str], told: str) -> None:
    """What somebody must do by a day, answers for or undertook is read with who is to do it."""
    found = orders(text)
    assert [one.text for one in found] == said
    assert found[0].addressee == told


def test_duties_beside_a_verb_of_asking_are_read_too() -> None:
    """One sentence may tell a duty and, behind it, what its speaker asked for."""
    found = orders(
        "Governor Ilse Maro said that the Harbour Office would answer every letter within five days, and that she had "
        "asked the School Board to open a class for divers."
    )
    assert [one.text for one in found] == ["answer every letter within five days", "open a class for divers"]
    assert {one.issuer for one in found} == {MARO}


def test_letters_in_a_line_part_the_measures_of_one_speaker() -> None:
    """Measures behind "(a)", "(b)" in one paragraph are orders of their own."""
    found = orders(
        "The Governor, Ilse Maro, informed the meeting of two measures. (a) Schools shall lend their boats to divers. "
        "(b) The Harbour Office shall paint its piers every spring."
    )
    assert [one.addressee for one in found] == ["Schools", "Harbour Office"]
    assert [one.number for one in found] == ["a", "b"]


def test_a_heading_of_instructions_gives_each_clause_to_its_own_subject() -> None:
    """Clauses behind "Instructions of X at the meeting:" are his orders, one each."""
    found = orders(
        "Instructions of Governor Ilse Maro at the meeting of 4 March: schools count boats; ferries dump no oil."
    )
    assert [(one.text, one.issuer) for one in found] == [("schools count boats", MARO), ("ferries dump no oil", MARO)]


def test_what_must_be_done_to_each_of_a_group_is_an_order() -> None:
    """A rule for every one needs nobody who is told."""
    document = Document(
        id="0", name="a", path="a.txt", text="Each pier must be marked in red before June.", language="en"
    )
    assert len(read_document(document, None).directives) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Value of the orders: 0.6 million USD.",
        "She said that the museum would open within sight of the sea.",
        "Traders said that prices would fall within two weeks.",
        "The fair would be held in two weeks, she said.",
    ],
)
def test_what_is_foreseen_or_bought_is_no_order(text: str) -> None:
    """Forecasts, plans and orders for goods are none."""
    assert not orders(text)


def test_who_is_told_that_it_must_is_told() -> None:
    """ "told the office that it must" tells the office, also where "to" follows farther on."""
    (order,) = orders("Governor Ilse Maro told the Harbour Office that it must form a team to clear the pier.")
    assert order.addressee == "Harbour Office"


def test_a_body_that_must_do_something_is_told_even_where_nobody_speaks() -> None:
    """A rule told of a body needs no speaker."""
    document = Document(id="0", name="a", path="a.txt", text="The ferries must carry a raft from June.", language="en")
    assert len(read_document(document, None).directives) == 1
