"""The pages of the outlook say what is foretold, how sure that is and what it rests on, to whoever may know."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diemcau.records.forecast import Past, Refusal, Series, Thin
from diemcau.records.period import year
from diemcau.web.audit.models import Entry
from diemcau.web.outlook.actions.making import make_outlook
from diemcau.web.outlook.models import Refused, Run
from diemcau.web.outlook.rows import to_refused
from diemcau.web.outlook.views.record import tell_past
from diemcau.web.outlook.views.telling import Teller
from diemcau.web.shell.speech import load_speech
from diemcau.web.watch.actions import judge

from ..conftest import ROLES  # noqa: TID252 - the tests are no package
from ..watch.conftest import MONDAY, bring, raise_alert  # noqa: TID252
from .conftest import SUMMED, this_year

if TYPE_CHECKING:
    from django.test import Client

    from diemcau.web.review.models import Goal

    from ..conftest import House  # noqa: TID252
    from ..review.conftest import Store  # noqa: TID252

PAGES = (
    "/outlook/",
    "/outlook/?org=all&period=",
    "/outlook/scores",
    f"/outlook/{SUMMED}/DUN",
    f"/outlook/{SUMMED}/ARD",
    "/outlook/part?org=DUN",
)
MOST_QUERIES = 22
"""Of any page, those of the session and the person included."""


@pytest.fixture
def foretold(years: Store, aim: Callable[..., Goal]) -> Store:
    """The outlook of a house with one target, made and looked back over."""
    aim("at least 1900", this_year())
    make_outlook()
    return years


def shown_run() -> Run:
    """The run that everybody with a role sees."""
    found = Run.objects.filter(known_to=None, level__lte=1).order_by("-level").first()
    assert found is not None
    return found


def words(text: str) -> str:
    """What of a page is read."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)))


def page(house: House, address: str, by: str = "officer", status: int = 200) -> str:
    """A page as a person gets it."""
    response = house.visit(by).get(address)
    assert response.status_code == status, address
    return response.content.decode()


def speak(house: House, by: str, language: str) -> Client:
    """The browser of a person who reads that language."""
    person = house.people[by]
    person.language = language
    person.save(update_fields=["language"])
    return house.visit(by)


def test_the_list_says_chance_and_need(foretold: Store) -> None:
    """A target stands with its number, how likely it is met, and what was said of how well that works."""
    told = words(page(foretold.house, "/outlook/"))
    for said in (
        "Papers certified or legalised",
        "Dunmarsh province",
        "at least 1,900",
        "%",
        "least likely",
        "worked out later",
    ):
        assert said.casefold() in told.casefold(), said


def test_each_page_stands_in_both_languages(foretold: Store) -> None:
    """No page fails or shows a key instead of a text, and each has one heading of the first order at most."""
    for language in ("en", "vi"):
        client = speak(foretold.house, "officer", language)
        for address in PAGES:
            text = client.get(address).content.decode()
            assert "outlook." not in words(text), address
            assert text.count("<h1") == (0 if "/part" in address else 1), address
            assert 'style="' not in text, address


def test_everybody_sees_what_the_clearance_allows(foretold: Store) -> None:
    """A forecast from values that all may see is open to every role, a colleague of another unit among them."""
    for role in ROLES:
        assert "in 9 of 10 cases" in words(page(foretold.house, f"/outlook/{SUMMED}/DUN", role)), role


def test_nobody_gets_in_without_a_name(house: House) -> None:
    """Whoever is not signed in is led to the door."""
    for address in (*PAGES, f"/outlook/{SUMMED}/DUN/what-if", f"/outlook/{SUMMED}/DUN/fan.svg"):
        assert house.visit(None).get(address).status_code == 302, address


def test_what_only_secret_values_foretell_leaks_nowhere(store: Store, aim: Callable[..., Goal]) -> None:
    """A series of a higher level, its target, its scores and its refusals are to others as if they were not there."""
    for back in range(12, 0, -1):
        store.fact("DUN", 700 + back, period=str(this_year() - back), seen_from=2)
        store.fact("ARD", 500 + back, period=str(this_year() - back))
    aim("at least 987654", this_year(), level=2)
    make_outlook()
    house = store.house
    assert "987,654" in page(house, "/outlook/?org=all", "head")
    for address in ("/outlook/?org=all&period=", "/outlook/scores", "/outlook/part?org=DUN", f"/outlook/{SUMMED}/DUN"):
        text = page(house, address, "officer")
        assert "987,654" not in text, address
        assert f'href="/outlook/{SUMMED}/DUN' not in text, address
    secret, never = (house.visit("officer").get(f"/outlook/{SUMMED}/{org}") for org in ("DUN", "KEL"))
    assert words(secret.content.decode()).count("Nothing is foretold") == 1
    assert secret.status_code == never.status_code
    for form in ("part", "svg", "png", "csv"):
        assert house.visit("officer").get(f"/outlook/{SUMMED}/DUN/fan.{form}").status_code == 404
    assert house.visit("officer").get(f"/outlook/{SUMMED}/DUN/what-if", headers=HX).status_code == 404


