"""Totals as a board shows them: with their leeway, against plan and last year, what they cover and up to which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from diemcau.publish.calendar import format_period
from diemcau.publish.charts.mark import Frame, Mark
from diemcau.publish.charts.spark import draw_spark
from diemcau.publish.charts.words import tell
from diemcau.publish.numbers import format_count
from diemcau.records import Interval
from diemcau.records.period import shift_years
from diemcau.records.total import Caveat, Reach
from diemcau.web.boards.addresses import of_measure, sentences_of
from diemcau.web.boards.chosen import kind_name, measure_name

if TYPE_CHECKING:
    from datetime import date

    from diemcau.publish.texts import Texts
    from diemcau.records import Period
    from diemcau.records.total import Comparison, Covered, Progress, Total
    from diemcau.web.boards.chosen import Chosen
    from diemcau.web.review.queries import Board

Key = tuple[str, str]
"""Measure and unit of measurement: what a figure is of."""

_TONES = {
    Reach.REACHED: "good",
    Reach.ON_COURSE: "good",
    Reach.BEHIND: "wait",
    Reach.MISSED: "bad",
    Reach.CANNOT_TELL: "",
}
_FEWEST_YEARS = 2  # drawn even where nothing is known of them
_TENTH = Decimal("0.1")
_KINDS = 2  # kinds of orgs whose coverage stands beside a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure against what is to be reached.

    Attributes:
        number: What is to be reached, in words.
        status: `target` or `plan`.
        share: Percent reached, in words; empty where it cannot be told.
        reach: A code of `records.Reach`.
        tone: Of its chip.
    """

    number: str
    status: str
    share: str
    reach: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure against the year before.

    Attributes:
        words: What has changed; empty where that may not be said.
        way: `up`, `down` or `even`.
        obstacles: Codes of why it may not be said.
        bridge: What can be said instead, in words; and on which base, a code of `records.Bridge`.
    """

    words: str
    way: str
    obstacles: tuple[str, ...]
    bridge: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A total as a tile of a board.

    Attributes:
        total: The total.
        name: Of its measure.
        number: In words, with bounds and unit.
        page: Address of the measure's board.
        sentences: Address of what it rests on.
        coverage: Kind of org, how many have reported, how many owe it.
        until: The last day that all of its values count.
        is_short: Whether it counts less time than the period.
        caveats: Codes of what to know.
        goals: Against plan and target.
        change: Against the year before; None where that was not asked.
        spark: The years before, as a small picture.
    """

    total: Total
    name: str
    number: str
    page: str
    sentences: str
    coverage: tuple[tuple[str, str, str], ...]
    until: date
    is_short: bool
    caveats: tuple[str, ...]
    goals: tuple[Goal, ...] = ()
    change: Change | None = None
    spark: SafeString = SafeString()  # noqa: RUF009 - never changed


