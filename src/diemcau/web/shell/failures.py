"""Errors of the house as pages: what was found, where, what to do, with the status that says it to programs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.shortcuts import render

from diemcau.errors import Bug, Conflict, Denied, DiemcauError, Invalid, Missing, NotFound, Unavailable
from diemcau.publish.notice import tell_error
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

STATUS: dict[type[DiemcauError], int] = {
    Invalid: 422,
    NotFound: 404,
    Denied: 403,
    Conflict: 409,
    Unavailable: 503,
    Missing: 501,
    Bug: 500,
}
_LOG = logging.getLogger("diemcau.web")


def status_of(error: DiemcauError) -> int:
    """The HTTP status of an error, 500 where it is of no known kind."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


class tell_failures:  # noqa: N801 - a middleware, named as the others are
    """Middleware: turns an error of the house into its page; of a part of a page, into a part."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of an error of the house; others go on to Django."""
        if not isinstance(error, DiemcauError):
            return None
        status = status_of(error)
        if status >= STATUS[Bug]:
            _LOG.error("%s %s: %s", request.method, request.path, error, exc_info=error)
        return tell(request, error, status)


def tell(request: HttpRequest, error: DiemcauError, status: int) -> HttpResponse:
    """The page, or for a request of a part of a page the notice alone, that tells an error."""
    title, advice = tell_error(texts_of(request), error)
    part = bool(getattr(request, "htmx", False))
    template = "shell/notice.html" if part else "shell/failure.html"
    return render(request, template, {"title": title, "advice": advice, "status": status}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """The page for an address that the site does not have."""
    return tell(request, NotFound("There is no such page.", code="shell.no_page"), STATUS[NotFound])


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """The page for what Django itself refuses."""
    return tell(request, Denied("This is not open to you.", code="shell.denied"), STATUS[Denied])


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's form
    """The page for a form that was not sent from a page of the site, or from one that lay open too long."""
    error = Denied(
        "The form could not be checked.", "Load the page again and repeat what you did.", code="shell.forged"
    )
    return tell(request, error, STATUS[Denied])
