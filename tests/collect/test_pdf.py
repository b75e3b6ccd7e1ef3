"""PDFs give sentences that are whole, tables row by row, and the page of each; nothing in them is lost or glued on."""

from __future__ import annotations

import io
import zlib

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect import pdf as pdf_module
from diemcau.collect.content import Content, Unread
from diemcau.collect.pdf import read_pdf
from diemcau.records.document import Place

SENTENCES = (
    "In 2024 the province of Dunmarsh received 1,234,567 visitors, up 12.5% on the year before, and signed 48"
    " agreements with partners abroad. Registered capital came to over USD 3.8 billion at the end of December."
    " The department sent 214 delegations abroad and received 167, most of them from neighbouring countries."
)
TABLE = (
    "#table(columns: (3fr, 1fr, 1fr), [Indicator], [2023], [2024],"
    " [Registered capital of foreign-invested projects in the industrial parks of the whole province], [1,200.5],"
    " [1,361.2], [Exports], [4,262.1], [4,884.6], table.cell(colspan: 2)[Total], [6,245.8])"
)


def printed(source: str, head: str = "") -> bytes:
    """A PDF of a text in the language of typst."""
    return bytes(typst.compile(f'#set page(paper: "a5", {head})\n{source}'.encode(), format="pdf"))


def lines(body: bytes) -> list[str]:
    return read_pdf(body, "report.pdf").mapped.text.splitlines()


def place(content: Content, words: str) -> Place:
    """The place of some words."""
    at = content.mapped.text.index(words)
    return [place for place in content.places if place.start <= at][-1]


def by_hand(drawn: str, *, page: str = "", trailer: str = "", objects: tuple[str, ...] = ()) -> bytes:
    """A PDF of one page in 12 point Helvetica, 600 points wide and high.

    Args:
        drawn: What draws the page.
        page: More about the page.
        trailer: More about the file.
        objects: More objects, from number 6 on.
    """
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R"
            f"/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>{page}>>"
        ),
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *(objects or ("null",)),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    end = f"trailer<</Size {len(parts) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def words_at(*words: tuple[float, float, str]) -> str:
    """What draws words at places."""
    return " ".join(f"BT /F 12 Tf {x} {y} Td ({said}) Tj ET" for x, y, said in words)


def test_line_ends_do_not_break_paragraphs() -> None:
    """A paragraph is one line of the text however often it is broken on the page."""
    assert lines(printed(f"{SENTENCES}\n\n{SENTENCES}")) == [SENTENCES, SENTENCES]


def test_a_sentence_that_runs_over_a_page_is_whole() -> None:
    """The end of a page does not end its paragraph, and each half knows its page."""
    content = read_pdf(printed("#v(1fr)\n" + SENTENCES, "height: 3.2cm, margin: 1cm"), "report.pdf")
    assert content.mapped.text.splitlines() == [SENTENCES]
    assert [each.page for each in content.places][:2] == [1, 2]
    assert {each.paragraph for each in content.places} == {1}


def test_headers_and_footers_stand_once_and_page_numbers_not_at_all() -> None:
    """What repeats at the edges of pages is furniture at the end of the text, and breaks no sentence."""
    head = 'header: [Department of Works], footer: context [#h(1fr) Page #counter(page).display("1/1", both: true)]'
    content = read_pdf(printed(f"{SENTENCES}\n\n" * 16, head), "report.pdf")
    said = content.mapped.text.splitlines()
    assert " ".join(said) == " ".join([SENTENCES] * 16 + ["Department of Works"])
    assert [span.quote(content.mapped.text) for span in content.furniture] == ["Department of Works"]
    assert place(content, "Department of Works").part == "header"


def test_bare_page_numbers_are_left_out() -> None:
    """Numbers that count up with the pages are no text."""
    said = lines(printed(f"{SENTENCES}\n\n" * 6, "footer: context [#align(center, counter(page).display())]"))
    assert " ".join(said) == " ".join([SENTENCES] * 6)


def test_marks_of_footnotes_stay_out_of_numbers() -> None:
    """A raised digit is no digit of the number before it; the note is a line of its own behind its paragraph."""
    content = read_pdf(printed("The year saw 1,234#footnote[Without transit.] guests in 56 km#super[2] of parks."), "a")
    assert content.mapped.text.splitlines() == ["The year saw 1,234 guests in 56 km2 of parks.", "1 Without transit."]
    assert place(content, "Without").part == "footnote"


def test_footnotes_do_not_break_a_sentence_that_runs_over_the_page() -> None:
    """Notes at the foot of a page follow the paragraph that goes on behind them."""
    body = printed("#v(1fr)\nIt welcomed 12#footnote[As counted in May.] " + SENTENCES, "height: 4.4cm, margin: 1cm")
    assert lines(body) == [f"It welcomed 12 {SENTENCES}", "1 As counted in May."]


