"""Signing in through an identity service that speaks OpenID Connect, run here as a small server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from tests.web.accounts.conftest import add_authenticator

from diemcau.web.audit.models import Entry
from diemcau.web.config.environment import origins

if TYPE_CHECKING:
    from pytest_django import Settings
    from tests.web.conftest import House


class Service(ThreadingHTTPServer):
    """An identity service in which one person is signed in.

    Attributes:
        claims: What it says of that person.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.claims: dict[str, Any] = {}

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answer(BaseHTTPRequestHandler):
    server: Service

    def _tell(self, said: object) -> None:
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """Its description, or what it knows of the person."""
        address = self.server.address
        if self.path.startswith("/.well-known/"):
            self._tell(
                {
                    "issuer": address,
                    "authorization_endpoint": f"{address}/authorize",
                    "token_endpoint": f"{address}/token",
                    "userinfo_endpoint": f"{address}/userinfo",
                    "jwks_uri": f"{address}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        else:
            self._tell(self.server.claims)

    def do_POST(self) -> None:
        """A token for any code."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._tell({"access_token": "opaque", "token_type": "Bearer"})

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    """The service, and the site knowing of it."""
    server = Service()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    app = {
        "provider_id": "ministry",
        "name": "Sarvik ID",
        "client_id": "diemcau",
        "secret": "s",
        "settings": {"server_url": server.address},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def come(client: Client, service: Service, **claims: Any) -> Any:
    """The last answer of the site to somebody who comes back from the service."""
    service.claims = {"sub": "7f3a", **claims}
    begun = client.post(reverse("openid_connect_login", args=["ministry"]), {"process": "login"})
    assert begun.headers["Location"].startswith(f"{service.address}/authorize?")
    asked = parse_qs(urlsplit(begun.headers["Location"]).query)
    assert "code_challenge" in asked
    back = reverse("openid_connect_callback", args=["ministry"])
    return client.get(back, {"code": "any", "state": asked["state"][0]})


def test_whoever_is_known_by_a_confirmed_address_gets_in(house: House, service: Service) -> None:
    """The page offers the service; later the service's own name for the person is enough."""
    client = Client()
    assert "Sarvik ID" in client.get(reverse("account_login")).content.decode()
    assert come(client, service, email="Officer@example.org", email_verified=True).headers["Location"] == "/"
    assert client.get("/").status_code == 200
    assert SocialAccount.objects.get().user == house.people["officer"]
    assert house.people["officer"].has_usable_password()
    again = come(Client(), service, email="other@example.org", email_verified=True)
    assert again.headers["Location"] == "/"
    assert [entry.act for entry in Entry.objects.all()] == ["person.connect", "person.sign_in", "person.sign_in"]


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@example.org", "email_verified": True},
        {"email": "officer@example.org", "email_verified": False},
        {"email": "officer@example.org"},
        {},
    ],
)
@pytest.mark.usefixtures("house")
def test_everybody_else_is_refused_plainly(service: Service, claims: dict[str, Any]) -> None:
    """Nobody is entered by coming; an address that is not confirmed is nobody's."""
    client = Client()
    answer = come(client, service, **claims)
    assert answer.status_code == 403
    assert client.get("/").status_code == 302
    assert SocialAccount.objects.count() == 0
    assert Entry.objects.get().act == "person.sign_in_failed"


def test_whoever_is_out_of_service_stays_out(house: House, service: Service) -> None:
    """Connected or not."""
    person = house.people["officer"]
    claims = {"email": person.email, "email_verified": True}
    come(Client(), service, **claims)
    person.is_active = False
    person.save()
    client = Client()
    assert come(client, service, **claims).headers["Location"] == reverse("account_inactive")
    SocialAccount.objects.all().delete()
    assert come(client, service, **claims).status_code == 403
    assert client.get("/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_the_second_factor_is_asked_for_all_the_same(house: House, service: Service) -> None:
    """The service stands for the password alone."""
    add_authenticator(house.visit("head"))
    client = Client()
    answer = come(client, service, email="head@example.org", email_verified=True)
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert client.get("/").status_code == 302


@pytest.mark.usefixtures("house")
@pytest.mark.usefixtures("service")
def test_a_refusal_of_the_service_is_told() -> None:
    """Cancelled there, or a state that the site never gave."""
    client = Client()
    back = reverse("openid_connect_callback", args=["ministry"])
    assert client.get(back, {"code": "any", "state": "made-up"}).status_code in {200, 401}
    assert client.get(reverse("socialaccount_login_cancelled")).status_code == 200
    assert client.get(reverse("socialaccount_login_error")).status_code == 401
    assert client.get("/").status_code == 302


def test_the_page_is_let_lead_to_the_service_and_nowhere_else(service: Service, settings: Settings) -> None:
    """Its origin stands in the policy of forms."""
    assert origins(settings.SOCIALACCOUNT_PROVIDERS) == [service.address]
    assert origins({}) == []


@pytest.mark.usefixtures("house")
def test_an_unknown_service_is_not_there() -> None:
    """As any address that the site does not have."""
    assert Client().post(reverse("openid_connect_login", args=["nobody"])).status_code == 404
