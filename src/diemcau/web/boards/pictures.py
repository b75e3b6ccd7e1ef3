"""Charts of boards: drawn once for each content and kept for all processes, with their tables and their files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.cache import caches
from django.utils.safestring import SafeString, mark_safe

from diemcau.errors import NotFound
from diemcau.publish.charts.mark import Chart
from diemcau.publish.charts.render import digest_of, to_png, to_svg, to_svg_file
from diemcau.publish.charts.table import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.publish.charts.mark import Table

FORMS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
"""What a chart can be taken away as."""

PART = "part"
"""The form in which a page fetches a chart that is yet to be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart on a page.

    Attributes:
        name: In addresses.
        title: Its heading.
        note: What to know, below it; or empty.
        svg: The picture; empty where it is yet to be drawn: then the page fetches it once it stands.
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

    def draw(self) -> SafeString:
        """The picture; the first time it takes a tenth of a second."""
        return mark_safe(_drawn(self.chart))  # noqa: S308 - cleaned by `charts.clean`

    def shown(self) -> Picture:
        """The chart as it can be shown at once: with its picture where that has been drawn before."""
        svg = mark_safe(caches["made"].get(_kept_as(self.chart), ""))  # noqa: S308 - cleaned when it was drawn
        return Picture(name=self.name, title=self.chart.frame.title, note=self.note, svg=svg, table=self.chart.table)


def _drawn(chart: Chart) -> str:
    """What is alike is drawn once for all processes."""
    shared, name = caches["made"], _kept_as(chart)
    found: str | None = shared.get(name)
    if found is None:
        found = to_svg(chart)
        shared.set(name, found)
    return found


def _kept_as(chart: Chart) -> str:
    return f"picture-{digest_of(chart)}"


def find_plate(plates: Iterable[Plate], name: str) -> Plate:
    """The chart of that name.

    Raises:
        NotFound: If none of them has it.
    """
    found = next((one for one in plates if one.name == name), None)
    if found is None:
        raise NotFound("There is no such chart here.", code="boards.no_chart")
    return found


def write(plates: Iterable[Plate], name: str, form: str) -> bytes:
    """One of some charts as a file; a picture has its title drawn in it.

    Raises:
        NotFound: If none of them has that name, or charts have no such form.
    """
    plate = find_plate(plates, name)
    if form not in FORMS:
        raise NotFound("Charts have no such form.", code="boards.no_chart")
    if form == "csv":
        return write_csv(plate.chart).encode()
    titled = with_title(plate.chart)
    return to_png(titled) if form == "png" else to_svg_file(titled).encode()


def with_title(chart: Chart) -> Chart:
    """A chart that says in itself what it shows."""
    title = {"text": chart.frame.title, "limit": chart.frame.width}
    return replace(chart, frame=replace(chart.frame, has_title=True), spec={**chart.spec, "title": title})
