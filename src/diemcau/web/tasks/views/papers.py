"""Papers that order tasks: the list, one with the desk of its directives, and what is done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import Conflict, Denied, DiemcauError, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.queries import find_document
from diemcau.web.orgs.models import Org
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.actions.deciding import take_sure
from diemcau.web.tasks.actions.drawing import read_source
from diemcau.web.tasks.actions.papers import (
    KINDS,
    Paper,
    Signature,
    enter_source,
    may_prepare,
    office_of,
    replace_source,
    revoke_source,
    sign_source,
)
from diemcau.web.tasks.cards import cards_of
from diemcau.web.tasks.papers import counts_of, givers_for, orders_for, paper_for, papers_for, to_review
from diemcau.web.tasks.units import label_of, unit_name, unit_needed, units_offered
from diemcau.web.tasks.views.draft_form import day_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Source

_PAPERS, _CARDS, _REPLACING = 30, 40, 100
_STATES = ("", "waiting", "unsigned", "review")


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """The papers that a person may know of, the newest first."""
    asked, texts = scope(request), texts_of(request)
    words, state = request.GET.get("q", "").strip()[:100], request.GET.get("state", "")
    state = state if state in _STATES else ""
    page = Paginator(papers_for(asked, words, state), _PAPERS).get_page(request.GET.get("page"))
    rows = list(page)
    counts = counts_of(asked, rows)
    listed = [(one, unit_name(one.org.code, texts.language), counts.get(one.pk, (0, 0, 0))) for one in rows]
    context = {
        "page": page, "rows": listed, "words": words, "state": state, "states": _STATES, "at": "papers",
        "prepares": prepares_any(asked),
    }  # fmt: skip
    return render(request, "tasks/deploy_papers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a paper down; from a document of the archive its directives are drawn at once."""
    asked = scope(request)
    if not prepares_any(asked):
        asked.demand(Right.DEPLOY, None)
    error: DiemcauError | None = None
    if request.method == "POST":
        try:
            return _enter(request)
        except (Conflict, Denied, Invalid) as found:
            error = found
    return _new_page(request, error)


