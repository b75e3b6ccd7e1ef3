"""What boards have put together, kept for all processes of a machine as long as nothing in the house has changed.

Numbers are made for a clearance alone, as a person without any role would see them: so whoever has the same clearance
may be shown the same, and nothing that only a role opens can be in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Subquery

from diemcau.web.accounts.policies import Scope
from diemcau.web.record.models import Conflict
from diemcau.web.review.shelf import keep

if TYPE_CHECKING:
    from diemcau.web.boards.chosen import Chosen

T = TypeVar("T")


def remember(scope: Scope, chosen: Chosen, name: tuple[str, ...], make: Callable[[Scope], T]) -> T:
    """Put something together, or take what was put together before.

    Args:
        scope: Of the person; only the clearance counts.
        chosen: What is asked for.
        name: What is put together, and of what it depends beside.
        make: Puts it together for a clearance without any role.
    """
    asked = (chosen.tree.day, chosen.org.code, chosen.period.code, chosen.measure, chosen.at, chosen.language)
    bare = Scope(clearance=scope.clearance)
    return keep(("board", *name, scope.clearance, *asked, _newest_conflict()), lambda: make(bare))


def _newest_conflict() -> tuple[Any, Any] | None:
    """The conflict that was found last, and when one was closed last: the rest of the state of boards."""
    closed = Conflict.objects.filter(known_to__isnull=False).order_by("-known_to").values("known_to")[:1]
    row: tuple[Any, Any] | None = Conflict.objects.order_by("-pk").values_list("uid", Subquery(closed)).first()
    return row
