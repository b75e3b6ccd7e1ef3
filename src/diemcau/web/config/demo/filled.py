"""What stands in the demo's returns: in grids what the unit's reports say, in registers as many rows as it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from diemcau.profile.forms import Form, Table, TableSort
from diemcau.web.config.demo.numbers import FIRST_YEAR, Term, choose
from diemcau.web.config.demo.telling import find_fact, load_topics
from diemcau.web.config.demo.units import Unit

Cells = dict[str, str]
Content = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Year:
    """Whose return of which year.

    Attributes:
        unit: The unit.
        term: The year.
        first, last: What the data cover.
    """

    unit: Unit
    term: Term
    first: date
    last: date

    def drawn(self, number: int, *words: str) -> int:
        """Which of so many things belongs to this return and some words."""
        return choose(number, self.unit.code, str(self.term.year), *words)

    def count(self, measure: str) -> int:
        """How many of a measure the unit counts in its reports; 0 where it counts none."""
        told = _measures_of(self.unit)
        return int(find_fact(self.unit, *told[measure], self.term).value) if measure in told else 0

    def day(self, word: str, place: int) -> date:
        """A day that the data cover; rows of one matter have different ones."""
        days = (self.last - self.first).days - 20
        return self.first + timedelta(days=(self.drawn(days, word) + 3 * place) % days)


def fill_form(form: Form, year: Year) -> Content:
    """What a unit enters in a form; empty where it has nothing to say."""
    filled = {
        table.code: _grid(table, year) if table.sort is TableSort.GRID else list(_register(form, table, year))
        for table in form.tables
    }
    if form.code == "F05":
        before = 30 + choose(40, year.unit.code, "in force")
        now = before + len(filled["signed"])
        filled["stock"] = [{"id": "in_force", "cells": {"now": str(now), "before": str(before)}}]
    return {table: rows for table, rows in filled.items() if rows}


def _grid(table: Table, year: Year) -> list[dict[str, Any]]:
    told = _measures_of(year.unit)
    terms = {"": year.term, "next": Term(year.term.year + 1)}
    if year.term.year > FIRST_YEAR:
        terms["before"] = year.term.before
    return [
        {
            "id": line.code,
            "cells": {
                column.code: format(find_fact(year.unit, *told[line.measure], terms[column.period]).value, "f")
                for column in table.columns
                if column.period in terms
            },
        }
        for line in table.lines
        if line.measure in told and not line.total_of
    ]


@cache
def _measures_told(topics: tuple[str, ...]) -> dict[str | None, tuple[str, str]]:
    found: dict[str | None, tuple[str, str]] = {}
    for topic in topics:
        for slot, (measure, *_) in load_topics()[topic]["values"].items():
            if measure != "growth":
                found.setdefault(measure, (topic, slot))
    return found


def _measures_of(unit: Unit) -> dict[str | None, tuple[str, str]]:
    """Where the number of each measure stands in the unit's reports: topic and slot."""
    return _measures_told(unit.topics)


# Registers: made-up papers and delegations, as many as the unit counts.


