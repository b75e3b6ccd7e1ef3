"""What is asked of the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from diemcau.errors import Invalid
from diemcau.web.audit.acts import ACTS
from diemcau.web.audit.models import Entry
from diemcau.web.audit.policies import Reader, visible

ROWS = 50
"""Entries on a page."""

_PEOPLE = 50  # whom a name may mean at once
_BATCH = 2_000  # entries that are held in memory while many are walked


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which entries are asked for; empty asks for all.

    Attributes:
        person: Part of a name, or a whole user name.
        act: An act, or what stands before its dot: `document`.
        thing: uid or code of what was done something to.
        org: Code of an org.
        first, last: Days, both included, Ha Noi's time.
    """

    person: str = ""
    act: str = ""
    thing: str = ""
    org: str = ""
    first: date | None = None
    last: date | None = None

    def said(self) -> dict[str, str]:
        """Those that are set, as they stand in an address."""
        named = {name: getattr(self, name) for name in ("person", "act", "thing", "org")}
        days = {name: day.isoformat() for name in ("first", "last") if (day := getattr(self, name)) is not None}
        return {name: value for name, value in named.items() if value} | days


def read_filters(said: Mapping[str, str]) -> Filters:
    """The filters that an address names.

    Raises:
        Invalid: If a day is none.
    """
    words = {name: said.get(name, "").strip()[:80] for name in ("person", "act", "thing", "org")}
    return Filters(**words, first=_day(said.get("first", "")), last=_day(said.get("last", "")))


def _day(said: str) -> date | None:
    if not said.strip():
        return None
    try:
        day = parse_date(said.strip()[:20])
    except ValueError:
        day = None
    if day is None:
        raise Invalid(f"{said[:20]!r} is no day.", "Write it as 2026-11-21.", code="audit.no_day", said=said[:20])
    return day


def entries_for(reader: Reader, filters: Filters) -> QuerySet[Entry]:
    """The entries that a person may know of and asks for, newest first."""
    asked = visible(reader) & _of_person(filters.person) & _of_act(filters.act)
    if filters.thing:
        asked &= Q(thing_id=filters.thing)
    if filters.org:
        asked &= Q(org=filters.org)
    if filters.first is not None:
        asked &= Q(at__gte=_start(filters.first))
    if filters.last is not None:
        asked &= Q(at__lt=_start(filters.last + timedelta(days=1)))
    return Entry.objects.filter(asked).order_by("-at", "-number")


def all_entries() -> QuerySet[Entry]:
    """Every entry up to now, for whoever runs the machine."""
    return Entry.objects.filter(at__lte=timezone.now())


def _of_person(words: str) -> Q:
    if not words:
        return Q()
    meant = get_user_model().objects.filter(Q(username__iexact=words) | Q(name__icontains=words))
    return Q(actor_id__in=list(meant.values_list("pk", flat=True)[:_PEOPLE]))


def _of_act(act: str) -> Q:
    return Q(act__in=[act, *(each for each in ACTS if each.startswith(f"{act}."))]) if act else Q()


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries in a row, newest first.

    Attributes:
        entries: The entries.
        after: Where the next page begins, for the address; empty at the end. It tells a time and how many entries of
            that very time were shown, nothing of the place in the chain.
    """

    entries: tuple[Entry, ...]
    after: str


def page_of(found: QuerySet[Entry], after: str = "") -> Page:
    """A page of entries.

    Raises:
        Invalid: If what names its beginning was not given out by a page.
    """
    moment, skip = _read_place(after) if after else (None, 0)
    if moment is not None:
        found = found.filter(at__lte=moment)
    rows = tuple(found.select_related("actor")[skip : skip + ROWS + 1])
    shown = rows[:ROWS]
    if len(rows) <= ROWS:
        return Page(shown, "")
    last = shown[-1].at
    same = sum(entry.at == last for entry in shown) + (skip if last == moment else 0)
    return Page(shown, f"{last.strftime('%Y-%m-%dT%H:%M:%S.%fZ')}~{same}")


def _read_place(said: str) -> tuple[datetime, int]:
    moment, _, skip = said[:60].partition("~")
    try:
        at = parse_datetime(moment)
    except ValueError:
        at = None
    if at is None or timezone.is_naive(at) or not skip.isdecimal() or len(skip) > 4:  # noqa: PLR2004 - digits
        raise Invalid("That page of the log is not known.", "Go back to the first page.", code="audit.no_page")
    return at, int(skip)


def walk(found: QuerySet[Entry]) -> Iterator[Entry]:
    """All entries, newest first, with few of them in memory at a time."""
    last: int | None = None
    ordered = found.select_related("actor").order_by("-number")
    while rows := list((ordered if last is None else ordered.filter(number__lt=last))[:_BATCH]):
        yield from rows
        last = rows[-1].number