def test_columns_are_read_one_after_the_other() -> None:
    """Lines that stand beside each other in columns are not one line."""
    said = lines(printed(f"#columns(2)[\n{SENTENCES}\n\n{SENTENCES}\n\n{SENTENCES}\n]", "height: 9cm"))
    assert " ".join(said) == " ".join([SENTENCES] * 3)


def test_rows_of_a_ruled_table_are_lines() -> None:
    """Cells are parted by marks, words on several lines of a cell are joined, and each cell has its place."""
    content = read_pdf(printed(f"Table 1. Trade (million USD)\n\n{TABLE}\n\nNote: as of May."), "report.pdf")
    assert content.mapped.text.splitlines() == [
        "Table 1. Trade (million USD)",
        "Indicator | 2023 | 2024",
        (
            "Registered capital of foreign-invested projects in the industrial parks of the whole province"
            " | 1,200.5 | 1,361.2"
        ),
        "Exports | 4,262.1 | 4,884.6",
        "Total |  | 6,245.8",
        "Note: as of May.",
    ]
    found = place(content, "4,884.6")
    assert (found.page, found.table, found.row, found.column) == (1, 1, 3, 3)


def test_a_table_without_rules_is_told_by_its_columns() -> None:
    """Numbers that stand under each other are rows, and a label on two lines is one."""
    said = lines(printed(f"Here is what was traded.\n\n{TABLE.replace('columns', 'stroke: none, columns')}"))
    assert said == [
        "Here is what was traded.",
        "Indicator | 2023 | 2024",
        (
            "Registered capital of foreign-invested projects in the industrial parks of the whole province"
            " | 1,200.5 | 1,361.2"
        ),
        "Exports | 4,262.1 | 4,884.6",
        "Total |  | 6,245.8",
    ]


def test_a_table_goes_on_over_the_page() -> None:
    """Its head, printed again, stands once; its rows count on."""
    rows = "".join(f"[Unit {at}], [{at * 10}.5], " for at in range(1, 41))
    content = read_pdf(printed(f"#table(columns: 2, table.header([Unit], [Trips]), {rows})"), "report.pdf")
    said = content.mapped.text.splitlines()
    assert said == ["Unit | Trips", *(f"Unit {at} | {at * 10}.5" for at in range(1, 41))]
    last = place(content, "400.5")
    assert last.page is not None
    assert last.page > 1
    assert (last.table, last.row) == (1, 41)


def test_numbers_of_one_cell_are_rows_where_no_rules_part_them() -> None:
    """A frame around a column of numbers does not make them one cell."""
    said = lines(printed("#table(columns: 2, [Year], [Trips], [2022 \\ 2023 \\ 2024], [120 \\ 135 \\ 150])"))
    assert said == ["Year | Trips", "2022 | 120", "2023 | 135", "2024 | 150"]


def test_parted_words_are_whole() -> None:
    """A hyphen that a line end made is dropped; one that belongs to the word stays."""
    words = (
        "The administration's responsibilities for internationalisation remained comprehensive and well-established. "
    )
    said = lines(printed('#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n' + words * 8, "width: 7cm"))
    assert said == [(words * 8).strip().replace("'", "’")]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_as_upright_ones(turn: int) -> None:
    """Pages that are shown turned are read as they are shown."""
    made = pdfium.PdfDocument.new()
    source = pdfium.PdfDocument(by_hand(words_at(*((50, 550 - 20 * at, f"Line {at} of the page.") for at in range(5)))))
    made.import_pages(source)
    made[0].set_rotation(turn)
    body = io.BytesIO()
    made.save(body)
    content = read_pdf(body.getvalue(), "report.pdf")
    assert "Line 0 of the page." in content.mapped.text


def test_letters_strewn_over_the_file_are_words_again() -> None:
    """Where letters of another font are drawn after the line, words are put together by place."""
    drawn = "".join(
        f"BT /F 12 Tf 50 {y} Td [(Tr) -556 (de was up)] TJ ET BT /F 12 Tf 61.33 {y} Td (a) Tj ET\n"
        for y in range(500, 380, -20)
    )
    assert " ".join(lines(by_hand(drawn))).split() == ["Trade", "was", "up"] * 6


def test_fonts_are_told() -> None:
    """The name of a font may say in which old encoding its letters are."""
    content = read_pdf(by_hand(words_at((50, 500, "Old letters"))), "report.pdf")
    assert [(span.quote(content.mapped.text), font) for span, font in content.fonts] == [("Old letters", "Helvetica")]


