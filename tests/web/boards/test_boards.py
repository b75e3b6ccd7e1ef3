"""Boards show what a person may see, each number with its bounds, what it covers, up to when, and what is behind it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diemcau.web.boards.chosen import read_chosen
from diemcau.web.boards.headline import headline_codes
from diemcau.web.review.models import Goal

from ..conftest import ROLES  # noqa: TID252 - the tests are no package
from ..review.conftest import SUMMED  # noqa: TID252

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.test import Client

    from ..conftest import House  # noqa: TID252
    from ..review.conftest import Store  # noqa: TID252

PAGES = (
    "/boards/leader?period=2024",
    "/boards/unit/DUN?period=2024",
    f"/boards/measure/{SUMMED}?period=2024",
    "/boards/partner/Keld?period=2024",
    "/boards/returns?period=2024",
)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two provinces over two years, one of them with a partner."""
    for year, dunmarsh, arden in (("2023", 40, 50), ("2024", 46, 60)):
        store.fact("DUN", dunmarsh, period=year)
        store.fact("ARD", arden, period=year)
    store.fact("DUN", 12, partner="Keld")
    store.fact("DUN", None, measure="conferences.cost", unit="USD", low=Decimal(170), low_open=True)
    return store


def goal(store: Store, org: str, low: int, level: int = 1) -> Goal:
    """Something to be reached in 2024: at least so many."""
    return Goal.objects.create(
        measure=SUMMED, org=store.house.orgs[org], unit="document", period="2024", status="target", low=low,
        level=level, first_day=date(2024, 1, 1), last_day=date(2024, 12, 31), kind="level",
        by=store.house.people["chief"],
    )  # fmt: skip


def page(house: House, address: str, by: str = "leader") -> str:
    """A page in English as a person sees it once its charts are drawn."""
    client = house.visit(by)
    response = client.get(address)
    assert response.status_code == 200, address
    return _COMING.sub(lambda found: _fetched(client, unescape(found[1])), response.content.decode())


_COMING = re.compile(r'<div class="chart coming"[^>]* hx-get="([^"]+)"[^>]*>.*?</div>', re.DOTALL)


def _fetched(client: Client, address: str) -> str:
    """A chart that the page fetches."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.content.startswith(b"<svg")
    return answer.content.decode()


def words(text: str) -> str:
    """What of a page is read."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)))


def test_a_tile_says_all_of_its_number(filled: Store) -> None:
    """Number, target, last year, coverage and the last day; and the number leads to what is behind it."""
    goal(filled, "ST", 100)
    text = page(filled.house, PAGES[0])
    told = words(text)
    for expected in ("106 documents", "Target 100", "reached", "+17.8%", "Province: 2 of 2", "up to 31 Dec 2024"):
        assert expected in told, expected
    links = [unescape(link) for link in re.findall(r'class="big"><a href="([^"]+)"', text)]
    assert links
    for link in links:
        assert link.startswith("/review/parts?")
        behind = filled.house.visit("leader").get(link)
        assert behind.status_code == 200
        assert "Dunmarsh province received" in behind.content.decode()


def test_a_number_without_end_keeps_its_bound(filled: Store) -> None:
    """`more than 170` is nowhere 170."""
    told = words(page(filled.house, "/boards/unit/DUN?period=2024"))
    assert "above 170 USD" in told
    assert not re.search(r"(?<!above )170 USD", told)


def test_targets_come_first(filled: Store) -> None:
    """Then what most units report."""
    scope = filled.house.scope("leader")
    chosen = read_chosen(_query(period="2024"), "en")
    assert headline_codes(scope, chosen) == [SUMMED, "conferences.cost"]
    Goal.objects.filter(pk=goal(filled, "ST", 5).pk).update(measure="tasks.extensions")
    assert headline_codes(scope, chosen)[0] == "tasks.extensions"


def _query(**said: str) -> QueryDict:
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    query.update(said)
    return query


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("name", [*ROLES, None])
def test_whoever_signs_in_sees_boards(filled: Store, address: str, name: str | None) -> None:
    """In both languages, with few questions, and nothing that a strict policy refuses."""
    client = filled.house.visit(name)
    if name is None:
        assert client.get(address).status_code == 302
        return
    for language in ("en", "vi"):
        filled.house.people[name].language = language
        filled.house.people[name].save()
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        assert response.status_code == 200
        assert len(asked) <= 30, [one["sql"][:90] for one in asked]
        text = response.content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]+src=)", text)


def test_what_is_above_the_clearance_is_not_there(filled: Store) -> None:
    """A value, a goal and a partner that only others may know of leave no trace, and no gap either."""
    before = {address: page(filled.house, address, "officer") for address in PAGES}
    filled.fact("KEL", 7777, seen_from=2)
    filled.fact("DUN", 88, partner="Varnholt", seen_from=2)
    goal(filled, "ST", 9999, level=2)
    for address in PAGES:
        assert _still(page(filled.house, address, "officer")) == _still(before[address])
    assert "7,823" in words(page(filled.house, PAGES[0], "owner")) or "7,883" in words(
        page(filled.house, PAGES[0], "owner")
    )
    secret = "/boards/partner/Varnholt?period=2024"
    assert filled.house.visit("owner").get(secret).status_code == 200
    hidden, absent = (
        filled.house.visit("officer").get(each) for each in (secret, "/boards/partner/Nobody?period=2024")
    )
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert _still(hidden.content.decode()).replace("Varnholt", "Nobody") == _still(absent.content.decode())


