"""Lists of forecasts and refusals as pages show them: a page at a time, only what is shown is read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.http import urlencode

from diemcau.publish.foreseen_words import tell_range
from diemcau.records.forecast import Thin
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.outlook.rows import to_forecast, to_refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.core.paginator import Page
    from django.db.models import QuerySet

    from diemcau.records import Period
    from diemcau.records.forecast import Chance, Forecast, Refusal, Series
    from diemcau.web.outlook.models import Foretold, Refused
    from diemcau.web.outlook.views.telling import ShownChance, Teller

TARGETS, OTHERS, REFUSED = 24, 40, 8
"""Targets and other forecasts on a page; refusals of each reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownForecast:
    """A forecast in a list.

    Attributes:
        measure, org, partner, period: Of what, in words.
        address: Of its page.
        middle, wide: The number to say, and between which it comes in nine of ten cases.
        last, last_period: The newest value that went in; empty where there is none.
        chance: The target that the row is about; None where it is about none.
    """

    measure: str
    org: str
    partner: str
    period: str
    address: str
    middle: str
    wide: str
    last: str
    last_period: str
    chance: ShownChance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRefusal:
    """A refusal in a list; `words` say what is missing, or are empty."""

    measure: str
    org: str
    partner: str
    period: str
    address: str
    reason: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """The refusals of one reason: the first few, how many there are, and how many more that is."""

    reason: str
    count: int
    rows: tuple[ShownRefusal, ...]
    more: int


@dataclass(frozen=True)
class Rows:
    """Makes rows of lists.

    Attributes:
        teller: Puts them into words.
    """

    teller: Teller

    def org(self, code: str) -> str:
        """What an org is, or was last, called."""
        node = names_of_all().get(code)
        return node.name(self.teller.language) if node is not None else code

    def forecast(self, forecast: Forecast, chance: Chance | None = None) -> ShownForecast:
        """A forecast, with the target that the row is about."""
        series, period = forecast.series, self.teller.period(forecast.period)
        measure, org = self.teller.measure(series.measure), self.org(series.org)
        newest = forecast.history[-1] if forecast.history else None
        return ShownForecast(
            measure=measure,
            org=org,
            partner=series.partner,
            period=period,
            address=series_address(series, forecast.period),
            middle=self.teller.number(forecast.point, series.unit),
            wide=tell_range(forecast, self.teller.language),
            last=self.teller.interval(newest.interval, series.unit) if newest else "",
            last_period=self.teller.period(newest.period) if newest else "",
            chance=self.teller.chance(chance, forecast, f"{measure}, {org}, {period}") if chance else None,
        )

    def refusal(self, refusal: Refusal) -> ShownRefusal:
        """A refusal with what is missing."""
        series = refusal.series
        key = "outlook.orgs_of" if refusal.reason is Thin.PARTS else "outlook.values_of"
        found, wanted = self.teller.count(refusal.found), self.teller.count(refusal.wanted)
        return ShownRefusal(
            measure=self.teller.measure(series.measure),
            org=self.org(series.org),
            partner=series.partner,
            period=self.teller.period(refusal.period),
            address=series_address(series, refusal.period),
            reason=refusal.reason.value,
            words=self.teller.texts[key].format(found=found, wanted=wanted) if refusal.wanted else "",
        )


def series_address(series: Series, period: Period | None = None, name: str = "outlook_series") -> str:
    """The page of a series, or another address of it, for one of its periods."""
    said = {"partner": series.partner, "unit": series.unit, "period": period.code if period else ""}
    return address_of(name, series.measure, series.org, **said)


def address_of(name: str, measure: str, org: str, **said: str) -> str:
    """An address of a measure and org, without what is empty."""
    query = urlencode({key: value for key, value in said.items() if value})
    return reverse(name, args=[measure, org]) + (f"?{query}" if query else "")


def by_stake(found: QuerySet[Foretold], number: str, rows: Rows) -> tuple[list[ShownForecast], Page[Any]]:
    """One page of the targets of some forecasts, the least likely to be met first, and the page itself."""
    held = found.exclude(chances=[]).order_by().values_list("pk", "chances")
    stakes = sorted((Decimal(one["chance"]), pk, at) for pk, chances in held for at, one in enumerate(chances))
    page = Paginator(stakes, TARGETS).get_page(number)
    wanted = {pk for _, pk, _ in page.object_list}
    forecasts = {row.pk: to_forecast(row) for row in found.filter(pk__in=wanted)}
    shown = [(forecasts[pk], at) for _, pk, at in page.object_list if pk in forecasts]
    return [rows.forecast(forecast, forecast.chances[at]) for forecast, at in shown], page


def without_target(found: QuerySet[Foretold], number: str, rows: Rows) -> tuple[list[ShownForecast], Page[Any]]:
    """One page of the forecasts that are held against nothing."""
    page = Paginator(found.filter(chances=[]), OTHERS).get_page(number)
    return [rows.forecast(to_forecast(row)) for row in page.object_list], page


def by_reason(found: QuerySet[Refused], rows: Rows) -> list[Refusals]:
    """Refusals by reason, the commonest first; the first few of each are named."""
    counts: Mapping[str, int] = dict(found.order_by().values_list("reason").annotate(Count("pk")))
    place = Window(RowNumber(), partition_by=[F("reason")], order_by=[F("measure"), F("org__code"), F("pk")])
    first = found.annotate(place=place).filter(place__lte=REFUSED)
    named: dict[str, list[ShownRefusal]] = {}
    for row in first.order_by("measure", "org__code", "pk"):
        named.setdefault(row.reason, []).append(rows.refusal(to_refusal(row)))
    return [_group(reason, count, named.get(reason, ())) for reason, count in sorted(counts.items(), key=_by_count)]


def _by_count(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _group(reason: str, count: int, rows: Iterable[ShownRefusal]) -> Refusals:
    shown = tuple(rows)
    return Refusals(reason=reason, count=count, rows=shown, more=count - len(shown))
