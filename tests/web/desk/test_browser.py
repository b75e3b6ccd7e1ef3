"""The desk in a real browser."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from tests.web.conftest import REPORT
from tests.web.desk.steps import at, by, one

from diemcau.web.desk.actions import accept
from diemcau.web.desk.models import Check, Mention

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.web.conftest import House

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "".join(f"In 2024 Dunmarsh province opened {number} new roads to Keld.\n" for number in range(21, 61))
PACE = 1.0
"""Seconds a figure at most: a person decides a figure a second (FEATURES, R16)."""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop in this thread
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


Open = Callable[..., "Page"]


@pytest.fixture
def own_database(transactional_db: None) -> None:  # noqa: ARG001 - the database is open
    """A server of several threads needs a database that is more than one connection in memory."""
    if "mode=memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("the tests run on a database in memory")


@pytest.fixture
def open_page(browser: Browser, own_database: None, live_server: Any, house: House) -> Iterator[Open]:  # noqa: ARG001 - first
    """Opens the page of a document as a person; no page may make noise."""
    noise: list[str] = []
    contexts = []

    def go(name: str, document: Any, query: str = "", **asked: Any) -> Page:
        context = browser.new_context(viewport=asked.pop("viewport", {"width": 1280, "height": 900}), **asked)
        contexts.append(context)
        session = house.visit(name).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto(f"{live_server.url}/desk/{document.uid}{query}")
        if asked.get("java_script_enabled", True):
            page.wait_for_selector("#desk[data-ready]")
        return page

    yield go
    for context in contexts:
        context.close()
    assert [line for line in noise if "409 (Conflict)" not in line and "422" not in line] == []


def wait_until(is_so: Callable[[], bool], seconds: float = 10) -> None:
    """Until something holds in the database."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.05)


def checked(document: Any) -> int:
    """How many mentions somebody has decided about."""
    return Mention.objects.filter(document=document, known_to=None).exclude(check_state=Check.UNCHECKED).count()


def test_thirty_figures_are_accepted_by_keyboard(house: House, open_page: Open) -> None:
    """At a figure a second and less, each shown before it is accepted, and all of them kept."""
    (document,) = house.bring(LONG)
    page = open_page("officer", document)
    start = time.monotonic()
    for number in range(30):
        uid = page.get_attribute("#panel .panel", "data-uid")
        page.keyboard.press("a")
        page.wait_for_selector(f'#panel .panel:not([data-uid="{uid}"])', timeout=PACE * 10_000)
        assert number < 30
    page.locator("#checked", has_text="30").wait_for(timeout=30_000)
    took = time.monotonic() - start
    print(f"30 figures accepted by keyboard and kept in {took:.1f} s")  # noqa: T201 - the figure that is asked for
    assert checked(document) == 30
    assert took <= 30 * PACE


def test_every_mention_is_marked_and_leads_to_its_panel(house: House, open_page: Open) -> None:
    """A click on words in the text shows what they were read to say."""
    (document,) = house.bring(REPORT)
    page = open_page("officer", document)
    for mention in Mention.objects.filter(document=document, known_to=None):
        assert page.locator(f'.text .m[data-uid="{mention.uid}"]').count() >= 1
    mention = one(document, "nearly USD 3.8 billion")
    page.click(f'.text .m[data-uid="{mention.uid}"]')
    page.wait_for_selector(f'#panel .panel[data-uid="{mention.uid}"]')
    assert "nearly 3.8 billion USD" in page.inner_text("#panel")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_decision_is_undone_by_key(house: House, open_page: Open) -> None:
    """Undo leads back to what was decided last."""
    (document,) = house.bring(REPORT)
    page = open_page("officer", document, f"?at={one(document, '46').uid}")
    page.keyboard.press("r")
    wait_until(lambda: one(document, "46").check_state == Check.REJECTED)
    page.keyboard.press("u")
    wait_until(lambda: one(document, "46").check_state == Check.UNCHECKED)
    page.wait_for_selector(f'#panel .panel[data-uid="{one(document, "46").uid}"][data-check="unchecked"]')
    assert page.inner_text("#checked") == "0"


