"""Files brought in with a real Chromium: chosen, dropped, watched until they are read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.conftest import OTHER_REPORT, REPORT

from diemcau.web.archive.models import Document, Intake
from diemcau.web.archive.worker import Work

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer
    from tests.web.conftest import House

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium: str, live_server: LiveServer, house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A page on which the officer is signed in; whatever its policy stops or its scripts throw fails the test."""
    from playwright.sync_api import sync_playwright

    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright keeps a loop in this thread
    session = house.visit("officer").cookies["sessionid"].value
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(base_url=live_server.url)
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on(
            "console",
            lambda said: faults.append(said.text) if said.type == "error" and "422" not in said.text else None,
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
        browser.close()
    assert faults == []


def test_files_are_chosen_sent_and_watched_until_they_are_read(page: Page, tmp_path: Path) -> None:
    """The page of the intake follows the reading by itself, and says the same after it is loaded anew."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    page.goto("/documents/bring")
    page.set_input_files("#files", [tmp_path / "a.txt", tmp_path / "b.txt"])
    assert page.inner_text("#chosen").startswith("2 files chosen")
    page.click("#send")
    page.wait_for_url("**/documents/intakes/*")
    page.get_by_text("1 of 2 files").wait_for()
    Work().run_out()
    page.get_by_text("2 of 2 files").wait_for()
    assert page.get_by_text("REPORT ON EXTERNAL RELATIONS").is_visible()
    page.reload()
    assert page.get_by_text("2 of 2 files").is_visible()
    assert page.locator("main [hx-trigger]").count() == 0


def test_dropped_files_keep_their_folder(page: Page) -> None:
    """A drop is taken as a choice is."""
    page.goto("/documents/bring")
    given = page.evaluate_handle(
        """texts => {
          const data = new DataTransfer();
          texts.forEach((text, at) => data.items.add(new File([text], `${at}.txt`)));
          return data;
        }""",
        [REPORT, OTHER_REPORT],
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": given})
    page.get_by_text("2 files chosen").wait_for()
    page.click("#send")
    page.wait_for_url("**/documents/intakes/*")
    assert [file.filename for file in Intake.objects.get().files.all()] == ["0.txt", "1.txt"]
    Work().run_out()
    assert Document.objects.count() == 2


def test_a_refusal_is_told_on_the_page(page: Page, tmp_path: Path) -> None:
    """And the form is there to be sent again."""
    (tmp_path / "a.txt").write_bytes(b"")
    page.goto("/documents/bring")
    page.set_input_files("#files", tmp_path / "a.txt")
    with page.expect_response("**/documents/bring") as answer:
        page.click("#send")
    assert answer.value.status == 422
    page.get_by_text("a.txt is empty.").wait_for()
    assert page.locator("#send").is_enabled()
