"""What the engine found becomes rows, in the transaction of whoever calls."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diemcau.web.archive.models import Document, State
from diemcau.web.watch.models import (
    Alert,
    AlertDocument,
    AlertSubject,
    Entered,
    Filed,
    Issue,
    IssueDocument,
    IssueSubject,
    Sighting,
    Stream,
    SubjectWeek,
)
from diemcau.web.watch.rows import alert_to_json, term_to_json, title_of, twin_of
from diemcau.web.watch.rules import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from diemcau.records import signal
    from diemcau.records.signal import Item
    from diemcau.web.watch.stream import Waiting

_AT_ONCE = 500
Subject = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document that something was drawn from.

    Attributes:
        pk: Its id.
        level: Its level now.
        is_out: Whether it is not in the record now.
        day, source: As it was taken up.
        subjects: What it is filed under.
    """

    pk: int
    level: int
    is_out: bool
    day: date
    source: str
    subjects: frozenset[Subject]


@dataclass
class Writer:
    """Writes into one stream, which the caller holds.

    Attributes:
        stream: Which.
    """

    stream: Stream
    _papers: dict[str, _Paper] = field(default_factory=dict)

    def enter(self, taken: Sequence[tuple[Waiting, Item, date]]) -> None:
        """Write down that documents were taken up, each in a bin."""
        rows = [
            Entered(
                stream=self.stream, document_id=one.document, day=one.day, bin=until, source=item.source,
                origin=item.origin[:64], subjects=sorted(item.subjects),
            )
            for one, item, until in taken
        ]  # fmt: skip
        Entered.objects.bulk_create(rows, batch_size=_AT_ONCE)
        filed = [
            Filed(entered=row, stream=self.stream, document_id=row.document_id, kind=kind, code=code, day=row.day)
            for row in rows
            for kind, code in map(_parted, row.subjects)
        ]
        Filed.objects.bulk_create(filed, batch_size=_AT_ONCE)
        count_weeks(self.stream, rows, by=1)
        self.stream.documents += len(rows)

    def keep_issues(self, issues: Iterable[signal.Issue]) -> None:
        """Write issues as they stand now, with their documents and subjects."""
        for issue in issues:
            self._load(issue.documents)
            papers = [self._papers[uid] for uid in issue.documents if uid in self._papers]
            before = Issue.objects.filter(stream=self.stream, engine=issue.id).first()
            row = before or Issue(stream=self.stream, engine=issue.id)
            self._describe(row, issue, papers)
            row.save()
            held = set(row.items.values_list("document_id", flat=True))
            IssueDocument.objects.bulk_create(
                [
                    IssueDocument(issue=row, document_id=one.pk, day=one.day, source=one.source)
                    for one in papers if one.pk not in held
                ],
                batch_size=_AT_ONCE,
            )  # fmt: skip
            subjects = [IssueSubject(issue=row, kind=kind, code=code) for kind, code in _shared(papers)]
            IssueSubject.objects.filter(issue=row).delete()
            IssueSubject.objects.bulk_create(subjects)

    def keep_alerts(self, alerts: Iterable[signal.Alert]) -> int:
        """Write new alerts; how many. One that is there already stays as it was given."""
        known = set(Alert.objects.filter(stream=self.stream).values_list("engine", flat=True))
        fresh = [one for one in alerts if one.id not in known]
        for alert in fresh:
            self._load(alert.documents)
            self._keep_alert(alert)
        return len(fresh)

    def _describe(self, row: Issue, issue: signal.Issue, papers: Sequence[_Paper]) -> None:
        row.strength, row.stage = issue.strength.value, issue.stage.value
        if issue.terms or not row.terms:
            row.title, row.terms = issue.title[:300], [term_to_json(term) for term in issue.terms]
        row.born, row.last = issue.born, issue.last
        row.counts = [[day.isoformat(), number] for day, number in issue.counts]
        if issue.merged_into and not row.merged_into:
            row.merged_on = self.stream.until
        row.merged_into = issue.merged_into
        row.number = len(issue.documents)
        row.level = max((one.level for one in papers), default=0)
        row.unreleased = sum(one.is_out for one in papers)

    def _keep_alert(self, alert: signal.Alert) -> None:
        papers = {uid: self._papers[uid] for uid in alert.documents if uid in self._papers}
        twin = twin_of(alert)
        judged = Alert.objects.filter(twin=twin).exclude(verdict="").first()
        row = Alert.objects.create(
            stream=self.stream, engine=alert.id, title=title_of(alert.terms), strength=alert.strength.value,
            level=max((one.level for one in papers.values()), default=0),
            unreleased=sum(one.is_out for one in papers.values()),
            issue=self._named_by(alert),
            kind=alert.terms[0].kind.value if alert.terms else "", raised_on=alert.raised_on, score=alert.score,
            since=alert.since, seen=alert.seen, expected=alert.expected, voices=len(alert.sources),
            said=alert_to_json(alert), twin=twin, verdict=judged.verdict if judged else "",
        )  # fmt: skip
        AlertDocument.objects.bulk_create([AlertDocument(alert=row, document_id=one.pk) for one in papers.values()])
        subjects = {_parted(subject) for subject in alert.subjects} or _shared(list(papers.values()))
        AlertSubject.objects.bulk_create([AlertSubject(alert=row, kind=kind, code=code) for kind, code in subjects])
        seen = [one for one in alert.sightings if one.document in papers]
        Sighting.objects.bulk_create(
            Sighting(
                alert=row, document_id=papers[one.document].pk, place=place, start=one.span.start, end=one.span.end,
                words=one.words, day=one.day, source=one.source[:300], terms=list(one.terms),
            )
            for place, one in enumerate(seen)
        )  # fmt: skip

    def _named_by(self, alert: signal.Alert) -> Issue:
        """The issue of an alert; one that has no terms of its own is called by those of its first alert."""
        issue = Issue.objects.get(stream=self.stream, engine=alert.issue)
        if not issue.terms:
            issue.title, issue.terms = title_of(alert.terms), [term_to_json(term) for term in alert.terms]
            issue.save(update_fields=["title", "terms"])
        return issue

    def _load(self, uids: Iterable[str]) -> None:
        """Learn how some documents stand; held, so that none is withdrawn or raised in the same moment unseen."""
        lacking = sorted(set(uids) - self._papers.keys())
        for first in range(0, len(lacking), _AT_ONCE):
            some = lacking[first : first + _AT_ONCE]
            held = {one.pk: one for one in Document.objects.select_for_update().filter(uid__in=some).order_by("pk")}
            rows = Entered.objects.filter(stream=self.stream, document__in=held)
            for row in rows:
                one = held[row.document_id]
                is_out = one.state != State.RELEASED
                subjects = frozenset(_parted(subject) for subject in row.subjects)
                self._papers[str(one.uid)] = _Paper(one.pk, one.level, is_out, row.day, row.source, subjects)


