"""Which results are drawn: those whose plan or value of the year before is known too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.charts.words import scale_of
from diemcau.publish.report.locks import to_shown
from diemcau.publish.report.model import Block, Chart, ChartBar, Name, NameSort
from diemcau.publish.report.phrases import fill, make_sentence, tell_time
from diemcau.publish.wording import capital
from diemcau.records import Kind, Period
from diemcau.records.period import shift_years

if TYPE_CHECKING:
    from diemcau.publish.report.desk import Desk
    from diemcau.publish.report.material import Fact
    from diemcau.records import Interval

# Lines of one picture; more are no longer read at a glance, and stand in the annex.
MOST_BARS = 8
_PLAN, _BASE = "plan", "base"


def make_chart(desk: Desk) -> Iterable[Block]:
    """One picture for each unit of measurement in which something can be compared."""
    period = desk.material.period
    if period is None:
        return
    by_unit: defaultdict[str, list[ChartBar]] = defaultdict(list)
    for fact in desk.material.facts:
        if bar := _bar(desk, fact, period):
            by_unit[desk.locks[bar.result].shown.unit or ""].append(bar)
    for at, (unit, bars) in enumerate(sorted(by_unit.items()), start=1):
        drawn = [desk.locks[lock].interval for bar in bars for lock in (bar.result, bar.plan, bar.before) if lock]
        counted = scale_of(drawn, desk.language, "" if unit == "count" else unit).title()
        pieces = fill(
            desk.phrases["chart.caption"],
            time=tell_time(period, desk.language),
            unit=fill(desk.phrases["chart.unit"], unit=Name(counted, NameSort.UNIT)) if counted else (),
        )
        caption = make_sentence(pieces)
        yield Chart(
            code=f"chart-{at}",
            caption=caption,
            unit="" if unit == "count" else unit,
            now=format_period(period, desk.language),
            before=format_period(shift_years(period, -1), desk.language),
            bars=tuple(bars[:MOST_BARS]),
        )


def _bar(desk: Desk, fact: Fact, period: Period) -> ChartBar | None:
    """The line of a fact, or None where there is nothing to hold it against."""
    is_told = fact.period == period and fact.kind is Kind.LEVEL and not fact.is_superseded and not fact.is_disputed
    sides = {kind: (change, when, interval) for kind, level, change, when, interval in desk.material.implied
             if level == fact.id}  # fmt: skip
    if not is_told or not sides or any(side[2].low is None or side[2].high is None for side in sides.values()):
        return None
    locks = {kind: _implied(desk, fact, kind, side) for kind, side in sides.items()}
    of_org = "".join(piece.text for piece in desk.of_org(fact.org)) if desk.measure_name(fact.measure) else ""
    return ChartBar(
        label=capital(f"{desk.measure(fact).text}{of_org}"),
        result=desk.number(fact).lock,
        plan=locks.get(_PLAN, ""),
        before=locks.get(_BASE, ""),
    )


def _implied(desk: Desk, fact: Fact, kind: str, side: tuple[str, Period | None, Interval]) -> str:
    """The lock of a value that follows from a level and its change."""
    change, when, interval = side
    number = desk.derived(
        f"implied {kind} {fact.id}",
        to_shown(interval, fact.quantity.unit),
        how=desk.phrases["how.implied"],
        rests_on=(desk.cite_fact(fact), desk.cite_fact(desk.material.by_id[change])),
        interval=interval,
        measure=fact.measure,
        org=fact.org,
        period=when,
    )
    return number.lock