HX: dict[str, Any] = {"HX-Request": "true"}


def test_looking_at_what_confidential_values_foretell_is_written_down(store: Store) -> None:
    """Each page of a watched level leaves who looked, and at which address; others leave nothing."""
    for back in range(12, 0, -1):
        store.fact("DUN", 700 + back, period=str(this_year() - back), seen_from=2)
        store.fact("ARD", 500 + back, period=str(this_year() - back))
    make_outlook()
    seen = (*PAGES, f"/outlook/{SUMMED}/DUN/fan.svg", f"/outlook/{SUMMED}/DUN/what-if?plan=5")
    for address in seen:
        store.house.visit("officer").get(address, headers=HX if "what-if" in address else {})
    assert not Entry.objects.filter(act="outlook.view").exists()
    for address in seen:
        store.house.visit("owner").get(address, headers=HX if "what-if" in address else {})
    said = [entry.detail["query"] for entry in Entry.objects.filter(act="outlook.view").order_by("number")]
    assert said == list(seen)


def test_what_never_was_is_not_found(house: House) -> None:
    """An unknown measure or unit has no page."""
    for address in (f"/outlook/{SUMMED}/NOBODY", "/outlook/no.measure/DUN", "/outlook/x/y/fan.svg"):
        page(house, address, status=404)


def test_a_series_opens_its_sentences(foretold: Store) -> None:
    """Each value that went in leads to the sentences behind it, from the picture and from the list."""
    client = foretold.house.visit("officer")
    text = client.get(f"/outlook/{SUMMED}/DUN").content.decode()
    drawn = client.get(f"/outlook/{SUMMED}/DUN/fan.part").content.decode()
    pattern = r'href="(/review/parts\?[^"]+)"'
    for found in (re.findall(pattern, text), re.findall(pattern, drawn)):
        assert found
        answer = client.get(unescape(found[-1]))
        assert answer.status_code == 200
        assert "received" in answer.content.decode()


def test_a_target_says_who_set_it_and_what_comes_before(years: Store, aim: Callable[..., Goal]) -> None:
    """Beside its chance a target has its interim points, who set it and the directive that it comes from."""
    now = this_year()
    points = [(f"{now}-H1", "at least 900")]
    aim("at least 1900", now, set_by="Minister of Sarvik", basis="Directive 12 <b>", points=points)
    make_outlook()
    text = page(years.house, f"/outlook/{SUMMED}/DUN")
    for said in ("Minister of Sarvik", "Directive 12 <b>", "first half", "at least 900"):
        assert said in words(text), said
    assert "Directive 12 &lt;b&gt;" in text


def test_a_series_says_how_it_was_made_and_how_well(foretold: Store) -> None:
    """Method, values, whether it adds up, what was said earlier and what came of that stand beside the forecast."""
    told = words(page(foretold.house, f"/outlook/{SUMMED}/DUN?period={this_year()}"))
    for said in ("short row of years", "From 12 values", "What was said earlier", "What came", "worked out later"):
        assert said in told, said


def test_the_fan_is_taken_away_as_a_file(foretold: Store) -> None:
    """Files are attachments of their own kind, which no browser opens as something else; there is no other form."""
    kinds = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
    for form, kind in kinds.items():
        answer = foretold.house.visit("officer").get(f"/outlook/{SUMMED}/DUN/fan.{form}")
        assert (answer.status_code, answer["Content-Type"]) == (200, kind)
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
    page(foretold.house, f"/outlook/{SUMMED}/DUN/fan.exe", status=404)


def test_what_was_drawn_before_stands_at_once(foretold: Store) -> None:
    """The page fetches the picture the first time, and shows it the next."""
    client, address = foretold.house.visit("officer"), f"/outlook/{SUMMED}/DUN"
    first = client.get(address).content.decode()
    assert 'hx-trigger="load"' in first
    client.get(unescape(re.findall(r'hx-get="([^"]+fan\.part[^"]*)"', first)[0]))
    assert 'class="chart coming"' not in client.get(address).content.decode()


def test_refusals_are_grouped_and_told_in_numbers(foretold: Store) -> None:
    """Why nothing is foretold is said with what there is and what it takes, in the list and on the page."""
    run = shown_run()
    refusal = Refusal(
        series=Series(SUMMED, "KEL", "document"), period=year(this_year()), reason=Thin.SHORT, found=3, wanted=5
    )
    to_refused(run, refusal, foretold.house.orgs).save()
    for address in ("/outlook/?org=all", f"/outlook/{SUMMED}/KEL"):
        told = words(page(foretold.house, address))
        assert "Too few values" in told
        assert "3 values of 5 needed" in told


