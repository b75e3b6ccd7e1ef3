"""What holds for every request of a person: the scope, the working day, the sessions there are, the second factor."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.core.cache import caches
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from diemcau.errors import Denied
from diemcau.web.accounts.policies import needs_second_factor
from diemcau.web.accounts.queries import has_second_factor, scope_of
from diemcau.web.shell.failures import STATUS, tell

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

BEGUN = "begun"
"""In the session: when it was begun, in seconds since 1970."""

SEEN_EVERY = 5 * 60
"""Seconds after which a session is noted as seen again; one write a request would hold up everybody else's."""

SETTING_UP = frozenset({"account_logout", "account_reauthenticate", "language", "health"})
"""Names of the pages that stay open to whoever still lacks a second factor, beside those that begin with `mfa_`."""


def give_scope(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: `request.scope`."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.scope = SimpleLazyObject(lambda: scope_of(request.user))  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def keep_day(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a session ends a working day after it was begun, however busy; the list of sessions is kept."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            begun = request.session.get(BEGUN)
            if begun is not None and time.time() - begun > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif caches["near"].add(f"seen:{request.session.session_key}", 1, SEEN_EVERY):
                UserSession.objects.create_from_request(request)
        return get_response(request)

    return answer


class ask_second_factor:  # noqa: N801 - a middleware, named as the others are
    """Middleware: whoever may do much reaches nothing but the set-up pages until a second factor is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """The way to the set-up page, or None where nothing is lacking."""
        if not _lacks_factor(request) or _sets_up(request):
            return None
        if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
            return redirect("mfa_index")
        denied = Denied(
            "Your roles need a second factor before anything else.", "Set one up on your page.",
            code="accounts.factor_due",
        )  # fmt: skip
        return tell(request, denied, STATUS[Denied])


def _lacks_factor(request: HttpRequest) -> bool:
    """The scope is asked for anyhow, so only those who need a factor cost one more question."""
    if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
        return False
    return needs_second_factor(scope(request)) and not has_second_factor(person(request))


def _sets_up(request: HttpRequest) -> bool:
    name = (request.resolver_match and request.resolver_match.url_name) or ""
    return name.startswith("mfa_") or name in SETTING_UP


def scope(request: HttpRequest) -> Scope:
    """What the person who asks may do."""
    return cast("Scope", request.scope)  # type: ignore[attr-defined]


def person(request: HttpRequest) -> Person:
    """The person who asks, on pages that nobody else reaches."""
    return cast("Person", request.user)
