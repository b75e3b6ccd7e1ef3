"""What if: another number to be reached, or another amount in each month left. Nothing of it is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from diemcau.foresee.outlook.target import chance_of, edge_of, needed
from diemcau.foresee.outlook.whatif import with_plan
from diemcau.publish.charts.words import scale_of
from diemcau.publish.foreseen_words import rough
from diemcau.publish.numbers import format_number
from diemcau.records import Interval, Status
from diemcau.records.total import Direction, Target
from diemcau.web.outlook.views.telling import MONTH, part_of
from diemcau.web.review.intervals import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.publish.charts.words import Scale
    from diemcau.records.forecast import Chance, Forecast
    from diemcau.web.outlook.views.telling import ShownChance, Teller

_NUMBER = re.compile(r"[-+]?[0-9]{1,30}(?:\.[0-9]{0,12})?\Z")
_LONGEST = 60  # signs of a field; only the first of what is longer are looked at
_MOST = Decimal(10) ** 18  # in full units; no amount of a country is larger
_POWERS = (0, 6, 9, 12)
_STEPS = 100  # of a slider
_WHOLE = 20  # a slider that goes to so much, or farther, goes by whole numbers
_ROOM = Decimal("0.4")  # how far beyond what is foretold a slider goes, as a share of its width


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A number field with its slider, in the power of ten in which the page counts.

    Attributes:
        number: What stands in the field.
        start: Where the slider stands.
        low, high, step: Of the slider.
    """

    number: str
    start: str
    low: str
    high: str
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The form.

    Attributes:
        power: Of ten, in which its numbers count; `counts` says it.
        counts: What its numbers count, such as `billion USD`.
        goal: What is to be reached.
        way: `up` or `down`.
        each: What each month or year left brings; None where none is left.
        periods_left: How many are left.
        part: What they are: `month` or `year`.
    """

    power: int
    counts: str
    goal: Slide
    way: str
    each: Slide | None
    periods_left: int
    part: str

    @property
    def legend(self) -> str:
        """Key of what stands over the second number."""
        return f"outlook.if_each.{self.part}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """What would follow.

    Attributes:
        plan_wrong, each_wrong: Codes of what is wrong with a field; or empty.
        number: What would be to be reached, in words.
        chance: How likely that is; None where the field is wrong.
        before: The chance of the target that really holds, in words; empty where there is none.
        each: What each month or year left would bring, in a few words; empty where that is not asked.
        total: What the period comes to then, in words.
        meets: Whether that meets the number to be reached: `yes` or `no`; empty where it cannot be told.
        often: How likely it is to come to that, in words.
        period: Its name.
    """

    plan_wrong: str = ""
    each_wrong: str = ""
    number: str = ""
    chance: ShownChance | None = None
    before: str = ""
    each: str = ""
    total: str = ""
    meets: str = ""
    often: str = ""
    period: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether a field was not understood."""
        return bool(self.plan_wrong or self.each_wrong)


