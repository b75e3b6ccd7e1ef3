"""What the person who asks may do, worked out when it is first asked for and held for the request."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.utils.functional import SimpleLazyObject

from diemcau.web.accounts.queries import scope_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope


def give_scope(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: `request.scope`."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.scope = SimpleLazyObject(lambda: scope_of(request.user))  # type: ignore[attr-defined]
        return get_response(request)

    return answer


def scope(request: HttpRequest) -> Scope:
    """What the person who asks may do."""
    return cast("Scope", request.scope)  # type: ignore[attr-defined]


def person(request: HttpRequest) -> Person:
    """The person who asks, on pages that nobody else reaches."""
    return cast("Person", request.user)
