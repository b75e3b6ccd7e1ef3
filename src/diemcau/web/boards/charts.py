"""The charts of boards out of totals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.charts.bars import draw_bars, draw_ranked, size_of
from diemcau.publish.charts.lines import Panel, draw_line, draw_multiples
from diemcau.publish.charts.mark import Frame, Mark
from diemcau.publish.charts.shares import draw_plan
from diemcau.publish.charts.tiles import draw_tiles, find_layout
from diemcau.publish.charts.words import tell
from diemcau.records.period import shift_years
from diemcau.web.archive.reading import profile
from diemcau.web.boards.chosen import measure_name
from diemcau.web.boards.figures import Told, key_of
from diemcau.web.boards.pictures import Plate
from diemcau.web.filings.telling import partner_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diemcau.records.total import Total
    from diemcau.web.boards.figures import Key

MULTIPLES = 6
"""Measures drawn side by side over the years."""

FEWEST_TILES = 4
"""Units from which on a map says more than bars."""

MOST_UNITS, MOST_PARTNERS = 12, 10


@dataclass(frozen=True)
class Pictures:
    """Makes the charts of one board.

    Attributes:
        told: Its figures.
    """

    told: Told

    def _frame(self, key: str, unit: str = "", **facts: str) -> Frame:
        chosen, texts = self.told.chosen, self.told.texts
        before = shift_years(chosen.period, -1)
        return Frame(
            title=texts[f"boards.chart.{key}"].format(period=format_period(chosen.period, texts.language), **facts),
            language=texts.language,
            unit=unit,
            now=format_period(chosen.period, texts.language),
            before=format_period(before, texts.language),
        )

    def plans(self, totals: Sequence[Total]) -> Plate | None:
        """Results in percent of what was to be reached; None where there is no target."""
        by_key = {key_of(total): total for total in totals}
        marks = []
        for target in self.told.board.targets:
            total = by_key.get((target.measure, target.unit))
            name = measure_name(target.measure, self.told.language)
            words = self.told.texts["boards.of_target"].format(
                number=tell(total.interval if total else None, target.unit, self.told.language),
                target=tell(target.interval, target.unit, self.told.language),
            )
            mark = self.told.mark(total, name) if total else Mark(name=name, interval=None)
            marks.append(replace(mark, target=target.interval, note="; ".join(filter(None, (words, mark.note)))))
        chart = draw_plan(marks, self._frame("plan")) if marks else None
        return Plate(name="plan", chart=chart) if chart is not None and chart.hits else None

    def multiples(self, keys: Sequence[Key], years: Mapping[int, Sequence[Total]]) -> Plate | None:
        """The first measures over the years; None where no two years of one are known."""
        panels = [
            Panel(title=measure_name(key[0], self.told.language), unit=key[1], marks=tuple(self.told.years(key, years)))
            for key in keys
        ]
        drawn = [panel for panel in panels if sum(mark.interval is not None for mark in panel.marks) > 1][:MULTIPLES]
        if not drawn:
            return None
        return Plate(name="years", chart=draw_multiples(drawn, self._frame("years")))

    def line(self, key: Key, years: Mapping[int, Sequence[Total]]) -> Plate | None:
        """One measure over the years; None where nothing is known."""
        marks = self.told.years(key, years)
        if not any(mark.interval is not None for mark in marks):
            return None
        name = measure_name(key[0], self.told.language)
        targets = [one for one in self.told.board.targets if (one.measure, one.unit) == key]
        if targets:
            marks[-1] = replace(marks[-1], target=targets[0].interval)
        return Plate(name="line", chart=draw_line(marks, self._frame("line", key[1], name=name)))

    def map(self, total: Total) -> Plate | None:
        """A measure by the units that owe it, about where they lie; None where there are too few for a map.

        Units of which nothing is known are hatched, never zero.
        """
        covered = total.coverage[0] if total.coverage else None
        codes = sorted((*covered.reported, *covered.missing)) if covered is not None else []
        if len(codes) < FEWEST_TILES:
            return None
        marks = [self._unit(code, total) for code in codes]
        frame = self._frame("map", total.unit, name=measure_name(total.measure, self.told.language))
        layout = find_layout(profile().name, codes)
        note = self.told.texts["boards.map_note"]
        return Plate(name="map", chart=draw_tiles(marks, layout, frame), note=note)

    def units(self, total: Total) -> Plate | None:
        """The largest of the units right below; None where none has reported."""
        rows = self.told.board.rows(total.measure, total.unit)
        marks = [
            self.told.mark(row, self.told.chosen.name(code), code=code)
            for code, row in rows.items()
            if row.interval is not None
        ]
        if not marks:
            return None
        frame = self._frame("units", total.unit, name=measure_name(total.measure, self.told.language))
        return Plate(name="units", chart=draw_ranked(marks, frame, most=MOST_UNITS))

    def partners(self, total: Total) -> Plate | None:
        """The largest partners; None where none is named."""
        found = self.told.board.partners(total.measure, total.unit)
        marks = [self.told.mark(one, partner_name(name, self.told.language)) for name, one in found.items()]
        known = [mark for mark in marks if mark.interval is not None]
        if not known:
            return None
        frame = self._frame("partners", total.unit, name=measure_name(total.measure, self.told.language))
        note = self.told.texts["boards.partners_note"]
        return Plate(name="partners", chart=draw_ranked(known, frame, most=MOST_PARTNERS), note=note)

    def like(self, total: Total, codes: Sequence[str], own: str) -> Plate | None:
        """An org among those of its kind, largest first; None where no other has reported.

        Where there are many, the org stands among its neighbours in size.
        """
        known = [mark for code in codes if (mark := self._unit(code, total)).interval is not None]
        ranked = sorted(known, key=lambda mark: (-size_of(mark), mark.name))
        at = next((place for place, mark in enumerate(ranked) if mark.code == own), None)
        if len(ranked) <= 1 or at is None:
            return None
        first = max(0, min(at - MOST_UNITS // 2, len(ranked) - MOST_UNITS))
        shown = [
            replace(mark, name=f"{place}. {mark.name}{' ◂' if mark.code == own else ''}")
            for place, mark in enumerate(ranked[first : first + MOST_UNITS], first + 1)
        ]
        frame = self._frame("like", total.unit, name=measure_name(total.measure, self.told.language))
        return Plate(name="like", chart=draw_bars(shown, frame))

    def _unit(self, code: str, total: Total) -> Mark:
        one = self.told.board.total(total.measure, total.unit, code)
        return self.told.mark(one, short_name(code, self.told), code=code)


def short_name(code: str, told: Told) -> str:
    """An org's place, which is shorter than its name: as the profile knows it, or out of the patterns of its kind."""
    org = profile().orgs.get(code)
    places = org.places.get(told.language, ()) if org else ()
    name = told.chosen.name(code)
    node = told.chosen.tree.nodes.get(code)
    kind = profile().org_kinds.get(node.kind) if node else None
    made = (_place_in(name, pattern) for pattern in (kind.patterns.get(told.language, ()) if kind else ()))
    return places[0] if places else next((place for place in made if place), name)


def _place_in(name: str, pattern: str) -> str:
    """The place in a name that follows a pattern; empty where it does not."""
    before, _, after = pattern.partition("{place}")
    fits = name.casefold().startswith(before.casefold()) and name.casefold().endswith(after.casefold())
    return name[len(before) : len(name) - len(after)] if fits and (before or after) else ""
