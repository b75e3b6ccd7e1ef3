"""Who asks: a program with a token, or a person's own browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import caches
from django.utils import timezone
from ninja.errors import Throttled
from ninja.security import APIKeyCookie, HttpBearer

from diemcau.errors import Denied
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import needs_second_factor
from diemcau.web.accounts.queries import has_second_factor
from diemcau.web.api.actions import note_use
from diemcau.web.api.policies import RATE, demand_grant
from diemcau.web.api.queries import token_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from diemcau.web.accounts.models import Person

_MINUTE = 60


class BearerToken(HttpBearer):
    """`Authorization: Bearer dcu_…`: a key that a person made for a program."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """The person for whom the token stands; from here on the request is that person's."""
        held = token_of(token)
        if held is None:
            return None
        count_request(f"token:{held.pk}")
        demand_grant(held, request.method or "")
        note_use(held, timezone.now())
        request.user = held.person
        demand_factor(request)
        return held.person


class SiteSession(APIKeyCookie):
    """The session of somebody who signed in to the site; writes need the header `X-CSRFToken`."""

    param_name = "sessionid"

    def __call__(self, request: HttpRequest) -> Any | None:
        """The person, where no token came with the request."""
        if "Authorization" in request.headers or not request.user.is_authenticated:
            return None
        return super().__call__(request)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any | None:  # noqa: ARG002 - Django knows the session
        """The person who signed in."""
        count_request(f"person:{request.user.pk}")
        return request.user


def demand_factor(request: HttpRequest) -> None:
    """Refuse programs of people who may do much and have no second factor, as the pages do.

    Raises:
        Denied: If one is lacking.
    """
    if (
        settings.SECOND_FACTOR_REQUIRED
        and needs_second_factor(scope(request))
        and not has_second_factor(person(request))
    ):
        raise Denied(
            "Your roles need a second factor before anything else.", "Set one up on your page.",
            code="accounts.factor_due",
        )  # fmt: skip


def count_request(who: str) -> None:
    """Count a request of this minute.

    Raises:
        Throttled: If there were too many.
    """
    now = int(timezone.now().timestamp())
    key = f"api-rate:{who}:{now // _MINUTE}"
    near = caches["near"]
    near.add(key, 0, timeout=2 * _MINUTE)
    if near.incr(key) > RATE:
        raise Throttled(wait=_MINUTE - now % _MINUTE)
