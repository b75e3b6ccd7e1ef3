"""Charts of boards: drawn once for each content and kept by the process, with their tables and their files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from diemcau.errors import NotFound
from diemcau.publish.charts.mark import Chart
from diemcau.publish.charts.render import digest_of, to_png, to_svg, to_svg_file
from diemcau.publish.charts.table import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.publish.charts.mark import Table

_KEPT = 300
"""Pictures that a process keeps, about 20 KB each."""

FORMS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
"""What a chart can be taken away as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart on a page.

    Attributes:
        name: In addresses.
        title: Its heading.
        note: What to know, below it; or empty.
        svg: The picture.
        table: The same without the picture.
    """

    name: str
    title: str
    note: str
    svg: SafeString
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A chart that a page shows, drawn only when it is.

    Attributes:
        name: In addresses.
        chart: The chart.
        note: What to know, below it; or empty.
    """

    name: str
    chart: Chart
    note: str = ""

    def draw(self) -> Picture:
        """The picture."""
        frame = self.chart.frame
        svg = mark_safe(_drawn(_Wanted(digest_of(self.chart), self.chart)))  # noqa: S308 - cleaned by `charts.clean`
        return Picture(name=self.name, title=frame.title, note=self.note, svg=svg, table=self.chart.table)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A chart by what it shows: what is alike is drawn once."""

    digest: str
    chart: Chart = field(compare=False)


@lru_cache(maxsize=_KEPT)
def _drawn(wanted: _Wanted) -> str:
    return to_svg(wanted.chart)


def write(plates: Iterable[Plate], name: str, form: str) -> bytes:
    """One of some charts as a file; a picture has its title drawn in it.

    Raises:
        NotFound: If none of them has that name, or charts have no such form.
    """
    plate = next((one for one in plates if one.name == name), None)
    if plate is None or form not in FORMS:
        raise NotFound("There is no such chart here.", code="boards.no_chart")
    if form == "csv":
        return write_csv(plate.chart).encode()
    titled = with_title(plate.chart)
    return to_png(titled) if form == "png" else to_svg_file(titled).encode()


def with_title(chart: Chart) -> Chart:
    """A chart that says in itself what it shows."""
    title = {"text": chart.frame.title, "limit": chart.frame.width}
    return replace(chart, frame=replace(chart.frame, has_title=True), spec={**chart.spec, "title": title})
