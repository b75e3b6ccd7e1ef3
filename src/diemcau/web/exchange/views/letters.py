"""Messages between offices: the list, one of them, taking in, taking up, sending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import DiemcauError, Invalid, NotFound
from diemcau.publish.notice import tell_error
from diemcau.records.message import Business
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive import blobs
from diemcau.web.archive.telling import levels_up_to
from diemcau.web.exchange.actions.receiving import file_attachments, receive, take_up
from diemcau.web.exchange.actions.sending import Envelope, send_paper
from diemcau.web.exchange.models import Message
from diemcau.web.exchange.policies import MOST_MESSAGE
from diemcau.web.exchange.queries import find_message, messages_for
from diemcau.web.exchange.telling import home_code, level_said, org_named, unit_said, units_with
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.queries import tree_of
from diemcau.web.search.views.choices import org_choices
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.finding import signed_papers
from diemcau.web.tasks.policies import PREPARED, tasks_for
from diemcau.web.tasks.queries import with_names
from diemcau.web.tasks.shown import listed
from diemcau.web.tasks.wanted import read_day, read_uid

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Source

_PAGE = 50
_TASKS = 200


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """The messages of one's units; a new one is taken in."""
    if request.method != "POST":
        return _page(request)
    try:
        made, is_new = receive(
            actor=person(request), scope=scope(request), org=unit_said(request), level=level_said(request),
            body=_file(request),
        )  # fmt: skip
    except DiemcauError as error:
        return _page(request, failure=tell_error(texts_of(request), error), status=status_of(error))
    said = "exchange.messages.taken_in" if is_new else "exchange.messages.known"
    messages.success(request, texts_of(request)[said])
    return redirect("message", uid=made.uid)


def _file(request: HttpRequest) -> bytes:
    """The file that came with the form.

    Raises:
        Invalid: If there is none, or it is too large.
    """
    file = request.FILES.get("file")
    if file is None:
        raise Invalid("No file came with the request.", "Choose a file.", code="exchange.no_file")
    if (file.size or 0) > MOST_MESSAGE:
        raise Invalid(
            "The message is empty or larger than 50 MB.", "Ask its sender for a smaller one.",
            code="exchange.large_message",
        )  # fmt: skip
    return bytes(file.read())


def _page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    language = texts_of(request).language
    found = messages_for(scope(request)).order_by("-at", "-pk")
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": [{"row": row, "org": org_named(row.org, language), "other": _other(row)} for row in page.object_list],
        "page": page,
        "units": units_with(scope(request), language, Right.REGISTER, Right.DEPLOY),
        "chosen_org": request.POST.get("org", "") or home_code(scope(request)),
        "levels": levels_up_to(scope(request)),
        "said": request.POST if "failure" in more else {},
        "level": request.POST.get("level", "") if "failure" in more else "1",
        **more,
    }
    return render(request, "exchange/messages.html", context, status=status)


def _other(row: Message) -> str:
    """The office on the other side."""
    if row.direction == "in":
        return str(row.said.get("from", "")) or row.organ
    return next((one["name"] or one["id"] for one in row.said.get("to", [])), row.organ)


@require_safe
def letter(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One message with what became of it, and the tasks of its paper that are open to the person."""
    return _one(request, find_message(scope(request), uid))


def _one(request: HttpRequest, row: Message, *, status: int = 200, **more: Any) -> HttpResponse:
    may, texts = scope(request), texts_of(request)
    source = row.source
    known = tasks_for(may).filter(source=source).exclude(state__in=PREPARED) if source is not None else None
    waits = row.direction == "in" and source is None and "status" not in row.said
    held = row.said.get("held")
    context = {
        "row": row,
        "org": org_named(row.org, texts.language),
        "other": _other(row),
        "tasks": listed(with_names(known).order_by("due", "pk")[:_TASKS], texts.language) if known is not None else [],
        "to_review": row.business in {Business.REVOKE, Business.UPDATE, Business.REPLACE},
        "may_take": waits and may.may(Right.DEPLOY, row.org_id),
        "may_file": bool(row.said.get("files"))
        and row.direction == "in"
        and "intake" not in row.said
        and may.may(Right.ENTER, row.org_id),
        "units": list(org_choices(tree_of(), texts.language)) if waits else [],
        "held": tell_error(texts, DiemcauError(held["title"], held["advice"], **held["facts"])) if held else None,
        **more,
    }
    return render(request, "exchange/message.html", context, status=status)


@require_POST
def take(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Let a message do what it says."""
    row = find_message(scope(request), uid)
    issuer = Org.objects.filter(code=request.POST.get("issuer", "")[:60]).first()
    try:
        take_up(actor=person(request), scope=scope(request), uid=uid, issuer=issuer)
    except DiemcauError as error:
        return _one(request, row, failure=tell_error(texts_of(request), error), status=status_of(error))
    messages.success(request, texts_of(request)["exchange.messages.taken_up"])
    return redirect("message", uid=uid)


@require_POST
def files(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Bring the files of a message into the archive."""
    file_attachments(actor=person(request), scope=scope(request), uid=uid)
    messages.success(request, texts_of(request)["exchange.messages.filed"])
    return redirect("message", uid=uid)


@require_safe
def download(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The exchange file as it came or is to go."""
    row = find_message(scope(request), uid)
    response = HttpResponse(blobs.fetch(row.blob), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{row.uid}.edxml") or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form that makes a message of a signed paper."""
    source = signed_papers(scope(request)).select_related("org", "office", "document").filter(uid=uid).first()
    if source is None:
        raise NotFound("There is no such paper, or it is not open to you.", code="tasks.no_source")
    scope(request).demand(Right.DEPLOY, (source.office or source.org).pk)
    if request.method != "POST":
        return _form(request, source)
    try:
        made = send_paper(
            actor=person(request), scope=scope(request), source=source, envelope=_envelope(request),
            language=texts_of(request).language,
        )  # fmt: skip
    except DiemcauError as error:
        return _form(request, source, failure=tell_error(texts_of(request), error), status=status_of(error))
    messages.success(request, texts_of(request)["exchange.messages.made"])
    return redirect("message", uid=made.uid)


def _envelope(request: HttpRequest) -> Envelope:
    said = {name: str(value).strip()[:300] for name, value in request.POST.items()}
    answers = read_uid(said.get("answers", ""))
    return Envelope(
        own=said.get("own", ""),
        organ=said.get("organ", ""),
        name=said.get("name", ""),
        unit=Org.objects.filter(code=said.get("unit", "")).first() if said.get("unit") else None,
        due=read_day(said.get("due", "")),
        answers=find_message(scope(request), answers) if answers is not None else None,
    )


def _form(request: HttpRequest, source: Source, *, status: int = 200, **more: Any) -> HttpResponse:
    language, office = texts_of(request).language, source.office or source.org
    known = messages_for(scope(request)).filter(org=office)
    last = known.filter(direction="out").order_by("-at", "-pk").first()
    context = {
        "source": source,
        "units": list(org_choices(tree_of(), language)),
        "answers": known.filter(direction="in", response_for=[]).order_by("-at", "-pk")[:_PAGE],
        "said": request.POST if "failure" in more else {"own": last.said.get("from", "") if last else ""},
        **more,
    }
    return render(request, "exchange/send.html", context, status=status)
