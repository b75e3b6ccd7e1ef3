"""Passwords: chosen by a link, changed, and what follows from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from tests.web.accounts.conftest import sign_in
from tests.web.conftest import PASSWORD

from diemcau.web.accounts.letters import password_link
from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import Settings
    from tests.web.conftest import House

NEW = "seven herons over Keld"


def choose(client: Client, link: str, password: str = NEW) -> int:
    """Follow a link and choose a password; the status of the last answer."""
    form = client.get(link, follow=True)
    if "form" not in form.context or form.context.get("token_fail"):
        return int(form.status_code)
    path = form.request["PATH_INFO"]
    return client.post(path, {"password1": password, "password2": password}).status_code


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [("vi", "Diemcau: đặt lại mật khẩu", "trong ba ngày"), ("en", "Diemcau: new password", "within three days")],
)
def test_a_forgotten_password_is_chosen_anew(
    house: House, acts: Callable[[], list[str]], language: str, subject: str, words: str
) -> None:
    """The letter is in the person's language whatever the browser speaks; its link works once."""
    person = house.people["officer"]
    person.language = language
    person.save()
    client = Client(headers={"Accept-Language": "en" if language == "vi" else "vi"})
    answer = client.post(reverse("account_reset_password"), {"email": "Officer@example.org"})
    assert answer.headers["Location"] == reverse("account_reset_password_done")
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == (subject, ["officer@example.org"])
    assert words in letter.body
    (link,) = re.findall(r"http://testserver(/\S+)", str(letter.body))
    assert choose(client, link) == 302
    assert sign_in(Client(), "officer").status_code == 200
    assert sign_in(Client(), "officer", NEW).status_code == 302
    assert choose(Client(), link, PASSWORD) == 200
    assert sign_in(Client(), "officer", PASSWORD).status_code == 200
    assert acts()[0] == "person.password_reset"
    assert len(mail.outbox) == 2


@pytest.mark.usefixtures("house")
def test_strangers_learn_nothing_from_asking() -> None:
    """The answer is the same for an address that nobody has, and no letter goes there."""
    answers = [
        Client().post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in ("officer@example.org", "stranger@example.org")
    ]
    pages = [re.sub(r'value="[^"]{64}"|Token": "[^"]+"', "", answer.content.decode()) for answer in answers]
    assert pages[0] == pages[1]
    assert [letter.to for letter in mail.outbox] == [["officer@example.org"]]


def test_whoever_is_out_of_service_gets_no_link(house: House) -> None:
    """Nor does a link that was sent before open anything."""
    person = house.people["officer"]
    link = password_link(person, "http://testserver/").removeprefix("http://testserver")
    person.is_active = False
    person.save()
    Client().post(reverse("account_reset_password"), {"email": person.email})
    assert mail.outbox == []
    assert choose(Client(), link) == 200
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


@pytest.mark.usefixtures("house")
def test_too_many_letters_are_not_sent() -> None:
    """Nobody's mailbox is filled from here."""
    statuses = [
        Client().post(reverse("account_reset_password"), {"email": "officer@example.org"}).status_code for _ in range(7)
    ]
    assert statuses == [302] * 5 + [429] * 2
    assert len(mail.outbox) == 5


@pytest.mark.usefixtures("house")
def test_a_lost_mail_server_tells_strangers_nothing(settings: Settings) -> None:
    """The answer is the same as ever."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = Client().post(reverse("account_reset_password"), {"email": "officer@example.org"})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "password", ["short", "123456789012345", "1q2w3e4r5t6y", "officer@example.org", "officer.example"]
)
def test_weak_passwords_are_refused(house: House, password: str) -> None:
    """Too short, only digits, what everybody takes, or one's own name."""
    link = password_link(house.people["officer"], "http://testserver/")
    client = Client()
    assert choose(client, link.removeprefix("http://testserver"), password) == 200
    assert sign_in(Client(), "officer", password).status_code == 200


@pytest.mark.usefixtures("house")
def test_another_password_ends_every_other_session(acts: Callable[[], list[str]]) -> None:
    """The one in which it was changed goes on; a letter tells the person."""
    here, there = Client(), Client()
    sign_in(here, "officer")
    sign_in(there, "officer")
    answer = here.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )
    assert answer.headers["Location"] == reverse("account_me")
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302
    assert acts()[-1] == "person.password_change"
    assert [letter.subject for letter in mail.outbox] == ["Diemcau: your password was changed"]


def test_changing_needs_the_present_password_and_twice_the_new(house: House) -> None:
    """Else nothing is changed."""
    client = house.visit("officer")
    for old, first, second in ((NEW, NEW, NEW), (PASSWORD, NEW, NEW + "!")):
        answer = client.post(
            reverse("account_change_password"), {"oldpassword": old, "password1": first, "password2": second}
        )
        assert answer.status_code == 200
        assert answer.context["form"].errors
    assert sign_in(Client(), "officer").status_code == 302
    assert not Entry.objects.filter(act="person.password_change").exists()


def test_a_lock_ends_with_a_new_password(house: House) -> None:
    """Whoever has the link need not wait."""
    for _ in range(6):
        sign_in(Client(), "officer", "wrong")
    link = password_link(house.people["officer"], "http://testserver/").removeprefix("http://testserver")
    assert choose(Client(), link) == 302
    assert sign_in(Client(), "officer", NEW).status_code == 302


def test_one_session_or_all_others_can_be_ended(house: House) -> None:
    """One's own alone; the list names none of the keys that open them."""
    here, there, elsewhere = (Client(headers={"User-Agent": f"Firefox {name} Windows"}) for name in "abc")
    for client in (here, there, elsewhere):
        sign_in(client, "officer")
    page = here.get(reverse("usersessions_list"))
    assert len(page.context["rows"]) == 3
    assert str(there.session.session_key) not in page.content.decode()
    rows = {row["which"] for row in page.context["rows"] if not row["here"]}
    stranger = house.visit("colleague")
    assert stranger.post(reverse("account_end_sessions"), {"which": rows.pop()}).status_code == 404
    one = rows.pop()
    assert here.post(reverse("account_end_sessions"), {"which": one}).status_code == 302
    assert sorted([there.get("/").status_code, elsewhere.get("/").status_code]) == [200, 302]
    assert here.post(reverse("account_end_sessions"), {"which": "others"}).status_code == 302
    assert [there.get("/").status_code, elsewhere.get("/").status_code] == [302, 302]
    assert here.get("/").status_code == 200
    assert Entry.objects.filter(act="person.end_sessions").count() == 2
