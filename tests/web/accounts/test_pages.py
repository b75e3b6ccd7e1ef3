"""Every page of people and of signing in: who gets which answer, and that Vietnamese pages speak Vietnamese."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from tests.web.accounts.conftest import add_authenticator, confirm, sign_in

from diemcau.web.accounts.letters import password_link
from diemcau.web.accounts.models import Person

if TYPE_CHECKING:
    from tests.web.conftest import House

GET = {  # page: nobody, outsider, colleague, the unit's head, administrator
    "people": (302, 403, 403, 403, 200),
    "person_add": (302, 403, 403, 403, 200),
    "person officer": (302, 403, 403, 403, 200),
    "person nobody-here": (302, 403, 403, 403, 404),
    "person_change officer": (302, 403, 403, 403, 200),
    "role_give officer": (302, 403, 403, 403, 200),
    "role_end ROLE": (302, 404, 404, 404, 200),
    "role_deputise ROLE": (302, 404, 404, 404, 200),
    "role_end NONE": (302, 404, 404, 404, 404),
    "role_deputise NONE": (302, 404, 404, 404, 404),
    "account_me": (302, 200, 200, 200, 200),
    "usersessions_list": (302, 200, 200, 200, 200),
    "account_change_password": (302, 200, 200, 200, 200),
    "account_set_password": (302, 302, 302, 302, 302),
    "mfa_index": (302, 200, 200, 200, 200),
    "mfa_list_webauthn": (302, 200, 200, 200, 200),
    "socialaccount_connections": (302, 200, 200, 200, 200),
    "account_login": (200, 302, 302, 302, 302),
}
POST = {
    "person_deactivate officer": (302, 404, 404, 404, 302),
    "person_reactivate officer": (302, 404, 404, 404, 409),
    "person_invite officer": (302, 404, 404, 404, 302),
    "person_free officer": (302, 404, 404, 404, 409),
    "role_end ROLE": (302, 404, 404, 404, 302),
}
WHO = (None, "outsider", "colleague", "head", "administrator")


def address(house: House, page: str) -> str:
    """Of a page that is named with its argument."""
    name, _, fact = page.partition(" ")
    uids = {"ROLE": house.people["officer"].roles.get().uid, "NONE": uuid4()}
    return reverse(name, args=[uids.get(fact, fact)] if fact else [])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("page", GET)
def test_who_sees_which_page(house: House, page: str, who: str | None) -> None:
    """What is another's is refused or not there."""
    assert house.visit(who).get(address(house, page)).status_code == GET[page][WHO.index(who)]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("page", POST)
def test_who_may_do_what(house: House, page: str, who: str | None) -> None:
    """And none of it by looking alone."""
    client, path = house.visit(who), address(house, page)
    assert client.post(path).status_code == POST[page][WHO.index(who)]
    if page.startswith("person"):
        assert client.get(path).status_code in {302, 405}


class _Seen(HTMLParser):
    """What a reader sees or hears of a page: text, placeholders, labels; not what scripts read."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0
        self._english = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self._silent += tag in {"script", "style"}
        self._english += tag == "button" and facts.get("lang") == "en"
        self.words += [facts[name] or "" for name in ("placeholder", "alt", "title", "aria-label") if name in facts]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}
        if tag == "button":
            self._english = 0

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._english:
            self.words.append(data)


ENGLISH = re.compile(
    r"\b(the|your|you|password|sign|enter|email|code|required|field|select|this|please|account|key|login|invalid"
    r"|authenticator|session|remove|add|change|with|and|for|must|not|wrong|too|many|recovery|passkey|value)\b",
    re.IGNORECASE,
)


def english_of(html: str) -> list[str]:
    """English words that a reader meets."""
    seen = _Seen()
    seen.feed(html)
    return ENGLISH.findall(" ".join(seen.words))


VISITED = [
    "account_me", "usersessions_list", "account_change_password", "mfa_index", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_activate_totp", "account_reauthenticate", "account_logout", "socialaccount_connections", "people",
    "person_add", "person officer", "person_change officer", "role_give officer", "role_end ROLE",
    "role_deputise ROLE", "person nobody-here",
]  # fmt: skip


@pytest.fixture
def vietnamese(house: House) -> House:
    """The house with everybody reading Vietnamese, under names that are no English words."""
    for person in Person.objects.all():
        person.language, person.name = "vi", f"Người {person.pk}"
        person.save()
    return house


@pytest.mark.parametrize("page", VISITED)
def test_vietnamese_pages_speak_vietnamese(vietnamese: House, page: str) -> None:
    """Also where nothing or nonsense was filled in."""
    client = vietnamese.visit("administrator")
    confirm(client, "/")
    path = address(vietnamese, page)
    assert english_of(client.get(path).content.decode()) == []
    if page not in {"account_logout", "people", "person officer"}:
        nonsense = {
            "first": "x",
            "last": "y",
            "email": "z",
            "code": "1",
            "password1": "1",
            "password2": "2",
            "name": "",
        }
        assert english_of(client.post(path, nonsense).content.decode()) == []
        assert english_of(client.post(path, {"credential": "{"}).content.decode()) == []


@pytest.mark.django_db(transaction=True)
def test_vietnamese_pages_of_the_second_factor(vietnamese: House) -> None:
    """Those that are there once a factor is, and those that ask for it."""
    client = vietnamese.visit("administrator")
    add_authenticator(client)
    key = Authenticator.objects.create(
        user=vietnamese.people["administrator"],
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Khóa 1", "credential": {}},
    )
    paths = [
        *map(
            reverse,
            (
                "mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp",
                "mfa_reauthenticate", "mfa_list_webauthn", "mfa_download_recovery_codes",
            ),
        ),
        reverse("mfa_edit_webauthn", args=[key.pk]),
        reverse("mfa_remove_webauthn", args=[key.pk]),
    ]  # fmt: skip
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert english_of(answer.content.decode()) == [], path
    key.delete()
    coming = Client(headers={"Accept-Language": "vi"})
    sign_in(coming, "administrator")
    for answer in (coming.get(reverse("mfa_authenticate")), coming.post(reverse("mfa_authenticate"), {"code": "1"})):
        assert english_of(answer.content.decode()) == []


def test_vietnamese_pages_before_signing_in(vietnamese: House) -> None:
    """With their errors, the page for too many requests included."""
    client = Client(headers={"Accept-Language": "vi"})
    link = password_link(vietnamese.people["officer"], "http://testserver/").removeprefix("http://testserver")
    answers = [
        client.get(reverse("account_login")),
        sign_in(client, "", ""),
        client.get(reverse("account_reset_password")),
        client.post(reverse("account_reset_password"), {"email": "x"}),
        client.get(reverse("account_reset_password_done")),
        client.get(reverse("account_reset_password_from_key_done")),
        client.get(reverse("account_inactive")),
        client.get(reverse("socialaccount_login_cancelled")),
        client.get(reverse("socialaccount_login_error")),
        client.get(link + "wrong/"),
        client.get(link, follow=True),
    ]
    path = answers[-1].request["PATH_INFO"]
    for first, second in (("short", "other"), ("1q2w3e4r5t6y", ""), ("12345678901234", "x"), ("officer.example", "")):
        answers.append(client.post(path, {"password1": first, "password2": second}))
    answers += [sign_in(client, "officer", "wrong") for _ in range(7)]
    for answer in answers:
        assert english_of(answer.content.decode()) == [], answer.request["PATH_INFO"]
    many = [client.post(reverse("account_login"), {}) for _ in range(60)]
    assert many[-1].status_code == 429
    assert english_of(many[-1].content.decode()) == []
