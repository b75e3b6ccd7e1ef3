"""Drafts: what lies ready to be given, one to be changed, and giving one or many; heirs to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import Conflict, Denied, DiemcauError, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.orgs.pages import kind_name
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.actions.drafting import (
    MOST_AT_ONCE,
    Outcome,
    Wanted,
    assign,
    assign_many,
    change_draft,
    drop_draft,
    make_draft,
)
from diemcau.web.tasks.actions.handing import choose_heir
from diemcau.web.tasks.actions.papers import is_signed
from diemcau.web.tasks.cards import cards_of
from diemcau.web.tasks.deadlines import deadline_from_json, is_settled
from diemcau.web.tasks.heirs import heirs_of
from diemcau.web.tasks.models import Flag
from diemcau.web.tasks.papers import divided_for, draft_for, drafts_for, givers_for, orders_for, stranded_for
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.units import label_of, unit_name, unit_needed, units_offered
from diemcau.web.tasks.views.draft_form import Said, choices_of, said_in, said_of, wanted_from, wanted_in
from diemcau.web.tasks.views.papers import edit_in, home_office, prepares_any

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from diemcau.publish.texts import Texts
    from diemcau.web.tasks.models import Task

_ON_A_PAGE = 50


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """What lies ready to be given, and what each one still lacks."""
    return _list(request, ())


@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """Give the chosen drafts, each by itself."""
    asked, texts = scope(request), texts_of(request)
    chosen = _uids(request.POST.getlist("task")[:MOST_AT_ONCE])
    tasks = list(drafts_for(asked).filter(uid__in=chosen))
    outcomes = assign_many(actor=person(request), scope=asked, tasks=tasks)
    given = sum(one.refusal is None for one in outcomes)
    if given:
        messages.success(request, texts.plural("tasks.deploy.given_now", given).format(count=given))
    refused = [one for one in outcomes if one.refusal is not None]
    return _list(request, refused) if refused else redirect("deploy_drafts")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a draft by hand, without a directive."""
    asked, texts = scope(request), texts_of(request)
    if not prepares_any(asked):
        asked.demand(Right.DEPLOY, None)
    home = home_office(asked)
    label = label_of(home.code, texts.language) if home is not None else ""
    if request.method != "POST":
        rows = said_of(Wanted(title="", office=home), texts).rows if home is not None else ()
        return _form(request, None, Said(office=label, rows=rows), None)
    said = said_in(request.POST)
    try:
        wanted = wanted_in(said, asked, None)
        made = make_draft(actor=person(request), scope=asked, wanted=wanted)
    except (Conflict, Denied, Invalid) as error:
        return _form(request, None, said, error)
    messages.success(request, texts["tasks.deploy.drafted_now"].format(number=f"{made.serial}/{made.year}"))
    return redirect("deploy_drafts")


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A draft; changed, and given at once where that is pressed."""
    asked, texts = scope(request), texts_of(request)
    found = draft_for(asked, uid)
    if request.method != "POST":
        return _form(request, found, said_of(wanted_from(found), texts), None)
    said = said_in(request.POST)
    facts: dict[str, Any] = {"actor": person(request), "scope": asked}
    try:
        wanted = wanted_in(said, asked, deadline_from_json(found.deadline))
        changed = change_draft(**facts, task=found, edit=edit_in(request.POST), wanted=wanted)
        if request.POST.get("give") == "1":
            assign(**facts, task=changed, edit=changed.edit)
    except (Conflict, Denied, Invalid) as error:
        return _form(request, draft_for(asked, uid), said, error)
    done = "tasks.deploy.given_one" if request.POST.get("give") == "1" else "tasks.deploy.changed_now"
    messages.success(request, texts[done])
    return redirect("deploy_drafts")


@require_POST
def drop(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put a draft away."""
    asked, texts = scope(request), texts_of(request)
    found = draft_for(asked, uid)
    try:
        drop_draft(
            actor=person(request), scope=asked, task=found, edit=edit_in(request.POST),
            reason=request.POST.get("reason", ""),
        )  # fmt: skip
    except (Conflict, Invalid) as error:
        return _form(request, found, said_of(wanted_from(found), texts), error)
    messages.success(request, texts["tasks.deploy.dropped_now"])
    return redirect("deploy_drafts")


@require_safe
def heirs(request: HttpRequest) -> HttpResponse:
    """Open tasks of units that ended: those divided among several heirs, and those that nobody carries on."""
    asked, texts = scope(request), texts_of(request)
    if not prepares_any(asked):
        asked.demand(Right.DEPLOY, None)
    page = Paginator(divided_for(asked), _ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(task, *_heir_names(task, texts)) for task in page]
    context = {"page": page, "rows": rows, "stranded": stranded_for(asked)[:_ON_A_PAGE], "at": "heirs"}
    return render(request, "tasks/deploy_heirs.html", context)


