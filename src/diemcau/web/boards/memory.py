"""What boards have put together, kept by the process as long as nothing in the house has changed.

Numbers are made for a clearance alone, as a person without any role would see them: so whoever has the same clearance
may be shown the same, and nothing that only a role opens can be in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.db import connection
from django.db.models import Subquery
from django.utils import timezone

from diemcau.web.accounts.policies import Scope
from diemcau.web.filings.models import Value
from diemcau.web.orgs.edition import edition_now
from diemcau.web.record.models import Claim, Conflict
from diemcau.web.review.models import Goal

if TYPE_CHECKING:
    from diemcau.web.boards.chosen import Chosen

T = TypeVar("T")

_KEPT = 128
"""Boards that a process keeps, about 100 KB each."""

_SECONDS = 300
"""How long at most: what was entered before, but committed after something newer, is seen then."""

_MADE_OF = (Claim, Conflict, Value, Goal)
"""What boards are made of: rows are added and closed, never changed otherwise."""


@dataclass(frozen=True)
class _Asked:
    """Something to be put together, known by all that it depends on."""

    key: tuple[Any, ...]
    make: Callable[[], Any] = field(compare=False)


@lru_cache(maxsize=_KEPT)
def _made(asked: _Asked) -> Any:
    return asked.make()


def remember(scope: Scope, chosen: Chosen, name: tuple[str, ...], make: Callable[[Scope], T]) -> T:
    """Put something together, or take what was put together before.

    Args:
        scope: Of the person; only the clearance counts.
        chosen: What is asked for.
        name: What is put together, and of what it depends beside.
        make: Puts it together for a clearance without any role.
    """
    bare = Scope(clearance=scope.clearance)
    asked = (chosen.tree.day, chosen.org.code, chosen.period.code, chosen.measure, chosen.at, chosen.language)
    key = (*name, scope.clearance, *asked, *_state())
    result: T = _made(_Asked(key, lambda: make(bare)))
    return result


def forget() -> None:
    """Let go of all that is kept."""
    _made.cache_clear()


def _state() -> tuple[Any, ...]:
    """What changes whenever something of which boards are made does; and now and then by itself."""
    now = timezone.now()
    house = (settings.PROFILE, str(connection.settings_dict["NAME"]), edition_now(), timezone.localdate(now))
    return (*house, int(now.timestamp()) // _SECONDS, *(_newest(model) for model in _MADE_OF))


def _newest(model: Any) -> tuple[Any, Any] | None:
    """The row that was added last, and when one was closed last; both are found along an index."""
    closed = model.objects.filter(known_to__isnull=False).order_by("-known_to").values("known_to")[:1]
    row: tuple[Any, Any] | None = model.objects.order_by("-pk").values_list("uid", Subquery(closed)).first()
    return row
