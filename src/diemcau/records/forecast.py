"""What is foretold of a measure: quantiles, the chance that a target is met, and how well it was foretold before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from diemcau.records.interval import Interval
from diemcau.records.period import Period
from diemcau.records.total import Target

LEVELS = tuple(
    Decimal(level) / 100
    for level in (1, 2, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 98, 99)
)
"""The probabilities at which every forecast tells its value, in rising order; 5 and 95 bound the 90% interval."""


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """What the values of one line are of.

    Attributes:
        measure: The profile's code.
        org: Code of the org.
        unit: Unit of measurement.
        partner: The other side; empty for all together.
    """

    measure: str
    org: str
    unit: str
    partner: str = ""


class Method(StrEnum):
    """How a forecast was made."""

    MONTHS = "months"  # models of a series with seasons, drawn a thousand times
    YEARS = "years"  # growth of a short yearly series and the spread of like series
    PARTS = "parts"  # sum of the forecasts of the orgs below


class Thin(StrEnum):
    """Why nothing is foretold."""

    SHORT = "short"  # too few values
    GAPS = "gaps"  # too many periods without a value
    DISPUTED = "disputed"  # the values that matter contradict each other
    OPEN = "open"  # too many values have no end: "over 170"
    STALE = "stale"  # the last value is too old
    MIXED = "mixed"  # periods that cannot be put on one base
    UNADDED = "unadded"  # the measure is a rank, ratio or text that nothing may be added to
    LIBRARY = "library"  # months need the extra `foresee`
    PARTS = "parts"  # the orgs below lack too much


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One value as the forecast took it.

    Attributes:
        period: When it holds.
        interval: What the number may be.
        is_expected: Whether it is an estimate that a later report revises.
        ids: The observations that it is.
    """

    period: Period
    interval: Interval
    is_expected: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """How likely a target is met.

    Attributes:
        target: What is to be reached.
        chance: From 0 to 1; never quite either while the period is open.
        done: What is reached so far in the target's period, or None where nothing is told.
        left: What is still to come to reach it; None where it is reached or nothing is told.
        periods_left: Months (or years) of the target's period of which nothing is told yet.
        needed: What each of these has to bring.
        usual: What such a period brings by the forecast, in the middle.
    """

    target: Target
    chance: Decimal
    done: Interval | None = None
    left: Decimal | None = None
    periods_left: int = 0
    needed: Decimal | None = None
    usual: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How well the same way of foretelling did on what has come true, from origins at which nothing later was known.

    Attributes:
        count: Forecasts that were scored.
        cover: Share of the truths that lay within the 90 percent interval.
        error: Mean absolute percentage error of the point; None where a truth was zero.
        pinball: Mean pinball loss over all levels, in the series' unit.
        naive: The same loss of "as last time".
        seasonal: The same loss of "as in the same period a year before"; None where there are no seasons.
        brier: Mean squared error of the said chances of targets; None where there were none.
        is_own: Whether of this series alone; else of all like series together, since it has too few of its own.
    """

    count: int
    cover: Decimal | None
    error: Decimal | None
    pinball: Decimal | None
    naive: Decimal | None
    seasonal: Decimal | None = None
    brier: Decimal | None = None
    is_own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What is foretold of one series for one period, as given; never changed after, only scored.

    Attributes:
        series: Of what.
        period: For when.
        made_on: The day; nothing that became known later went in.
        method: How.
        point: The value to say where one is wanted.
        quantiles: Values at `LEVELS`, in rising order.
        history: What it was made from, in order of the periods.
        chances: Of each target of the period.
        past: How well such forecasts did; None where nothing has come true yet.
        is_coherent: Whether it adds up with the forecasts above and below it.
        adds_up: Whether the values of a period's parts add up to its own, as flows do; of a stock the newest stands.
    """

    series: Series
    period: Period
    made_on: date
    method: Method
    point: Decimal
    quantiles: tuple[Decimal, ...]
    history: tuple[Seen, ...]
    chances: tuple[Chance, ...] = ()
    past: Past | None = None
    is_coherent: bool = False
    adds_up: bool = True

    def quantile(self, level: Decimal) -> Decimal:
        """The value at one of `LEVELS`.

        Raises:
            ValueError: If it is none of them.
        """
        return self.quantiles[LEVELS.index(level)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Nothing is foretold, and why.

    Attributes:
        series: Of what.
        period: For when it was asked.
        reason: Why not.
        found: What there is of what is wanted: values, or orgs.
        wanted: How many it takes.
    """

    series: Series
    period: Period
    reason: Thin
    found: int = 0
    wanted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Everything that is foretold of an archive on one day.

    Attributes:
        made_on: The day.
        forecasts: In order of series and period.
        refusals: In the same order.
    """

    made_on: date
    forecasts: tuple[Forecast, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What became of one forecast.

    Attributes:
        truth: What came, as far as it is known.
        is_covered: Whether it lay in the 90 percent interval; None where the truth is too wide to tell.
        error: Absolute percentage error of the point; None where the truth is zero or has an open end.
        pinball: Mean pinball loss over `LEVELS`, in the series' unit, at the middle of the truth.
        crps: Continuous ranked probability score by the quantiles, in the series' unit.
        naive: Pinball loss of "as last time", from the same history.
        seasonal: Pinball loss of "as a year before"; None where there are no seasons.
        brier: Of each target's chance, in their order; None for one that cannot be told.
    """

    truth: Interval
    is_covered: bool | None
    error: Decimal | None
    pinball: Decimal | None
    crps: Decimal | None
    naive: Decimal | None
    seasonal: Decimal | None = None
    brier: tuple[Decimal | None, ...] = ()
