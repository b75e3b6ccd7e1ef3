"""The lists and tables of tasks on a full database: 22,000 tasks of 160 units, asked through the site."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as clock
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.goals import Goal
from bench.peers import Tell
from bench.report import RESULTS, Part, open_console, write_report
from bench.runners.clock import find_versions
from bench.table import make_table
from bench.texts import ROOT

if TYPE_CHECKING:
    from django.test import Client

    from bench.site.founding import Town
    from diemcau.web.tasks.models import Task

TASKS = 22_000
"""As many as the report of 2017 on tasks of the Government counts (21,914)."""

BAR_MS = 200
"""What the 95th percentile of a list or table may be; that of the issue that asks for it."""

CASCADE_S, DIGEST_S = 2, 60
"""Seconds that a cascade to 34 provinces and 100 missions, and the letters of a day for all, may take; likewise."""

_BATCH = 2_000
_PAPERS = 900
_PEOPLE = 340  # a head and an officer of every unit, beside those who look beyond one
_STATES = (
    ("completed", 58), ("in_progress", 17), ("assigned", 5), ("accepted", 6), ("submitted", 5), ("rework", 2),
    ("suspended", 1), ("returned", 1), ("cancelled", 2), ("draft", 3),
)  # fmt: skip
"""States and how many of a hundred tasks are in each, about as in the reports of 2016 to 2025."""

_WALK = {
    "draft": (), "assigned": ("assign",), "returned": ("assign", "return"), "accepted": ("assign", "accept"),
    "in_progress": ("assign", "accept", "start"), "submitted": ("assign", "accept", "start", "submit"),
    "rework": ("assign", "accept", "start", "submit", "rework"), "suspended": ("assign", "accept", "suspend"),
    "completed": ("assign", "accept", "start", "submit", "complete"), "cancelled": ("assign", "cancel"),
}  # fmt: skip
_AFTER = {
    "assign": "assigned", "return": "returned", "accept": "accepted", "start": "in_progress", "submit": "submitted",
    "rework": "rework", "suspend": "suspended", "complete": "completed", "cancel": "cancelled",
}  # fmt: skip
_DEEDS = ("xây dựng", "hoàn thiện", "triển khai", "rà soát", "báo cáo", "tổ chức", "ký kết", "phối hợp")
_THINGS = ("đề án", "kế hoạch", "quy chế", "chương trình", "thỏa thuận hợp tác", "hội nghị", "báo cáo tổng kết")
_ABOUT = ("kinh tế đối ngoại", "công tác biên giới", "kiều bào", "văn hóa đối ngoại", "lãnh sự", "địa phương")


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one page, in milliseconds from the call to the last byte, without a network.

    Attributes:
        name: Of the page.
        times: Of every call, ascending.
        queries: The most of one call.
        size: Bytes of the middle answer.
        errors: Answers that were none.
    """

    name: str
    times: tuple[float, ...]
    queries: int
    size: int
    errors: int

    def at(self, share: float) -> float:
        """The smallest time that so large a share does not exceed."""
        return self.times[min(len(self.times) - 1, int(share * len(self.times)))]


@dataclass
class Filled:
    """What was poured in.

    Attributes:
        town: Units and people.
        counts: Rows by name.
        seconds: How long it took.
    """

    town: Town
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


def run_tasks(tasks: int, rounds: int, tell: Tell, folder: Path = RESULTS, *, slow: bool = False) -> int:
    """Measure; the exit code. Without a database named in the environment a new PostgreSQL is started for it."""
    if "DIEMCAU_DATABASE" not in os.environ:
        own = [sys.executable, "-m", "bench", "tasks", "--size", str(tasks), "--rounds", str(rounds)]
        around = [sys.executable, str(ROOT / "tests" / "with_postgresql.py"), *own, *(["--slow"] if slow else [])]
        return subprocess.run(around, cwd=ROOT, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="dcbench-", ignore_cleanup_errors=True) as name:
        part = _measure(tasks, rounds, Path(name), tell, slow=slow)
    tell(f"Kept in {write_report([part], 'tasks', folder)}")
    return 0 if all(goal.met for goal in part.goals) else 1


