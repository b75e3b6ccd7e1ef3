"""The outlook: what is foretold, why of the rest nothing is, and how well earlier forecasts did."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from diemcau.foresee.scoring.reliability import cover_of, reliability_of
from diemcau.publish.jsonnumber import to_number
from diemcau.records.forecast import LEVELS
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import Known, Words
from diemcau.web.api.routes.review import IntervalTold, tell_interval
from diemcau.web.outlook.actions.looking import note_view
from diemcau.web.outlook.queries import forecasts_for, refusals_for, run_for, scores_for
from diemcau.web.outlook.rows import to_forecast, to_refusal, to_score

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from diemcau.records.forecast import Chance, Past, Series
    from diemcau.web.outlook.models import Foretold, Refused, Run, Scored

router = Router(tags=["outlook"])

_Day = Annotated[date | None, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
_Number = int | float | None
_KEYS = ("measure", "org__code", "unit", "partner", "period")


class SeriesTold(Schema):
    """What something is foretold of, and for when."""

    measure: str = Field(description="Code of a measure in the profile.")
    org: str = Field(description="Code of the unit.", examples=["DUN"])
    unit: str = Field(examples=["USD"])
    partner: str = Field(description="Empty for all partners together.")
    period: str = Field(examples=["2026"])


class QuantileTold(Schema):
    """A value of the forecast."""

    level: float = Field(description="The chance that no more comes.", examples=[0.05])
    value: int | float


class SeenTold(Schema):
    """A value that the forecast was made from."""

    period: str
    interval: IntervalTold
    is_expected: bool = Field(description="Whether it is an estimate that a later report revises.")


class ChanceTold(Schema):
    """How likely a target is met."""

    goal: str = Field(description="uid of the plan or target.")
    status: str = Field(examples=["target"])
    direction: str = Field(description="`up`: at least; `down`: at most.")
    interval: IntervalTold
    chance: float = Field(description="From 0 to 1.")
    done: IntervalTold | None = Field(description="What is reached in the period so far; null where nothing is told.")
    left: _Number = Field(description="What is still to come; null where it is reached or nothing is told.")
    periods_left: int = Field(description="Months (or years) of which nothing is told yet.")
    needed: _Number = Field(description="What each of them has to bring.")
    usual: _Number = Field(description="What such a period brings by the forecast.")


class PastTold(Schema):
    """How well the same way of foretelling did on what has come true."""

    count: int = Field(description="Forecasts that were scored.")
    cover: float | None = Field(description="Share of the truths within the 90 percent interval.")
    error: _Number = Field(description="Mean absolute error of the point in percent.")
    pinball: _Number = Field(description="Mean pinball loss, in the unit of measurement.")
    naive: _Number = Field(description="The same loss of “as last time”.")
    seasonal: _Number = Field(description="The same loss of “as a year before”; null without seasons.")
    brier: float | None = Field(description="Mean squared error of the said chances.")
    is_own: bool = Field(description="Whether of this series alone; else of all like it together.")


class ForecastTold(SeriesTold):
    """A forecast as it was given."""

    uid: UUID
    run: UUID = Field(description="Of which run: all that was foretold at one time.")
    made_on: date = Field(description="The day it looks ahead from.")
    made_at: datetime = Field(description="When it was made; later than `made_on` where it looks back, as a test.")
    method: str = Field(description="`months`, `years` or `parts`.")
    point: int | float
    quantiles: list[QuantileTold]
    chances: list[ChanceTold]
    past: PastTold | None = Field(description="Null where nothing alike has come true yet.")
    is_coherent: bool = Field(description="Whether it adds up with those of the units above and below.")
    history: list[SeenTold]


class RefusalTold(SeriesTold):
    """That nothing is foretold, and why."""

    made_on: date
    reason: str = Field(description="Such as `short`: too few values.")
    found: int = Field(description="What there is of what is wanted.")
    wanted: int


class ScoreTold(SeriesTold):
    """What became of a forecast."""

    uid: UUID
    forecast: UUID
    made_on: date
    made_at: datetime
    scored_at: datetime
    point: int | float = Field(description="What was said.")
    low: int | float = Field(description="Lower end of the 90 percent interval.")
    high: int | float
    truth: IntervalTold = Field(description="What came.")
    is_covered: bool | None = Field(description="Null where the truth is too wide to tell.")
    error: _Number = Field(description="Absolute error of the point in percent of the truth.")
    pinball: _Number
    crps: _Number = Field(description="Continuous ranked probability score, in the unit of measurement.")
    naive: _Number = Field(description="Pinball loss of “as last time”.")
    seasonal: _Number
    brier: list[float | None] = Field(description="Of each target's chance.")


class BinTold(Schema):
    """Targets that were given about the same chance."""

    low: float
    high: float
    count: int
    said: float | None = Field(description="The chance that was said, on average; null where none was.")
    met: float | None = Field(description="The share of them that was met.")


class CoverTold(Schema):
    """How often the truth lay in the middle share of a forecast."""

    share: float = Field(description="How often it should.", examples=[0.9])
    count: int = Field(description="Forecasts of which it can be told.")
    met: float | None = Field(description="How often it did.")
    width: Literal["narrow", "fine", "wide", "untold"] = Field(
        description="Whether the intervals are too narrow or too wide by more than chance explains."
    )


class ReliabilityTold(Schema):
    """Whether what was said holds."""

    chances: list[BinTold] = Field(description="By tenths.")
    cover: list[CoverTold] = Field(description="Of the middle 50, 80 and 90 percent.")


class SeriesAsked(Schema):
    """Of what."""

    measure: Words = Field("", max_length=60, description="Code of a measure in the profile.")
    org: Words = Field("", max_length=60, description="Code of a unit.")
    period: Words = Field("", max_length=24, examples=["2026"])
    partner: Words | None = Field(None, max_length=200, description="With whom; empty for all partners together.")
    known: Known = None


class SeriesFilter(SeriesAsked, Paged):
    """Of what, and which page."""


class OutlookFilter(SeriesFilter):
    """Of what, and as foretold when."""

    on: _Day = Field(None, description="The newest that looks ahead from this day or an earlier one.")


@router.get("/outlook", response=Page[ForecastTold])
def list_forecasts(request: HttpRequest, asked: Query[OutlookFilter]) -> dict[str, Any]:
    """Of the newest run that you may see, or of the one that was current then; in order of measure and unit."""
    return _of_run(request, asked, forecasts_for, _forecast)


@router.get("/outlook/refusals", response=Page[RefusalTold])
def list_refusals(request: HttpRequest, asked: Query[OutlookFilter]) -> dict[str, Any]:
    """Of the same run: of what nothing is foretold, and why."""
    return _of_run(request, asked, refusals_for, _refusal)


@router.get("/outlook/scores", response=Page[ScoreTold])
def list_scores(request: HttpRequest, asked: Query[SeriesFilter]) -> dict[str, Any]:
    """The newest first."""
    rows = _scores(request, asked)
    shown: list[Run] = []

    def tell(row: Scored) -> dict[str, Any]:
        shown.append(row.foretold.run)
        return _score(row)

    page = page_of(rows.order_by(), asked, ("-known_from", "uid"), tell, "scores")
    note_view(actor=person(request), runs=shown, query=request.GET.urlencode())
    return page


@router.get("/outlook/reliability", response=ReliabilityTold)
def get_reliability(request: HttpRequest, asked: Query[SeriesAsked]) -> dict[str, Any]:
    """Chances that were said against what came, and how often truths lay within the intervals."""
    rows = list(_scores(request, asked).order_by().values_list("came", "covers"))
    said = ((Decimal(chance), met) for came, _ in rows for chance, met in came if met is not None)
    return {
        "chances": [
            {
                "low": float(one.low), "high": float(one.high), "count": one.count, "said": to_number(one.said),
                "met": to_number(one.met),
            }
            for one in reliability_of(said)
        ],
        "cover": [
            {"share": float(one.share), "count": one.count, "met": to_number(one.met), "width": one.width.value}
            for one in cover_of(covers for _, covers in rows)
        ],
    }  # fmt: skip


def _scores(request: HttpRequest, asked: SeriesAsked) -> QuerySet[Scored]:
    return scores_for(
        scope(request), measure=asked.measure, org=asked.org, period=asked.period, partner=asked.partner,
        at=asked.known,
    )  # fmt: skip


def _of_run(
    request: HttpRequest, asked: OutlookFilter, rows: Callable[..., QuerySet[Any]], tell: Callable[[Any], Any]
) -> dict[str, Any]:
    """A page of one run; an empty one where none is open to the person."""
    run = run_for(scope(request), asked.known, asked.on)
    if run is None:
        return {"items": [], "next": None}
    said = {"measure": asked.measure, "org": asked.org, "period": asked.period, "partner": asked.partner}
    page = page_of(rows(scope(request), run, **said).order_by(), asked, _KEYS, tell, f"outlook.{run.uid}")
    note_view(actor=person(request), runs=[run], query=request.GET.urlencode())
    return page


def _series(series: Series, period: str) -> dict[str, Any]:
    return {
        "measure": series.measure, "org": series.org, "unit": series.unit, "partner": series.partner, "period": period
    }  # fmt: skip


def _forecast(row: Foretold) -> dict[str, Any]:
    one = to_forecast(row)
    return {
        **_series(one.series, row.period),
        "uid": row.uid, "run": row.run.uid, "made_on": one.made_on, "made_at": row.run.made_at,
        "method": one.method.value, "point": to_number(one.point),
        "quantiles": [
            {"level": float(level), "value": to_number(value)}
            for level, value in zip(LEVELS, one.quantiles, strict=True)
        ],
        "chances": [_chance(each) for each in one.chances],
        "past": _past(one.past),
        "is_coherent": one.is_coherent,
        "history": [
            {"period": seen.period.code, "interval": tell_interval(seen.interval), "is_expected": seen.is_expected}
            for seen in one.history
        ],
    }  # fmt: skip


def _chance(one: Chance) -> dict[str, Any]:
    return {
        "goal": one.target.id, "status": one.target.status.value, "direction": one.target.direction.value,
        "interval": tell_interval(one.target.interval), "chance": float(one.chance), "done": tell_interval(one.done),
        "left": to_number(one.left), "periods_left": one.periods_left, "needed": to_number(one.needed),
        "usual": to_number(one.usual),
    }  # fmt: skip


def _past(past: Past | None) -> dict[str, Any] | None:
    if past is None:
        return None
    names = ("cover", "error", "pinball", "naive", "seasonal", "brier")
    return {
        "count": past.count, "is_own": past.is_own, **{name: to_number(getattr(past, name)) for name in names}
    }  # fmt: skip


def _refusal(row: Refused) -> dict[str, Any]:
    one = to_refusal(row)
    return {
        **_series(one.series, row.period), "made_on": row.run.made_on, "reason": one.reason.value, "found": one.found,
        "wanted": one.wanted,
    }  # fmt: skip


def _score(row: Scored) -> dict[str, Any]:
    forecast, one = to_forecast(row.foretold), to_score(row)
    low, high = (forecast.quantile(level) for level in (LEVELS[2], LEVELS[-3]))
    losses = {name: to_number(getattr(one, name)) for name in ("error", "pinball", "crps", "naive", "seasonal")}
    return {
        **_series(forecast.series, row.foretold.period),
        "uid": row.uid, "forecast": row.foretold.uid, "made_on": forecast.made_on, "made_at": row.foretold.run.made_at,
        "scored_at": row.known_from, "point": to_number(forecast.point), "low": to_number(low),
        "high": to_number(high), "truth": tell_interval(one.truth), "is_covered": one.is_covered, **losses,
        "brier": [to_number(each) for each in one.brier],
    }  # fmt: skip
