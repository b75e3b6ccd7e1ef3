"""Values and totals held in memory as long as nothing below has changed.

What a page of totals rests on may be tens of thousands of values. They are loaded and put together once for each
clearance, view and state of the house; whoever asks next for the same gets the same. Every change of what could be
seen gives the house another state: a number that no state before it had.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.models import Count, Max, Sum
from django.utils import timezone

from diemcau import __version__
from diemcau.web.filings.models import Value
from diemcau.web.orgs.edition import edition_now
from diemcau.web.record.models import Claim
from diemcau.web.review.models import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from diemcau.records.observation import Observation
    from diemcau.review.rollup.totals import Book

T = TypeVar("T")
MOST_VALUES = 200_000
"""Values that one process holds at once, some 150 MB; the ones that were asked for longest ago go first."""

_MOST_VIEWS, _MOST_ANSWERS = 200, 2000
"""Views held at once, and answers about one of them; addresses can be made up without end."""

_MOST_KEPT = 128
"""Answers that a process keeps, about 100 KB each; more lie in the cache that all processes share."""

_KEPT = 1000  # marks; older ones are taken away, which only makes another state


@dataclass(slots=True)
class Answers:
    """What was asked before.

    Attributes:
        answers: The answers by question.
    """

    answers: dict[Hashable, Any] = field(default_factory=dict)

    def answer(self, question: Hashable, make: Callable[[], T]) -> T:
        """The answer to a question, worked out once."""
        found: T | None = self.answers.get(question)
        if found is None:
            found = make()
            if len(self.answers) >= _MOST_ANSWERS:
                self.answers.clear()
            self.answers[question] = found
        return found


@dataclass(slots=True, kw_only=True)
class Loaded(Answers):
    """What was loaded for one view, and what was asked of it.

    Attributes:
        observations: The values.
        book: The same, opened in the view's shape.
        earlier: The same in the shape of the year before, or None.
    """

    observations: list[Observation]
    book: Book
    earlier: Book | None


class Shelf:
    """What is held, the last that was asked for at the end."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, Loaded] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable, load: Callable[[], Loaded]) -> Loaded:
        """What is held under a key, loaded where nothing is."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                return found
        made = load()
        with self._lock:
            self._held[key] = made
            while len(self._held) > 1 and self._is_full():
                self._held.popitem(last=False)
        return made

    def _is_full(self) -> bool:
        values = sum(len(one.observations) for one in self._held.values())
        return len(self._held) > _MOST_VIEWS or values > MOST_VALUES

    def clear(self) -> None:
        """Hold nothing."""
        with self._lock:
            self._held.clear()


SHELF, KNOWN = Shelf(), Answers()
"""Of this process; `KNOWN` holds of which measures there is anything."""


@dataclass(frozen=True)
class _Asked:
    """Something to be put together, known by all that it depends on."""

    key: tuple[Hashable, ...]
    make: Callable[[], Any] = field(compare=False)


def keep(question: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What a page is made of, as any process of the machine has put it together in the present state of the house.

    Args:
        question: All that it depends on beside the state and the day: the clearance above all, the language, what is
            asked for; each of it with a `repr` that says all of it.
        make: Puts it together.
    """
    state = state_now()
    if state is None:
        return make()
    house = (__version__, settings.PROFILE, timezone.localdate(), state)
    result: T = _kept(_Asked((*question, *house), make))
    return result


@lru_cache(maxsize=_MOST_KEPT)
def _kept(asked: _Asked) -> Any:
    shared, name = caches["made"], f"page-{sha256(repr(asked.key).encode()).hexdigest()}"
    found = shared.get(name)
    if found is None:
        found = asked.make()
        shared.set(name, found)
    return found


def forget() -> None:
    """Let go of all that is held, here and for all processes."""
    SHELF.clear()
    KNOWN.answers.clear()
    _kept.cache_clear()
    caches["made"].clear()


def state_now() -> Hashable | None:
    """Names the state of everything that totals are made of; None inside a transaction, which may still be undone.

    Facts are changed by one after another, so their newest row and their last end tell; values of returns and levels
    of documents are not, so each such change leaves a mark of its own.
    """
    if connection.in_atomic_block:
        return None
    marks = Mark.objects.aggregate(sum=Sum("number"), count=Count("pk"))
    return (
        str(connection.settings_dict["NAME"]),
        edition_now(),
        marks["sum"],
        marks["count"],
        Claim.objects.aggregate(last=Max("pk"))["last"],
        Claim.objects.aggregate(last=Max("known_to"))["last"],
        Value.objects.aggregate(last=Max("pk"))["last"],
    )


def mark_change() -> None:
    """Give the house another state, in the transaction of what changed it."""
    made = Mark.objects.create(number=secrets.randbelow(1 << 48))
    if made.pk % _KEPT == 0:
        Mark.objects.filter(pk__lte=made.pk - _KEPT).delete()
