"""What is foreseen, in a terminal: forecasts with the chance of their targets, what is refused and why, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from diemcau.publish.columns import shorten
from diemcau.publish.foreseen_words import (
    tell_forecast,
    tell_last,
    tell_needed,
    tell_past,
    tell_refusals,
    tell_series,
    tell_target,
)
from diemcau.publish.numbers import format_count, format_counted
from diemcau.publish.signal_words import tell_day, tell_grounds, tell_sources, tell_stream, tell_terms

if TYPE_CHECKING:
    from rich.console import Console

    from diemcau.publish.texts import Texts
    from diemcau.records.forecast import Forecast
    from diemcau.records.foreseen import Foreseen
    from diemcau.records.signal import Alert

LONGEST_QUOTE = 200  # characters of a quoted sentence; the file holds all of it
_MOST_NAMES, _MOST_SENTENCES = 6, 4
_NARROWEST = 20  # columns
_FEWEST_YEARS = 3


@dataclass(frozen=True)
class ForeseenListing:
    """What is needed to tell it in words.

    Attributes:
        found: What is foreseen.
        texts: The reader's language.
    """

    found: Foreseen
    texts: Texts

    def print(self, console: Console) -> None:
        """Print the outlook, then what is new; a part without anything says so."""
        language = self.texts.language
        _print_line(console, self.texts["foreseen.made_on"].format(day=tell_day(self.found.made_on, language)), "")
        console.print()
        for line, style in (*self._outlook(), *self._signals()):
            _print_line(console, line, style)

    def _outlook(self) -> Iterator[tuple[str, str]]:
        outlook, language = self.found.outlook, self.texts.language
        if not self.found.has_past:
            yield self.texts["foreseen.no_past"].format(wanted=_FEWEST_YEARS), "bold"
            yield f"  {self.texts['foreseen.add_years']}", ""
            yield "", ""
            return
        if outlook.forecasts:
            yield format_counted("foreseen.forecasts", len(outlook.forecasts), language), "bold underline"
        for _, group in groupby(outlook.forecasts, key=lambda each: each.series):
            yield from self._series(list(group))
        yield from self._refusals()
        yield "", ""

    def _series(self, forecasts: Sequence[Forecast]) -> Iterator[tuple[str, str]]:
        """One series: its name, the last value, each period with its targets, and how such forecasts did."""
        first, language = forecasts[0], self.texts.language
        yield _clean(tell_series(first.series, self.found, language)), "bold"
        if first.history:
            yield f"  {tell_last(first.history[-1], first.series.unit, language)}", "dim"
        for forecast in forecasts:
            yield f"  {tell_forecast(forecast, language)}", ""
            for chance in forecast.chances:
                yield f"    {tell_target(chance, language)}", "green" if chance.chance * 2 >= 1 else "yellow"
                if needed := tell_needed(chance, language):
                    yield f"    {needed}", ""
        yield f"  {tell_past(first.past, language)}", "dim"

    def _refusals(self) -> Iterator[tuple[str, str]]:
        """Why nothing is foretold of the rest, a line for each reason."""
        language = self.texts.language
        grouped = tell_refusals(self.found, language)
        if not grouped:
            return
        if self.found.outlook.forecasts:
            yield "", ""
        yield format_counted("foreseen.refused", sum(len(names) for _, names in grouped), language), "bold"
        for why, names in grouped:
            left = len(names) - _MOST_NAMES
            told = "; ".join(_clean(name) for name in names[:_MOST_NAMES])
            if left > 0:
                told += f" {self.texts['list.rest'].format(count=format_count(left, language))}"
            yield f"  {self.texts['foreseen.refusal'].format(why=why, count=len(names), names=told)}", ""

    def _signals(self) -> Iterator[tuple[str, str]]:
        language = self.texts.language
        if self.found.alerts:
            yield format_counted("signal.heading", len(self.found.alerts), language), "bold underline"
        for alert in self.found.alerts:
            yield from self._alert(alert)
        for line in tell_stream(self.found, language):
            yield line, "dim"

    def _alert(self, alert: Alert) -> Iterator[tuple[str, str]]:
        """One alert: its terms, why now, who raised it, what has become of it, and its sentences."""
        language = self.texts.language
        strength = self.texts[f"issue.strength.{alert.strength.value}"]
        terms = _clean(tell_terms(alert.terms, self.found, language))
        yield f"{tell_day(alert.raised_on, language)}  {terms}  ({strength})", "bold"
        yield f"  {tell_grounds(alert, language)} {_clean(tell_sources(alert, language))}", ""
        issue = next((one for one in self.found.issues if one.id == alert.issue), None)
        if issue is not None:
            stage = self.texts[f"issue.stage.{issue.stage.value}"]
            yield f"  {self.texts['signal.stage'].format(stage=stage)}", ""
        for sighting in alert.sightings[:_MOST_SENTENCES]:
            told = self.texts["signal.sighting"].format(
                day=tell_day(sighting.day, language),
                source=_clean(sighting.source),
                words=shorten(_clean(sighting.words), LONGEST_QUOTE),
            )
            yield f"    {told}", "dim"


def _print_line(console: Console, line: str, style: str) -> None:
    """A line, its words kept under its beginning where it is too long."""
    indent = len(line) - len(line.lstrip(" "))
    text = Text(line.strip(), style=style)
    for part in text.wrap(console, max(console.width - indent, _NARROWEST)) or [text]:
        part.rstrip()
        console.print(Text(" " * indent).append_text(part))


def _clean(words: str) -> str:
    """Words on one line without signs that a terminal would obey."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
