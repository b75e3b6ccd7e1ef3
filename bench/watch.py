"""The pages of the watch over a full archive: 100,000 documents with the issues and alerts of five years."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.goals import Goal
from bench.peers import Tell
from bench.report import RESULTS, Part, open_console, write_report
from bench.runners.clock import find_versions
from bench.table import make_table
from bench.tasks import Row, open_pages
from bench.texts import ROOT

if TYPE_CHECKING:
    from django.db.models import Model

    from bench.site.founding import Town
    from diemcau.web.watch.models import Alert, Issue, Stream

DOCUMENTS = 100_000
BAR_MS = 200
"""What the 95th percentile of a page may be; that of the issue that asks for it."""

_YEARS = 5
_ISSUES, _ALERTS = 60, 50
"""Documents for each issue and each alert: more of both than an archive has, of which most tell of nothing new."""
_OF_ISSUE, _OF_ALERT, _SENTENCES = 40, 15, 8
_COUNTRIES, _TOPICS = ("LA", "JP", "KH", "FR", "AU", "CN", "US", "KR", "IN", "TH"), 12
_BATCH = 2_000
_WORDS = "cửa khẩu thị thực kiều bào hội nghị đầu tư nông sản lao động biển đảo du lịch hợp tác".split()


@dataclass
class Filled:
    """What was poured in.

    Attributes:
        town: Units and people.
        alerts, issues: Some of both, of the lower stream.
        counts: Rows by table.
        seconds: How long it took.
    """

    town: Town
    alerts: Sequence[Alert] = ()
    issues: Sequence[Issue] = ()
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


def run_watch(documents: int, rounds: int, tell: Tell, folder: Path = RESULTS, *, slow: bool = False) -> int:
    """Measure; the exit code. Without a database named in the environment a new PostgreSQL is started for it."""
    if "DIEMCAU_DATABASE" not in os.environ:
        own = [sys.executable, "-m", "bench", "watch", "--size", str(documents), "--rounds", str(rounds)]
        around = [sys.executable, str(ROOT / "tests" / "with_postgresql.py"), *own, *(["--slow"] if slow else [])]
        return subprocess.run(around, cwd=ROOT, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="dcbench-", ignore_cleanup_errors=True) as name:
        part = _measure(documents, rounds, Path(name), tell, slow=slow)
    tell(f"Kept in {write_report([part], 'watch', folder)}")
    return 0 if all(goal.met for goal in part.goals) else 1


def _measure(documents: int, rounds: int, data: Path, tell: Tell, *, slow: bool) -> Part:
    os.environ |= {"DIEMCAU_DATA": str(data), "DIEMCAU_INSECURE": "1", "DIEMCAU_SECOND_FACTOR": "off"}
    from diemcau.web.config.start import open_site

    open_site(data)
    tell(f"Pouring {documents:,} documents in")
    filled = pour_watch(documents)
    people = [filled.town.people[place] for place in (0, 3, 8, 9)]  # chief, leader, an officer, a head of a unit
    rows = open_pages(addresses(filled), people, rounds, tell, slow=slow)
    _show(rows, filled)
    goals = [Goal(f"{row.name}, 95th percentile", row.at(0.95), BAR_MS, least=False, unit="ms") for row in rows]
    goals.append(Goal("answers that were none", sum(row.errors for row in rows), 0, least=False))
    value = {
        "rows_in_tables": filled.counts,
        "filling_s": round(filled.seconds, 1),
        "pages": [
            {
                "name": row.name, "calls": len(row.times), "p50": round(row.at(0.5), 1), "p95": round(row.at(0.95), 1),
                "queries": row.queries, "size": row.size,
            }
            for row in rows
        ],
    }  # fmt: skip
    return Part("watch", value, tuple(goals), find_versions(("diemcau", "django", "psycopg")))


def addresses(filled: Filled) -> dict[str, list[str]]:
    """The pages and, for each, addresses of every kind that people ask for."""
    codes = [code for code in sorted(filled.town.orgs) if code.count(".") > 1][::40]
    return {
        "alerts": [
            *(f"/watch/{query}" for query in (
                "", "?page=20", "?strength=weak", "?verdict=open", "?kind=name", "?since=2024-01-01",
                "?subject=country:LA", f"?subject=org:{codes[0]}&strength=strong",
            )),
        ],
        "subject": [*(f"/watch/country/{code}" for code in _COUNTRIES[:3]), *(f"/watch/org/{code}" for code in codes)],
        "alert": [f"/watch/alerts/{alert.uid}" for alert in filled.alerts],
        "issue": [f"/watch/issues/{issue.uid}" for issue in filled.issues],
        "tuning and letters": ["/watch/words", "/watch/digest"],
    }  # fmt: skip


def pour_watch(many: int) -> Filled:
    """Units, people, documents, streams of two levels with all that the watch keeps; the same every time."""
    from bench.site.founding import found
    from bench.site.places import make_places
    from bench.site.pouring import settle
    from diemcau.web.watch import models

    began, chance = time.perf_counter(), random.Random("watch")
    filled = Filled(found(make_places(1.0), 40))
    maker = _Maker(filled.town, chance)
    documents = maker.documents(many)
    for ceiling in (1, 2):
        stream = models.Stream.objects.create(
            ceiling=ceiling, rules="0" * 16, is_current=True, until=maker.today, documents=many, state=b"0" * 2**20
        )
        inside = [one for one in documents if one.level <= ceiling]
        maker.enter(stream, inside)
        issues = maker.issues(stream, inside, many // _ISSUES)
        alerts = maker.alerts(stream, issues, inside, many // _ALERTS)
        filled.alerts, filled.issues = filled.alerts or alerts[::200], filled.issues or issues[::200]
    for model in (models.Entered, models.Filed, models.SubjectWeek, models.Issue, models.IssueDocument, models.Alert):
        filled.counts[model._meta.db_table] = model._default_manager.count()  # noqa: SLF001 - Django's documented way
    settle([])
    filled.seconds = time.perf_counter() - began
    return filled


def _pour(model: type[Model], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows behind those there are, numbered in their order."""
    from bench.site.pouring import fill, last_pk

    first = last_pk(model) + 1
    fill(model, ({"id": first + place, **row} for place, row in enumerate(rows)))


