"""Putting down the values of an accepted return: what did not change stays, what changed is closed and followed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from diemcau.web.desk.models import Mention
from diemcau.web.filings.models import Filing, Value
from diemcau.web.filings.signals import values_changed
from diemcau.web.filings.worth import observations_of
from diemcau.web.orgs.models import Org

if TYPE_CHECKING:
    from datetime import datetime

    from diemcau.records.interval import Interval
    from diemcau.records.observation import Observation

_BATCH = 1_000
_SAME = (
    "said", "bound", "tally", "cut_off", "keys", "level", "first_day", "last_day", "org_id", "kind",
)  # fmt: skip
"""Fields of a value beside those that say which one it is (`_key`)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the values of a return.

    Attributes:
        standing: How many it has now.
        closed: uids of those that hold no more.
        opened: uids of those that hold now and did not before; of what followed another both have the same.
    """

    standing: int
    closed: tuple[uuid.UUID, ...]
    opened: tuple[uuid.UUID, ...]


def keep_values(filing: Filing) -> Kept:
    """Make the values of a return those of the version that was accepted, in the transaction that accepts it."""
    now = timezone.now()
    standing = {_key(value): value for value in filing.values.filter(known_to=None).select_related("mention")}
    wanted = {_key(value): value for value in _values(filing, observations_of(filing), now)}
    changed = [key for key, value in wanted.items() if key not in standing or not _is_same(standing[key], value)]
    gone = [key for key in standing if key not in wanted]
    for key in changed:
        if key in standing:
            wanted[key].uid = standing[key].uid
    closed = [standing[key] for key in [*gone, *changed] if key in standing]
    Value.objects.filter(pk__in=[value.pk for value in closed]).update(known_to=now)
    opened = Value.objects.bulk_create([wanted[key] for key in changed], batch_size=_BATCH)
    kept = Kept(len(wanted), tuple(one.uid for one in closed), tuple(one.uid for one in opened))
    values_changed.send(Filing, filing=filing, closed=kept.closed, opened=kept.opened)
    return kept


def _values(filing: Filing, observations: Iterable[Observation], now: datetime) -> Iterable[Value]:
    found = list(observations)
    orgs = dict(Org.objects.filter(code__in={one.org for one in found}).values_list("code", "pk"))
    mentions = _mentions(filing)
    for one in found:
        cell = one.id.partition("/")[2]
        yield Value(
            known_from=now,
            filing=filing,
            version=filing.accepted,
            cell=cell,
            level=filing.level,
            cut_off=one.cut_off,
            keys=list(one.keys),
            said=_ends(one.interval),
            mention=mentions.get(cell),
            **_columns(one.interval),
            bound=one.bound.value,
            unit=one.unit,
            measure=one.measure,
            org_id=orgs[one.org],
            owner=one.org,
            period=one.period.code,
            first_day=one.period.start,
            last_day=one.period.end,
            status=one.status.value,
            kind="level",
            tally=one.tally.value if one.tally else "",
            partner=one.partner,
        )


def _mentions(filing: Filing) -> dict[str, Mention]:
    """The sentence that each cell was taken from, by address, in the state that the house holds."""
    origins: Mapping[str, Mapping[str, Any]] = filing.accepted.origins if filing.accepted else {}
    named: dict[str, uuid.UUID] = {}
    for cell, origin in origins.items():
        try:
            named[cell] = uuid.UUID(str(origin["mention"]))
        except (KeyError, ValueError):
            continue
    found = {one.uid: one for one in Mention.objects.filter(uid__in=set(named.values()), known_to=None)}
    return {cell: found[uid] for cell, uid in named.items() if uid in found}


def _key(value: Value) -> tuple[str, ...]:
    """Which value of a return it is, whatever it comes to."""
    return (value.cell, value.measure, value.period, value.status, value.partner, value.unit)


def _is_same(held: Value, wanted: Value) -> bool:
    said = [one.mention.uid if one.mention else None for one in (held, wanted)]
    return said[0] == said[1] and all(getattr(held, name) == getattr(wanted, name) for name in _SAME)


def _ends(interval: Interval) -> dict[str, Any]:
    return {
        "low": None if interval.low is None else str(interval.low),
        "high": None if interval.high is None else str(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def _columns(interval: Interval) -> dict[str, Any]:
    ends = {name: getattr(interval, name) for name in ("low", "high", "low_open", "high_open")}
    return {"value": _middle(interval), **ends}


def _middle(interval: Interval) -> Any:
    if interval.low is None or interval.high is None:
        return interval.high if interval.low is None else interval.low
    return (interval.low + interval.high) / 2
