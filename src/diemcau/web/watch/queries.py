"""What is asked about streams, alerts and issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum

from diemcau.errors import NotFound
from diemcau.records.signal import Stage
from diemcau.web.archive.policies import visible as visible_documents
from diemcau.web.filings.book import book
from diemcau.web.record.queries import claims_for
from diemcau.web.watch.models import (
    Alert,
    Filed,
    Follow,
    Issue,
    IssueDocument,
    IssueSubject,
    Letter,
    Opinion,
    Setting,
    Sighting,
    Stream,
    SubjectKind,
    SubjectWeek,
)
from diemcau.web.watch.policies import visible_alerts, visible_issues
from diemcau.web.watch.rules import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.record.models import Claim
    from diemcau.web.watch.filters import Filters

ALIVE = (Stage.BORN.value, Stage.GROWING.value, Stage.STEADY.value, Stage.FADING.value)
"""Stages of an issue that goes on."""
WEEKS = 52
"""Weeks of a subject's timeline."""
_LOOKED, _FIGURES = 80, 8
"""Newest facts that are looked at, and measures that are shown of them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The stream that a person sees: of the highest level that is not above the clearance.

    Attributes:
        stream: The one that goes on; None before the first run.
        streams: Ids of it and of those whose place it took: alerts that were judged stay theirs.
    """

    stream: Stream | None = None
    streams: tuple[int, ...] = ()


def seen_by(scope: Scope) -> Seen:
    """The stream that a person sees."""
    rows = Stream.objects.filter(ceiling__lte=scope.clearance).defer("state").order_by("-ceiling", "-pk")
    found = list(rows)
    stream = next((row for row in found if row.is_current), None)
    if stream is None:
        return Seen()
    return Seen(stream, tuple(row.pk for row in found if row.ceiling == stream.ceiling))


def alerts_for(scope: Scope, seen: Seen, filters: Filters) -> QuerySet[Alert]:
    """The alerts that a person may know of: strong ones first, then the newest."""
    held = Alert.objects.filter(stream__in=seen.streams, known_to=None).filter(visible_alerts(scope))
    return held.filter(filters.narrow()).order_by("strength", "-raised_on", "-score", "-pk")


def find_alert(scope: Scope, uid: UUID) -> Alert:
    """An alert.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of; the two cannot be told apart.
    """
    found = Alert.objects.filter(visible_alerts(scope), uid=uid).select_related("issue").first()
    if found is None:
        raise NotFound("There is no such alert, or it is not open to you.", code="watch.no_alert")
    return found


def issues_for(scope: Scope, seen: Seen) -> QuerySet[Issue]:
    """The issues that a person may know of, the liveliest first."""
    return Issue.objects.filter(stream__in=seen.streams, known_to=None).filter(visible_issues(scope))


def alive(issues: QuerySet[Issue]) -> QuerySet[Issue]:
    """Those of some issues that go on and are more than noise."""
    return issues.filter(stage__in=ALIVE).exclude(strength="noise").order_by("-last", "-number", "-pk")


def find_issue(scope: Scope, uid: UUID) -> Issue:
    """An issue.

    Raises:
        NotFound: As for an alert.
    """
    found = Issue.objects.filter(visible_issues(scope), uid=uid).first()
    if found is None:
        raise NotFound("There is no such issue, or it is not open to you.", code="watch.no_issue")
    return found


def issue_of(scope: Scope, alert: Alert) -> Issue | None:
    """The issue of an alert, where the person may know of all its documents: later ones may be higher."""
    return Issue.objects.filter(visible_issues(scope), pk=alert.issue_id).first()


def merged_with(scope: Scope, issue: Issue) -> tuple[Issue | None, QuerySet[Issue]]:
    """The issue that one went into, and those that went into it."""
    around = Issue.objects.filter(visible_issues(scope), stream=issue.stream_id)
    into = around.filter(engine=issue.merged_into).first() if issue.merged_into else None
    return into, around.filter(merged_into=issue.engine).order_by("born", "pk")


def judged_by(person: Person, alerts: Iterable[Alert]) -> frozenset[str]:
    """Of which alerts, by what they share with their twins, an opinion of a person stands."""
    twins = [alert.twin for alert in alerts]
    rows = Opinion.objects.filter(alert__twin__in=twins, person=person, withdrawn_at=None)
    return frozenset(rows.order_by().values_list("alert__twin", flat=True))


def papers_of(scope: Scope, issue: Issue) -> QuerySet[IssueDocument]:
    """The documents of an issue, newest first."""
    rows = IssueDocument.objects.filter(visible_documents(scope, "document__"), issue=issue)
    return rows.select_related("document").order_by("-day", "-pk")


