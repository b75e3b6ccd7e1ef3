"""What a person is told of by mail once a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import NotFound
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.shell.speech import texts_of
from diemcau.web.watch import actions, queries
from diemcau.web.watch.shown import show_alerts
from diemcau.web.watch.subjects import name_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

_LETTERS, _ALERTS = 10, 30


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What one follows, and the letters of the last days with what is still open to one."""
    me, asked, texts = person(request), scope(request), texts_of(request)
    follows = list(queries.follows_of(me))
    context = {
        "follows": [(row, name_of(row.kind, row.code, texts.language) if row.kind else "") for row in follows],
        "everything": next((row for row in follows if not row.kind), None),
        "letters": [
            (letter, show_alerts(queries.told_in(asked, letter)[:_ALERTS], texts))
            for letter in queries.letters_of(me)[:_LETTERS]
        ],
    }
    return render(request, "watch/digest.html", context)


@require_POST
def follow(request: HttpRequest) -> HttpResponse:
    """Be told of a subject, or of everything."""
    kind, _, code = request.POST.get("subject", "")[:80].partition(":")
    if kind and not code:
        raise NotFound("There is nothing of that name to watch.", code="watch.no_subject")
    actions.follow(actor=person(request), kind=kind, code=code)
    messages.success(request, texts_of(request)["watch.digest.begun"])
    return redirect("watch_subject", kind, code) if kind else redirect("watch_digest")


@require_POST
def unfollow(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Be told no more."""
    actions.unfollow(actor=person(request), uid=uid)
    messages.success(request, texts_of(request)["watch.digest.ended"])
    return redirect("watch_digest")
