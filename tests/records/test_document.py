"""The way from a text back to the bytes it came from."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Invalid
from diemcau.records import Document, OffsetMap, Place, Span
from diemcau.records.document import IDENTITY


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, str, OffsetMap]:
    """An original, what is left of it when pieces are cut out, and the map that leads back."""
    pieces = draw(
        st.lists(st.tuples(st.text("abc <>7đ", min_size=1, max_size=6), st.booleans()), min_size=1, max_size=12)
    )
    kept, text_starts, origin_starts, at = "", [0], [0], 0
    for piece, keep in pieces:
        if keep:
            if kept:
                text_starts.append(len(kept))
                origin_starts.append(at)
            else:
                origin_starts[0] = at
            kept += piece
        at += len(piece)
    return "".join(piece for piece, _ in pieces), kept, OffsetMap(tuple(text_starts), tuple(origin_starts))


@given(cut_texts())
def test_every_character_is_found_in_the_original(drawn: tuple[str, str, OffsetMap]) -> None:
    """The original holds at the mapped place the very character of the text, and the places ascend."""
    original, text, offsets = drawn
    places = [offsets.origin(at) for at in range(len(text))]
    assert "".join(original[place] for place in places) == text
    assert places == sorted(set(places))


@given(st.integers(0, 10**9))
def test_an_uncut_text_maps_to_itself(offset: int) -> None:
    """Where nothing was cut out, text and original count alike."""
    assert IDENTITY.origin(offset) == offset


def test_a_document_quotes_and_does_not_change() -> None:
    """Words come by span; a document that was made stays as it is."""
    document = Document(id="0", name="lomar", path="lomar.txt", text="Lomar sent 12 envoys.", language="en")
    assert document.quote(Span(6, 13)) == "sent 12"
    with pytest.raises(Invalid):
        document.quote(Span(20, 40))
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "other"  # type: ignore[misc]


def test_a_place_holds_until_the_next_one() -> None:
    """Every offset of a text leads to the page, row and cell it stands in."""
    places = (Place(start=0, page=1, paragraph=1), Place(start=5, sheet="Số liệu", table=1, row=7, column=28))
    document = Document(id="0", name="a", path="a", text="First cell", language="en", places=places)
    assert document.place_at(4) == places[0]
    found = document.place_at(5)
    assert found is not None
    assert (found.address, places[0].address) == ("AB7", None)
    assert Document(id="0", name="a", path="a", text="x", language="en").place_at(0) is None
