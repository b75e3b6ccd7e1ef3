"""What a tuning would have done to alerts that were raised, before it is saved.

It tells what would have been left out, and what would be weaker or stronger. What would have been raised besides cannot
be told without reading the stream once more, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diemcau.records.signal import Strength
from diemcau.web.watch.rules import WHOLE_HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.web.watch.actions.tuning import Wanted
    from diemcau.web.watch.models import Alert

MOST = 100
"""Alerts that a tuning is rehearsed on, the last ones."""
_FOREMOST = 4


@dataclass(slots=True)
class Rehearsal:
    """What would have become of some alerts.

    Attributes:
        alerts: How many were looked at.
        dropped: Those that would not have been raised, each with why: `muted`, `score` or `voices`.
        moved: Those that would have another strength, each with that.
        lost: How many of the dropped ones people had accepted.
        spared: How many of the dropped ones people had dismissed.
    """

    alerts: int = 0
    dropped: list[tuple[Alert, str]] = field(default_factory=list)
    moved: list[tuple[Alert, str]] = field(default_factory=list)
    lost: int = 0
    spared: int = 0


def rehearse(alerts: Iterable[Alert], wanted: Wanted) -> Rehearsal:
    """What a tuning would have done to some alerts, as far as their own words, score and voices tell."""
    found = Rehearsal()
    for alert in alerts:
        found.alerts += 1
        why = _why_dropped(alert, wanted)
        strength = _strength(alert, wanted)
        if why:
            found.dropped.append((alert, why))
            found.lost += alert.verdict == alert.Verdict.ACCEPTED
            found.spared += alert.verdict == alert.Verdict.DISMISSED
        elif strength != alert.strength:
            found.moved.append((alert, strength))
    return found


def _why_dropped(alert: Alert, wanted: Wanted) -> str:
    """Why an alert would not have been raised; empty where it would."""
    words = [term["words"].casefold() for term in alert.said["terms"][:_FOREMOST]]
    muted = {word.casefold() for word in wanted.muted}
    if words and muted.issuperset(words):
        return "muted"
    if alert.voices < (wanted.weak_voices or WHOLE_HOUSE.weak_voices):
        return "voices"
    is_watched = not {word.casefold() for word in wanted.watched}.isdisjoint(words)
    least = WHOLE_HOUSE.least_score if wanted.least_score is None else wanted.least_score
    return "score" if alert.score < least and not is_watched else ""


def _strength(alert: Alert, wanted: Wanted) -> str:
    strong = wanted.strong_voices or WHOLE_HOUSE.strong_voices
    return (Strength.STRONG if alert.voices >= strong else Strength.WEAK).value
