"""What went wrong, as RFC 9457 has it: `application/problem+json`, in the language of who asks."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import Field, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from diemcau.errors import Bug, Denied, DiemcauError, Invalid, NotFound, Unavailable
from diemcau.publish.notice import tell_error
from diemcau.web.shell.failures import STATUS, status_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from django.http import HttpRequest
    from ninja import NinjaAPI

MEDIA = "application/problem+json"
_LOG = logging.getLogger("diemcau.web.api")
_MOST_FAULTS = 50


class Fault(Schema):
    """One thing that is wrong with a request."""

    where: str = Field(description="Place in the request: `query.limit`, `body.edit`.", examples=["query.limit"])
    why: str = Field(description="What was expected there.")


class Problem(Schema):
    """Why a request was not done (RFC 9457)."""

    type: str = Field("about:blank", description="Always `about:blank`; `code` says which problem it is.")
    title: str = Field(description="What is wrong, as a sentence for people.")
    status: int = Field(description="The HTTP status.", examples=[409])
    detail: str = Field("", description="What to do about it, or empty.")
    code: str = Field(description="What is wrong, for programs; stays the same.", examples=["archive.stale"])
    faults: list[Fault] = Field([], description="What is wrong with which part of the request.")
    edit: int | str | None = Field(None, description="Where a thing was changed meanwhile: its present `edit`.")


def answer_with(
    request: HttpRequest, error: DiemcauError, status: int, faults: list[Fault] | None = None
) -> HttpResponse:
    """An error as a response."""
    title, detail = tell_error(texts_of(request), error)
    edit = error.facts.get("edit")
    problem = Problem(
        type="about:blank",
        title=title,
        status=status,
        detail=detail,
        code=str(error.facts.get("code", "")),
        faults=faults or [],
        edit=edit if isinstance(edit, int | str) else None,
    )
    response = HttpResponse(problem.model_dump_json(exclude_none=True), status=status, content_type=MEDIA)
    if status == 401:  # noqa: PLR2004 - unauthorized
        response["WWW-Authenticate"] = 'Bearer realm="diemcau"'
    return response


def _of_house(request: HttpRequest, error: Exception) -> HttpResponse:
    """An error of the house, with its own status."""
    assert isinstance(error, DiemcauError)
    status = status_of(error)
    if status >= STATUS[Bug]:
        _LOG.error("%s %s: %s", request.method, request.path, error, exc_info=error)
    return answer_with(request, error, status)


def _unknown_person(request: HttpRequest, _: Exception) -> HttpResponse:
    error = Denied(
        "Nobody is signed in.", "Send a token that is in force: Authorization: Bearer dcu_…", code="api.nobody"
    )
    return answer_with(request, error, 401)


def _too_many(request: HttpRequest, error: Exception) -> HttpResponse:
    assert isinstance(error, Throttled)
    told = Unavailable("Too many requests.", "Wait for the seconds that Retry-After says.", code="api.too_many")
    response = answer_with(request, told, 429)
    response["Retry-After"] = str(error.wait or 1)
    return response


def _other_status(request: HttpRequest, error: Exception) -> HttpResponse:
    """What the library refuses: a body that is no JSON, a write of a browser without its mark."""
    assert isinstance(error, HttpError)
    told: DiemcauError = Invalid("The body cannot be read.", "Send JSON in UTF-8.", code="api.body")
    if error.status_code == STATUS[Denied]:
        told = Denied("The mark against forged requests is missing.", "Send X-CSRFToken.", code="api.csrf")
    return answer_with(request, told, error.status_code)


def _invalid(request: HttpRequest, error: Exception) -> HttpResponse:
    assert isinstance(error, ValidationError)
    faults = [_fault(request, each) for each in error.errors[:_MOST_FAULTS]]
    told = Invalid("The request is not as it should be.", "Mend what `faults` names.", code="api.invalid")
    return answer_with(request, told, STATUS[Invalid], faults)


def _fault(request: HttpRequest, error: dict[str, Any]) -> Fault:
    texts = texts_of(request)
    told = texts.get(f"api.fault.{error['type']}", texts["api.fault.other"])
    return Fault(where=".".join(str(part) for part in error["loc"])[:200], why=told.format(**error.get("ctx", {})))


def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    if isinstance(error, RequestDataTooBig):
        told = Invalid("The body is too large.", "Send less at once.", code="api.large")
        return answer_with(request, told, 413)
    return answer_with(request, Invalid("The body cannot be read.", "Send JSON in UTF-8.", code="api.body"), 400)


def _absent(request: HttpRequest, _: Exception) -> HttpResponse:
    return answer_with(request, nothing_here(), STATUS[NotFound])


def _own_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    _LOG.error("%s %s: %r", request.method, request.path, error, exc_info=error)
    told = Bug("Something went wrong on our side.", "Tell an administrator when it was.", code="api.bug")
    return answer_with(request, told, STATUS[Bug])


def nothing_here() -> NotFound:
    """The error of an address that the interface does not have."""
    return NotFound("There is no such address.", "See /api/v1/docs.", code="api.no_address")


def tell_problems(api: NinjaAPI) -> None:
    """Let an interface tell all its errors so."""
    handlers: dict[type[Exception], Any] = {
        Exception: _own_fault,
        DiemcauError: _of_house,
        HttpError: _other_status,
        AuthenticationError: _unknown_person,
        Throttled: _too_many,
        ValidationError: _invalid,
        Http404: _absent,
        SuspiciousOperation: _unreadable,
        UnreadablePostError: _unreadable,
        MultiPartParserError: _unreadable,
        UnicodeError: _unreadable,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
