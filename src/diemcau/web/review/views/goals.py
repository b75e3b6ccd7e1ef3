"""Plans and targets: the list, one with its history, and the forms that set, change and give up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import DiemcauError, Invalid
from diemcau.publish.notice import tell_error
from diemcau.records.total import Direction
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.reading import profile
from diemcau.web.archive.telling import levels_up_to
from diemcau.web.orgs.queries import tree_of
from diemcau.web.review.actions.goals import Wanted, change_goal, end_goal, set_goal
from diemcau.web.review.asked import read_period
from diemcau.web.review.goals import GOALS, find_goal, goals_held, states_of, to_target
from diemcau.web.review.shown import measure_name
from diemcau.web.review.wording import interval_in_words
from diemcau.web.search.shown import org_names
from diemcau.web.search.views.choices import measure_choices, org_choices, recent_periods
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.web.review.models import Goal

_PAGE = 50
_POINTS = 4  # empty rows for interim points


@require_safe
def goals(request: HttpRequest) -> HttpResponse:
    """The goals of a period, or of all."""
    found = goals_held(scope(request))
    code = request.GET.get("period", "").strip()
    if code:
        found = found.filter(period=read_period(code[:24]).code)
    page = Paginator(found.order_by("-first_day", "measure", "org__code", "pk"), _PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "rows": _rows(request, list(page.object_list)), "page": page, "period": code, "periods": recent_periods(),
        "may_set": bool(scope(request).reach(Right.COLLECT)),
    }  # fmt: skip
    return render(request, "review/goals.html", context)


def _rows(request: HttpRequest, found: Sequence[Goal]) -> list[dict[str, Any]]:
    """Goals in words."""
    texts = texts_of(request)
    names = org_names([(goal.org_id, goal.last_day) for goal in found], texts.language)
    return [
        {
            "goal": goal,
            "measure": measure_name(goal.measure, texts.language),
            "org": names.get((goal.org_id, goal.last_day), ""),
            "number": interval_in_words(to_target(goal).interval, goal.unit, texts),
            "points": [(when.code, interval_in_words(what, goal.unit, texts)) for when, what in to_target(goal).points],
        }
        for goal in found
    ]


@require_safe
def goal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One goal with every state it had."""
    newest = find_goal(scope(request), uid)
    states = _rows(request, list(states_of(scope(request), uid)))
    context = {
        "goal": newest, "now": states[0], "states": states,
        "may_change": newest.known_to is None and scope(request).may(Right.COLLECT, newest.org_id),
    }  # fmt: skip
    return render(request, "review/goal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form that sets a goal."""
    if request.method != "POST":
        return render(request, "review/goal_form.html", _form(request, request.GET.dict()))
    try:
        made = set_goal(actor=person(request), scope=scope(request), wanted=_wanted(request))
    except Invalid as error:
        return _again(request, error)
    return redirect("goal", uid=made.uid)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The form that changes a goal."""
    held = find_goal(scope(request), uid)
    scope(request).demand(Right.COLLECT, held.org_id)
    if request.method != "POST":
        return render(request, "review/goal_form.html", _form(request, _said(held), held))
    try:
        made = change_goal(
            actor=person(request), scope=scope(request), uid=uid, seen=_seen(request),
            wanted=_wanted(request, held), reason=request.POST.get("reason", ""),
        )  # fmt: skip
    except Invalid as error:
        return _again(request, error, held)
    return redirect("goal", uid=made.uid)


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give a goal up."""
    end_goal(
        actor=person(request), scope=scope(request), uid=uid, seen=_seen(request),
        reason=request.POST.get("reason", ""),
    )  # fmt: skip
    messages.success(request, texts_of(request)["review.goal_ended"])
    return redirect("goal", uid=uid)


def _again(request: HttpRequest, error: DiemcauError, held: Goal | None = None) -> HttpResponse:
    """The form as it was filled in, with what was not understood."""
    said = {name: str(value) for name, value in request.POST.items()}
    context = _form(request, said, held) | {"failure": tell_error(texts_of(request), error)}
    return render(request, "review/goal_form.html", context, status=422)


def _form(request: HttpRequest, said: dict[str, str], held: Goal | None = None) -> dict[str, Any]:
    language = texts_of(request).language
    reach = scope(request).reach(Right.COLLECT)
    tree = tree_of()
    may = {node.code for node in tree.nodes.values() if reach.has(node.pk)}
    points = [(said.get(f"point_{place}", ""), said.get(f"by_{place}", "")) for place in range(_POINTS)]
    return {
        "said": said, "held": held, "seen": held.known_from.isoformat() if held else "",
        "orgs": [(code, name) for code, name in org_choices(tree, language) if code in may],
        "measures": measure_choices(language), "periods": recent_periods(), "sorts": GOALS,
        "directions": [each.value for each in Direction], "levels": levels_up_to(scope(request)),
        "points": list(enumerate(points)), "units": list(profile().units),
        "level": said.get("level", "1"),
    }  # fmt: skip


def _said(held: Goal) -> dict[str, str]:
    """A goal as the form shows it."""
    points = {f"point_{place}": point["period"] for place, point in enumerate(held.points[:_POINTS])}
    words = {f"by_{place}": point.get("words", "") for place, point in enumerate(held.points[:_POINTS])}
    return {
        "measure": held.measure, "org": held.org.code if held.org else "", "period": held.period, "words": held.words,
        "unit": held.unit, "partner": held.partner, "status": held.status, "direction": held.direction,
        "set_by": held.set_by, "basis": held.basis, "mention": str(held.mention or ""), "level": str(held.level),
    } | points | words  # fmt: skip


def _wanted(request: HttpRequest, held: Goal | None = None) -> Wanted:
    """What the form says; of a goal that is changed, what it is of stays."""
    said = {name: str(value)[:600] for name, value in request.POST.items()}
    if held is not None:
        fixed = ("measure", "org", "period", "partner", "status")
        said |= {name: value for name, value in _said(held).items() if name in fixed}
    return Wanted(
        measure=said.get("measure", ""),
        org=said.get("org", ""),
        period=said.get("period", ""),
        words=said.get("words", ""),
        unit=said.get("unit", ""),
        partner=said.get("partner", ""),
        status=said.get("status", ""),
        direction=said.get("direction", ""),
        points=[(said.get(f"point_{place}", ""), said.get(f"by_{place}", "")) for place in range(_POINTS)],
        set_by=said.get("set_by", ""),
        basis=said.get("basis", ""),
        mention=_uid(said.get("mention", "")),
        level=int(said["level"]) if said.get("level", "") in {"0", "1", "2", "3", "4"} else -1,
        language=texts_of(request).language,
    )


def _uid(said: str) -> UUID | None:
    """The uid of a figure, by itself or at the end of the address of its sentence; None for nothing."""
    bare = said.strip().rpartition("#m-")[2]
    try:
        return UUID(bare) if bare else None
    except ValueError:
        raise Invalid("That names no figure.", "Copy the address of its sentence.", code="review.no_mention") from None


def _seen(request: HttpRequest) -> datetime:
    try:
        return datetime.fromisoformat(request.POST.get("seen", ""))
    except ValueError:
        raise Invalid("The form is not whole.", "Open it again.", code="review.no_seen") from None
