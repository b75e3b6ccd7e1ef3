"""Rich text files give the text that a word processor shows."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from diemcau.collect.content import Content, Unread
from diemcau.collect.document import read_bytes
from diemcau.collect.rtf import read_rtf
from diemcau.records import Document

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset0 Times New Roman;}"
    r"{\f1\fswiss\fcharset163 Arial (Vietnamese);}{\f2\fnil\fcharset0 .VnTime{\*\falt Times};}"
    r"{\f3\fnil\fcharset2 Symbol;}{\f4\fmodern\fcharset128 MS Mincho;}}"
)


def read(body: str) -> Content:
    return read_rtf((HEAD + body + "}").encode("latin-1"), "a.rtf")


def shown(body: str) -> list[str]:
    return read(body).mapped.text.splitlines()


def test_letters_come_from_the_code_page_of_their_font() -> None:
    """Bytes are read in the character set of the font, tones of Windows-1258 as marks of their own."""
    assert shown(r"caf\'e9\par")[0] == "café"
    assert shown(r"{\f1 d\'f5\'ee}\par")[0] == b"d\xf5\xee".decode("cp1258")
    assert shown(r"{\f4 \'93\'fa\'96\'7b}\par")[0] == "日本"


def test_letters_of_unicode_replace_what_stands_in_for_them() -> None:
    """As many characters as the file says are left out behind each, of whatever sort; pairs make one character."""
    assert shown(r"t\u7881?nh {\uc2 \u7881 ab}c\uc0 \u273 \u432 n\par") == ["tỉnh ỉcđưn"]
    assert shown(r"\u7881\'3fx \u-10179?\u-8704? \u8211\endash z\par") == ["ỉx 😀 –z"]


def test_old_fonts_are_named_with_their_words() -> None:
    """Words in .VnTime become Vietnamese."""
    content = read(r"{\f2 N\'a8m 2024}{\f0  up}\par")
    named = [(content.mapped.text[span.start : span.end], font) for span, font in content.fonts]
    assert named == [("N¨m 2024", ".VnTime"), (" up", "Times New Roman")]


def test_list_numbers_are_those_that_stand_in_the_file() -> None:
    """The text of a number is kept before its item, a sign of a symbol font becomes a dash."""
    body = (
        r"\pard{\listtext\f0 1.\tab}\ls1 first\par{\listtext\f0 2.\tab}second\par"
        r"{\pntext\f3\'b7\tab}{\*\pn\pnlvlblt}sign\par"
    )
    assert shown(body) == ["1. first", "2. second", "- sign"]


def row(*cells: str, edges: str = r"\cellx1000\cellx2000\cellx3000") -> str:
    """A row of a table."""
    return rf"\trowd{edges}" + "".join(rf"\pard\intbl {cell}\cell" for cell in cells) + r"\row"


def test_rows_are_lines_and_cells_have_places() -> None:
    """Cells joined down are empty below; a cell over two columns leaves the second empty."""
    body = (
        r"\pard Before\par"
        + row("Item", "Year", edges=r"\clvmgf\cellx1000\cellx3000")
        + row("Item", "2023", "2024", edges=r"\clvmrg\cellx1000\cellx2000\cellx3000")
        + row("Visits", "190", "214")
        + r"\pard After\par"
    )
    content = read(body)
    text = content.mapped.text
    assert text.splitlines() == ["Before", "Item | Year | ", " | 2023 | 2024", "Visits | 190 | 214", "After"]
    cells = {(place.row, place.column): place.start for place in content.places if place.table == 1}
    assert text[cells[3, 3] :].startswith("214")


def test_tables_in_tables_follow_their_row() -> None:
    """A nested table is a table of its own."""
    inner = (
        r"\pard\intbl\itap2 a\nestcell 1\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}"
        r"\pard\intbl\itap2 b\nestcell 2\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}"
        r"\pard\intbl\itap2 c\nestcell 3\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}"
    )
    body = (
        row("Head", "Value")
        + rf"\trowd\cellx1\cellx2\pard\intbl x\par {inner}\pard\intbl\cell 9\cell\row"
        + row("y", "8")
    )
    assert shown(body) == ["Head | Value", "x | 9", "y | 8", "a | 1", "b | 2", "c | 3"]


def test_footnotes_headers_and_boxes_stand_apart() -> None:
    """A note follows its paragraph, headers and footers are furniture at the end, a box is read once."""
    box = r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt Boxed\par}}{\shprslt\par Boxed again\par}}"
    body = (
        r"{\header Report No. 45\par}{\footer Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
        r"Sales of 214{\super\chftn{\footnote\pard By customs.}} tonnes." + box + r"\par Next.\par"
    )
    content = read(body)
    text = content.mapped.text
    assert text.splitlines() == ["Sales of 214 tonnes.", "By customs.", "Boxed", "Next.", "Report No. 45", "Page 1"]
    assert [place.part for place in content.places] == ["body", "footnote", "textbox", "body", "header", "footer"]
    assert [text[span.start : span.end] for span in content.furniture] == ["Report No. 45", "Page 1"]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    """Pictures, objects, raw bytes, deleted and hidden stretches, field codes, summaries; a raised mark is dropped."""
    body = (
        r"{\info{\title Secret}}{\pict\pngblip 89504e47{}}{\object{\*\objdata 0105}{\result{\pict 00}}}"
        r"{\*\unknown words}Seen{\deleted gone}{\v hidden}{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} "
        r"214{\super 1} km{\super 2}\par"
    )
    content = read(body)
    assert content.mapped.text == "Seenlink 214 km2\n"
    assert {notice.what for notice in content.notices} == {"tracked", "hidden"}


def test_raw_bytes_hold_no_braces() -> None:
    """Bytes of which the file says how many they are are stepped over, whatever they look like."""
    assert shown(r"{\pict\bin5 }}}}}}after\par") == ["after"]


def test_a_file_that_breaks_off_is_read_so_far() -> None:
    """What came before the break is text; that the rest is missing is said, and waits for a person."""
    content = read_rtf((HEAD + r"The province sent 214\par deleg").encode(), "a.rtf")
    assert content.mapped.text.splitlines() == ["The province sent 214", "deleg"]
    assert [(notice.what, notice.severity.value) for notice in content.notices] == [("partial", "hold")]


def test_braces_without_end_are_refused() -> None:
    """A depth that no program writes is named."""
    with pytest.raises(Unread) as caught:
        read("{" * 20000)
    assert caught.value.what == "unsafe"


def test_a_large_picture_costs_no_time() -> None:
    """Ten megabytes of a picture are stepped over in less than a second."""
    body = (HEAD + r"Before{\pict " + "89504e47" * 1_250_000 + r"}after\par}").encode()
    started = time.process_time()
    document, _ = read_bytes(body, Path("a.rtf"))
    assert time.process_time() - started < 20
    assert isinstance(document, Document)
    assert document.text.strip() == "Beforeafter"
