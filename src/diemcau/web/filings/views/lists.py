"""One's own returns, the campaigns, and the calendar of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diemcau.web.accounts.middleware import scope
from diemcau.web.accounts.policies import Right
from diemcau.web.filings.queries import campaigns_for
from diemcau.web.filings.schedule import EARLIEST, LATEST, year_of
from diemcau.web.filings.telling import TONES, Listed, form_name, regime_name, unit_name
from diemcau.web.filings.turns import STEPS, turns_for, verbs_for
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.models import Filing

_ROWS = 60
_LONGEST_YEAR = 4


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The returns that a person works on, those first whose turn it is."""
    asked, texts = scope(request), texts_of(request)
    found = turns_for(asked).annotate(questions=Count("remarks", filter=Q(remarks__answered_at=None)))
    page = Paginator(found, _ROWS).get_page(request.GET.get("page"))
    rows = listed(asked, page, texts.language)
    context = {
        "page": page,
        "turn": [row for row in rows if row.next],
        "others": [row for row in rows if not row.next],
        "collects": bool(asked.reach(Right.COLLECT)),
    }
    return render(request, "filings/filing_mine.html", context)


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """The campaigns that the person may know of, running ones first."""
    asked, texts = scope(request), texts_of(request)
    found = campaigns_for(asked)
    running = list(found.filter(closed_at=None).order_by("due", "pk")[:_ROWS])
    closed = Paginator(found.exclude(closed_at=None), _ROWS).get_page(request.GET.get("page"))
    today = timezone.localdate()
    for one in [*running, *closed]:
        one.days = (one.due - today).days  # type: ignore[attr-defined]
        one.regime_names = [regime_name(code, texts.language) for code in one.regimes]  # type: ignore[attr-defined]
    context = {"running": running, "closed": closed, "collects": bool(asked.reach(Right.COLLECT))}
    return render(request, "filings/campaigns.html", context)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What falls due in a year, month by month, with the campaigns that were opened for it."""
    asked, texts = scope(request), texts_of(request)
    year = _year(request.GET.get("year", ""))
    context = {
        "year": year,
        "before": year - 1 if year > EARLIEST else None,
        "after": year + 1 if year < LATEST else None,
        "months": year_of(asked, year, texts.language),
        "today": timezone.localdate(),
        "collects": bool(asked.reach(Right.COLLECT)),
    }
    return render(request, "filings/campaign_calendar.html", context)


def listed(asked: Scope, filings: Iterable[Filing], language: str) -> list[Listed]:
    """Returns as lists show them."""
    today = timezone.localdate()
    found = []
    for filing in filings:
        verbs = verbs_for(asked, filing)
        turn = next((verb for verb in verbs if verb in STEPS), "enter" if "enter" in verbs else "")
        found.append(
            Listed(
                filing,
                form_name(filing.form, language),
                regime_name(filing.regime, language),
                unit_name(filing.org.code, language),
                TONES[filing.state],
                verbs,
                turn,
                getattr(filing, "questions", 0),
                (filing.campaign.due - today).days,
            )
        )
    return found


def _year(said: str) -> int:
    good = said.isascii() and said.isdigit() and len(said) == _LONGEST_YEAR
    return min(max(int(said), EARLIEST), LATEST) if good else timezone.localdate().year