class _Maker:
    """Makes rows of an archive that has been watched for years."""

    def __init__(self, town: Town, chance: random.Random) -> None:
        from django.utils import timezone

        from diemcau.web.archive.reading import profile

        self._chance, self._town = chance, town
        self.today = timezone.localdate()
        self._units = [org for code, org in sorted(town.orgs.items()) if code.count(".") > 1]
        self._topics = sorted(profile().topics)[:_TOPICS]

    def documents(self, many: int) -> list[Any]:
        """Released documents of five years, every twentieth confidential; each with its reading."""
        from diemcau.web.archive.models import Blob, Document, ReadText, Version

        days = sorted(self._chance.randrange(_YEARS * 365) for _ in range(many))
        _pour(Document, (self._document(day) for day in days))
        rows: list[Any] = list(Document.objects.select_related("org").order_by("pk"))
        blob, by = Blob.objects.create(sha256="0" * 64, size=1), self._town.hand.pk
        _pour(
            Version,
            (
                {"document_id": one.pk, "number": 1, "blob_id": blob.pk, "filename": "a.txt", "entered_by_id": by}
                for one in rows
            ),
        )
        versions = dict(Version.objects.values_list("document_id", "pk"))
        _pour(
            ReadText,
            (
                {
                    "version_id": versions[one.pk], "document_id": one.pk, "rules": "0", "tried": "0", "language": "vi",
                    "text": one.title, "packed": b"", "keys": b"", "published": one.released_at.date(),
                }
                for one in rows
            ),
        )  # fmt: skip
        return rows

    def _document(self, day: int) -> dict[str, Any]:
        at = datetime.combine(self.today - timedelta(days=_YEARS * 365 - day), clock(3), UTC)
        title = self._words(9).capitalize()
        return {
            "org_id": self._chance.choice(self._units).pk, "level": 2 if self._chance.randrange(20) == 0 else 1,
            "title": title, "folded": title, "state": "released", "entered_by_id": self._town.hand.pk,
            "entered_at": at, "released_at": at, "released_by_id": self._town.head.pk,
        }  # fmt: skip

    def _words(self, many: int) -> str:
        return " ".join(self._chance.choices(_WORDS, k=many))

    def enter(self, stream: Stream, documents: Sequence[Any]) -> None:
        """Take the documents up, each under its org, two countries and a topic."""
        from bench.site.pouring import last_pk
        from diemcau.web.watch.models import Entered, Filed, SubjectWeek
        from diemcau.web.watch.rules import bin_of, week_of

        first = last_pk(Entered) + 1
        papers = [(one, one.released_at.date(), self._subjects(one)) for one in documents]
        _pour(
            Entered,
            (
                {
                    "stream_id": stream.pk, "document_id": one.pk, "day": day, "bin": bin_of(day),
                    "source": one.org.code, "origin": str(one.uid), "subjects": subjects,
                }
                for one, day, subjects in papers
            ),
        )  # fmt: skip
        parted = [
            (first + place, one.pk, day, *subject.split(":", 1))
            for place, (one, day, subjects) in enumerate(papers)
            for subject in subjects
        ]
        _pour(
            Filed,
            (
                {
                    "entered_id": entered, "stream_id": stream.pk, "document_id": document, "kind": kind, "code": code,
                    "day": day,
                }
                for entered, document, day, kind, code in parted
            ),
        )  # fmt: skip
        weeks = Counter((kind, code, week_of(day)) for _, _, day, kind, code in parted)
        _pour(
            SubjectWeek,
            (
                {"stream_id": stream.pk, "kind": kind, "code": code, "week": week, "documents": number}
                for (kind, code, week), number in weeks.items()
            ),
        )

    def _subjects(self, one: Any) -> list[str]:
        countries = [f"country:{code}" for code in self._chance.sample(_COUNTRIES, 2)]
        return [f"org:{one.org.code}", *countries, f"topic:{self._chance.choice(self._topics)}"]

    def issues(self, stream: Stream, documents: Sequence[Any], many: int) -> list[Issue]:
        """Issues of neighbouring documents; one in ten still goes on."""
        from diemcau.web.watch.models import Issue, IssueDocument, IssueSubject

        rows = Issue.objects.bulk_create((self._issue(stream, place) for place in range(many)), _BATCH)
        starts = [self._chance.randrange(len(documents) - _OF_ISSUE) for _ in rows]
        for row, start in zip(rows, starts, strict=True):
            papers = documents[start : start + _OF_ISSUE]
            row.level = max(one.level for one in papers)
            row.born, row.last = papers[0].released_at.date(), papers[-1].released_at.date()
        Issue.objects.bulk_update(rows, ["level", "born", "last"], _BATCH)
        _pour(
            IssueDocument,
            (
                {"issue_id": row.pk, "document_id": one.pk, "day": one.released_at.date(), "source": one.org.code}
                for row, start in zip(rows, starts, strict=True)
                for one in documents[start : start + _OF_ISSUE]
            ),
        )
        IssueSubject.objects.bulk_create(
            (
                IssueSubject(issue=row, kind="country", code=code)
                for row in rows
                for code in self._chance.sample(_COUNTRIES, 2)
            ),
            _BATCH,
        )
        return rows

    def _issue(self, stream: Stream, place: int) -> Issue:
        from diemcau.web.watch.models import Issue

        stage = "growing" if self._chance.random() < 0.1 else "dead"
        return Issue(
            stream=stream, engine=f"i{place}", title=self._words(3), strength="strong", stage=stage, born=self.today,
            last=self.today, number=_OF_ISSUE, counts=[[self.today.isoformat(), _OF_ISSUE]], terms=[self._term()],
        )  # fmt: skip

    def _term(self) -> dict[str, Any]:
        return {
            "kind": "name", "words": self._words(2), "seen": 12, "expected": "0.31", "window": 2,
            "first": self.today.isoformat(), "score": "6.12",
        }  # fmt: skip

    def alerts(self, stream: Stream, issues: Sequence[Issue], documents: Sequence[Any], many: int) -> list[Alert]:
        """Alerts with their documents, sentences and subjects; every fourth is judged."""
        from diemcau.web.watch.models import Alert, AlertDocument, AlertSubject, Sighting

        rows = Alert.objects.bulk_create((self._alert(stream, issues, place) for place in range(many)), _BATCH)
        chosen = [(row, self._chance.sample(documents, _OF_ALERT)) for row in rows]
        for row, papers in chosen:
            row.level = max(one.level for one in papers)
        Alert.objects.bulk_update(rows, ["level"], _BATCH)
        _pour(AlertDocument, ({"alert_id": row.pk, "document_id": one.pk} for row, papers in chosen for one in papers))
        _pour(
            Sighting,
            (
                {
                    "alert_id": row.pk, "document_id": one.pk, "place": place, "start": 0, "end": 20,
                    "words": self._words(20), "day": row.since, "source": one.org.code, "terms": [],
                }
                for row, papers in chosen
                for place, one in enumerate(papers[:_SENTENCES])
            ),
        )  # fmt: skip
        AlertSubject.objects.bulk_create(
            (AlertSubject(alert=row, kind=kind, code=code) for row in rows for kind, code in self._about()), _BATCH
        )
        return rows

    def _about(self) -> Iterator[tuple[str, str]]:
        yield from (("country", code) for code in self._chance.sample(_COUNTRIES, 2))
        yield "org", self._chance.choice(self._units).code

    def _alert(self, stream: Stream, issues: Sequence[Issue], place: int) -> Alert:
        from diemcau.web.watch.models import Alert

        raised: date = self.today - timedelta(days=self._chance.randrange(_YEARS * 365))
        said = {
            "terms": [self._term() for _ in range(12)],
            "sources": [one.code for one in self._chance.sample(self._units, 12)],
            "sightings": [{"words": self._words(20)} for _ in range(_SENTENCES)],
        }
        return Alert(
            stream=stream, engine=f"a{place}", title=self._words(3), strength=self._chance.choice(("strong", "weak")),
            issue=self._chance.choice(issues), kind=self._chance.choice(("name", "word", "partner")), raised_on=raised,
            score=6, since=raised, seen=12, expected="0.31", voices=12, said=said, twin=f"{stream.pk}-{place}",
            verdict="accepted" if self._chance.random() < 0.25 else "",
        )  # fmt: skip


def _show(rows: Sequence[Row], filled: Filled) -> None:
    console = open_console()
    many = ", ".join(f"{count:,} {name}" for name, count in filled.counts.items())
    console.print(f"\n[bold]The watch[/] ({many})")
    table = make_table("page", "calls", "p50 ms", "p95 ms", "bar ms", "KB", "queries")
    for row in rows:
        table.add_row(
            row.name, f"{len(row.times)}", f"{row.at(0.5):.0f}", f"{row.at(0.95):.0f}", f"{BAR_MS}",
            f"{row.size / 1000:.1f}", f"{row.queries}",
        )  # fmt: skip
    console.print(table)
