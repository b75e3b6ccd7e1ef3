"""Saying what an alert was worth, and taking that back; in place where the page asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from diemcau.errors import Invalid
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.shell.speech import texts_of
from diemcau.web.watch import actions, queries
from diemcau.web.watch.actions.judging import LONGEST
from diemcau.web.watch.shown import ShownAlert, show_alerts

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from diemcau.publish.texts import Texts
    from diemcau.web.watch.models import Alert


@require_POST
def judge(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Accept or dismiss an alert."""
    said = request.POST.get("verdict", "")
    if said not in {"accepted", "dismissed"}:
        raise Invalid("That is no verdict.", "Accept the alert or dismiss it.", code="watch.no_verdict")
    note = request.POST.get("note", "")[: LONGEST + 1]
    actions.judge(actor=person(request), scope=scope(request), uid=uid, is_accepted=said == "accepted", note=note)
    return _answer(request, uid, f"watch.now_{said}")


@require_POST
def undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take back what one said."""
    actions.undo(actor=person(request), scope=scope(request), uid=uid)
    return _answer(request, uid, "watch.now_open")


def _answer(request: HttpRequest, uid: UUID, said: str) -> HttpResponse:
    texts = texts_of(request)
    if not request.headers.get("HX-Request"):
        messages.success(request, texts[said])
        return redirect("watch_alert", uid)
    alert = queries.find_alert(scope(request), uid)
    context = {"one": _shown(request, alert, texts), "judges": True, "said_now": texts[said]}
    return render(request, "watch/card.html", context)


def _shown(request: HttpRequest, alert: Alert, texts: Texts) -> ShownAlert:
    return show_alerts([alert], texts, queries.judged_by(person(request), [alert]))[0]
