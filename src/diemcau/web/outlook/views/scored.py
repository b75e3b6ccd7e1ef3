"""How well it was foretold: what was said against what came, by measure, by chance, and one by one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Avg, Count, F, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from diemcau.foresee.scoring.reliability import SHARES, Bin, cover_of, reliability_of
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.outlook.actions.looking import note_view
from diemcau.web.outlook.queries import scores_for
from diemcau.web.outlook.rows import to_forecast, to_score
from diemcau.web.outlook.views.asked import read_asked
from diemcau.web.outlook.views.lists import Rows
from diemcau.web.outlook.views.record import Record, keep_scores, tell_record
from diemcau.web.outlook.views.reliable import draw_reliability
from diemcau.web.outlook.views.telling import Teller
from diemcau.web.search.views.choices import measure_choices
from diemcau.web.shell.speech import texts_of
from diemcau.web.watch.queries import seen_by, verdicts_by

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.db.models import QuerySet

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.outlook.models import Scored

_PAGE = 30
_WRONG = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScore:
    """A forecast with what came.

    Attributes:
        measure, org, partner, period: Of what, in words.
        address: Of its page.
        made_on: When it was given.
        middle, wide: The number to say, and between which it was to come in nine of ten cases.
        truth: What came.
        sentences: Where that is said.
        is_covered: Whether it lay between; None where that cannot be told.
        chances: Of its targets: said, and whether it came true.
    """

    measure: str
    org: str
    partner: str
    period: str
    address: str
    made_on: date
    middle: str
    wide: str
    truth: str
    sentences: str
    is_covered: bool | None
    chances: tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """The scores of one measure in one unit.

    Attributes:
        measure, unit: Of what.
        count: Forecasts.
        cover: Share within nine in ten, in words.
        error: Mean error in percent, in words.
        pinball, naive, seasonal: Mean losses in words; empty where not known.
        is_better: Whether it lost less than "as last time"; None where that is not known.
    """

    measure: str
    unit: str
    count: int
    cover: str
    error: str
    pinball: str
    naive: str
    seasonal: str
    is_better: bool | None


def to_shown(row: Scored, rows: Rows) -> ShownScore:
    """A score as a row of a list; its forecast, run and org are read with it."""
    forecast, score, teller = to_forecast(row.foretold), to_score(row), rows.teller
    shown = rows.forecast(forecast)
    series = forecast.series
    said = {
        "org": series.org, "period": forecast.period.code, "shape": "today", "measure": series.measure,
        "unit": series.unit, "partner": series.partner,
    }  # fmt: skip
    return ShownScore(
        measure=shown.measure,
        org=shown.org,
        partner=shown.partner,
        period=shown.period,
        address=shown.address,
        made_on=forecast.made_on,
        middle=shown.middle,
        wide=shown.wide,
        truth=teller.interval(score.truth, series.unit),
        sentences=f"{reverse('review_parts')}?{urlencode({name: value for name, value in said.items() if value})}",
        is_covered=score.is_covered,
        chances=tuple((teller.percent(Decimal(said)), met) for said, met in row.came),
    )


def newest_first(found: QuerySet[Scored]) -> QuerySet[Scored]:
    """Scores in the order in which their forecasts were given, the latest time that was foretold first."""
    return found.order_by("-foretold__run__made_on", "-foretold__last_day", "-pk")


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """How well earlier forecasts did, of all measures or of one."""
    asked, teller = read_asked(request.GET), Teller(texts_of(request))
    found = scores_for(scope(request), measure=asked.measure)
    page = Paginator(newest_first(found), _PAGE).get_page(request.GET.get("page", "")[:8])
    rows = Rows(teller)
    runs = {run.pk: run for run in (row.foretold.run for row in page.object_list)}
    note_view(actor=person(request), runs=runs.values(), query=request.get_full_path())
    context: dict[str, Any] = {
        "asked": asked,
        "measures": measure_choices(teller.language),
        "rows": [to_shown(row, rows) for row in page.object_list],
        "page": page,
        "alerts": _alerts(scope(request), teller),
    }
    question = ("scores", teller.language, asked.measure)
    context |= keep_scores(scope(request), question, lambda: _summed_up(found, teller))
    return render(request, "outlook/scores.html", context, status=_WRONG if asked.wrong else 200)


def _summed_up(found: QuerySet[Scored], teller: Teller) -> dict[str, Any]:
    """Everything that is counted over all scores."""
    told = list(found.order_by().values_list("came", "covers"))
    pairs = [(Decimal(str(said)), met) for came, _ in told for said, met in came if isinstance(met, bool)]
    bins = [one for one in reliability_of(pairs) if one.count]
    return {
        "record": tell_record(Record.of(found), teller),
        "shares": _shares([covers for _, covers in told if len(covers) == len(SHARES)], teller),
        "bins": [_bin(one, teller) for one in bins],
        "brier": _brier(pairs, teller),
        "picture": draw_reliability(bins, teller.texts) if bins else "",
        "losses": _losses(found, teller),
    }


def _shares(covers: list[list[bool | None]], teller: Teller) -> list[dict[str, str]]:
    """How often the truth lay in the middle 50, 80 and 90 percent, and whether that is as it should be."""
    return [
        {
            "said": teller.percent(one.share),
            "came": teller.percent(one.met),
            "count": teller.count(one.count),
            "width": one.width.value,
        }
        for one in cover_of(covers)
        if one.met is not None
    ]


def _alerts(reader: Scope, teller: Teller) -> dict[str, str] | None:
    """Of the alerts that people judged and this person may know of, how many were right; None where there are none."""
    verdicts = verdicts_by(reader, seen_by(reader), "strength")
    judged, right = sum(one[1] for one in verdicts), sum(one[2] for one in verdicts)
    return {"all": teller.count(judged), "right": teller.count(right)} if judged else None


def _bin(one: Bin, teller: Teller) -> dict[str, str]:
    return {
        "from": teller.percent(one.low),
        "to": teller.percent(one.high),
        "count": teller.count(one.count),
        "said": "" if one.said is None else teller.percent(one.said),
        "came": "" if one.met is None else teller.percent(one.met),
    }


def _brier(pairs: list[tuple[Decimal, bool]], teller: Teller) -> str:
    """Mean squared error of the said chances; empty where none came true or failed yet."""
    squares = sum(((chance - int(met)) ** 2 for chance, met in pairs), Decimal(0))
    return teller.decimal(squares / len(pairs)) if pairs else ""


def _losses(found: QuerySet[Scored], teller: Teller) -> list[Losses]:
    """By measure and unit, those with most forecasts first. One question to the database."""
    both = Q(pinball__isnull=False, naive__isnull=False)
    groups = (
        found.order_by()
        .values(measure=F("foretold__measure"), unit=F("foretold__unit"))
        .annotate(
            count=Count("pk"), told=Count("pk", filter=Q(is_covered__isnull=False)),
            covered=Count("pk", filter=Q(is_covered=True)), mean_error=Avg("error"), held=Count("pk", filter=both),
            own=Sum("pinball", filter=both), last=Sum("naive", filter=both), year=Avg("seasonal"),
        )
    )  # fmt: skip
    return [_loss(one, teller) for one in sorted(groups, key=lambda one: (-one["count"], one["measure"], one["unit"]))]


def _loss(one: Mapping[str, Any], teller: Teller) -> Losses:
    held, own, last = one["held"], one["own"], one["last"]
    return Losses(
        measure=teller.measure(one["measure"]),
        unit=one["unit"],
        count=one["count"],
        cover=teller.percent(Decimal(one["covered"]) / one["told"]) if one["told"] else "",
        error=teller.error(one["mean_error"]),
        pinball=teller.loss(own / held, one["unit"]) if held else "",
        naive=teller.loss(last / held, one["unit"]) if held else "",
        seasonal=teller.loss(one["year"], one["unit"]),
        is_better=own < last if held else None,
    )
