"""One measure of one org: what is foretold, how that was made, how it moved, how well it did before; and what if."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from diemcau.errors import NotFound
from diemcau.publish.charts.fan import draw_fan
from diemcau.publish.charts.mark import Frame
from diemcau.publish.foreseen_words import tell_middle, tell_range
from diemcau.records import Status
from diemcau.web.accounts.policies import Right
from diemcau.web.orgs.queries import tree_of
from diemcau.web.outlook.queries import forecasts_for, history_for, refusals_for, scores_for
from diemcau.web.outlook.rows import to_forecast, to_refusal
from diemcau.web.outlook.views.line import ALIKE, Line, read_line
from diemcau.web.outlook.views.lists import Rows
from diemcau.web.outlook.views.plan import WhatIf
from diemcau.web.outlook.views.plates import FORMS, PART, shown, write
from diemcau.web.outlook.views.record import tell_past
from diemcau.web.outlook.views.scored import newest_first, to_shown
from diemcau.web.outlook.views.telling import rounded_number
from diemcau.web.review.observations import observations_for

if TYPE_CHECKING:
    from datetime import date

    from diemcau.publish.charts.mark import Chart
    from diemcau.records import Interval
    from diemcau.records.forecast import Forecast
    from diemcau.web.outlook.models import Foretold

_WRONG = 422
_BELOW, _EARLIER, _SCORED, _REFUSALS, _HELD = 24, 12, 8, 4, 12  # rows of the lists of a page
_LOOKED_AT = 60  # earlier forecasts, of all levels and days
_HAPPENED = frozenset({Status.ACTUAL, Status.EXPECTED})


@require_safe
def series(request: HttpRequest, measure: str, org: str) -> HttpResponse:
    """The page of a measure and org; without a forecast it says what is missing."""
    line = read_line(request, measure, org)
    context = _around(line)
    if line.row is None or line.forecast is None:
        return render(request, "outlook/series.html", context | _refused(line))
    asked = WhatIf(line.forecast, request.GET.dict(), line.teller)
    then = asked.answer()
    context |= _foretold(line, line.forecast) | _plan(line, asked) | {"then": then}
    return render(request, "outlook/series.html", context, status=_WRONG if then.is_wrong else 200)


@require_safe
def what_if(request: HttpRequest, measure: str, org: str) -> HttpResponse:
    """What would follow from another plan, as a part of the page; by itself, the page."""
    line = read_line(request, measure, org)
    page = f"{reverse('outlook_series', args=[measure, org])}?{request.GET.urlencode()}"
    if request.headers.get("HX-Request") != "true":
        return redirect(f"{page}#what-if")
    if line.forecast is None:
        raise NotFound("Nothing is foretold of that.", code="outlook.no_forecast")
    then = WhatIf(line.forecast, request.GET.dict(), line.teller).answer()
    response = render(request, "outlook/then.html", {"then": then}, status=_WRONG if then.is_wrong else 200)
    response["HX-Replace-Url"] = page
    return response


@require_safe
def chart(request: HttpRequest, measure: str, org: str, form: str) -> HttpResponse:
    """The fan as a file, or as the part of the page."""
    line = read_line(request, measure, org)
    if line.forecast is None:
        raise NotFound("Nothing is foretold of that.", code="outlook.no_forecast")
    content = write(_fan(line), form)
    if form == PART:
        return HttpResponse(content)
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="{measure}-{line.forecast.period.code}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _fan(line: Line) -> Chart:
    forecasts = line.alike()
    links = {seen.period.code: line.sentences(seen.period) for seen in forecasts[0].history}
    frame = Frame(title=line.title(), language=line.teller.language, unit=forecasts[0].series.unit)
    return draw_fan(forecasts, frame, links=links)


def _around(line: Line) -> dict[str, Any]:
    """What stands around: names, the way up, the periods and units that there are."""
    language = line.teller.language
    here = line.row
    units, below = sorted({row.unit for row in line.rows}), _below(line)
    return {
        "run": line.run,
        "measure": line.teller.measure(line.measure),
        "measure_code": line.measure,
        "org": line.node.name(language),
        "partner": line.said["partner"],
        "period": line.teller.period(line.forecast.period) if line.forecast else "",
        "period_code": here.period if here else "",
        "above": [
            (node.name(language), line.address(org=node.code))
            for node in (tree_of().above(line.node.pk) if line.node.pk in tree_of().nodes else ())
        ],
        "periods": [
            {
                "name": line.teller.period(to_forecast(row).period),
                "address": line.address(period=row.period, unit=row.unit),
                "is_here": row is here,
            }
            for row in line.rows
            if here is not None and row.unit == here.unit
        ],
        "units": [
            {"name": unit, "address": line.address(unit=unit), "is_here": here is not None and unit == here.unit}
            for unit in units
        ],
        "below": below[:_BELOW],
        "below_more": max(0, len(below) - _BELOW),
    }


def _below(line: Line) -> list[dict[str, str]]:
    """The forecasts of the orgs right below, for the same period where the line has one."""
    if line.run is None:
        return []
    codes = [node.code for node in tree_of().children(line.node.pk)]
    found = forecasts_for(line.scope, line.run, measure=line.measure, partner=line.said["partner"])
    found = found.filter(org__code__in=codes)
    if line.row is not None:
        found = found.filter(period=line.row.period, unit=line.row.unit)
    rows = Rows(line.teller)
    told = found.order_by("org__code", "-last_day").values_list("org__code", "unit", "period", "point")
    return [
        {
            "org": rows.org(code),
            "address": line.address(org=code, unit=unit, period=period),
            "middle": line.teller.number(Decimal(point), unit),
        }
        for code, unit, period, point in told
    ]


def _foretold(line: Line, forecast: Forecast) -> dict[str, Any]:
    """What is foretold, with what was said earlier, how well that did, and how it was made."""
    teller, series, row = line.teller, forecast.series, line.row
    of = f"{teller.measure(line.measure)}, {line.node.name(teller.language)}, {teller.period(forecast.period)}"
    scored = scores_for(line.scope, measure=line.measure, org=line.node.code, partner=line.said["partner"]).filter(
        foretold__unit=series.unit
    )
    return {
        "forecast": {
            "middle": tell_middle(forecast, teller.language),
            "ranges": teller.ranges(forecast),
            "method": forecast.method.value,
            "is_coherent": forecast.is_coherent,
        },
        "chances": [teller.chance(one, forecast, of) for one in forecast.chances],
        "picture": shown(_fan(line), _files(line)),
        "earlier": _earlier(line, row) if row is not None else [],
        "past": tell_past(forecast.past, series.unit, teller),
        "scored": [to_shown(one, Rows(teller)) for one in newest_first(scored)[:_SCORED]],
        "used": _used(line, forecast),
    }


def _files(line: Line) -> dict[str, str]:
    """Where the fan is drawn, by form."""
    said = urlencode({name: value for name, value in line.said.items() if value})
    forms = {form: reverse("outlook_chart", args=[line.measure, line.node.code, form]) for form in (PART, *FORMS)}
    return {form: f"{address}?{said}" if said else address for form, address in forms.items()}


def _earlier(line: Line, row: Foretold) -> list[dict[str, Any]]:
    """What was said of the same period on other days, the newest first: of each day in the person's own view."""
    by_day: dict[date, Foretold] = {}
    for one in history_for(line.scope, row).order_by("-run__made_on", "-run__level", "-run__made_at")[:_LOOKED_AT]:
        by_day.setdefault(one.run.made_on, one)
    found = [(one, to_forecast(one)) for one in list(by_day.values())[:_EARLIER]]
    return [
        {
            "made_on": one.run.made_on,
            "is_now": one.run_id == row.run_id,
            "is_late": one.run.known_to == one.run.made_at,
            "middle": line.teller.number(forecast.point, row.unit),
            "wide": tell_range(forecast, line.teller.language),
            "chance": ", ".join(line.teller.percent(each.chance) for each in forecast.chances),
        }
        for one, forecast in found
    ]