def _measure(tasks: int, rounds: int, data: Path, tell: Tell, *, slow: bool) -> Part:
    os.environ |= {"DIEMCAU_DATA": str(data), "DIEMCAU_INSECURE": "1", "DIEMCAU_SECOND_FACTOR": "off"}
    from diemcau.web.config.start import open_site

    open_site(data)
    tell(f"Pouring {tasks:,} tasks in")
    filled = pour_tasks(tasks)
    rows = visit(filled, rounds, tell, slow=slow)
    _show(rows, filled)
    tell("Giving a task to all provinces and missions")
    cascade_s, units = _cascade(filled)
    tell("Telling everybody of a day")
    digest_s, letters = _digest()
    open_console().print(
        f"a cascade to {units} units {cascade_s:.1f} s; the letters of a day {digest_s:.1f} s ({letters:,} letters)"
    )
    goals = [Goal(f"{row.name}, 95th percentile", row.at(0.95), BAR_MS, least=False, unit="ms") for row in rows]
    goals += [
        Goal("answers that were none", sum(row.errors for row in rows), 0, least=False),
        Goal(f"a cascade to {units} units", cascade_s, CASCADE_S, least=False, unit="s"),
        Goal("the letters of a day for all units", digest_s, DIGEST_S, least=False, unit="s"),
    ]
    value = {
        "rows_in_tables": filled.counts,
        "filling_s": round(filled.seconds, 1),
        "cascade": {"units": units, "seconds": round(cascade_s, 2)},
        "digest": {"letters": letters, "seconds": round(digest_s, 1)},
        "pages": [
            {
                "name": row.name, "calls": len(row.times), "p50": round(row.at(0.5), 1), "p95": round(row.at(0.95), 1),
                "queries": row.queries, "size": row.size,
            }
            for row in rows
        ],
    }  # fmt: skip
    return Part("tasks", value, tuple(goals), find_versions(("diemcau", "django", "psycopg")))


def pour_tasks(many: int) -> Filled:
    """Units, people, papers, tasks with their steps, parts, extensions, dependencies; the same every time."""
    from django.db import connection

    from bench.site.founding import found
    from bench.site.places import make_places
    from diemcau.web.tasks.models import Extension, Need, Numbering, Share, Source, Step, Task

    began, chance = time.perf_counter(), random.Random("tasks")
    filled = Filled(found(make_places(1.0), _PEOPLE))
    maker = _Maker(filled.town, chance)
    papers = Source.objects.bulk_create(maker.papers(), _BATCH)
    tasks = Task.objects.bulk_create(maker.tasks(many, papers), _BATCH)
    Numbering.objects.bulk_create(Numbering(year=year, last=last) for year, last in maker.serials.items())
    Step.objects.bulk_create(maker.steps(tasks), _BATCH)
    Share.objects.bulk_create(maker.shares(tasks), _BATCH)
    Extension.objects.bulk_create(maker.extensions(tasks), _BATCH)
    Need.objects.bulk_create(maker.needs(tasks), _BATCH)
    for model in (Task, Step, Share, Extension, Need, Source):
        filled.counts[model._meta.db_table] = model._default_manager.count()  # noqa: SLF001 - Django's documented way
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    filled.seconds = time.perf_counter() - began
    return filled


