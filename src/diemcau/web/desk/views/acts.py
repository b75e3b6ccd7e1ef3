"""Decisions that a key or a button makes at once."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from diemcau.errors import Invalid
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.models import Document
from diemcau.web.archive.queries import find_document
from diemcau.web.desk.actions import accept, put_away, reject, second, undo
from diemcau.web.desk.models import Mention
from diemcau.web.desk.views.pages import panels_of

_SIMPLE = {"accept": accept, "reject": reject}


@require_POST
def decide(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Accept, reject, undo, or read a second time; answers with the mention as it is then."""
    found = find_document(scope(request), uid)
    mention = uid_of(request.POST.get("mention", ""))
    _decide(request, found, mention)
    if request.htmx:  # type: ignore[attr-defined]
        return panels_of(request, found, [mention])
    return back(found, request.POST.get("next") or str(mention))


def _decide(request: HttpRequest, found: Document, mention: UUID) -> Mention | None:
    verdict, reason = request.POST.get("verdict", ""), request.POST.get("reason", "")
    actor, rights, seen = person(request), scope(request), request.POST.get("seen", "")
    if verdict in _SIMPLE:
        return _SIMPLE[verdict](actor=actor, scope=rights, document=found, mention=mention, seen=seen, reason=reason)
    if verdict == "undo":
        return undo(actor=actor, scope=rights, document=found, mention=mention, seen=seen)
    if verdict in {"agree", "disagree"}:
        return second(
            actor=actor,
            scope=rights,
            document=found,
            mention=mention,
            seen=seen,
            agrees=verdict == "agree",
            reason=reason,
        )
    raise Invalid("That is no decision.", code="desk.no_verdict")


def uid_of(said: str) -> UUID:
    """The uid that a field holds.

    Raises:
        Invalid: If it holds none.
    """
    try:
        return UUID(said)
    except ValueError as error:
        raise Invalid("That names no mention.", code="desk.no_uid") from error


def back(found: Document, mention: str) -> HttpResponseRedirect:
    """To the page of a document, at a mention where one is named."""
    query = f"?{urlencode({'at': mention})}" if mention else ""
    return HttpResponseRedirect(f"{reverse('desk_document', args=[found.uid])}{query}")


@require_POST
def put_orphan_away(request: HttpRequest, uid: UUID, orphan: UUID) -> HttpResponse:
    """Say that a decision whose words are gone was seen to."""
    found = find_document(scope(request), uid)
    put_away(actor=person(request), scope=scope(request), document=found, orphan=orphan)
    return back(found, "")
