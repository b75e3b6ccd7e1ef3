"""An issue with its life, and what there is about a country, an org or a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diemcau.web.accounts.middleware import person, scope
from diemcau.web.record.shown import named
from diemcau.web.shell.speech import texts_of
from diemcau.web.watch import queries
from diemcau.web.watch.filters import Filters
from diemcau.web.watch.models import SubjectKind
from diemcau.web.watch.picture import HEIGHT, STEP, draw_weeks, drawn, life_of
from diemcau.web.watch.policies import JUDGING
from diemcau.web.watch.shown import issue_title, show_alerts, show_subjects, voice_name
from diemcau.web.watch.subjects import find_subject, name_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

_PAGE, _DOTS, _ALERTS, _ISSUES, _PAPERS = 30, 200, 10, 10, 12


@require_safe
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One issue."""
    asked, texts = scope(request), texts_of(request)
    issue = queries.find_issue(asked, uid)
    into, merged = queries.merged_with(asked, issue)
    papers = Paginator(queries.papers_of(asked, issue), _PAGE).get_page(request.GET.get("page"))
    alerts = queries.alerts_of(asked, issue)
    context: dict[str, Any] = {
        "issue": issue,
        "title": issue_title(issue, texts.language),
        "about": show_subjects(issue.subjects.all(), texts),
        "alerts": show_alerts(alerts, texts),
        "into": (into, issue_title(into, texts.language)) if into else None,
        "merged": [(one, issue_title(one, texts.language)) for one in merged],
        "rows": papers,
        "papers": [(one, voice_name(one.source, texts.language)) for one in papers],
    }
    return render(request, "watch/issue.html", context)


@require_safe
def life(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The picture of an issue's life, as the part of a page that stands already."""
    asked, texts = scope(request), texts_of(request)
    issue = queries.find_issue(asked, uid)
    raised = [alert.raised_on for alert in queries.alerts_of(asked, issue)]
    papers = queries.papers_of(asked, issue).order_by("day", "pk")[:_DOTS]
    return HttpResponse(drawn(life_of(issue, papers, raised, texts.language)))


@require_safe
def subject(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """What there is about a country, an org or a topic."""
    find_subject(kind, code)
    asked, texts = scope(request), texts_of(request)
    seen = queries.seen_by(asked)
    about = Filters(subject_kind=kind, subject_code=code)
    alerts = list(queries.alerts_for(asked, seen, about).prefetch_related("subjects")[:_ALERTS])
    weeks = queries.weeks_about(seen, kind, code, timezone.localdate())
    issues = queries.alive(queries.issues_about(asked, seen, kind, code))[:_ISSUES]
    papers = queries.newest_about(asked, seen, kind, code)[:_PAPERS]
    context: dict[str, Any] = {
        "seen": seen,
        "kind": kind,
        "code": code,
        "name": name_of(kind, code, texts.language),
        "subject": f"{kind}:{code}",
        "alerts": show_alerts(alerts, texts, queries.judged_by(person(request), alerts)),
        "judges": any(asked.reach(right) for right in JUDGING),
        "issues": [(one, issue_title(one, texts.language)) for one in issues],
        "weeks": weeks,
        "bars": draw_weeks(weeks),
        "width": STEP * max(len(weeks), 1),
        "height": HEIGHT,
        "documents": sum(number for _, number in weeks),
        "papers": [(one, voice_name(one.entered.source, texts.language)) for one in papers],
        "figures": named(queries.figures_about(asked, kind, code), texts),
        "follows": queries.follows_of(person(request)).filter(kind=kind, code=code).first(),
        "is_org": kind == SubjectKind.ORG,
        "is_country": kind == SubjectKind.COUNTRY,
    }
    return render(request, "watch/subject.html", context)
