"""What each row of a running table of tasks would become here: looked up, compared, and nothing written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from diemcau.deploy.addressed import OrgFinder
from diemcau.deploy.deadline import find_deadline
from diemcau.deploy.states import OPEN
from diemcau.deploy.working import calendar_of
from diemcau.records.task import TaskState
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.policies import RIGHTS, Right, Scope
from diemcau.web.accounts.queries import roles_on
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.review.shape import org_tree
from diemcau.web.search.words import find_words
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import load_speech
from diemcau.web.tasks.actions.wanted import LONGEST_PRODUCT, LONGEST_TITLE
from diemcau.web.tasks.deadlines import deadline_to_json
from diemcau.web.tasks.finding import signed_papers
from diemcau.web.tasks.models import Task
from diemcau.web.tasks.policies import tasks_for

if TYPE_CHECKING:
    from diemcau.records.task import Deadline
    from diemcau.records.task_table import TableRow
    from diemcau.web.orgs.models import Org

DRAFT, RUNNING, UPDATE, SAME, ENDED, STOPPED = "draft", "running", "update", "same", "ended", "stopped"
"""What a row becomes: a draft; a draft that is given at once, as it runs already; an update of the task that it became
before; nothing, as nothing is new, as it is at its end, or as something in it stops it."""

LANGUAGES = ("vi", "en")
"""In which names and deadlines are looked up, one after the other."""

_OPEN = frozenset(state.value for state in OPEN)
_ENDED = frozenset({TaskState.COMPLETED, TaskState.CANCELLED, TaskState.REPLACED, TaskState.DROPPED})
_REFERENCE = re.compile(r"(\d{1,6})\s*/\s*([^\s,;()]{1,60})")
_LONGEST_TEXT = 2_000
_SHOWN = 80  # characters of a cell that a notice repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something about a row that a person should know.

    Attributes:
        code: What is not known here, or cannot be taken over: `lead`, `no_lead`, `coordinating`, `assigner`, `source`,
            `deadline`, `no_due`, `level`, `above`, `due_moved`; `own` of a task that has its life here.
        cell: Where it stands; empty for the row as a whole.
        found: What stands there.
    """

    code: str
    cell: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as it would be taken over; plain values, so that it can be kept.

    Attributes:
        place, number: Where it stands, and its number in the table.
        external: By what it is known again.
        becomes: Of the constants above.
        task: uid of the task that it became before; empty for none.
        title, product: As written.
        lead, coordinating: Codes of units.
        assigner: Sign-in name of who gave it.
        source: uid of the paper that orders it.
        due, first_due: Days, ISO; empty for none.
        deadline: As `deadlines.deadline_to_json`, where the table has words for it.
        level: How confidential.
        percent: As told, or None.
        progress, obstacle: How it goes.
        notices: What to know.
    """

    place: str
    number: str
    external: str
    becomes: str
    task: str = ""
    title: str = ""
    product: str = ""
    lead: str = ""
    coordinating: list[str] = field(default_factory=list)
    assigner: str = ""
    source: str = ""
    due: str = ""
    first_due: str = ""
    deadline: dict[str, Any] = field(default_factory=dict)
    level: int = Level.INTERNAL
    percent: int | None = None
    progress: str = ""
    obstacle: str = ""
    notices: list[dict[str, str]] = field(default_factory=list)


def row_to_json(row: Row) -> dict[str, Any]:
    """A row as plain values."""
    return asdict(row)


def row_from_json(said: Mapping[str, Any]) -> Row:
    """A row as `row_to_json` wrote it."""
    return Row(**said)


class Planner:
    """Says what rows of a table would become.

    Args:
        scope: What the person may do who brings it in.
        office: The unit whose office follows these tasks.
        level: How confidential they are where the table does not say.
        assigner: Sign-in name of who gave them where the table does not say; empty for nobody.
    """

    def __init__(self, scope: Scope, office: Org, level: int, assigner: str = "") -> None:
        self.scope, self.office, self.level, self.assigner = scope, office, level, assigner
        self.today = timezone.localdate()
        self.finder = OrgFinder(profile(), org_tree(self.today))
        self.calendar = calendar_of(profile())
        self.orgs = names_of_orgs()
        self.leaders = leaders_of(office)
        self.papers = {(paper.number.lstrip("0"), paper.symbol.casefold()): paper for paper in signed_papers(scope)}
        self.levels = {
            to_key(load_speech(language)[f"level.{level}"]): int(level) for language in LANGUAGES for level in Level
        }
        known = tasks_for(scope).filter(office=office).exclude(external="")
        self.known = {task.external: task for task in known.select_related("lead")}
        own = tasks_for(scope).filter(office=office, external="").values_list("serial", "year", "title", "uid")
        self.own = {(f"{serial}/{year}", to_key(title)): str(uid) for serial, year, title, uid in own}
        self.seen: set[str] = set()

    def plan(self, row: TableRow) -> Row:
        """What one row would become."""
        notices: list[Notice] = []
        lead = self._lead(row, notices)
        said = {
            "place": row.place,
            "number": row.number,
            "external": self._external(row),
            "title": " ".join(row.title.split())[:LONGEST_TITLE],
            "product": " ".join(row.product.split())[:LONGEST_PRODUCT],
            "lead": lead,
            "coordinating": self._coordinating(row, lead, notices),
            "assigner": self._assigner(row, notices),
            "source": self._source(row, notices),
            "level": self._level(row, notices),
            "percent": row.percent,
            "progress": row.progress[:_LONGEST_TEXT],
            "obstacle": row.obstacle[:_LONGEST_TEXT],
            **self._deadline(row, notices),
        }
        known = self.known.get(said["external"])
        uid = str(known.uid) if known is not None else self.own.get((row.code, to_key(row.title)), "")
        if uid and known is None:  # it went out from here and came back: its unit tells of it, not a table
            becomes, notices = SAME, [Notice(code="own")]
        else:
            becomes = self._becomes(row, said, known, notices)
        return Row(**said, becomes=becomes, task=uid, notices=[asdict(one) for one in notices])

    def _becomes(self, row: TableRow, said: Mapping[str, Any], known: Task | None, notices: list[Notice]) -> str:
        if said["level"] > self.scope.clearance:
            notices.append(Notice(code="above"))
            return STOPPED
        if known is not None:
            return self._again(said, known, notices)
        if row.state in _ENDED:
            return ENDED
        if row.state is None or row.state is TaskState.DRAFT:
            return DRAFT
        return RUNNING

    def _again(self, said: Mapping[str, Any], known: Task, notices: list[Notice]) -> str:
        """Of a row that became a task before: whether anything of it is new."""
        due = known.due.isoformat() if known.due is not None else ""
        if known.state == TaskState.DRAFT.value:
            held = (known.title, known.lead.code if known.lead else "", due, known.product)
            new = (said["title"], said["lead"] or held[1], said["due"] or held[2], said["product"] or held[3])
            return UPDATE if held != new else SAME
        if said["due"] and said["due"] != due:
            notices.append(Notice(code="due_moved", found=said["due"]))
        return UPDATE if known.state in _OPEN and is_news(said, known) else SAME

    def _external(self, row: TableRow) -> str:
        """Its code, or its paper and number, or its words: by that it is known again; the second time with a mark."""
        key = row.code or f"{row.source}#{row.number}" if row.code or (row.source and row.number) else ""
        key = key or sha256(f"{row.source}|{' '.join(row.title.split())}".encode()).hexdigest()[:24]
        key = found = key[:180]
        again = 1
        while found in self.seen:
            again += 1
            found = f"{key}~{again}"
        self.seen.add(found)
        return found

    def _lead(self, row: TableRow, notices: list[Notice]) -> str:
        if not row.lead:
            notices.append(Notice(code="no_lead", cell=_cell(row, "lead")))
            return ""
        found = self._orgs_of(row.lead)
        if len(found) == 1:
            return found[0]
        notices.append(Notice(code="lead", cell=_cell(row, "lead"), found=row.lead[:_SHOWN]))
        return ""

    def _coordinating(self, row: TableRow, lead: str, notices: list[Notice]) -> list[str]:
        found: list[str] = []
        for words in row.coordinating:
            orgs = self._orgs_of(words)
            if not orgs:
                notices.append(Notice(code="coordinating", cell=_cell(row, "coordinating"), found=words[:_SHOWN]))
            found += [org for org in orgs if org != lead and org not in found]
        return found

    def _orgs_of(self, words: str) -> tuple[str, ...]:
        """Codes of units of today that words name beyond doubt."""
        own = self.orgs.get(to_key(words))
        if own is not None:
            return (own,)
        for language in LANGUAGES:
            found = self.finder.find(words, language)
            if found.is_certain and found.orgs and not found.kinds:
                return tuple(code for code in found.orgs if code in tree_of().by_code)
        return ()

    def _assigner(self, row: TableRow, notices: list[Notice]) -> str:
        if not row.assigner:
            return self.assigner
        found = self.leaders.get(to_key(row.assigner))
        if found is None:
            notices.append(Notice(code="assigner", cell=_cell(row, "assigner"), found=row.assigner[:_SHOWN]))
        return found or self.assigner

    def _source(self, row: TableRow, notices: list[Notice]) -> str:
        if not row.source:
            return ""
        said = _REFERENCE.search(row.source)
        paper = self.papers.get((said[1].lstrip("0"), said[2].casefold())) if said is not None else None
        if paper is None:
            notices.append(Notice(code="source", cell=_cell(row, "source"), found=row.source[:_SHOWN]))
            return ""
        return str(paper.uid)

    def _level(self, row: TableRow, notices: list[Notice]) -> int:
        if not row.level:
            return self.level
        found = self.levels.get(to_key(row.level))
        if found is None:
            notices.append(Notice(code="level", cell=_cell(row, "level"), found=row.level[:_SHOWN]))
            return self.level
        return max(found, self.level)

    def _deadline(self, row: TableRow, notices: list[Notice]) -> dict[str, Any]:
        found: Deadline | None = None
        day = row.due or row.first_due
        if day is None and row.deadline_words:
            found = self._understood(row)
            day = found.day if found is not None else None
            if day is None:
                notices.append(Notice(code="deadline", cell=_cell(row, "due"), found=row.deadline_words[:_SHOWN]))
        elif day is None:
            notices.append(Notice(code="no_due", cell=_cell(row, "due")))
        return {
            "due": _iso(day),
            "first_due": _iso(row.first_due or day),
            "deadline": deadline_to_json(found) if found is not None else {},
        }

    def _understood(self, row: TableRow) -> Deadline | None:
        """The words of a deadline, in the first language in which they are understood."""
        given, best = row.assigned or self.today, None
        for language in LANGUAGES:
            found = find_deadline(
                row.deadline_words, given_on=given, for_year=given.year, calendar=self.calendar, language=language
            )
            if found.day is not None:
                return found
            best = best or found
        return best


def is_news(said: Mapping[str, Any], known: Task) -> bool:
    """Whether a row tells something of a task that its last entry does not tell."""
    last = known.entries.order_by("at", "pk").last()
    held = (last.words, last.obstacle) if last is not None else ("", "")
    told = (said["progress"], said["obstacle"])
    moved = said["percent"] is not None and said["percent"] != known.percent
    return moved or (any(told) and told != held)


def leaders_of(office: Org) -> dict[str, str]:
    """Sign-in names of those who give tasks in an office, by their name."""
    kinds = [kind for kind, rights in RIGHTS.items() if Right.ASSIGN in rights]
    tree, found = tree_of(), {}
    for role in roles_on(timezone.localdate()).filter(kind__in=kinds).select_related("person"):
        top = role.covers_id or role.org_id
        if role.person.is_active and (tree.is_root(top) or office.pk in tree.below(top)):
            found[to_key(role.person.name)] = role.person.username
    return found


def person_named(username: str) -> Person | None:
    """Somebody by sign-in name."""
    return Person.objects.filter(username=username, is_active=True).first() if username else None


def names_of_orgs() -> dict[str, str]:
    """Codes of today's units by their names; names that two bear are left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for node in tree_of().nodes.values():
        for name in {to_key(said) for said in (*node.names.values(), node.code)}:
            if found.setdefault(name, node.code) != node.code:
                twice.add(name)
    return {name: code for name, code in found.items() if name not in twice}


def to_key(words: str) -> str:
    """Words as they are compared: without marks, case and blanks."""
    return " ".join(_folded(words))


def _folded(words: str) -> Iterator[str]:
    return (word.folded for word in find_words(words))


def _cell(row: TableRow, column: str) -> str:
    held = {str(key): cell for key, cell in row.cells.items()}
    return held.get(column, "")


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
