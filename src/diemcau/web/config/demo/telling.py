"""Sentences about what a unit counted: the words of `topics.yml`, the numbers of `numbers`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from diemcau.web.config.demo.numbers import Term, choose, count, to_amount, to_change
from diemcau.web.config.demo.units import Unit
from diemcau.web.config.demo.wording import begin, say_amount, say_before, say_change, say_count, say_end, say_when

_GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a sentence.

    Attributes:
        measure: Code of what is counted.
        value: In full units.
        is_money: Whether it is US dollars.
    """

    measure: str
    value: Decimal
    is_money: bool = False

    def said(self, language: str) -> str:
        """Its words."""
        return say_amount(self.value, language) if self.is_money else say_count(self.value, language)


@cache
def load_topics() -> dict[str, dict[str, Any]]:
    """The topics by name."""
    topics: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "topics.yml").read_text("utf-8"))
    return topics


def find_fact(unit: Unit, topic: str, slot: str, term: Term) -> Fact:
    """What a unit counted, as it stands in one slot of a topic's sentences."""
    measure, middle, tally, *money = load_topics()[topic]["values"][slot]
    value = count(unit=unit.code, size=unit.size, measure=measure, middle=Decimal(middle), tally=tally, term=term)
    return Fact(measure, to_amount(value), is_money=True) if money else Fact(measure, value.quantize(Decimal(1)))


def tell(unit: Unit, topic: str, term: Term, language: str, *, brief: bool = False, variant: int | None = None) -> str:
    """A sentence in which a unit tells of a topic; which of the wordings belongs to the unit and the year.

    Args:
        unit: Who.
        topic: Of what.
        term: Of which time.
        language: In which language.
        brief: Whether the sentence before has said of what time all this is.
        variant: Which wording; None for the unit's own.
    """
    wordings = load_topics()[topic][language]
    chosen = choose(len(wordings), unit.code, topic, str(term.year)) if variant is None else variant
    when, end = say_when(term, language), say_end(term, language)
    name, short = unit.named(language, term.last_day), unit.short(language)
    words = wordings[chosen % len(wordings)]
    if brief:
        words = words.replace("{When}, ", "").replace(" {when}", "")
    return str(
        begin(
            words.format(
                when=when,
                When=_opening(when, language),
                end=end,
                End=_closing(end, language),
                org=name,
                it=short,
                It=begin(short),
                before=say_before(term, language),
                **_numbers(unit, topic, term, language),
            )
        )
    )


def _opening(when: str, language: str) -> str:
    """The period at the front of a sentence: Vietnamese puts `trong` before a part of a year."""
    return f"Trong {when}" if language == "vi" and not when.startswith("năm") else begin(when)


def _closing(end: str, language: str) -> str:
    return f"Tính {end}" if language == "vi" else begin(end)


def _numbers(unit: Unit, topic: str, term: Term, language: str) -> dict[str, str]:
    said: dict[str, str] = {}
    for slot, spec in load_topics()[topic]["values"].items():
        if spec[0] == _GROWTH:
            now, before = (find_fact(unit, topic, spec[1], each).value for each in (term, term.before))
            said[slot] = say_change(to_change(now, before), language)
        else:
            said[slot] = find_fact(unit, topic, slot, term).said(language)
    return said
