"""Totals obey the vocabulary, open to their sentences, and a sentence knows the totals it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.http import QueryDict

from diemcau.web.search.behind import moved_by, sentences_of
from diemcau.web.search.spans import over_time
from diemcau.web.search.totals import Total, facts_for, load_facts, total_of
from diemcau.web.search.wanted import read_wanted

from .conftest import SUMMED

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from .conftest import Book


def total(book: Book, by: str = "officer", **said: str) -> Total | None:
    """The total that an address asks for."""
    query = QueryDict(mutable=True)
    query.update({"measure": SUMMED, "period": "2024"} | said)
    wanted = read_wanted(query)
    assert wanted.measure is not None
    return total_of(wanted, wanted.measure, load_facts(facts_for(book.house.scope(by), wanted)))


def ends(found: Total | None, part: str = "added") -> tuple[object, object] | None:
    """Both ends of a part of a total."""
    amount = getattr(found.row, part) if found else None
    return (amount.interval.low, amount.interval.high) if amount else None


def _fact(org: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"org": org, "value": 5} | fields


def test_what_a_unit_reported_counts_instead_of_what_is_below_it(book: Book) -> None:
    """The ministry's own number stands for its missions, and both are shown where they differ."""
    book.fact("DUN", 10)
    book.fact("ARD", 5)
    book.fact("MIN", 100)
    book.fact("KEL", 30)
    assert ends(total(book)) == (115, 115)
    ministry = total(book, org="MIN")
    assert (ends(ministry), ends(ministry, "own")) == ((30, 30), (100, 100))
    assert ministry is not None
    assert ministry.row.differs
    state = total(book)
    assert state is not None
    assert state.row.coverage == {"ministry": (1, 1), "province": (2, 2)}
    assert [row.node.code for row in state.rows] == ["ARD", "DUN", "MIN"]


@pytest.mark.parametrize(
    "fields",
    [
        {"standing": "superseded"},
        {"status": "plan"},
        {"period": "2023"},
        {"period": "2024-Q1"},
        {"kind": "change"},
        {"tally": "stock"},
        {"partner": "Keld"},
        {"unit": "persons"},
        {"measure": "consular.visas"},
        {"seen_from": 2},
        {"org": None},
    ],
)
def test_only_like_is_added(book: Book, fields: dict[str, Any]) -> None:
    """What differs in time, status, sort, unit or partner, or is above the reader, is in no sum with the others."""
    book.fact("DUN", 10)
    book.fact("KEL", 1)
    book.fact(**_fact("ARD", fields))
    assert ends(total(book)) == (11, 11)


def test_open_ends_and_disputes_are_carried(book: Book) -> None:
    """More than 10 and a dispute of 5 and 7 make more than 15, without an upper end."""
    book.fact("DUN", 10, high=None, low_open=True, bound="over")
    book.fact("ARD", 5, standing="disputed")
    book.fact("ARD", 7, standing="disputed", story="other")
    found = total(book)
    assert ends(found) == (15, None)
    assert found is not None
    assert found.row.added is not None
    assert found.row.added.is_disputed


def test_a_part_gives_way_to_its_whole(book: Book) -> None:
    """What is part of something larger of the same org is not a second number of it."""
    whole = book.fact("DUN", 10)
    book.fact("DUN", 4, whole=whole.evidence.get().mention.uid)
    assert ends(total(book)) == (10, 10)


def test_a_measure_that_is_not_added_says_why(book: Book) -> None:
    """Delegations that several units may report are listed, not added."""
    book.fact("DUN", 10, measure="delegations.inbound.total")
    book.fact("ARD", 5, measure="delegations.inbound.total")
    found = total(book, measure="delegations.inbound.total")
    assert found is not None
    assert (found.adds, found.row.added, len(found.rows)) == (False, None, 2)
    page = book.house.visit("officer").get("/find/totals?period=2024&measure=delegations.inbound.total")
    assert "not added over units" in page.content.decode()


