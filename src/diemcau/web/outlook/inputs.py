"""What outlooks are made from: all values and goals up to a level, and when each became known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Min
from django.utils import timezone

import diemcau
from diemcau.foresee.outlook.months import has_library
from diemcau.records import Status
from diemcau.records.observation import Basis
from diemcau.web.filings.models import Value
from diemcau.web.record.models import Claim, Evidence
from diemcau.web.review.editions import scope_of_level
from diemcau.web.review.goals import goals_held, to_target
from diemcau.web.review.models import Goal
from diemcau.web.review.observations import observations_for
from diemcau.web.review.shape import org_tree
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from diemcau.records.observation import Observation
    from diemcau.records.orgtree import OrgTree
    from diemcau.records.total import Target


_LATE = timedelta(days=366)
"""After the end of its period: until then a report of it is the first."""


@dataclass(frozen=True)
class Inputs:
    """What the house holds up to a level.

    Attributes:
        level: The level.
        observations: All values, of whatever status.
        targets: All goals.
        known: When a value became known, by its id: the day on which the first document that says it was published.
        tree: The orgs of today.
    """

    level: int
    observations: list[Observation]
    targets: list[Target]
    known: Mapping[str, date]
    tree: OrgTree

    @cached_property
    def said(self) -> str:
        """SHA-256 over all of it, and over the rules by which outlooks are made of it."""
        made = sha256(repr((diemcau.__version__, settings.PROFILE, has_library())).encode())
        for part in self._parts():
            made.update(repr(part).encode())
        return made.hexdigest()

    def _parts(self) -> Iterator[object]:
        yield sorted((code, node.parent) for code, node in self.tree.nodes.items())
        yield sorted(self.tree.stands_for.items())
        for one in self.observations:
            yield one, self.known.get(one.id)
        yield sorted(self.targets, key=lambda target: target.id)

    def digest(self, made_on: date) -> str:
        """Names what goes into the outlook of a day: the same within a month gives no other one."""
        return sha256(f"{self.said} {made_on:%Y-%m}".encode()).hexdigest()

    def count(self, made_on: date) -> int:
        """How many values were known on a day."""
        return len(self._known_on(made_on))

    def is_like(self, other: Inputs, made_on: date) -> bool:
        """Whether the outlook of a day that is over comes out the same from what another level sees."""
        return self._then(made_on) == other._then(made_on)

    def _then(self, made_on: date) -> tuple[object, ...]:
        aims = [one for one in self.targets if made_on <= one.period.end and one.period.start.year <= made_on.year + 1]
        return self._known_on(made_on), sorted(aims, key=lambda target: target.id)

    def _known_on(self, made_on: date) -> list[Observation]:
        return [one for one in self.observations if self._since(one) <= made_on]

    def _since(self, one: Observation) -> date:
        day = self.known.get(one.id)
        if day is not None and one.status is Status.EXPECTED:
            return day
        return max(one.period.end, one.cut_off or one.period.end, day or one.period.end)


def inputs_by_level() -> list[Inputs]:
    """What the house holds up to each level at which it is other than up to the level below, the lowest first."""
    found: list[Inputs] = []
    for level in sorted(_levels()):
        made = _load(level)
        if (made.observations or made.targets) and (not found or found[-1].said != made.said):
            found.append(made)
    return found


def _levels() -> set[int]:
    """Levels at which there may be something that the one below does not see, or other than that sees it."""
    claims = Claim.objects.filter(known_to=None).order_by()
    begun = set(claims.values_list("seen_from", flat=True).distinct())
    ended = {last + 1 for last in claims.values_list("seen_to", flat=True).distinct()}
    values = set(Value.objects.filter(known_to=None).order_by().values_list("level", flat=True).distinct())
    goals = set(Goal.objects.filter(known_to=None).order_by().values_list("level", flat=True).distinct())
    return (begun | ended | values | goals) & set(Level.values)


def _load(level: int) -> Inputs:
    scope = scope_of_level(level)
    goals = goals_held(scope).filter(org__isnull=False)
    observations = observations_for(scope)
    return Inputs(
        level=level,
        observations=observations,
        targets=[to_target(goal) for goal in goals],
        known=_known(level, observations),
        tree=org_tree(timezone.localdate()),
    )


def _known(level: int, observations: list[Observation]) -> dict[str, date]:
    """The first day on which a document that said it was published, where its documents tell their days.

    What is told only long after its time was told by somebody then, whose paper the archive does not hold: such a value
    counts from the end of its period on.
    """
    said = Evidence.objects.filter(
        claim__known_to=None, claim__seen_from__lte=level, claim__seen_to__gte=level,
        mention__reading__published__isnull=False,
    )  # fmt: skip
    days = said.order_by().values_list("claim__uid").annotate(day=Min("mention__reading__published"))
    found = {str(uid): day for uid, day in days}
    claims = (one for one in observations if one.basis is Basis.CLAIM and one.id in found)
    return {one.id: day for one in claims if (day := found[one.id]) - one.period.end <= _LATE}
