"""Lists of tasks that leave the house: what was taken is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.shell.levels import Level
from diemcau.web.tasks.listing import list_to_csv
from diemcau.web.tasks.queries import MOST_TAKEN, list_for, with_names
from diemcau.web.tasks.shown import listed

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.wanted import Wanted

_SAID = 500  # characters of a query string in the log


def take_list(*, actor: Person, scope: Scope, wanted: Wanted, texts: Texts) -> str:
    """A list of tasks as a table for other programs, the most urgent first, at most `MOST_TAKEN`.

    Args:
        actor: Who takes it.
        scope: What that person may know of.
        wanted: Which tasks, with a unit.
        texts: Of the reader's language.
    """
    with transaction.atomic():
        tasks = list(with_names(list_for(scope, wanted)).order_by("due", "pk")[:MOST_TAKEN])
        content = list_to_csv(listed(tasks, texts.language, wanted.past_day), texts)
        level = max((task.level for task in tasks), default=Level.PUBLIC)
        detail = {"file": "list.csv", "asked": wanted.address()[:_SAID], "tasks": len(tasks)}
        append_entry(
            actor=actor, act=Act(act="table.export", thing="task", org=wanted.unit, level=level, detail=detail)
        )
    return content
