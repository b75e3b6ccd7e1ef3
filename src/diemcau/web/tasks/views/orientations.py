"""Orientations: directions that are kept to and reviewed by their measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import Conflict, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.reading import profile
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.actions.deciding import close_orientation
from diemcau.web.tasks.actions.papers import may_prepare
from diemcau.web.tasks.cards import sentences_of
from diemcau.web.tasks.papers import orientation_for, orientations_for
from diemcau.web.tasks.policies import PREPARED, tasks_for
from diemcau.web.tasks.units import unit_name

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

_ON_A_PAGE, _TASKS = 30, 100


@require_safe
def orientations(request: HttpRequest) -> HttpResponse:
    """The orientations that stand, or those that were closed."""
    asked, texts = scope(request), texts_of(request)
    closed = request.GET.get("show") == "closed"
    page = Paginator(orientations_for(asked, closed=closed), _ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, unit_name(one.holder.code, texts.language)) for one in page]
    return render(
        request, "tasks/deploy_orientations.html", {"page": page, "rows": rows, "closed": closed, "at": "orientations"}
    )


@require_safe
def orientation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """An orientation: its words in every report, its measures, the tasks that serve it."""
    asked, texts = scope(request), texts_of(request)
    found = orientation_for(asked, uid)
    book = profile()
    measures = [
        (code, book.measures[code].names.get(texts.language, code)) for code in found.measures if code in book.measures
    ]
    topics = [book.topics[code].names.get(texts.language, code) for code in found.topics if code in book.topics]
    sentences = sentences_of(asked, list(found.order.mentions.values_list("uid", flat=True)))
    tasks = tasks_for(asked).filter(orientation=found, parent=None).exclude(state__in=PREPARED)
    context = {
        "orientation": found, "holder": unit_name(found.holder.code, texts.language), "measures": measures,
        "topics": topics, "sentences": list(sentences.values()), "tasks": tasks.select_related("holder")[:_TASKS],
        "prepares": may_prepare(asked, found.order.source), "at": "orientations",
    }  # fmt: skip
    return render(request, "tasks/deploy_orientation.html", context)


@require_POST
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End an orientation."""
    asked, texts = scope(request), texts_of(request)
    found = orientation_for(asked, uid)
    try:
        close_orientation(actor=person(request), scope=asked, orientation=found, reason=request.POST.get("reason", ""))
    except (Conflict, Invalid) as error:
        messages.error(request, " ".join(tell_error(texts, error)))
    else:
        messages.success(request, texts["tasks.orientation.closed_now"])
    return redirect("deploy_orientation", uid)
