"""The list of alerts, and one with its grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.actions import note_look
from diemcau.web.search.addresses import of_sentence
from diemcau.web.shell.speech import texts_of
from diemcau.web.watch import queries
from diemcau.web.watch.actions.judging import LONGEST
from diemcau.web.watch.filters import KINDS, STRENGTHS, VERDICTS, read_filters
from diemcau.web.watch.models import SubjectKind
from diemcau.web.watch.policies import JUDGING, may_judge, may_tune
from diemcau.web.watch.shown import (
    About,
    issue_title,
    show_alert,
    show_alerts,
    show_terms,
    voice_name,
)
from diemcau.web.watch.subjects import name_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from diemcau.publish.texts import Texts
    from diemcau.web.watch.models import Sighting

_PAGE, _ISSUES, _BUSIEST = 20, 8, 6


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is new: strong alerts first."""
    asked, texts, filters = scope(request), texts_of(request), read_filters(request.GET)
    seen = queries.seen_by(asked)
    rows = queries.alerts_for(asked, seen, filters).prefetch_related("subjects")
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    alive = queries.alive(queries.issues_for(asked, seen))[:_ISSUES]
    context: dict[str, Any] = {
        "seen": seen,
        "filters": filters,
        "rows": page,
        "alerts": show_alerts(page.object_list, texts, queries.judged_by(person(request), page.object_list)),
        "judges": any(asked.reach(right) for right in JUDGING),
        "tunes": may_tune(asked),
        "strengths": STRENGTHS,
        "kinds": KINDS,
        "verdicts": list(VERDICTS),
        "about": name_of(filters.subject_kind, filters.subject_code, texts.language) if filters.subject_kind else "",
        "issues": [(one, issue_title(one, texts.language)) for one in alive],
        "busiest": [(kind.value, _busiest(seen, kind.value, texts)) for kind in SubjectKind],
    }
    return render(request, "watch/alerts.html", context)


@require_safe
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One alert: why now, its sentences, its terms, and what people made of it."""
    asked, texts = scope(request), texts_of(request)
    alert = queries.find_alert(asked, uid)
    issue = queries.issue_of(asked, alert)
    sightings = queries.sightings_of(asked, alert)
    for one in sightings:
        note_look(actor=person(request), document=one.document)
    context: dict[str, Any] = {
        "one": show_alert(alert, list(alert.subjects.all()), texts),
        "terms": show_terms(alert, texts),
        "issue": issue,
        "issue_title": issue_title(issue, texts.language) if issue else "",
        "sentences": [_sentence(one, texts) for one in sightings],
        "documents": alert.items.count(),
        "opinions": queries.opinions_on(alert),
        "judges": may_judge(asked, alert),
        "said": queries.opinions_on(alert).filter(person=person(request), withdrawn_at=None).first(),
        "longest": LONGEST,
        "put_away": alert.known_to,
    }
    return render(request, "watch/alert.html", context)


def _sentence(one: Sighting, texts: Texts) -> dict[str, Any]:
    return {
        "row": one,
        "address": of_sentence(one.document.uid, one.start),
        "voice": voice_name(one.source, texts.language),
        "pieces": list(_pieces(one.words, one.terms)),
    }


def _pieces(words: str, terms: list[str]) -> list[tuple[str, bool]]:
    """A sentence in pieces, those that are a term marked; places by small letters, which keep their number here."""
    lower = words.lower()
    if len(lower) != len(words):
        return [(words, False)]
    marks = [False] * len(words)
    for term in terms:
        small = term.lower()
        start = lower.find(small) if small else -1
        while start >= 0:
            marks[start : start + len(small)] = [True] * len(small)
            start = lower.find(small, start + len(small))
    found: list[tuple[str, bool]] = []
    begin = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or marks[place] != marks[begin]:
            found.append((words[begin:place], marks[begin]))
            begin = place
    return found


def _busiest(seen: queries.Seen, kind: str, texts: Texts) -> list[About]:
    found = queries.busiest(seen, kind, timezone.localdate(), _BUSIEST)
    return [About(kind, code, name_of(kind, code, texts.language), many) for code, many in found]