@require_safe
def paper(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A paper with the desk of its directives."""
    return _page(request, paper_for(scope(request), uid))


@require_POST
def sign(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Write number, symbol, day and signer down; terms that count from that day are told anew."""
    asked, texts = scope(request), texts_of(request)
    found = paper_for(asked, uid)
    said = request.POST
    try:
        signed = sign_source(
            actor=person(request), scope=asked, source=found, edit=edit_in(said), signature=_signature(said)
        )
    except (Conflict, Invalid) as error:
        return _page(request, found, error)
    messages.success(request, texts["tasks.deploy.signed_now"])
    if signed.document_id is not None and orders_for(asked, signed).filter(outcome="").exists():
        _read_again(request, signed)
    return redirect("deploy_paper", uid)


@require_POST
def read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Draw the directives of the paper's document."""
    asked = scope(request)
    found = paper_for(asked, uid)
    try:
        _draw(request, found, whole=request.POST.get("whole") == "1")
    except (Conflict, Invalid) as error:
        return _page(request, found, error)
    return redirect("deploy_paper", uid)


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Revoke a paper, or replace it by another."""
    asked = scope(request)
    found = paper_for(asked, uid)
    said = request.POST
    facts: dict[str, Any] = {
        "actor": person(request), "scope": asked, "source": found, "edit": edit_in(said),
        "reason": said.get("reason", ""),
    }  # fmt: skip
    try:
        if said.get("by"):
            replace_source(**facts, by=paper_for(asked, _uuid(said["by"])))
        else:
            revoke_source(**facts)
    except (Conflict, Invalid) as error:
        return _page(request, found, error)
    messages.success(request, texts_of(request)["tasks.deploy.ended_now"])
    return redirect("deploy_paper", uid)


@require_POST
def sure(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take every directive over as a draft that leaves nothing to look at."""
    asked, texts = scope(request), texts_of(request)
    found = paper_for(asked, uid)
    who = request.POST.get("assigner", "")[:150]
    giver = next((one for one in givers_for(office_of(found), found.level) if one.username == who), None)
    try:
        made = take_sure(actor=person(request), scope=asked, source=found, assigner=giver)
    except (Conflict, Invalid) as error:
        return _page(request, found, error)
    messages.success(request, texts.plural("tasks.deploy.taken_now", len(made)).format(count=len(made)))
    return redirect("deploy_paper", uid)


def prepares_any(asked: Scope) -> bool:
    """Whether a person prepares or gives tasks anywhere."""
    return bool(asked.reach(Right.DEPLOY) or asked.reach(Right.ASSIGN))


def home_office(asked: Scope) -> Org | None:
    """The unit for whose office a person writes first: the first one the person holds a role in and prepares for."""
    homes = [pk for pk in asked.homes if asked.may(Right.DEPLOY, pk) or asked.may(Right.ASSIGN, pk)]
    return Org.objects.filter(pk__in=homes).order_by("code").first()


def edit_in(said: QueryDict) -> int:
    """Which state of a thing the person saw; none that ever was where nothing legible was sent."""
    text = said.get("edit", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("999999999") else -1


def _enter(request: HttpRequest) -> HttpResponse:
    asked, said = scope(request), request.POST
    document = find_document(asked, _uuid(said["document"])) if said.get("document") else None
    org = unit_needed(said.get("org", ""))
    level = said.get("level", "")
    paper = Paper(
        org=org,
        office=unit_needed(said.get("office", "")),
        subject=said.get("subject", ""),
        kind=said.get("kind", ""),
        level=int(level) if level in {str(each) for each in Level.values} else Level.INTERNAL,
        document=document,
    )
    signature = _signature(said) if said.get("number", "").strip() or said.get("day", "").strip() else None
    made = enter_source(actor=person(request), scope=asked, paper=paper, signature=signature)
    messages.success(request, texts_of(request)["tasks.deploy.entered_now"])
    if document is not None and said.get("draw") == "1":
        try:
            _draw(request, made, whole=said.get("whole") == "1")
        except (Conflict, Invalid) as error:
            messages.warning(request, " ".join(tell_error(texts_of(request), error)))
    return redirect("deploy_paper", made.uid)


def _draw(request: HttpRequest, found: Source, *, whole: bool) -> None:
    texts = texts_of(request)
    drawn = read_source(actor=person(request), scope=scope(request), source=found, whole=whole)
    said = texts.plural("tasks.deploy.drawn_now", drawn.added).format(count=drawn.added)
    messages.success(request, said if drawn.added else texts["tasks.deploy.drawn_nothing"])


def _read_again(request: HttpRequest, signed: Source) -> None:
    """Tell the proposals anew whose terms count from the day of signing."""
    try:
        read_source(actor=person(request), scope=scope(request), source=signed)
    except Conflict as error:
        messages.warning(request, " ".join(tell_error(texts_of(request), error)))


def _new_page(request: HttpRequest, error: DiemcauError | None) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    said = request.POST if request.method == "POST" else request.GET
    document = find_document(asked, _uuid(said["document"])) if said.get("document") else None
    home = home_office(asked)
    label = label_of(home.code, texts.language) if home is not None else ""
    context: dict[str, Any] = {
        "kinds": KINDS, "kind": said.get("kind", "notice")[:12], "document": document,
        "subject": said.get("subject", document.title if document is not None else "")[:500],
        "org": said.get("org", label)[:400], "office": said.get("office", label)[:400], "said": said,
        "levels": [level for level in Level.values if level <= asked.clearance],
        "level": said.get("level", str(document.level if document is not None else Level.INTERNAL)),
        "units": units_offered(texts), "error": tell_error(texts, error) if error is not None else None, "at": "papers",
    }  # fmt: skip
    return render(
        request, "tasks/deploy_paper_new.html", context, status=status_of(error) if error is not None else 200
    )


def _page(request: HttpRequest, found: Source, error: DiemcauError | None = None) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    show = request.GET.get("show", "")
    orders = orders_for(asked, found).prefetch_related("mentions", "flags")
    total, open_ = orders.count(), orders.filter(outcome="").count()
    page = Paginator(orders.filter(outcome="") if show == "waiting" else orders, _CARDS).get_page(
        request.GET.get("page")
    )
    prepares = may_prepare(asked, found)
    cards = cards_of(asked, list(page), texts)
    others = papers_for(asked).exclude(pk=found.pk).filter(state="in_force")[:_REPLACING] if prepares else ()
    context: dict[str, Any] = {
        "paper": found, "org": unit_name(found.org.code, texts.language),
        "office": unit_name(office_of(found).code, texts.language), "page": page, "cards": cards, "show": show,
        "total": total, "open": open_, "prepares": prepares, "others": others, "at": "papers",
        "sure": sum(card.is_sure for card in cards), "givers": givers_for(office_of(found), found.level),
        "review": to_review(asked, found) if found.state != "in_force" else (), "units": units_offered(texts),
        "holder": label_of(office_of(found).code, texts.language),
        "replaced": papers_for(asked).filter(pk=found.replaced_by_id).first() if found.replaced_by_id else None,
        "error": tell_error(texts, error) if error is not None else None,
    }  # fmt: skip
    return render(request, "tasks/deploy_paper.html", context, status=status_of(error) if error is not None else 200)


def _signature(said: QueryDict) -> Signature:
    """What the form says of the signing.

    Raises:
        Invalid: If the day is missing or none.
    """
    day = day_in(said.get("day", ""))
    if day is None:
        raise Invalid("The day of signing is missing.", "Write it down.", code="tasks.no_day", said="")
    return Signature(
        number=said.get("number", ""), symbol=said.get("symbol", ""), day=day, signer=said.get("signer", "")
    )


def _uuid(said: str) -> UUID:
    """A uid that a form sent.

    Raises:
        Invalid: If it is none.
    """
    try:
        return UUID(said[:36])
    except ValueError as error:
        raise Invalid("That is no address of anything here.", code="tasks.no_uid") from error
