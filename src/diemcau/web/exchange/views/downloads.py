"""Lists of tasks as files: of a list with its filters, of a paper, of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from diemcau.errors import NotFound
from diemcau.records.task import TaskState
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.exchange.actions.exports import note_export
from diemcau.web.exchange.downloads import KINDS, Asked, make_file, of_paper
from diemcau.web.exchange.telling import home_code, units_with
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.finding import signed_papers
from diemcau.web.tasks.models import Source
from diemcau.web.tasks.policies import visible_sources
from diemcau.web.tasks.queries import find_unit, list_for
from diemcau.web.tasks.wanted import read_wanted

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diemcau.web.tasks.models import Task

_PAPERS = 50


@require_safe
def downloads(request: HttpRequest) -> HttpResponse:
    """What can be taken out: by unit, and by paper."""
    texts = texts_of(request)
    code, kind = request.GET.get("unit", ""), request.GET.get("kind", "")
    if code and kind in KINDS:
        return redirect("download-unit", code=code[:60], kind=kind)
    context = {
        "units": units_with(scope(request), texts.language, Right.READ),
        "chosen_org": home_code(scope(request)),
        "papers": signed_papers(scope(request))[:_PAPERS],
        "kinds": list(KINDS),
    }
    return render(request, "exchange/downloads.html", context)


@require_safe
def of_list(request: HttpRequest, kind: str) -> HttpResponse:
    """A list with the filters of its page."""
    wanted = read_wanted(request.GET.dict(), unit=request.GET.get("unit", "")[:60])
    tasks = list_for(scope(request), wanted).order_by("due", "pk")
    asked = _asked(request, tasks, texts_of(request)["exchange.downloads.list"], is_list=True)
    return _file(request, asked, kind, request.GET.urlencode())


@require_safe
def of_unit(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The tasks that a unit and those below carry, as far as they are open to the person."""
    unit = find_unit(code[:60])
    tasks = list_for(scope(request), read_wanted({}, unit=unit.code)).exclude(state=TaskState.DROPPED.value)
    name = unit.name(texts_of(request).language)
    return _file(request, _asked(request, tasks.order_by("due", "pk"), name, unit=unit), kind, unit.code, unit.code)


@require_safe
def of_one_paper(request: HttpRequest, uid: UUID, kind: str) -> HttpResponse:
    """The tasks of a paper.

    Raises:
        NotFound: If there is no such paper, or it is not open to the person.
    """
    rows = Source.objects.filter(visible_sources(scope(request))).select_related("org", "office")
    source = rows.filter(uid=uid).first()
    if source is None:
        raise NotFound("There is no such paper, or it is not open to you.", code="tasks.no_source")
    asked = _asked(request, of_paper(scope(request), source), source.subject, source=source)
    return _file(request, asked, kind, str(source.uid), source.org.code)


def _asked(request: HttpRequest, tasks: QuerySet[Task], name: str, **more: Any) -> Asked:
    site = request.build_absolute_uri("/").rstrip("/")
    return Asked(tasks=tasks, name=name, scope=scope(request), texts=texts_of(request), site=site, **more)


def _file(request: HttpRequest, asked: Asked, kind: str, by: str, org: str = "") -> HttpResponse:
    """The file as an attachment; that it left is written down.

    Raises:
        NotFound: If there is no such file.
    """
    if kind not in KINDS:
        raise NotFound("There is no such file.", code="exchange.no_kind")
    body, media = make_file(asked, kind)
    note_export(actor=person(request), tasks=asked.tasks, kind=kind, asked=by, org=org)
    response = HttpResponse(body, content_type=media)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=kind) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
