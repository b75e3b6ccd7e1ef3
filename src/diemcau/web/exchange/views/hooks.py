"""Hooks: the list, one with its last messages, and what is done with them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import DiemcauError
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.telling import levels_up_to
from diemcau.web.exchange.actions.hooks import TOLD, end_hook, make_hook, ping, retry
from diemcau.web.exchange.queries import find_hook, hooks_for
from diemcau.web.exchange.telling import home_code, level_said, org_named, unit_said, units_with
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.speech import texts_of

_SHOWN = 200
_DELIVERIES = 50


@never_cache
@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def hooks(request: HttpRequest) -> HttpResponse:
    """All hooks of one's reach; a new one is shown with its secret this once."""
    if request.method != "POST":
        return _page(request)
    try:
        hook, secret = make_hook(
            actor=person(request),
            scope=scope(request),
            org=unit_said(request),
            url=request.POST.get("url", "")[:600],
            level=level_said(request),
            acts=request.POST.getlist("act")[: len(TOLD)],
        )
    except DiemcauError as error:
        return _page(request, failure=tell_error(texts_of(request), error), status=status_of(error))
    return _page(request, made=hook, secret=secret)


def _page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    language = texts_of(request).language
    rows: list[dict[str, Any]] = [
        {"hook": hook, "org": org_named(hook.org, language)} for hook in hooks_for(scope(request))[:_SHOWN]
    ]
    refused = "failure" in more
    context = {
        "live": [one for one in rows if one["hook"].ended_at is None],
        "ended": [one for one in rows if one["hook"].ended_at is not None],
        "units": units_with(scope(request), language, Right.DEPLOY),
        "chosen_org": request.POST.get("org", "") or home_code(scope(request)),
        "levels": levels_up_to(scope(request)),
        "acts": TOLD,
        "said": request.POST if refused else {},
        "chosen": request.POST.getlist("act") if refused else [],
        "level": request.POST.get("level", "") if refused else "1",
        **more,
    }
    return render(request, "exchange/hooks.html", context, status=status)


@require_safe
def hook(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One hook with its last messages."""
    found = find_hook(scope(request), uid)
    context = {
        "hook": found,
        "org": org_named(found.org, texts_of(request).language),
        "deliveries": found.deliveries.all()[:_DELIVERIES],
    }
    return render(request, "exchange/hook.html", context)


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a hook back."""
    end_hook(actor=person(request), scope=scope(request), uid=uid)
    messages.success(request, texts_of(request)["exchange.hooks.ended_now"])
    return redirect("hooks")


@require_POST
def test(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Send a message of no task."""
    ping(actor=person(request), scope=scope(request), uid=uid)
    messages.success(request, texts_of(request)["exchange.hooks.pinged"])
    return redirect("hook", uid=uid)


@require_POST
def again(request: HttpRequest, uid: UUID, delivery: UUID) -> HttpResponse:
    """Send a message anew."""
    retry(actor=person(request), scope=scope(request), hook=uid, uid=delivery)
    messages.success(request, texts_of(request)["exchange.hooks.again_now"])
    return redirect("hook", uid=uid)
