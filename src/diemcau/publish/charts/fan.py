"""What was reported and what is foretold: points with their leeway, then a fan that widens, and what is to be reached.

The darkest part of the fan holds the value in five cases of ten, the next in eight, all of it in nine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from diemcau.publish.calendar import format_period
from diemcau.publish.charts.bars import one_end
from diemcau.publish.charts.canvas import Spec, ends_of, legend, room_of, top
from diemcau.publish.charts.fan_view import fan_view
from diemcau.publish.charts.mark import Chart, Hit, Row, Table
from diemcau.publish.charts.paint import Paint
from diemcau.publish.charts.words import Scale, scale_of
from diemcau.publish.files import neutralise
from diemcau.publish.foreseen_words import (
    is_rounded,
    rough,
    tell_aim,
    tell_forecast,
    tell_middle,
    tell_range,
    tell_target,
    tell_told,
)
from diemcau.publish.texts import load_texts
from diemcau.records import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diemcau.publish.charts.mark import Frame
    from diemcau.records import Period
    from diemcau.records.forecast import Forecast, Seen

_MOST_PARTS = 36  # months or quarters drawn; the table has all of them
_ALIKE = 0.1  # two periods are of one length if they differ by no more than this part
_BEHIND = 0.6  # of a period's length: a point farther behind leaves a gap

BANDS = (
    (Decimal("0.05"), Decimal("0.95"), Paint.STEP_1),
    (Decimal("0.10"), Decimal("0.90"), Paint.STEP_2),
    (Decimal("0.25"), Decimal("0.75"), Paint.STEP_3),
)
"""Levels between which each band lies, the widest first, and its colour."""

COLUMNS = (
    "period", "kind", "low", "high", "point", "q05", "q10", "q25", "q50", "q75", "q90", "q95",
    "target_low", "target_high", "chance", "unit",
)  # fmt: skip

_NO_LINKS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Past:
    """One value of the history, ready to be drawn."""

    seen: Seen
    href: str


def draw_fan(
    forecasts: Sequence[Forecast],
    frame: Frame,
    *,
    links: Mapping[str, str] = _NO_LINKS,
    later: Sequence[Seen] = (),
) -> Chart:
    """The history of one series and what is foretold of it, oldest first.

    Args:
        forecasts: Of one series, in order of their periods; at least one.
        frame: Its unit is that of the series.
        links: Where the sentences of a period are, by the period's code; foretold ones may have one too.
        later: What came true of the periods that were foretold, drawn over the fan.
    """
    frame = replace(frame, unit=frame.unit or forecasts[0].series.unit)
    told = [_Past(seen, links.get(seen.period.code, "")) for seen in (*history_of(forecasts[0]), *later)]
    past = told[-_MOST_PARTS:]
    scale = _scale(forecasts, past, frame)
    points = _points(past, scale)
    ahead = _ahead(forecasts, scale, len(points))
    views = [
        fan_view(points, ahead, _fan(points, ahead, scale, forecasts), frame),
        legend(_entries(past, forecasts, frame), frame.width),
    ]
    return Chart(
        frame=frame,
        summary=_sum_up(forecasts[-1], frame),
        spec=top({"vconcat": views, "spacing": 8}, frame),
        hits=_hits(past, forecasts, frame, links),
        table=_table(told, forecasts, frame, links),
    )


def history_of(forecast: Forecast) -> tuple[Seen, ...]:
    """What of a forecast's history stands beside it: values of periods as long as its own, and months or quarters
    that fill such a period whole as one value.
    """
    length = _days(forecast.period)
    alike = [seen for seen in forecast.history if abs(_days(seen.period) - length) <= _ALIKE * length]
    told = {seen.period.code for seen in alike}
    by_year: dict[int, list[Seen]] = {}
    for seen in forecast.history:
        if seen not in alike and _days(seen.period) < length and forecast.period.code.isdecimal():
            by_year.setdefault(seen.period.start.year, []).append(seen)
    for year, parts in by_year.items():
        whole = _whole_year(year, parts)
        if whole is not None and whole.period.code not in told:
            alike.append(whole)
    return tuple(sorted(alike, key=lambda seen: seen.period.start))


def _whole_year(year: int, parts: Sequence[Seen]) -> Seen | None:
    """The parts of a year as one value where none is missing."""
    from diemcau.records import period as periods

    whole = periods.year(year)
    if sum(_days(part.period) for part in parts) != _days(whole):
        return None
    total = parts[0].interval
    for part in parts[1:]:
        total += part.interval
    return replace(
        parts[0],
        period=whole,
        interval=total,
        is_expected=any(part.is_expected for part in parts),
        ids=tuple(each for part in parts for each in part.ids),
    )


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1


def middle_of(period: Period) -> float:
    """Where the middle of a period lies, in years."""
    return (begin_of(period.start) + end_of(period)) / 2


def end_of(period: Period) -> float:
    """Where the first day after a period lies."""
    return begin_of(period.end + timedelta(days=1))


def begin_of(day: date) -> float:
    """Where a day begins, in years: 2024.5 is the middle of 2024."""
    length = date(day.year + 1, 1, 1).toordinal() - date(day.year, 1, 1).toordinal()
    return day.year + (day.timetuple().tm_yday - 1) / length


def _scale(forecasts: Sequence[Forecast], past: Sequence[_Past], frame: Frame) -> Scale:
    told: list[Interval | None] = [one.seen.interval for one in past]
    told += [Interval.point(forecast.point) for forecast in forecasts]
    return scale_of(told, frame.language, frame.unit)


def _points(past: Sequence[_Past], scale: Scale) -> list[Spec]:
    """The history as values of a spec; those that follow each other without a gap have one `run`."""
    room = room_of(one.seen.interval for one in past)
    values: list[Spec] = []
    run = 0
    for number, one in enumerate(past):
        seen = one.seen
        value: dict[str, Any] = {
            "hit": f"m{number}",
            "x": middle_of(seen.period),
            **ends_of(seen.interval, scale, room),
        }
        value |= {"words": scale.short(as_written(seen.interval)), "expected": seen.is_expected}
        if number and (seen.period.start - past[number - 1].seen.period.end).days > _days(seen.period) * _BEHIND:
            run += 1
        middle = one_end(seen.interval)
        if middle is not None:
            value |= {"mid": scale.draw(middle), "run": run}
        values.append(value)
    if values:
        values[-1]["last"] = True
    return values


def as_written(interval: Interval) -> Interval:
    """A number as it was written, where it was only rounded; else what it may be."""
    middle = one_end(interval) if is_rounded(interval) else None
    return Interval.point(middle) if middle is not None else interval


def _ahead(forecasts: Sequence[Forecast], scale: Scale, first: int) -> list[Spec]:
    """What is foretold as values of a spec, with the stretch of time in which each target holds."""
    values = []
    for number, forecast in enumerate(forecasts):
        period = forecast.period
        value: dict[str, Any] = {"hit": f"m{first + number}", "x": middle_of(period), "mid": scale.draw(forecast.point)}
        value |= {"start": begin_of(period.start), "end": end_of(period)}
        aim = one_end(forecast.chances[0].target.interval) if forecast.chances else None
        if aim is not None:
            value |= {"target": scale.draw(aim), "aim": scale.short(as_written(forecast.chances[0].target.interval))}
        value["words"] = scale.short(Interval.point(rough(forecast.point, forecast.series.unit)))
        values.append(value)
    if values:
        values[-1]["last"] = True
    return values


def _fan(
    points: Sequence[Spec], ahead: Sequence[Spec], scale: Scale, forecasts: Sequence[Forecast]
) -> list[tuple[Paint, list[Spec]]]:
    """Each band as values, the widest first; it begins at the last value that is known where that lies right before.

    With one period and nothing before it, the band is as wide as the period.
    """
    found = []
    step = ahead[0]["end"] - ahead[0]["start"]
    start = points[-1] if points and "mid" in points[-1] and ahead[0]["x"] - points[-1]["x"] < 2 * step else None
    for low, high, paint in BANDS:
        values = [{"x": start["x"], "low": start["mid"], "high": start["mid"]}] if start is not None else []
        for value, forecast in zip(ahead, forecasts, strict=True):
            ends = {"low": scale.draw(forecast.quantile(low)), "high": scale.draw(forecast.quantile(high))}
            values.append({"x": value["x"], **ends})
        if len(values) == 1:
            values = [{**values[0], "x": ahead[0]["start"]}, {**values[0], "x": ahead[0]["end"]}]
        found.append((paint, values))
    return found


def _entries(past: Sequence[_Past], forecasts: Sequence[Forecast], frame: Frame) -> list[tuple[str, str]]:
    """What the signs mean; only those that occur."""
    texts = load_texts(frame.language)
    aims = list(dict.fromkeys(tell_aim(one.chances[0], frame.language) for one in forecasts if one.chances))
    wide = any(not is_rounded(one.seen.interval) for one in past)
    kinds = (
        (bool(past), "main", texts["foreseen.reported"]),
        (any(one.seen.is_expected for one in past), "short", texts["foreseen.expected"]),
        (wide, "leeway", texts["chart.leeway"]),
        (True, "step_3", texts["foreseen.half"]),
        (True, "step_2", texts["foreseen.most"]),
        (True, "step_1", texts["foreseen.nearly_all"]),
        (
            bool(aims),
            "target",
            texts["foreseen.aim"].format(target=aims[0]) if len(aims) == 1 else texts["chart.target"],
        ),
    )
    return [(sign, words) for is_there, sign, words in kinds if is_there]


def _sum_up(forecast: Forecast, frame: Frame) -> str:
    """What the picture shows in a sentence or two: the last forecast and the chance of its target."""
    target = tell_target(forecast.chances[0], frame.language) if forecast.chances else ""
    told = load_texts(frame.language)["foreseen.summary"].format(
        title=frame.title, forecast=tell_forecast(forecast, frame.language), target=f"{target}." if target else ""
    )
    return told.strip()


def say_seen(seen: Seen, frame: Frame) -> str:
    """A value of the past, as it is read out."""
    told = f"{format_period(seen.period, frame.language)}: {tell_told(seen.interval, frame.unit, frame.language)}"
    note = load_texts(frame.language)["foreseen.expected"]
    return f"{told}; {note}" if seen.is_expected else told


def say_ahead(forecast: Forecast, frame: Frame) -> str:
    """All that is foretold of a period, as it is read out."""
    texts = load_texts(frame.language)
    targets = [tell_target(chance, frame.language) for chance in forecast.chances]
    return "; ".join([f"{texts['foreseen.now']} {tell_forecast(forecast, frame.language)}", *targets])


def _hits(
    past: Sequence[_Past], forecasts: Sequence[Forecast], frame: Frame, links: Mapping[str, str]
) -> tuple[Hit, ...]:
    known = [Hit(words=say_seen(one.seen, frame), href=one.href) for one in past]
    ahead = [Hit(words=say_ahead(each, frame), href=links.get(each.period.code, "")) for each in forecasts]
    return (*known, *ahead)


# The table.


def _table(past: Sequence[_Past], forecasts: Sequence[Forecast], frame: Frame, links: Mapping[str, str]) -> Table:
    texts = load_texts(frame.language)
    head = ("head_period", "head_value", "head_range", "head_target", "head_note")
    rows = [_seen_row(one, frame) for one in past]
    rows += [_ahead_row(each, frame, links.get(each.period.code, "")) for each in forecasts]
    return Table(head=tuple(texts[f"foreseen.{name}"] for name in head), columns=COLUMNS, rows=tuple(rows))


def _seen_row(one: _Past, frame: Frame) -> Row:
    seen, texts = one.seen, load_texts(frame.language)
    period, value = format_period(seen.period, frame.language), tell_told(seen.interval, frame.unit, frame.language)
    ends = tuple("" if end is None else f"{end:f}" for end in (seen.interval.low, seen.interval.high))
    kind = "expected" if seen.is_expected else "reported"
    return Row(
        cells=(period, value, "", "", texts["foreseen.expected"] if seen.is_expected else ""),
        href=one.href,
        numbers=(seen.period.code, kind, *ends, *("",) * 11, neutralise(frame.unit)),
    )


def _ahead_row(forecast: Forecast, frame: Frame, href: str) -> Row:
    language = frame.language
    levels = [Decimal(level) / 100 for level in (5, 10, 25, 50, 75, 90, 95)]
    aim: tuple[str, ...] = ("", "", "")
    told_aim = ""
    if forecast.chances:
        first = forecast.chances[0]
        ends = (first.target.interval.low, first.target.interval.high)
        aim = (*("" if end is None else f"{end:f}" for end in ends), f"{first.chance:f}")
        told_aim = tell_target(first, language)
    return Row(
        cells=(
            format_period(forecast.period, language),
            tell_middle(forecast, language),
            tell_range(forecast, language),
            told_aim,
            load_texts(language)["foreseen.forecast"],
        ),
        href=href,
        numbers=(
            forecast.period.code, "forecast", "", "", f"{forecast.point:f}",
            *(f"{forecast.quantile(level):f}" for level in levels), *aim, neutralise(frame.unit),
        ),
    )  # fmt: skip