def count_weeks(stream: Stream, rows: Iterable[Entered], *, by: int) -> None:
    """Add documents to the weeks of their subjects, or take them out."""
    counts = Counter(
        (*_parted(subject), week_of(row.day)) for row in rows for subject in row.subjects
    )  # fmt: skip
    weeks = {week for _, _, week in counts}
    held = {
        (row.kind, row.code, row.week): row
        for row in SubjectWeek.objects.select_for_update().filter(stream=stream, week__in=weeks)
    }
    fresh = []
    for (kind, code, week), number in counts.items():
        row = held.get((kind, code, week))
        if row is not None:
            row.documents = max(0, row.documents + by * number)
        elif by > 0:
            fresh.append(SubjectWeek(stream=stream, kind=kind, code=code, week=week, documents=number))
    changed = [row for key, row in held.items() if key in counts]
    SubjectWeek.objects.bulk_update(changed, ["documents"], batch_size=_AT_ONCE)
    SubjectWeek.objects.bulk_create(fresh, batch_size=_AT_ONCE)


def _parted(subject: str) -> Subject:
    kind, _, code = subject.partition(":")
    return kind, code[:60]


def _shared(papers: Sequence[_Paper]) -> set[Subject]:
    """What at least half of some documents are filed under."""
    counts = Counter(subject for one in papers for subject in one.subjects)
    return {subject for subject, number in counts.items() if 2 * number >= len(papers)}
