"""The numbers of an edition as bytes: values, totals and goals, of which the same numbers are the same bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from diemcau.web.review.intervals import interval_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diemcau.records.observation import Observation
    from diemcau.records.total import Target, Total

FORM = 1
"""Version of the form in which numbers are written; another one is another sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What an edition says in numbers.

    Attributes:
        observations: The values that totals were put together of.
        totals: Of the head and of the orgs right below it, in the order of orgs and of the profile.
        targets: The goals of the head.
    """

    observations: Sequence[Observation]
    totals: Sequence[Total]
    targets: Sequence[Target]


def numbers_to_json(numbers: Numbers) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "form": FORM,
        "values": [value_to_json(one) for one in numbers.observations],
        "totals": [total_to_json(one) for one in numbers.totals],
        "goals": [_target(one) for one in numbers.targets],
    }


def to_bytes(said: Any) -> bytes:
    """JSON in its one canonical form: keys in order, nothing between, a line feed at the end."""
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{written}\n".encode()


def sum_of(body: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return sha256(body).hexdigest()


def value_to_json(one: Observation) -> dict[str, Any]:
    """One value."""
    return {
        "id": one.id,
        "measure": one.measure,
        "org": one.org,
        "period": one.period.code,
        "unit": one.unit,
        "status": one.status.value,
        "bound": one.bound.value,
        "tally": one.tally.value if one.tally else None,
        "partner": one.partner,
        "basis": one.basis.value,
        "cut_off": one.cut_off.isoformat() if one.cut_off else None,
        "keys": list(one.keys),
        "disputed": one.is_disputed,
        **(interval_to_json(one.interval) or {}),
    }


def total_to_json(one: Total) -> dict[str, Any]:
    """One total with its parts."""
    return {
        "measure": one.measure,
        "unit": one.unit,
        "org": one.org,
        "period": one.period.code,
        "status": one.status.value,
        "partner": one.partner,
        "way": one.way.value,
        "interval": interval_to_json(one.interval),
        "stated": interval_to_json(one.stated),
        "added": interval_to_json(one.added),
        "gross": interval_to_json(one.gross),
        "coverage": [
            {"kind": each.kind, "reported": list(each.reported), "missing": list(each.missing)} for each in one.coverage
        ],
        "parts": list(one.parts),
        "left_out": list(one.left_out),
        "caveats": [each.value for each in one.caveats],
    }


def _target(one: Target) -> dict[str, Any]:
    return {
        "id": one.id,
        "measure": one.measure,
        "unit": one.unit,
        "org": one.org,
        "period": one.period.code,
        "partner": one.partner,
        "status": one.status.value,
        "direction": one.direction.value,
        "interval": interval_to_json(one.interval),
        "points": [{"period": when.code, **(interval_to_json(what) or {})} for when, what in one.points],
        "set_by": one.set_by,
        "basis": one.basis,
    }


Key = tuple[str, str, str, str, str, str]
"""Names one total of an edition: measure, org, period asked for, unit, partner, status."""


def key_of(said: Mapping[str, Any], period: str) -> Key:
    """The name of a total as it is kept; a total of a part of the period is still the total for it."""
    return said["measure"], said["org"], period, said["unit"], said["partner"], said["status"]


def by_key(totals: Iterable[Mapping[str, Any]], period: str) -> dict[Key, Mapping[str, Any]]:
    """Kept totals by their names."""
    return {key_of(one, period): one for one in totals}
