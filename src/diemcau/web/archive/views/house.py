"""Pages for administrators: reading anew, and mails that were kept aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import NotFound
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.actions import ask_rereading, clear_aside
from diemcau.web.archive.models import ReadText
from diemcau.web.archive.queries import aside_mails, stale_readings
from diemcau.web.archive.reading import rules
from diemcau.web.archive.telling import told
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

_ROWS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def reread(request: HttpRequest) -> HttpResponse:
    """How many documents were read under earlier rules, and the asking for them to be read anew now."""
    scope(request).demand(Right.MANAGE, None)
    if request.method == "POST":
        ask_rereading(actor=person(request), scope=scope(request))
        return redirect("reread")
    return render(request, "archive/reread.html", _state(request))


@require_safe
def reread_progress(request: HttpRequest) -> HttpResponse:
    """The part of that page that changes."""
    scope(request).demand(Right.MANAGE, None)
    return render(request, "archive/reread_progress.html", _state(request))


def _state(request: HttpRequest) -> dict[str, object]:
    """Counts of what the person may know of by level; more than numbers an administrator never sees of drafts."""
    below = {"document__level__lte": scope(request).clearance}
    total = ReadText.objects.filter(is_current=True, **below).count()
    left = stale_readings().filter(**below).count()
    return {"total": total, "left": left, "done": total - left, "rules": rules()}


@require_safe
def aside(request: HttpRequest) -> HttpResponse:
    """Mails of the mail-in folder that became no intake."""
    scope(request).demand(Right.MANAGE, None)
    rows = Paginator(aside_mails(), _ROWS).get_page(request.GET.get("page"))
    shown = [{"mail": mail, "findings": told(texts_of(request), mail.findings)} for mail in rows]
    return render(request, "archive/aside.html", {"rows": rows, "shown": shown})


@require_POST
def clear(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take one off the list."""
    scope(request).demand(Right.MANAGE, None)
    mail = aside_mails().filter(uid=uid).first()
    if mail is None:
        raise NotFound("There is no such mail.", code="archive.no_mail_aside")
    clear_aside(actor=person(request), scope=scope(request), mail=mail)
    return redirect("aside")
