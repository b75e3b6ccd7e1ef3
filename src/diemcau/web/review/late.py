"""What came after an edition was closed: it goes to the next one, and is listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.web.review.editions import scope_of_level, shape_of, signed_numbers, view_of
from diemcau.web.review.observations import observations_for
from diemcau.web.review.shape import codes_within

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diemcau.records.observation import Observation
    from diemcau.web.review.models import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A value that is not in an edition though it is of its period.

    Attributes:
        value: The value, as the house holds it now.
        why: `cut_off` where it was counted after the day on which the edition was closed, else `known`: it came, or
            became what it is, after the edition was signed.
    """

    value: Observation
    why: str


def late_for(edition: Edition) -> list[Late]:
    """The values of an edition's orgs and period that go to the next one, in order of measure, org and period."""
    signed = {one["id"] for one in signed_numbers(edition)["values"]}
    return [late for late in now_for(edition) if late.value.id not in signed]


def now_for(edition: Edition) -> list[Late]:
    """Every value that the house holds now of an edition's orgs and period, each with why it would be late."""
    view = view_of(edition)
    values = observations_for(
        scope_of_level(edition.level),
        orgs=codes_within(shape_of(edition), view.org),
        first=view.period.start,
        last=view.period.end,
    )
    return [Late(value=one, why="known" if _by(one, edition) else "cut_off") for one in values]


def _by(one: Observation, edition: Edition) -> bool:
    return (one.cut_off or one.period.start) <= edition.true_at


def values_by_id(said: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The values of kept numbers by their ids."""
    return {one["id"]: one for one in said["values"]}
