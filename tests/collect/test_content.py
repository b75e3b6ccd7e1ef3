"""What readers draw: lines with places, rows with cells, stretches of fonts, numbers of lists."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect.blocks import Cell, Paragraph, Table, Writer, is_note_mark
from diemcau.collect.content import CELL_MARK, Draft
from diemcau.collect.labels import write_bullet, write_number

words = st.text(st.characters(codec="utf-8", exclude_characters="\n\r|"), max_size=8)


@given(
    cells=st.lists(st.lists(st.tuples(words, st.sampled_from((None, "A", "B"))), max_size=3), min_size=1, max_size=5)
)
def test_a_row_has_a_place_for_each_cell(cells: list[list[tuple[str, str | None]]]) -> None:
    """The text between two places is the cell's, white space made single; fonts stay with their letters."""
    draft = Draft()
    draft.add_line("Before")
    draft.add_row(cells, table=1, row=2)
    content = draft.content()
    text = content.mapped.text
    line = text.split("\n")[1] if "\n" in text else ""
    assert len(content.places) == 1 + len(cells)
    starts = [place.start for place in content.places[1:]] + [len("Before\n") + len(line) + len(CELL_MARK)]
    shown = [text[a : b - len(CELL_MARK)] for a, b in pairwise(starts)]
    assert shown == [" ".join("".join(part for part, _ in cell).split()) for cell in cells]
    assert all(span.start < span.end for span, _ in content.fonts)


def test_neighbours_in_one_font_are_one_stretch() -> None:
    """A font is named once for letters that stand beside one another."""
    draft = Draft()
    draft.add_line([("a", "X"), ("b", "X"), ("c", "Y"), ("d", None), ("e", "Y")])
    text = draft.content().mapped.text
    assert [(text[span.start : span.end], font) for span, font in draft.fonts] == [("ab", "X"), ("c", "Y"), ("e", "Y")]


def test_paragraphs_are_counted_without_empty_ones_and_tables() -> None:
    """As a person counts them; a line that was broken inside one belongs to it."""
    cell = Cell([Paragraph([("x", None)])])
    table = Table([[cell, cell], [cell, cell], [cell, cell]])
    draft = Draft()
    Writer(draft).write(
        [Paragraph([("One\nTwo", None)]), Paragraph([(" ", None)]), table, Paragraph([("Three", None)])]
    )
    assert [(place.paragraph, place.table) for place in draft.places if place.column in {None, 1}] == [
        (1, None),
        (1, None),
        (None, 1),
        (None, 1),
        (None, 1),
        (2, None),
    ]


@pytest.mark.parametrize(
    ("before", "raised", "is_mark"),
    [
        ("214", "1", True),
        ("tonnes", "(2)", True),
        ("USD", "*", True),
        ("30 km", "2", False),
        ("500 m", "3", False),
        ("", "1", False),
        ("the 12", "th", False),
    ],
)
def test_raised_words_are_marks_or_powers(before: str, raised: str, is_mark: bool) -> None:  # noqa: FBT001 - a column of the table
    """Numbers and stars behind something are marks, but for squares and cubes of metres."""
    assert is_note_mark(before, raised) is is_mark


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (4, "1", "4"),
        (4, "01", "04"),
        (1, "a", "a"),
        (26, "A", "Z"),
        (28, "a", "bb"),
        (4, "i", "iv"),
        (1994, "I", "MCMXCIV"),
        (0, "i", "0"),
        (4000, "I", "4000"),
        (0, "a", "0"),
    ],
)
def test_numbers_of_lists(number: int, form: str, written: str) -> None:
    """Each form as Word and LibreOffice write it; what cannot be written in a form is written in digits."""
    assert write_number(number, form) == written


@pytest.mark.parametrize(
    ("sign", "written"), [("-", "-"), ("+", "+"), ("\uf0b7", "-"), ("•", "-"), ("", "-"), ("o", "-")]
)
def test_signs_of_lists(sign: str, written: str) -> None:
    """Dashes and pluses stay, since they tell levels apart; drawn signs become a dash."""
    assert write_bullet(sign) == written
