"""The interface itself: its operations, how it tells errors, and its description as OpenAPI."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import URLPattern, reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import BaseRenderer
from pydantic.json_schema import models_json_schema
from pydantic_core import to_json

from diemcau.errors import Invalid
from diemcau.web.api.auth import BearerToken, SiteSession
from diemcau.web.api.once import HEADER, REPEATED
from diemcau.web.api.problems import MEDIA, Problem, answer_with, tell_problems
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from django.http import HttpRequest
    from ninja.operation import Operation

VERSION = "1"
_NOT_CHANGED = 304
_NOT_ALLOWED = 405
_OK = 200


class Json(BaseRenderer):
    """JSON with moments to the microsecond, so that a state can be asked for by the moment in which it began."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:  # noqa: ARG002 - Ninja's form
        """The bytes of an answer."""
        return to_json(data)


class Interface(NinjaAPI):
    """The operations under `/api/v1/`, described in the words of the catalogue."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the function, which is unique."""
        return operation.view_func.__name__

    def get_root_path(self, path_params: dict[str, Any]) -> str:  # noqa: ARG002 - Ninja's form
        """Where the interface stands."""
        return reverse(f"{self.urls_namespace}:openapi-json").removesuffix("openapi.json")

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description, with what all operations have in common."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schemas = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")[1]
        schema["components"]["schemas"].update(schemas["$defs"])
        problem = {"$ref": "#/components/schemas/Problem"}
        schema["components"]["responses"] = {
            "Problem": {"description": "Why it was not done.", "content": {MEDIA: {"schema": problem}}}
        }
        schema["components"]["parameters"] = {"IdempotencyKey": _KEY}
        for method, operation in _operations(schema):
            operation["responses"]["4XX"] = {"$ref": "#/components/responses/Problem"}
            operation["summary"] = load_speech("en")[f"api.do.{operation['operationId']}"]
            if method == "get":
                operation["responses"]["304"] = {"description": "As in If-None-Match."}
            else:
                operation["parameters"].append({"$ref": "#/components/parameters/IdempotencyKey"})
        return schema


_KEY = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "Your own name for this write: sent again within 24 hours, it is answered again and not done again.",
    "schema": {"type": "string", "maxLength": 120, "pattern": "^[ -~]*$"},
}


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in schema["paths"].values():
        yield from path.items()


def make_interface() -> Interface:
    """The interface without operations."""
    interface = Interface(
        title="Diemcau",
        version=VERSION,
        description="Documents, figures, facts and conflicts of the record; docs/api.md is the guide.",
        docs_url=None,
        urls_namespace="v1",
        auth=[BearerToken(), SiteSession()],
        renderer=Json(),
    )
    tell_problems(interface)
    return interface


def served(pattern: URLPattern) -> URLPattern:
    """An address of the interface as it is served."""
    view = require_safe(pattern.callback) if pattern.name == "openapi-json" else pattern.callback
    return URLPattern(pattern.pattern, _polite(view), pattern.default_args, pattern.name)


def _polite(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that redirects nobody to a page, names its version, and says what must not be kept by others."""

    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **fields: Any) -> HttpResponse:
        response = _clean(request) or view(request, *args, **fields)
        if response.status_code == _NOT_ALLOWED:
            response = _not_allowed(request, response["Allow"])
        response["Cache-Control"] = "private, no-cache"
        response["X-Content-Type-Options"] = "nosniff"
        if getattr(request, "is_repeated", False):
            response[REPEATED] = "true"
        patch_vary_headers(response, ("Authorization", "Cookie", "Accept-Language"))
        return _named(request, response)

    return answer


def _clean(request: HttpRequest) -> HttpResponse | None:
    """Addresses with U+0000 name nothing."""
    if "\x00" not in request.path and "%00" not in request.META.get("QUERY_STRING", ""):
        return None
    return answer_with(request, Invalid("The address holds U+0000.", "Leave it out.", code="api.null"), 422)


def _not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    told = Invalid("This address does not do that.", "The header Allow says what it does.", code="api.method")
    response = answer_with(request, told, _NOT_ALLOWED)
    response["Allow"] = allowed
    return response


def _named(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What was read, with its ETag; nothing but the ETag where the reader has it."""
    if request.method != "GET" or response.status_code != _OK or response.streaming:
        return response
    etag = quote_etag(sha256(response.content).hexdigest()[:32])
    asked = (each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", "")))
    if etag in asked:
        response = HttpResponse(status=_NOT_CHANGED, headers=dict(response.items()))
        del response["Content-Type"]
    response["ETag"] = etag
    return response
