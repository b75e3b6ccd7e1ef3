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
from diemcau.web.archive.telling import org_name
from diemcau.web.filings.book import book, form_of
from diemcau.web.filings.entry.keeping import Kept, keep, read_sent
from diemcau.web.filings.entry.queries import cells_before, filing_inside, held, remarks_by_cell
from diemcau.web.filings.entry.shown import show_form, show_named, texts_for_scripts
from diemcau.web.filings.policies import may_enter
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.filings.models import Filing


@never_cache
@require_safe
def enter(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The page; to be read only, for whoever may not enter there or while others have it before them."""
    filing = filing_inside(scope(request), uid)
    texts = texts_of(request)
    context = {
        "filing": filing,
        "form": show_form(form_of(filing.form), book(), texts.language),
        "org": org_name(filing.org_id, filing.org.code, texts.language),
        "may_edit": may_enter(scope(request), filing) and filing.campaign.closed_at is None,
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
        "window": {"first": filing.campaign.first_day.isoformat(), "last": filing.campaign.last_day.isoformat()},
        **held(filing),
        "earlier": {},
        "before": cells_before(asked, filing),
        "offers": {},
        "read": {},
        "remarks": remarks_by_cell(filing),
        "may_edit": may_enter(asked, filing),
        # What is confidential is not left lying in a browser that others may use.
        "may_keep_here": filing.level <= Level.INTERNAL,
        "save": reverse("filing_enter_save", args=[filing.uid]),
    }


@never_cache
@require_POST
def keep_page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keep what the page sent; 409 with both sides of every cell that somebody else changed to other words."""
    filing = filing_inside(scope(request), uid)
    try:
        said = json.loads(request.body)
    except ValueError as error:
        raise Invalid("What the page sent is no JSON.", "Load it again.", code="filings.misshapen") from error
    return told(keep(actor=person(request), scope=scope(request), filing=filing, sent=read_sent(said)))


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
    if kept.merged and version is not None:
        facts |= {"content": version.content, "origins": version.origins, "by": version.by.name}
    return JsonResponse(facts)
