"""Opening a campaign, its board of completeness and timeliness, and what the office does with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.errors import Conflict, Invalid
from diemcau.publish.notice import tell_error
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.telling import levels_up_to
from diemcau.web.filings import actions
from diemcau.web.filings.actions.campaigns import LONGEST_NAME, MOST_REGIMES
from diemcau.web.filings.board import board_of
from diemcau.web.filings.book import book, regime_of
from diemcau.web.filings.calendar import Days, days_of
from diemcau.web.filings.picture import WIDTH, draw
from diemcau.web.filings.policies import may_collect
from diemcau.web.filings.queries import campaign_for
from diemcau.web.filings.shown import columns_of, rows_of, too_late
from diemcau.web.filings.table import to_csv
from diemcau.web.filings.telling import measures_of, regime_name
from diemcau.web.orgs.pages import kind_name
from diemcau.web.shell.failures import STATUS
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from diemcau.web.filings.models import Campaign

_LONGEST_CODE = 60
_SHOW = ("", "missing", "late", "returned", "office", "accepted")
"""What the board can be narrowed to, beside the kind of unit."""


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose regimes and a period, look at the days that their rules give, and open the campaign."""
    asked = scope(request)
    if not asked.reach(Right.COLLECT):
        asked.demand(Right.COLLECT, None)
    said = request.POST if request.method == "POST" else request.GET
    regimes = [code[:_LONGEST_CODE] for code in said.getlist("regime")[:MOST_REGIMES]]
    period = said.get("period", "").strip()[:24]
    error: Exception | None = None
    days: Days | None = None
    try:
        days = days_of([regime_of(code) for code in regimes], period) if regimes and period else None
        if request.method == "POST":
            return redirect("campaign", _open(request, regimes, period, days).uid)
    except (Conflict, Invalid) as found:
        error = found
    return _new_page(request, regimes, period, days, error)


@require_safe
def board(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who has reported and who has not, form by form."""
    return _board_page(request, campaign_for(scope(request), uid))


@require_safe
def table(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The board as a table for other programs."""
    asked, texts = scope(request), texts_of(request)
    found = campaign_for(asked, uid)
    body = to_csv(board_of(asked, found, kind=_kind(request)), texts)
    name = f"campaign-{found.period}-{timezone.localdate():%Y%m%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def days(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Put the days of a campaign off, or bring them forward."""
    asked = scope(request)
    found = campaign_for(asked, uid)
    try:
        actions.change_days(
            actor=person(request),
            scope=asked,
            campaign=found,
            opens=_day(request.POST.get("opens", "")),
            due=_day(request.POST.get("due", "")),
            closes=_day(request.POST.get("closes", "")),
            reason=request.POST.get("reason", ""),
        )
    except (Conflict, Invalid) as error:
        return _board_page(request, found, error)
    messages.success(request, texts_of(request)["filings.campaign.days_changed"])
    return redirect("campaign", uid)


@require_POST
def remind(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Mail who still owes something; each once a day."""
    asked, texts = scope(request), texts_of(request)
    address = request.build_absolute_uri(reverse("returns"))
    found = campaign_for(asked, uid)
    told = actions.remind(actor=person(request), scope=asked, campaign=found, address=address)
    said = texts.plural("filings.campaign.reminded", told).format(count=told)
    messages.success(request, said if told else texts["filings.campaign.nobody_reminded"])
    return redirect("campaign", uid)


@require_POST
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End a campaign."""
    asked = scope(request)
    actions.close(actor=person(request), scope=asked, campaign=campaign_for(asked, uid))
    messages.success(request, texts_of(request)["filings.campaign.closed_now"])
    return redirect("campaign", uid)


def _open(request: HttpRequest, regimes: list[str], period: str, ruled: Days | None) -> Campaign:
    """Open the campaign that the form asks for; days that it does not name are those of the rules."""
    if ruled is None:
        raise Invalid("No regime is named.", "Choose one or several.", code="filings.no_regimes")
    said = request.POST
    chosen = Days(
        first_day=ruled.first_day,
        last_day=ruled.last_day,
        **{name: _day(said[name]) if said.get(name) else getattr(ruled, name) for name in ("opens", "due", "closes")},
    )
    level = said.get("level", "")
    return actions.open_campaign(
        actor=person(request),
        scope=scope(request),
        name=said.get("name", ""),
        regimes=regimes,
        period=period,
        days=chosen,
        level=int(level) if level in {str(each) for each in Level.values} else Level.INTERNAL,
    )


def _new_page(
    request: HttpRequest, regimes: list[str], period: str, ruled: Days | None, error: Exception | None
) -> HttpResponse:
    texts = texts_of(request)
    offered = [
        (one.code, regime_name(one.code, texts.language), one.every, one.basis, one.code in regimes)
        for one in book().regimes.values()
    ]
    name = request.POST.get("name", "") or ", ".join(regime_name(code, texts.language) for code in regimes)
    context: dict[str, Any] = {
        "offered": sorted(offered, key=lambda row: (not row[4], row[1])),
        "period": period,
        "days": ruled,
        "name": name[:LONGEST_NAME],
        "longest": LONGEST_NAME,
        "levels": levels_up_to(scope(request)),
        "level": Level.INTERNAL,
    }
    if isinstance(error, (Conflict, Invalid)):
        context["error"] = tell_error(texts, error)
    status = STATUS[type(error)] if isinstance(error, (Conflict, Invalid)) else 200
    return render(request, "filings/campaign_new.html", context, status=status)


def _board_page(request: HttpRequest, found: Campaign, error: Conflict | Invalid | None = None) -> HttpResponse:
    asked, texts = scope(request), texts_of(request)
    kind, measure = _kind(request), request.GET.get("measure", "")[:60]
    show = request.GET.get("show", "")
    offered = measures_of([form for code in found.regimes for form in _forms(code)], texts.language)
    measure = measure if measure in {code for code, _ in offered} else ""
    whole = board_of(asked, found, measure=measure)
    kinds = [(code, kind_name(code, texts), counts) for code, counts in whole.by_kind.items()]
    context: dict[str, Any] = {
        "campaign": found,
        "regimes": [regime_name(code, texts.language) for code in found.regimes],
        "board": whole,
        "columns": columns_of(whole, texts),
        "rows": rows_of(whole, texts, kind=kind, show=show if show in _SHOW else ""),
        "kinds": kinds,
        "bars": [(kind_name(bar.kind, texts), bar) for bar in draw(whole)],
        "width": WIDTH,
        "kind": kind,
        "show": show,
        "shows": _SHOW,
        "measures": offered,
        "measure": measure,
        "collects": may_collect(asked, found) and found.closed_at is None,
        "too_late": too_late(whole, texts),
        "late_days": -whole.days_left,
    }
    if error is not None:
        context["error"] = tell_error(texts, error)
    return render(request, "filings/campaign.html", context, status=STATUS[type(error)] if error else 200)


def _forms(regime: str) -> tuple[str, ...]:
    found = book().regimes.get(regime)
    return found.forms if found is not None else ()


def _kind(request: HttpRequest) -> str:
    return request.GET.get("kind", "")[:40]


def _day(said: str) -> date:
    """A day as browsers send it.

    Raises:
        Invalid: If it is none.
    """
    try:
        day = parse_date(said.strip())
    except ValueError:
        day = None
    if day is None:
        raise Invalid(f"{said[:40]!r} is no day.", "Write it as 2026-12-18.", code="filings.no_day", said=said[:40])
    return day
