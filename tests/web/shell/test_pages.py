"""What belongs to every page: the language, the errors as pages, who is asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from diemcau.web.shell.origin import current_address, remember_address

if TYPE_CHECKING:
    from django.conf import LazySettings
    from tests.web.conftest import House


def test_a_person_changes_the_language_for_good(house: House) -> None:
    """On this browser and on every other."""
    assert house.visit("officer").post("/language/vi", {"next": "/documents/"}).headers["Location"] == "/documents/"
    house.people["officer"].refresh_from_db()
    assert house.people["officer"].language == "vi"
    assert b'lang="vi"' in house.visit("officer").get("/").content


def test_nobody_chooses_a_language_too(db: None) -> None:  # noqa: ARG001 - the database is open
    """The browser remembers it; another site is never led to."""
    client = Client()
    assert client.post("/language/en", {"next": "https://elsewhere.example/"}).headers["Location"] == "/"
    assert b'lang="en"' in client.get("/account/login/").content
    assert client.post("/language/xx").status_code == 404


def test_a_page_that_is_not_there_is_told_in_the_language(house: House) -> None:
    """With the way back."""
    answer = house.visit("officer").get("/nothing/here")
    assert answer.status_code == 404
    assert b"There is no such page." in answer.content


def test_a_form_from_elsewhere_is_refused(house: House) -> None:
    """With a page of the house."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.people["officer"])
    answer = client.post("/language/vi")
    assert answer.status_code == 403
    assert b"Load the page again" in answer.content


def test_pages_let_no_foreign_script_run(house: House) -> None:
    """The policy allows nothing but the site's own files."""
    policy = house.visit("officer").get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("is_behind", "address"), [(True, "198.51.100.7"), (False, "127.0.0.1")])
def test_the_address_is_taken_from_the_proxy_that_is_ours(
    is_behind: bool,  # noqa: FBT001 - a case
    address: str,
    settings: LazySettings,
) -> None:
    """What a client writes before it counts for nothing."""
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if is_behind else None
    answer = remember_address(lambda _: HttpResponse(current_address()))
    seen = answer(RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}))
    assert seen.content.decode() == address
    assert current_address() == ""
