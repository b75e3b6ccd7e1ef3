"""A day on the site as it is really run: server, worker and a browser, from a file to a fact and back to yesterday."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from tests.web.accounts.conftest import code_of
from tests.web.conftest import OTHER_REPORT, REPORT
from tests.web.day_scene import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SCENE = Path(__file__).with_name("day_scene.py")
PATIENCE = 60_000  # milliseconds, on a machine with other work


@pytest.fixture
def site(place: dict[str, str]) -> Iterator[str]:
    """`diemcau serve` with its worker, as a user starts it; its address."""
    subprocess.run([sys.executable, str(SCENE)], env=place, check=True, timeout=120)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "diemcau", "serve", "--data", place["DIEMCAU_DATA"], "--port", str(port)]
    serving = subprocess.Popen([*command, "--processes", "1"], env=place, stdout=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        _wait_for(address, serving)
        yield address
    finally:
        serving.terminate()
        serving.wait(timeout=40)


def _wait_for(address: str, serving: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert serving.poll() is None, "the site did not start"
        try:
            with urlopen(f"{address}/health", timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the site never answered")


@pytest.fixture
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


def sign_in(browser: Browser, site: str, name: str, *, second_factor: bool = False) -> Page:
    """A page of a person who signed in; who has power sets up the second factor and signs in with it."""
    page = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    _name_and_password(page, site, name)
    if second_factor:
        page.goto(f"{site}/account/factor/totp/activate/")
        if page.locator("#secret").count() == 0:
            page.fill("input[name=password]", PASSWORD)
            page.click("form.stack button")
        secret = page.locator("#secret").get_attribute("value") or ""
        page.fill("input[name=code]", code_of(secret))
        page.click("form.stack button")
        page.wait_for_url(lambda url: "activate" not in url)
        page.context.clear_cookies()
        _name_and_password(page, site, name)
        page.fill("input[name=code]", code_of(secret, 1))  # the next one: none is taken twice
        page.click("form.stack button")
    page.goto(site)
    assert name.title() in page.inner_text("h1")
    return page


def _name_and_password(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/account/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("form.stack button")
    page.wait_for_load_state()


def bring(page: Page, site: str, **texts: str) -> list[str]:
    """Bring in files as a person does; the addresses of the desk for the documents that came of them."""
    page.goto(f"{site}/documents/bring")
    files = [{"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()} for name, text in texts.items()]
    page.set_input_files("#files", files)  # type: ignore[arg-type]
    page.click("#send")
    page.wait_for_url(re.compile("/documents/intakes/"))
    page.wait_for_function("n => document.querySelectorAll('main a[href*=\"/desk/\"]').length >= n", arg=len(texts))
    found = page.eval_on_selector_all('main a[href*="/desk/"]', "all => all.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(href.partition("?")[0].partition("#")[0] for href in found))


def test_a_day_of_three_people(site: str, browser: Browser) -> None:
    """An officer brings in and corrects, the head releases, the chief settles; all is found, but not of yesterday."""
    officer = sign_in(browser, site, "officer")
    desks = bring(officer, site, own=REPORT, trade=OTHER_REPORT)
    assert len(desks) == 2
    officer.goto(site + desks[0])
    officer.wait_for_selector("#desk[data-ready]")
    marked = officer.locator(".text .m")
    assert marked.count() >= 5

    officer.locator(".text .m", has_text="46").first.click()
    officer.wait_for_selector("#panel .panel")
    officer.keyboard.press("c")
    officer.fill("#f-period", "2024-H1")
    officer.fill("#f-reason", "The report tells of the first half.")
    officer.locator("#panel form .first").click()
    officer.wait_for_selector('#panel .panel[data-check="corrected"], .text .m[data-check="corrected"]')

    head = sign_in(browser, site, "head", second_factor=True)
    for desk in desks:
        head.goto(site + desk.replace("/desk/", "/documents/"))
        head.locator('form[action$="/release"] button').first.click()
        head.wait_for_function("() => !document.querySelector('form[action$=\"/release\"]')")

    chief = sign_in(browser, site, "chief", second_factor=True)
    _until_listed(chief, f"{site}/record/conflicts/", "3.8 billion")
    chief.locator('main a[href*="/record/conflicts/"]', has_text="xport").first.click()
    chief.locator('input[name="side"]').first.check()
    chief.fill("#reason", "The unit's own report.")
    chief.locator("#settle .first").click()
    chief.locator(".record-side.chosen").first.wait_for()

    chief.goto(f"{site}/find/?q=exports")
    assert "xports of" in chief.inner_text("main")
    chief.goto(f"{site}/find/")
    assert "3.8 billion" in chief.inner_text("main")
    yesterday = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011 - as a person would type it
    chief.goto(f"{site}/find/?known={yesterday}")
    assert "3.8 billion" not in chief.inner_text("main")


def _until_listed(page: Page, address: str, words: str) -> None:
    """Look at a page until the worker has brought something onto it."""
    for _ in range(60):
        page.goto(address)
        if words in page.inner_text("main"):
            return
        time.sleep(1)
    pytest.fail(f"{words} never came")


PASTE = """text => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const pasting = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(pasting);
}"""
OPENING = "Province or its department\tDepartment of Trade\tMemorandum\t"
ROW = OPENING + "{}\t{}\tPort of Kisawa\t{}\t\t\t\t\t\tNot yet in force"


def test_a_campaign_of_three_people(site: str, browser: Browser) -> None:
    """Filled in from a spreadsheet with two errors, sent back for one cell, accepted, signed, and corrected later."""
    chief = sign_in(browser, site, "chief", second_factor=True)
    chief.goto(f"{site}/returns/campaigns/new?regime=agreements.year&period=2025")
    chief.fill("#opens", "2020-01-01")
    chief.locator("form[method=post] button.first").click()
    chief.wait_for_url(re.compile("/returns/campaigns/[0-9a-f-]{36}"))

    officer = sign_in(browser, site, "officer")
    officer.goto(f"{site}/returns/")
    officer.locator('main a[href*="/returns/"]', has_text="F05").first.click()
    address = officer.url.partition("?")[0].removesuffix("/enter")
    _fill_in(officer, address)
    _press(officer, address, "submit")

    head = sign_in(browser, site, "head", second_factor=True)
    _send_back(head, address)
    _change_cell(officer, address, "Memorandum on ports", "Memorandum on port services")
    _press(officer, address, "submit")
    head.goto(address)
    assert "Memorandum on port services" in head.locator(".filings-changes").first.inner_text()
    _press(head, address, "approve")

    minister = sign_in(browser, site, "minister", second_factor=True)
    board = f"{site}/boards/leader?org=ST&period=2025"
    minister.goto(board)
    assert "2 agreements" not in minister.inner_text("main")
    _press(chief, address, "accept")
    minister.goto(board)
    assert "2 agreements" in minister.inner_text("main")
    minister.goto(f"{site}/review/editions/new?org=ST&period=2025")
    minister.fill("#e-title", "Review of 2025")
    minister.select_option("#e-org", "ST")
    minister.fill("#e-period", "2025")
    minister.locator("main form.stack button.first").click()
    minister.wait_for_url(re.compile("/review/editions/[0-9a-f-]{36}"))
    signed = minister.url
    assert "review.vi.docx" in minister.inner_text("main")

    chief.goto(address)
    chief.locator("details", has=chief.locator("#reopen-why")).locator("summary").click()
    chief.fill("#reopen-why", "A third paper was found.")
    chief.locator('form[action$="/reopen"] button').click()
    chief.wait_for_load_state()
    _paste(officer, address, ROW.format("Memorandum on schools", "Japan", "9/5/2025"), "td:not([data-mark])")
    for page, verb in ((officer, "submit"), (head, "approve"), (chief, "accept")):
        _press(page, address, verb)
    _until_listed(minister, signed, "3 agreements")
    assert "2 agreements" in minister.locator("section", has=minister.locator("#numbers")).inner_text()


def _fill_in(page: Page, address: str) -> None:
    """Paste two papers with two errors, see both marked, and mend them."""
    rows = [ROW.format("Memorandum on ports", "Nowhere", "5/3/2025"), ROW.format("Memorandum on tea", "Japan", "soon")]
    _paste(page, address, "\n".join(rows), '#table-signed td[data-mark="bad"]')
    marked = page.locator('#table-signed td[data-mark="bad"]')
    assert marked.count() == 2
    for words in ("Japan", "6/3/2025"):
        page.locator('#table-signed td[data-mark="bad"]').first.click()
        page.keyboard.type(words)
        page.keyboard.press("Tab")
        page.wait_for_timeout(300)
    page.wait_for_function("() => !document.querySelector('#table-signed td[data-mark=\"bad\"]')")
    _kept(page)


def _paste(page: Page, address: str, text: str, mark: str) -> None:
    """Paste rows below those of the register."""
    page.goto(f"{address}/enter")
    page.wait_for_selector("#entry[data-ready]")
    page.locator("#table-signed tbody tr").last.locator("td").first.click()
    page.evaluate(PASTE, text)
    page.wait_for_selector(mark)
    page.wait_for_timeout(300)
    if not mark.startswith("#"):
        _kept(page)


def _kept(page: Page) -> None:
    page.wait_for_selector('#entry-state:is([data-state="saved_at"], [data-state="merged"])')


def _send_back(page: Page, address: str) -> None:
    """Ask for one cell to be mended."""
    page.goto(address)
    page.locator("details", has=page.locator("#why")).locator("summary").click()
    page.fill("#why", "One title is not that of the paper.")
    choices = page.locator("[data-ask] select").first
    cell = choices.locator("option", has_text="Memorandum on ports").first.get_attribute("value")
    choices.select_option(cell)
    page.locator("[data-ask] textarea").first.fill("Its full title, please.")
    page.locator('form[action$="/send-back"] button.first').click()
    page.wait_for_load_state()


def _change_cell(page: Page, address: str, before: str, after: str) -> None:
    page.goto(f"{address}/enter")
    page.wait_for_selector("#entry[data-ready]")
    page.locator("#table-signed td", has_text=before).first.click()
    page.keyboard.type(after)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    _kept(page)


def _press(page: Page, address: str, verb: str) -> None:
    """Take the next step on the page of a return."""
    page.goto(address)
    page.locator(f'form[action$="/{verb}"] button').first.click()
    page.wait_for_function(f"() => !document.querySelector('form[action$=\"/{verb}\"]')")