def test_what_was_typed_into_a_form_is_read() -> None:
    """The value of a field is text of its page."""
    look = "BT /F 12 Tf 2 5 Td (512 delegations) Tj ET"
    field = (
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(512 delegations)/Rect[50 400 250 420]/F 4/AP<</N 7 0 R>>/P 3 0 R>>"
    )
    form = (
        f"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 5 0 R>>>>/Length {len(look)}>>"
        f"stream\n{look}\nendstream"
    )
    body = by_hand(words_at((50, 500, "Sent abroad:")), page="/Annots[6 0 R]", objects=(field, form)).replace(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>"
    )
    assert "512 delegations" in lines(body)


PICTURE = (
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    "stream\n\x80\nendstream"
)


def test_a_scan_that_cannot_be_recognised_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of pictures is no empty report."""
    monkeypatch.setattr(pdf_module, "find_recogniser", lambda: None)
    with pytest.raises(Unread, match="pictures of text") as caught:
        read_pdf(by_hand("q 600 0 0 600 0 0 cm /I Do Q", objects=(PICTURE,)), "scan.pdf")
    assert caught.value.what == "needs_part"
    assert "tesseract-ocr-vie" in caught.value.advice


def test_text_under_a_scan_waits_for_a_person() -> None:
    """Letters that another program recognised are marked as such."""
    text = words_at((50, 500, "It received 48 delegations in the whole year and sent 52."))
    drawn = f"q 600 0 0 600 0 0 cm /I Do Q {text.replace('BT', 'BT 3 Tr')}"
    content = read_pdf(by_hand(drawn, objects=(PICTURE,)), "scan.pdf")
    assert content.recognised
    assert [notice.what for notice in content.notices] == ["recognised"]


def test_long_files_are_cut_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages behind the most that are read are a finding and no silence."""
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 1)
    content = read_pdf(printed(f"{SENTENCES}\n\n" * 8), "report.pdf")
    assert [notice.what for notice in content.notices] == ["cut"]


ENCRYPTED = by_hand(
    words_at((50, 500, "Locked")),
    trailer=f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>",
)
SWELLING = zlib.compress(b"0 0 m 1 1 l S\n" * 2_500_000, 9)
BOMB = by_hand("").replace(
    b"<</Length 0>>stream\n\nendstream",
    b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(SWELLING), SWELLING),
)
TWICE = by_hand("").replace(
    b"<</Length 0>>stream\n", b"<</Filter[/FlateDecode/FlateDecode]/Length 20>>stream\n\x78\x9c" + bytes(18)
)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        pytest.param(b"%PDF-1.7\n", "broken", id="nothing but a head"),
        pytest.param(printed(SENTENCES)[:1500], "broken", id="cut off"),
        pytest.param(by_hand("").replace(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0"), "broken", id="no pages"),
        pytest.param(by_hand("0 0 m 100 100 l S"), "no_text", id="a drawing"),
        pytest.param(ENCRYPTED, "encrypted", id="a password"),
        pytest.param(BOMB, "bomb", id="a bomb"),
        pytest.param(TWICE, "bomb", id="packed twice"),
    ],
)
def test_the_cause_is_named(body: bytes, what: str) -> None:
    """A file that cannot be read says why and what to do."""
    with pytest.raises(Unread) as caught:
        read_pdf(body, "report.pdf")
    assert caught.value.what == what
    assert caught.value.advice


WHOLE = printed(f"{SENTENCES}\n\n{TABLE}", 'header: [Works], footer: context [#counter(page).display("1")]')


def survives(body: bytes) -> None:
    try:
        read_pdf(body, "report.pdf")
    except Unread:
        return


@given(st.integers(0, len(WHOLE)))
def test_a_cut_file_ends_in_a_cause(length: int) -> None:
    """However much of a file is missing, it is read or named."""
    survives(WHOLE[:length])


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_damaged_file_ends_in_a_cause(changes: list[tuple[int, int]]) -> None:
    """Whatever bytes of a file are changed, it is read or named."""
    body = bytearray(WHOLE)
    for at, value in changes:
        body[at] = value
    survives(bytes(body))


_WORD = st.text(st.sampled_from("abcdeghikmnoprstuvxyđăâêôơư"), min_size=1, max_size=9)


@given(st.lists(_WORD, min_size=1, max_size=120), st.integers(6, 14))
def test_no_word_is_lost(words: list[str], width: int) -> None:
    """Whatever a paragraph says and however wide the page is, its words come back in order."""
    body = printed(f'#set text(hyphenate: false)\n#"{" ".join(words)}"', f"width: {width}cm, margin: 1cm")
    assert " ".join(lines(body)).split() == words
