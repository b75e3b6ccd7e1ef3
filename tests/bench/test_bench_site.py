"""The site's bench: copies of what was read once stay true to their texts, and every page that is opened answers."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from bench.site import loading
from bench.site.composed import NAME, TERMS, YEAR, Sheet, make_sheets
from bench.site.counting import Asked, count_queries
from bench.site.driving import Seen, plan_visits
from bench.site.founding import open_session
from bench.site.pages import PAGES, World, look_around
from bench.site.places import SORTS, make_places
from bench.site.showing import to_rows
from bench.site.template import Holes, Turn, render

from diemcau.web.audit.seals import FIRST, SEALED, seal_of

_OLD = "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1"
_NEW = UUID("11111111-2222-4333-8444-555555555555")
_MOST_QUERIES = 45
"""Of any page, however much there is in the tables."""


def _turn() -> Turn:
    return Turn("Babebibo", -2, str.maketrans("123456789", "912345678"), lambda: _NEW)


def test_places_fit_into_one_text() -> None:
    """There are as many as the sector has, each with a name of its own and all of one length."""
    places = make_places(1.0)
    assert Counter(place.sort for place in places) == SORTS
    assert len({place.name for place in places}) == len(places)
    assert {len(place.name) for place in places} == {len(NAME)}


def test_a_copy_is_as_long_as_its_pattern() -> None:
    """Names, years and figures change, and nothing is moved by it; dates, spans and hashes stay."""
    holes = Holes()
    text = f"In {YEAR}, {NAME} province received 214 guests, 351.5 tons and 1,214 letters; 15 April {YEAR + 1}."
    told = render(holes.of_text(text), holes.filled(_turn()))
    assert told == "In 2023, Babebibo province received 193 guests, 351.5 tons and 1,214 letters; 15 April 2024."
    assert len(told) == len(text)


def test_a_figure_changes_alike_in_words_and_numbers() -> None:
    """The value of a figure, its ends and its words say the same in every copy; where it stands does not change."""
    holes = Holes()
    said = {"span": [351, 354], "text": "USD 351 million", "value": 351_000_000, "low": 350_500_000, "uid": _OLD}
    template = holes.of_json(said)
    assert json.loads(render(template, holes.filled(_turn()))) == {
        "span": [351, 354],
        "text": "USD 249 million",
        "value": 249_000_000,
        "low": 248_500_000,
        "uid": str(_NEW),
    }
    assert _turn().number(Decimal("351000000.000000000000"), Decimal(500)) == Decimal(249_000_500)


def test_visits_come_at_the_wanted_rate() -> None:
    """The same ones every time, in order, and the log is opened by auditors alone."""
    world = World(["a"], ["b"], ["c"], make_places(0.01), [1, 2, 3], [3])
    cookies = {1: "one", 2: "two", 3: "three"}
    visits = plan_visits(world, cookies, 20, 60)
    assert [visit.address for visit in plan_visits(world, cookies, 20, 60)] == [visit.address for visit in visits]
    assert 1000 < len(visits) < 1400
    assert all(one.at <= other.at for one, other in pairwise(visits))
    assert {visit.cookie for visit in visits if visit.page.is_log} == {"three"}
    assert {visit.page.name for visit in visits} == {page.name for page in PAGES}


def test_a_slow_page_and_an_error_are_seen() -> None:
    """The percentile is that of the slow ones, and an answer that is none counts."""
    world = World(["a"], ["b"], ["c"], make_places(0.01), [1], [1])
    visits = plan_visits(world, {1: "one"}, 20, 60)
    seen = [Seen(visit, 200, 10.0 + 1000 * (at % 10 == 0), 1) for at, visit in enumerate(visits)]
    broken = Seen(visits[0], 500, 5.0, 1)
    rows = to_rows([*seen, broken], [Asked(page, 7, 3.0, 1.0, "", 200) for page in PAGES])
    assert (rows[-1].p50, rows[-1].p95, rows[-1].errors, rows[-1].queries) == (10.0, 1010.0, 1, 7)
    assert [row.p95 for row in rows[:-1]] == sorted((row.p95 for row in rows[:-1]), reverse=True)


@pytest.mark.django_db
def test_what_is_poured_in_can_be_opened(
    monkeypatch: pytest.MonkeyPatch, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Figures stand where their rows say, the log's seals hold, and every page answers with few queries."""
    from diemcau.web.audit.models import Entry
    from diemcau.web.desk.models import Mention
    from diemcau.web.record.models import Claim, Conflict

    settings.DATA = tmp_path  # type: ignore[attr-defined]
    term = {"year": TERMS["year"]}
    sheets: list[Sheet] = [one for one in make_sheets() if one.term == "year" and one.place.sort == "province"]
    monkeypatch.setattr(loading, "TERMS", term)
    monkeypatch.setattr(loading, "make_sheets", lambda: sheets)
    monkeypatch.setattr(loading, "make_places", lambda _: make_places(0.01)[:2])
    monkeypatch.setattr(loading, "_ENTRIES", 70)
    loaded = loading.load(1.0, 12, lambda _: None)
    assert loaded.figures == Mention.objects.filter(sort="figure").count() == 2 * 5 * 100
    for mention in Mention.objects.select_related("reading"):
        assert mention.reading.text[mention.start : mention.end] == mention.words
    assert Claim.objects.filter(org__code=loaded.places[1].code, period="2023").exists()
    assert Conflict.objects.count() == 2 * 5
    before = FIRST
    for entry in Entry.objects.order_by("number"):
        assert (entry.before, entry.seal) == (before, seal_of([getattr(entry, name) for name in SEALED]))
        before = entry.seal
    cookies = {person.pk: f"sessionid={open_session(person)}" for person in loaded.town.people}
    asked = count_queries(look_around(loaded.town, loaded.places), cookies)
    assert {one.page.name: one.queries for one in asked if one.queries > _MOST_QUERIES} == {}
    assert {one.page.name for one in asked if one.status != 200} == set()
