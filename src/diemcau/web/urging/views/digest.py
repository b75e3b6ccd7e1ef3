"""One's own letters, and taking note of what one was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import NotFound
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.shown import number_of
from diemcau.web.urging import actions, queries
from diemcau.web.urging.actions.noting import LONGEST
from diemcau.web.urging.shown import grouped, noted_rows

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

_PAGE = 30
_MOST = 200
"""Lines of one task; each of its deadlines has a dozen reminders and rungs for each person."""


@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    """The newest letter, or that of a day."""
    me, asked = person(request), scope(request)
    found = queries.letter_on(me, _day(request))
    context: dict[str, Any] = {"letter": found, "longest": LONGEST, "unnoted": len(queries.unnoted(me, asked))}
    if found is not None:
        actions.note_seen(actor=me, letter=found)
        context["groups"] = grouped(queries.reminders_in(found, asked), texts_of(request).language)
        context["rungs"] = noted_rows(queries.rungs_in(found, asked), texts_of(request).language)
    return render(request, "urging/letter.html", context)


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """What waits for one's note, what one took note of, and all letters."""
    me, asked, language = person(request), scope(request), texts_of(request).language
    context = {
        "waiting": noted_rows(queries.unnoted(me, asked), language),
        "noted": noted_rows(queries.noted(me, asked)[:_PAGE], language),
        "letters": Paginator(queries.counted(queries.letters_of(me)), _PAGE).get_page(request.GET.get("page")),
        "longest": LONGEST,
    }
    return render(request, "urging/told.html", context)


@require_POST
def note(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take note of what one was told."""
    actions.acknowledge(
        actor=person(request), scope=scope(request), uid=uid, note=request.POST.get("note", "")[: LONGEST + 1]
    )
    messages.success(request, texts_of(request)["urging.noted_now"])
    return redirect("urging_told")


@require_safe
def of_task(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who was told of a task when; as a part of the task's own page where that asks for it."""
    task = queries.task_for(scope(request), uid)
    told_of = queries.told_of(task)
    part = bool(request.headers.get("HX-Request"))
    context = {"task": task, "number": number_of(task), "rows": told_of[:_MOST], "more": max(0, len(told_of) - _MOST)}
    return render(request, "urging/of_task_list.html" if part else "urging/of_task.html", context)


def _day(request: HttpRequest) -> date | None:
    """The day that is asked for, or None.

    Raises:
        NotFound: If what is asked for is no day.
    """
    said = request.GET.get("on", "").strip()
    if not said:
        return None
    try:
        day = parse_date(said[:10])
    except ValueError:
        day = None
    if day is None:
        raise NotFound("There is no letter of that day.", code="urging.no_letter")
    return day
