"""Requests from below: the list, one with its answer, asking, answering, withdrawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import Conflict, Denied, DiemcauError, Invalid, NotFound
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.policies import visible
from diemcau.web.desk.models import Mention
from diemcau.web.orgs.models import Org
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.actions.requests import (
    Asked,
    answer_request,
    ask_request,
    may_answer_request,
    may_ask,
    usual_due,
    withdraw_request,
)
from diemcau.web.tasks.cards import sentences_of
from diemcau.web.tasks.papers import request_for, requests_for
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.units import label_of, unit_name, unit_needed, units_offered
from diemcau.web.tasks.views.draft_form import day_in
from diemcau.web.tasks.views.papers import edit_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Request, Task

_ON_A_PAGE = 40
_SIDES, _STATES = ("", "to", "from"), ("open", "answered", "declined", "withdrawn")


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """The requests that a person may know of; open ones first asked for."""
    asked, texts = scope(request), texts_of(request)
    side, state = request.GET.get("side", ""), request.GET.get("state", "open")
    side, state = side if side in _SIDES else "", state if state in {*_STATES, ""} else "open"
    found = requests_for(asked, side)
    page = Paginator(found.filter(state=state) if state else found, _ON_A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    rows = [
        (one, unit_name(one.org.code, texts.language), unit_name(one.to.code, texts.language),
         one.state == "open" and one.due < today)
        for one in page
    ]  # fmt: skip
    context = {
        "page": page, "rows": rows, "side": side, "state": state, "sides": _SIDES, "states": _STATES, "at": "requests",
        "asks": home_asking(asked) is not None,
    }  # fmt: skip
    return render(request, "tasks/deploy_requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask another unit for something; from a sentence of a document, or by hand."""
    asked = scope(request)
    home = home_asking(asked)
    if home is None:
        asked.demand(Right.ANSWER, None)
    said = request.POST if request.method == "POST" else request.GET
    mention = _mention(asked, said["mention"]) if said.get("mention") else None
    error: DiemcauError | None = None
    if request.method == "POST":
        try:
            made = ask_request(actor=person(request), scope=asked, asked=_asked(request, mention))
        except (Conflict, Denied, Invalid) as found:
            error = found
        else:
            messages.success(request, texts_of(request)["tasks.request.asked_now"])
            return redirect("deploy_request", made.uid)
    return _new_page(request, home, mention, error)


@require_safe
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A request with its answer."""
    return _page(request, request_for(scope(request), uid))


@require_POST
def answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Answer a request, or decline it."""
    asked, said = scope(request), request.POST
    found = request_for(asked, uid)
    try:
        answer_request(
            actor=person(request), scope=asked, request=found, edit=edit_in(said), answer=said.get("answer", ""),
            agrees=said.get("agrees") == "1", task=_task(asked, said.get("task", "")),
        )  # fmt: skip
    except (Conflict, Invalid) as error:
        return _page(request, request_for(asked, uid), error)
    messages.success(request, texts_of(request)["tasks.request.answered_now"])
    return redirect("deploy_request", uid)


@require_POST
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a request back."""
    asked, said = scope(request), request.POST
    found = request_for(asked, uid)
    try:
        withdraw_request(
            actor=person(request), scope=asked, request=found, edit=edit_in(said), reason=said.get("reason", "")
        )
    except (Conflict, Invalid) as error:
        return _page(request, request_for(asked, uid), error)
    messages.success(request, texts_of(request)["tasks.request.withdrawn_now"])
    return redirect("deploy_request", uid)


def home_asking(asked: Scope) -> Org | None:
    """The unit for which a person asks first."""
    homes = [pk for pk in asked.homes if may_ask(asked, pk)]
    return Org.objects.filter(pk__in=homes).order_by("code").first()


def _asked(request: HttpRequest, mention: Mention | None) -> Asked:
    said = request.POST
    level = said.get("level", "")
    return Asked(
        org=unit_needed(said.get("org", "")),
        to=unit_needed(said.get("to", "")),
        words=said.get("words", ""),
        ground=said.get("ground", ""),
        mention=mention,
        due=day_in(said.get("due", "")),
        level=int(level) if level in {str(each) for each in Level.values} else Level.INTERNAL,
    )


def _mention(asked: Scope, said: str) -> Mention:
    """The sentence that a request is made of.

    Raises:
        NotFound: If there is none, or none in a document that the person may know of.
    """
    try:
        uid = UUID(said[:36])
    except ValueError:
        uid = UUID(int=0)
    rows = Mention.objects.filter(visible(asked, "document__"), uid=uid, known_to=None, sort="proposal")
    found = rows.select_related("document").first()
    if found is None:
        raise NotFound("There is no such sentence, or it is not open to you.", code="tasks.no_sentence")
    return found


def _task(asked: Scope, said: str) -> Task | None:
    """The task that came of a request, by its running number such as 12/2026; None of nothing.

    Raises:
        Invalid: If there is none of that number that the person may know of.
    """
    words = said.strip()[:20]
    if not words:
        return None
    serial, _, year = words.partition("/")
    found = None
    if serial.isascii() and serial.isdigit() and year.isascii() and year.isdigit() and len(year) == len("2026"):
        found = tasks_for(asked).filter(serial=int(serial[:9]), year=int(year)).first()
    if found is None:
        raise Invalid(
            f"There is no task {words!r}.", "Write its number as 12/2026.", code="tasks.no_number", said=words
        )
    return found


def _new_page(
    request: HttpRequest, home: Org | None, mention: Mention | None, error: DiemcauError | None
) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    said = request.POST
    context: dict[str, Any] = {
        "org": said.get("org", label_of(home.code, texts.language) if home is not None else "")[:400],
        "to": said.get("to", "")[:400], "words": said.get("words", mention.words if mention is not None else "")[:3000],
        "ground": said.get("ground", "")[:3000],
        "due": said.get("due", usual_due(timezone.localdate()).isoformat())[:10],
        "levels": [level for level in Level.values if level <= asked.clearance],
        "level": said.get("level", str(mention.document.level if mention is not None else Level.INTERNAL)),
        "mention": mention, "sentence": _sentence(asked, mention), "units": units_offered(texts), "at": "requests",
        "named": str(mention.said.get("addressee") or "") if mention is not None else "",
        "error": tell_error(texts, error) if error is not None else None,
    }  # fmt: skip
    return render(
        request, "tasks/deploy_request_new.html", context, status=status_of(error) if error is not None else 200
    )


def _page(request: HttpRequest, found: Request, error: DiemcauError | None = None) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    names = {
        side: unit_name(getattr(found, side).code, texts.language) for side in ("org", "holder", "to", "to_holder")
    }
    task = tasks_for(asked).filter(pk=found.task_id).first() if found.task_id is not None else None
    is_open = found.state == "open"
    context: dict[str, Any] = {
        "one": found, "names": names, "task": task, "sentence": _sentence(asked, found.mention), "at": "requests",
        "late": is_open and found.due < timezone.localdate(),
        "answers": is_open and may_answer_request(asked, found), "asks": is_open and may_ask(asked, found.holder_id),
        "error": tell_error(texts, error) if error is not None else None,
    }  # fmt: skip
    return render(request, "tasks/deploy_request.html", context, status=status_of(error) if error is not None else 200)


def _sentence(asked: Scope, mention: Mention | None) -> object:
    return next(iter(sentences_of(asked, [mention.uid]).values()), None) if mention is not None else None
