"""The four-cell table, the calendar of deadlines, what is blocked, and the plan of what waits for what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from diemcau.errors import NotFound
from diemcau.publish.numbers import format_number
from diemcau.web.accounts.middleware import scope
from diemcau.web.orgs.queries import tree_of
from diemcau.web.search.views.choices import org_choices
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.blocked import WHYS, blocked_for
from diemcau.web.tasks.listing import table_to_csv
from diemcau.web.tasks.models import Source
from diemcau.web.tasks.month import month_of, read_month
from diemcau.web.tasks.plan import plan_of
from diemcau.web.tasks.policies import visible_sources
from diemcau.web.tasks.queries import find_unit, home_of
from diemcau.web.tasks.table import CLASSES, TENTH, table_of
from diemcau.web.tasks.views.lists import attach
from diemcau.web.tasks.wanted import read_day, read_uid

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from diemcau.web.orgs.tree import Node
    from diemcau.web.tasks.table import Ratio, TableRow


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The four cells by unit, with shares of stated denominators."""
    texts, on = texts_of(request), _past(request)
    node = _unit(request, on)
    found = table_of(scope(request), node, texts.language, on)
    context = {
        "table": found,
        "rows": [_told(row, texts.language, on) for row in found.rows],
        "whole": _told(found.whole, texts.language, on),
        "unit": node,
        "unit_name": node.name(texts.language),
        "above": [(each.code, each.name(texts.language)) for each in tree_of(on).above(node.pk)],
        "units": list(org_choices(tree_of(on), texts.language)),
        "on": on,
        "day": on or timezone.localdate(),
        "today": timezone.localdate(),
        "classes": [each.value for each in CLASSES],
        "csv": f"{reverse('tasks_table_csv')}?{urlencode({'unit': node.code, **_on(on)})}",
    }
    return render(request, "tasks/see_table.html", context)


@require_safe
def table_csv(request: HttpRequest) -> HttpResponse:
    """The same table for other programs."""
    texts, on = texts_of(request), _past(request)
    node = _unit(request, on)
    day = (on or timezone.localdate()).isoformat()
    return attach(table_to_csv(table_of(scope(request), node, texts.language, on), texts), f"table-{node.code}-{day}")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The deadlines of a month."""
    texts, node = texts_of(request), _unit(request)
    month = month_of(scope(request), read_month(request.GET.get("month", "")), node, texts.language)
    context = {"month": month, "weekdays": range(1, 8)}
    return render(request, "tasks/see_calendar.html", context | _chosen(request, node))


@require_safe
def blocked(request: HttpRequest) -> HttpResponse:
    """What cannot go on, and whom it waits for."""
    texts, node = texts_of(request), _unit(request)
    why = request.GET.get("why", "")
    if why and why not in WHYS:
        raise NotFound("There is no such list.", code="tasks.no_list")
    reasons = blocked_for(scope(request), node, texts.language, why)
    return render(request, "tasks/see_blocked.html", {"reasons": reasons, "why": why} | _chosen(request, node))


@require_safe
def gantt(request: HttpRequest) -> HttpResponse:
    """What waits for what, over time, of a unit or a paper."""
    texts, node = texts_of(request), _unit(request)
    paper = _paper(request)
    plan = plan_of(scope(request), node, paper.uid if paper is not None else None, texts.language)
    context = {"plan": plan, "paper": str(paper) if paper is not None else ""}
    return render(request, "tasks/see_gantt.html", context | _chosen(request, node))


def _paper(request: HttpRequest) -> Source | None:
    """The paper that an address names, None where it names none.

    Raises:
        NotFound: If the person may not know of it.
    """
    said = request.GET.get("paper", "")
    if not said:
        return None
    uid = read_uid(said)
    known = Source.objects.filter(visible_sources(scope(request)))
    found = known.filter(uid=uid).first() if uid is not None else None
    if found is None:
        raise NotFound("There is no such paper, or it is not open to you.", code="tasks.no_source")
    return found


def _chosen(request: HttpRequest, node: Node) -> dict[str, Any]:
    language = texts_of(request).language
    return {
        "unit": node,
        "unit_name": node.name(language),
        "units": list(org_choices(tree_of(), language)),
        "today": timezone.localdate(),
    }


def _unit(request: HttpRequest, on: date | None = None) -> Node:
    """The unit that an address names, else the person's own, else the head of all."""
    code = request.GET.get("unit", "")[:60]
    if code:
        return find_unit(code, on)
    return home_of(scope(request), on) or tree_of(on).roots()[0]


def _past(request: HttpRequest) -> date | None:
    """The day that an address asks for, where it is over."""
    day = read_day(request.GET.get("on", ""))
    return day if day is not None and day < timezone.localdate() else None


def _on(on: date | None) -> dict[str, str]:
    return {"on": on.isoformat()} if on is not None else {}


def _told(row: TableRow, language: str, on: date | None) -> dict[str, Any]:
    """A row with the addresses behind its cells and its shares in words."""
    below = {"below": "no"} if row.is_own else {}
    here = reverse("tasks_unit", args=[row.code])
    cells = [
        {
            "name": each.value,
            "many": getattr(row.cells, each.value),
            "address": "" if row.is_gone else f"{here}?{urlencode({'class': each.value, **below, **_on(on)})}",
        }
        for each in CLASSES
    ]
    table = f"{reverse('tasks_table')}?{urlencode({'unit': row.code, **_on(on)})}" if row.has_below else ""
    return {
        "row": row,
        "cells": cells,
        "table": table,
        "ratios": {name: _percent(ratio, language) for name, ratio in row.ratios.items()},
    }


def _percent(ratio: Ratio, language: str) -> str:
    percent = ratio.percent
    return format_number(percent, language, place=TENTH) if percent is not None else ""
