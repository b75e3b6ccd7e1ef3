"""The page on which a return is filled in, and the keeping of what is typed there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import Invalid
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.telling import org_name
from diemcau.web.filings.actions import note_look
from diemcau.web.filings.book import book, form_of
from diemcau.web.filings.content import to_json
from diemcau.web.filings.entry.keeping import Kept, keep, read_sent
from diemcau.web.filings.entry.offline import scripts_of_page
from diemcau.web.filings.entry.prefill import Offers, offers_for
from diemcau.web.filings.entry.queries import cells_before, filing_inside, held, remarks_by_cell
from diemcau.web.filings.entry.shown import show_form, show_interval, show_named, texts_for_scripts
from diemcau.web.filings.policies import demand, may_enter
from diemcau.web.filings.worth import before_of, window_for
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.models import Filing


@never_cache
@require_safe
def enter(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The page; to be read only, for whoever may not enter there or while others have it before them."""
    filing = filing_inside(scope(request), uid)
    note_look(actor=person(request), filing=filing)
    texts = texts_of(request)
    context = {
        "filing": filing,
        "form": show_form(form_of(filing.form), book(), texts.language),
        "org": org_name(filing.org_id, filing.org.code, texts.language),
        "may_edit": is_open(scope(request), filing),
        "scripts": scripts_of_page(),
        "window": window_for(filing),
        "data": page_data(request, filing),
    }
    return render(request, "filings/entry.html", context)


def page_data(request: HttpRequest, filing: Filing) -> dict[str, Any]:
    """Everything the scripts of the page begin with."""
    texts, asked = texts_of(request), scope(request)
    return {
        "filing": str(filing.uid),
        "person": person(request).pk,
        "language": texts.language,
        "texts": texts_for_scripts(texts),
        "form": show_form(form_of(filing.form), book(), texts.language),
        **show_named(book()),
        **_days(filing),
        **held(filing),
        "earlier": _earlier(filing, texts.language),
        "before": cells_before(asked, filing),
        **_offered(offers_for(asked, filing, texts)),
        "remarks": remarks_by_cell(filing),
        "may_edit": is_open(asked, filing),
        # What is confidential is not left lying in a browser that others may use.
        "may_keep_here": filing.level <= Level.INTERNAL,
        "save": reverse("filing_enter_save", args=[filing.uid]),
    }


def is_open(asked: Scope, filing: Filing) -> bool:
    """Whether a person may write in a return now."""
    return may_enter(asked, filing) and filing.campaign.closed_at is None


def _days(filing: Filing) -> dict[str, Any]:
    first, last = window_for(filing)
    return {"window": {"first": first.isoformat(), "last": last.isoformat()}}


def _earlier(filing: Filing, language: str) -> dict[str, Any]:
    """The accepted returns of the year before that rules of the form ask for."""
    return {
        code: {"form": show_form(form_of(code), book(), language), "content": to_json(filled)}
        for code, filled in before_of(filing).items()
        if code in book().forms
    }


def _offered(offers: Offers) -> dict[str, Any]:
    return {
        "offers": offers.cells,
        "rows_offered": offers.rows,
        "sources": offers.sources,
        "read": {measure: show_interval(interval) for measure, interval in offers.read.items()},
    }


@never_cache
@require_POST
def keep_page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keep what the page sent; 409 with both sides of every cell that somebody else changed to other words."""
    filing = filing_inside(scope(request), uid)
    demand(scope(request), Right.ENTER, filing)
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Invalid("What the page sent is no JSON.", "Load it again.", code="filings.misshapen") from error
    return told(
        keep(
            actor=person(request), scope=scope(request), filing=filing, sent=read_sent(said, texts_of(request).language)
        )
    )


def told(kept: Kept) -> JsonResponse:
    """What became of it, for the script."""
    version = kept.version
    facts: dict[str, Any] = {
        "edit": kept.filing.edit,
        "version": version.number if version else 0,
        "at": f"{timezone.localtime(version.at):%H:%M:%S}" if version else "",
    }
    if kept.clashes:
        facts["who"] = version.by.name if version else ""
        facts["clashes"] = [
            {"cell": each.cell, "base": each.base, "mine": each.mine, "theirs": each.theirs} for each in kept.clashes
        ]
        return JsonResponse(facts, status=409)
    if (kept.merged or kept.settled) and version is not None:
        facts |= {"content": version.content, "origins": version.origins, "merged": kept.merged}
    return JsonResponse(facts)
