"""The report of the shipped example: one set of numbers in two languages, everything cited, nothing said twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from diemcau.publish.report.compile import roman
from diemcau.publish.report.model import Name, NameSort, Num, Report, Table

from .conftest import compiled, fact, material, quantity, text_of


def test_both_languages_have_the_same_numbers(conference: Mapping[str, Report]) -> None:
    """Locks, their values, citations and the order of printing are one; only words differ."""
    english, vietnamese = conference["en"], conference["vi"]
    assert english.locks == vietnamese.locks
    assert list(english.citations) == list(vietnamese.citations)
    assert [num.lock for num in english.numbers()] == [num.lock for num in vietnamese.numbers()]
    assert len(english.locks) > 50


def test_every_number_leads_to_a_sentence(conference: Mapping[str, Report]) -> None:
    """Each lock cites a sentence of a document in which its words stand, or what the house computed it from."""
    report = conference["en"]
    for lock in report.locks.values():
        for citation in (report.citations[each] for each in lock.citations):
            assert citation.sources or citation.how
            for source in citation.sources:
                assert source.sentence[source.start : source.end].strip()
            assert all(each in report.citations for each in citation.rests_on)


def test_locks_are_numbered_as_they_are_met(conference: Mapping[str, Report]) -> None:
    """Ids count up, so that nobody can tell from them what was left out."""
    assert list(conference["vi"].locks) == [f"n{at}" for at in range(1, len(conference["vi"].locks) + 1)]
    assert list(conference["vi"].citations) == [f"N{at}" for at in range(1, len(conference["vi"].citations) + 1)]


def test_a_figure_stands_in_one_section(conference: Mapping[str, Report]) -> None:
    """A measure goes to the first section that takes it; the annex has all figures of codebook once."""
    fields = text_of(conference["en"], "fields")
    assert fields.count("Inbound delegations numbered 46") == 1
    tables = [block for section in conference["en"].walk() for block in section.blocks if isinstance(block, Table)]
    rows = [tuple(cell.text for cell in row[:4]) for table in tables for row in table.rows]
    assert len(rows) == len(set(rows)) > 30


def test_what_was_not_received_is_said(conference: Mapping[str, Report]) -> None:
    """Fields without a figure are named together, not left out in silence nor given an empty heading."""
    assert "No figures were received on: multilateral diplomacy; cultural diplomacy" in text_of(
        conference["en"], "fields"
    )
    assert "culture" not in {section.code for section in conference["en"].walk()}


def test_sections_are_counted(conference: Mapping[str, Report]) -> None:
    """Chapters in Roman letters, what stands below them from one, without a gap."""
    report = conference["vi"]
    assert [section.number for section in report.sections] == [roman(at) for at in range(1, len(report.sections) + 1)]
    for section in report.sections:
        assert [each.number for each in section.sections] == [str(at + 1) for at in range(len(section.sections))]


@pytest.mark.parametrize(("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII")])
def test_roman_letters(number: int, letters: str) -> None:
    """As the chapters of a report are counted."""
    assert roman(number) == letters


def test_a_report_of_one_org_leaves_out_its_name() -> None:
    """Its own name stands at the head and not in every sentence's genitive."""
    own = material(fact(quantity("5")), org="Keld province")
    report = compiled(own, "province")["vi"]
    assert report.org == "Tỉnh Keld"
    assert "của tỉnh Keld" not in text_of(report, "fields")


def test_the_same_material_gives_the_same_report(conference: Mapping[str, Report]) -> None:
    """A report is a value: equal where its parts are, another where a word differs."""
    report = conference["en"]
    assert report == replace(report)
    other = replace(report, title=f"{report.title} (draft)")
    assert other != report


def test_names_and_numbers_are_pieces_of_their_own(conference: Mapping[str, Report]) -> None:
    """A table's measure is a name of the profile, its figure a number with a lock."""
    table = next(block for section in conference["en"].walk() for block in section.blocks if isinstance(block, Table))
    name, number = table.rows[0][0].pieces[0], table.rows[0][3].pieces[0]
    assert isinstance(name, Name)
    assert name.sort is NameSort.MEASURE
    assert isinstance(number, Num)