def test_a_figure_is_corrected_with_the_words_selected_in_the_text(house: House, open_page: Open) -> None:
    """The measure is found by a few letters without tones; what is kept is read again."""
    (document,) = house.bring(REPORT)
    page = open_page("officer", document, f"?at={one(document, '512').uid}")
    page.keyboard.press("c")
    page.wait_for_selector("#panel form[data-form]")
    page.fill("#f-measure", "")
    page.type("#f-measure", "khach quoc te")
    page.wait_for_selector("#f-measure-choices [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.fill("#f-period", "quý I/2024")
    page.click("#panel form[data-form] button.first")
    page.wait_for_url("**at=*")
    wait_until(lambda: one(document, "512").check_state == Check.CORRECTED)
    after = one(document, "512")
    assert (after.value, after.period, bool(after.measure)) == (Decimal(512), "2024-Q1", True)


def test_what_is_refused_is_told_above_the_form(house: House, open_page: Open) -> None:
    """The form stays with what was typed."""
    (document,) = house.bring(REPORT)
    page = open_page("officer", document, f"?at={one(document, '46').uid}")
    page.keyboard.press("c")
    page.wait_for_selector("#panel form[data-form]")
    page.fill("#f-period", "some day")
    page.click("#panel form[data-form] button.first")
    page.wait_for_selector("#panel .notice.error")
    assert "names no period" in page.inner_text("#panel .notice.error")
    assert page.input_value("#f-period") == "some day"
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel .panel")


def test_selected_words_are_added_as_a_figure(house: House, open_page: Open) -> None:
    """Offsets are counted in code points, past signs that take two units in a browser."""
    (document,) = house.bring(f"{REPORT}A great year 🎉🎉 for all. Room 12 was painted.\n")
    page = open_page("officer", document)
    page.evaluate(
        """() => { const lines = [...document.querySelectorAll('#text > p')];
        const line = lines.find((each) => each.textContent.includes('Room 12'));
        const node = line.lastChild; const at = node.textContent.indexOf('Room 12');
        getSelection().setBaseAndExtent(node, at, node, at + 7); }"""
    )
    page.keyboard.press("n")
    page.wait_for_selector("#f-label")
    assert page.input_value("#f-words") == "Room 12"
    page.fill("#f-label", "rooms painted")
    page.click("#panel form[data-form] button.first")
    wait_until(lambda: Mention.objects.filter(check_state=Check.ADDED, known_to=None, words="12").exists())


def test_two_browsers_see_each_other_and_overwrite_nothing(house: House, open_page: Open) -> None:
    """Who comes second is told, and sees what the first one did."""
    (document,) = house.bring(REPORT)
    mention = one(document, "46")
    page = open_page("officer", document, f"?at={mention.uid}")
    accept(**by(house, "colleague", document), **at(mention))
    page.keyboard.press("r")
    page.wait_for_selector(".toast.bad")
    assert "Colleague changed this meanwhile" in page.inner_text(".toast.bad")
    page.wait_for_selector(f'.text .m[data-uid="{mention.uid}"][data-check="accepted"]')
    assert one(document, "46").check_state == Check.ACCEPTED
    other = open_page("colleague", document)
    other.wait_for_timeout(1500)
    page.evaluate("htmx.trigger('#live', 'load')")
    page.locator("#live .here", has_text="Colleague").wait_for()
    accept(**by(house, "section_head", document), **at(one(document, "512")))
    page.evaluate(
        "htmx.ajax('GET', document.getElementById('live').getAttribute('hx-get'), {target: '#live', swap: 'outerHTML'})"
    )
    page.wait_for_selector(f'#list li[data-uid="{one(document, "512").uid}"][data-check="accepted"]')


def test_it_works_without_script(house: House, open_page: Open) -> None:
    """Plain links and buttons."""
    (document,) = house.bring(REPORT)
    page = open_page("officer", document, f"?at={one(document, '46').uid}", java_script_enabled=False)
    page.click('#panel button[value="accept"]')
    assert one(document, "46").check_state == Check.ACCEPTED
    assert re.search(r"[?]at=", page.url)
    page.click("#list a >> nth=2")
    assert page.locator("#panel .panel").count() == 1


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_the_page_fits_every_width(house: House, open_page: Open, width: int) -> None:
    """Nothing is wider than the window."""
    (document,) = house.bring(REPORT)
    page = open_page("officer", document, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.is_visible('#panel button[value="accept"]')
