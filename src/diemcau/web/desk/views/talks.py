"""Talks about sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.errors import Invalid
from diemcau.flow.packed import unpack
from diemcau.records import Span
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.queries import find_document
from diemcau.web.desk.actions import open_thread, step_thread
from diemcau.web.desk.queries import find_thread, people_for, reading_at
from diemcau.web.desk.views.acts import back

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.archive.models import Document

_SHOWN = 400


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form that opens a talk about chosen words, and the opening."""
    found = find_document(scope(request), uid)
    scope(request).demand(Right.READ, found.org_id)
    span = _span(request)
    if request.method != "POST":
        row = reading_at(found, None)
        words = unpack(bytes(row.packed)).document.text[slice(*span)][:_SHOWN] if row else ""
        facts = {"document": found, "span": span, "words": words, "people": people_for(found)}
        part = bool(request.htmx)  # type: ignore[attr-defined]
        return render(request, "desk/thread_form.html" if part else "desk/thread_page.html", facts)
    open_thread(
        actor=person(request),
        scope=scope(request),
        document=found,
        span=span,
        text=request.POST.get("text", ""),
        sent_to=_sent_to(request, found),
        address=_address(request, found),
    )
    answer = back(found, request.POST.get("at", "")[:36])
    answer["Location"] += "#threads"
    return answer


def _span(request: HttpRequest) -> Span:
    said = request.POST if request.method == "POST" else request.GET
    start, end = said.get("start", ""), said.get("end", "")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):  # noqa: PLR2004 - no text is longer
        raise Invalid("No words were chosen.", "Select the words in the text.", code="desk.no_choice")
    return Span(int(start), int(end))


def _sent_to(request: HttpRequest, found: Document) -> Person | None:
    """The person chosen, by the name at sign-in; only people who work on the document are looked among."""
    name = request.POST.get("sent_to", "")
    if not name:
        return None
    chosen = next((each for each in people_for(found) if each.username == name), None)
    if chosen is None:
        raise Invalid("Nobody was chosen.", "Choose a person.", code="desk.nobody")
    return chosen


def _address(request: HttpRequest, found: Document) -> str:
    return request.build_absolute_uri(f"{reverse('desk_document', args=[found.uid])}#threads")


@require_POST
def step(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say something in a thread, send it to somebody, close or reopen it."""
    thread = find_thread(scope(request), uid)
    step_thread(
        actor=person(request),
        scope=scope(request),
        thread=thread,
        step=request.POST.get("step", "say"),
        text=request.POST.get("text", ""),
        sent_to=_sent_to(request, thread.document) if request.POST.get("step") == "send" else None,
        address=_address(request, thread.document),
    )
    answer = back(thread.document, "")
    answer["Location"] += f"#t-{thread.uid}"
    return answer
