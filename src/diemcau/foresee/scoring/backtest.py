"""Foretelling from earlier days, with what was known then and not a value more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from diemcau.foresee.outlook.build import forecast_all
from diemcau.foresee.outlook.target import PATHS
from diemcau.foresee.scoring.past import Tried, Tries, try_forecast
from diemcau.foresee.scoring.truth import Truths
from diemcau.profile.types import Profile
from diemcau.records.forecast import Outlook
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.period import Period, day, shift_years
from diemcau.records.total import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All that forecasts are made from.

    Attributes:
        observations: Values of any measure, org and time.
        targets: What is to be reached.
        tree: In whose shape the orgs stand.
        profile: How measures may be put together.
        known: When observations became known, by id; see `outlook.series.to_lines`.
        paths: Possible futures that are drawn.
        seed: Of the draws.
    """

    observations: Sequence[Observation]
    targets: Sequence[Target] = ()
    tree: OrgTree
    profile: Profile
    known: Mapping[str, date] | None = None
    paths: int = PATHS
    seed: int = 0


def outlook_of(field: Field, made_on: date, periods: Sequence[Period] | None = None) -> Outlook:
    """The outlook of a day, as `forecast_all` makes it."""
    return forecast_all(
        field.observations, field.targets, tree=field.tree, profile=field.profile, made_on=made_on, periods=periods,
        known=field.known, paths=field.paths, seed=field.seed,
    )  # fmt: skip


def back_test(field: Field, origins: Iterable[date], *, today: date) -> tuple[Tried, ...]:
    """Forecasts of earlier days against what came since, as far as it is known.

    Args:
        field: All that is known today; of it each origin gets what was known on its day alone.
        origins: The days to foretell from.
        today: What came later is not known either.
    """
    truths = Truths(field.observations, tree=field.tree, profile=field.profile, day=today)
    return tuple(one for origin in origins if origin < today for one in _tried(outlook_of(field, origin), truths))


def _tried(outlook: Outlook, truths: Truths) -> Iterator[Tried]:
    for forecast in outlook.forecasts:
        truth = truths.of(forecast)
        if truth is not None:
            yield try_forecast(forecast, truth.interval)


def with_past(outlook: Outlook, tried: Iterable[Tried]) -> Outlook:
    """The outlook with what is to be said beside each forecast of how well such ones did."""
    tries = Tries(tried)
    return replace(outlook, forecasts=tuple(replace(one, past=tries.beside(one)) for one in outlook.forecasts))


def origins_before(today: date, count: int) -> tuple[date, ...]:
    """The same day in so many years before, the newest first: from there things looked as far ahead as today."""
    return tuple(shift_years(day(today), -back).end for back in range(1, count + 1))
