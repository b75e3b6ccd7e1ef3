"""One task, one paper, by the uid in an address, as a person may know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.errors import NotFound
from diemcau.web.tasks.models import Source, Task
from diemcau.web.tasks.policies import tasks_for, visible_sources

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from diemcau.web.accounts.policies import Scope


def task_for(scope: Scope, uid: UUID) -> Task:
    """A task.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of; the two cannot be told apart.
    """
    rows = tasks_for(scope).select_related(
        "lead", "holder", "office", "assigner", "officer", "order__source", "source__org", "orientation", "parent",
        "replaced_by",
    )  # fmt: skip
    found = rows.filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such task, or it is not open to you.", code="tasks.no_task")
    return found


def signed_papers(scope: Scope) -> QuerySet[Source]:
    """The signed papers that a person may know of, newest first."""
    return Source.objects.filter(visible_sources(scope), signed_on__isnull=False, state="in_force").exclude(number="")
