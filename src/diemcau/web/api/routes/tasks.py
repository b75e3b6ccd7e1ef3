"""Tasks: lists, one with its whole life, and the four cells."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from diemcau.deploy.states import verbs_of
from diemcau.deploy.timing import time_class, time_marks
from diemcau.errors import Invalid
from diemcau.records.task import FourCells, TaskState, TimeFacts
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import LevelNumber, Words
from diemcau.web.archive.policies import may_see
from diemcau.web.orgs.queries import names_of_all, tree_of
from diemcau.web.tasks.actions.held import note_look
from diemcau.web.tasks.actions.undoing import to_undo
from diemcau.web.tasks.finding import task_for
from diemcau.web.tasks.policies import actors_of, tasks_for
from diemcau.web.tasks.proofs import shown_to
from diemcau.web.tasks.queries import cells_of_holders, find_unit, list_for
from diemcau.web.tasks.wanted import Wanted

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Entry, Evidence, Extension, Share, Step, Task

router = Router(tags=["tasks"])

State = Literal[
    "draft", "dropped", "assigned", "returned", "accepted", "in_progress", "submitted", "rework", "completed",
    "suspended", "cancelled", "replaced",
]  # fmt: skip
Class = Literal["on_time", "late", "in_term", "overdue"]
Mark = Literal["due_soon", "no_deadline", "waiting", "suspended", "extended"]
Day = Annotated[date, Field(ge=date(1945, 1, 1), le=date(2199, 12, 31))]
_Code = Annotated[Words, Field(max_length=60)]


class TaskRow(Schema):
    """A task as lists have it."""

    uid: UUID
    number: str = Field(description="Its running number.", examples=["15/2026"])
    title: str
    state: State
    in_class: Class | None = Field(description="How it counts today; null for what is not counted.")
    marks: list[Mark] = Field(description="What is worth knowing beside the class.")
    lead: str | None = Field(description="Code of the unit in the lead.", examples=["DUN"])
    holder: str | None = Field(description="Code of the unit that carries it on, where the lead has ended since.")
    office: str = Field(description="Code of the unit whose office follows it up.")
    assigner: str | None = Field(description="Name of who gave it.")
    paper: UUID | None = Field(description="The paper that orders it, where it is open to you.")
    first_due: date | None = Field(description="The deadline it was given with; never changed.")
    due: date | None = Field(description="The deadline in force.")
    submitted_on: date | None = Field(description="The day it was last handed in.")
    percent: int = Field(description="As last told, 0 to 100.")
    level: int
    is_counted: bool = Field(description="Whether it counts itself; what was given on to many counts below.")
    is_key: bool
    edit: int = Field(description="Send it back with a write.")


class StepTold(Schema):
    """One thing done to a task."""

    verb: str = Field(examples=["accept"])
    before: str
    after: str
    on: date
    due: date | None = Field(description="The deadline in force after it.")
    holder: str | None = Field(description="Code of the unit that held it after it.")
    reason: str
    by: str
    at: datetime


class EntryTold(Schema):
    """What a unit told of its task."""

    uid: UUID
    percent: int | None = Field(description="Null where nothing is said of it.")
    words: str
    obstacle: str
    wish: str
    document: UUID | None = Field(description="What is attached, where it is open to you.")
    by: str
    at: datetime


class ExtensionTold(Schema):
    """A request for more time, and its answer."""

    uid: UUID
    number: int
    was: date
    wanted: date
    reason: str
    asked_by: str
    asked_at: datetime
    decision: Literal["", "granted", "refused", "withdrawn"] = Field(description="Empty while it waits.")
    granted: date | None
    answer: str
    decided_at: datetime | None


class ShareTold(Schema):
    """The part of a coordinating unit."""

    uid: UUID
    org: str = Field(description="Code of the unit that was asked.")
    holder: str = Field(description="Code of the unit that answers now.")
    words: str
    due: date | None = Field(description="Null for the task's own day.")
    is_required: bool
    state: Literal["planned", "asked", "answered", "waived"]
    answer: str
    answered_on: date | None


class EvidenceTold(Schema):
    """What shows that it is done."""

    uid: UUID
    share: UUID | None = Field(description="Of which part; null for the task itself.")
    document: UUID | None
    words: str
    claim: UUID | None = Field(description="The fact.")
    value: UUID | None = Field(description="The accepted value of a return.")
    note: str
    by: str
    at: datetime
    checked_at: datetime | None = Field(description="When somebody of another side confirmed it.")


class OrderTold(Schema):
    """The directive that a task came of."""

    uid: UUID
    number: str = Field(description="In the list of its paper, as printed.")
    words: str


class TaskWhole(TaskRow):
    """A task with its whole life."""

    product: str
    product_kind: str
    topics: list[str]
    measure: str
    deadline: dict[str, Any] = Field(description="As it was said: words, kind, whether it is certain.")
    officer: str | None = Field(description="Name of who works on it.")
    parent: UUID | None = Field(description="The task under which it was given on, where it is open to you.")
    order: OrderTold | None = Field(description="The directive it came of, where it is open to you.")
    quality: str
    assigned_at: datetime | None
    received_at: datetime | None
    completed_at: datetime | None
    steps: list[StepTold] = Field(description="Oldest first.")
    entries: list[EntryTold] = Field(description="Newest first.")
    extensions: list[ExtensionTold]
    shares: list[ShareTold]
    evidence: list[EvidenceTold] = Field(description="What stands, and is open to you.")
    needs: list[UUID] = Field(description="The tasks it waits for that are open to you.")
    verbs: list[str] = Field(description="What you may do to it where nothing else holds it.", examples=[["accept"]])


class TaskFilter(Paged):
    """Which tasks."""

    unit: _Code = Field("", description="Code of a unit: tasks that it or one below carries.")
    below: bool = Field(default=True, description="Whether units below count, too.")
    state: State | Literal[""] = ""
    in_class: Class | Literal[""] = ""
    mark: Mark | Literal[""] = ""
    assigner: Words = Field("", max_length=150, description="Sign-in name of whoever gave it.")
    paper: UUID | None = Field(None, description="Of one paper.")
    topic: _Code = Field("", description="Code of a topic.")
    measure: _Code = Field("", description="Code of a measure.")
    key: bool = Field(default=False, description="Key tasks alone.")
    due_from: Day | None = None
    due_to: Day | None = None
    q: Words = Field("", max_length=200, description="Words of title or product, or a running number.")
    level: LevelNumber | None = None
    on: Day | None = Field(None, description="As of the end of which day state and class are asked for.")


class CellsTold(Schema):
    """The follow-up table of one unit."""

    org: str = Field(description="Code of the unit that carries the tasks.")
    on_time: int = Field(description="Completed, handed in by the deadline.")
    late: int = Field(description="Completed, handed in after it.")
    in_term: int = Field(description="Open, the deadline not over.")
    overdue: int = Field(description="Open, the deadline over.")
    due_soon: int
    no_deadline: int
    waiting: int
    suspended: int
    total: int = Field(description="All that were given: the sum of the four.")
    fallen_due: int = Field(description="Completed, or open with the deadline over.")


class Cells(Schema):
    """The follow-up table."""

    on: date = Field(description="As of the end of which day.")
    rows: list[CellsTold] = Field(description="Units with tasks, each by itself, in order of code.")
    sum: CellsTold = Field(description="Of all rows; `org` is the unit asked for, or empty.")


class CellsFilter(Schema):
    """Which table."""

    unit: _Code = Field("", description="Code of a unit: it and all below; everything if left out.")
    on: Day | None = Field(None, description="As of the end of which day; today if left out.")


@router.get("/tasks", response=Page[TaskRow])
def list_tasks(request: HttpRequest, asked: Query[TaskFilter]) -> dict[str, Any]:
    """The newest first."""
    may = scope(request)
    rows = list_for(may, _wanted(asked)).select_related("lead", "holder", "office", "assigner", "source")
    return page_of(rows, asked, ("-year", "-serial"), lambda task: tell_task(task, may.clearance), "tasks")


@router.get("/tasks/cells", response=Cells)
def get_cells(request: HttpRequest, asked: Query[CellsFilter]) -> dict[str, Any]:
    """Only of tasks that you may know of."""
    today = timezone.localdate()
    on = asked.on if asked.on is not None and asked.on < today else None
    unit = find_unit(asked.unit, on) if asked.unit else None
    tree = tree_of(on)
    within = None if unit is None or tree.is_root(unit.pk) else tree.below(unit.pk)
    found = cells_of_holders(scope(request), on)
    codes = {node.pk: code for code, node in names_of_all().items()}  # tasks may still lie with a unit that has ended
    rows = sorted(
        (codes[pk], cells)
        for pk, cells in found.items()
        if pk is not None and pk in codes and (within is None or pk in within)
    )
    total = sum((cells for _, cells in rows), start=FourCells())
    return {
        "on": on or today,
        "rows": [_cells(code, cells) for code, cells in rows],
        "sum": _cells(unit.code if unit else "", total),
    }


@router.get("/tasks/{uuid:uid}", response=TaskWhole)
def get_task(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    """With its whole life; of a confidential one the look is written down."""
    task = task_for(scope(request), uid)
    note_look(actor=person(request), task=task)
    return tell_whole(request, task)


def _wanted(asked: TaskFilter) -> Wanted:
    """The same in the words of the lists.

    Raises:
        Invalid: If a day that is past is asked for together with a mark, which nobody wrote down.
    """
    past = asked.on is not None and asked.on < timezone.localdate()
    if past and asked.mark:
        raise Invalid("Marks are known of today alone.", "Leave out `mark` or `on`.", code="api.past_mark")
    return Wanted(
        unit=asked.unit,
        below="" if asked.below else "no",
        state=asked.state,
        in_class=asked.in_class,
        mark=asked.mark,
        assigner=asked.assigner,
        paper=str(asked.paper or ""),
        topic=asked.topic,
        measure=asked.measure,
        key="yes" if asked.key else "",
        due_from=asked.due_from.isoformat() if asked.due_from else "",
        due_to=asked.due_to.isoformat() if asked.due_to else "",
        q=asked.q,
        level="" if asked.level is None else str(asked.level),
        on=asked.on.isoformat() if asked.on else "",
    )


def tell_task(task: Task, clearance: int) -> dict[str, Any]:
    """A task, as a row of a list."""
    names = ("uid", "title", "first_due", "due", "submitted_on", "percent", "level", "is_counted", "is_key", "edit")
    facts = TimeFacts(state=TaskState(task.state), due=task.due, first_due=task.first_due, submitted=task.submitted_on)
    today = timezone.localdate()
    paper = task.source
    return {
        **{name: getattr(task, name) for name in names},
        "number": f"{task.serial}/{task.year}",
        "state": task.state,
        "in_class": time_class(facts, today) if task.is_counted else None,
        "marks": sorted(time_marks(facts, today)),
        "lead": task.lead.code if task.lead else None,
        "holder": task.holder.code if task.holder else None,
        "office": task.office.code,
        "assigner": task.assigner.name if task.assigner else None,
        "paper": paper.uid if paper is not None and paper.level <= clearance else None,
    }


def tell_whole(request: HttpRequest, task: Task) -> dict[str, Any]:
    """A task with all that somebody may know of it."""
    may, who = scope(request), person(request)
    names = (
        "product", "product_kind", "topics", "measure", "deadline", "quality", "assigned_at", "received_at",
        "completed_at",
    )  # fmt: skip
    verbs = [verb.value for verb in verbs_of(TaskState(task.state), actors_of(who, may, task))]
    undo = ["undo"] if to_undo(who, may, task) is not None else []
    order = task.order
    return {
        **tell_task(task, may.clearance),
        **{name: getattr(task, name) for name in names},
        "officer": task.officer.name if task.officer else None,
        "parent": tasks_for(may).filter(children=task).values_list("uid", flat=True).first(),
        "order": (
            {"uid": order.uid, "number": order.number, "words": order.words}
            if order is not None and order.level <= may.clearance
            else None
        ),
        **_life(may, task),
        "needs": list(tasks_for(may).filter(needed_by__task=task).order_by("pk").values_list("uid", flat=True)),
        "verbs": [*verbs, *undo],
    }


def _life(may: Scope, task: Task) -> dict[str, Any]:
    """Steps, entries and all else that hangs on a task."""
    entries = task.entries.select_related("by", "document")
    extensions = task.extensions.select_related("asked_by")
    shares = task.shares.select_related("org", "holder")
    proofs = task.evidence.filter(withdrawn_at=None).select_related(
        "by", "share", "document", "value", "mention__document"
    )
    return {
        "steps": [_step(one) for one in task.steps.select_related("by", "holder")],
        "entries": [_entry(may, one) for one in entries],
        "extensions": [_extension(one) for one in extensions],
        "shares": [_share(one) for one in shares],
        "evidence": [_evidence(one) for one in shown_to(may, proofs)],
    }


def _step(one: Step) -> dict[str, Any]:
    names = ("verb", "before", "after", "on", "due", "reason", "at")
    held = {name: getattr(one, name) for name in names}
    return {**held, "holder": one.holder.code if one.holder else None, "by": one.by.name}


def _entry(may: Scope, one: Entry) -> dict[str, Any]:
    names = ("uid", "percent", "words", "obstacle", "wish", "at")
    document = one.document.uid if one.document is not None and may_see(may, one.document) else None
    return {**{name: getattr(one, name) for name in names}, "document": document, "by": one.by.name}


def _extension(one: Extension) -> dict[str, Any]:
    names = ("uid", "number", "was", "wanted", "reason", "asked_at", "decision", "granted", "answer", "decided_at")
    return {**{name: getattr(one, name) for name in names}, "asked_by": one.asked_by.name}


def _share(one: Share) -> dict[str, Any]:
    names = ("uid", "words", "due", "is_required", "state", "answer", "answered_on")
    return {**{name: getattr(one, name) for name in names}, "org": one.org.code, "holder": one.holder.code}


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in ("uid", "words", "claim", "note", "at", "checked_at")},
        "share": one.share.uid if one.share else None,
        "document": one.document.uid if one.document else None,
        "value": one.value.uid if one.value else None,
        "by": one.by.name,
    }


def _cells(org: str, cells: FourCells) -> dict[str, Any]:
    names = (
        "on_time", "late", "in_term", "overdue", "due_soon", "no_deadline", "waiting", "suspended", "total",
        "fallen_due",
    )  # fmt: skip
    return {"org": org, **{name: getattr(cells, name) for name in names}}
