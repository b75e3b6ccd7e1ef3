"""The pages on which things are found: who finds what, what is shown, what is taken along."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diemcau.web.audit.models import Entry
from diemcau.web.record.keeping import keep_up

from ..conftest import OTHER_REPORT, REPORT  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from django.test import Client

    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Book

HOSTILE = "\n\nExports of Dunmarsh province reached <script>alert(1)</script> USD 9.9 billion in 2019.\n"
PAGES = (
    "?q=delegations", "?q=dunmarsh&tab=facts", "?q=%22foreign-invested+projects%22",
    "?q=foreign&tab=documents", "?q=dunmarsh&tab=units",
    "?q=projects&tab=conflicts", "?q=exports&tab=conflicts", "?q=46", "?q=3.8+billion&tab=facts",
    "", "?period=2024", "?sort=high", "?sort=low&status=actual", "?sort=measure", "?sort=period", "?checked=no",
    "?level_from=2", "?partner=Keld", "?standing=disputed", "totals?period=2024", "suggest?q=ke", "suggest?q=exp",
)  # fmt: skip


def page(client: Client, address: str) -> str:
    """What a page says, without what differs from one call to the next."""
    answer = client.get(f"/find/{address}")
    assert answer.status_code == 200
    return re.sub(r'csrfmiddlewaretoken" value="\w+|X-CSRFToken": "\w+', "", answer.content.decode())


def _record(house: House) -> None:
    house.release(*house.bring(REPORT, OTHER_REPORT))
    keep_up()


@pytest.mark.parametrize("address", PAGES)
def test_what_is_above_a_person_changes_nothing(house: House, address: str) -> None:
    """Every page says to a person what it would say if the higher documents did not exist, counts and order too."""
    _record(house)
    client = house.visit("officer")
    before = page(client, address)
    higher = REPORT.replace("46", "47").replace("3.8 billion", "5.1 billion").replace("Keld", "Kestrel")
    house.release(*house.bring(higher, OTHER_REPORT.replace("214", "219"), by="clerk", level=2))
    keep_up()
    assert page(client, address) == before
    assert len(page(house.visit("chief"), "?q=delegations")) != len(before)


def test_a_draft_is_found_by_its_own_unit_alone(house: House) -> None:
    """An outsider finds neither sentence nor title, and no count of them."""
    house.bring(REPORT)
    assert "46 incoming" in re.sub("</?mark>", "", page(house.visit("colleague"), "?q=delegations"))
    for address in ("?q=delegations", "?q=external+relations&tab=documents", "?q=46"):
        assert "Dunmarsh" not in page(house.visit("outsider"), address)


@pytest.mark.parametrize("path", ["", "suggest", "totals", "totals/sentences", "views"])
def test_nobody_finds_anything(house: House, path: str) -> None:
    """Whoever has not signed in is sent to sign in."""
    assert house.visit(None).get(f"/find/{path}").status_code == 302


def test_words_are_marked_and_nothing_of_a_document_is_markup(house: House) -> None:
    """What was asked for is marked; what looks like markup in a document or a query is text."""
    house.bring(REPORT + HOSTILE)
    found = page(house.visit("officer"), "?q=alert")
    assert "&lt;script&gt;<mark>alert</mark>(1)" in found
    assert "<script>alert" not in found
    assert "<b>" not in page(house.visit("officer"), "?q=%3Cb%3E")


def test_facts_of_words_and_numbers_are_listed(house: House) -> None:
    """A fact is found by the words of its sentence, and by its number in any writing."""
    _record(house)
    client = house.visit("officer")
    for address in ("?q=delegations&tab=facts", "?q=46&tab=facts"):
        assert ">46<" in page(client, address).replace(" delegations", "")
    assert "nearly 3.8 billion" in page(client, "?q=3800+million&tab=facts")
    assert "/record/conflicts/" in page(client, "?q=exports&tab=conflicts")


def test_pages_of_facts_follow_each_other(book: Book) -> None:
    """Page after page every fact comes once, in each order, and addresses tell no row numbers."""
    from django.http import QueryDict

    from diemcau.web.search.facts import page_of
    from diemcau.web.search.filters import read_filters

    values = [7, 3, 9, 3, 5, 1, 8]
    facts = [book.fact("DUN", value, story=str(place)) for place, value in enumerate(values)]
    facts.append(book.fact("DUN", None, story="none"))
    scope = book.house.scope("officer")
    for sort, key in (("high", lambda one: -one), ("low", lambda one: one), ("new", None), ("period", None)):
        filters, after, seen = read_filters(QueryDict(f"sort={sort}")), None, []
        while True:
            part = page_of(scope, filters, after, 3)
            seen += part.claims
            after = part.after
            if after is None:
                break
        assert {one.pk for one in seen} == {one.pk for one in facts}
        assert len(seen) == len(facts)
        if key is not None:
            found = [one.value for one in seen[:-1]]
            assert found == sorted(map(Decimal, values), key=key)
            assert seen[-1] == facts[-1]


def test_facts_are_narrowed(book: Book) -> None:
    """By unit with and without those below, by period that overlaps or is the same, by standing, and as of a moment."""
    book.fact("KEL", 11)
    before = timezone.now()
    book.fact("MIN", 12, period="2024-Q1", standing="disputed")
    client = book.house.visit("officer")
    for query, expected in (
        ("org=MIN", {11, 12}), ("org=MIN&below=no", {12}), ("period=2024-02", {11, 12}),
        ("period=2024-Q1&exact=yes", {12}),
        ("standing=disputed", {12}), ("period=2023", set()), (f"document={book.document.uid}", {11, 12}),
        ("org=NONE", set()), ("checked=no", {11, 12}), ("checked=yes", set()),
        (f"known={before.isoformat()}".replace("+", "%2B"), {11}),
    ):  # fmt: skip
        shown = page(client, f"?{query}")
        assert {value for value in (11, 12) if f">{value}<" in shown.replace(" documents", "")} == expected, query


@pytest.mark.parametrize(
    "query", ["measure=none", "period=soon", "standing=x", "level_to=9", "document=1", "known=never"]
)
def test_what_cannot_be_chosen_is_refused(house: House, query: str) -> None:
    """The page says so; it is no fault of the site."""
    assert house.visit("officer").get(f"/find/?{query}").status_code == 422


@pytest.mark.parametrize("query", ["page=0", "page=x", "after=1", "tab=x", "q=%00", "q=" + "a" * 999])
def test_odd_addresses_open(house: House, query: str) -> None:
    """What only leads to another place is taken as its beginning."""
    assert house.visit("officer").get(f"/find/?{query}").status_code == 200


def test_a_table_is_taken_along(book: Book) -> None:
    """The facts of the list, harmless to spreadsheets, and the log says who took how many."""
    book.fact("DUN", 5, label="=HYPERLINK(1)", owner="@Dunmarsh")
    answer = book.house.visit("officer").post("/find/export?org=DUN")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert rows[1][1:3] == ["'@Dunmarsh", "'=HYPERLINK(1)"]
    entry = Entry.objects.get(act="figures.export")
    assert (entry.actor_name, entry.detail["rows"]) == ("Officer", 1)
    assert book.house.visit("officer").get("/find/export").status_code == 405


def test_seeing_what_is_watched_is_written_down(house: House) -> None:
    """Whoever is shown sentences of a confidential document leaves an entry at its level; others leave none."""
    house.bring(REPORT, by="clerk", level=2)
    page(house.visit("officer"), "?q=delegations")
    assert not Entry.objects.filter(act="search.view").exists()
    page(house.visit("clerk"), "?q=delegations")
    assert Entry.objects.get(act="search.view").level == 2


def test_suggestions_know_measures_units_and_partners(book: Book) -> None:
    """Typed in any way, in either language; partners only of facts that the person may know of."""
    book.fact("DUN", 5, partner="Keld", seen_from=2)
    book.fact("DUN", 5, partner="Kestrel")
    client = book.house.visit("officer")
    assert "Dunmarsh province" in page(client, "suggest?q=dun")
    assert "measure=trade.exports" in page(client, "suggest?q=exp")
    shown = page(client, "suggest?q=ke")
    assert "partner=Kestrel" in shown
    assert "partner=Keld" not in shown
    assert "partner=Keld" in page(book.house.visit("chief"), "suggest?q=ke")
    book.house.people["officer"].language = "vi"
    book.house.people["officer"].save()
    assert "measure=trade.exports" in page(client, "suggest?q=xuat+khau")
    assert page(client, "suggest?q=").strip() == ""


@pytest.mark.parametrize(
    "address", ["?q=delegations", "?q=dunmarsh&tab=facts", "", "?q=report&tab=documents", "suggest?q=d"]
)
def test_a_page_asks_few_questions(house: House, address: str) -> None:
    """However much is found."""
    _record(house)
    client = house.visit("officer")
    page(client, address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page(client, address)
    assert len(asked) <= 20, [one["sql"][:90] for one in asked]
