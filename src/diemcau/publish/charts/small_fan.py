"""A fan in a card: as `fan.py` draws it, without axis and legend, for a page that has many and no library.

Drawn here because the base install has no library for charts, and its page shows forecasts all the same.
"""

from __future__ import annotations

from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

from diemcau.errors import Bug
from diemcau.publish.charts.bars import one_end
from diemcau.publish.charts.clean import is_of_this_site
from diemcau.publish.charts.fan import BANDS, as_written, begin_of, end_of, history_of, middle_of, say_ahead, say_seen
from diemcau.publish.charts.paint import Paint, name_of
from diemcau.publish.charts.words import scale_of
from diemcau.publish.foreseen_words import rough
from diemcau.records import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from diemcau.publish.charts.mark import Frame
    from diemcau.records.forecast import Forecast, Seen

_WIDTH, _HEIGHT = 320, 128
_LEFT, _RIGHT, _TOP, _BOTTOM = 14, 46, 18, 20
_MOST_POINTS = 24
_APART = 38  # pixels of a year's name with some room
_NEAR = 9  # pixels; a label nearer to the target's than this would touch it
_NO_LINKS: Mapping[str, str] = MappingProxyType({})


def draw_small_fan(forecasts: Sequence[Forecast], frame: Frame, *, links: Mapping[str, str] = _NO_LINKS) -> str:
    """The history of one series and what is foretold of it, as SVG for a page.

    Args:
        forecasts: Of one series, in order of their periods; at least one.
        frame: What is said of the whole; its width plays no part.
        links: Where the sentences of a period are, by the period's code.
    """
    past = history_of(forecasts[0])[-_MOST_POINTS:]
    plot = _Plot(past, forecasts, frame)
    last = forecasts[-1]
    pieces = [
        *plot.bands(),
        *plot.lines(),
        *plot.targets(),
        *(plot.point(seen, links.get(seen.period.code, "")) for seen in past),
        *plot.labels(),
    ]
    told = escape(f"{frame.title}. {say_ahead(last, frame)}", quote=True)
    return (
        f'<svg class="fan chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'role="{"group" if links else "img"}" aria-label="{told}" fill="none" font-size="11">{"".join(pieces)}</svg>'
    )


