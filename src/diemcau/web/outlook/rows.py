"""Forecasts and scores as rows, and rows as the records that they were: the one place that knows both."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from diemcau.foresee.scoring.past import Tried, try_forecast
from diemcau.foresee.scoring.reliability import SHARES
from diemcau.foresee.scoring.score import came_true, is_within
from diemcau.records import Interval, Status, parse_period
from diemcau.records.forecast import Chance, Forecast, Method, Past, Refusal, Score, Seen, Series, Thin
from diemcau.records.total import Direction, Target
from diemcau.web.outlook.models import Foretold, Refused, Run, Scored
from diemcau.web.review.intervals import interval_from_json, interval_to_json, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.foresee.scoring.truth import Truth
    from diemcau.records import Period
    from diemcau.web.orgs.models import Org

_PAST = ("cover", "error", "pinball", "naive", "seasonal", "brier")


def to_foretold(run: Run, forecast: Forecast, orgs: Mapping[str, Org]) -> Foretold:
    """A forecast as a row of a run.

    Args:
        run: Of which run.
        forecast: The forecast.
        orgs: By code; the forecast's is among them.
    """
    return Foretold(
        run=run,
        **_line(forecast.series, forecast.period, orgs),
        method=forecast.method.value,
        point=_text(forecast.point),
        quantiles=[_text(one) for one in forecast.quantiles],
        history=[_seen_to_json(one) for one in forecast.history],
        chances=[_chance_to_json(one) for one in forecast.chances],
        past=_past_to_json(forecast.past),
        is_coherent=forecast.is_coherent,
        adds_up=forecast.adds_up,
    )


def to_forecast(row: Foretold) -> Forecast:
    """The forecast that a row keeps; its run and org are read with it."""
    return Forecast(
        series=_series(row),
        period=parse_period(row.period),
        made_on=row.run.made_on,
        method=Method(row.method),
        point=Decimal(row.point),
        quantiles=tuple(Decimal(one) for one in row.quantiles),
        history=tuple(_seen_from_json(one) for one in row.history),
        chances=tuple(_chance_from_json(one) for one in row.chances),
        past=_past_from_json(row.past),
        is_coherent=row.is_coherent,
        adds_up=row.adds_up,
    )


def to_refused(run: Run, refusal: Refusal, orgs: Mapping[str, Org]) -> Refused:
    """A refusal as a row of a run; as `to_foretold`."""
    return Refused(
        run=run, **_line(refusal.series, refusal.period, orgs), reason=refusal.reason.value, found=refusal.found,
        wanted=refusal.wanted,
    )  # fmt: skip


def to_refusal(row: Refused) -> Refusal:
    """The refusal that a row keeps."""
    return Refusal(
        series=_series(row), period=parse_period(row.period), reason=Thin(row.reason), found=row.found,
        wanted=row.wanted,
    )  # fmt: skip


def to_scored(foretold: Foretold, forecast: Forecast, truth: Truth) -> Scored:
    """A forecast held against what came, as a row.

    Args:
        foretold: Its row.
        forecast: The forecast.
        truth: What came.
    """
    tried = try_forecast(forecast, truth.interval)
    score = tried.score
    covers = [is_within(forecast, truth.interval, share) for share in SHARES]
    came = [came_true(each.target, truth.interval) for each in forecast.chances]
    chances = (each["chance"] for each in foretold.chances)
    return Scored(
        foretold=foretold,
        seen_from=foretold.run.seen_from,
        lead=tried.lead,
        size=tried.size,
        truth=interval_to_json(score.truth),
        ids=list(truth.ids),
        is_covered=score.is_covered,
        error=score.error,
        pinball=score.pinball,
        crps=score.crps,
        naive=score.naive,
        seasonal=score.seasonal,
        covers=covers,
        came=[[chance, met] for chance, met in zip(chances, came, strict=True)],
        brier=[None if one is None else _text(one) for one in score.brier],
    )


def to_tried(row: Scored) -> Tried:
    """A score with what it is of; its forecast and org are read with it."""
    return Tried(series=_series(row.foretold), lead=row.lead, size=row.size or Decimal(0), score=to_score(row))


def to_score(row: Scored) -> Score:
    """The score that a row keeps."""
    return Score(
        truth=_interval(row.truth),
        is_covered=row.is_covered,
        error=_exact(row.error),
        pinball=_exact(row.pinball),
        crps=_exact(row.crps),
        naive=_exact(row.naive),
        seasonal=_exact(row.seasonal),
        brier=tuple(None if one is None else Decimal(one) for one in row.brier),
    )


def _line(series: Series, period: Period, orgs: Mapping[str, Org]) -> dict[str, Any]:
    return {
        "measure": series.measure, "org": orgs[series.org], "unit": series.unit, "partner": series.partner,
        "period": period.code, "first_day": period.start, "last_day": period.end,
    }  # fmt: skip


def _series(row: Foretold | Refused) -> Series:
    return Series(row.measure, row.org.code, row.unit, row.partner)


def _seen_to_json(seen: Seen) -> dict[str, Any]:
    said: dict[str, Any] = {"period": seen.period.code, **(interval_to_json(seen.interval) or {}), "ids": seen.ids}
    return {**said, "is_expected": seen.is_expected}


def _seen_from_json(said: Mapping[str, Any]) -> Seen:
    return Seen(
        period=parse_period(said["period"]), interval=_interval(said), is_expected=said["is_expected"],
        ids=tuple(said["ids"]),
    )  # fmt: skip


def _chance_to_json(chance: Chance) -> dict[str, Any]:
    return {
        "target": _target_to_json(chance.target),
        "chance": _text(chance.chance),
        "done": interval_to_json(chance.done),
        "left": plain(chance.left),
        "periods_left": chance.periods_left,
        "needed": plain(chance.needed),
        "usual": plain(chance.usual),
    }


def _chance_from_json(said: Mapping[str, Any]) -> Chance:
    return Chance(
        target=_target_from_json(said["target"]),
        chance=Decimal(said["chance"]),
        done=interval_from_json(said["done"]),
        left=_number(said["left"]),
        periods_left=said["periods_left"],
        needed=_number(said["needed"]),
        usual=_number(said["usual"]),
    )


def _target_to_json(target: Target) -> dict[str, Any]:
    return {
        "id": target.id, "measure": target.measure, "unit": target.unit, "org": target.org,
        "period": target.period.code, "partner": target.partner, "status": target.status.value,
        "interval": interval_to_json(target.interval), "direction": target.direction.value,
        "points": [{"period": when.code, **(interval_to_json(what) or {})} for when, what in target.points],
        "set_by": target.set_by, "basis": target.basis,
    }  # fmt: skip


def _target_from_json(said: Mapping[str, Any]) -> Target:
    same = {name: said[name] for name in ("id", "measure", "unit", "org", "partner", "set_by", "basis")}
    return Target(
        **same,
        period=parse_period(said["period"]),
        status=Status(said["status"]),
        interval=_interval(said["interval"]),
        direction=Direction(said["direction"]),
        points=tuple((parse_period(point["period"]), _interval(point)) for point in said["points"]),
    )


def _past_to_json(past: Past | None) -> dict[str, Any] | None:
    if past is None:
        return None
    return {"count": past.count, "is_own": past.is_own, **{name: plain(getattr(past, name)) for name in _PAST}}


def _past_from_json(said: Mapping[str, Any] | None) -> Past | None:
    if said is None:
        return None
    return Past(count=said["count"], is_own=said["is_own"], **{name: _number(said[name]) for name in _PAST})


def _interval(said: Mapping[str, Any]) -> Interval:
    return interval_from_json(said) or Interval(None, None)


def _text(number: Decimal) -> str:
    return plain(number) or "0"


def _number(said: str | None) -> Decimal | None:
    return None if said is None else Decimal(said)


def _exact(number: Decimal | None) -> Decimal | None:
    """A number of a column without the zeros that the column adds."""
    return _number(plain(number))