@dataclass(frozen=True)
class WhatIf:
    """One question put to a forecast.

    Attributes:
        forecast: The forecast, with the targets that really hold.
        said: The fields as they were sent: `plan`, `way`, `each`, `power`.
        teller: Puts it into words.
    """

    forecast: Forecast
    said: Mapping[str, str]
    teller: Teller
    _first: Chance | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_first", next(iter(self.forecast.chances), None))

    @property
    def _unit(self) -> str:
        return self.forecast.series.unit

    @property
    def scale(self) -> Scale:
        """In which power of ten the fields count: that of the address, else one in which the forecast is read."""
        ends = [Interval.point(one) for one in (self.forecast.quantiles[0], self.forecast.quantiles[-1])]
        found = scale_of(ends, self.teller.language, self._unit)
        said = self._text("power")
        return replace(found, power=int(said)) if said in map(str, _POWERS) else found

    @property
    def way(self) -> Direction:
        """Which way is good."""
        said = self._text("way")
        if said in {each.value for each in Direction}:
            return Direction(said)
        return self._first.target.direction if self._first else Direction.UP

    def _text(self, name: str) -> str:
        return str(self.said.get(name, "")).strip()[:_LONGEST]

    def _edge(self) -> Decimal:
        """The number that really is to be reached; the forecast's own where there is none."""
        edge = edge_of(self._first.target) if self._first else None
        return self.forecast.point if edge is None else edge

    def _target(self, edge: Decimal) -> Target:
        series, way = self.forecast.series, self.way
        ends = Interval(edge, None) if way is Direction.UP else Interval(None, edge)
        return Target(
            id="what-if", measure=series.measure, unit=series.unit, org=series.org, period=self.forecast.period,
            partner=series.partner, status=Status.PLAN, interval=ends, direction=way,
        )  # fmt: skip

    def form(self) -> Plan:
        """The form as it was sent; where it was not, with what really holds."""
        scale, edge = self.scale, self._edge()
        stands = needed(self.forecast, self._target(edge))
        low, high = self.forecast.quantiles[0], self.forecast.quantiles[-1]
        goal = _slide(self._text("plan"), edge, _room(min(low, edge), max(high, edge)), scale.power)
        usual = max(abs(one) for one in (stands.usual, stands.needed, Decimal(0)) if one is not None)
        part = part_of(self.forecast)
        has_each = stands.periods_left >= (1 if part == MONTH else 2) and usual > 0
        each = _slide(self._text("each"), stands.usual, (Decimal(0), usual * 2), scale.power) if has_each else None
        return Plan(
            power=scale.power, counts=scale.title(), goal=goal, way=self.way.value, each=each,
            periods_left=stands.periods_left, part=part,
        )  # fmt: skip

    def words(self) -> str:
        """The number to be reached as it can be typed where a target is really set."""
        edge, _ = self._read("plan", self._edge())
        return "" if edge is None else format_number(rough(edge, self._unit), self.teller.language, place=None)

    def answer(self) -> Then:
        """What would follow; nothing where nothing was asked. What was not understood is said by a code."""
        if not (self._text("plan") or self._text("each") or self._text("way")):
            return Then()
        edge, plan_wrong = self._read("plan", self._edge())
        each, each_wrong = self._read("each", None)
        found = Then(plan_wrong=plan_wrong, each_wrong=each_wrong, period=self.teller.period(self.forecast.period))
        if edge is None:
            return found
        target = self._target(edge)
        (chance,) = with_plan(self.forecast, target).chances
        number = self.teller.number(edge, self._unit)
        before = self._first.chance if self._first and "plan" in self.said else None
        shown = replace(self.teller.chance(chance, self.forecast, found.period), number=number)
        found = replace(found, number=number, chance=shown, before=self.teller.percent(before))
        return found if each is None else self._with_each(found, chance, each)

    def _with_each(self, found: Then, chance: Chance, each: Decimal) -> Then:
        """The same with what it comes to where each month or year left brings so much."""
        done = chance.done.low if chance.done else Decimal(0) if self.forecast.adds_up else None
        if done is None or not chance.periods_left:
            return replace(found, each_wrong="no_base")
        total = done + each * chance.periods_left
        often = self.teller.percent(chance_of(self.forecast, self._target(total)))
        return replace(
            found,
            each=self._each(each, chance.periods_left),
            total=self.teller.number(total, self._unit),
            meets="yes" if total in chance.target.interval else "no",
            often=self.teller.texts[f"outlook.how_often_{self.way.value}"].format(percent=often),
        )

    def _each(self, each: Decimal, left: int) -> str:
        pattern = self.teller.texts.plural(f"outlook.then_each.{part_of(self.forecast)}", left)
        return pattern.format(each=self.teller.number(each, self._unit), count=self.teller.count(left))

    def _read(self, name: str, otherwise: Decimal | None) -> tuple[Decimal | None, str]:
        """A field's number in full units, or the code of what is wrong with it."""
        said = self._text(name)
        if not said:
            return otherwise, ""
        if not _NUMBER.match(said):
            return None, "no_number"
        number = Decimal(said).scaleb(self.scale.power)
        return (None, "too_large") if abs(number) >= _MOST else (number, "")


def _room(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """The ends of a slider; it goes below zero only where what is foretold does."""
    more = (high - low) * _ROOM or abs(high)
    return (low - more if low < 0 else max(Decimal(0), low - more)), high + more


def _slide(said: str, start: Decimal | None, ends: tuple[Decimal, Decimal], power: int) -> Slide:
    """A field and its slider.

    Args:
        said: What was sent; empty where nothing was.
        start: What stands there then; None leaves the field empty.
        ends: Of the slider, in full units.
        power: Of ten, in which the field counts.
    """
    low, high = (one.scaleb(-power) for one in ends)
    wide = (high - low) / _STEPS
    step = Decimal(1).scaleb(wide.adjusted()) if wide > 0 else Decimal(1)
    step = max(step, Decimal(1)) if high >= _WHOLE else step
    place = min(step, Decimal(1))
    first = plain(None if start is None else start.scaleb(-power).quantize(place, rounding=ROUND_HALF_EVEN)) or ""
    number = Decimal(said) if _NUMBER.match(said) else None
    stands = first if number is None else said
    return Slide(
        number=said or first,
        start=stands,
        low=f"{(low / step).to_integral_value() * step:f}",
        high=f"{(high / step).to_integral_value() * step:f}",
        step=f"{step:f}",
    )
