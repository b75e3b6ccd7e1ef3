"""Pages of the log, for auditors."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from diemcau.web.audit.actions import note_export, note_look
from diemcau.web.audit.acts import ACTS
from diemcau.web.audit.export import to_csv
from diemcau.web.audit.policies import reader_of, sees_all
from diemcau.web.audit.queries import entries_for, page_of, read_filters, walk
from diemcau.web.audit.words import acts_in, tell
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The entries that the person may see, newest first."""
    reader, texts = reader_of(request), texts_of(request)
    filters = read_filters(_said(request.GET))
    page = page_of(entries_for(reader, filters), request.GET.get("after", ""))
    note_look(actor=_person(request), entries=page.entries, filters=filters.said())
    context = {
        "told": [tell(entry, texts) for entry in page.entries],
        "after": page.after,
        "filters": filters,
        "said": filters.said(),
        "acts": acts_in(texts, ACTS),
        "sees_all": sees_all(reader),
    }
    part = bool(getattr(request, "htmx", False))
    return render(request, "audit/entries.html" if part else "audit/log.html", context)


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The same entries as a table; that it was taken is written down first."""
    reader = reader_of(request)
    filters = read_filters(_said(request.POST))
    found = entries_for(reader, filters).filter(at__lte=timezone.now())
    note_export(actor=_person(request), found=found, filters=filters.said())
    lines = (line.encode() for line in to_csv(walk(found), chain=sees_all(reader)))
    name = f"log-{timezone.localdate():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def _said(query: QueryDict) -> dict[str, str]:
    return {name: str(value) for name, value in query.items()}


def _person(request: HttpRequest) -> AbstractBaseUser:
    return cast("AbstractBaseUser", request.user)
