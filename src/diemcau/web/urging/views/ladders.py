"""The ladders of offices: rungs, rehearsal, switch, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import Conflict, Invalid
from diemcau.profile.urging import LONGEST as MOST_DAYS
from diemcau.profile.urging import MOST_RUNGS, Rung, Whom
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.policies import Right
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.failures import STATUS
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.models import Task
from diemcau.web.tasks.shown import number_of, unit_of
from diemcau.web.urging import actions, queries
from diemcau.web.urging.actions.ladders import DAYS, LONGEST
from diemcau.web.urging.chain import rungs_of
from diemcau.web.urging.picture import HEIGHT, STEP, draw
from diemcau.web.urging.policies import may_switch
from diemcau.web.urging.rules import rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from diemcau.deploy.escalate import Simulation
    from diemcau.web.orgs.models import Org

_LINES = 60
"""Lines of a rehearsal that the page shows; the counts are of all."""
_SPARE = 2
"""Empty rows of the form beside those there are."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The offices and how their ladders stand; the only one at once."""
    offices = queries.offices_for(scope(request))
    if len(offices) == 1:
        return redirect("urging_ladder", offices[0].code)
    tree, language = tree_of(), texts_of(request).language
    rows = [
        (org.code, tree.nodes[org.pk].name(language) if org.pk in tree.nodes else org.code, queries.ladder_of(org))
        for org in offices
    ]
    return render(request, "urging/ladders.html", {"rows": rows})


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """One office's ladder."""
    return _page(request, queries.office_for(scope(request), code))


@require_POST
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Set the rungs."""
    asked = scope(request)
    office = queries.office_for(asked, code)
    try:
        rungs = _rungs(request)
        actions.set_rungs(
            actor=person(request), scope=asked, office=office, rungs=rungs, reason=request.POST.get("reason", "")
        )
    except Invalid as error:
        return _page(request, office, error=error)
    messages.success(request, texts_of(request)["urging.ladder.kept"])
    return redirect("urging_ladder", code)


@require_POST
def rehearse(request: HttpRequest, code: str) -> HttpResponse:
    """Show who would be told of what when, without telling anybody."""
    asked = scope(request)
    office = queries.office_for(asked, code)
    try:
        found = actions.simulate_ladder(actor=person(request), scope=asked, office=office)
    except Conflict as error:
        return _page(request, office, error=error)
    return _page(request, office, rehearsal=found)


@require_POST
def turn(request: HttpRequest, code: str) -> HttpResponse:
    """Switch it on or off."""
    asked = scope(request)
    office = queries.office_for(asked, code)
    on = request.POST.get("on") == "1"
    try:
        actions.switch(actor=person(request), scope=asked, office=office, on=on, reason=request.POST.get("reason", ""))
    except (Conflict, Invalid) as error:
        return _page(request, office, error=error)
    messages.success(request, texts_of(request)["urging.ladder.now_on" if on else "urging.ladder.now_off"])
    return redirect("urging_ladder", code)


def _rungs(request: HttpRequest) -> list[Rung]:
    """The rungs of the form; a row without a day is none.

    Raises:
        Invalid: If a number or part is none.
    """
    found = []
    for number in range(MOST_RUNGS):
        said = {
            name: request.POST.get(f"{name}-{number}", "").strip()[:12] for name in ("after", "whom", "grace", "rest")
        }
        if not said["after"]:
            continue
        whole = all(said[name].isascii() and said[name].isdecimal() for name in ("after", "grace", "rest"))
        if not whole or said["whom"] not in set(Whom):
            raise Invalid(
                f"Rung {number + 1} lacks a number, or whom it tells.", "Fill in the row, or empty its first field.",
                code="urging.no_rung", number=number + 1,
            )  # fmt: skip
        days = {name: int(said[name]) for name in ("after", "grace", "rest")}
        found.append(Rung(whom=Whom(said["whom"]), **days))
    return found


def _page(
    request: HttpRequest,
    office: Org,
    *,
    error: Conflict | Invalid | None = None,
    rehearsal: Simulation | None = None,
) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    ladder = queries.ladder_of(office)
    rungs: Sequence[Rung] = rungs_of(ladder) if ladder is not None else rules().rungs
    sets = asked.may(Right.DEPLOY, office.pk)
    is_on = ladder is not None and ladder.is_on
    spare = max(0, min(_SPARE, MOST_RUNGS - len(rungs)))
    context: dict[str, Any] = {
        "office": office,
        "name": unit_of(office.pk, texts.language)[0] or office.code,
        "ladder": ladder,
        "rungs": rungs,
        "rows": [*rungs, *[None] * spare],
        "whoms": [each.value for each in Whom],
        "sets": sets,
        "rehearses": ladder is not None and (sets or asked.may(Right.ASSIGN, office.pk)),
        "switches": ladder is not None and may_switch(asked, office.pk, on=not is_on),
        "is_on": is_on,
        "history": queries.ladders_of(office)[:20],
        "days": DAYS,
        "most": MOST_DAYS,
        "longest": LONGEST,
    }
    if rehearsal is not None:
        context["rehearsal"] = _shown(rehearsal, texts.language)
    if error is not None:
        context["error"] = tell_error(texts, error)
    return render(request, "urging/ladder.html", context, status=STATUS[type(error)] if error else 200)


def _shown(found: Simulation, language: str) -> dict[str, Any]:
    """A rehearsal for the page: bars, people with how often each is told, the first lines."""
    shown = found.lines[:_LINES]
    names = dict(Person.objects.filter(pk__in=[int(pk) for pk in found.per_person]).values_list("pk", "name"))
    asked = {line.uid for line in shown} | set(sorted(found.unheard)[:_LINES])
    tasks = {str(task.uid): task for task in Task.objects.filter(uid__in=asked)}
    return {
        "bars": draw(found.per_day),
        "width": STEP * len(found.per_day),
        "height": HEIGHT,
        "first": min(found.per_day, default=timezone.localdate()),
        "last": max(found.per_day, default=timezone.localdate()),
        "busiest": max(found.per_day.values(), default=0),
        "told": len(found.lines),
        "people": [
            (names.get(int(pk), pk), many) for pk, many in sorted(found.per_person.items(), key=lambda one: -one[1])
        ],
        "lines": [
            (
                line,
                tasks[line.uid],
                number_of(tasks[line.uid]),
                unit_of(tasks[line.uid].holder_id, language)[0],
                names.get(int(line.person or 0), ""),
            )
            for line in shown
        ],
        "unheard": [tasks[uid] for uid in sorted(found.unheard)[:_LINES]],
        "unheard_count": len(found.unheard),
    }
