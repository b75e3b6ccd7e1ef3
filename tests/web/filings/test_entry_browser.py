"""Filling a return in in a real browser: blocks from a spreadsheet, keys, undo, what is kept, and a form offline."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from diemcau.web.filings.models import Receipt

from .scene import Scene, begin, figures

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from ..conftest import House  # noqa: TID252 - the tests are no package

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EVENT = """(kind, data) => document.activeElement.dispatchEvent(
  new ClipboardEvent(kind, {clipboardData: data, bubbles: true, cancelable: true}))"""
PASTE = (
    f"""text => {{ const data = new DataTransfer(); data.setData('text/plain', text); ({EVENT})('paste', data); }}"""
)
COPY = f"""() => {{ const data = new DataTransfer(); ({EVENT})('copy', data); return data.getData('text/plain'); }}"""


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
def scene(transactional_db: None, house: House) -> Scene:  # noqa: ARG001 - the database is open
    """A campaign that runs, in a database that several threads may ask."""
    if "mode=memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("the tests run on a database in memory")
    return begin(house)


Open = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, scene: Scene, live_server: Any) -> Iterator[Open]:
    """Opens the page of Dunmarsh's return as a person; no page may make noise."""
    noise: list[str] = []
    contexts = []

    def go(name: str = "officer", form: str = "G1", path: str = "enter", **asked: Any) -> Page:
        context = browser.new_context(viewport=asked.pop("viewport", {"width": 1280, "height": 900}), **asked)
        contexts.append(context)
        session = scene.house.visit(name).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto(f"{live_server.url}/returns/{scene.filing(form).uid}/{path}")
        if path == "enter":
            page.wait_for_selector("#entry[data-ready]")
        return page

    yield go
    for context in contexts:
        context.close()
    quiet = ("409 (Conflict)", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    assert [line for line in noise if not any(words in line for words in quiet)] == []


def kept(scene: Scene, form: str = "G1", seconds: float = 15) -> dict[str, Any]:
    """What stands in the return once something does."""
    end = time.monotonic() + seconds
    while scene.filing(form).version is None:
        assert time.monotonic() < end, "it was never kept"
        time.sleep(0.1)
    return dict(scene.filing(form).version.content)  # type: ignore[union-attr]


def rows(scene: Scene, form: str = "R1") -> list[dict[str, str]]:
    """Cells of the visits that are kept."""
    return [row["cells"] for row in kept(scene, form).get("visits", [])]


def becomes(ask: Callable[[], Any], wanted: Any, seconds: float = 10) -> None:
    """Wait until something is as wanted: the page paints with the next frame."""
    end = time.monotonic() + seconds
    while (found := ask()) != wanted:
        assert time.monotonic() < end, found
        time.sleep(0.05)


def saved(page: Page) -> None:
    """Wait until everything that was typed is kept."""
    page.wait_for_selector('#entry-state:is([data-state="saved_at"], [data-state="merged"])', timeout=20_000)


def test_a_block_from_a_spreadsheet_with_two_errors_is_mended(scene: Scene, open_page: Open) -> None:
    """Both cells are marked with the reason beside them, mended by keyboard, kept by itself, and undone again."""
    page = open_page(form="R1")
    page.locator("#table-visits tbody td").first.click()
    page.evaluate(
        PASTE, '"Harbour\nof Keld"\t5/3/2025\tArden\r\nNorth pier\tsoon\tKeld\r\nSouth pier\t7.3.2025\tNowhere\r\n'
    )
    marked = page.locator('#table-visits td[data-mark="bad"]')
    becomes(marked.count, 2)
    assert "day first" in page.inner_text(".findings")
    assert "No country" in page.inner_text(".findings")
    page.locator(".findings button").first.click()
    assert "day first" in page.inner_text(".bubble")
    page.keyboard.type("6 Mar 2025")
    page.keyboard.press("ArrowDown")
    becomes(marked.count, 1)
    page.keyboard.press("ArrowRight")
    page.keyboard.type("kel")
    page.wait_for_selector(".offered [role=option]")
    page.keyboard.press("Enter")
    becomes(marked.count, 0)
    saved(page)
    assert [row["day"] for row in rows(scene)] == ["2025-03-05", "2025-03-06", "2025-03-07"]
    assert rows(scene)[0]["name"] == "Harbour of Keld"
    page.keyboard.press("Control+z")
    becomes(marked.count, 1)
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    becomes(page.locator("#table-visits tbody tr").count, 1)
    page.keyboard.press("Control+y")
    becomes(page.locator("#table-visits tbody tr").count, 4)


def test_what_is_copied_comes_back(scene: Scene, open_page: Open) -> None:
    """A block goes out with tabs and line ends, as a spreadsheet takes it."""
    scene.save({"visits": [{"id": "r1", "cells": {"name": "Pier", "day": "2025-03-05"}}]}, form="R1")
    page = open_page(form="R1")
    page.locator("#table-visits tbody td").first.click()
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate(COPY) == "Pier\t2025-03-05"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.evaluate(PASTE, page.evaluate("'Quay\\t8/3/2025'"))
    saved(page)
    assert rows(scene)[1] == {"name": "Quay", "day": "2025-03-08"}


def test_rules_answer_while_somebody_types(scene: Scene, open_page: Open) -> None:
    """A part above its whole is said at once, in both places, and is gone when mended."""
    page = open_page()
    page.locator("#table-figures tbody td").first.click()
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    page.keyboard.type("over 41")
    page.keyboard.press("Enter")
    assert "Foreign ships are among those met." in page.inner_text(".findings")
    page.keyboard.press("ArrowUp")
    assert "Foreign ships" in page.inner_text(".bubble")
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    becomes(page.locator(".findings li").count, 0)
    saved(page)
    assert kept(scene) == figures("40", "12")


def test_words_that_only_the_house_reads_come_back_read(scene: Scene, open_page: Open) -> None:
    """The page keeps them as typed, the house understands them, and the cell shows it."""
    page = open_page()
    page.locator("#table-figures tbody td").first.click()
    page.keyboard.type("twenty-five")
    page.keyboard.press("Enter")
    becomes(page.locator('#table-figures td[data-mark="bad"]').count, 1)
    saved(page)
    assert kept(scene) == figures("25", "")
    becomes(page.locator("#table-figures tbody td .shown").first.inner_text, "25")
    becomes(page.locator('#table-figures td[data-mark="bad"]').count, 0)


def test_two_people_overwrite_nothing(scene: Scene, open_page: Open) -> None:
    """Different cells come together; of the same cell the page shows both and asks."""
    scene.save(figures("40", "12"))
    page = open_page()
    scene.save(figures("44", "12", berthed="7"), by="colleague")
    page.locator("#table-figures tbody td").first.click()
    page.keyboard.type("41")
    page.keyboard.press("Enter")
    page.wait_for_selector("#entry-clash[open]", timeout=15_000)
    assert "Colleague" in page.inner_text("#entry-clash")
    assert scene.filing().version.content == figures("44", "12", berthed="7")  # type: ignore[union-attr]
    page.click('#entry-clash input[value="mine"]')
    page.click("#entry-clash button.first")
    saved(page)
    assert scene.filing().version.content == figures("41", "12", berthed="7")  # type: ignore[union-attr]
    becomes(page.locator("#table-figures tbody tr:nth-child(3) td .shown").first.inner_text, "7")


def test_what_was_typed_without_a_network_is_kept_on_the_machine(scene: Scene, open_page: Open) -> None:
    """It is said, it is there when the page is opened again, and it is kept as soon as the house answers."""
    page = open_page()
    page.context.set_offline(True)
    page.locator("#table-figures tbody td").first.click()
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    page.wait_for_selector('#entry-state[data-state="kept_here"]', timeout=15_000)
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#entry[data-ready]")
    becomes(page.locator("#table-figures tbody td .shown").first.inner_text, "40")
    assert kept(scene) == figures("40", "")


def test_two_thousand_rows_stay_quick(scene: Scene, open_page: Open) -> None:
    """Only rows near the window are in the document, and a key is answered within a tenth of a second."""
    many = [{"id": f"r{n}", "cells": {"name": f"Visit {n}", "day": "2025-03-05"}} for n in range(2000)]
    scene.save({"visits": many}, form="R1")
    page = open_page(form="R1")
    assert page.locator("#table-visits tbody tr:not(.gap)").count() < 150
    page.locator("#table-visits tbody td").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowUp")
    becomes(page.locator("#table-visits td.at").count, 1)
    assert page.locator("#table-visits tr:has(td.at)").get_attribute("data-row") == "1999"
    took = page.evaluate(
        """async () => { const field = document.activeElement, start = performance.now();
        for (let i = 0; i < 20; i += 1) {
          field.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowUp', bubbles: true, cancelable: true}));
          await new Promise(requestAnimationFrame); }
        return (performance.now() - start) / 20; }"""
    )
    print(f"one key among 2,000 rows: {took:.1f} ms")  # noqa: T201 - the figure that is asked for
    assert took < 100
    page.keyboard.press("Home")
    start = page.evaluate("performance.now()")
    page.keyboard.type("Another")
    page.keyboard.press("Enter")
    print(f"typing a cell among 2,000 rows: {page.evaluate('performance.now()') - start:.0f} ms")  # noqa: T201
    saved(page)
    assert any(row["name"] == "Another" for row in rows(scene))


def test_rows_are_added_moved_and_removed(scene: Scene, open_page: Open) -> None:
    """By keys and by tools; a register may say that there is nothing to report."""
    page = open_page(form="R1")
    page.check("#table-visits .tools input")
    saved(page)
    assert kept(scene, "R1") == {"visits": [{"id": "none", "cells": {}}]}
    page.locator("#table-visits tbody td").first.click()
    page.evaluate(PASTE, "A\t1/3/2025\r\nB\t2/3/2025\r\nC\t3/3/2025\r\n")
    page.locator("#table-visits tbody tr:nth-child(3) td").first.click()
    page.keyboard.press("Alt+Shift+ArrowUp")
    page.keyboard.press("Alt+Shift+ArrowUp")
    page.locator("#table-visits tbody tr:nth-child(2) td").first.click()
    page.keyboard.press("Control+Delete")
    page.keyboard.press("Control+s")
    saved(page)
    becomes(lambda: [row["name"] for row in rows(scene)], ["C", "B"])


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
@pytest.mark.parametrize("form", ["G1", "R1"])
def test_the_page_fits_every_width(scene: Scene, open_page: Open, width: int, form: str) -> None:
    """Nothing is wider than the window, and a cell can be typed into by touch."""
    page = open_page(form=form, viewport={"width": width, "height": 800}, has_touch=True)
    cell = page.locator("#entry-tables tbody td").first
    cell.tap()
    cell.tap()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    becomes(cell.locator(".shown").inner_text, "5")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    saved(page)
    assert kept(scene, form)


def test_who_may_not_enter_reads_only(scene: Scene, open_page: Open) -> None:
    """The head sees the cells and no way to change them."""
    scene.save(figures("40", "12"))
    page = open_page("head")
    page.locator("#table-figures tbody td").first.click()
    page.keyboard.type("9")
    becomes(page.locator("#table-figures tbody td .shown").first.inner_text, "40")
    becomes(page.locator(".tools, #entry-undo").count, 0)


def test_a_form_is_filled_in_offline_and_comes_back(scene: Scene, open_page: Open, tmp_path: Path) -> None:
    """Opened from a disk without a network it checks itself and keeps its history; the site takes its package in."""
    page = open_page()
    answer = page.context.request.get(f"{page.url.removesuffix('enter')}package.html")
    (tmp_path / "form.html").write_bytes(answer.body())
    offline = page.context.new_page()
    page.context.set_offline(True)
    offline.goto((tmp_path / "form.html").as_uri())
    offline.wait_for_selector("#package[data-ready]")
    offline.locator("#table-figures tbody td").first.click()
    offline.keyboard.type("40")
    offline.keyboard.press("Enter")
    offline.keyboard.type("41")
    offline.keyboard.press("Enter")
    assert "Foreign ships are among those met." in offline.inner_text(".findings")
    offline.locator("#package-count", has_text="1").wait_for()
    offline.keyboard.press("ArrowUp")
    offline.keyboard.type("12")
    offline.keyboard.press("Enter")
    offline.locator("#package-count", has_text="2").wait_for()
    offline.reload()
    offline.wait_for_selector("#package[data-ready]")
    assert offline.inner_text("#package-count") == "2"
    with offline.expect_download() as download:
        offline.click("#package-export")
    package = tmp_path / "form.diemcau.json"
    download.value.save_as(package)
    forged = json.loads(package.read_text("utf-8"))
    forged["history"][0]["cells"][0]["now"] = "99"
    (tmp_path / "forged.json").write_text(json.dumps(forged), "utf-8")
    offline.set_input_files("#package-open", tmp_path / "forged.json")
    offline.locator("#package-told", has_text="changed outside the form").wait_for()
    offline.set_input_files("#package-open", package)
    offline.locator("#package-told", has_text="Went on from").wait_for()
    page.context.set_offline(False)
    assert [save["number"] for save in json.loads(package.read_text("utf-8"))["history"]] == [1, 2]
    page.goto(f"{page.url.removesuffix('enter')}package")
    page.set_input_files("#package-file", package)
    page.click(".file button")
    page.wait_for_url("**/receipts/**")
    receipt = Receipt.objects.get()
    assert str(receipt.uid).upper()[:8] in page.inner_text("h1")
    assert receipt.digest in page.inner_text(".receipt")
    assert scene.filing().version.content == figures("40", "12")  # type: ignore[union-attr]
