"""Which document a sentence comes from: what independent sources of a fact are counted by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.reconcile.copies import Sources, find_lineage
from diemcau.reconcile.copies.translations import count_in_order
from diemcau.records import Document, Span


def _sources(*documents: Document) -> Sources:
    return Sources(find_lineage(documents))


def _place(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def test_a_local_paragraph_is_a_source_of_its_own(prose: Any) -> None:
    """A paper is a copy in what it took and a source in what it added."""
    lines, own = prose.text("agency", 9), prose.sentence("own", 14, numbers=2)
    agency = prose.document("agency", *lines, published="2031-01-09")
    paper = prose.document("paper", "Oster looks back", *lines[:6], own, *lines[6:], published="2031-01-10")
    sources = _sources(agency, paper)
    assert sources.source("paper", _place(paper, lines[7][:20])) == "agency"
    assert sources.source("paper", _place(paper, own[:20])) == "paper"
    assert sources.source("agency", _place(agency, lines[7][:20])) == "agency"


def test_a_heading_is_no_source(prose: Any) -> None:
    """A paper's own headline sums up what it took."""
    lines = prose.text("agency", 9)
    paper = prose.document("paper", "Oster counted 17 ships", *lines)
    assert (
        _sources(prose.document("agency", *lines, published="2031-01-09"), paper).source("paper", Span(14, 16))
        == "agency"
    )


def test_an_edited_sentence_counts_as_taken(prose: Any) -> None:
    """Half of a sentence in other words is in doubt, and taken, while its numbers stay; with others it is new."""
    lines = [prose.sentence(f"line {place}", 14, numbers=1) for place in range(9)]
    words = lines[4].rstrip(".").split()
    mixed = " ".join(words[:2] + [number for number in words if number.isdigit()] + words[-1:2:-1]) + "."
    agency = prose.document("agency", *lines, published="2031-01-09")
    paper = prose.document("paper", *lines[:4], mixed, *lines[5:], published="2031-01-10")
    assert _sources(agency, paper).source("paper", _place(paper, mixed)) == "agency"
    number = next(word for word in words if word.isdigit())
    other = replace(paper, id="other", text=paper.text.replace(mixed, mixed.replace(number, "31")))
    assert _sources(agency, other).source("paper", _place(other, "31")) == "paper"


def test_a_quoted_sentence_leads_to_whom_it_quotes(prose: Any) -> None:
    """A quotation confirms nothing, although the quoting article is a text of its own."""
    lines, own = prose.text("origin", 20), prose.text("own", 12)
    origin = prose.document("origin", *lines, published="2031-01-09")
    quoting = prose.document("quoting", *own[:6], *lines[3:7], *own[6:], published="2031-01-10")
    sources = _sources(origin, quoting)
    assert sources.source("quoting", _place(quoting, lines[5])) == "origin"
    assert sources.source("quoting", _place(quoting, own[8])) == "quoting"


def test_a_sentence_is_followed_through_several_hands(prose: Any) -> None:
    """A copy of the copy leads to the first, and a paragraph added on the way to who added it."""
    lines, added = prose.text("agency", 12), prose.text("added", 4)
    agency = prose.document("agency", *lines, published="2031-01-09")
    paper = prose.document("paper", *lines, *added, published="2031-01-10")
    blog = prose.document("blog", *lines[4:], *added, published="2031-01-11")
    sources = _sources(agency, paper, blog)
    assert sources.source("blog", _place(blog, lines[8])) == "agency"
    assert sources.source("blog", _place(blog, added[2])) == "paper"


def test_a_twin_has_the_sources_of_its_text(prose: Any) -> None:
    """The same words under another name come from the same documents."""
    lines = prose.text("agency", 9)
    agency = prose.document("agency", *lines, published="2031-01-09")
    twin = prose.document("twin", *(line.upper() for line in lines), published="2031-01-10")
    assert _sources(agency, twin).source("twin", _place(twin, lines[3].upper())) == "agency"


def test_an_unaligned_sentence_of_a_translation_counts_as_taken() -> None:
    """What no sentence of the original can be held against is taken all the same; aligned ones lead to theirs."""
    english = Document(
        id="en",
        name="en",
        path="",
        language="en",
        publisher="Selm Wire",
        text="Selm Wire, 2 May 2031. In Port Selm, Director Ilse Maro counted 3,260 calls, 473 by night and 17"
        " agreements with Oster. Pilots were thanked.",
    )
    other = Document(
        id="vi",
        name="vi",
        path="",
        language="vi",
        text="Tin cảng (theo Selm Wire). Tại Port Selm, Giám đốc Ilse Maro nêu 3.260 lượt, 473 lượt đêm và 17"
        " thỏa thuận với Oster, 2/5/2031. Hoa tiêu được cảm ơn nhiều.",
    )
    lineage = find_lineage([english, other])
    sources = Sources(lineage)
    (link,) = lineage.links()
    assert (link.grade, [other.quote(passage.made)[:12] for passage in link.passages]) == (
        "translation",
        ["Tin cảng (th", "Tại Port Sel"],
    )
    assert sources.source("vi", _place(other, "473")) == "en"
    assert sources.source("vi", _place(other, "cảm ơn")) == "en"


