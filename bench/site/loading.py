"""Five years of a ministry, poured into an empty site."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bench.peers import Tell
from bench.site.chain import pour_log
from bench.site.composed import TERMS, YEAR, languages_of, make_sheets
from bench.site.founding import Town, found
from bench.site.pattern import TABLES, Model, Pattern, make_pattern
from bench.site.places import Place, make_places
from bench.site.pouring import last_pk, pour, settle
from bench.site.template import Turn
from diemcau.web.audit.models import Entry

_YEARS = range(YEAR - 4, YEAR + 1)
_DIGITS = "123456789"
_ENTRIES = 150_000
"""Of the log at full size: 22,000 tasks with the seven acts that a task comes to."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the site holds.

    Attributes:
        town: Units and people.
        places: The units that report.
        counts: Rows by table.
        figures: How many figures there are.
    """

    town: Town
    places: tuple[Place, ...]
    counts: dict[str, int]
    figures: int


def load(share: float, visitors: int, tell: Tell) -> Loaded:
    """Fill an empty, migrated site.

    Args:
        share: How much of the full size, 0 to 1.
        visitors: How many people there are to visit it.
        tell: Told what is being done.
    """
    places = make_places(share)
    sheets = list(make_sheets())
    town = found([*places, *{sheet.place.code: sheet.place for sheet in sheets}.values()], visitors)
    tell(f"Reading {len(sheets)} sheets")
    patterns = {
        (one.sheet.place.sort, one.sheet.language, one.sheet.term): one
        for one in (make_pattern(sheet, town) for sheet in sheets)
    }
    copies = list(_plan(places, patterns, town))
    figures = sum(pattern.figures for pattern, *_ in copies)
    tell(f"Pouring {figures:,} figures of {len(places)} units")
    counts = {model.__name__: _pour(model, copies) for model in TABLES}
    tell("Pouring the log")
    counts["Entry"] = pour_log(round(_ENTRIES * share), town)
    settle([*TABLES, Entry])
    return Loaded(town, tuple(places), counts, figures)


_Copy = tuple[Pattern, Turn, int, dict[Model, int], list[str]]


def _plan(places: Sequence[Place], patterns: dict[tuple[str, str, str], Pattern], town: Town) -> Iterator[_Copy]:
    """Every report of every unit, with the ids that its rows get; oldest first, as the years brought them."""
    chance = random.Random("copies")
    last = {model: last_pk(model) for model in TABLES}
    for year in _YEARS:
        for term in TERMS:
            for number, place in enumerate(places):
                languages = languages_of(place.sort)
                pattern = patterns[place.sort, languages[number % len(languages)], term]
                digits = str.maketrans(_DIGITS, "".join(chance.sample(_DIGITS, len(_DIGITS))))
                turn = Turn(place.name, year - YEAR, digits, lambda: UUID(int=chance.getrandbits(128), version=4))
                first = dict(last)
                for model in TABLES:
                    last[model] += len(pattern.rows[model])
                yield pattern, turn, town.orgs[place.code].pk, first, []


def _pour(model: Model, copies: Sequence[_Copy]) -> int:
    before = last_pk(model)
    pour(model, _rows(model, copies))
    return last_pk(model) - before


def _rows(model: Model, copies: Sequence[_Copy]) -> Iterator[list[Any]]:
    for pattern, turn, org, first, filled in copies:
        if not filled:
            filled.extend(pattern.holes.filled(turn))
        yield from pattern.copies(model, turn, filled, first, org)