def issues_about(scope: Scope, seen: Seen, kind: str, code: str) -> QuerySet[Issue]:
    """The issues about a subject."""
    about = IssueSubject.objects.filter(kind=kind, code=code)
    return issues_for(scope, seen).filter(pk__in=about.values("issue"))


def sightings_of(scope: Scope, alert: Alert) -> list[Sighting]:
    """The sentences of an alert, each with its document."""
    rows = alert.sightings.filter(visible_documents(scope, "document__")).select_related("document")
    return list(rows.order_by("place"))


def opinions_on(alert: Alert) -> QuerySet[Opinion]:
    """What people said of an alert or a twin of it, which rests on the same documents; newest first."""
    return Opinion.objects.filter(alert__twin=alert.twin).select_related("person").order_by("-at", "-pk")


def weeks_about(seen: Seen, kind: str, code: str, today: date) -> list[tuple[date, int]]:
    """Documents about a subject in each of the last weeks, oldest first, weeks without any too."""
    if seen.stream is None:
        return []
    first = week_of(today) - timedelta(weeks=WEEKS - 1)
    rows = SubjectWeek.objects.filter(stream=seen.stream, kind=kind, code=code, week__gte=first)
    counts = dict(rows.values_list("week", "documents"))
    return [(week, counts.get(week, 0)) for week in (first + timedelta(weeks=at) for at in range(WEEKS))]


def busiest(seen: Seen, kind: str, today: date, most: int, weeks: int = 8) -> list[tuple[str, int]]:
    """The subjects of a kind of which the last weeks tell most, with the number of documents."""
    if seen.stream is None:
        return []
    first = week_of(today) - timedelta(weeks=weeks - 1)
    rows = SubjectWeek.objects.filter(stream=seen.stream, kind=kind, week__gte=first, documents__gt=0)
    found = rows.order_by().values("code").annotate(many=Sum("documents")).order_by("-many", "code")
    return list(found.values_list("code", "many")[:most])


def newest_about(scope: Scope, seen: Seen, kind: str, code: str) -> QuerySet[Filed]:
    """The documents about a subject that a person may know of, newest first."""
    rows = Filed.objects.filter(visible_documents(scope, "document__"), stream=seen.stream, kind=kind, code=code)
    return rows.select_related("document", "entered").order_by("-day", "-pk")


def alerts_of(scope: Scope, issue: Issue) -> QuerySet[Alert]:
    """The alerts of an issue."""
    return issue.alerts.filter(visible_alerts(scope)).order_by("raised_on", "pk").prefetch_related("subjects")


def figures_about(scope: Scope, kind: str, code: str) -> list[Claim]:
    """The newest fact of each measure about an org or a partner; a topic has no figures."""
    rows = claims_for(scope).exclude(measure="")
    if kind == SubjectKind.ORG:
        rows = rows.filter(org__code=code)
    elif kind == SubjectKind.COUNTRY:
        rows = rows.filter(partner__in=[code, *book().countries[code].names.values()])
    else:
        return []
    found: dict[str, Claim] = {}
    for claim in rows.order_by("-last_day", "measure", "pk")[:_LOOKED]:
        found.setdefault(claim.measure, claim)
    return list(found.values())[:_FIGURES]


def verdicts_by(scope: Scope, seen: Seen, what: str) -> list[tuple[str, int, int, Decimal]]:
    """For each strength or kind how many alerts that a person may know of were judged and accepted, and the share."""
    rows = (
        Alert.objects.filter(stream__in=seen.streams, known_to=None).filter(visible_alerts(scope)).exclude(verdict="")
    )
    counts = rows.order_by().values(what).annotate(
        judged=Count("pk"), accepted=Count("pk", filter=Q(verdict=Alert.Verdict.ACCEPTED))
    )  # fmt: skip
    return [
        (row[what], row["judged"], row["accepted"], Decimal(row["accepted"]) / row["judged"])
        for row in counts.order_by(what)
    ]


def settings_before() -> QuerySet[Setting]:
    """Every tuning there was, newest first."""
    return Setting.objects.select_related("by")


def follows_of(person: Person) -> QuerySet[Follow]:
    """What a person follows."""
    return Follow.objects.filter(person=person, ended_at=None)


def letters_of(person: Person) -> QuerySet[Letter]:
    """A person's letters, newest first."""
    return Letter.objects.filter(person=person).order_by("-on")


def told_in(scope: Scope, letter: Letter) -> QuerySet[Alert]:
    """What a letter tells of, as far as it is still open to the person."""
    held = letter.alerts.filter(visible_alerts(scope)).prefetch_related("subjects")
    return held.order_by("strength", "-raised_on", "-score")
