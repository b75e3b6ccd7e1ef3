"""Being told of editions by mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from diemcau.web.accounts.middleware import person, scope
from diemcau.web.review.actions.mail import subscribe, unsubscribe
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Have oneself told of the editions of a unit."""
    texts = texts_of(request)
    subscribe(
        actor=person(request),
        scope=scope(request),
        org=request.POST.get("org", "")[:60],
        every=request.POST.get("every", ""),
        language=request.POST.get("language", "") or texts.language,
        site=request.build_absolute_uri("/"),
    )
    messages.success(request, texts["review.subscription_begun"])
    return redirect("editions")


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Be told of them no more."""
    unsubscribe(actor=person(request), uid=uid)
    messages.success(request, texts_of(request)["review.subscription_ended"])
    return redirect("editions")