@require_POST
def heir(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hand a task to another of the heirs."""
    asked, texts = scope(request), texts_of(request)
    found = tasks_for(asked).filter(uid=uid).first() or draft_for(asked, uid)
    try:
        chosen = unit_needed(request.POST.get("heir", ""))
        choose_heir(
            actor=person(request), scope=asked, task=found, edit=edit_in(request.POST), heir=chosen,
            reason=request.POST.get("reason", ""),
        )  # fmt: skip
    except (Conflict, Invalid) as error:
        messages.error(request, " ".join(tell_error(texts, error)))
    else:
        messages.success(request, texts["tasks.deploy.handed_now"])
    return redirect("deploy_heirs")


def lacks_of(tasks: Sequence[Task]) -> dict[int, list[str]]:
    """By id of some drafts what each still lacks before it can go out: codes that every language has words for."""
    stopped = set(Flag.objects.filter(order__tasks__in=tasks, stops=True, choice="").values_list("order", flat=True))
    today = timezone.localdate()
    found: dict[int, list[str]] = {}
    for task in tasks:
        lacking = {
            "lead": task.lead_id is None and not task.cascades,
            "assigner": task.assigner_id is None,
            "deadline": not is_settled(task.deadline, task.due, today),
            "flags": task.order_id in stopped,
            "unsigned": task.source is None or not is_signed(task.source),
        }
        found[task.pk] = [code for code, lacks in lacking.items() if lacks]
    return found


def _list(request: HttpRequest, refused: tuple[Outcome, ...] | list[Outcome]) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    page = Paginator(drafts_for(asked), _ON_A_PAGE).get_page(request.GET.get("page"))
    lacks = lacks_of(list(page))
    rows = [
        (
            task,
            unit_name(task.lead.code, texts.language) if task.lead is not None else "",
            [kind_name(kind, texts) for kind in task.cascades],
            lacks[task.pk],
        )
        for task in page
    ]
    told = [(one.task, tell_error(texts, one.refusal)) for one in refused if one.refusal is not None]
    context = {"page": page, "rows": rows, "refused": told, "prepares": prepares_any(asked), "at": "drafts"}
    return render(request, "tasks/deploy_drafts.html", context, status=409 if told else 200)


def _form(request: HttpRequest, found: Task | None, said: Said, error: DiemcauError | None) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    office = found.office if found is not None else home_office(asked)
    level = found.level if found is not None else Level.INTERNAL
    orders = orders_for(asked).filter(pk=found.order_id) if found is not None and found.order_id else None
    cards = cards_of(asked, list(orders.prefetch_related("mentions", "flags")), texts) if orders is not None else []
    context: dict[str, Any] = {
        "task": found, "card": cards[0] if cards else None, "said": said, "units": units_offered(texts), "at": "drafts",
        "paper": found.source if found is not None else None,
        "action": reverse("deploy_draft", args=[found.uid]) if found is not None else reverse("deploy_draft_new"),
        "back": reverse("deploy_drafts"), "lacks": lacks_of([found])[found.pk] if found is not None else (),
        "prepares": True,
        "drops": found is not None and asked.may(Right.DEPLOY, found.office_id),
        "deadline": deadline_from_json(found.deadline) if found is not None else None,
        "error": tell_error(texts, error) if error is not None else None,
        **choices_of(asked, texts, givers_for(office, level) if office is not None else ()),
    }  # fmt: skip
    return render(request, "tasks/deploy_draft.html", context, status=status_of(error) if error is not None else 200)


def _heir_names(task: Task, texts: Texts) -> tuple[str, str, list[str]]:
    """Who had it, who has it, and among whom the office may choose."""
    step = task.steps.filter(verb="hand_on", said__has_key="heirs").order_by("-at", "-pk").first()
    lead, language = task.lead, texts.language
    labels = [label_of(code, language) for code in (step.said["heirs"] if step is not None else ())]
    standing = heirs_of(lead) if lead is not None else []
    had = unit_name(lead.code, language) if lead is not None else ""
    has = unit_name(task.holder.code, language) if task.holder is not None else ""
    return had, has, labels if len(standing) > 1 else []


def _uids(said: list[str]) -> list[UUID]:
    found = []
    for text in said:
        try:
            found.append(UUID(text[:36]))
        except ValueError:
            continue
    return found