def test_quarters_are_added_where_the_vocabulary_adds_over_time(book: Book) -> None:
    """Two quarters of a flow are a sum of two of four, beside the year's own number."""
    book.fact("DUN", 10, period="2024-Q1")
    book.fact("DUN", 11, period="2024-Q2")
    book.fact("DUN", 50, period="2024")
    query = QueryDict(f"measure={SUMMED}&period=2024&org=DUN")
    wanted = read_wanted(query)
    assert wanted.measure is not None
    _, grains = over_time(book.house.scope("officer"), wanted, wanted.measure)
    by_name = {grain.name: grain for grain in grains}
    assert by_name["quarter"].added is not None
    assert by_name["quarter"].added.interval.low == 21
    assert (len(by_name["quarter"].stretches), by_name["quarter"].expected) == (2, 4)
    assert by_name["year"].added is None
    page = book.house.visit("officer").get(f"/find/totals?by=periods&measure={SUMMED}&period=2024&org=DUN")
    assert "2 of 4" in page.content.decode()


def test_a_total_opens_to_its_sentences(book: Book) -> None:
    """One step from the number to the words, and each leads to its place on the desk."""
    one, other = book.fact("DUN", 10), book.fact("KEL", 5)
    client = book.house.visit("officer")
    page = client.get(f"/find/totals/sentences?measure={SUMMED}&period=2024&part=added").content.decode()
    for fact in (one, other):
        evidence = fact.evidence.select_related("mention", "document").get()
        assert f"/desk/{evidence.document.uid}?at={evidence.mention.start}#m-{evidence.mention.uid}" in page
        assert f"<mark>{evidence.mention.words}</mark>" in page
        assert str(fact.uid) in page
    assert "2 facts" in page


def test_a_sentence_knows_the_totals_it_moves(book: Book) -> None:
    """A mission's number moves its ministry's sum, and the state's only while the ministry reported none itself."""
    fact = book.fact("KEL", 5)
    mention = fact.evidence.get().mention
    scope = book.house.scope("officer")
    moved, still = moved_by(scope, mention.uid)
    assert [one.wanted.node.code for one in moved] == ["KEL", "MIN", "ST"]
    assert not still
    page = book.house.visit("officer").get(f"/find/moves/{mention.uid}").content.decode()
    assert "Republic of Sarvik" in page
    book.fact("MIN", 100)
    moved, _ = moved_by(scope, mention.uid)
    assert [one.wanted.node.code for one in moved] == ["KEL", "MIN"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"measure": ""}, "no_measure"),
        ({"org": None}, "no_org"),
        ({"kind": "share"}, "kind"),
        ({"partner": "Keld"}, "partner"),
        ({"standing": "superseded"}, "superseded"),
    ],
)
def test_a_fact_that_moves_nothing_says_why(book: Book, fields: dict[str, Any], why: str) -> None:
    """Each reason has its words."""
    mention = book.fact(**_fact("DUN", fields)).evidence.get().mention
    moved, still = moved_by(book.house.scope("officer"), mention.uid)
    assert (moved, [one.why for one in still]) == ([], [why])
    assert book.house.visit("officer").get(f"/find/moves/{mention.uid}").status_code == 200


def test_sentences_of_what_was_closed_are_not_shown(book: Book) -> None:
    """A raised level hides the sentence at once, before anything is reconciled anew."""
    fact = book.fact("DUN", 5)
    type(book.document).objects.filter(pk=book.document.pk).update(level=3)
    assert sentences_of(book.house.scope("officer"), [fact]) == {}
    assert book.house.visit("officer").get(f"/find/moves/{fact.evidence.get().mention.uid}").status_code == 404


def test_pages_of_totals_ask_few_questions(book: Book, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    """However many facts there are."""
    for org in ("DUN", "ARD", "KEL", "MIN"):
        for measure in (SUMMED, "consular.visas", "trade.exports"):
            book.fact(org, 5, measure=measure)
    client = book.house.visit("officer")
    for address in ("totals", f"totals?measure={SUMMED}", f"totals?by=periods&measure={SUMMED}",
                    f"totals/sentences?measure={SUMMED}&part=added"):  # fmt: skip
        separator = "&" if "?" in address else "?"
        with django_assert_max_num_queries(20):
            assert client.get(f"/find/{address}{separator}period=2024").status_code == 200
