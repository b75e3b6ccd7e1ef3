"""One's own work, a unit's list and board, and the list as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from diemcau.errors import NotFound
from diemcau.records.task import Mark, TaskState, TimeClass
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.search.views.choices import measure_choices, org_choices
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.actions.taking import take_list
from diemcau.web.tasks.queries import (
    BOARD,
    CARDS,
    assigners_for,
    cells_for,
    columns_of,
    count_states,
    find_unit,
    home_of,
    page_of,
)
from diemcau.web.tasks.shown import facts_of, listed, number_of, unit_of
from diemcau.web.tasks.waiting import PAGE, TURNS, turns_for
from diemcau.web.tasks.wanted import SORTS, read_wanted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import HttpRequest

    from diemcau.web.orgs.tree import Node
    from diemcau.web.tasks.waiting import Turn
    from diemcau.web.tasks.wanted import Wanted

_MOST_PAGES = 1_000


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What waits for a person now, by what is to be done."""
    asked, texts = scope(request), texts_of(request)
    do = request.GET.get("do", "")
    if do and do not in TURNS:
        raise NotFound("There is no such list.", code="tasks.no_list")
    page = _number(request.GET.get("page", ""))
    turns = turns_for(person(request), asked, do, (page - 1) * PAGE if do else 0)
    home = home_of(asked)
    context: dict[str, Any] = {
        "turns": [{"turn": turn, "rows": _rows_of(turn, texts.language)} for turn in turns],
        "do": do,
        "page": page,
        "more": bool(do and turns and turns[0].total > page * PAGE),
        "home": home,
        "home_name": home.name(texts.language) if home else "",
        "cells": cells_for(asked, home) if home and not do else None,
        "today": timezone.localdate(),
    }
    return render(request, "tasks/see_mine.html", context)


@require_safe
def unit(request: HttpRequest, code: str = "") -> HttpResponse:
    """The tasks of a unit and of those below it, as a list or a board; without a code those of one's own unit."""
    asked, texts = scope(request), texts_of(request)
    code = code or request.GET.get("unit", "")[:60]
    wanted = read_wanted(request.GET, code)
    node = find_unit(code, wanted.past_day) if code else home_of(asked, wanted.past_day)
    if node is None:
        node = tree_of().roots()[0]
    wanted = read_wanted(request.GET, node.code)
    board = request.GET.get("view") == "board" and wanted.past_day is None
    context = _around(request, wanted, node)
    if board:
        counts = count_states(asked, wanted)
        columns = columns_of(asked, wanted)
        context["columns"] = [
            {
                "state": state.value,
                "total": counts.get(state.value, 0),
                "rows": listed(columns[state], texts.language),
                "more": max(counts.get(state.value, 0) - CARDS, 0),
                "all": wanted.address(state=state.value),
            }
            for state in BOARD
        ]
        return render(request, "tasks/see_board.html", context)
    listing = page_of(asked, wanted)
    context |= {
        "listing": listing,
        "rows": listed(listing.tasks, texts.language, wanted.past_day),
        "next": f"{wanted.address()}{'' if wanted.address() == '?' else '&'}after={listing.more}"
        if listing.more
        else "",
        "csv": f"{reverse('tasks_csv', args=[node.code])}{wanted.address()}",
    }
    return render(request, "tasks/see_unit.html", context)


@require_GET
def unit_csv(request: HttpRequest, code: str) -> HttpResponse:
    """The same list as a table for other programs, in full."""
    wanted = read_wanted(request.GET, find_unit(code, read_wanted(request.GET).past_day).code)
    content = take_list(actor=person(request), scope=scope(request), wanted=wanted, texts=texts_of(request))
    return attach(content, f"tasks-{wanted.unit}")


def attach(content: str, name: str) -> HttpResponse:
    """A table as a file that no browser opens as a page."""
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    safe = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-.") else "-" for sign in name)
    response["Content-Disposition"] = f'attachment; filename="{safe[:80]}.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _around(request: HttpRequest, wanted: Wanted, node: Node) -> dict[str, Any]:
    """What stands around a list: the unit, its filters and what they offer."""
    language = texts_of(request).language
    return {
        "wanted": wanted,
        "unit": node,
        "unit_name": node.name(language),
        "units": list(org_choices(tree_of(wanted.past_day), language)),
        "states": [state.value for state in TaskState],
        "classes": [each.value for each in TimeClass],
        "marks": [mark.value for mark in Mark],
        "sorts": SORTS,
        "assigners": assigners_for(scope(request)),
        "topics": [(code, topic.names.get(language, code)) for code, topic in profile().topics.items()],
        "measures": measure_choices(language),
        "levels": [level for level in Level.values if level <= scope(request).clearance],
        "here": reverse("tasks_unit", args=[node.code]),
    }


def _rows_of(turn: Turn, language: str) -> list[dict[str, Any]]:
    """The lines of what waits: address, number, words, unit, day and days left."""
    if turn.kind == "task":
        return [
            {
                "address": row.address, "number": row.number, "title": row.task.title, "unit": row.unit,
                "by": row.task.assigner.name if row.task.assigner else "", "reference": row.reference,
                "due": row.due, "days": row.days, "tone": row.tone, "key": row.task.is_key,
                "since": row.task.submitted_on if row.state is TaskState.SUBMITTED else None,
            }
            for row in listed(turn.things, language)
        ]  # fmt: skip
    return list(_OTHERS[turn.kind](turn.things, language))


def _shares(things: Iterable[Any], language: str) -> list[dict[str, Any]]:
    return [
        _line(
            reverse("task", args=[share.task.uid]), number_of(share.task), share.task.title,
            unit_of(share.holder_id, language)[0], share.due or share.task.due, words=share.words,
            key=share.task.is_key,
        )
        for share in things
    ]  # fmt: skip


def _extensions(things: Iterable[Any], language: str) -> list[dict[str, Any]]:
    return [
        _line(
            reverse("task", args=[each.task.uid]), number_of(each.task), each.task.title,
            unit_of(each.task.holder_id, language)[0], facts_of(each.task).due, words=each.reason, wanted=each.wanted,
            key=each.task.is_key,
        )
        for each in things
    ]  # fmt: skip


def _requests(things: Iterable[Any], language: str) -> list[dict[str, Any]]:
    return [
        _line(
            reverse("deploy_request", args=[each.uid]), "", each.words, unit_of(each.holder_id, language)[0], each.due
        )
        for each in things
    ]  # fmt: skip


_OTHERS = {"share": _shares, "extension": _extensions, "request": _requests}


def _line(address: str, number: str, title: str, unit: str, due: date | None, **more: Any) -> dict[str, Any]:
    days = (due - timezone.localdate()).days if due is not None else None
    tone = "bad" if days is not None and days < 0 else ""
    return {
        "address": address, "number": number, "title": title, "unit": unit, "due": due, "days": days, "tone": tone
    } | more  # fmt: skip


def _number(said: str) -> int:
    """The number of a page, from 1."""
    return min(max(int(said), 1), _MOST_PAGES) if said.isascii() and said.isdigit() and len(said) < len("10000") else 1