def _used(line: Line, forecast: Forecast) -> dict[str, Any]:
    """The values that the forecast was made from, the newest first, and what kinds of them there are."""
    history = forecast.history
    longest = max(((seen.period.end - seen.period.start).days for seen in history), default=0)
    return {
        "count": len(history),
        "open": sum(_is_wide(seen.interval) for seen in history),
        "expected": sum(seen.is_expected for seen in history),
        "partial": sum((seen.period.end - seen.period.start).days < (1 - ALIKE) * longest for seen in history),
        "rows": [
            {
                "period": line.teller.period(seen.period),
                "words": line.teller.interval(seen.interval, forecast.series.unit),
                "sentences": line.sentences(seen.period),
                "is_expected": seen.is_expected,
            }
            for seen in reversed(history)
        ],
    }


def _is_wide(interval: Interval) -> bool:
    """Whether a value is other than one written number: without an end, or from here to there."""
    is_point = interval.low is not None and interval.low == interval.high
    return not is_point and rounded_number(interval) is None


def _plan(line: Line, asked: WhatIf) -> dict[str, Any]:
    """The form of what-if, and where a target is really set."""
    form, may = asked.form(), line.scope.may(Right.COLLECT, line.node.pk)
    hidden = [(name, value) for name, value in line.said.items() if value] + [("power", str(form.power))]
    series = asked.forecast.series
    goal = {
        "measure": line.measure, "org": line.node.code, "period": asked.forecast.period.code, "unit": series.unit,
        "partner": series.partner, "words": asked.words(), "direction": form.way,
    }  # fmt: skip
    held = next(iter(asked.forecast.chances), None)
    new = f"{reverse('goal_new')}?{urlencode(goal)}"
    return {
        "plan": form,
        "plan_page": reverse("outlook_series", args=[line.measure, line.node.code]),
        "plan_part": reverse("outlook_what_if", args=[line.measure, line.node.code]),
        "plan_hidden": hidden,
        "may_set": may,
        "set_address": new if held is None else reverse("goal", args=[held.target.id]),
    }


def _refused(line: Line) -> dict[str, Any]:
    """Why nothing is foretold; nothing where nothing is known at all."""
    rows = Rows(line.teller)
    found = []
    if line.run is not None:
        refusals = refusals_for(
            line.scope, line.run, measure=line.measure, org=line.node.code, period=line.said["period"],
            partner=line.said["partner"],
        )  # fmt: skip
        found = [rows.refusal(to_refusal(row)) for row in refusals[:_REFUSALS]]
    return {"refusals": found, "held": _held(line)}


def _held(line: Line) -> list[dict[str, str]]:
    """The values that there are and that the person may see, the newest first."""
    held = observations_for(line.scope, measures=[line.measure], orgs=[line.node.code])
    mine = (one for one in held if one.partner == line.said["partner"] and one.status in _HAPPENED)
    newest = sorted(mine, key=lambda one: (one.period.end, one.period.start, one.id), reverse=True)
    return [
        {
            "period": line.teller.period(one.period),
            "words": line.teller.interval(one.interval, one.unit),
            "sentences": line.sentences(one.period, one.unit),
        }
        for one in newest[:_HELD]
    ]
