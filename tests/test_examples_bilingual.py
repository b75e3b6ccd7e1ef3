"""One conference told in two languages is one record, held against what a careful person finds in it.

`examples/bilingual.expected.yml` was written by hand from the texts and must be met exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from diemcau.flow.folder import review_folder
from diemcau.lang.persons import parse_person
from diemcau.profile.load import load_profile
from diemcau.publish.wording import open_wording
from diemcau.records import Claim, Instruction, Record, Span, Statement
from diemcau.records.review import Review

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
EXPECTED: dict[str, Any] = yaml.safe_load((EXAMPLES / "bilingual.expected.yml").read_text(encoding="utf-8"))
Place = tuple[str, Span]


@cache
def review() -> Review:
    """The example as the `review` command makes it."""
    return review_folder(EXAMPLES / "bilingual", load_profile("vietnam_diplomacy"))


def record() -> Record:
    """The record that the review rests on."""
    return review().record


def places(rows: Iterable[list[Any]]) -> list[Place]:
    """Each `[document, words, which]` with its place outside longer numbers and words."""
    found = []
    for name, words, which in rows:
        pattern = rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)"
        matches = list(re.finditer(pattern, record().by_name[name].document.text))
        found.append((name, Span(*matches[which - 1].span())))
    return found


def holds(statements: Iterable[Statement], wanted: list[Place]) -> bool:
    """Whether statements touch every place and nothing but places."""
    said = [(each.document, each.span) for each in statements]
    touched = [any(name == other and span.overlaps(at) for other, at in wanted) for name, span in said]
    met = [any(name == other and span.overlaps(at) for other, at in said) for name, span in wanted]
    return all(touched) and all(met)


def claim(name: str) -> Claim:
    """The one fact of the record at the places of an expected fact."""
    row = next(row for row in EXPECTED["facts"] if row["id"] == name)
    (found,) = (each for each in record().claims if holds(each.statements, places(row["mentions"])))
    return found


def order(row: dict[str, Any]) -> Instruction:
    """The one directive of the record at the places of an expected one."""
    (found,) = (each for each in record().instructions if holds(each.statements, places(row["members"])))
    return found


def test_documents_have_their_language_and_the_translation_is_no_source() -> None:
    """Each text is read in its own language; the translation counts with its origin."""
    came = [(r.document.name, r.document.language, r.document.name in record().independent) for r in record().readings]
    assert came == [(row["name"], row["language"], row["independent"]) for row in EXPECTED["documents"]]
    assert [{"documents": list(one.documents), "grade": one.grade} for one in record().copies] == EXPECTED["copies"]


@pytest.mark.parametrize("row", EXPECTED["facts"], ids=lambda row: row["id"])
def test_a_fact_of_both_languages_is_one(row: dict[str, Any]) -> None:
    """All its places meet in one fact, with the right value, number of sources and standing."""
    found = claim(row["id"])
    came = (float(found.value), found.independent_sources, found.standing.value)
    assert came == (row["value"], row["sources"], row["standing"])


def test_only_the_remittances_are_in_dispute() -> None:
    """The one contradiction is found across the languages, and no other is called."""
    want = [(row["kind"], {claim(name).id for name in row["facts"]}) for row in EXPECTED["conflicts"]]
    assert [(conflict.kind, set(conflict.claims)) for conflict in record().conflicts] == want


def test_the_correction_reaches_the_translation() -> None:
    """What the notice takes back is superseded in both languages."""
    (row,), (came,) = EXPECTED["corrections"], record().corrections
    assert came.earlier in claim(row["earlier"]).statements
    assert came.later in claim(row["later"]).statements


@pytest.mark.parametrize("row", EXPECTED["directives"], ids=lambda row: row["id"])
def test_an_order_of_both_languages_is_one(row: dict[str, Any]) -> None:
    """All wordings meet in one directive of one person, who is nobody else under her Vietnamese title."""
    found = order(row)
    assert not found.disputed
    assert parse_person(found.issuer or "").name == parse_person(row["person"]).name


def test_the_conference_is_one_event() -> None:
    """The event is found once, with all documents that tell of it."""
    came = [
        {"kind": one.kind, "date": str(one.date), "documents": sorted({s.document for s in one.statements})}
        for one in record().occasions
    ]
    assert came == EXPECTED["events"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_orders_and_events_are_quoted_in_the_language_of_the_page(language: str) -> None:
    """Where a report in the page's language tells an order or the event, its words and names are shown."""
    wording = open_wording(review(), language)
    for instruction in record().instructions:
        document = record().by_name[wording.witness(instruction).document].document
        assert document.language == language
        told = (record().by_name[one.document].document for one in instruction.statements)
        assert any(wording.issuer(instruction) in each.text for each in told if each.language == language)
    assert (
        wording.place(record().occasions[0])
        in {"en": ("Ben Hoa City", "Ben Hoa"), "vi": ("thành phố Bến Hoa",)}[language]
    )


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_names_owner_and_figures_in_its_language(language: str) -> None:
    """All figures stand under one owner, named as reports in the page's language print it, and so are their labels."""
    wording = open_wording(review(), language)
    assert {wording.section(section.org) for section in review().orgs} == {EXPECTED["owner"][language]}
    labels = {name: wording.label(claim(name)) for name in ("received", "exports", "remittances")}
    own = {
        figure.label
        for reading in record().readings
        if reading.document.language == language
        for figure in reading.figures
    }
    assert set(labels.values()) <= own
