"""Totals, the sentences behind each, and the totals that a sentence moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diemcau.records import Status
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.search.actions import note_look
from diemcau.web.search.addresses import of_sentence
from diemcau.web.search.behind import find_mention, moved_by, part_of, sentences_of
from diemcau.web.search.saved import views_of
from diemcau.web.search.shown import pieces_of, to_facts, to_said
from diemcau.web.search.spans import over_time
from diemcau.web.search.totals import facts_for, load_facts, measures_with_facts, total_of, totals_of
from diemcau.web.search.views.choices import measure_choices, org_choices, recent_periods
from diemcau.web.search.wanted import PARTS, query_of, read_wanted
from diemcau.web.search.words_of_totals import shown_amount, shown_grain, shown_moved, shown_total
from diemcau.web.shell.moments import known_at
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.record.models import Evidence
    from diemcau.web.search.totals import Wanted

_MEASURES = 12
_FACTS = 50


@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """One measure over orgs or periods; without a measure all of which there are facts."""
    wanted = read_wanted(request.GET)
    language = texts_of(request).language
    by_period = request.GET.get("by") == "periods"
    context: dict[str, Any] = {
        "wanted": wanted,
        "by": "periods" if by_period else "orgs",
        "name": wanted.node.name(language),
        "orgs": list(org_choices(wanted.tree, language)),
        "measures": measure_choices(language),
        "periods": recent_periods(),
        "statuses": [each.value for each in Status],
        "views": views_of(person(request)),
        "path": [(node.code, node.name(language)) for node in wanted.tree.above(wanted.node.pk)],
    }
    if wanted.measure is None:
        context |= _all_measures(request, wanted, language)
    elif by_period:
        unit, grains = over_time(scope(request), wanted, wanted.measure)
        context["grains"] = [shown_grain(grain, wanted, unit, language) for grain in grains]
    else:
        total = total_of(wanted, wanted.measure, load_facts(facts_for(scope(request), wanted)))
        context["total"] = shown_total(total, wanted, language) if total else None
    return render(request, "search/totals.html", context)


def _all_measures(request: HttpRequest, wanted: Wanted, language: str) -> dict[str, Any]:
    page = Paginator(measures_with_facts(scope(request), wanted), _MEASURES).get_page(request.GET.get("page"))
    found = totals_of(scope(request), wanted, list(page.object_list))
    return {"page": page, "all": [shown_total(total, wanted, language) for total in found]}


@require_safe
def sentences(request: HttpRequest) -> HttpResponse:
    """The facts that make a total, each with its sentences: one step from the number to the words."""
    wanted = read_wanted(request.GET)
    language = texts_of(request).language
    part = request.GET.get("part", "")
    part = part if part in PARTS else ""
    facts = load_facts(facts_for(scope(request), wanted))
    total = total_of(wanted, wanted.measure, facts) if wanted.measure else None
    amount = part_of(total.row, part) if total else None
    page = Paginator(amount.facts if amount else (), _FACTS).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    said = sentences_of(scope(request), shown)
    note_look(actor=person(request), query=request.GET.urlencode(), seen=_levels(said))
    facts_shown = to_facts(shown, language, wanted.at)
    rows = [(fact, to_said(said.get(fact.claim.pk, []))) for fact in facts_shown]
    context = {
        "wanted": wanted, "name": wanted.node.name(language), "back": query_of(wanted), "rows": rows, "page": page,
        "amount": shown_amount(amount, total.unit, language, "") if total else None,
        "measure": wanted.measure.names.get(language, wanted.measure.code) if wanted.measure else "",
    }  # fmt: skip
    return render(request, "search/sentences.html", context)


def _levels(said: dict[int, list[Evidence]]) -> dict[str, int]:
    return {str(one.document.uid): one.document.level for rows in said.values() for one in rows}


@require_safe
def moves(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Every total that a figure in a document moves."""
    mention = find_mention(scope(request), uid)
    moved, still = moved_by(scope(request), uid, known_at(request))
    language = texts_of(request).language
    note_look(actor=person(request), query=f"mention={uid}", seen={str(mention.document.uid): mention.document.level})
    sentence = mention.reading.text[mention.sentence_start : mention.sentence_end]
    context = {
        "mention": mention,
        "pieces": pieces_of(sentence, mention),
        "address": of_sentence(mention.document.uid, mention.start, mention.uid),
        "moved": shown_moved(moved, language),
        "still": [(to_facts([one.fact], language)[0], one.why) for one in still],
    }
    return render(request, "search/moves.html", context)
