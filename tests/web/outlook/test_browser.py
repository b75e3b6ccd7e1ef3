"""What is ahead in a real browser: a target's chance, another plan tried, an alert judged with one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from diemcau.web.outlook.actions.making import make_outlook
from diemcau.web.review.models import Goal

from ..watch.conftest import raise_alert  # noqa: TID252 - the tests are no package
from .conftest import SUMMED, this_year

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from ..review.conftest import Store  # noqa: TID252 - the tests are no package

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver runs a loop in this thread
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def own_database(transactional_db: None) -> None:  # noqa: ARG001 - the database is open
    """A server of several threads needs a database that is more than one connection in memory."""
    if "mode=memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("the tests run on a database in memory")


@pytest.fixture
def ahead(own_database: None, years: Store, aim: Callable[..., Goal], settings: Any) -> Store:  # noqa: ARG001 - first
    """Twelve years of a measure, a target of this one, and an alert."""
    settings.SECOND_FACTOR_REQUIRED = False
    aim("at least 1900", this_year())
    make_outlook()
    raise_alert([years.document])
    return years


@pytest.fixture
def open_page(browser: Browser, live_server: Any, ahead: Store) -> Iterator[Open]:
    """Opens a page as a person in a language; no page may make noise."""
    noise: list[str] = []
    contexts = []

    def go(name: str, address: str, language: str = "en", width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale=language)
        contexts.append(context)
        session = ahead.house.visit(name).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto(f"{live_server.url}{address}")
        return page

    yield go
    for context in contexts:
        context.close()
    assert noise == []


def test_a_leader_looks_ahead(open_page: Open) -> None:
    """From the targets to one of them; another plan is tried and nothing saved; an alert is taken up by a key."""
    page = open_page("leader", "/outlook/")
    page.locator(f"main a[href*='/outlook/{SUMMED}/DUN']").first.click()
    page.wait_for_selector("#what-if")
    assert page.locator("#s-said").count() == 1
    before, goals = page.locator("#then").inner_text(), Goal.objects.count()
    field = page.locator("#what-if input[name=plan]")
    field.fill("900")
    field.dispatch_event("change")
    page.wait_for_function("was => document.querySelector('#then').innerText !== was", arg=before)
    assert "9" in page.locator("#then").inner_text()
    assert Goal.objects.count() == goals
    page.locator("nav.way a", has_text="What is new").click()
    page.wait_for_selector("text=borvel fever")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector("[data-alert][data-verdict=accepted]")


@pytest.mark.parametrize(
    "address", [f"/outlook/{SUMMED}/DUN", "/outlook/", "/outlook/scores", "/watch/", "/watch/country/LA"]
)
def test_pages_fit_a_narrow_screen_in_vietnamese(open_page: Open, address: str) -> None:
    """Wide tables scroll in themselves, never the page."""
    page = open_page("leader", address, "vi", 360)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
