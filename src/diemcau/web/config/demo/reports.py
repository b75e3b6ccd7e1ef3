"""The reports of the units: figures in sentences, with what stands around them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from diemcau.web.config.demo.numbers import Term, choose, to_amount
from diemcau.web.config.demo.telling import find_fact, tell
from diemcau.web.config.demo.units import Unit
from diemcau.web.config.demo.wording import begin, say_amount, say_day, say_when

_WEEKS = 10  # from a report to the day by which it wants something done
_SHORT_TERMS = {"q1": 2, "m9": 3}
"""How many paragraphs the smaller reports have."""
_AMBITION = Decimal("1.06")


@cache
def load_frames() -> dict[str, Any]:
    """What stands in `frames.yml`."""
    frames: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "frames.yml").read_text("utf-8"))
    return frames


def compose_report(unit: Unit, term: Term, written: date, language: str = "") -> str:
    """The whole text of a unit's report.

    Args:
        unit: Whose.
        term: Of what time.
        written: The day it is dated.
        language: In which language; empty for the unit's own.
    """
    language = language or unit.language
    frame = load_frames()[language]
    slots = _slots(unit, term, written, language)
    sort = "territory" if unit.is_territory else "other"
    head = [
        _fill(frame["title"][sort], slots),
        _fill(frame["byline"][sort], slots | {"day": say_day(written, language)}),
    ]
    opening = _fill(_one(frame["openings"], unit, term, "opening"), slots)
    parts = [frame["results"], opening, *_paragraphs(unit, term, language)]
    if term.part in {"year", "h1"}:
        parts += [frame["proposals"], _fill(_one(frame["asks"], unit, term, "ask"), slots)]
    orders = [_fill(_one(frame["orders"][sort], unit, term, "order"), slots)]
    if term.part == "year" and "exports" in unit.topics:
        orders.insert(0, _fill(_one(frame["targets"], unit, term, "target"), slots))
    return "\n".join(head) + "\n\n" + "\n\n".join([*parts, frame["tasks"], *orders]) + "\n"


def _slots(unit: Unit, term: Term, written: date, language: str) -> dict[str, str]:
    when, short = say_when(term, language), unit.short(language)
    opening = f"Trong {when}" if language == "vi" and not when.startswith("năm") else begin(when)
    target = ""
    if "exports" in unit.topics:
        reached = find_fact(unit, "exports", "x", Term(term.year)).value
        target = say_amount(to_amount(reached * _AMBITION / 1_000_000), language)
    return {
        "org": unit.named(language, term.last_day),
        "name": unit.named("vi", term.last_day) if language == "vi" else unit.names["en"],
        "place": unit.names["en"].removesuffix(" province").removesuffix(" city"),
        "it": short,
        "It": begin(short),
        "when": when,
        "When": opening,
        "next": str(term.year + 1),
        "day": say_day(written + timedelta(weeks=_WEEKS), language),
        "target": target,
    }


def _paragraphs(unit: Unit, term: Term, language: str) -> list[str]:
    found = []
    for line in load_frames()["paragraphs"]:
        topics = [topic for topic in line["topics"] if topic in unit.topics]
        if topics:
            told = [tell(unit, topic, term, language, brief=bool(place)) for place, topic in enumerate(topics)]
            found.append(line[language] + " ".join(told))
    return found[: _SHORT_TERMS.get(term.part)]


def _one(among: list[str], unit: Unit, term: Term, what: str) -> str:
    return among[choose(len(among), unit.code, term.code, what)]


def _fill(words: str, slots: dict[str, str]) -> str:
    return words.format(**slots)