SECOND = (
    "Grasping and correctly forecasting the ocean situation, sensitive to new trends and issues of harbours; accurately"
    " identifying opportunities for pilots, fishermen and shipowners to keep the initiative against storms; promoting"
    " economic, cultural and political exchange of sailors, merchants, farmers and teachers. During the year port"
    " leaders made 59 visits, 21 of them to foreign islands and sea conferences, and welcomed 25 groups of shipowners."
)
FIRST = (
    "Firmly grasp and accurately forecast the situation of the ocean, sensitive to issues and new trends in harbours;"
    " accurately identify opportunities so that pilots, fishermen and shipowners hold the initiative against storms;"
    " promote economic, cultural and political exchanges between sailors, merchants, farmers and teachers. In the year"
    " the leaders of ports conducted 59 visits, with 21 to foreign islands and conferences of the sea, and were hosts"
    " to 25 groups of shipowners."
)


def test_two_translations_of_one_text_are_linked_sentence_by_sentence(prose: Any) -> None:
    """Other words for the same things in order tell one original: linked, not merged, one source of each fact."""
    one = prose.document("one", *prose.text("local one", 5), FIRST, published="2031-01-09")
    two = prose.document("two", SECOND, *prose.text("local two", 5), published="2031-01-10")
    lineage = find_lineage([one, two])
    assert lineage.groups == ()
    (link,) = lineage.links()
    assert (link.origin, link.made, link.grade) == ("one", "two", "translation")
    sources = Sources(lineage)
    assert sources.source("two", _place(two, "59 visits")) == "one"
    assert sources.source("two", Span(len(two.text) - 9, len(two.text) - 1)) == "two"
    changed = replace(two, text=SECOND.replace("59", "61").replace("25", "27"), id="changed")
    assert all(
        "59" not in one.quote(passage.origin)
        for other in find_lineage([one, changed]).links()
        for passage in other.passages
    )


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
def test_what_stands_in_order_is_counted(left: list[str], right: list[str]) -> None:
    """The bits count what the table of the longest common sequence counts."""
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            table[i + 1][j + 1] = table[i][j] + 1 if one == other else max(table[i][j + 1], table[i + 1][j])
    assert count_in_order(left, right) == table[-1][-1]


@given(
    kept=st.lists(st.integers(0, 9), min_size=4, max_size=10, unique=True),
    rate=st.sampled_from([0.0, 0.04, 0.1]),
    day=st.none() | st.integers(10, 28),
    of=st.sampled_from(["agency", "paper"]),
)
@settings(max_examples=40, deadline=None)
def test_adding_a_copy_never_raises_a_count(prose: Any, kept: list[int], rate: float, day: int | None, of: str) -> None:
    """Whoever copies, whatever, whenever afterwards: no sentence has more sources than before."""
    lines = prose.text("agency", 10)
    documents = {
        "agency": prose.document("agency", *lines, published="2031-01-09"),
        "paper": prose.document("paper", *lines[:7], *prose.text("own", 4), published="2031-01-10"),
        "other": prose.document("other", *prose.text("other", 9), published="2031-01-12"),
    }
    source = documents[of].text.split("\n")
    held = [source[place] for place in sorted(kept) if place < len(source)]
    copy = prose.document(
        "copy", *(prose.changed(line, rate, line) for line in held), published=f"2031-01-{day}" if day else None
    )
    before, after = _sources(*documents.values()), _sources(*documents.values(), copy)
    for line in held:
        tellers = [one for one in documents.values() if line in one.text]
        known = {before.source(one.name, _place(one, line)) for one in tellers}
        told = prose.changed(line, rate, line)
        now = {after.source(one.name, _place(one, line)) for one in tellers} | {
            after.source("copy", _place(copy, told))
        }
        assert len(now) <= len(known)


def test_unknown_documents_have_no_source() -> None:
    """A name that no document bears is an error."""
    with pytest.raises(KeyError):
        _sources().source("nobody", Span(0, 1))