@dataclass(frozen=True)
class Told:
    """Makes figures of one board.

    Attributes:
        board: The values.
        chosen: What was asked for.
        texts: The reader's catalogue.
        partner: With whom; empty for all partners together.
    """

    board: Board
    chosen: Chosen
    texts: Texts

    @property
    def language(self) -> str:
        """Of the reader."""
        return self.texts.language

    def figures(self, totals: Iterable[Total], years: Mapping[int, Sequence[Total]]) -> list[Figure]:
        """Some totals of the head, with what is to be reached, last year and the years before."""
        goals: dict[Key, list[Progress]] = {}
        for progress in self.board.progress():
            goals.setdefault((progress.target.measure, progress.target.unit), []).append(progress)
        return [self._full(total, goals.get(key_of(total), ()), years) for total in totals]

    def _full(self, total: Total, goals: Iterable[Progress], years: Mapping[int, Sequence[Total]]) -> Figure:
        marks = self.years(key_of(total), years)
        title = self.texts["boards.over_years"].format(name=measure_name(total.measure, self.language))
        spark = draw_spark(marks, Frame(title=title, language=self.language, unit=total.unit))
        return replace(
            self.figure(total),
            goals=tuple(self._goal(progress) for progress in goals),
            change=self._change(self.board.comparison(total)),
            spark=mark_safe(spark),  # noqa: S308 - drawn by the house, its words escaped
        )

    def figure(self, total: Total) -> Figure:
        """A total by itself."""
        return Figure(
            total=total,
            name=measure_name(total.measure, self.language),
            number=tell(total.interval, total.unit, self.language),
            page=of_measure(total.measure, self.chosen),
            sentences=sentences_of(total, self.chosen),
            coverage=tuple(self._covered(one) for one in total.coverage[:_KINDS]),
            until=self.until(total),
            is_short=is_short(total, self.chosen.period),
            caveats=tuple(one.value for one in total.caveats),
        )

    def _covered(self, covered: Covered) -> tuple[str, str, str]:
        counts = (format_count(count, self.language) for count in (len(covered.reported), covered.owing))
        reported, owing = counts
        return kind_name(covered.kind, self.language), reported, owing

    def until(self, total: Total) -> date:
        """The last day that all values of a total count."""
        days = [day for one in total.parts if (day := self._cut_offs.get(one)) is not None]
        return min([total.period.end, *days])

    @cached_property
    def _cut_offs(self) -> Mapping[str, date]:
        return {one.id: one.cut_off for one in self.board.observations if one.cut_off is not None}

    def _goal(self, progress: Progress) -> Goal:
        target = progress.target
        return Goal(
            number=tell(target.interval, target.unit, self.language),
            status=target.status.value,
            share=tell(to_tenths(progress.share), "percent", self.language) if progress.share is not None else "",
            reach=progress.reach.value,
            tone=_TONES[progress.reach],
        )

    def _change(self, comparison: Comparison) -> Change:
        bridge = next((one for one in comparison.bridges if one.percent is not None), None)
        return Change(
            words=self._percent(comparison.percent),
            way=way_of(comparison.change),
            obstacles=tuple(one.value for one in comparison.obstacles),
            bridge=(self._percent(bridge.percent), bridge.how) if bridge else None,
        )

    def _percent(self, percent: Interval | None) -> str:
        if percent is None:
            return ""
        shown = to_tenths(percent)
        told = tell(shown, "percent", self.language)
        return f"+{told}" if shown.low == shown.high and shown.low is not None and shown.low > 0 else told

    def years(self, key: Key, years: Mapping[int, Sequence[Total]]) -> list[Mark]:
        """One measure over the years, from the first known on; a later one of which nothing is known is a gap."""
        found = []
        for year, totals in years.items():
            total = next((one for one in totals if key_of(one) == key and one.interval is not None), None)
            if total is None:
                found.append(Mark(name=str(year), interval=None))
            else:
                found.append(self._of_year(total, year))
        known = [at for at, mark in enumerate(found) if mark.interval is not None]
        return found[min([*known, len(found) - _FEWEST_YEARS]) :]

    def _of_year(self, total: Total, year: int) -> Mark:
        """A year's total, which may count less time than the year's period."""
        asked = shift_years(self.chosen.period, year - self.chosen.period.start.year)
        return self.mark(total, str(year), asked=asked)

    def mark(self, total: Total, name: str, *, asked: Period | None = None, code: str = "") -> Mark:
        """A total as a mark of a chart: it opens its sentences and says what it covers.

        Args:
            total: The total.
            name: What stands beside it.
            asked: Of which period it was asked; the board's for None.
            code: Of the org, on a map.
        """
        return Mark(
            name=name,
            interval=total.interval,
            href=sentences_of(total, self.chosen, asked),
            is_short=is_short(total, asked or self.chosen.period),
            note=self.note(total, asked),
            under=under_of(total),
            code=code,
        )

    def note(self, total: Total, asked: Period | None = None) -> str:
        """What a total covers, up to when, and what to know, in words."""
        covered = map(self._covered, total.coverage[:_KINDS])
        told = [f"{kind} {reported}/{owing}" for kind, reported, owing in covered]
        if total.period != (asked or self.chosen.period):
            told.append(format_period(total.period, self.language))
        told += [self.texts[f"total.caveat.{one}"] for one in total.caveats if one is not Caveat.MISSING]
        return "; ".join(told)


def is_short(total: Total, asked: Period) -> bool:
    """Whether a total counts less time than the period that was asked for."""
    return total.period != asked or Caveat.SHORT in total.caveats


def key_of(total: Total) -> Key:
    """What a total is of."""
    return total.measure, total.unit


def under_of(total: Total) -> str:
    """How many of the largest kind of orgs have reported: `2/63`; empty where nobody else owes it."""
    covered = total.coverage[0] if total.coverage else None
    return f"{len(covered.reported)}/{covered.owing}" if covered is not None and covered.owing > 1 else ""


def to_tenths(percent: Interval) -> Interval:
    """A percentage that is read at a glance: a single number rounded, of others the ends outwards."""
    low, high = percent.low, percent.high
    if low is not None and low == high:
        return Interval.point(low.quantize(_TENTH, rounding=ROUND_HALF_EVEN))
    return Interval(
        None if low is None else low.quantize(_TENTH, rounding=ROUND_FLOOR),
        None if high is None else high.quantize(_TENTH, rounding=ROUND_CEILING),
    )


def way_of(change: Interval | None) -> str:
    """Whether something has risen or fallen for sure."""
    if change is None:
        return "even"
    if change.low is not None and change.low > 0:
        return "up"
    return "down" if change.high is not None and change.high < 0 else "even"
