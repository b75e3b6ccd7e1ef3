"""Texts as columns of hashed words."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.reconcile.copies.columns import Columns, read_columns
from diemcau.records import Document, Span


def _document(text: str, furniture: tuple[Span, ...] = ()) -> Document:
    return Document(id=text, name=text, path="", text=text, language="en", furniture=furniture)


def _told(columns: Columns, documents: list[Document], place: int) -> list[str]:
    starts, begin = columns.starts_of(place), int(columns.begins[place])
    lengths = columns.lengths[begin : begin + len(starts)]
    return [
        documents[place].text[start : start + length]
        for start, length in zip(starts.tolist(), lengths.tolist(), strict=True)
    ]


@given(st.lists(st.text("aZđĐẩ19 .,_\n\t’-😀", max_size=40), max_size=5))
def test_words_are_the_runs_of_letters_and_digits(texts: list[str]) -> None:
    """Every word stands at its place with its length, whatever stands between, emoji included."""
    documents = [_document(text) for text in texts]
    columns = read_columns(documents)
    for place, text in enumerate(texts):
        assert _told(columns, documents, place) == re.findall(r"[^\W_]+", text)


@given(st.text("abc ", max_size=30), st.text("abc ", max_size=30))
def test_equal_words_have_equal_hashes_and_others_not(one: str, other: str) -> None:
    """A word's hash depends on its letters alone, not on its place, its case or its text."""
    columns = read_columns([_document(one), _document(other.upper())])
    words = [*one.split(), *other.split()]
    hashes = columns.words.tolist()
    assert len(set(words)) == len(set(hashes))
    assert len({*zip(words, hashes, strict=True)}) == len(set(words))


def test_hashes_are_the_same_on_every_machine() -> None:
    """The hash of a word is fixed: what was found once is found again."""
    assert read_columns([_document("Harbour, 17")]).words.tolist() == [3993036608, 460724285]


def test_numbers_are_marked_in_the_lowest_bit() -> None:
    """What begins with a digit is a number; folded, capitalised words are marked as well and lose their diacritics."""
    assert (read_columns([_document("Đà 17 nẵng")]).words & 1).tolist() == [0, 1, 0]
    folded = read_columns([_document("Đà 17 nẵng Da")], folded=True)
    assert (folded.words & 1).tolist() == [1, 1, 0, 1]
    assert folded.words[0] == folded.words[3]


def test_signs_without_spaces_stand_alone() -> None:
    """A script that writes without spaces is compared sign by sign."""
    documents = [_document("外交 abc部")]
    assert _told(read_columns(documents), documents, 0) == ["外", "交", "abc", "部"]


def test_furniture_is_left_out() -> None:
    """What belongs to the page is no word of the text, and the others keep their places."""
    documents = [_document("Menu home. Rice fell.", (Span(0, 10),))]
    assert _told(read_columns(documents), documents, 0) == ["Rice", "fell"]


def test_far_words_keep_their_places() -> None:
    """A gap longer than a column can hold loses no offset."""
    documents = [_document("near"), _document("a" + " " * 70_000 + "b c")]
    assert _told(read_columns(documents), documents, 1) == ["a", "b", "c"]


def test_places_and_words_lead_to_each_other() -> None:
    """The words that a place touches have spans that touch it."""
    columns = read_columns([_document("x"), _document("One two, three four.")])
    assert columns.inside(1, Span(4, 10)) == (1, 3)
    assert columns.inside(1, Span(7, 8)) == (2, 2)
    assert columns.spans(1, np.array([[1, 3], [0, 1]], np.int32)) == [Span(4, 14), Span(0, 3)]


@pytest.mark.parametrize("texts", [[], [""], ["", "...", "a"]])
def test_empty_texts_have_no_words(texts: list[str]) -> None:
    """Nothing to read is nothing read."""
    columns = read_columns([_document(text) for text in texts])
    assert columns.counts.tolist() == [1 if text == "a" else 0 for text in texts]


def test_columns_are_read_in_batches(prose: Any) -> None:
    """Texts read together have the words they have alone, however many batches they take."""
    texts = [" ".join(prose.text(f"batch {place}", 40)) for place in range(160)]
    together = read_columns([_document(text) for text in texts])
    for place in (0, 77, 159):
        assert together.words_of(place).tolist() == read_columns([_document(texts[place])]).words.tolist()
