"""English orders told without a verb of asking."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.read.document import read_document
from diemcau.records import Document

LEAD = "Winter was long on the coast. Governor Ilse Maro spoke to the harbour towns on Friday. "
MARO = "Governor Ilse Maro"


def told(text: str) -> list[tuple[str, str | None]]:
    """The orders of a short report with who gave them."""
    document = Document(
        id="0", name="a", path="a.txt", text=f"Harbour days\n{LEAD}{text}\n", language="en", published=date(2031, 3, 5)
    )
    return [(order.text, order.issuer) for order in read_document(document, None).directives]


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        (
            "On the instruction of Governor Ilse Maro, the Harbour Office is drawing up a list of unsafe piers.",
            ["the Harbour Office is drawing up a list of unsafe piers"],
        ),
        (
            "The Harbour Office is drawing up a list of piers, on the orders of Governor Ilse Maro.",
            ["The Harbour Office is drawing up a list of piers"],
        ),
        ("New is her wish that each school appoint a nurse.", ["each school appoint a nurse"]),
        ("The Governor's order to close two piers was read out on Monday.", ["close two piers"]),
        (
            "What Governor Ilse Maro wants from the Harbour Office is a list of piers by June.",
            ["a list of piers by June"],
        ),
        (
            "Governor Ilse Maro gave the Harbour Office until 30 June to list the piers.",
            ["until 30 June to list the piers"],
        ),
        ("Governor Ilse Maro would like a report on every pier by June.", ["a report on every pier by June"]),
        ("Governor Ilse Maro wants the piers listed by June.", ["the piers listed by June"]),
        ("The Governor also put the Harbour Office in charge of listing the piers.", ["listing the piers"]),
        (
            "Governor Ilse Maro set a deadline of 30 June for the list of piers.",
            ["deadline of 30 June for the list of piers"],
        ),
        (
            "Governor Ilse Maro used the evening for two reminders: boats carry lamps; nobody sails after dark.",
            ["boats carry lamps", "nobody sails after dark"],
        ),
        ("Every school is now supposed to keep a visitors' book.", ["Every school is now supposed to keep"]),
        (
            "The mayors were asked by Governor Ilse Maro to open night schools.",
            ["The mayors were asked by Governor Ilse Maro to open night schools"],
        ),
        (
            "The mayors wonder about the lamps in their halls, which Governor Ilse Maro told them to repair.",
            ["the lamps in their halls, which Governor Ilse Maro told them to repair"],
        ),
        (
            "Governor Ilse Maro had two warnings. Hotels are to hand in guest lists. Ferries must carry a raft.",
            ["Hotels are to hand in guest lists", "Ferries must carry a raft"],
        ),
    ],
)
def test_an_order_is_found_with_its_giver(text: str, orders: list[str]) -> None:
    """Whatever shape a report tells an order in, its words and who gave it are read."""
    found = told(text)
    assert len(found) == len(orders)
    assert all(words.startswith(order) for (words, _), order in zip(found, orders, strict=True))
    assert {issuer for _, issuer in found} == {MARO}


@pytest.mark.parametrize(
    "text",
    [
        "The council rejected the Governor's request to close two piers.",
        "On the orders of Governor Ilse Maro, two piers were closed in May.",
        "Governor Ilse Maro likes the new lamps.",
        "Boats told to stay: a look at the harbour.",
    ],
)
def test_what_is_told_of_an_order_is_none(text: str) -> None:
    """An order that was refused or carried out, a liking and a headline ask nobody for anything."""
    assert told(text) == []
