"""The page of a person's tokens, and the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.web.accounts.models import Person
from diemcau.web.api.models import Token
from diemcau.web.api.queries import token_of
from diemcau.web.api.urls import interface

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program

FORM = {"name": "Monthly <b>report</b>", "grant": ["read"], "days": "30"}


def test_a_key_is_shown_once(house: House) -> None:
    """On the page that answers the form, which no browser keeps; afterwards never again."""
    browser = house.visit("officer")
    made = browser.post("/api/tokens", FORM)
    key = made.context["key"]
    assert token_of(key) == Token.objects.get()
    assert key in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    later = browser.get("/api/tokens").content.decode()
    assert key not in later
    assert "Monthly &lt;b&gt;report&lt;/b&gt;" in later


def test_what_is_wrong_is_said_on_the_page(house: House) -> None:
    """What was filled in stays."""
    refused = house.visit("officer").post("/api/tokens", FORM | {"days": "9999"})
    assert refused.status_code == 422
    assert 'value="Monthly &lt;b&gt;report' in refused.content.decode()
    assert not Token.objects.exists()


def test_a_person_ends_own_tokens_alone(house: House) -> None:
    """Of another's there is no trace on the page, and no way to end it."""
    house.visit("officer").post("/api/tokens", FORM)
    token = Token.objects.get()
    other = house.visit("colleague")
    assert "Monthly" not in other.get("/api/tokens").content.decode()
    assert other.post(f"/api/tokens/{token.uid}/end").status_code == 404
    assert house.visit("officer").post(f"/api/tokens/{token.uid}/end").status_code == 302
    token.refresh_from_db()
    assert token.ended_at is not None


def test_the_reference_shows_every_operation_in_both_languages(house: House) -> None:
    """With its title in the reader's language."""
    names = {
        operation["operationId"]
        for methods in interface.get_openapi_schema()["paths"].values()
        for operation in methods.values()
    }
    for language, title in (("en", "Release a document into the record"), ("vi", "Duyệt văn bản vào hồ sơ chung")):
        Person.objects.filter(username="officer").update(language=language)
        page = house.visit("officer").get("/api/v1/docs").content.decode()
        assert title in page
        assert {name for name in names if f'id="{name}"' not in page} == set()


def test_odd_requests_are_told_what_is_wrong(program: Callable[..., Program]) -> None:
    """U+0000, broken bodies, numbers beyond all bounds and addresses that are none are no faults of the house."""
    asking = program("officer")
    for path, status in (
        ("/documents?org=%00", 422), ("/documents?known=9999-99-99", 422), ("/documents?known=0001-01-01T00:00", 422),
        ("/documents?limit=99999999999999999999999", 422), ("/documents?cursor=x", 422), ("/documents?org=%ff%fe", 404),
        ("/documents/x", 404), ("/none", 404), ("/orgs/%00", 422), ("/claims?org=NONE", 200), ("/totals?org=DUN", 422),
        ("/claims?period=long%20ago", 422), ("/search/sentences?q=%22", 200), ("/log", 403),
    ):  # fmt: skip
        answer = asking.get(path)
        assert answer.status_code == status, (path, answer.content)
        if status != 200:
            assert answer["Content-Type"] == "application/problem+json"
    place = "/api/v1/claims/same"
    for body in (b"", b"{", b"[]", b"\xff\xfe", b'{"claims": 1e999, "reason": "\\ud800"}', b"[" * 100_000):
        answer = asking.client.post(place, body, content_type="application/json", headers=asking.headers())
        assert answer.status_code in {400, 422}, (body[:20], answer.content)
    broken = asking.client.post(
        "/api/v1/documents", b"--x\r\n", content_type="multipart/form-data; boundary=x", headers=asking.headers()
    )
    assert broken.status_code in {400, 422}


def test_problems_are_told_in_the_language_asked_for(program: Callable[..., Program]) -> None:
    """With the same code."""
    asking = program("officer")
    english = asking.get("/documents", limit=0).json()
    vietnamese = asking.get("/documents", limit=0, headers={"Accept-Language": "vi"}).json()
    assert (english["faults"], vietnamese["faults"]) == (
        [{"where": "query.limit", "why": "at least 1"}],
        [{"where": "query.limit", "why": "tối thiểu là 1"}],
    )
    assert english["code"] == vietnamese["code"] == "api.invalid"
    assert english["title"] != vietnamese["title"]


def test_another_method_is_refused(program: Callable[..., Program]) -> None:
    """With the methods that there are."""
    asking = program("officer")
    refused = asking.client.delete("/api/v1/me", headers=asking.headers())
    assert (refused.status_code, refused["Allow"], refused.json()["code"]) == (405, "GET", "api.method")
