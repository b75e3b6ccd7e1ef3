"""The watch: alerts with their sentences, and the issues that they are about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from diemcau.publish.jsonnumber import to_number
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import Words
from diemcau.web.archive.actions import note_look
from diemcau.web.watch.filters import Filters
from diemcau.web.watch.queries import (
    alerts_for,
    alerts_of,
    find_alert,
    find_issue,
    issue_of,
    merged_with,
    papers_of,
    seen_by,
    sightings_of,
)

if TYPE_CHECKING:
    from diemcau.web.watch.models import Alert, Issue

router = Router(tags=["watch"])

_Day = Annotated[date | None, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
_MOST_PAPERS = 200


class TermTold(Schema):
    """One thing that is beyond its own past."""

    kind: str = Field(description="`word`, `name`, `partner`, `measure` or `figure`.")
    words: str = Field(description="As it is written, or its code.")
    seen: int = Field(description="Independent documents that hold it within the window.")
    expected: int | float = Field(description="How many its past would have let expect.")
    first: date = Field(description="The first day on which it was ever seen.")


class AlertRow(Schema):
    """Said once of an issue."""

    uid: UUID
    title: str = Field(description="Its most telling terms.")
    kind: str = Field(description="Of what sort its most telling term is.")
    strength: Literal["weak", "strong", "noise"]
    score: int | float = Field(description="Larger is surer.")
    raised_on: date
    since: date = Field(description="The first day of its documents.")
    seen: int = Field(description="Independent documents.")
    expected: int | float = Field(description="How many the past would have let expect.")
    voices: int = Field(description="How many independent voices speak.")
    verdict: Literal["", "accepted", "dismissed"] = Field(description="What people made of it; empty while it is open.")


class SightingTold(Schema):
    """A sentence that the alert rests on."""

    document: UUID
    title: str
    day: date
    source: str = Field(description="Who speaks.")
    start: int = Field(description="Code points of the document's text, half-open.")
    end: int
    words: str
    terms: list[str] = Field(description="Which of the alert's terms stand in it.")


class AlertWhole(AlertRow):
    """An alert with its grounds."""

    issue: UUID | None = Field(description="Null where you may not see all of its documents.")
    terms: list[TermTold]
    sightings: list[SightingTold]
    subjects: list[str] = Field(examples=[["country:LA"]])


class CountTold(Schema):
    """How much was said until a day."""

    until: date
    documents: int


class PaperTold(Schema):
    """A document of an issue."""

    document: UUID
    title: str
    day: date
    source: str


class IssueWhole(Schema):
    """Documents that belong together by new words."""

    uid: UUID
    title: str
    stage: str = Field(description="`born`, `growing`, `steady`, `fading`, `merged` or `dead`.")
    strength: Literal["weak", "strong", "noise"]
    born: date
    last: date = Field(description="Day of its latest document.")
    number: int = Field(description="How many documents it has.")
    counts: list[CountTold] = Field(description="Independent documents; stretches without any are left out.")
    terms: list[TermTold]
    merged_into: UUID | None
    alerts: list[UUID]
    documents: list[PaperTold] = Field(description="The newest first, 200 at most.")


class AlertFilter(Paged):
    """Which alerts; what people see first, the strong ones, can be asked for alone."""

    strength: Literal["", "weak", "strong"] = ""
    verdict: Literal["", "open", "accepted", "dismissed"] = ""
    kind: Literal["", "word", "name", "partner", "measure", "figure"] = ""
    country: Words = Field("", max_length=60, description="About a country, by its code.")
    org: Words = Field("", max_length=60, description="About a unit, by its code.")
    topic: Words = Field("", max_length=60, description="About a topic, by its code.")
    since: _Day = Field(None, description="Raised on that day or later.")


@router.get("/alerts", response=Page[AlertRow])
def list_alerts(request: HttpRequest, asked: Query[AlertFilter]) -> dict[str, Any]:
    """The newest first; those whose every document you may see."""
    about = [(kind, code) for kind in ("country", "org", "topic") if (code := getattr(asked, kind))]
    kind, code = about[0] if about else ("", "")
    filters = Filters(asked.strength, asked.verdict, asked.kind, kind, code, asked.since)
    rows = alerts_for(scope(request), seen_by(scope(request)), filters)
    for other_kind, other in about[1:]:
        rows = rows.filter(Filters(subject_kind=other_kind, subject_code=other).narrow())
    return page_of(rows.order_by(), asked, ("-raised_on", "-score", "uid"), _alert, "alerts")


@router.get("/alerts/{uuid:uid}", response=AlertWhole)
def get_alert(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    """With its sentences and terms."""
    alert = find_alert(scope(request), uid)
    issue = issue_of(scope(request), alert)
    sightings = sightings_of(scope(request), alert)
    for one in sightings:
        note_look(actor=person(request), document=one.document)
    return {
        **_alert(alert),
        "issue": issue and issue.uid,
        "terms": [_term(one) for one in alert.said["terms"]],
        "sightings": [
            {
                "document": one.document.uid, "title": one.document.title, "day": one.day, "source": one.source,
                "start": one.start, "end": one.end, "words": one.words, "terms": one.terms,
            }
            for one in sightings
        ],
        "subjects": [f"{one.kind}:{one.code}" for one in alert.subjects.all()],
    }  # fmt: skip


@router.get("/issues/{uuid:uid}", response=IssueWhole)
def get_issue(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    """From its birth to its end."""
    issue = find_issue(scope(request), uid)
    into, _ = merged_with(scope(request), issue)
    papers = papers_of(scope(request), issue)[:_MOST_PAPERS]
    return {
        **_issue(issue),
        "merged_into": into and into.uid,
        "alerts": [one.uid for one in alerts_of(scope(request), issue)],
        "documents": [
            {"document": one.document.uid, "title": one.document.title, "day": one.day, "source": one.source}
            for one in papers
        ],
    }


def _alert(alert: Alert) -> dict[str, Any]:
    same = ("uid", "title", "kind", "strength", "raised_on", "since", "seen", "voices", "verdict")
    return {
        **{name: getattr(alert, name) for name in same},
        "score": to_number(alert.score),
        "expected": to_number(alert.expected),
    }


def _issue(issue: Issue) -> dict[str, Any]:
    same = ("uid", "title", "stage", "strength", "born", "last", "number")
    return {
        **{name: getattr(issue, name) for name in same},
        "counts": [{"until": until, "documents": count} for until, count in issue.counts],
        "terms": [_term(one) for one in issue.terms],
    }


def _term(said: dict[str, Any]) -> dict[str, Any]:
    return {**{name: said[name] for name in ("kind", "words", "seen", "first")}, "expected": float(said["expected"])}
