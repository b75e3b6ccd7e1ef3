"""One page for everything that is found by words or filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from diemcau.web.accounts.middleware import person, scope
from diemcau.web.search.actions import export_facts, note_look
from diemcau.web.search.asked import MOST_SIGNS
from diemcau.web.search.facts import page_of
from diemcau.web.search.filters import SORTS, Filters, read_filters
from diemcau.web.search.queries import (
    MOST,
    conflicts_said_in,
    find_documents,
    find_passages,
    load_documents,
    load_passages,
)
from diemcau.web.search.saved import views_of
from diemcau.web.search.shown import Hit, org_names, to_facts, to_hits
from diemcau.web.search.suggest import offers, orgs_named
from diemcau.web.search.table import to_csv
from diemcau.web.search.told import to_conflicts
from diemcau.web.search.views.choices import choices
from diemcau.web.search.words_of_totals import kind_name
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TABS = ("sentences", "facts", "documents", "units", "conflicts")
_PAGE = 20


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Sentences, facts, documents, units or conflicts with some words; without words the list of facts."""
    filters = read_filters(request.GET)
    typed = bool(filters.asked.text.strip())
    tab = request.GET.get("tab", "")
    if tab not in TABS or not typed:
        tab = "sentences" if typed and not filters.narrows else "facts"
    context = {
        "tab": tab,
        "tabs": TABS if typed else (),
        "filters": filters,
        "typed": typed,
        "sorts": SORTS,
        "views": views_of(person(request)),
        **_SHOW[tab](request, filters),
    }
    return render(request, "search/find.html", context)


def _sentences(request: HttpRequest, filters: Filters) -> dict[str, Any]:
    pks = find_passages(scope(request), filters.asked)
    page = _page(request, pks)
    rows = load_passages(scope(request), page.object_list)
    hits = to_hits(rows, filters.asked, texts_of(request).language)
    note_look(actor=person(request), query=_said(request), seen=_levels(hits))
    return {"hits": hits, "page": page, "is_cut": len(pks) > MOST, "most": MOST}


def _levels(hits: Sequence[Hit]) -> dict[str, int]:
    return {str(hit.document.uid): hit.document.level for hit in hits}


def _facts(request: HttpRequest, filters: Filters) -> dict[str, Any]:
    page = page_of(scope(request), filters, _after(request))
    note_look(actor=person(request), query=_said(request), seen={str(one.uid): one.seen_from for one in page.claims})
    rows = to_facts(page.claims, texts_of(request).language, filters.at)
    chosen = choices(filters, texts_of(request).language)
    return {"facts": rows, "after": page.after, "is_cut": page.is_cut, "most": MOST, "choices": chosen}


def _documents(request: HttpRequest, filters: Filters) -> dict[str, Any]:
    said_in = find_passages(scope(request), filters.asked)
    page = _page(request, find_documents(scope(request), filters.asked, said_in))
    documents = load_documents(scope(request), page.object_list)
    names = org_names([(one.org_id, None) for one in documents], texts_of(request).language)
    note_look(actor=person(request), query=_said(request), seen={str(one.uid): one.level for one in documents})
    shown = [(one, names.get((one.org_id, None), "")) for one in documents]
    return {"documents": shown, "page": page, "is_cut": len(said_in) > MOST, "most": MOST}


def _units(request: HttpRequest, filters: Filters) -> dict[str, Any]:
    words = [word for term in filters.asked.wanted for word in term.folded]
    language = texts_of(request).language
    named = orgs_named(words, language) if words else []
    page = _page(request, named)
    units = [(node.code, node.name(language), kind_name(node.kind, language)) for node in page.object_list]
    return {"units": units, "page": page}


def _conflicts(request: HttpRequest, filters: Filters) -> dict[str, Any]:
    said_in = find_passages(scope(request), filters.asked)
    found = conflicts_said_in(scope(request), said_in, filters.at).order_by("state", "kind", "-pk")
    page = _page(request, list(found[:MOST]))
    note_look(actor=person(request), query=_said(request), seen={str(one.uid): one.seen_from for one in page})
    told = to_conflicts(list(page), scope(request), texts_of(request), filters.at)
    return {"conflicts": told, "page": page, "is_cut": len(said_in) > MOST, "most": MOST}


_SHOW: dict[str, Callable[[HttpRequest, Filters], dict[str, Any]]] = {
    "sentences": _sentences,
    "facts": _facts,
    "documents": _documents,
    "units": _units,
    "conflicts": _conflicts,
}


def _page(request: HttpRequest, found: Sequence[Any]) -> Any:
    return Paginator(found[:MOST], _PAGE).get_page(request.GET.get("page"))


def _after(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _said(request: HttpRequest) -> str:
    return request.GET.urlencode()


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """A part of a page: what the search box offers for what was typed so far."""
    typed = request.GET.get("q", "")[:MOST_SIGNS]
    return render(request, "search/offers.html", {"offers": offers(scope(request), typed, texts_of(request).language)})


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The facts of a list as a table; that it was taken is written down."""
    filters = read_filters(request.GET)
    rows = export_facts(actor=person(request), scope=scope(request), filters=filters, query=_said(request))
    lines = (line.encode() for line in to_csv(rows, texts_of(request)))
    name = f"facts-{timezone.localdate():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
