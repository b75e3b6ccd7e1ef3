"""Keys of programs: what they open, and when they stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from diemcau.errors import Invalid, NotFound
from diemcau.web.accounts.models import Person, Role
from diemcau.web.api import auth
from diemcau.web.api.actions import end_token, make_token
from diemcau.web.api.models import Token
from diemcau.web.audit.models import Entry

from ..conftest import REPORT  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program


def test_a_key_is_never_kept(house: House, program: Callable[..., Program]) -> None:
    """Neither the key nor a part of it stands in the database or the log."""
    key = program("officer").key
    token = Token.objects.get()
    assert key.startswith("dcu_")
    assert len(key) > 40
    assert key[4:] not in str(token.__dict__) + str(list(Entry.objects.values()))
    assert Entry.objects.get(act="token.make").actor == house.people["officer"]


def test_without_a_key_nothing_opens(program: Callable[..., Program]) -> None:
    """No key, a wrong one and an odd one are answered alike, and not with a page to sign in."""
    for key in ("", "dcu_wrong", "dcu_" + "x" * 5000, "dcu_đường", "Basic"):
        asking = program(None)
        asking.key = key
        answer = asking.get("/me")
        assert (answer.status_code, answer.json()["code"]) == (401, "api.nobody"), key
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "change",
    [
        {"ended_at": timezone.now()},
        {"expires_at": timezone.now() - timedelta(seconds=1)},
    ],
)
def test_a_key_stops(program: Callable[..., Program], change: dict[str, object]) -> None:
    """At its end, and when it is taken back."""
    asking = program("officer")
    assert asking.get("/me").status_code == 200
    Token.objects.update(**change)
    assert asking.get("/me").status_code == 401


def test_a_key_stops_with_its_person(house: House, program: Callable[..., Program]) -> None:
    """Who may not sign in has no programs; who lost a role has programs without it."""
    asking = program("officer")
    house.bring(REPORT)
    assert len(asking.get("/documents").json()["items"]) == 1
    Role.objects.filter(person=house.people["officer"]).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert asking.get("/documents").json()["items"] == []
    Person.objects.filter(username="officer").update(is_active=False)
    assert asking.get("/me").status_code == 401


def test_a_key_that_reads_does_not_write(house: House, program: Callable[..., Program]) -> None:
    """And one that writes alone does not read."""
    (document,) = house.bring(REPORT)
    house.release(document)
    refused = program("head", "read").post(f"/documents/{document.uid}/withdraw", {"edit": 1, "reason": "twice"})
    assert (refused.status_code, refused.json()["code"]) == (403, "api.no_write")
    assert program("head", "write").get("/me").json()["code"] == "api.no_read"


def test_use_is_noted_once_a_minute(program: Callable[..., Program]) -> None:
    """Not at every request."""
    asking = program("officer")
    asking.get("/me")
    first = Token.objects.get().used_at
    asking.get("/me")
    assert Token.objects.get().used_at == first is not None
    Token.objects.update(used_at=timezone.now() - timedelta(minutes=2))
    asking.get("/me")
    assert (Token.objects.get().used_at or first) > first


def test_too_many_requests_have_to_wait(program: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the seconds to wait; another token is not held up."""
    monkeypatch.setattr(auth, "RATE", 3)
    asking, other = program("officer"), program("officer")
    assert [asking.get("/me").status_code for _ in range(4)] == [200, 200, 200, 429]
    late = asking.get("/me")
    assert 1 <= int(late["Retry-After"]) <= 60
    assert late.json()["code"] == "api.too_many"
    assert other.get("/me").status_code == 200


@pytest.mark.parametrize(
    ("name", "grants", "days"),
    [(" ", ("read",), 30), ("x", (), 30), ("x", ("read", "own"), 30), ("x", ("read",), 0), ("x", ("read",), 366)],
)
def test_tokens_that_are_refused(house: House, name: str, grants: tuple[str, ...], days: int) -> None:
    """Without a name or a use, with an unknown use, or too lasting."""
    with pytest.raises(Invalid):
        make_token(actor=house.people["officer"], scope=house.scope("officer"), name=name, grants=grants, days=days)


def test_a_person_has_twenty_tokens_at_most(house: House, program: Callable[..., Program]) -> None:
    """Those that ended do not count."""
    for _ in range(20):
        program("officer")
    with pytest.raises(Invalid):
        program("officer")
    end_token(actor=house.people["officer"], scope=house.scope("officer"), uid=Token.objects.all()[0].uid)
    program("officer")
    assert Entry.objects.filter(act="token.end").count() == 1


def test_only_ones_own_token_is_ended(house: House, program: Callable[..., Program]) -> None:
    """Of another's token nobody learns."""
    program("officer")
    with pytest.raises(NotFound):
        end_token(actor=house.people["colleague"], scope=house.scope("colleague"), uid=Token.objects.get().uid)


def test_the_session_of_a_browser_opens_it_too(house: House) -> None:
    """Reading needs no more; a write without the mark against forged requests is refused."""
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(house.people["officer"])
    assert browser.get("/api/v1/me").status_code == 200
    wrong = browser.get("/api/v1/me", headers={"Authorization": "Bearer dcu_wrong"})
    assert wrong.status_code == 401
    (document,) = house.bring(REPORT)
    refused = browser.post(f"/api/v1/documents/{document.uid}/release", {"edit": 0}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "api.csrf")
