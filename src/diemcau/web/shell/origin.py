"""Where the request that is being answered comes from, for the log."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LONGEST = 45  # letters of an IPv6 address that holds an IPv4 one
_ADDRESS: ContextVar[str] = ContextVar("address", default="")


def current_address() -> str:
    """The network address of who is asking, or empty outside a request."""
    return _ADDRESS.get()


def remember_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: holds the address while a request is answered."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _ADDRESS.set(_address(request)[:_LONGEST])
        try:
            return get_response(request)
        finally:
            _ADDRESS.reset(token)

    return answer


def _address(request: HttpRequest) -> str:
    """Who asks; behind the installation's own proxy, whom it names last: what stands before that, anybody can write."""
    named = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return named.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
