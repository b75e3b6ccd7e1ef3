"""What is foreseen, as JSON.

One object: `name`, `made_on` (a day), `outlook`, `signals`.

`outlook.forecasts`: each `series` (measure, org, unit, partner, and `names` by language), `period` (a code),
`method`, `point`, `quantiles` (probability to value), `low` and `high` (nine in ten lie between), `history` (period,
low, high, low_open, high_open, is_expected, and `statements`: document, span), `chances` (target, chance, done, left,
periods_left, needed, usual), `past` (count, cover, error, pinball, naive, seasonal, brier, is_own) or null,
`is_coherent`.

`outlook.refusals`: each `series`, `period`, `reason` (a code of `Thin`), `found`, `wanted`.

`signals.stream`: what was watched. `signals.alerts`: each `id`, `issue`, `raised_on`, `strength`, `score`, `since`,
`seen`, `expected`, `terms` (kind, words, seen, expected, window, first, score), `sources`, `documents`, `subjects`,
`sightings` (document, day, source, span, words, terms). `signals.issues`: each `id`, `title`, `stage`, `strength`,
`born`, `last`, `counts` (day and number), `documents`, `merged_into`.

Amounts are numbers in full units, percents in points; chances lie between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from diemcau.publish.foreseen_words import NINE_IN_TEN
from diemcau.publish.jsonnumber import to_number
from diemcau.records.forecast import LEVELS

if TYPE_CHECKING:
    from diemcau.records import Interval
    from diemcau.records.forecast import Chance, Forecast, Past, Refusal, Seen, Series
    from diemcau.records.foreseen import Foreseen, Stream
    from diemcau.records.observation import Observation
    from diemcau.records.signal import Alert, Issue, Sighting, Term
    from diemcau.records.total import Target

Json = dict[str, Any]
FORM = 1
"""Form of the object; raised when a name in it changes or means something else."""


def foreseen_to_json(name: str, found: Foreseen) -> Json:
    """All that is foreseen of a collection.

    Args:
        name: What the collection is called.
        found: What is foreseen.
    """
    return {
        "form": FORM,
        "name": name,
        "made_on": found.made_on.isoformat(),
        "outlook": {
            "forecasts": [_forecast(each, found) for each in found.outlook.forecasts],
            "refusals": [_refusal(each, found) for each in found.outlook.refusals],
        },
        "signals": {
            "stream": _stream(found.stream),
            "alerts": [_alert(each) for each in found.alerts],
            "issues": [_issue(each) for each in found.issues],
        },
    }


def _series(series: Series, found: Foreseen) -> Json:
    return {
        "measure": series.measure,
        "org": series.org,
        "unit": series.unit,
        "partner": series.partner,
        "names": {
            "measure": dict(found.measure_names.get(series.measure, {})),
            "org": dict(found.org_names.get(series.org, {})),
        },
    }


def _forecast(forecast: Forecast, found: Foreseen) -> Json:
    low, high = NINE_IN_TEN
    return {
        "series": _series(forecast.series, found),
        "period": forecast.period.code,
        "method": forecast.method.value,
        "point": to_number(forecast.point),
        "low": to_number(forecast.quantile(low)),
        "high": to_number(forecast.quantile(high)),
        "quantiles": {f"{level:f}": to_number(value) for level, value in zip(LEVELS, forecast.quantiles, strict=True)},
        "history": [_seen(each, found.observations) for each in forecast.history],
        "chances": [_chance(each) for each in forecast.chances],
        "past": _past(forecast.past),
        "is_coherent": forecast.is_coherent,
    }


def _refusal(refusal: Refusal, found: Foreseen) -> Json:
    return {
        "series": _series(refusal.series, found),
        "period": refusal.period.code,
        "reason": refusal.reason.value,
        "found": refusal.found,
        "wanted": refusal.wanted,
    }


def _interval(interval: Interval | None) -> Json | None:
    if interval is None:
        return None
    return {
        "low": to_number(interval.low),
        "high": to_number(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def _seen(seen: Seen, observations: Mapping[str, Observation]) -> Json:
    places = [place for name in seen.ids if name in observations for place in observations[name].sources]
    return {
        "period": seen.period.code,
        **(_interval(seen.interval) or {}),
        "is_expected": seen.is_expected,
        "statements": [{"document": place.document, "span": list(place.span)} for place in places],
    }


def _chance(chance: Chance) -> Json:
    return {
        "target": _target(chance.target),
        "chance": to_number(chance.chance),
        "done": _interval(chance.done),
        "left": to_number(chance.left),
        "periods_left": chance.periods_left,
        "needed": to_number(chance.needed),
        "usual": to_number(chance.usual),
    }


def _target(target: Target) -> Json:
    return {
        "id": target.id,
        "status": target.status.value,
        "direction": target.direction.value,
        **(_interval(target.interval) or {}),
    }


def _past(past: Past | None) -> Json | None:
    if past is None:
        return None
    told = ("cover", "error", "pinball", "naive", "seasonal", "brier")
    return {"count": past.count, "is_own": past.is_own, **{name: to_number(getattr(past, name)) for name in told}}


def _stream(stream: Stream) -> Json:
    return {
        "documents": stream.documents,
        "undated": stream.undated,
        "families": stream.families,
        "first": stream.first.isoformat() if stream.first is not None else None,
        "last": stream.last.isoformat() if stream.last is not None else None,
        "bin_days": stream.bin_days,
        "bins": stream.bins,
        "is_enough": stream.is_enough,
    }


def _alert(alert: Alert) -> Json:
    return {
        "id": alert.id,
        "issue": alert.issue,
        "raised_on": alert.raised_on.isoformat(),
        "strength": alert.strength.value,
        "score": to_number(alert.score),
        "since": alert.since.isoformat(),
        "seen": alert.seen,
        "expected": to_number(alert.expected),
        "terms": [_term(each) for each in alert.terms],
        "sources": list(alert.sources),
        "documents": list(alert.documents),
        "subjects": list(alert.subjects),
        "sightings": [_sighting(each) for each in alert.sightings],
    }


def _term(term: Term) -> Json:
    return {
        "kind": term.kind.value,
        "words": term.words,
        "seen": term.seen,
        "expected": to_number(term.expected),
        "window": term.window,
        "first": term.first.isoformat(),
        "score": to_number(term.score),
    }


def _sighting(sighting: Sighting) -> Json:
    return {
        "document": sighting.document,
        "day": sighting.day.isoformat(),
        "source": sighting.source,
        "span": list(sighting.span),
        "words": sighting.words,
        "terms": list(sighting.terms),
    }


def _issue(issue: Issue) -> Json:
    return {
        "id": issue.id,
        "title": issue.title,
        "stage": issue.stage.value,
        "strength": issue.strength.value,
        "born": issue.born.isoformat(),
        "last": issue.last.isoformat(),
        "counts": [[day.isoformat(), count] for day, count in issue.counts],
        "documents": list(issue.documents),
        "merged_into": issue.merged_into,
    }
