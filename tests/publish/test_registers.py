"""Registers on the page, in the terminal and in the contract."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from diemcau.publish.contract import reading_from_json, reading_to_json, record_to_json
from diemcau.publish.page.shell import write_page
from diemcau.read.document import read_document
from diemcau.reconcile.folder import reconcile
from diemcau.records import Document, Record
from diemcau.review.build import build_review

WORDS = (
    "On 3 May 2031 Ostra Province and the Fund of Norway signed a memorandum on salt.\n"
    "A delegation of Ostra Province led by Chairman Le Van An visited Japan on 2 May 2031.\n"
    "The storm that struck Ostra on 1 May left 311 people without homes.\n"
)


@pytest.fixture(scope="module")
def record() -> Record:
    """Two reports of the same three things."""
    readings = [
        read_document(
            Document(
                id=name,
                name=name,
                path=name,
                text=f"Report {name}\n{WORDS}",
                language="en",
                published=date(2031, 5, day),
            ),
            None,
        )
        for name, day in (("north", 4), ("south", 5))
    ]
    return reconcile("x", readings, None)


def test_the_contract_says_gross_and_net(record: Record) -> None:
    """Each register has both sums, and each entry its names with their places."""
    registers: list[dict[str, Any]] = record_to_json(record)["registers"]
    assert {one["kind"]: (one["gross"], one["net"]) for one in registers}["delegation"] == (2, 1)
    for one in registers:
        assert one["gross"] == sum(entry["gross"] for entry in one["entries"])
        assert one["net"] == len(one["entries"])
        for entry in one["entries"]:
            places = {place["document"] for named in entry["names"] for place in named["mentions"]}
            assert len(places) == entry["gross"]


def test_a_reading_comes_back_whole(record: Record) -> None:
    """Happenings, names, agreements and delegations travel with a reading."""
    reading = record.readings[0]
    assert reading.happenings
    assert reading.namings
    assert reading.agreements
    assert reading.delegations
    assert reading_from_json(reading_to_json(reading), lambda _: ()) == reading


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_lists_each_once(record: Record, language: str) -> None:
    """The section holds a line for each entry, which opens its sentences."""
    page = write_page(build_review(record, None, None), language)
    for register in record.registers:
        for entry in register.entries:
            assert f'<tr id="{entry.id}">' in page
            assert f'data-item="{entry.id}"' in page
