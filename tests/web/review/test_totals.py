"""Totals are made of returns and facts, in any shape and as of two times, and open to what is behind them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from diemcau.records import parse_period
from diemcau.web.review.evidence import evidence_for
from diemcau.web.review.moves import find_moves
from diemcau.web.review.observations import observations_for
from diemcau.web.review.queries import Board, View, comparison_for, totals_for, years_for

from .conftest import SUMMED

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from diemcau.records.total import Total

    from .conftest import Store


def view(org: str = "ST", period: str = "2024", **said: Any) -> View:
    """A view in then's shape."""
    when = parse_period(period)
    return View(org=org, period=when, **{"shape_day": when.end} | said)


def total(store: Store, by: str = "officer", **said: Any) -> Total | None:
    """The one total of the summed measure."""
    return next(iter(totals_for(store.house.scope(by), view(**said), [SUMMED])), None)


def ends(found: Total | None) -> tuple[object, object] | None:
    """Both ends of a total."""
    return (found.interval.low, found.interval.high) if found and found.interval else None


def test_units_are_added(store: Store) -> None:
    """Facts of two units come to their sum at the head, each fact a part of it."""
    first, second = store.fact("DUN", 10), store.fact("ARD", 5)
    found = total(store)
    assert ends(found) == (15, 15)
    assert found is not None
    assert set(found.parts) == {str(first.uid), str(second.uid)}


def test_a_return_counts_instead_of_a_fact(store: Store) -> None:
    """Where both have a value the return's stands, and it is disputed where the two cannot both be true."""
    store.fact("DUN", 10)
    value = store.value("DUN", 12)
    (one,) = observations_for(store.house.scope("officer"))
    assert one.interval.low == 12
    assert (one.id, one.is_disputed) == (f"value:{value.uid}", True)
    assert ends(total(store)) == (12, 12)


def test_a_return_that_agrees_is_not_disputed(store: Store) -> None:
    """A return that lies within what a document says contradicts nothing."""
    store.fact("DUN", 10, low=10, high=None, low_open=True, bound="over")
    store.value("DUN", 12)
    (one,) = observations_for(store.house.scope("officer"))
    assert not one.is_disputed


def test_other_partners_are_other_values(store: Store) -> None:
    """A value with a partner is no part of the total with all, and is a total of its own."""
    store.fact("DUN", 10)
    store.value("DUN", 4, partner="Keld")
    assert ends(total(store)) == (10, 10)
    assert ends(total(store, partner="Keld")) == (4, 4)
    board = Board(store.house.scope("officer"), view(), [SUMMED])
    assert {name: ends(one) for name, one in board.partners(SUMMED).items()} == {"Keld": (4, 4)}


def test_what_was_counted_later_is_left_out(store: Store) -> None:
    """As true at a day, values with a later cut-off are not there."""
    store.value("DUN", 12, cut_off=date(2024, 12, 31))
    store.value("ARD", 5, cut_off=date(2024, 12, 14))
    assert ends(total(store)) == (17, 17)
    assert ends(total(store, true_at=date(2024, 12, 14))) == (5, 5)


def test_a_past_moment_comes_back(store: Store) -> None:
    """As known at a moment, what was held then counts and nothing that came later."""
    value = store.value("DUN", 12)
    moment = timezone.now()
    store.close(value)
    store.value("DUN", 13, uid=value.uid, filing=value.filing)
    assert ends(total(store)) == (13, 13)
    assert ends(total(store, known_at=moment)) == (12, 12)


def test_the_units_below_are_told_apart(store: Store) -> None:
    """Each unit right below the head has a total of its own."""
    store.fact("DUN", 10)
    store.fact("ARD", 5)
    rows = Board(store.house.scope("officer"), view(), [SUMMED]).rows(SUMMED)
    assert {code: ends(one) for code, one in rows.items()} == {"DUN": (10, 10), "ARD": (5, 5)}


def test_years_stand_beside_each_other(store: Store) -> None:
    """The same period of earlier years has totals of its own, and the change is told."""
    store.fact("DUN", 10)
    store.fact("DUN", 8, period="2023")
    scope = store.house.scope("officer")
    years = years_for(scope, view(), 2, [SUMMED])
    assert {year: [ends(one) for one in each] for year, each in years.items()} == {2023: [(8, 8)], 2024: [(10, 10)]}
    (comparison,) = comparison_for(scope, view(), [SUMMED])
    assert comparison.change is not None
    assert comparison.change.low == 2


def test_values_cost_two_questions(store: Store, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """However many values there are, they are loaded in two questions."""
    scope = store.house.scope("officer")
    for number in range(5):
        store.fact("DUN", number, period=f"202{number}")
    with django_assert_num_queries(2):
        assert len(observations_for(scope)) == 5


def test_parts_lead_to_sentences_and_cells(store: Store) -> None:
    """A fact has its sentence with the figure in it, a return its campaign, form and cell."""
    claim, value = store.fact("DUN", 10), store.value("ARD", 5)
    found = evidence_for(store.house.scope("officer"), [str(claim.uid), f"value:{value.uid}"])
    said = found[str(claim.uid)].sayings[0]
    assert said.words in f"{said.before}{said.words}{said.after}"
    assert "incoming delegations" in said.after
    cell = found[f"value:{value.uid}"].cell
    assert cell is not None
    assert (cell.cell, cell.campaign) == ("main/one/count", "The year 2024")


def test_a_sentence_leads_back_to_every_total(store: Store) -> None:
    """From the figure of a document come its unit's total and each one above."""
    claim = store.fact("DUN", 10)
    store.fact("ARD", 5)
    mention = claim.evidence.get().mention
    found = find_moves(store.house.scope("officer"), mention.uid)
    assert [(one.total.org, ends(one.total), one.is_counted) for one in found] == [
        ("DUN", (10, 10), True),
        ("ST", (15, 15), True),
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("period=2024", "more than 15"),
        (f"period=2024&measure={SUMMED}", "more than 10"),
        ("period=2024&shape=today", "more than 15"),
        ("period=2024&true=2024-12-14&org=DUN", "more than 10"),
        ("period=2024&group=pillar", "more than 15"),
    ],
)
def test_pages_show_totals(store: Store, query: str, words: str) -> None:
    """The pages answer, with the numbers in words."""
    store.fact("DUN", 10, low=10, high=None, low_open=True, bound="over")
    store.value("ARD", 5)
    answer = store.house.visit("officer").get(f"/review/?{query}")
    assert answer.status_code == 200
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    "query", ["period=x", "shape=x", "true=x", "status=x", "measure=x", "period=1900..2100", "known=x"]
)
def test_what_cannot_be_chosen_is_refused(store: Store, query: str) -> None:
    """An address that no page made is answered with what is wrong, not with a fault."""
    assert store.house.visit("officer").get(f"/review/?{query}").status_code == 422


def test_the_page_of_parts_shows_sentences(store: Store) -> None:
    """One step from the number to the words, as a page and as a row of the table."""
    store.fact("DUN", 10)
    client = store.house.visit("officer")
    address = f"/review/parts?period=2024&org=ST&measure={SUMMED}"
    whole, row = client.get(address), client.get(address, headers={"HX-Request": "true"})
    assert "incoming delegations" in whole.content.decode()
    assert row.content.decode().lstrip().startswith("<tr")
