"""What a page of one measure and org is about, and the addresses around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode

from diemcau.errors import NotFound
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import names_of_all, tree_of
from diemcau.web.outlook.actions.looking import note_view
from diemcau.web.outlook.queries import forecasts_for, run_for
from diemcau.web.outlook.rows import to_forecast
from diemcau.web.outlook.views.lists import address_of
from diemcau.web.outlook.views.telling import Teller
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from diemcau.records import Period
    from diemcau.records.forecast import Forecast
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node
    from diemcau.web.outlook.models import Foretold, Run

_LONG = 200  # signs of a field of the address

ALIKE = 0.1
"""Periods are alike in length that differ by no more than this part."""


@dataclass(frozen=True)
class Line:
    """What a page of one measure and org is about.

    Attributes:
        scope: What the person may do.
        node: The org.
        measure: Code of the measure.
        said: The fields of the address: `partner`, `unit`, `period`.
        teller: Puts it into words.
    """

    scope: Scope
    node: Node
    measure: str
    said: dict[str, str]
    teller: Teller

    @cached_property
    def run(self) -> Run | None:
        """The outlook that the person sees."""
        return run_for(self.scope)

    @cached_property
    def rows(self) -> list[Foretold]:
        """All that is foretold of the line, of every unit of measurement and period."""
        if self.run is None:
            return []
        found = forecasts_for(
            self.scope, self.run, measure=self.measure, org=self.node.code, partner=self.said["partner"]
        )
        return list(found.order_by("unit", "first_day", "-last_day", "pk"))

    @cached_property
    def row(self) -> Foretold | None:
        """The forecast that is shown: that of the address, else one that is held against a target, else the longest."""
        named = [row for row in self.rows if self.said["unit"] in {"", row.unit}]
        if self.said["period"]:
            return next((row for row in named if row.period == self.said["period"]), None)
        return max(named, key=lambda row: (bool(row.chances), row.last_day - row.first_day), default=None)

    @cached_property
    def forecast(self) -> Forecast | None:
        """The same as a record."""
        return None if self.row is None else to_forecast(self.row)

    def alike(self) -> list[Forecast]:
        """The forecasts of the same unit whose periods are as long, in their order."""
        if self.row is None:
            return []
        length = (self.row.last_day - self.row.first_day).days + 1
        rows = (row for row in self.rows if row.unit == self.row.unit)
        return [
            to_forecast(row) for row in rows if abs((row.last_day - row.first_day).days + 1 - length) <= ALIKE * length
        ]

    def address(self, name: str = "outlook_series", *, org: str = "", **changes: str) -> str:
        """An address about the line, with some of it changed."""
        return address_of(name, self.measure, org or self.node.code, **(self.said | changes))

    def sentences(self, period: Period, unit: str = "") -> str:
        """Where the sentences and cells of one of its values are; in the unit of the forecast where none is named."""
        said = {
            "org": self.node.code, "period": period.code, "shape": "today", "measure": self.measure,
            "unit": unit or (self.row.unit if self.row else self.said["unit"]), "partner": self.said["partner"],
        }  # fmt: skip
        return f"{reverse('review_parts')}?{urlencode({name: value for name, value in said.items() if value})}"

    def title(self) -> str:
        """Of the picture."""
        name = self.node.name(self.teller.language)
        return self.teller.texts["outlook.fan"].format(measure=self.teller.measure(self.measure), org=name)


def read_line(request: HttpRequest, measure: str, org: str) -> Line:
    """What an address is about; that a person looks at it is written down where a watched level went in.

    Raises:
        NotFound: If there is no such measure, or there was never such an org.
    """
    node = tree_of().by_code.get(org) or names_of_all().get(org)
    if node is None or measure not in profile().measures:
        raise NotFound("There is no such measure or unit.", code="outlook.no_series")
    said = {name: request.GET.get(name, "").strip()[:_LONG] for name in ("partner", "unit", "period")}
    said["period"] = said["period"].upper()
    line = Line(scope(request), node, measure, said, Teller(texts_of(request)))
    if line.run is not None:
        note_view(actor=person(request), runs=[line.run], query=request.get_full_path())
    return line
