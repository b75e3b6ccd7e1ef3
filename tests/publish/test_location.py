"""Where a mention stands, in words."""

from __future__ import annotations

import pytest

from diemcau.publish.location import tell_location
from diemcau.publish.texts import load_texts
from diemcau.records import Document, Place


@pytest.mark.parametrize(
    ("place", "english", "vietnamese"),
    [
        (Place(start=0, page=3, table=2, row=5), "page 3, table 2, row 5", "trang 3, bảng 2, dòng 5"),
        (Place(start=0, page=1, paragraph=4), "page 1, paragraph 4", "trang 1, đoạn 4"),
        (Place(start=0, sheet="Quý I", row=7, column=2), "sheet Quý I, cell B7", "trang tính Quý I, ô B7"),
        (Place(start=0, paragraph=2, part="footnote"), "footnote, paragraph 2", "chú thích cuối trang, đoạn 2"),
    ],
)
def test_a_place_is_told_as_a_person_looks_it_up(place: Place, english: str, vietnamese: str) -> None:
    """Page, table, row, cell and paragraph are named in the reader's language."""
    document = Document(id="0", name="a", path="a", text="312 visas", language="en", places=(place,))
    assert tell_location(load_texts("en"), document, 3) == english
    assert tell_location(load_texts("vi"), document, 3) == vietnamese


def test_a_plain_text_has_no_places() -> None:
    """Nothing is said of a file without pages, and recognised digits are told as such."""
    plain = Document(id="0", name="a", path="a", text="312 visas", language="en")
    scan = Document(
        id="0", name="a", path="a", text="312", language="en", places=(Place(start=0, page=2),), recognised=True
    )
    assert tell_location(load_texts("en"), plain, 0) == ""
    assert tell_location(load_texts("en"), scan, 0) == "page 2, recognised from a picture"
