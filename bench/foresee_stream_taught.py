"""What people's judgements do to a watch that is set too loosely: one stream from there on, taught and untaught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.console import Console

from bench.foresee_stream import Stream, make_stream
from bench.foresee_stream_run import to_bins
from bench.foresee_stream_score import find_truth
from diemcau.foresee.scoring.alerts import Verdict, judge_alerts
from diemcau.foresee.signals.settings import Settings
from diemcau.foresee.signals.tuning import tune
from diemcau.foresee.signals.watcher import Watcher
from diemcau.records.signal import Alert, Opinion

LOOSE = Settings(false_per_bin=Decimal("0.5"), least_score=Decimal(3))
"""One false alert every other week is let pass."""

JUDGED = 30
"""Alerts that people judge before the watch is taught."""


@dataclass(frozen=True, slots=True)
class Taught:
    """How a watch went on.

    Attributes:
        judged: Alerts that people judged.
        settings: What was learnt of them.
        untaught, taught: Right alerts and all alerts from there on, without and with what was learnt.
    """

    judged: int
    settings: Settings
    untaught: tuple[int, int]
    taught: tuple[int, int]


def teach(stream: Stream, settings: Settings = LOOSE, judged: int = JUDGED) -> Taught:
    """Watch a stream, judge its alerts by the truth until there are enough, and go on both ways.

    Args:
        stream: What is watched.
        settings: As people set them.
        judged: How many alerts are judged; all of the bin in which so many are reached.
    """
    bins = to_bins(stream)
    watcher, alerts, at = Watcher(settings), list[Alert](), 0
    while at < len(bins) and len(alerts) < judged:
        alerts += watcher.take(bins[at], until=stream.bin_end(at)).alerts
        at += 1
    state = watcher.save()
    learnt = tune(_opinions(alerts, stream), settings)
    counts = []
    for each in (settings, learnt):
        after = Watcher(each, state)
        later = [
            alert
            for turn in range(at, len(bins))
            for alert in after.take(bins[turn], until=stream.bin_end(turn)).alerts
        ]
        counts.append((_right([*alerts, *later], stream)[len(alerts) :].count(True), len(later)))
    return Taught(len(alerts), learnt, *counts)


def show_taught(size: int, seeds: Sequence[str], console: Console) -> None:
    """Print for each stream how a loose watch went on without and with what was learnt.

    Args:
        size: Documents of a stream.
        seeds: One stream for each.
        console: Where to print.
    """
    for seed in seeds:
        taught = teach(make_stream(seed, size))
        (plain, of_plain), (right, of_right) = taught.untaught, taught.taught
        console.print(
            f"Stream {seed}: after {taught.judged} judgements {right} of {of_right} alerts are right,"
            f" without them {plain} of {of_plain}; least score {taught.settings.least_score}"
        )


def _opinions(alerts: Sequence[Alert], stream: Stream) -> list[Opinion]:
    """A person who knows the truth accepts the first alert of an issue and dismisses all others."""
    rights = _right(alerts, stream)
    return [Opinion(alert=alert, is_accepted=is_right) for alert, is_right in zip(alerts, rights, strict=True)]


def _right(alerts: Sequence[Alert], stream: Stream) -> list[bool]:
    issues = [happening for happening in find_truth(stream) if happening.name.startswith("issue")]
    return [judged.verdict is Verdict.RIGHT for judged in judge_alerts(alerts, issues).judged]
