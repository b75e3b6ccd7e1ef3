"""The lineage of texts: families, what is drawn of them, and what is said of a link."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.publish.lineage import copied_from, find_families, find_links, find_taken, list_links, say_line, say_link
from diemcau.publish.page import write_page
from diemcau.publish.page.kinship import MARGIN, MOST_ROWS, lay_columns, lay_edges, lay_heights, lay_rows
from diemcau.publish.wording import open_wording
from diemcau.records import CopyLink, Document, Passage, Reading, Record, Span, Statement
from diemcau.review.build import build_review

if TYPE_CHECKING:
    from diemcau.records.review import Review

FIRST = date(2032, 3, 1)
GRADES = ("verbatim", "edited", "excerpt", "translation", "quote")


def reading(name: str, day: int | None = None, language: str = "en", text: str = "One. Two. Three.") -> Reading:
    """A report without figures, published so many days after the first."""
    published = None if day is None else FIRST + timedelta(days=day)
    document = Document(id=name * 8, name=name, path=f"{name}.txt", text=text, language=language, published=published)
    return Reading(document=replace(document, title=f"Report {name}"))


def link(origin: str, made: str, grade: str = "edited", carried: float = 0.8, **more: Any) -> CopyLink:
    """What one report took from another."""
    return CopyLink(origin=origin, made=made, grade=grade, carried=carried, taken=carried / 2, why="Told.", **more)


def record(readings: list[Reading], *links: CopyLink, copied: str = "") -> Record:
    """A record of such reports; `copied` has the names of those that count for nothing, each one letter."""
    names = frozenset(each.document.name for each in readings)
    return Record(story="kin", readings=tuple(readings), independent=names - set(copied), lineage=links)


def shapes(record: Record) -> list[list[tuple[str, int]]]:
    """The families as names with their depths."""
    return [[(kin.name, kin.depth) for kin in family] for family in find_families(record)]


def page_of(record: Record, language: str = "en") -> str:
    """The page of a record."""
    return write_page(build_review(record, None, None), language)


def items_of(page: str) -> dict[str, Any]:
    """What the side panel knows."""
    data = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    items: dict[str, Any] = json.loads(data[1])["items"]
    return items


def test_a_family_follows_what_was_made_from_what() -> None:
    """Each text stands behind the one that holds most of it; families come by the day of their head."""
    kin = record(
        [reading("a", 3), reading("b", 4), reading("c", 5), reading("d", 1), reading("e")],
        link("a", "b", carried=0.9),
        link("a", "c", carried=0.4),
        link("b", "c", carried=0.7),
        copied="bc",
    )
    assert shapes(kin) == [[("d", 0)], [("a", 0), ("b", 1), ("c", 2)], [("e", 0)]]


def test_of_equal_origins_the_earliest_is_taken() -> None:
    """A reprint of a reprint with the same share hangs on the first text."""
    kin = record(
        [reading("b", 2), reading("a", 1), reading("c", 3)],
        link("b", "c", carried=0.901),
        link("a", "c", carried=0.899),
        link("a", "b", carried=0.95),
        copied="bc",
    )
    assert shapes(kin) == [[("a", 0), ("b", 1), ("c", 1)]]


def test_texts_that_took_from_each_other_end() -> None:
    """A circle of links makes a family with one head, not a loop."""
    kin = record([reading("a", 1), reading("b", 2)], link("a", "b"), link("b", "a"), copied="b")
    assert shapes(kin) == [[("a", 0), ("b", 1)]]


def test_single_sentences_join_no_family() -> None:
    """A quotation is told beside, one for each family it comes from, the fullest."""
    kin = record(
        [reading("a", 1), reading("b", 2), reading("c", 3)],
        link("a", "b", carried=0.9),
        link("a", "c", "quote", 0.1),
        link("b", "c", "quote", 0.2),
        copied="b",
    )
    families = find_families(kin)
    assert [[kin.name for kin in family] for family in families] == [["a", "b"], ["c"]]
    assert [(each.origin, each.grade) for each in families[1][0].others] == [("b", "quote")]
    assert [each.grade for each in list_links(kin)] == ["edited", "quote"]


def test_copies_without_lineage_are_links_all_the_same(review: Review) -> None:
    """A record that tells only which texts are one has a link from each origin."""
    assert [(each.origin, each.made, each.grade) for each in find_links(review.record)] == [("one", "four", "verbatim")]


def test_only_what_stands_in_a_passage_is_copied() -> None:
    """A paper that adds a paragraph of its own is a source there; a mere copy is one nowhere."""
    passage = Passage(origin=Span(0, 4), made=Span(5, 9))
    kin = record([reading("a", 1), reading("b", 2)], link("a", "b", passages=(passage,)))
    inside, outside = Statement("b", Span(5, 8), 0), Statement("b", Span(10, 15), 1)
    taken = find_taken(kin)
    assert (copied_from(kin, taken, inside), copied_from(kin, taken, outside)) == ("a", None)
    mere = replace(kin, independent=frozenset("a"))
    assert copied_from(mere, taken, outside) == "a"
    assert copied_from(mere, taken, Statement("a", Span(0, 3), 0)) is None


def test_a_link_says_how_much() -> None:
    """The share stands behind the grade; not for a whole text, a translation, or where it was not measured."""
    kin = record([reading("a", 1), reading("b", 2)])
    assert kin.lineage == ()
    abroad = replace(kin, readings=(reading("a", 1), reading("b", 2, language="vi")))
    wording = open_wording(build_review(abroad, None, None), "en")
    named = open_wording(build_review(kin, None, None), "vi", by_name=True)
    assert say_link(wording, link("a", "b", "excerpt", 0.64)) == "an excerpt of [1], 64% of its words"
    assert say_link(wording, link("a", "b", "verbatim", 1.0)) == "the same text as [1]"
    assert say_link(wording, link("a", "b", "translation", 0.3)) == "a translation of [1]"
    assert say_link(wording, link("a", "b", "edited", 0.0)) == "an edited copy of [1]"
    assert say_line(wording, link("a", "b", "quote", 0.12)) == "[2] ← [1]: some sentences, 12% of its words"
    assert say_line(named, link("a", "b", "excerpt", 0.64)) == "[b] ← [a]: trích lại, 64% lời văn"


def test_two_translations_of_one_text_are_no_copies() -> None:
    """Sources of their own that render one original stand apart, joined by a line that says so."""
    kin = record([reading("a", 1), reading("b", 2)], link("a", "b", "translation", 0.2))
    assert [len(family) for family in find_families(kin)] == [1, 1]
    wording = open_wording(build_review(kin, None, None), "en")
    assert say_link(wording, kin.lineage[0]) == "in part another translation of what [1] tells"
    assert 'class="edge e-parallel"' in page_of(kin)


def test_a_paper_that_took_most_of_its_words_stands_with_its_text() -> None:
    """It is drawn as a copy that is a source of its own in part; one that took less stands alone."""
    kin = record([reading("a", 1), reading("b", 2)], link("a", "b", carried=0.7))
    assert "source of its own in part" in page_of(kin)
    assert [len(family) for family in find_families(replace(kin, lineage=(link("a", "b", carried=0.3),)))] == [1, 1]


@st.composite
def lineages(draw: st.DrawFn) -> Record:
    """Reports of some days with any links between them, circles and several origins included."""
    count = draw(st.integers(1, 60))
    days = st.one_of(st.none(), st.integers(0, 5))
    readings = [reading(f"r{at:02}", draw(days)) for at in range(count)]
    places = st.integers(0, count - 1)
    links = draw(st.lists(st.tuples(places, places, st.sampled_from(GRADES), st.floats(0, 1)), max_size=80))
    made = {(a, b): link(f"r{a:02}", f"r{b:02}", grade, share) for a, b, grade, share in links if a != b}
    return record(readings, *made.values())


@given(lineages())
def test_every_text_has_one_place(kin: Record) -> None:
    """Whatever the links, each report stands in one row or is counted in one, and every line ends at rows."""
    families = find_families(kin)
    rows = lay_rows(families)
    names = [name for row in rows for name in row.names]
    assert sorted(names) == sorted(each.document.name for each in kin.readings)
    assert len(rows) <= MOST_ROWS + 1
    days = {each.document.name: each.document.published for each in kin.readings}
    across = {name: place for name, (_, place) in lay_columns(rows, days).items()}
    down = lay_heights(rows)
    assert all(MARGIN <= place <= 100 - MARGIN for place in across.values())
    assert across.keys() == down.keys() == {row.names[0] for row in rows}
    for edge in lay_edges(rows, across, down):
        numbers = [float(each) for each in re.findall(r"-?\d+\.\d", edge.path)]
        assert all(0 <= each <= 100 for each in numbers)
        assert (edge.link.origin in down, edge.link.made in down) == (True, True)


def test_a_copy_of_the_same_day_stands_behind_its_text() -> None:
    """Lines lead from left to right though no hour is known; texts without a day stand last."""
    kin = record([reading("a", 1), reading("b", 1), reading("c", 1), reading("d")], link("a", "b"), link("b", "c"))
    rows = lay_rows(find_families(kin))
    across = lay_columns(rows, {each.document.name: each.document.published for each in kin.readings})
    places = [across[name][1] for name in "abcd"]
    assert places == sorted(set(places))


@pytest.mark.parametrize("language", ["en", "vi"])
def test_forty_copies_are_folded(language: str) -> None:
    """Of many copies a few have rows and the rest is counted, in the reader's words."""
    names = [f"r{at:02}" for at in range(40)]
    links = [link("r00", name) for name in names[1:]]
    kin = replace(record([reading(name, 1) for name in names], *links), independent=frozenset({"r00"}))
    page = page_of(kin, language)
    section = page.partition('id="lineage"')[2].partition("</section>")[0]
    assert section.count('class="edge') < MOST_ROWS + 3
    assert {"en": "and 35 more copies", "vi": "và 35 bản sao khác"}[language] in section


