"""Writing down who looked at what was foretold from confidential values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.shell.levels import WATCHED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.web.accounts.models import Person
    from diemcau.web.outlook.models import Run

_SAID = 500  # signs of an address that are kept


def note_view(*, actor: Person, runs: Iterable[Run], query: str) -> None:
    """Write down that a person saw forecasts or scores of runs that values of a watched level went into.

    Args:
        actor: Who.
        runs: Whose forecasts were shown.
        query: The query string of the page.
    """
    watched = {run.pk: run for run in runs if run.level >= WATCHED}
    if watched:
        detail = {"query": query[:_SAID], "runs": sorted(str(run.uid) for run in watched.values())}
        level = max(run.level for run in watched.values())
        append_entry(actor=actor, act=Act(act="outlook.view", thing="outlook", level=level, detail=detail))