class _Plot:
    """Where everything lies, and its pieces.

    Args:
        past: The history, oldest first.
        forecasts: What is foretold.
        frame: Language and unit.
    """

    def __init__(self, past: Sequence[Seen], forecasts: Sequence[Forecast], frame: Frame) -> None:
        self._past, self._forecasts, self._frame = past, forecasts, frame
        aims = [one_end(as_written(one.chances[0].target.interval)) for one in forecasts if one.chances]
        ends = [end for seen in past for end in (seen.interval.low, seen.interval.high) if end is not None]
        ends += [end for one in forecasts for end in (one.quantiles[2], one.quantiles[-3])]
        ends += [aim for aim in aims if aim is not None]
        drawn = [0.0, *map(float, ends)]
        self._low, self._high = min(drawn), max(drawn) or 1.0
        self._first = begin_of(past[0].period.start) if past else begin_of(forecasts[0].period.start)
        self._last = end_of(forecasts[-1].period)
        told: list[Interval | None] = [seen.interval for seen in past]
        self._scale = scale_of([*told, *(Interval.point(one.point) for one in forecasts)], frame.language, frame.unit)

    def _x(self, time: float) -> float:
        return _LEFT + (time - self._first) / (self._last - self._first) * (_WIDTH - _LEFT - _RIGHT)

    def _y(self, value: Decimal | float) -> float:
        share = (float(value) - self._low) / (self._high - self._low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)

    def _at(self, time: float, value: Decimal | float) -> str:
        return f"{self._x(time):.1f},{self._y(value):.1f}"

    def _start(self) -> tuple[float, Decimal] | None:
        """The last value that is known, from which the fan opens."""
        end = one_end(self._past[-1].interval) if self._past else None
        return (middle_of(self._past[-1].period), end) if end is not None else None

    def bands(self) -> list[str]:
        """The fan, the widest band first."""
        found, start = [], self._start()
        for low, high, paint in BANDS:
            ahead = [(middle_of(one.period), one.quantile(low), one.quantile(high)) for one in self._forecasts]
            if start is not None:
                ahead.insert(0, (start[0], start[1], start[1]))
            elif len(ahead) == 1:
                ahead = [(begin_of(self._forecasts[0].period.start), *ahead[0][1:]), (self._last, *ahead[0][1:])]
            edge = [self._at(time, top) for time, _, top in ahead]
            edge += [self._at(time, bottom) for time, bottom, _ in reversed(ahead)]
            found.append(f'<polygon points="{" ".join(edge)}" fill="{paint}" class="f-{name_of(paint)}"/>')
        return found

    def lines(self) -> list[str]:
        """A line through what is known, broken where years are missing; the middle of the fan dashed."""
        runs: list[list[str]] = [[]]
        for number, seen in enumerate(self._past):
            end = one_end(seen.interval)
            gap = number and (seen.period.start - self._past[number - 1].period.end).days > 1
            if gap or end is None:
                runs.append([])
            if end is not None:
                runs[-1].append(self._at(middle_of(seen.period), end))
        start = self._start()
        middle = [self._at(*start)] if start is not None else []
        middle += [self._at(middle_of(one.period), one.point) for one in self._forecasts]
        return [*(_line(run) for run in runs if len(run) > 1), _line(middle, "5 3")]

    def targets(self) -> list[str]:
        """What is to be reached, over the time in which it holds."""
        found = []
        for forecast in self._forecasts:
            for chance in forecast.chances[:1]:
                aim = one_end(as_written(chance.target.interval))
                if aim is None:
                    continue
                left, right = self._x(begin_of(forecast.period.start)), self._x(end_of(forecast.period))
                found.append(
                    f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{self._y(aim):.1f}" y2="{self._y(aim):.1f}" '
                    f'stroke="{Paint.TARGET}" class="s-target" stroke-width="2.5"/>'
                )
        return found

    def point(self, seen: Seen, href: str) -> str:
        """One value with its leeway; open where it is an estimate; a link to its sentences."""
        end, interval = one_end(seen.interval), seen.interval
        if end is None:
            return ""
        x, y = self._x(middle_of(seen.period)), self._y(end)
        words = escape(say_seen(seen, self._frame), quote=True)
        look = (
            f'fill="{Paint.PAPER}" class="f-paper s-main"'
            if seen.is_expected
            else f'fill="{Paint.MAIN}" class="f-main s-main"'
        )
        drawn = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4" stroke="{Paint.MAIN}" stroke-width="1.6" {look}/>'
        if interval.low is not None and interval.high is not None and as_written(interval) == interval:
            drawn = (
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{self._y(interval.low):.1f}" y2="{self._y(interval.high):.1f}" '
                f'stroke="{Paint.LEEWAY}" class="s-leeway" stroke-width="5"/>{drawn}'
            )
        elif interval.high is None:
            tip = f"M{x - 3:.1f},{y - 9:.1f}l3,-5l3,5z"
            drawn += f'<path d="{tip}" fill="{Paint.MAIN}" class="f-main"/>'
        if not href:
            return f'<g role="img" aria-label="{words}"><title>{words}</title>{drawn}</g>'
        if not is_of_this_site(href):
            raise Bug(f"A chart would lead out of the site: {href!r}.")
        surface = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" class="hit" fill="{Paint.MAIN}" opacity="0"/>'
        return f'<a href="{escape(href, quote=True)}" aria-label="{words}"><title>{words}</title>{drawn}{surface}</a>'

    def labels(self) -> list[str]:
        """The last value, the last foretold one, its target at the right; first, last and foretold years below."""
        found, last = [], self._forecasts[-1]
        start = self._start()
        if start is not None:
            words = self._scale.short(as_written(self._past[-1].interval))
            found.append(_text(self._x(start[0]), self._y(start[1]) - 8, words, Paint.INK, anchor="end", is_bold=True))
        found.append(self._ahead(last, Paint.MAIN))
        named: list[float] = []
        for period in (last.period, *(seen.period for seen in (*self._past[:1], *self._past[-1:]))):
            x = self._x(middle_of(period))
            if all(abs(x - other) > _APART for other in named):
                found.append(_text(x, _HEIGHT - 5, _name(period.code), Paint.SOFT))
                named.append(x)
        return found

    def _ahead(self, last: Forecast, paint: Paint) -> str:
        """Numbers at the right edge: the middle of the fan, and the target unless the two would touch."""
        y = self._y(last.point)
        told = ""
        aims = [one for one in self._forecasts if one.chances]
        aim = one_end(as_written(aims[-1].chances[0].target.interval)) if aims else None
        if aim is not None:
            at = self._y(aim)
            if abs(at - y) < _NEAR:
                y = at + _NEAR * 1.4 if at <= y else at - _NEAR * 1.4
            words = self._scale.short(as_written(aims[-1].chances[0].target.interval))
            told = _text(_WIDTH - _RIGHT + 4, at + 4, words, Paint.TARGET, anchor="start", is_bold=True)
        words = self._scale.short(Interval.point(rough(last.point, self._frame.unit)))
        return told + _text(_WIDTH - _RIGHT + 4, y + 4, words, paint, anchor="start", is_bold=True)


def _name(code: str) -> str:
    """A period in few signs: its year, with the month where it is one."""
    year, _, rest = code.partition("-")
    return f"{int(rest)}/{year}" if rest.isdecimal() else code.partition("..")[0]


def _line(points: Sequence[str], dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{" ".join(points)}" stroke="{Paint.MAIN}" class="s-main" stroke-width="1.8" '
        f'stroke-linejoin="round"{dashed}/>'
    )


def _text(x: float, y: float, words: str, paint: Paint, *, anchor: str = "middle", is_bold: bool = False) -> str:
    weight = ' font-weight="bold"' if is_bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{paint}" class="f-{name_of(paint)}"{weight} '
        f'aria-hidden="true">{escape(words)}</text>'
    )
