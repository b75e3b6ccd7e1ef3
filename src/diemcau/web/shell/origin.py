"""Where the request that is being answered comes from, for the log."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_ADDRESS: ContextVar[str] = ContextVar("address", default="")


def current_address() -> str:
    """The network address of who is asking, or empty outside a request."""
    return _ADDRESS.get()


def remember_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: holds the address while a request is answered; behind a proxy docs/deploy.md says how."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _ADDRESS.set(str(request.META.get("REMOTE_ADDR", ""))[:45])
        try:
            return get_response(request)
        finally:
            _ADDRESS.reset(token)

    return answer