def test_a_single_report_has_no_lineage_and_several_may_have_no_copy() -> None:
    """Nothing is drawn where there is nothing to draw; that nobody copied is said."""
    assert 'id="lineage"' not in page_of(record([reading("a", 1)]))
    page = page_of(record([reading("a", 1), reading("b", 1)]))
    assert "No report was made from another" in page
    assert 'class="web"' not in page


def test_the_panel_finds_passages_behind_any_sign() -> None:
    """Offsets count as the browser counts, so that a sign outside the first plane moves nothing."""
    text = "𝒜 rose. Two visits. Three."
    start = text.index("Two")
    passage = Passage(origin=Span(start, start + 11), made=Span(0, 4))
    kin = record([reading("a", 1, text=text), reading("b", 2)], link("a", "b", passages=(passage,)), copied="b")
    item = items_of(page_of(kin))["t1"]
    assert item["g"] == [[start + 1, start + 12, 0, 4]]
    assert item["d"] == [1, 2]


def test_titles_are_escaped_in_the_picture() -> None:
    """What a report calls itself is text in the picture too."""
    evil = '</title><script>alert("1")</script>'
    bad = reading("b", 2)
    bad = replace(bad, document=replace(bad.document, title=evil, publisher=evil))
    page = page_of(record([reading("a", 1), bad], link("a", "b"), copied="b"))
    assert evil not in page
    assert 'alert("1")' not in page.partition('id="data"')[0]
