"""Pages beside the interface: a person's tokens, and the reference of what programs may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.actions import end_token, make_token
from diemcau.web.api.models import Token
from diemcau.web.api.policies import Grant
from diemcau.web.api.problems import answer_with, nothing_here
from diemcau.web.api.reference import tell_reference
from diemcau.web.shell.failures import STATUS, status_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

DAYS = (30, 90, 180, 365)
_SHOWN = 100
_DIGITS = 4


@never_cache
@sensitive_variables("key")
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """A person's own tokens; a new one is shown with its key this once."""
    if request.method != "POST":
        return _tokens(request)
    days = request.POST.get("days", "")
    try:
        token, key = make_token(
            actor=person(request),
            scope=scope(request),
            name=request.POST.get("name", ""),
            grants=request.POST.getlist("grant"),
            days=int(days) if days.isdecimal() and len(days) <= _DIGITS else 0,
        )
    except Invalid as error:
        title, advice = tell_error(texts_of(request), error)
        return _tokens(request, refusal=f"{title} {advice}".strip(), status=status_of(error))
    return _tokens(request, made=token, key=key)


def _tokens(
    request: HttpRequest, *, made: Token | None = None, key: str = "", refusal: str = "", status: int = 200
) -> HttpResponse:
    now = timezone.now()
    rows = list(Token.objects.filter(person=person(request))[:_SHOWN])
    live = [token for token in rows if token.ended_at is None and token.expires_at > now]
    context = {
        "live": live,
        "ended": [token for token in rows if token not in live],
        "made": made,
        "key": key,
        "refusal": refusal,
        "grants": list(Grant),
        "days": DAYS,
        "said": request.POST if refusal else {},
        "granted": request.POST.getlist("grant") if refusal else [Grant.READ],
        "until": request.POST.get("days", "") if refusal else str(DAYS[1]),
    }
    return render(request, "api/tokens.html", context, status=status)


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take one of one's own tokens out of force."""
    end_token(actor=person(request), scope=scope(request), uid=uid)
    return redirect("api-tokens")


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """What programs may ask, for people who write them."""
    from diemcau.web.api.urls import interface

    schema = interface.get_openapi_schema()
    return render(request, "api/reference.html", {"reference": tell_reference(schema, texts_of(request))})


@login_not_required
@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """What programs are told at addresses that the interface does not have."""
    error = nothing_here()
    return answer_with(request, error, STATUS[type(error)])
