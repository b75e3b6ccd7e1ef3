"""The list of forecasts: targets by what is at stake, forecasts that are held against nothing, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diemcau.records import parse_period
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.outlook.actions.looking import note_view
from diemcau.web.outlook.queries import forecasts_for, refusals_for, run_for
from diemcau.web.outlook.views.asked import read_asked
from diemcau.web.outlook.views.lists import Rows, by_reason, by_stake, without_target
from diemcau.web.outlook.views.record import record_for
from diemcau.web.outlook.views.telling import Teller
from diemcau.web.search.views.choices import measure_choices, org_choices, recent_periods
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.db.models import QuerySet

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.outlook.models import Run
    from diemcau.web.outlook.views.asked import Asked

_WRONG = 422
_SHORT = 8  # signs of the number of a page
PART_ROWS = 5
"""Targets that a board shows."""


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All that is foretold of the units asked for; the person's own where none are."""
    run = run_for(scope(request))
    asked = read_asked(request.GET, year="" if run is None else str(run.made_on.year))
    context = _choices(request, asked)
    if run is not None:
        note_view(actor=person(request), runs=[run], query=request.get_full_path())
        context |= _lists(request, asked, run)
    return render(request, "outlook/overview.html", context, status=_WRONG if asked.wrong else 200)


def _choices(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """What stands in the fields."""
    language, held = texts_of(request).language, profile()
    groups = (("outlook.branches", held.branches), ("outlook.pillars", held.pillars))
    return {
        "asked": asked,
        "said_period": request.GET.get("period", asked.period)[:24],
        "is_own": not asked.org,
        "orgs": list(org_choices(tree_of(), language)),
        "measures": measure_choices(language),
        "insides": [
            (texts_of(request)[key], [(code, term.names.get(language, code)) for code, term in terms.items()])
            for key, terms in groups
        ],
        "periods": recent_periods(),
    }


def _lists(request: HttpRequest, asked: Asked, run: Run) -> dict[str, Any]:
    """A page of each list, with the sentence that says how far to trust it."""
    reader, texts = scope(request), texts_of(request)
    rows = Rows(Teller(texts))
    found = _within(forecasts_for(reader, run, measure=asked.measure, period=asked.period), asked, reader)
    targets, target_page = by_stake(found, request.GET.get("page", "")[:_SHORT], rows)
    others, other_page = without_target(found, request.GET.get("others", "")[:_SHORT], rows)
    refused = by_reason(
        _within(refusals_for(reader, run, measure=asked.measure, period=asked.period), asked, reader), rows
    )
    return {
        "run": run,
        "foretold_count": target_page.paginator.count + other_page.paginator.count,
        "honest": record_for(reader, rows.teller),
        "targets": targets,
        "target_page": _paged(request, target_page, "page"),
        "others": others,
        "other_page": _paged(request, other_page, "others"),
        "refused": refused,
        "refused_count": sum(group.count for group in refused),
        "is_open": not (targets or others),
    }


def _within(found: QuerySet[Any], asked: Asked, reader: Scope) -> QuerySet[Any]:
    """Those of the units and the branch that are asked for."""
    orgs, measures = asked.orgs(reader), asked.measures()
    if orgs is not None:
        found = found.filter(org__code__in=sorted(orgs))
    return found if measures is None or asked.measure else found.filter(measure__in=sorted(measures))


def _paged(request: HttpRequest, page: Page[Any], name: str) -> dict[str, Any]:
    """A page of a list with the addresses of those around it; the other lists stay where they are."""

    def at(number: int) -> str:
        query = request.GET.copy()
        query[name] = str(number)
        return f"?{query.urlencode()}"

    before = at(page.previous_page_number()) if page.has_previous() else ""
    after = at(page.next_page_number()) if page.has_next() else ""
    return {"number": page.number, "pages": page.paginator.num_pages, "before": before, "after": after}


@require_safe
def part(request: HttpRequest) -> HttpResponse:
    """What is most at stake, for a board of a unit or a measure to fetch; empty where nothing is foretold.

    A board that looks back over a period gets what is at stake in the year of the outlook.
    """
    run = run_for(scope(request))
    asked = read_asked(request.GET, year="" if run is None else str(run.made_on.year))
    context: dict[str, Any] = {"asked": asked, "run": run}
    if run is not None and not asked.wrong:
        if asked.period and parse_period(asked.period).end < run.made_on:
            asked = replace(asked, period=str(run.made_on.year))
        note_view(actor=person(request), runs=[run], query=request.get_full_path())
        found = _within(
            forecasts_for(scope(request), run, measure=asked.measure, period=asked.period), asked, scope(request)
        )
        targets, page = by_stake(found, "", Rows(Teller(texts_of(request))))
        context |= {"targets": targets[:PART_ROWS], "more": max(0, page.paginator.count - PART_ROWS)}
    return render(request, "outlook/part.html", context, status=_WRONG if asked.wrong else 200)
