"""Alerts in words: what is beyond its past, how far, who said it first, and the sentences."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.foreseen_words import name_in
from diemcau.publish.numbers import format_count, format_counted, format_number
from diemcau.publish.texts import load_texts
from diemcau.records.period import day as on_day
from diemcau.records.signal import TermKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from diemcau.records.foreseen import Foreseen
    from diemcau.records.signal import Alert, Term

MOST_TERMS = 6
MOST_SOURCES = 6


def tell_day(day: date, language: str) -> str:
    """A day in words."""
    return format_period(on_day(day), language)


def tell_term(term: Term, found: Foreseen, language: str) -> str:
    """One thing that is beyond its past: words as they are written, countries and measures by their names."""
    if term.kind is TermKind.PARTNER:
        return name_in(found.partner_names.get(term.words), language, term.words)
    if term.kind is TermKind.MEASURE:
        return name_in(found.measure_names.get(term.words), language, term.words)
    if term.kind is TermKind.FIGURE:
        name = name_in(found.measure_names.get(term.words), language, term.words)
        return load_texts(language)["signal.new_figure"].format(measure=name)
    return term.words


def tell_terms(terms: Sequence[Term], found: Foreseen, language: str) -> str:
    """The most telling terms in one line, each said once."""
    return " · ".join(dict.fromkeys(tell_term(term, found, language) for term in terms[:MOST_TERMS]))


def tell_grounds(alert: Alert, language: str) -> str:
    """Why now: how many independent reports say it since when, and how many the past lets expect."""
    expected = alert.expected.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)
    return load_texts(language)["signal.why" if expected else "signal.why_none"].format(
        seen=format_count(alert.seen, language),
        since=tell_day(alert.since, language),
        expected=format_number(expected, language, place=Decimal("0.1")),
    )


def tell_sources(alert: Alert, language: str) -> str:
    """Who raised it, in order of their first word; of many the first."""
    texts = load_texts(language)
    told = "; ".join(alert.sources[:MOST_SOURCES])
    left = len(alert.sources) - MOST_SOURCES
    more = f" {texts['list.rest'].format(count=format_count(left, language))}" if left > 0 else ""
    return texts["signal.sources"].format(sources=f"{told}{more}")


def tell_stream(found: Foreseen, language: str) -> list[str]:
    """What was watched, where it raised nothing; and what could not be."""
    stream, texts = found.stream, load_texts(language)
    lines = []
    if not stream.is_enough:
        lines.append(
            texts["signal.few"].format(
                wanted=format_count(stream.wanted_families, language),
                wanted_bins=format_count(stream.wanted_bins, language),
                families=format_count(stream.families, language),
                bins=format_count(stream.bins, language),
            )
        )
    elif not found.alerts and stream.first is not None and stream.last is not None:
        lines.append(
            texts["signal.none"].format(
                families=format_count(stream.families, language),
                first=tell_day(stream.first, language),
                last=tell_day(stream.last, language),
                days=format_count(stream.bin_days, language),
            )
        )
    if stream.undated:
        lines.append(format_counted("signal.undated", stream.undated, language))
    return lines
