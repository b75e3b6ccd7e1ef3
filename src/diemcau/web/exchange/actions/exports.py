"""Tables of tasks leave the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diemcau.web.accounts.models import Person
    from diemcau.web.tasks.models import Task


def note_export(*, actor: Person, tasks: QuerySet[Task], kind: str, asked: str, org: str = "") -> None:
    """Write down that tasks leave the house as a file: what was asked for, how many, up to which level.

    Args:
        actor: Who.
        tasks: Which.
        kind: The name of the file.
        asked: By what they were asked for: a paper, a unit, filters.
        org: Code of the unit, where it is one.
    """
    found = tasks.order_by().aggregate(level=Max("level"))
    level = found["level"] if found["level"] is not None else Level.PUBLIC
    detail = {"file": kind, "asked": asked[:500], "tasks": tasks.count()}
    append_entry(actor=actor, act=Act(act="table.export", thing="task", org=org, level=level, detail=detail))
