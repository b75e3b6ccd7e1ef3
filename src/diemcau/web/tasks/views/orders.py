"""What is done to one directive on the desk: drafted, made an orientation, put aside, taken back, oddities decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.errors import Conflict, Denied, DiemcauError, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.actions.deciding import Direction, decide_flag, dismiss_order, reopen_order, set_orientation
from diemcau.web.tasks.actions.drafting import demand_preparing, make_draft
from diemcau.web.tasks.actions.papers import office_of
from diemcau.web.tasks.cards import cards_of
from diemcau.web.tasks.papers import givers_for, order_for, orders_for
from diemcau.web.tasks.proposals import wanted_of
from diemcau.web.tasks.units import unit_needed, units_offered
from diemcau.web.tasks.views.draft_form import Said, choices_of, said_in, said_of, wanted_in
from diemcau.web.tasks.views.papers import edit_in

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from diemcau.web.tasks.models import Order

_MOST_CODES = 20


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Look at what the house proposes, change it, and keep it as a draft."""
    asked, texts = scope(request), texts_of(request)
    found = order_for(asked, uid)
    office = office_of(found.source)
    demand_preparing(asked, office)
    givers = givers_for(office, found.level)
    proposed = wanted_of(found, office, givers[0] if len(givers) == 1 else None)
    if request.method != "POST":
        return _draft_page(request, found, said_of(proposed, texts), None)
    said = said_in(request.POST)
    try:
        wanted = wanted_in(said, asked, proposed.deadline)
        made = make_draft(actor=person(request), scope=asked, wanted=wanted, order=found)
    except (Conflict, Denied, Invalid) as error:
        return _draft_page(request, found, said, error)
    messages.success(request, texts["tasks.deploy.drafted_now"].format(number=f"{made.serial}/{made.year}"))
    return _back(found)


@require_POST
def take(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keep the proposal as a draft as it is."""
    asked, texts = scope(request), texts_of(request)
    found = order_for(asked, uid)
    office = office_of(found.source)
    demand_preparing(asked, office)
    givers = givers_for(office, found.level)
    wanted = wanted_of(found, office, givers[0] if len(givers) == 1 else None)
    try:
        made = make_draft(actor=person(request), scope=asked, wanted=wanted, order=found)
    except (Conflict, Invalid) as error:
        return _draft_page(request, found, said_of(wanted, texts), error)
    messages.success(request, texts["tasks.deploy.drafted_now"].format(number=f"{made.serial}/{made.year}"))
    return _back(found)


@require_POST
def orient(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Make a directive an orientation."""
    said = request.POST

    def act(found: Order, facts: dict[str, Any]) -> None:
        direction = Direction(
            title=said.get("title", ""),
            holder=unit_needed(said.get("holder", "")),
            topics=tuple(said.getlist("topics")[:_MOST_CODES]),
            measures=tuple(said.getlist("measures")[:_MOST_CODES]),
            period=said.get("period", ""),
        )
        set_orientation(order=found, direction=direction, **facts)

    return _act(request, uid, act, "tasks.deploy.oriented_now")


@require_POST
def dismiss(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say that no task arises."""

    def act(found: Order, facts: dict[str, Any]) -> None:
        dismiss_order(order=found, reason=request.POST.get("reason", ""), **facts)

    return _act(request, uid, act, "tasks.deploy.dismissed_now")


@require_POST
def reopen(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take back what was made of a directive."""

    def act(found: Order, facts: dict[str, Any]) -> None:
        reopen_order(order=found, reason=request.POST.get("reason", ""), **facts)

    return _act(request, uid, act, "tasks.deploy.reopened_now")


@require_POST
def flag(request: HttpRequest, uid: UUID, flag: UUID) -> HttpResponse:
    """Decide on something odd."""
    said = request.POST

    def act(found: Order, facts: dict[str, Any]) -> None:
        choice = said.get("own", "").strip() or said.get("choice", "")
        decide_flag(order=found, flag=flag, choice=choice, reason=said.get("reason", ""), **facts)

    return _act(request, uid, act, "tasks.deploy.flag_decided_now")


def _act(request: HttpRequest, uid: UUID, act: Any, done: str) -> HttpResponse:
    """Do something to a directive; what the person could mend is told on the directive's own page."""
    asked, texts = scope(request), texts_of(request)
    found = order_for(asked, uid)
    facts = {"actor": person(request), "scope": asked, "edit": edit_in(request.POST)}
    try:
        act(found, facts)
    except (Conflict, Invalid) as error:
        messages.error(request, " ".join(tell_error(texts, error)))
        return _back(found)
    messages.success(request, texts[done])
    return _back(found)


def _back(found: Order) -> HttpResponse:
    """To the directive on the desk of its paper."""
    return redirect(f"{reverse('deploy_paper', args=[found.source.uid])}#o-{found.uid}")


def _draft_page(request: HttpRequest, found: Order, said: Said, error: DiemcauError | None) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    office = office_of(found.source)
    orders = orders_for(asked).filter(pk=found.pk).prefetch_related("mentions", "flags")
    context: dict[str, Any] = {
        "card": cards_of(asked, list(orders), texts)[0], "order": found, "paper": found.source, "said": said,
        "units": units_offered(texts), "at": "papers", "prepares": True,
        "action": reverse("deploy_order_draft", args=[found.uid]),
        "back": f"{reverse('deploy_paper', args=[found.source.uid])}#o-{found.uid}",
        "error": tell_error(texts, error) if error is not None else None,
        **choices_of(asked, texts, givers_for(office, found.level)),
    }  # fmt: skip
    return render(request, "tasks/deploy_draft.html", context, status=status_of(error) if error is not None else 200)
