"""Events, each once however often it is told."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from diemcau.lang.base import TimeBase
from diemcau.lang.en import segment
from diemcau.lang.en.english import ENGLISH
from diemcau.lang.en.times import find_times
from diemcau.lang.en.titles import find_people
from diemcau.read.events import find_events
from diemcau.records import Event

DATA = yaml.safe_load((Path(__file__).parents[1] / "lang/en/cases/events.yml").read_text(encoding="utf-8"))
BASE = TimeBase(2030, date(2031, 1, 10))


def _told(frame: dict[str, str], day: dict[str, str], place: dict[str, str]) -> dict[str, Any]:
    at = day["at"] if frame["text"].startswith("{at}") else day["at"][0].lower() + day["at"][1:]
    event = {"kind": frame["kind"], "date": day["date"], "place": place["place"], "chair": frame.get("chair")}
    return {"text": frame["text"].format(at=at, where=place["where"]), "events": [event]}


CASES = [*(_told(f, d, p) for f, d, p in product(DATA["frames"], DATA["dates"], DATA["places"])), *DATA["texts"]]


def read(text: str, base: TimeBase = BASE) -> tuple[Event, ...]:
    return find_events(text, segment.sentences(text), find_people(text), find_times(text, base), ENGLISH)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:90] for case in CASES])
def test_every_event_is_told_once(case: dict[str, Any]) -> None:
    """A text gives its events with kind, day, place, chair and bridge points, and a plan or a count gives none."""
    found = read(case["text"])
    assert [e.kind for e in found] == [e["kind"] for e in case["events"]]
    for event, wanted in zip(found, case["events"], strict=True):
        assert event.span.quote(case["text"]) == event.text
        assert (event.date.code if event.date else None) == wanted["date"]
        if "place" in wanted:
            assert event.place == wanted["place"]
        if wanted.get("chair"):
            assert event.chair == wanted["chair"]
        if "bridges" in wanted:
            assert list(event.bridge_points) == wanted["bridges"]


def test_participants_are_named_with_their_titles() -> None:
    """Who took part is printed as the text names them, in order."""
    (event,) = read("On 5 May 2030, Mayor Ilo Trend and Governor Tomas Ribe attended the conference in Kestburg.")
    assert event.participants == ("Mayor Ilo Trend", "Governor Tomas Ribe")


def test_a_review_of_a_year_is_never_held_in_its_january() -> None:
    """Where only the year under report is known, an early date of a review lies in the year after."""
    (event,) = read("On January 6, a conference was held in Kestburg to review the work in 2030.", TimeBase(2030, None))
    assert str(event.date) == "2031-01-06"
