"""Signing in and out with a password: who gets in, who does not, and what the log tells of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.web.accounts.conftest import sign_in

from diemcau.web.accounts.middleware import BEGUN
from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import Settings
    from tests.web.conftest import House


@pytest.mark.parametrize("name", ["officer", "OFFICER", " officer ", "officer@example.org", "Officer@Example.ORG"])
def test_name_or_address_opens_the_site(house: House, acts: Callable[[], list[str]], name: str) -> None:
    """Either does, in any letters; the log tells who came."""
    client = Client()
    assert sign_in(client, name).headers["Location"] == "/"
    assert client.get("/").status_code == 200
    entry = Entry.objects.get(act="person.sign_in")
    assert (entry.actor_id, entry.detail["ways"]) == (house.people["officer"].pk, ["password"])
    assert acts() == ["person.sign_in"]


@pytest.mark.usefixtures("house")
def test_a_wrong_password_is_told_of_without_itself() -> None:
    """The log has the name that was tried and nothing of the password; nor does it say whether the name is known."""
    answers = [sign_in(Client(), name, "not-the-password-77") for name in ("officer", "nobody")]
    assert [answer.status_code for answer in answers] == [200, 200]
    errors = [answer.context["form"].non_field_errors() for answer in answers]
    assert errors[0] == errors[1]
    entries = list(Entry.objects.filter(act="person.sign_in_failed"))
    assert [entry.detail["name"] for entry in entries] == ["officer", "nobody"]
    assert all(entry.actor_id is None for entry in entries)
    assert "not-the-password-77" not in str([entry.detail for entry in entries])


@pytest.mark.usefixtures("house")
def test_the_sixth_try_is_refused_whatever_is_typed() -> None:
    """Five failures lock the person out, whether by name or by address; the right password does not help then."""
    for count in range(5):
        assert sign_in(Client(), ["officer", "officer@example.org"][count % 2], "wrong").status_code == 200
    client = Client()
    answer = sign_in(client, "officer")
    assert answer.status_code == 200
    assert "quarter of an hour" in str(answer.context["form"].non_field_errors()) or "mười lăm phút" in str(
        answer.context["form"].non_field_errors()
    )
    assert client.get("/").status_code == 302
    assert sign_in(Client(), "colleague").status_code == 302
    assert Entry.objects.filter(detail__why="locked").count() == 1


@pytest.mark.usefixtures("house")
def test_one_address_is_slowed_down_over_many_names() -> None:
    """Whoever tries many names from one place is refused for all of them."""
    for count in range(30):
        sign_in(Client(), f"name-{count}", "wrong")
    assert sign_in(Client(), "officer").status_code == 200
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), "officer").status_code == 302


@pytest.mark.usefixtures("house")
def test_a_lock_outlives_many_other_names() -> None:
    """Nobody opens it by trying hundreds of names that are not known."""
    for _ in range(5):
        sign_in(Client(), "officer", "wrong")
    for count in range(400):
        cache.set(f"name-{count}", [1.0], 900)
    assert sign_in(Client(), "officer").status_code == 200


@pytest.mark.usefixtures("house")
def test_behind_a_proxy_people_are_told_apart(settings: Settings) -> None:
    """By what the proxy says, the last address in its line; what a visitor writes before it counts for nothing."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for count in range(30):
        sign_in(Client(headers={"X-Forwarded-For": f"198.51.100.{count}, 192.0.2.1"}), f"name-{count}", "wrong")
    assert sign_in(Client(headers={"X-Forwarded-For": "203.0.113.9, 192.0.2.1"}), "officer").status_code == 200
    assert sign_in(Client(headers={"X-Forwarded-For": "192.0.2.1, 203.0.113.9"}), "officer").status_code == 302


@pytest.mark.usefixtures("house")
def test_right_passwords_use_up_no_tries() -> None:
    """Ten sign-ins of one person in a row all succeed."""
    for _ in range(10):
        assert sign_in(Client(), "officer").status_code == 302


def test_whoever_is_out_of_service_stays_out(house: House) -> None:
    """A password that was right leads to a page that says so, and a session that was open is closed."""
    inside = house.visit("officer")
    house.people["officer"].is_active = False
    house.people["officer"].save()
    assert sign_in(Client(), "officer").headers["Location"] == reverse("account_inactive")
    assert inside.get("/").status_code == 302
    assert Client().get(reverse("account_inactive")).status_code == 200


@pytest.mark.usefixtures("house")
def test_signing_out_is_logged(acts: Callable[[], list[str]]) -> None:
    """After it, the site is closed."""
    client = Client()
    sign_in(client, "officer")
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.post(reverse("account_logout")).headers["Location"] == reverse("account_login")
    assert client.get("/").status_code == 302
    assert acts() == ["person.sign_in", "person.sign_out"]


@pytest.mark.usefixtures("house")
def test_a_session_ends_with_the_working_day(settings: Settings) -> None:
    """However busy it was."""
    client = Client()
    sign_in(client, "officer")
    session = client.session
    session[BEGUN] = time.time() - settings.SESSION_COOKIE_AGE - 1
    session.save()
    assert client.get("/").status_code == 302


@pytest.mark.usefixtures("house")
def test_the_cookie_goes_with_the_browser() -> None:
    """It has no age of its own, and no script reads it."""
    client = Client()
    sign_in(client, "officer")
    cookie = client.cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert cookie["httponly"]


@pytest.mark.usefixtures("house")
def test_after_signing_in_nobody_is_led_away() -> None:
    """An address outside of the site is not followed; one inside is."""
    for target, expected in (("https://elsewhere.example/", "/"), ("//elsewhere.example", "/"), ("/find/", "/find/")):
        answer = Client().post(
            reverse("account_login"), {"login": "officer", "password": "a long winter in Dunmarsh", "next": target}
        )
        assert answer.headers["Location"] == expected


@pytest.mark.parametrize("path", ["signup/", "email/", "confirm-email/", "login/code/", "3rdparty/signup/", "2fa/"])
def test_pages_without_use_are_closed(house: House, path: str) -> None:
    """Nobody signs up or changes an address by themselves."""
    assert Client().get(f"/account/{path}").status_code == 404
    assert house.visit("officer").post(f"/account/{path}").status_code == 404