def test_a_refusal_shows_what_there_is(store: Store) -> None:
    """The page of a series that is too short lists the values that the person may see, each with its sentences."""
    for back, level in ((2, 1), (1, 2)):
        store.fact("DUN", 4000 + back, period=str(this_year() - back), seen_from=level)
    make_outlook()
    text = page(store.house, f"/outlook/{SUMMED}/DUN")
    assert "4,002 documents" in text
    assert "4,001" not in text
    assert re.search(r'href="/review/parts\?[^"]+">4,002', text)


def test_a_refusal_names_the_first_and_counts_the_rest(foretold: Store) -> None:
    """However many series are refused for one reason, a few are named."""
    run, org = shown_run(), foretold.house.orgs["KEL"]
    same = {"run": run, "measure": SUMMED, "org": org, "first_day": run.made_on, "last_day": run.made_on}
    rows = (Refused(**same, partner=f"P{n}", period=str(run.made_on.year), reason="short") for n in range(30))
    Refused.objects.bulk_create(rows)
    assert "and 22 more" in words(page(foretold.house, "/outlook/?org=all"))


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("org=NOBODY", "o-org-wrong"),
        ("measure=%00", "o-measure-wrong"),
        ("inside=x", "o-inside-wrong"),
        ("period=20x6", "o-period-wrong"),
        ("period=1000..9000", "o-period-wrong"),
        ("period=2024-99", "o-period-wrong"),
    ],
)
def test_a_wrong_choice_is_told_at_its_field(house: House, query: str, field: str) -> None:
    """What could not be chosen is answered as not understood, at the field, and the page stands."""
    text = page(house, f"/outlook/?{query}", status=422)
    assert f'id="{field}"' in text
    assert f'aria-describedby="{field}"' in text


def test_a_page_that_is_not_there_is_the_nearest(foretold: Store) -> None:
    """Numbers of pages are bounded."""
    for number in ("0", "-1", "x", "99999999999999", "2"):
        page(foretold.house, f"/outlook/?page={number}&others={number}")
        page(foretold.house, f"/outlook/scores?page={number}")


def test_one_sees_ones_own_units_first(foretold: Store) -> None:
    """Whoever is of another unit has an empty list, and is led to all."""
    assert "at least 1,900" not in page(foretold.house, "/outlook/", "outsider")
    assert "at least 1,900" in page(foretold.house, "/outlook/?org=all", "outsider")
    assert "at least 1,900" in page(foretold.house, "/outlook/", "leader")


def test_a_board_fetches_what_is_at_stake(foretold: Store) -> None:
    """The part has the unit's targets, and is empty for a unit without any."""
    assert "at least 1,900" in page(foretold.house, f"/outlook/part?org=DUN&measure={SUMMED}")
    assert not page(foretold.house, "/outlook/part?org=KEL").strip()
    assert "at least 1,900" in page(foretold.house, f"/outlook/part?org=DUN&period={this_year() - 1}")
    assert not page(foretold.house, f"/outlook/part?org=DUN&period={this_year() + 1}").strip()


def test_a_house_without_an_outlook_says_so(house: House) -> None:
    """Before anything was foretold every page stands."""
    for address in ("/outlook/", "/outlook/scores", f"/outlook/{SUMMED}/DUN", "/outlook/part"):
        page(house, address)
    assert "Nothing has been foretold yet" in words(page(house, "/outlook/"))


def test_pages_ask_little_of_the_database(foretold: Store) -> None:
    """However much is foretold, a page asks the same few questions."""
    client = foretold.house.visit("officer")
    for address in PAGES:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert 1 < len(asked) <= MOST_QUERIES, (address, [one["sql"][:150] for one in asked])


def test_the_score_page_tells_cover_and_losses(foretold: Store) -> None:
    """What came of forecasts stands by share, by measure and one by one."""
    told = words(page(foretold.house, "/outlook/scores"))
    for said in ("80%", "As last time", "Papers certified or legalised", "Forecasts and what came"):
        assert said.casefold() in told.casefold(), said


def test_alerts_that_people_judged_are_counted_for_whoever_may_know(house: House) -> None:
    """How many alerts of a person's own stream were right; those of documents above the clearance count nowhere."""
    for term, level in (("borvel fever", 1), ("silver rust", 2)):
        alert = raise_alert([bring(house, f"{term} {n}", day=MONDAY, level=level) for n in range(2)], level=level)
        judge(actor=house.people["owner"], scope=house.scope("owner"), uid=alert.uid, is_accepted=level == 1)
    assert "Alerts that people judged: 1; accepted: 1" in words_of(house, "officer")
    assert "Alerts that people judged: 1; accepted: 0" in words_of(house, "owner")


def words_of(house: House, by: str) -> str:
    """What the page of scores says."""
    return words(page(house, "/outlook/scores", by))


def test_a_way_that_did_worse_says_so() -> None:
    """The score beside a forecast is honest where "as last time" was better."""
    past = Past(count=9, cover=Decimal("0.8"), error=None, pinball=Decimal(6), naive=Decimal(4), is_own=False)
    shown = tell_past(past, "", Teller(load_speech("en")))
    assert shown is not None
    assert "50% more" in shown.against
