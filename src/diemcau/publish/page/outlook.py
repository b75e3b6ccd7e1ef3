"""What will be and what is new: forecasts with the chances of their targets, and alerts with their sentences.

Both sections stand only where the folder has the past for them.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.charts.gauge import draw_gauge
from diemcau.publish.charts.issue_line import draw_issue_line
from diemcau.publish.charts.mark import Frame
from diemcau.publish.charts.small_fan import draw_small_fan
from diemcau.publish.foreseen_words import (
    name_in,
    tell_aim,
    tell_middle,
    tell_needed,
    tell_past,
    tell_range,
    tell_refusals,
    tell_series,
)
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.signal_words import tell_day, tell_grounds, tell_sources, tell_terms
from diemcau.publish.wording import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.page.scene import Scene
    from diemcau.records.forecast import Chance, Forecast
    from diemcau.records.foreseen import Foreseen
    from diemcau.records.signal import Alert, Sighting

MOST_SERIES, MOST_ALERTS, MOST_NAMES, MOST_QUOTES = 12, 12, 8, 12


def show_outlook(scene: Scene) -> Html:
    """The section of forecasts; nothing where the folder has no past to foretell from."""
    found = scene.review.foreseen
    if found is None or not found.outlook.forecasts:
        return EMPTY
    sheet = scene.sheet("outlook")
    groups = [_nearest(list(group)) for _, group in groupby(found.outlook.forecasts, key=lambda each: each.series)]
    groups.sort(key=lambda group: (not any(each.chances for each in group), -len(group[0].history)))
    left = len(groups) - MOST_SERIES
    more = scene.wording.texts["list.rest"].format(count=scene.count(left)) if left > 0 else ""
    return sheet.fill(
        "outlook",
        day=tell_day(found.made_on, scene.language),
        cards=join(_card(scene, sheet, found, group) for group in groups[:MOST_SERIES]),
        more=join(sheet.fill("more", words=words) for words in (more, _shared_past(scene, groups)) if words),
        refused=_refused(scene, sheet, found),
    )


def _nearest(forecasts: Sequence[Forecast]) -> list[Forecast]:
    """Of one series the period that comes next, and later ones for which somebody set a target."""
    return [each for number, each in enumerate(forecasts) if not number or each.chances]


def _shared_past(scene: Scene, groups: Sequence[Sequence[Forecast]]) -> str:
    """How well earlier forecasts of all did, said once where none has enough of its own."""
    pasts = [group[0].past for group in groups]
    if any(past is not None and past.is_own for past in pasts):
        return ""
    return tell_past(next((past for past in pasts if past is not None), None), scene.language)


def _card(scene: Scene, sheet: Sheet, found: Foreseen, forecasts: Sequence[Forecast]) -> Html:
    series, past, language = forecasts[0].series, forecasts[0].past, scene.language
    links = {
        seen.period.code: f"#{name}"
        for seen in forecasts[0].history
        for name in seen.ids[:1]
        if name in scene.review.claims
    }
    frame = Frame(title=tell_series(series, found, language), language=language, unit=series.unit)
    org = name_in(found.org_names.get(series.org), language, series.org)
    partner = name_in(found.partner_names.get(series.partner), language, series.partner)
    return sheet.fill(
        "card",
        measure=capital(name_in(found.measure_names.get(series.measure), language, series.measure)),
        org=" · ".join(part for part in (capital(org), partner) if part),
        fan=Html(draw_small_fan(forecasts, frame, links=links)),
        periods=join(_period(scene, sheet, each) for each in forecasts),
        past=sheet.fill("past", words=tell_past(past, language)) if past is not None and past.is_own else EMPTY,
    )


def _period(scene: Scene, sheet: Sheet, forecast: Forecast) -> Html:
    texts, language = scene.wording.texts, scene.language
    return sheet.fill(
        "period",
        period=capital(format_period(forecast.period, language)),
        middle=tell_middle(forecast, language),
        range=texts["foreseen.band"].format(share=9, range=tell_range(forecast, language)),
        targets=join(_target(scene, sheet, chance) for chance in forecast.chances),
    )


def _target(scene: Scene, sheet: Sheet, chance: Chance) -> Html:
    aim = scene.wording.texts["foreseen.aim"].format(target=tell_aim(chance, scene.language))
    needed = tell_needed(chance, scene.language)
    return sheet.fill(
        "target",
        aim=capital(aim),
        gauge=Html(draw_gauge(chance.chance, Frame(title=capital(aim), language=scene.language))),
        needed=sheet.fill("needed", words=needed) if needed else EMPTY,
    )


def _refused(scene: Scene, sheet: Sheet, found: Foreseen) -> Html:
    """Of what nothing is foretold, folded away, by reason."""
    grouped = tell_refusals(found, scene.language)
    if not grouped:
        return EMPTY
    rows = []
    for why, names in grouped:
        left = len(names) - MOST_NAMES
        rest = f" {scene.wording.texts['list.rest'].format(count=scene.count(left))}" if left > 0 else ""
        rows.append(sheet.fill("why", why=f"{capital(why)}:", names="; ".join(names[:MOST_NAMES]) + rest))
    return sheet.fill("refused", count=scene.count(sum(len(names) for _, names in grouped)), rows=join(rows))


# What is new.


def show_signals(scene: Scene) -> Html:
    """The section of what is new or grows; nothing where no alert was raised."""
    found = scene.review.foreseen
    if found is None or not found.alerts:
        return EMPTY
    sheet = scene.sheet("outlook")
    newest = sorted(found.alerts, key=lambda alert: alert.raised_on, reverse=True)
    left = len(newest) - MOST_ALERTS
    more = scene.wording.texts["list.rest"].format(count=scene.count(left)) if left > 0 else ""
    return sheet.fill(
        "signals",
        count=scene.count(len(newest)),
        alerts=join(_alert(scene, sheet, found, alert) for alert in newest[:MOST_ALERTS]),
        more=sheet.fill("more", words=more) if more else EMPTY,
    )


def _alert(scene: Scene, sheet: Sheet, found: Foreseen, alert: Alert) -> Html:
    texts = scene.wording.texts
    issue = next((one for one in found.issues if one.id == alert.issue), None)
    terms = tell_terms(alert.terms, found, scene.language)
    frame = Frame(title=terms, language=scene.language)
    line = draw_issue_line(issue, frame, alerts=[alert.raised_on], bin_days=found.stream.bin_days) if issue else ""
    return sheet.fill(
        "alert",
        id=f"alert-{alert.id}",
        terms=terms,
        strength=alert.strength.value,
        strong=texts[f"issue.strength.{alert.strength.value}"],
        grounds=tell_grounds(alert, scene.language),
        sources=tell_sources(alert, scene.language),
        stage=texts["signal.stage"].format(stage=texts[f"issue.stage.{issue.stage.value}"]) if issue else "",
        line=Html(line),
        count=scene.count(min(len(alert.sightings), MOST_QUOTES)),
        quotes=join(_quote(scene, sheet, each) for each in alert.sightings[:MOST_QUOTES]),
    )


def _quote(scene: Scene, sheet: Sheet, sighting: Sighting) -> Html:
    return sheet.fill(
        "quote",
        language=scene.document(sighting.document).language,
        words=sighting.words,
        number=scene.number_of(sighting.document),
        source=scene.source(sighting.document),
    )