def _register(form: Form, table: Table, year: Year) -> Iterator[dict[str, Any]]:
    known: dict[tuple[str, str], tuple[str, Callable[[Year, int], Cells]]] = {
        ("F02", "delegations"): ("delegations.outbound.total", _outbound),
        ("F04", "delegations"): ("delegations.inbound.total", _inbound),
        ("F05", "signed"): ("agreements.signed.total", _signed),
        ("F05", "planned"): ("agreements.signed.total", _planned),
    }
    if (form.code, table.code) in known:
        measure, row = known[form.code, table.code]
        many = year.count(measure)
        for place in range(1, (1 + many // 4 if table.code == "planned" else many) + 1):
            yield {"id": f"r{place}", "cells": row(year, place)}


def _signed(year: Year, place: int) -> Cells:
    partner, subject = _matter(year, place)
    day, in_force = year.day("signed", place), year.drawn(4, str(place), "state") > 0
    cells = {
        "level": "local" if year.unit.is_territory else "ministry", "kind": "memorandum",
        "title": _titled("Memorandum on {} with {}", "Bản ghi nhớ về {} với {}", year, partner, subject),
        "country": partner["country"], "partner": partner[year.unit.language], "signed_on": day.isoformat(),
        "signer": _person_of(year, "signer"), "state": "in_force" if in_force else "pending",
        "notified_on": (day + timedelta(days=3 + year.drawn(10, str(place), "notice"))).isoformat(),
    }  # fmt: skip
    return cells | ({"effective_on": day.isoformat()} if in_force else {})


def _planned(year: Year, place: int) -> Cells:
    partner, subject = _matter(year, place + 50)
    return {
        "level": "local" if year.unit.is_territory else "ministry",
        "title": _titled("Memorandum on {} with {}", "Bản ghi nhớ về {} với {}", year, partner, subject),
        "country": partner["country"], "partner": partner[year.unit.language],
        "month": str(1 + year.drawn(12, str(place), "month")), "stage": "talks",
    }  # fmt: skip


def _outbound(year: Year, place: int) -> Cells:
    partner, subject = _matter(year, place)
    day, leads = year.day("out", place), place % 5 == 1
    return {
        "name": _titled("Delegation on {} to {}", "Đoàn công tác về {} tại {}", year, partner, subject),
        "head": _person_of(year, str(place)), "level": "leaders" if leads else "department",
        "channel": "people" if place % 7 == 0 else "state",
        "persons": _share(year, place, "delegations.outbound"), "permission_no": f"{100 + place}/QĐ-UBND",
        "permission_date": (day - timedelta(days=12)).isoformat(), "in_plan": "no" if place % 6 == 0 else "yes",
        "from": day.isoformat(), "to": (day + timedelta(days=4)).isoformat(), "days": "5",
        "country": partner["country"], "inviter": partner[year.unit.language],
        "purpose": ("talks", "conference", "promotion", "training")[place % 4],
    }  # fmt: skip


def _inbound(year: Year, place: int) -> Cells:
    partner, subject = _matter(year, place)
    day = year.day("in", place)
    return {
        "name": _titled("Delegation on {} of {}", "Đoàn về {} của {}", year, partner, subject),
        "head": _load()["guests"][year.drawn(len(_load()["guests"]), str(place), "guest")],
        "country": partner["country"], "sort": ("local", "business", "diplomatic")[place % 3],
        "channel": "people" if place % 6 == 0 else "state",
        "foreigners": _share(year, place, "delegations.inbound"), "from": day.isoformat(),
        "to": (day + timedelta(days=2)).isoformat(), "host": year.unit.names[year.unit.language],
        "purpose": ("courtesy", "talks", "survey")[place % 3], "state": "received",
    }  # fmt: skip


def _share(year: Year, place: int, stem: str) -> str:
    """How many people of all belong to one delegation, so that together they are what the unit counts."""
    people, many = year.count(f"{stem}.persons"), year.count(f"{stem}.total")
    return str(people // many + (place <= people % many))


def _matter(year: Year, place: int) -> tuple[dict[str, str], dict[str, str]]:
    """A partner and a subject; among a hundred rows of one unit no pair comes twice."""
    partners, subjects = _load()["partners"], _load()["subjects"]
    pairs = len(partners) * len(subjects)
    at = (year.drawn(pairs, "matter") + place * 7) % pairs
    return partners[at % len(partners)], subjects[at // len(partners)]


def _titled(english: str, vietnamese: str, year: Year, partner: dict[str, str], subject: dict[str, str]) -> str:
    language = year.unit.language
    return (vietnamese if language == "vi" else english).format(subject[language], partner[language])


def _person_of(year: Year, word: str) -> str:
    return str(_load()["people"][year.drawn(len(_load()["people"]), word, "person")])


@cache
def _load() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "returns.yml").read_text("utf-8"))
    return told
