"""Passkeys and signing in with a second factor in a real Chromium, with the authenticator that it plays for tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from tests.web.accounts.conftest import code_of
from tests.web.conftest import PASSWORD

from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer
    from tests.web.conftest import House

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of the site by the name under which browsers allow passkeys without TLS."""
    return live_server.url.replace("127.0.0.1", "localhost").replace("testserver", "localhost")


@pytest.fixture
def context(chromium: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserContext]:
    """A browser with an authenticator that holds passkeys and always finds its owner there."""
    from playwright.sync_api import sync_playwright

    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright keeps a loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(locale="en-GB")
        yield context
        browser.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; whatever its policy stops or its scripts throw fails the test."""
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield page
    assert faults == []


def sign_in(page: Page, site: str, name: str) -> None:
    """Name and password, as a person types them."""
    page.goto(site + reverse("account_login"))
    page.fill("#id_login", name)
    page.fill("#id_password", PASSWORD)
    page.click("form.stack button")


def sign_out(page: Page, site: str) -> None:
    """From the page that asks whether one means it."""
    page.goto(site + reverse("account_logout"))
    page.click("form.stack button")
    page.wait_for_url("**" + reverse("account_login"))


def add_passkey(page: Page, site: str) -> None:
    """From the page of the second factor, with the password once more."""
    page.goto(site + reverse("mfa_add_webauthn"))
    page.fill("#id_password", PASSWORD)
    page.click("form.stack button")
    page.fill("#id_name", "Desk in Dunmarsh")
    page.click("#key_add")
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))


def test_a_passkey_is_added_and_opens_the_site_alone(house: House, page: Page, site: str, settings: Settings) -> None:
    """A head of a unit, forced to a second factor, adds one and signs in the next time without a password."""
    settings.SECOND_FACTOR_REQUIRED = True
    sign_in(page, site, "head")
    page.wait_for_url("**" + reverse("mfa_index"))
    add_passkey(page, site)
    assert page.locator("code").count() == 10
    page.goto(site + reverse("mfa_list_webauthn"))
    assert "Desk in Dunmarsh" in page.inner_text("main")
    sign_out(page, site)
    page.click("#passkey_login")
    page.wait_for_url(site + "/")
    assert page.locator(".menu summary").inner_text() == house.people["head"].name
    last = Entry.objects.filter(act="person.sign_in").last()
    assert last is not None
    assert last.detail["ways"] == ["mfa"]


def test_a_passkey_is_a_second_factor_after_the_password(house: House, page: Page, site: str) -> None:
    """Where the password was typed, the key answers instead of a code; it also confirms who one is."""
    sign_in(page, site, "officer")
    page.wait_for_url(site + "/")
    add_passkey(page, site)
    sign_out(page, site)
    sign_in(page, site, "officer")
    page.wait_for_url("**" + reverse("mfa_authenticate"))
    page.click("#key_use")
    page.wait_for_url(site + "/")
    page.goto(site + reverse("mfa_list_webauthn"))
    page.click("a[href$='/remove/']")
    page.click("text=With a key")
    page.click("#key_again")
    page.click("form.stack button")
    page.wait_for_url("**" + reverse("mfa_list_webauthn"))
    assert "Desk in Dunmarsh" not in page.inner_text("table, .calm")
    assert Entry.objects.filter(act="person.factor_remove", actor=house.people["officer"]).exists()


@pytest.mark.usefixtures("house")
def test_a_key_that_is_not_known_is_said(page: Page, site: str, context: BrowserContext) -> None:
    """The page tells that nothing came of it instead of doing nothing."""
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.disable")
    page.goto(site + reverse("account_login"))
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('nobody')); }")
    page.click("#passkey_login")
    page.wait_for_selector("#key-trouble:not([hidden])")
    assert "Try again" in page.inner_text("#key-trouble")


@pytest.mark.usefixtures("house")
def test_an_authenticator_is_scanned_and_asked_for(page: Page, site: str) -> None:
    """The image is shown under the policy of the pages; the code opens the site."""
    sign_in(page, site, "officer")
    page.wait_for_url(site + "/")
    page.goto(site + reverse("mfa_activate_totp"))
    page.fill("#id_password", PASSWORD)
    page.click("form.stack button")
    page.wait_for_selector("img.code-image")
    assert page.evaluate("document.querySelector('img.code-image').naturalWidth") > 0
    secret = page.input_value("#secret")
    page.fill("#id_code", code_of(secret))
    page.click("form.stack button")
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))
    sign_out(page, site)
    sign_in(page, site, "officer")
    page.wait_for_url("**" + reverse("mfa_authenticate"))
    page.fill("#id_code", code_of(secret))
    page.click("form.stack button")
    page.wait_for_url(site + "/")
