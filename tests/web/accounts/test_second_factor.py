"""The second factor: added, asked for, lost, forced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse
from tests.web.accounts.conftest import add_authenticator, code_of, confirm, sign_in

from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import Settings
    from tests.web.conftest import House

pytestmark = pytest.mark.django_db(transaction=True)


def test_sign_in_with_an_authenticator(house: House, acts: Callable[[], list[str]]) -> None:
    """Once it is added, the password alone opens nothing, and its code opens the site."""
    owner = house.visit("head")
    secret = add_authenticator(owner)
    client = Client()
    assert sign_in(client, "head").headers["Location"] == reverse("mfa_authenticate")
    assert client.get("/").status_code == 302
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).headers["Location"] == "/"
    assert client.get("/").status_code == 200
    assert Entry.objects.get(act="person.sign_in").detail["ways"] == ["password", "mfa"]
    assert acts().count("person.factor_add") == 2  # the authenticator and the recovery codes that come with it
    assert [letter.to for letter in mail.outbox] == [["head@example.org"]]


def test_a_code_opens_once(house: House) -> None:
    """Whoever looked over a shoulder comes too late, even with blanks between the digits."""
    secret = add_authenticator(house.visit("head"))
    code = code_of(secret)
    for number, typed in enumerate((code, code, f"{code[:3]} {code[3:]}")):
        client = Client()
        sign_in(client, "head")
        answer = client.post(reverse("mfa_authenticate"), {"code": typed})
        assert answer.status_code == (302 if number == 0 else 200)


def test_clocks_may_differ_by_half_a_minute_and_no_more(house: House) -> None:
    """A code of the step before opens, one of two minutes ago does not."""
    secret = add_authenticator(house.visit("head"))
    client = Client()
    sign_in(client, "head")
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret, -4)}).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret, -1)}).status_code == 302
    assert Entry.objects.filter(act="person.factor_failed").count() == 1


def test_wrong_codes_lock_out(house: House) -> None:
    """After five wrong codes the right one is refused as well."""
    secret = add_authenticator(house.visit("head"))
    client = Client()
    sign_in(client, "head")
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 200


def test_a_recovery_code_opens_once(house: House) -> None:
    """It is for a lost telephone; the log says that one was used."""
    owner = house.visit("head")
    add_authenticator(owner)
    page = owner.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", page)
    assert len(codes) == 10
    for expected in (302, 200):
        client = Client()
        sign_in(client, "head")
        assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected
    assert Entry.objects.filter(act="person.recovery_code_use").count() == 1
    told = owner.get(reverse("mfa_download_recovery_codes"))
    assert told.headers["Content-Disposition"].startswith("attachment")
    assert codes[1] in told.content.decode()
    assert codes[0] not in told.content.decode()
    owner.post(reverse("mfa_generate_recovery_codes"))
    assert codes[1] not in owner.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert Entry.objects.filter(act="person.factor_renew").count() == 1


def test_secrets_are_enciphered_at_rest(house: House) -> None:
    """The table holds neither the secret nor anything it could be read from."""
    secret = add_authenticator(house.visit("head"))
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_setting_up_asks_for_the_password_once_more(house: House) -> None:
    """A browser left alone is not enough to add or remove a key."""
    client = house.visit("head")
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        answer = client.get(reverse(name))
        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
    answer = client.post(reverse("account_reauthenticate"), {"password": "wrong"})
    assert answer.status_code == 200
    assert Entry.objects.filter(act="person.sign_in_failed", detail__name="head").exists()


FORCED = ["head", "clerk", "chief", "owner", "leader", "auditor", "administrator", "outsider_head"]
FREE = ["officer", "colleague", "section_head", "outsider"]


@pytest.mark.parametrize("name", FORCED)
def test_whoever_may_do_much_needs_one(house: House, settings: Settings, name: str) -> None:
    """Every page leads to the set-up until it is there; parts of pages and writes are refused."""
    settings.SECOND_FACTOR_REQUIRED = True
    client = house.visit(name)
    for path in ("/", reverse("account_me"), reverse("people"), reverse("account_change_password")):
        assert client.get(path).headers["Location"] == reverse("mfa_index")
    assert client.get("/", headers={"HX-Request": "true"}).status_code == 403
    assert client.post(reverse("account_end_sessions"), {"which": "others"}).status_code == 403
    assert client.get(reverse("mfa_index")).status_code == 200
    add_authenticator(client)
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("name", FREE)
def test_plain_officers_may_do_without(house: House, settings: Settings, name: str) -> None:
    """What one of them enters another one releases."""
    settings.SECOND_FACTOR_REQUIRED = True
    assert house.visit(name).get("/").status_code == 200


def test_whoever_needs_one_keeps_one(house: House, settings: Settings) -> None:
    """The last is not removed; where it is not needed, it is."""
    settings.SECOND_FACTOR_REQUIRED = True
    client = house.visit("head")
    add_authenticator(client)
    page = client.post(reverse("mfa_deactivate_totp"))
    assert page.status_code == 200
    assert "remove this one" in page.content.decode()
    settings.SECOND_FACTOR_REQUIRED = False
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert Entry.objects.filter(act="person.factor_remove").exists()
    assert not Authenticator.objects.filter(user=house.people["head"]).exists()


def test_an_administrator_frees_whoever_lost_it(house: House) -> None:
    """The person is told by mail, and every session ends."""
    client = house.visit("head")
    add_authenticator(client)
    mail.outbox.clear()
    assert house.visit("outsider_head").post(reverse("person_free", args=["head"])).status_code == 404
    assert house.visit("administrator").post(reverse("person_free", args=["head"])).status_code == 302
    assert not Authenticator.objects.filter(user=house.people["head"]).exists()
    assert [letter.to for letter in mail.outbox] == [["head@example.org"]]
    assert client.get("/").status_code == 302


def test_nobody_reaches_the_keys_of_another(house: House) -> None:
    """They are as if they were not there."""
    other = Authenticator.objects.create(
        user=house.people["officer"], type=Authenticator.Type.WEBAUTHN, data={"name": "n", "credential": {}}
    )
    client = house.visit("colleague")
    confirm(client, "/")
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(name, args=[other.pk])).status_code == 404
        assert client.post(reverse(name, args=[other.pk]), {"name": "mine"}).status_code == 404
