"""English orders told by a noun or a verb of handing over."""

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
        (f"{MARO} expects every school to list its boats.", "list its boats", "every school"),
        ("The Harbour Office was given the task of listing the piers.", "listing the piers", "Harbour Office"),
        ("It falls to the Harbour Office to list the piers.", "list the piers", "Harbour Office"),
        (f"{MARO} left it to the villages to mend their roofs.", "mend their roofs", "villages"),
        ("Orders have gone out to the villages to mend their roofs.", "mend their roofs", "villages"),
        ("An instruction to mend the roofs went to all villages.", "mend the roofs", "all villages"),
        ("Villages got orders to mend their roofs.", "mend their roofs", "Villages"),
        (f"{MARO} decided that the Harbour Office will list the piers.", "list the piers", "Harbour Office"),
        (f"{MARO} gave the villages two months to mend their roofs.", "two months to mend their roofs", "villages"),
        ("No boat may leave the pier after dark.", "No boat may leave the pier after dark", "No boat"),
        (f"{MARO} banned night sailing from June.", "banned night sailing from June", None),
        (f"{MARO} ordered a survey of all piers.", "a survey of all piers", None),
        ("Listing the piers is now the duty of the Harbour Office.", "Listing the piers", "Harbour Office"),
        ("At her request, villages will mend their roofs.", "villages will mend their roofs", "villages"),
        (f"“Mend the roofs by June,” {MARO} told the villages.", "Mend the roofs by June", "villages"),
        ("She said the Harbour Office was to list the piers.", "the Harbour Office was to list the piers", None),
    ],
)
def test_an_order_handed_over_is_read_with_who_is_to_do_it(text: str, said: str, told: str | None) -> None:
    """Whatever noun or verb hands it over, what is to be done and by whom is read as one order of the speaker."""
    (order,) = orders(text)
    assert order.text == said
    assert order.issuer == MARO
    assert told is None or order.addressee == told


@pytest.mark.parametrize(
    "text",
    [
        "Traders expect prices to fall.",
        "The storm left three villages without light.",
        "Two clerks were banned for life in 2029.",
        "The yard received orders for two ferries.",
        "The new rule was to the taste of nobody.",
    ],
)
def test_what_hands_over_nothing_is_no_order(text: str) -> None:
    """Forecasts, harm done, punishments and orders for goods ask nobody for anything."""
    assert not orders(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{MARO} asked for three things: a desk for divers, a map of all piers and a class for cooks.",
            ["a desk for divers", "a map of all piers", "a class for cooks"],
        ),
        (
            f"{MARO} gave three tasks. The first is a desk for divers. The second is a map of all piers.",
            ["a desk for divers", "a map of all piers"],
        ),
        (
            f"{MARO} concluded: (1) the office opens a desk; (2) villages map their piers.",
            ["the office opens a desk", "villages map their piers"],
        ),
    ],
)
def test_a_counted_list_is_read_thing_by_thing(text: str, said: list[str]) -> None:
    """Commas part the things of a list where as many stand in it as its head counts."""
    assert [order.text for order in orders(text)] == said


def test_tasks_given_by_somebody_are_that_persons() -> None:
    """A head that says by whom tasks were given names the giver of the list behind it, not the paper's own house."""
    found = orders(
        "Three jobs for the summer were given by Deputy Minister Oda Lind to the harbour towns.\n"
        "First, every town must mend its lamps. Second, the piers are to be swept before June. "
        "Third, from 2032 each town will pay its own guards."
    )
    assert [order.number for order in found] == ["First", "Second", "Third"]
    assert {order.issuer for order in found} == {"Deputy Minister Oda Lind"}
