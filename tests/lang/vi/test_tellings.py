"""Events of short Vietnamese texts, each once however often it is told."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from diemcau.lang.base import TimeBase
from diemcau.lang.vi.vietnamese import VIETNAMESE
from diemcau.read.events import find_events
from diemcau.records import Event

DATA = yaml.safe_load((Path(__file__).parent / "cases/events.yml").read_text(encoding="utf-8"))
BASE = TimeBase(2030, date(2031, 1, 10))


def _told(frame: dict[str, str], day: dict[str, str], place: dict[str, str]) -> dict[str, Any]:
    event = {"kind": frame["kind"], "date": day["date"], "place": place["place"], "chair": frame.get("chair")}
    return {"text": frame["text"].format(at=day["at"], where=place["where"]), "events": [event]}


CASES = [*(_told(f, d, p) for f, d, p in product(DATA["frames"], DATA["dates"], DATA["places"])), *DATA["texts"]]


def read(text: str) -> tuple[Event, ...]:
    people = VIETNAMESE.requests.find_people(text)
    times = VIETNAMESE.find_times(text, BASE)
    return find_events(text, VIETNAMESE.find_sentences(text), people, times, VIETNAMESE)


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
    (event,) = read("Sáng 5/5/2030, Bí thư Tỉnh ủy Lò Thị Sen và ông Tạ Văn Khôi dự hội nghị tại Hải Đông.")
    assert event.participants == ("Bí thư Tỉnh ủy Lò Thị Sen", "ông Tạ Văn Khôi")
