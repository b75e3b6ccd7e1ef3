"""How a list of conflicts is narrowed, and how many there are of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from django.core.cache import caches
from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from diemcau.web.archive.telling import org_name
from diemcau.web.orgs.models import Org
from diemcau.web.record.models import Conflict, Side
from diemcau.web.record.queries import OPEN
from diemcau.web.record.shown import measure_name
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope

WAITING = "waiting"
"""The states in which a person has to look at a conflict, together."""

STATES = (WAITING, "open", "reopened", "settled", "any")
Choices = dict[str, list[tuple[str, str]]]
"""Code and name of what can be chosen, by filter."""

_LONGEST = 60
_REMEMBERED = 300  # seconds
_MOST = 200  # choices of one filter


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; empty where it does not matter.

    Attributes:
        state: One of `STATES`.
        kind: A kind of conflict.
        org: Code of the org whose documents or figures stand in it.
        measure: Code of a measure.
        level: A level of one of its documents.
    """

    state: str = WAITING
    kind: str = ""
    org: str = ""
    measure: str = ""
    level: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """The filters of an address; what is no state is passed over."""
        said = {name: query.get(name, "")[:_LONGEST] for name in ("kind", "org", "measure", "level")}
        state = query.get("state", WAITING)
        return cls(state=state if state in STATES else WAITING, **said)

    @property
    def is_set(self) -> bool:
        """Whether anything is narrowed beside the state."""
        return any((self.kind, self.org, self.measure, self.level))

    def narrow(self, conflicts: QuerySet[Conflict]) -> QuerySet[Conflict]:
        """The conflicts that fit."""
        return _of_state(self._narrow(conflicts), self.state).order_by("state", "-known_from", "uid")

    def counts(self, conflicts: QuerySet[Conflict]) -> list[tuple[str, int]]:
        """How many there are in each state of what else fits."""
        by_state = dict(self._narrow(conflicts).order_by().values_list("state").annotate(Count("pk")))
        waiting = sum(by_state.get(state, 0) for state in OPEN)
        every = {WAITING: waiting, **by_state, "any": sum(by_state.values())}
        return [(state, every.get(state, 0)) for state in STATES if state in {WAITING, "any"} or every.get(state)]

    def choices(self, conflicts: QuerySet[Conflict], scope: Scope, language: str) -> Choices:
        """What can be chosen for each filter: what there is among the conflicts of the state.

        To find it all their sides have to be gone through, so it is remembered as long as the conflicts are the same.
        """
        now = conflicts.order_by().aggregate(count=Count("pk"), newest=Max("known_from"), last=Max("pk"))
        key = ":".join(map(str, ("record.choices", scope.clearance, self.state, language, *now.values())))
        held: Choices | None = caches["near"].get(_key(key))
        if held is None:
            held = self._choices(conflicts, scope, language)
            caches["near"].set(_key(key), held, _REMEMBERED)
        return held

    def _choices(self, conflicts: QuerySet[Conflict], scope: Scope, language: str) -> Choices:
        sides = Side.objects.filter(conflict__in=_of_state(conflicts, self.state).order_by().values("pk")).order_by()
        orgs = Org.objects.filter(pk__in=sides.values("document__org"))[:_MOST]
        measures = sides.exclude(mention__measure="").values_list("mention__measure", flat=True).distinct()[:_MOST]
        named = ((org.code, org_name(org.pk, org.code, language)) for org in orgs)
        return {
            "kind": [(kind, kind) for kind in conflicts.order_by("kind").values_list("kind", flat=True).distinct()],
            "org": sorted(named, key=lambda each: each[1]),
            "measure": sorted(((code, measure_name(code, language)) for code in measures), key=lambda each: each[1]),
            "level": [(str(level), str(level)) for level in Level.values if level <= scope.clearance],
        }

    def _narrow(self, conflicts: QuerySet[Conflict]) -> QuerySet[Conflict]:
        if self.kind:
            conflicts = conflicts.filter(kind=self.kind)
        sides = Side.objects.filter(conflict=OuterRef("pk"))
        if self.org:
            conflicts = conflicts.filter(Exists(sides.filter(document__org__code=self.org)))
        if self.measure:
            conflicts = conflicts.filter(Exists(sides.filter(mention__measure=self.measure)))
        if self.level.isascii() and self.level.isdigit() and len(self.level) == 1:
            conflicts = conflicts.filter(Exists(sides.filter(document__level=int(self.level))))
        return conflicts


def _key(said: str) -> str:
    return blake2b(said.encode(), digest_size=16).hexdigest()


def _of_state(conflicts: QuerySet[Conflict], state: str) -> QuerySet[Conflict]:
    if state == "any":
        return conflicts
    return conflicts.filter(state__in=OPEN if state == WAITING else (state,))