def _still(text: str) -> str:
    """A page without what changes with each request."""
    return re.sub(r'(csrf\w*|X-CSRFToken)[^>]{0,40}(value="|: ")[^"]+"', "", text)


@pytest.mark.parametrize(
    "address",
    [
        "/boards/unit/NOWHERE?period=2024",
        "/boards/leader?period=2024&org=NOWHERE",
        "/boards/measure/none.such?period=2024",
        "/boards/chart/leader/none.svg?period=2024",
        "/boards/chart/leader/years.pdf?period=2024",
        "/boards/chart/nowhere/years.svg?period=2024",
        "/boards/chart/unit/years.svg?period=2024",
    ],
)
def test_what_there_is_not_is_not_found(filled: Store, address: str) -> None:
    """Whoever asks."""
    for name in ("outsider", "colleague", "owner"):
        assert filled.house.visit(name).get(address).status_code == 404


@pytest.mark.parametrize("query", ["period=x", "period=1800", "period=2000..2024", "measure=x", "known=x"])
def test_what_cannot_be_chosen_is_refused(filled: Store, query: str) -> None:
    """With a page that says so."""
    assert filled.house.visit("leader").get(f"/boards/leader?{query}").status_code == 422


def test_charts_go_away_as_files(filled: Store) -> None:
    """As attachments that no browser guesses about; the numbers are those of the page."""
    client = filled.house.visit("leader")
    text = page(filled.house, PAGES[2])
    links = [unescape(link) for link in re.findall(r'<a href="(/boards/chart/[^"]+)"', text)]
    assert len(links) >= 6
    for link in links:
        response = client.get(link)
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        if ".svg" in link:
            ET.fromstring(response.content)
        if ".png" in link:
            assert response.content.startswith(b"\x89PNG")
    told = client.get(next(link for link in links if "/line.csv" in link)).content.decode()
    rows = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"), newline="")))
    assert [(row["name"], row["low"], row["high"]) for row in rows] == [("2023", "90", "90"), ("2024", "106", "106")]


def test_a_page_stands_before_its_charts(filled: Store) -> None:
    """The first time they are fetched one by one, or shown as files without scripts; from then on they are in it."""
    client = filled.house.visit("leader")
    first = client.get(PAGES[2]).content.decode()
    coming = [unescape(found[1]) for found in _COMING.finditer(first)]
    assert len(coming) >= 2
    assert first.count("<noscript><img") == len(coming)
    assert "<svg" in _fetched(client, coming[0])
    again = client.get(PAGES[2]).content.decode()
    assert len(_COMING.findall(again)) == len(coming) - 1


def test_a_chart_is_drawn_for_the_person(filled: Store) -> None:
    """A file holds no more than the page of whoever asks."""
    filled.fact("KEL", 7777, seen_from=2)
    address = f"/boards/chart/measure/line.csv?of={SUMMED}&period=2024"
    assert "106" in filled.house.visit("outsider").get(address).content.decode()
    assert "7883" in filled.house.visit("owner").get(address).content.decode()


def test_a_past_moment_is_shown(filled: Store) -> None:
    """With what the house held then, and every link keeps the moment."""
    moment = timezone.now().isoformat()
    filled.fact("KEL", 1000)
    now, then = (
        page(filled.house, f"/boards/leader?{query}")
        for query in ("period=2024", f"period=2024&known={moment.replace('+', '%2B')}")
    )
    assert "1,106 documents" in words(now)
    assert "106 documents" in words(then)
    assert "1,106" not in words(then)
    assert all("known=" in link for link in re.findall(r'class="big"><a href="([^"]+)"', then))


def test_a_return_counts_on_the_boards(filled: Store) -> None:
    """Its value stands in place of what documents say, and the campaign's board shows how complete it is."""
    filled.value("DUN", 50)
    assert "110 documents" in words(page(filled.house, PAGES[0]))
    told = words(page(filled.house, PAGES[4], "chief"))
    assert "The year 2024" in told
    assert "The year 2024" not in words(page(filled.house, PAGES[4], "outsider"))


def test_a_unit_stands_among_its_like(filled: Store) -> None:
    """With the units of its kind, largest first, itself marked; its own list of returns and conflicts beside."""
    told = words(page(filled.house, f"{PAGES[1]}&measure={SUMMED}"))
    assert "among like units" in told
    assert re.search(r"1\. Arden.*2\. Dunmarsh[^<]*◂", told)


def test_every_mark_of_a_page_stays_on_the_site(filled: Store) -> None:
    """And opens."""
    marks: dict[str, Any] = {}
    for address in PAGES[:3]:
        text = page(filled.house, address)
        for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
            marks |= dict.fromkeys(unescape(link) for link in re.findall(r'<a href="([^"]+)"', svg))
    assert marks
    client = filled.house.visit("leader")
    for link in marks:
        assert client.get(link).status_code == 200, link
