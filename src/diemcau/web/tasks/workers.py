"""The people of the unit that holds a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.web.accounts.models import Person
from diemcau.web.accounts.policies import RIGHTS, Right
from diemcau.web.accounts.queries import roles_on

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diemcau.web.tasks.models import Task


def workers_of(task: Task) -> QuerySet[Person]:
    """The people who enter, or answer, in the unit that holds a task, and may see its level; by name."""
    kinds = {kind for kind, rights in RIGHTS.items() if rights & {Right.ENTER, Right.ANSWER}}
    roles = roles_on(timezone.localdate()).filter(org=task.holder_id or task.lead_id)
    held = roles.values_list("person_id", "kind", "deputy_for__kind")
    working = {person for person, kind, instead in held if (instead or kind) in kinds}
    return Person.objects.filter(pk__in=working, is_active=True, clearance__gte=task.level).order_by("name")
