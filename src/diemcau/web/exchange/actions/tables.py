"""Running tables of tasks are brought in: tried first, then taken over; both may be broken off and go on."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from diemcau.collect.names import to_inside
from diemcau.collect.task_table import read_task_table
from diemcau.deploy.states import OPEN
from diemcau.errors import Conflict, Denied, DiemcauError, Invalid, NotFound
from diemcau.records.task import TaskState
from diemcau.web.accounts.policies import Right
from diemcau.web.accounts.queries import scope_of
from diemcau.web.archive import blobs
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.exchange.models import Import
from diemcau.web.exchange.policies import MOST_ROWS, MOST_WORKBOOK, demand_level
from diemcau.web.exchange.queries import find_import
from diemcau.web.exchange.tables import (
    DRAFT,
    RUNNING,
    SAME,
    UPDATE,
    Planner,
    Row,
    is_news,
    person_named,
    row_from_json,
    row_to_json,
)
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.queries import find_org
from diemcau.web.tasks.actions.drafting import Part, Wanted, assign, change_draft, make_draft
from diemcau.web.tasks.actions.held import write_down
from diemcau.web.tasks.deadlines import deadline_from_json
from diemcau.web.tasks.models import Entry, Source, Task

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

AT_ONCE = 256 * 2**10
"""Bytes of a workbook that is read while its sender waits; a larger one is read by the worker."""

CHUNK = 100
"""Rows that are taken over in one transaction, and as many while a person waits."""

_REFUSALS = (Invalid, Denied, Conflict, NotFound)
_OPEN = frozenset(state.value for state in OPEN)


def try_table(
    *, actor: Person, scope: Scope, org: Org, level: int, filename: str, body: bytes, assigner: str = ""
) -> Import:
    """See what a workbook of tasks would become; nothing of it is taken over yet.

    Args:
        actor: Who.
        scope: What that person may do.
        org: The unit whose office follows these tasks.
        level: How confidential they are where the table does not say.
        filename: As it was called.
        body: The workbook, XLSX or CSV.
        assigner: Sign-in name of who gave them where the table does not say; empty for nobody.

    Raises:
        Denied: If the person does not deploy tasks there, or the level is above the clearance.
        Invalid: If it is too large, empty, or no table of tasks.
    """
    scope.demand(Right.DEPLOY, org.pk)
    demand_level(scope, level)
    if not 0 < len(body) <= MOST_WORKBOOK:
        raise Invalid(
            "The workbook is empty or larger than 10 MB.", "Part it into smaller ones.", code="exchange.large_table"
        )
    made = Import(
        org=org, level=level, by=actor, filename=to_inside(filename)[-255:], said={"assigner": assigner[:150]},
        blob=blobs.keep(body),
    )  # fmt: skip
    if len(body) <= AT_ONCE:
        made.said |= _examined(scope, made, body)
        made.state, made.level = "ready", _level_of(scope, made)
    with transaction.atomic():
        made.save()
        _note(actor, made, "table.try", file=made.filename, rows=len(made.said.get("rows", ())))
        if made.state == "reading":
            from diemcau.web.exchange.jobs import examine

            examine.enqueue(made.pk)
    return made


def examine_table(*, pk: int) -> None:
    """Read a workbook that waits to be tried."""
    held = Import.objects.select_related("blob", "org", "by").filter(pk=pk, state="reading").first()
    if held is None:
        return
    try:
        held.said |= _examined(scope_of(held.by), held, blobs.fetch(held.blob))
        held.state, held.level = "ready", _level_of(scope_of(held.by), held)
    except _REFUSALS as error:
        held.said |= {"failure": _failure(error)}
        held.state = "failed"
    found = {"said": held.said, "state": held.state, "level": held.level}
    Import.objects.filter(pk=pk, state="reading").update(**found)


def _level_of(scope: Scope, held: Import) -> int:
    """How confidential a workbook is: as its highest row, as far as the person who brought it in may see."""
    rows = max((row["level"] for row in held.said["rows"]), default=held.level)
    return max(held.level, min(rows, scope.clearance))


def _examined(scope: Scope, held: Import, body: bytes) -> dict[str, Any]:
    """Rows and faults of a workbook, as they are kept.

    Raises:
        Invalid: If it is no table of tasks, or has too many rows.
    """
    table = read_task_table(body, name=held.filename)
    if len(table.rows) > MOST_ROWS:
        raise Invalid("The table has too many rows.", "Part it into smaller ones.", code="exchange.many_rows")
    planner = Planner(scope, held.org, held.level, held.said.get("assigner", ""))
    return {
        "rows": [row_to_json(planner.plan(row)) for row in table.rows],
        "faults": [asdict(fault) for fault in table.faults],
        "others": list(table.others),
    }


def _failure(error: DiemcauError) -> dict[str, Any]:
    facts = {name: value for name, value in error.facts.items() if isinstance(value, str | int)}
    return {"title": error.title, "advice": error.advice, "facts": facts}


def apply_table(*, actor: Person, scope: Scope, uid: UUID) -> Import:
    """Take a workbook over that was tried; what was taken over already stays as it is.

    Raises:
        NotFound: If there is none of that uid for a unit whose tasks the person deploys.
        Denied: If it was tried by somebody else: whoever takes it over has seen what it becomes.
        Conflict: If it was not read to its end.
    """
    with transaction.atomic():
        held = _hold(find_import(scope, uid).pk)
        scope.demand(Right.DEPLOY, held.org_id)
        if held.state == "applied":
            return held
        if held.state not in {"ready", "applying"}:
            raise Conflict("This workbook has not been read.", "Wait, or bring it in anew.", code="exchange.not_ready")
        if held.by_id != actor.pk:
            raise Denied("Somebody else tried this workbook.", "Bring it in yourself.", code="exchange.others_table")
        held.state = "applying"
        held.save(update_fields=["state"])
        if len(held.said["rows"]) > CHUNK:
            from diemcau.web.exchange.jobs import take_over

            take_over.enqueue(held.pk)
            return held
    take_over_table(pk=held.pk)
    held.refresh_from_db()
    return held


def take_over_table(*, pk: int) -> None:
    """Take over what is left of a workbook, some rows at a time, each lot whole or not at all."""
    while _take_some(pk):
        pass


def _take_some(pk: int) -> bool:
    """Take the next lot over; False where none is left."""
    with transaction.atomic():
        held = _hold(pk)
        if held.state != "applying":
            return False
        scope, rows = scope_of(held.by), held.said["rows"]
        lot = rows[held.done : held.done + CHUNK]
        for place, said in enumerate(lot, held.done):
            outcome = _take(held, scope, row_from_json(said))
            held.made += outcome.get("made", 0)
            held.told[str(place)] = outcome
        held.done += len(lot)
        if held.done >= len(rows):
            held.state, held.applied_at = "applied", timezone.now()
            _note(held.by, held, "table.apply", file=held.filename, made=held.made, rows=len(rows))
        held.save(update_fields=["told", "done", "made", "state", "applied_at"])
    return held.state == "applying"


def _take(held: Import, scope: Scope, row: Row) -> dict[str, Any]:
    """What becomes of one row: the task, whether it is new, and what kept it from going further."""
    if row.becomes not in {DRAFT, RUNNING, UPDATE}:
        return {"became": row.becomes, "task": row.task}
    try:
        with transaction.atomic():
            known = Task.objects.filter(office=held.org, external=row.external).select_related("lead").first()
            if known is not None:
                return _update(held, scope, row, known)
            return _make(held, scope, row)
    except _REFUSALS as error:
        return {"became": "refused", "task": row.task, "why": _failure(error)}


def _make(held: Import, scope: Scope, row: Row) -> dict[str, Any]:
    source = Source.objects.filter(uid=row.source).first() if row.source else None
    task = make_draft(actor=held.by, scope=scope, wanted=_wanted(held, row), source=source)
    task.external = row.external
    task.save(update_fields=["external"])
    found: dict[str, Any] = {"became": DRAFT, "task": str(task.uid), "made": 1}
    if row.becomes == RUNNING:
        try:
            with transaction.atomic():
                _give(held, scope, row, task)
            found["became"] = RUNNING
        except _REFUSALS as error:
            found["why"] = _failure(error)
    return found


def _give(held: Import, scope: Scope, row: Row, task: Task) -> None:
    """Give a task that runs already: with the deadline it had first, and what was last told of it.

    Raises:
        Denied, Conflict: As `drafting.assign`.
    """
    assign(actor=held.by, scope=scope, task=task, edit=task.edit)
    given = Task.objects.select_related("lead", "holder", "office").get(pk=task.pk)
    given.first_due = _day(row.first_due) or given.due
    given.save(update_fields=["first_due"])
    _tell(held, row, given)


def _update(held: Import, scope: Scope, row: Row, known: Task) -> dict[str, Any]:
    """What is new of a task that the row became before; a deadline in force moves by an extension alone."""
    found = {"became": UPDATE, "task": str(known.uid)}
    if known.state == TaskState.DRAFT.value:
        change_draft(actor=held.by, scope=scope, task=known, edit=known.edit, wanted=_wanted(held, row, known))
    elif known.state in _OPEN and is_news(row_to_json(row), known):
        _tell(held, row, Task.objects.select_related("lead", "holder", "office").get(pk=known.pk))
    else:
        found["became"] = SAME
    return found


def _tell(held: Import, row: Row, task: Task) -> None:
    """What the table tells of a task, as an entry of whoever brought it in."""
    if row.percent is None and not row.progress and not row.obstacle:
        return
    entry = Entry.objects.create(task=task, percent=row.percent, words=row.progress, obstacle=row.obstacle, by=held.by)
    if row.percent is not None:
        task.percent = row.percent
        task.save(update_fields=["percent"])
    write_down(actor=held.by, task=task, act="entry.add", entry=entry.uid, percent=row.percent, table=str(held.uid))


def _wanted(held: Import, row: Row, known: Task | None = None) -> Wanted:
    """The draft that a row asks for; of one that is changed, what the row leaves open stays."""
    wanted = Wanted(
        title=row.title,
        office=held.org,
        lead=find_org(row.lead) if row.lead else None,
        parts=tuple(Part(org=find_org(code)) for code in row.coordinating),
        assigner=person_named(row.assigner),
        due=_day(row.due),
        deadline=deadline_from_json(row.deadline) if row.deadline else None,
        is_confirmed=row.becomes == RUNNING,  # it was given with this day, elsewhere, whatever day is today
        product=row.product,
        level=row.level,
    )
    if known is None:
        return wanted
    return replace(
        wanted, lead=wanted.lead or known.lead, assigner=wanted.assigner or known.assigner,
        due=wanted.due or known.due, product=wanted.product or known.product, topics=tuple(known.topics),
        measure=known.measure, is_key=known.is_key, level=max(wanted.level, known.level),
    )  # fmt: skip


def _hold(pk: int) -> Import:
    return Import.objects.select_for_update(of=("self",)).select_related("org", "by").get(pk=pk)


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None


def _note(actor: Person, held: Import, act: str, **detail: object) -> None:
    append_entry(
        actor=actor,
        act=Act(act=act, thing="table", thing_id=held.uid, org=held.org.code, level=held.level, detail=detail),
    )