class _Maker:
    """Makes rows of a follow-up database by a grammar and chance."""

    def __init__(self, town: Town, chance: random.Random) -> None:
        from django.utils import timezone

        from diemcau.web.archive.reading import profile

        self._chance, self._town = chance, town
        self._today = timezone.localdate()
        self._units = [org for code, org in sorted(town.orgs.items()) if code.count(".") > 1]
        self._office = town.orgs["BS.MFA"]
        self._givers = town.people[3:5]
        self._by = town.head
        self.serials: dict[int, int] = {}
        self._topics = sorted(profile().topics)

    def _at(self, day: date) -> datetime:
        from django.utils import timezone

        return datetime.combine(day, clock(9), timezone.get_current_timezone())

    def papers(self) -> Iterator[Any]:
        """Notices, dispatches and decisions of three years."""
        from diemcau.web.tasks.models import Source

        for number in range(1, _PAPERS + 1):
            signed = self._today - timedelta(days=self._chance.randrange(3 * 365))
            yield Source(
                kind=("notice", "dispatch", "decision")[number % 3], org=self._office, year=signed.year,
                number=str(number), symbol=("TB-VP", "CV-BNG", "QĐ-BNG")[number % 3], signed_on=signed,
                subject=f"Kết luận hội nghị số {number}", entered_by=self._by,
            )  # fmt: skip

    def tasks(self, many: int, papers: Sequence[Any]) -> Iterator[Task]:
        """Tasks of three years, most of them completed."""
        from diemcau.web.tasks.models import Task

        states = self._chance.choices([name for name, _ in _STATES], [share for _, share in _STATES], k=many)
        for state in states:
            chance, unit = self._chance, self._chance.choice(self._units)
            back = chance.randrange(60, 3 * 365) if state == "completed" else chance.randrange(1, 160)
            given = self._today - timedelta(days=back)
            due = given + timedelta(days=chance.randrange(10, 150)) if chance.random() < 0.96 else None
            submitted = (
                min(given + timedelta(days=chance.randrange(5, 170)), self._today) if "submit" in _WALK[state] else None
            )
            self.serials[given.year] = self.serials.get(given.year, 0) + 1
            deed, thing, about = (chance.choice(words) for words in (_DEEDS, _THINGS, _ABOUT))
            yield Task(
                year=given.year, serial=self.serials[given.year], source=chance.choice(papers),
                title=f"{deed.capitalize()} {thing} về {about} của {unit.code} năm {given.year}",
                product=f"{thing} được ban hành", topics=[chance.choice(self._topics)], is_key=chance.random() < 0.08,
                level=chance.choices((1, 2, 3), (90, 8, 2))[0], office=self._office, lead=unit, holder=unit,
                assigner=chance.choice(self._givers), state=state, drafted_by=self._by, drafted_at=self._at(given),
                assigned_at=self._at(given) if state != "draft" else None, first_due=due, due=due,
                submitted_on=submitted, completed_at=self._at(submitted or given) if state == "completed" else None,
                percent=100 if state == "completed" else chance.randrange(0, 100, 5),
            )  # fmt: skip

    def steps(self, tasks: Sequence[Task]) -> Iterator[Any]:
        """The steps that led each task to where it stands."""
        from django.utils import timezone

        for task in tasks:
            day = timezone.localdate(task.drafted_at)
            yield self._step(task, "draft", "", day)
            before = "draft"
            for verb in _WALK[task.state]:
                if verb == "submit":
                    day = task.submitted_on or day
                yield self._step(task, verb, before, day)
                before = _AFTER[verb]

    def _step(self, task: Task, verb: str, before: str, day: date) -> Any:
        from diemcau.web.tasks.models import Step

        after = _AFTER.get(verb, "draft")
        return Step(
            task=task, verb=verb, before=before, after=after, on=day, due=task.due, holder=task.holder, by=self._by,
            at=self._at(day),
        )  # fmt: skip

    def shares(self, tasks: Sequence[Task]) -> Iterator[Any]:
        """Every third task has one to three coordinating units."""
        from diemcau.web.tasks.models import Share

        for task in tasks[::3]:
            others = [unit for unit in self._chance.sample(self._units, 3) if unit.pk != task.lead_id]
            for unit in others[: self._chance.randrange(1, 4)]:
                is_done = task.state == "completed" or self._chance.random() < 0.5
                yield Share(task=task, org=unit, holder=unit, state="answered" if is_done else "asked")

    def extensions(self, tasks: Sequence[Task]) -> Iterator[Any]:
        """Every eighth open task asks for more time."""
        from diemcau.web.tasks.models import Extension

        asking = [(each, each.due) for each in tasks if each.state == "in_progress" and each.due is not None]
        for task, due in asking[::8]:
            wanted = due + timedelta(days=30)
            yield Extension(task=task, number=1, was=due, wanted=wanted, reason="Chờ ý kiến", asked_by=self._by)

    def needs(self, tasks: Sequence[Task]) -> Iterator[Any]:
        """Open tasks that wait for others, never in a circle."""
        from diemcau.web.tasks.models import Need

        waiting = [task for task in tasks if task.state in {"in_progress", "accepted"}][::5]
        for before, after in pairwise(waiting):
            if self._chance.random() < 0.6:
                yield Need(task=after, on=before, by=self._by)


def addresses(filled: Filled) -> Mapping[str, list[str]]:
    """The pages and, for each, addresses of every kind that people ask for."""
    from django.utils import timezone

    from diemcau.web.archive.reading import profile

    today, topic = timezone.localdate(), min(profile().topics)
    past = (today - timedelta(days=90)).isoformat()
    codes = [code for code in sorted(filled.town.orgs) if code.count(".") > 1][::53]
    tops = ["BS", "BS.MFA", "BS.MIS"]
    return {
        "my work": ["/tasks/", "/tasks/?do=accept", "/tasks/?do=confirm"],
        "list": [
            *(f"/tasks/unit/{code}" for code in tops + codes),
            *(f"/tasks/unit/BS?{query}" for query in (
                "class=overdue", "class=on_time", "state=submitted", "mark=due_soon", "q=quy+che+kieu+bao", "sort=unit",
                "sort=percent", "key=yes", f"topic={topic}", "paper=45/TB", "from=2026-01-01&to=2026-12-31",
            )),
        ],
        "list as of a day": [f"/tasks/unit/{code}?on={past}&class=overdue" for code in tops + codes[:3]],
        "board": [f"/tasks/unit/{code}?view=board" for code in tops + codes],
        "calendar": [f"/tasks/calendar?unit={code}" for code in tops + codes],
        "table": [f"/tasks/table?unit={code}" for code in tops + codes],
        "table as of a day": [f"/tasks/table?unit={code}&on={past}" for code in tops + codes[:3]],
        "held up": [f"/tasks/blocked?unit={code}" for code in tops + codes],
        "plan": [f"/tasks/gantt?unit={code}" for code in tops + codes],
    }  # fmt: skip


