"""What boards have put together, kept for all processes of a machine as long as nothing in the house has changed.

Numbers are made for a clearance alone, as a person without any role would see them: so whoever has the same clearance
may be shown the same, and nothing that only a role opens can be in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.db.models import Subquery
from django.utils import timezone

from diemcau import __version__
from diemcau.web.accounts.policies import Scope
from diemcau.web.record.models import Conflict
from diemcau.web.review.models import Goal
from diemcau.web.review.shelf import state_now

if TYPE_CHECKING:
    from diemcau.web.boards.chosen import Chosen

T = TypeVar("T")

_KEPT = 128
"""Boards that a process keeps, about 100 KB each; more lie in the cache that all processes share."""

_BESIDE = (Conflict, Goal)
"""What boards are made of beside totals: rows are added and closed, never changed otherwise."""


@dataclass(frozen=True)
class _Asked:
    """Something to be put together, known by all that it depends on."""

    key: tuple[Any, ...]
    make: Callable[[], Any] = field(compare=False)


@lru_cache(maxsize=_KEPT)
def _made(asked: _Asked) -> Any:
    """What was put together here, or by another process of the machine, for the same question and state."""
    shared, name = caches["boards"], f"page-{sha256(repr(asked.key).encode()).hexdigest()}"
    found = shared.get(name)
    if found is None:
        found = asked.make()
        shared.set(name, found)
    return found


def remember(scope: Scope, chosen: Chosen, name: tuple[str, ...], make: Callable[[Scope], T]) -> T:
    """Put something together, or take what was put together before.

    Args:
        scope: Of the person; only the clearance counts.
        chosen: What is asked for.
        name: What is put together, and of what it depends beside.
        make: Puts it together for a clearance without any role.
    """
    bare, state = Scope(clearance=scope.clearance), _state()
    if state is None:
        return make(bare)
    asked = (chosen.tree.day, chosen.org.code, chosen.period.code, chosen.measure, chosen.at, chosen.language)
    key = (*name, scope.clearance, *asked, *state)
    result: T = _made(_Asked(key, lambda: make(bare)))
    return result


def forget() -> None:
    """Let go of all that is kept, pictures included."""
    _made.cache_clear()
    caches["boards"].clear()


def _state() -> tuple[Any, ...] | None:
    """What changes whenever something of which boards are made does; None in a transaction, which may be undone."""
    totals = state_now()
    if totals is None:
        return None
    return (__version__, settings.PROFILE, timezone.localdate(), totals, *(_newest(model) for model in _BESIDE))


def _newest(model: Any) -> tuple[Any, Any] | None:
    """The row that was added last, and when one was closed last; both are found along an index."""
    closed = model.objects.filter(known_to__isnull=False).order_by("-known_to").values("known_to")[:1]
    row: tuple[Any, Any] | None = model.objects.order_by("-pk").values_list("uid", Subquery(closed)).first()
    return row
