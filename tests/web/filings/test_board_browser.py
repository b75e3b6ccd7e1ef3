"""The board and a return in a real browser: keys, questions about several cells, narrow screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from .scene import Scene, begin, figures

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from ..conftest import House  # noqa: TID252 - the tests are no package

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
def scene(own_database: None, house: House, settings: Any) -> Scene:  # noqa: ARG001 - first
    """A campaign that runs."""
    settings.SECOND_FACTOR_REQUIRED = False
    return begin(house)


@pytest.fixture
def open_page(browser: Browser, live_server: Any, scene: Scene) -> Iterator[Open]:
    """Opens a page as a person; no page may make noise."""
    noise: list[str] = []
    contexts = []

    def go(name: str, address: str, width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        session = scene.house.visit(name).cookies["sessionid"].value
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


def focused(page: Page) -> str:
    """Where the focus is: the address of the link."""
    return str(page.evaluate("document.activeElement.getAttribute('href')"))


def test_the_board_is_walked_with_arrows(scene: Scene, open_page: Open) -> None:
    """From return to return, over the names of the units, and no further than the edge."""
    page = open_page("chief", f"/returns/campaigns/{scene.campaign.uid}")
    first = page.locator("[data-board] tbody tr:first-child td a").first
    first.focus()
    at = {(org, form): f"/returns/{scene.filing(form, org).uid}" for org in ("ARD", "DUN") for form in ("G1", "R1")}
    assert focused(page) == at["ARD", "G1"]
    for key, expected in (
        ("ArrowRight", at["ARD", "R1"]),
        ("ArrowRight", at["ARD", "R1"]),
        ("ArrowDown", at["DUN", "R1"]),
        ("ArrowLeft", at["DUN", "G1"]),
        ("ArrowLeft", "/orgs/DUN"),
        ("ArrowUp", "/orgs/ARD"),
        ("ArrowUp", "/orgs/ARD"),
    ):
        page.keyboard.press(key)
        assert focused(page).rstrip("/") == expected, key
    page.keyboard.press("Enter")
    page.wait_for_url("**/orgs/ARD/")


def test_the_office_asks_about_two_cells(scene: Scene, open_page: Open) -> None:
    """Each question goes to its cell; the officer finds both, answers, and hands in again."""
    scene.to_office(figures())
    address = f"/returns/{scene.filing().uid}"
    page = open_page("chief", address)
    page.locator("summary", has_text="Send back").click()
    page.fill("#why", "Two things.")
    for place, (cell, text) in enumerate((("figures/met/now", "Really 40?"), ("figures/berthed/now", "How many?"))):
        if place:
            page.get_by_role("button", name="Ask about another cell").click()
        page.locator("select[name=cell]").nth(place).select_option(cell)
        page.locator("textarea[name=text]").nth(place).fill(text)
    page.locator("form[data-asking] button.first").click()
    page.wait_for_selector("text=Sent back.")
    assert list(scene.filing().remarks.values_list("cell", "text")) == [
        ("figures/met/now", "Really 40?"),
        ("figures/berthed/now", "How many?"),
    ]
    own = open_page("officer", address)
    for _ in range(2):
        own.locator(".filings-remarks textarea").first.fill("As counted.")
        own.get_by_role("button", name="Answer").first.click()
        own.wait_for_selector("text=Answered.")
    own.get_by_role("button", name="Hand in").click()
    own.wait_for_selector("text=Handed in.")
    assert scene.filing().state == "submitted"


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_the_screen(scene: Scene, open_page: Open, width: int) -> None:
    """Wide tables scroll in themselves, never the page."""
    scene.to_office(figures())
    board = f"/returns/campaigns/{scene.campaign.uid}"
    for address in (
        "/returns/",
        board,
        f"/returns/{scene.filing().uid}",
        "/returns/calendar",
        "/returns/campaigns/new",
    ):
        page = open_page("chief", address, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
