"""Which text took what from which: ways of copying, quotations, furniture, moulds and chains."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.reconcile.copies import find_lineage
from diemcau.reconcile.copies.groups import Groups
from diemcau.records import Document


def _links(*documents: Document) -> dict[tuple[str, str], Any]:
    return {(link.origin, link.made): link for link in find_lineage(documents).links()}


def _groups(*documents: Document) -> list[tuple[str, ...]]:
    return [group.documents for group in find_lineage(documents).groups]


@pytest.mark.parametrize("way", ["verbatim", "cut", "edited", "reordered", "local", "heavy"])
def test_every_way_of_copying_is_found(prose: Any, way: str) -> None:
    """A text under another name, cut, edited, reordered, with paragraphs of its own or heavily changed is a copy."""
    lines = prose.text("origin", 20)
    made = {
        "verbatim": ["Oster Daily", *lines],
        "cut": lines[3:11],
        "edited": [prose.changed(line, 0.06, line) for line in lines if line != lines[5]],
        "reordered": [*lines[12:], *lines[4:12], *lines[:4]],
        "local": [*prose.text("own", 6), *lines, *prose.text("more", 6)],
        "heavy": [prose.changed(line, 0.18, line) for line in lines],
    }[way]
    origin = prose.document("a", *lines, published="2031-01-09")
    copy = prose.document("b", *made, published="2031-01-10")
    other = prose.document("c", *prose.text("another", 20))
    lineage = find_lineage([other, copy, origin])
    assert [group.documents for group in lineage.groups] == [("a", "b")]
    (link,) = lineage.links()
    assert (link.origin, link.made) == ("a", "b")
    assert link.grade == {"cut": "excerpt", "edited": "verbatim", "heavy": "edited"}.get(way, "verbatim")
    assert (link.carried > link.taken) == (way in {"cut", "edited"})


def test_a_quotation_is_linked_and_not_merged(prose: Any) -> None:
    """An article that takes a fifth of another and says much of its own stays a text of its own."""
    lines = prose.text("origin", 20)
    quoting = [*prose.text("own", 9), *lines[4:8], *prose.text("end", 9)]
    origin, made = prose.document("a", *lines, published="2031-01-09"), prose.document("b", *quoting)
    lineage = find_lineage([origin, made])
    assert lineage.groups == ()
    (link,) = lineage.links()
    assert (link.origin, link.made, link.grade) == ("a", "b", "quote")
    assert link.taken == pytest.approx(0.2, abs=0.02)
    (passage,) = link.passages
    assert made.quote(passage.made) == origin.quote(passage.origin) == "\n".join(lines[4:8]).rstrip(".")


def test_a_phrase_is_no_quotation(prose: Any) -> None:
    """What two reports of one meeting call it links nothing."""
    title = "the yearly meeting of the harbour board in the port of Selm"
    one = prose.document("a", *prose.text("a", 5), title, *prose.text("b", 5))
    assert _links(one, prose.document("b", *prose.text("c", 5), title, *prose.text("d", 5))) == {}


@pytest.mark.parametrize(("articles", "sentences"), [(2, 8), (12, 8), (60, 4), (60, 20)])
def test_shared_furniture_makes_no_copies(prose: Any, articles: int, sentences: int) -> None:
    """A paragraph about the paper, a caption and related headlines at the end of every article merge none of them."""
    furniture = [*prose.text("paper", 3), *(line.rstrip(".") for line in prose.text("related", 4, 9))]
    documents = [
        prose.document(f"d{place}", *prose.text(f"article {place}", sentences), *furniture) for place in range(articles)
    ]
    assert _groups(*documents) == []


def test_copies_are_found_beside_their_furniture(prose: Any) -> None:
    """Furniture that all share neither hides copies nor joins others to them."""
    furniture = prose.text("paper", 4)
    documents = []
    for place in range(40):
        lines = prose.text(f"article {place}", 8)
        documents.append(prose.document(f"{place} a", *lines, *furniture))
        documents.append(prose.document(f"{place} b", *lines[:5], *furniture, published="2031-01-10"))
    found = _groups(*documents)
    assert len(found) == 40
    assert all(len(group) == 2 and group[0].split()[0] == group[1].split()[0] for group in found)


def test_many_papers_with_paragraphs_of_their_own_are_one_group(prose: Any) -> None:
    """Fifty reprints of one text are one group, though each adds a third of its own."""
    lines = prose.text("agency", 12)
    reprints = [prose.document(f"p{place:02}", *lines, *prose.text(f"own {place}", 5)) for place in range(50)]
    assert [len(group) for group in _groups(prose.document("agency", *lines), *reprints)] == [51]


def test_a_mould_with_new_numbers_is_no_copy(prose: Any) -> None:
    """Months of one report share all words and no numbers: neither copies nor quotations."""
    chance = random.Random("months")
    mould = [f"{line[:-1]} {{}} visits and {{}} more." for line in prose.text("mould", 12, 9)]
    months = [
        prose.document(f"m{month}", *(line.format(*chance.sample(range(9999), 2)) for line in mould))
        for month in range(8)
    ]
    assert _links(*months) == {}


def test_one_corrected_number_leaves_a_copy(prose: Any) -> None:
    """A reprint that corrects one figure of many is a copy still."""
    lines = [prose.sentence(f"line {place}", 14, numbers=2) for place in range(8)]
    number = next(word for word in lines[3].split() if word.isdigit())
    corrected = [line.replace(number, "77777") for line in lines]
    assert len(_groups(prose.document("a", *lines), prose.document("b", *corrected))) == 1


def test_groups_do_not_chain(prose: Any) -> None:
    """Texts of which each shares half with the next are never brought together beyond a pair."""
    parts = [prose.text(f"part {place}", 6) for place in range(9)]
    documents = [prose.document(f"k{place}", *parts[place], *parts[place + 1]) for place in range(8)]
    assert all(len(group) == 2 for group in _groups(*documents))


def test_a_short_text_in_two_long_ones_joins_only_one() -> None:
    """Who is a copy of the small but not of the full stays outside."""
    close = {(0, 1): 1.0, (0, 2): 1.0}
    groups = Groups([5, 50, 40], lambda one, other: close.get((one, other), 0.0))
    assert groups.join(0, 1)
    assert not groups.join(0, 2)
    assert list(groups) == [[0, 1]]


def test_a_digest_of_dated_texts_is_not_one_with_them(prose: Any) -> None:
    """A later text that carries several whole ones links to each and joins none."""
    items = [prose.text(f"item {place}", 5) for place in range(5)]
    papers = [
        prose.document(f"i{place}", *item, published="2031-01-0" + str(place + 1)) for place, item in enumerate(items)
    ]
    digest = prose.document("digest", *(line for item in items for line in item), published="2031-01-20")
    lineage = find_lineage([*papers, digest])
    assert lineage.groups == ()
    assert sorted((link.origin, link.made) for link in lineage.links()) == [
        (f"i{place}", "digest") for place in range(5)
    ]
    assert all(link.taken > 0.9 for link in lineage.links())


@given(
    kept=st.lists(st.integers(0, 11), min_size=3, max_size=12, unique=True),
    own=st.integers(0, 6),
    rate=st.sampled_from([0.0, 0.05, 0.15]),
)
@settings(max_examples=30, deadline=None)
def test_passages_share_their_words(prose: Any, kept: list[int], own: int, rate: float) -> None:
    """Whatever is called a passage lies in both texts, in order of the made one, and most of its words are the same."""
    lines = prose.text("origin", 12)
    made = [prose.changed(lines[place], rate, str(place)) for place in kept] + prose.text("own", own)
    documents = {"a": prose.document("a", *lines), "b": prose.document("b", *made)}
    for link in find_lineage(documents.values()).links():
        assert 0 < link.carried <= 1
        assert 0 < link.taken <= 1
        assert list(link.passages) == sorted(link.passages, key=lambda passage: passage.made)
        for passage in link.passages:
            one = documents[link.origin].quote(passage.origin).lower().split()
            other = documents[link.made].quote(passage.made).lower().split()
            assert len(set(one) & set(other)) >= 0.3 * max(len(one), len(other))


@given(order=st.permutations(range(9)))
@settings(max_examples=20, deadline=None)
def test_neither_order_nor_doubling_changes_what_is_found(prose: Any, order: list[int]) -> None:
    """In another order the same is found; a file twice adds itself to its group and changes nothing else."""
    lines = prose.text("origin", 12)
    documents = [
        prose.document("a", *lines),
        prose.document("b", *lines[2:9]),
        prose.document("c", *lines, *prose.text("own", 5)),
        prose.document("d", *prose.text("d", 8), *lines[4:7], *prose.text("e", 8)),
        *(prose.document(f"x{place}", *prose.text(f"x{place}", 9)) for place in range(5)),
    ]
    known = find_lineage(documents)
    again = find_lineage([documents[place] for place in order])
    assert again.groups == known.groups
    assert list(again.links()) == list(known.links())
    twin = replace(documents[order[0]], name="twin")
    doubled = find_lineage([*documents, twin])
    assert {
        tuple(n for n in group.documents if n != "twin")
        for group in doubled.groups
        if len(group.documents) > 2 or "twin" not in group.documents
    } == {group.documents for group in known.groups}


def test_the_text_that_names_its_source_comes_second(prose: Any) -> None:
    """Undated texts are directed by what they say of their source, and else the fuller is the origin."""
    lines = prose.text("origin", 12)
    named = replace(prose.document("b", "From the Selm Wire.", *lines, *prose.text("own", 3)), publisher="Oster Post")
    wire = replace(prose.document("a", *lines), publisher="Selm Wire")
    assert list(_links(named, wire)) == [("a", "b")]
    both = [f"According to the Selm Wire, {line}" for line in lines[:1]] + lines
    assert list(_links(prose.document("b", *both, *prose.text("own", 2)), prose.document("a", *both))) == [("b", "a")]
    assert list(_links(prose.document("b", *lines), prose.document("a", *lines[:6]))) == [("b", "a")]


def test_texts_of_the_same_words_are_linked_whole(prose: Any) -> None:
    """The same words with other marks are one text, the passage all of it; without words, the same bytes."""
    one = prose.document("a", "Rice fell, they said.", published="2031-01-09")
    two = prose.document("b", "RICE FELL: they said!")
    lineage = find_lineage([two, one, prose.document("c", "..."), prose.document("d", "..."), prose.document("e", "!")])
    links = list(lineage.links())
    assert [(link.origin, link.made, link.carried) for link in links] == [("a", "b", 1.0), ("c", "d", 1.0)]
    assert [two.quote(passage.made) for passage in links[0].passages] == ["RICE FELL: they said"]
    assert links[1].passages == ()


def test_nothing_has_no_lineage() -> None:
    """No documents, no groups and no links."""
    lineage = find_lineage([])
    assert (lineage.groups, list(lineage.links())) == ((), [])


def test_long_texts_are_thinned_and_still_found(prose: Any) -> None:
    """Of a long text few runs are kept, enough to find a page of it in another."""
    lines = prose.text("book", 700)
    page = [*prose.text("own", 5), *lines[300:306], *prose.text("end", 5)]
    (link,) = find_lineage([prose.document("a", *lines), prose.document("b", *page)]).links()
    assert link.carried == pytest.approx(6 / 16, abs=0.03)


def test_dates_order_what_words_do_not(prose: Any) -> None:
    """The earlier is the origin, however short."""
    lines = prose.text("origin", 12)
    short = prose.document("s", *lines[:7], published="2031-01-01")
    assert list(_links(prose.document("l", *lines, published="2031-02-01"), short)) == [("s", "l")]
    assert short.published == date(2031, 1, 1)


def test_all_pairs_of_a_small_group_are_linked(prose: Any) -> None:
    """Up to nine copies are each held against each other."""
    lines = prose.text("origin", 12)
    documents = [prose.document(f"d{place}", *lines, *prose.text(f"own {place}", 2)) for place in range(5)]
    found = {frozenset(pair) for pair in _links(*documents)}
    assert found == {frozenset(pair) for pair in combinations((one.name for one in documents), 2)}
    assert np.isclose(find_lineage(documents).graded.overlaps.spread.min(), 12 / 14, atol=0.03)


def test_what_one_twin_took_the_other_took_too(prose: Any) -> None:
    """A quotation leads to every file that holds the words quoted, at the place where each holds them."""
    lines = prose.text("origin", 20)
    quoting = prose.document("q", *prose.text("own", 9), *lines[4:8], *prose.text("end", 9))
    one = prose.document("b", *lines, published="2031-01-09")
    two = prose.document("a", "***", *(line.upper() for line in lines), published="2031-01-10")
    links = _links(one, two, quoting)
    assert {pair: link.grade for pair, link in links.items()} == {
        ("b", "a"): "verbatim",
        ("b", "q"): "quote",
        ("a", "q"): "quote",
    }
    (passage,) = links["a", "q"].passages
    assert two.quote(passage.origin) == quoting.quote(passage.made).upper()