def _cascade(filled: Filled) -> tuple[float, int]:
    """Seconds of giving one task to every province and mission, and how many there are."""
    from django.utils import timezone

    from diemcau.web.accounts.queries import scope_of
    from diemcau.web.tasks.actions.drafting import cascade, make_draft
    from diemcau.web.tasks.actions.wanted import Wanted

    leader = filled.town.people[3]
    scope, day = scope_of(leader), timezone.localdate() + timedelta(days=30)
    wanted = Wanted(title="Báo cáo tổng kết công tác năm", office=filled.town.orgs["BS.MFA"], assigner=leader, due=day)
    task = make_draft(actor=leader, scope=scope, wanted=wanted)
    began = time.perf_counter()
    cascade(actor=leader, scope=scope, task=task, edit=task.edit, kinds=("province", "embassy"))
    return time.perf_counter() - began, task.children.count()


def _digest() -> tuple[float, int]:
    """Seconds of writing everybody's letter of today, and how many letters there are."""
    from django.utils import timezone

    from diemcau.web.urging.actions.telling import make_letters
    from diemcau.web.urging.models import Letter

    today = timezone.localdate()
    began = time.perf_counter()
    make_letters(on=today)
    return time.perf_counter() - began, Letter.objects.filter(on=today).count()


def visit(filled: Filled, rounds: int, tell: Tell, *, slow: bool) -> list[Row]:
    """Open every address so often as each of several people, one after the other."""
    people = [filled.town.people[place] for place in (0, 3, 8, 9)]  # chief, leader, an officer, a head of a unit
    return open_pages(addresses(filled), people, rounds, tell, slow=slow)


def open_pages(
    pages: Mapping[str, Sequence[str]], people: Sequence[Any], rounds: int, tell: Tell, *, slow: bool
) -> list[Row]:
    """Open the addresses of some pages so often as each of several people; a row for each page."""
    clients = [_client(person) for person in people]
    rows = []
    for name, paths in pages.items():
        tell(f"Opening: {name}")
        rows.append(_open(name, [(client, path) for path in paths for client in clients], rounds, slow=slow))
    return rows


def _client(person: Any) -> Client:
    from django.test import Client

    client = Client(raise_request_exception=True, SERVER_NAME="127.0.0.1")
    client.force_login(person)
    return client


def _open(name: str, calls: Sequence[tuple[Client, str]], rounds: int, *, slow: bool) -> Row:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times, sizes, errors, queries = [], [], 0, 0
    worst: tuple[float, str] = (0.0, "")
    for client, path in calls:
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        queries = max(queries, len(asked))
        worst = max([worst, *((float(each["time"]), f"{path}: {each['sql']}") for each in asked.captured_queries)])
    for _ in range(rounds):
        for client, path in calls:
            began = time.perf_counter()
            answer = client.get(path)
            times.append((time.perf_counter() - began) * 1000)
            sizes.append(len(answer.content))
            errors += answer.status_code != 200
    if slow:
        open_console().print(f"{name} {worst[0] * 1000:.0f} ms: {worst[1][:1500]}", markup=False)
    return Row(name, tuple(sorted(times)), queries, sorted(sizes)[len(sizes) // 2], errors)


def _show(rows: Sequence[Row], filled: Filled) -> None:
    console = open_console()
    many = ", ".join(f"{count:,} {name}" for name, count in filled.counts.items())
    console.print(f"\n[bold]Tasks[/] ({many})")
    table = make_table("page", "calls", "p50 ms", "p95 ms", "bar ms", "KB", "queries")
    for row in rows:
        table.add_row(
            row.name, f"{len(row.times)}", f"{row.at(0.5):.0f}", f"{row.at(0.95):.0f}", f"{BAR_MS}",
            f"{row.size / 1000:.1f}", f"{row.queries}",
        )  # fmt: skip
    console.print(table)
