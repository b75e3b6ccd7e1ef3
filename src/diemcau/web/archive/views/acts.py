"""What people do with a document: each a form on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.actions import ask_again, bring_in, register, release, withdraw
from diemcau.web.archive.policies import may_see
from diemcau.web.archive.queries import find_document
from diemcau.web.archive.views.bringing import go, number_of, received
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.archive.models import Document


@require_POST
def release_document(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Let it into the record."""
    found = find_document(scope(request), uid)
    release(actor=person(request), scope=scope(request), document=found, edit=_edit(request))
    return _done(request, found, "released")


@require_POST
def withdraw_document(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take it out of the record."""
    found = find_document(scope(request), uid)
    reason = request.POST.get("reason", "")
    withdraw(actor=person(request), scope=scope(request), document=found, edit=_edit(request), reason=reason)
    return _done(request, found, "withdrawn")


@require_POST
def register_document(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give it number, period and level."""
    found = find_document(scope(request), uid)
    held = register(
        actor=person(request),
        scope=scope(request),
        document=found,
        edit=_edit(request),
        number=request.POST.get("number", ""),
        period=request.POST.get("period", "")[:40],
        level=number_of(request.POST.get("level", "")),
    )
    return _done(request, held, "registered")


@require_POST
def replace_document(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Bring a new version in."""
    asked = scope(request)
    found = find_document(asked, uid)
    asked.demand(Right.ENTER, found.org_id)
    intake = bring_in(
        actor=person(request),
        scope=asked,
        org=found.org,
        level=found.level,
        files=received(request),
        replaces=found,
    )
    return go(request, reverse("intake", args=[intake.uid]))


@require_POST
def reread_document(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Have it read anew under the rules of now."""
    found = find_document(scope(request), uid)
    ask_again(actor=person(request), scope=scope(request), document=found)
    return _done(request, found, "asked_again")


def _edit(request: HttpRequest) -> int:
    return number_of(request.POST.get("edit", ""))


def _done(request: HttpRequest, found: Document, what: str) -> HttpResponse:
    messages.success(request, texts_of(request)[f"archive.done.{what}"])
    open_still = may_see(scope(request), found)
    return go(request, reverse("document", args=[found.uid]) if open_still else reverse("documents"))
