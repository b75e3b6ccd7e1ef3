"""Scoring what was foretold, when the truth is there; a truth that is corrected gives another score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.foresee.scoring.truth import Truth, Truths
from diemcau.records import parse_period
from diemcau.records.forecast import Method, Series
from diemcau.web.archive.reading import profile
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.outlook.inputs import inputs_by_level
from diemcau.web.outlook.models import Foretold, Run, Scored, Turn
from diemcau.web.outlook.policies import demand_making
from diemcau.web.outlook.queries import last_of_days
from diemcau.web.outlook.rows import to_forecast, to_scored
from diemcau.web.review.intervals import interval_to_json
from diemcau.web.review.shape import org_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from diemcau.records.observation import Observation
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.outlook.inputs import Inputs

_AT_ONCE = 500

_Key = tuple[Series, str]
"""Of what, and the code of the period."""


def score_outlook(
    *, actor: Person | None = None, scope: Scope | None = None, inputs: Sequence[Inputs] | None = None
) -> int:
    """Hold all that was foretold of times that are over against what came.

    Args:
        actor: Who asks; None for the house itself.
        scope: What that person may do; None for the house itself.
        inputs: What the house holds, where the caller has loaded it.

    Returns:
        How many scores are new.

    Raises:
        Denied: If the person may not.
    """
    if scope is not None:
        demand_making(scope)
    inputs = inputs_by_level() if inputs is None else inputs
    levels = sorted(set(Run.objects.order_by().values_list("level", flat=True)))
    held = [(level, one) for level in levels if (one := at_level(inputs, level)) is not None]
    return sum(score_level(actor=actor, level=level, observations=one.observations) for level, one in held)


def at_level(inputs: Sequence[Inputs], level: int) -> Inputs | None:
    """What is seen at a level: the inputs of the highest one that is not above it; None where nothing is."""
    return max((one for one in inputs if one.level <= level), key=lambda one: one.level, default=None)


def score_level(*, actor: Person | None, level: int, observations: Sequence[Observation]) -> int:
    """Score the runs of one level, by the values up to that level.

    Args:
        actor: Who asks; None for the house itself.
        level: Of the runs.
        observations: What is held up to that level.
    """
    due = list(_due(level))
    truths = _Came(observations)
    wanted = {one.pk: one for one in due if truths.may_differ(one)}
    made = [row for part in _parts(sorted(wanted)) for row in _score(part, truths, wanted)]
    gone = {one.score for one in due if one.score and truths.is_gone(one)}
    if not made and not gone:
        return 0
    return _keep(actor, level, made, gone, wanted)


def _keep(actor: Person | None, level: int, made: list[Scored], gone: set[int], seen: Mapping[int, _Due]) -> int:
    """Close the scores whose truth is another now, and put the new ones in their place."""
    with transaction.atomic():
        Turn.objects.select_for_update().get_or_create(pk=1)
        now = timezone.now()
        pks = [row.foretold_id for row in made]
        current = dict(Scored.objects.filter(foretold__in=pks, known_to=None).values_list("foretold_id", "pk"))
        fresh = [row for row in made if current.get(row.foretold_id) == seen[row.foretold_id].score]
        closed = gone | {one for row in fresh if (one := seen[row.foretold_id].score) is not None}
        ended = Scored.objects.filter(pk__in=closed, known_to=None).update(known_to=now)
        Scored.objects.bulk_create(fresh, batch_size=_AT_ONCE)
        append_entry(
            actor=actor,
            act=Act(act="outlook.score", thing="outlook", level=level, detail={"scored": len(fresh), "closed": ended}),
        )
    return len(fresh)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """A forecast of a time that is over.

    Attributes:
        pk: Of its row.
        key: Of what and for when.
        last_day: Of its period.
        is_added: Whether it was put together of orgs below.
        score: Its score, or None.
        truth: As that score has it.
        ids: The values that this is.
    """

    pk: int
    key: _Key
    last_day: date
    is_added: bool
    score: int | None
    truth: object
    ids: tuple[str, ...]


def _due(level: int) -> Iterator[_Due]:
    """The forecasts of a level whose time is over, with their scores."""
    runs = last_of_days(Run.objects.filter(level=level))
    rows = Foretold.objects.filter(run__in=runs, last_day__lt=timezone.localdate()).order_by()
    scores = Scored.objects.filter(foretold__in=rows, known_to=None).order_by()
    scored = {row[0]: row[1:] for row in scores.values_list("foretold_id", "pk", "truth", "ids")}
    told = rows.values_list("pk", "measure", "org__code", "unit", "partner", "period", "last_day", "method")
    for pk, measure, org, unit, partner, period, last_day, method in told.iterator():
        score, truth, ids = scored.get(pk, (None, None, ()))
        yield _Due(
            pk=pk, key=(Series(measure, org, unit, partner), period), last_day=last_day,
            is_added=method == Method.PARTS, score=score, truth=truth, ids=tuple(ids),
        )  # fmt: skip


class _Came:
    """What came, in the shape that the orgs had when each time was over."""

    def __init__(self, observations: Sequence[Observation]) -> None:
        self._observations = observations
        self._by_day: dict[date, Truths] = {}
        self._by_shape: dict[object, Truths] = {}
        self._told: dict[_Key, Truth | None] = {}

    def truths(self, last_day: date) -> Truths:
        """All that came, in the shape of a day; days of one shape share it."""
        if last_day not in self._by_day:
            tree = org_tree(last_day)
            shape = (tuple(tree.nodes), tuple(tree.stands_for.items()))
            if shape not in self._by_shape:
                self._by_shape[shape] = Truths(
                    self._observations, tree=tree, profile=profile(), day=timezone.localdate()
                )
            self._by_day[last_day] = self._by_shape[shape]
        return self._by_day[last_day]

    def told(self, one: _Due) -> Truth | None:
        """What the org itself tells."""
        if one.key not in self._told:
            series, period = one.key
            self._told[one.key] = self.truths(one.last_day).told(series, parse_period(period))
        return self._told[one.key]

    def may_differ(self, one: _Due) -> bool:
        """Whether a forecast may get a score other than it has."""
        told = self.told(one)
        if told is None:
            return one.is_added
        return one.score is None or (interval_to_json(told.interval), told.ids) != (one.truth, one.ids)

    def is_gone(self, one: _Due) -> bool:
        """Whether the truth that a forecast was scored by is no longer held."""
        return not one.is_added and self.told(one) is None


def _parts(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(pks), _AT_ONCE):
        yield pks[first : first + _AT_ONCE]


def _score(pks: Iterable[int], came: _Came, due: Mapping[int, _Due]) -> Iterator[Scored]:
    """The scores of some forecasts that are other than those they have."""
    for row in Foretold.objects.filter(pk__in=pks).select_related("run", "org").order_by("pk"):
        forecast, held = to_forecast(row), due[row.pk]
        truth = came.truths(row.last_day).of(forecast)
        if truth is not None and (interval_to_json(truth.interval), truth.ids) != (held.truth, held.ids):
            yield to_scored(row, forecast, truth)
