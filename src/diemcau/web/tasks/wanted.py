"""Which tasks a list is to show, read from its address; what no reader could mean is as good as left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils import timezone
from django.utils.http import urlencode

from diemcau.records.task import Mark, TaskState, TimeClass
from diemcau.web.search.words import find_words
from diemcau.web.shell.levels import Level

SORTS = ("due", "late_first", "new", "unit", "percent")
"""How a list may be sorted: by deadline, the latest deadline first, newest first, by unit, least done first."""

_LONG = 200  # characters of a field
_WORDS = 8  # words that are searched at once


@dataclass(frozen=True)
class Wanted:
    """What a list is to show; an empty field asks for nothing.

    Attributes:
        unit: Code of a unit.
        below: Whether the units below it count too: `no` or empty for yes.
        state, in_class, mark: Of `TaskState`, `TimeClass`, `Mark`.
        assigner: Sign-in name of whoever gave it.
        paper: uid of the paper that orders it, or a part of its number and symbol.
        topic, measure: Codes of the profile.
        key: `yes` for key tasks alone.
        due_from, due_to: The deadline in force, both days included; ISO.
        q: Words of title or product, or a running number such as `15/2026`.
        level: One level alone.
        on: As of the end of which day; ISO, empty for as it stands.
        sort: Of `SORTS`.
        after: uid of the last task of the page before.
    """

    unit: str = ""
    below: str = ""
    state: str = ""
    in_class: str = ""
    mark: str = ""
    assigner: str = ""
    paper: str = ""
    topic: str = ""
    measure: str = ""
    key: str = ""
    due_from: str = ""
    due_to: str = ""
    q: str = ""
    level: str = ""
    on: str = ""
    sort: str = ""
    after: str = ""

    @property
    def with_below(self) -> bool:
        """Whether the units below the unit count too."""
        return self.below != "no"

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that are searched, without marks."""
        return tuple(word.folded for word in find_words(self.q))[:_WORDS]

    @property
    def number(self) -> tuple[int, int] | None:
        """Serial and year, where what is searched is a running number."""
        serial, mark, year = self.q.strip().partition("/")
        good = mark and all(
            part.isascii() and part.isdigit() and len(part) <= size for part, size in ((serial, 9), (year, 4))
        )
        return (int(serial), int(year)) if good else None

    @property
    def first_due(self) -> date | None:
        """The first deadline that is shown."""
        return read_day(self.due_from)

    @property
    def last_due(self) -> date | None:
        """The last deadline that is shown."""
        return read_day(self.due_to)

    @property
    def past_day(self) -> date | None:
        """The day as of which the list is asked for, where it is over; None for as it stands."""
        day = read_day(self.on)
        return day if day is not None and day < timezone.localdate() else None

    @property
    def paper_uid(self) -> UUID | None:
        """The paper, where it is named by its uid."""
        return read_uid(self.paper)

    @property
    def after_uid(self) -> UUID | None:
        """The last task of the page before."""
        return read_uid(self.after)

    @property
    def order(self) -> str:
        """How it is sorted."""
        return self.sort or SORTS[0]

    @property
    def has_more(self) -> bool:
        """Whether one of the rarer filters is set."""
        return any((self.assigner, self.paper, self.topic, self.measure, self.key, self.level, self.on, self.below))

    def address(self, **changes: str) -> str:
        """The query string of the same list with some fields changed; without the unit, which stands in the path."""
        held = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in {"unit", "after"}}
        held |= changes
        named = {_NAMES.get(name, name): value for name, value in held.items() if value}
        return f"?{urlencode(named)}" if named else "?"


_NAMES = {"in_class": "class", "due_from": "from", "due_to": "to"}
"""What fields are called in addresses, where it is something else."""

_KNOWN: Mapping[str, frozenset[str]] = {
    "state": frozenset(state.value for state in TaskState),
    "in_class": frozenset(each.value for each in TimeClass),
    "mark": frozenset(mark.value for mark in Mark),
    "sort": frozenset(SORTS),
    "below": frozenset({"no"}),
    "key": frozenset({"yes"}),
    "level": frozenset(str(level) for level in Level.values),
}


def read_wanted(asked: Mapping[str, str], unit: str = "") -> Wanted:
    """What an address asks for; unknown codes, broken days and longer words than anybody types are left out."""
    found = {}
    for each in fields(Wanted):
        value = str(asked.get(_NAMES.get(each.name, each.name)) or "").replace("\x00", "").strip()[:_LONG]
        if value in _KNOWN.get(each.name, {value}):
            found[each.name] = value
    for name in ("due_from", "due_to", "on"):
        if read_day(found.get(name, "")) is None:
            found.pop(name, None)
    wanted = Wanted(**{**found, "unit": unit})
    return replace(wanted, mark="") if wanted.past_day else wanted  # marks are of today alone


def read_day(said: str) -> date | None:
    """A day as YYYY-MM-DD; None for anything else."""
    try:
        return date.fromisoformat(said) if len(said) == len("2026-11-22") else None
    except ValueError:
        return None


def read_uid(said: str) -> UUID | None:
    """A uid; None for anything else."""
    try:
        return UUID(said)
    except ValueError:
        return None
