"""Running tables of tasks from workbooks: what was brought in, what it would become, what became of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import DiemcauError, Invalid
from diemcau.publish.notice import tell_error
from diemcau.publish.task_words import say_fault
from diemcau.records.task_table import TableFault
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.telling import levels_up_to
from diemcau.web.exchange.actions.tables import apply_table, try_table
from diemcau.web.exchange.policies import MOST_WORKBOOK
from diemcau.web.exchange.queries import find_import, imports_for
from diemcau.web.exchange.tables import DRAFT, ENDED, RUNNING, SAME, STOPPED, UPDATE
from diemcau.web.exchange.telling import home_code, level_said, org_named, unit_said, units_with
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.shell.failures import status_of
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.wanted import read_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diemcau.publish.texts import Texts
    from diemcau.web.exchange.models import Import

_SHOWN = 50
_PAGE = 100
_FAULTS = 200
BECOMES = (DRAFT, RUNNING, UPDATE, SAME, ENDED, STOPPED)


@require_http_methods(["GET", "HEAD", "POST"])
def tables(request: HttpRequest) -> HttpResponse:
    """The workbooks of one's reach; a new one is tried."""
    if request.method != "POST":
        return _page(request)
    try:
        made = try_table(
            actor=person(request), scope=scope(request), org=unit_said(request), level=level_said(request),
            assigner=request.POST.get("assigner", "")[:150], **_file(request),
        )  # fmt: skip
    except DiemcauError as error:
        return _page(request, failure=tell_error(texts_of(request), error), status=status_of(error))
    return redirect("table", uid=made.uid)


def _file(request: HttpRequest) -> dict[str, Any]:
    """The file that came with the form.

    Raises:
        Invalid: If there is none, or it is too large.
    """
    file = request.FILES.get("file")
    if file is None:
        raise Invalid("No file came with the request.", "Choose a file.", code="exchange.no_file")
    if (file.size or 0) > MOST_WORKBOOK:
        raise Invalid(
            "The workbook is empty or larger than 10 MB.", "Part it into smaller ones.", code="exchange.large_table"
        )
    return {"filename": file.name or "", "body": file.read()}


def _page(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    language = texts_of(request).language
    rows = imports_for(scope(request)).defer("said", "told")[:_SHOWN]
    context = {
        "rows": [{"held": held, "org": org_named(held.org, language)} for held in rows],
        "units": units_with(scope(request), language, Right.DEPLOY),
        "chosen_org": request.POST.get("org", "") or home_code(scope(request)),
        "levels": levels_up_to(scope(request)),
        "said": request.POST if "failure" in more else {},
        "level": request.POST.get("level", "") if "failure" in more else "1",
        **more,
    }
    return render(request, "exchange/tables.html", context, status=status)


@require_safe
def table(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One workbook, row by row."""
    held, texts = find_import(scope(request), uid), texts_of(request)
    rows: Sequence[dict[str, Any]] = held.said.get("rows", [])
    numbered = list(enumerate(rows))
    wanted = request.GET.get("becomes", "")
    if wanted in BECOMES:
        numbered = [(place, row) for place, row in numbered if row["becomes"] == wanted]
    page = Paginator(numbered, _PAGE).get_page(request.GET.get("page"))
    faults = held.said.get("faults", [])
    counts = Counter(row["becomes"] for row in rows)
    context = {
        "held": held,
        "org": org_named(held.org, texts.language),
        "counts": [(each, counts[each]) for each in BECOMES if counts[each]],
        "new": counts[DRAFT] + counts[RUNNING] + counts[UPDATE],
        "total": len(rows),
        "wanted": wanted,
        "rows": _shown(request, held, list(page.object_list)),
        "page": page,
        "faults": [say_fault(texts, TableFault(**fault)) for fault in faults[:_FAULTS]],
        "more_faults": max(len(faults) - _FAULTS, 0),
        "others": held.said.get("others", []),
        "failure": _retold(held.said["failure"], texts) if "failure" in held.said else None,
        "may_apply": held.state == "ready" and held.by_id == person(request).pk,
    }
    return render(request, "exchange/table.html", context)


@require_POST
def apply(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a workbook over."""
    held = apply_table(actor=person(request), scope=scope(request), uid=uid)
    said = "exchange.tables.applied" if held.state == "applied" else "exchange.tables.applying"
    messages.success(request, texts_of(request)[said])
    return redirect("table", uid=uid)


def _shown(request: HttpRequest, held: Import, rows: Sequence[tuple[int, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Rows in words, with the tasks that came of them where they are open to the person."""
    texts = texts_of(request)
    told = {place: held.told.get(str(place), {}) for place, _ in rows}
    uids = {one.get("task") or row["task"] for (_, row), one in zip(rows, told.values(), strict=True)}
    known = {str(uid) for uid in tasks_for(scope(request)).filter(uid__in=uids - {""}).values_list("uid", flat=True)}
    names = names_of_all()
    found = []
    for place, row in rows:
        became, task = told[place], told[place].get("task") or row["task"]
        found.append(
            {
                "row": row,
                "due": read_day(row["due"]),
                "lead": names[row["lead"]].name(texts.language) if row["lead"] in names else "",
                "became": became.get("became", ""),
                "why": _retold(became["why"], texts) if "why" in became else None,
                "address": reverse("task", args=[task]) if task in known else "",
                "notices": [
                    (texts[f"exchange.notice.{one['code']}"].format(found=one["found"]), one["cell"])
                    for one in row["notices"]
                ],
            }
        )
    return found


def _retold(said: Mapping[str, Any], texts: Texts) -> tuple[str, str]:
    """A refusal that was kept, in the reader's words."""
    return tell_error(texts, DiemcauError(said["title"], said["advice"], **said["facts"]))
