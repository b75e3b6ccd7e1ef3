"""LibreOffice texts give the text that LibreOffice shows."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from diemcau.collect.content import Content, Unread
from diemcau.collect.document import read_bytes
from diemcau.collect.odt import read_odt
from diemcau.records import Document

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{short}="{_URN}{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_KIND = "application/vnd.oasis.opendocument.text"


def packed(body: str, styles: str = "", frame: str = "", **more: str) -> bytes:
    """A LibreOffice text of a body, its own styles, and the part of all other styles."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("mimetype", _KIND)
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {_NAMES}>{frame}</office:document-styles>")
        for name, part in more.items():
            archive.writestr(name.replace("__", "/"), part)
    return whole.getvalue()


def read(body: str, styles: str = "", frame: str = "", **more: str) -> Content:
    return read_odt(packed(body, styles, frame, **more), "a.odt")


def shown(body: str, styles: str = "", frame: str = "") -> list[str]:
    return read(body, styles, frame).mapped.text.splitlines()


def p(words: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def items(*inside: str) -> str:
    """A list inside a list."""
    return "<text:list>" + "".join(f"<text:list-item>{each}</text:list-item>" for each in inside) + "</text:list>"


def level(at: int, form: str, suffix: str = ".", shown_levels: int = 1) -> str:
    """A numbered level of a list."""
    return (
        f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" style:num-suffix="{suffix}" '
        f'text:display-levels="{shown_levels}"/>'
    )


def test_lists_are_numbered_as_libreoffice_numbers_them() -> None:
    """Levels have their own forms; a second paragraph of an item has no number; a sign stays or becomes a dash."""
    styles = (
        f'<text:list-style style:name="L">{level(1, "I")}{level(2, "1", shown_levels=2)}'
        '<text:list-level-style-bullet text:level="3" text:bullet-char="\uf0b7"/></text:list-style>'
    )
    third = items(p("c"))
    second = items(p("b") + third, p("d"))
    body = (
        f'<text:list text:style-name="L"><text:list-item>{p("a")}{p("more")}{second}</text:list-item>'
        f"<text:list-item>{p('e')}</text:list-item><text:list-header>{p('head')}</text:list-header></text:list>"
    )
    assert shown(body, styles) == ["I. a", "more", "I.1. b", "- c", "I.2. d", "II. e", "head"]


def test_a_list_goes_on_where_it_says_so() -> None:
    """A new list begins at one; one that continues counts on from the list that it names or that has its style."""
    styles = f'<text:list-style style:name="L">{level(1, "a", ")")}</text:list-style>'
    item = "<text:list-item>" + p("x") + "</text:list-item>"
    body = (
        f'<text:list xml:id="one" text:style-name="L">{item}{item}</text:list>'
        f'<text:list text:style-name="L">{item}</text:list>'
        f'<text:list text:style-name="L" text:continue-list="one">{item}</text:list>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{item}</text:list>'
    )
    assert shown(body, styles) == ["a) x", "b) x", "a) x", "c) x", "d) x"]


def test_headings_are_numbered_by_the_outline() -> None:
    """Numbers of chapters stand in the styles of the file, not in its text."""
    frame = '<text:outline-style style:name="O">' + "".join(
        f'<text:outline-level-style text:level="{at}" style:num-format="{form}" style:num-suffix="." '
        f'text:display-levels="{at}"/>'
        for at, form in ((1, "1"), (2, "1"))
    )
    body = '<text:h text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h>' + p("c")
    assert shown(body, frame=frame + "</text:outline-style>") == ["1. A", "1.1. B", "c"]


def test_joined_and_repeated_cells_keep_their_columns() -> None:
    """Covered cells are empty; a cell written once for several columns stands in each."""
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-spanned="2">{p("Year")}</table:table-cell>'
        f"<table:covered-table-cell/><table:table-cell>{p('Note')}</table:table-cell></table:table-row>"
        "</table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-repeated="2">{p("12")}</table:table-cell>'
        f"<table:table-cell>{p('b')}</table:table-cell></table:table-row>"
        f"<table:table-row><table:table-cell>{p('1')}</table:table-cell></table:table-row></table:table>"
    )
    content = read(body)
    assert content.mapped.text.splitlines() == ["Year |  | Note", "12 | 12 | b", "1"]
    assert [(place.row, place.column) for place in content.places][:4] == [(1, 1), (1, 2), (1, 3), (2, 1)]


def test_footnotes_boxes_and_spaces() -> None:
    """Notes and boxes follow their paragraph; spaces, tabs and line breaks are characters; comments are none."""
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"{p('By customs.')}</text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box>{p('Boxed')}</draw:text-box></draw:frame>"
    body = p(
        f"Exports   reached\n 214{note} million<text:s text:c='3'/>USD<text:tab/>up<text:line-break/>By{box}"
        "<office:annotation><text:p>remark</text:p></office:annotation> all"
    )
    content = read(body)
    assert content.mapped.text.splitlines() == ["Exports reached 214 million USD\tup", "By all", "By customs.", "Boxed"]
    assert [place.part for place in content.places] == ["body", "body", "footnote", "textbox"]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    """Deleted stretches and hidden letters go with a notice; a raised mark leaves its number whole."""
    styles = (
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="U" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    region = f"<text:changed-region><text:deletion>{p('200')}</text:deletion></text:changed-region>"
    changes = f"<text:tracked-changes>{region}</text:tracked-changes>"
    body = changes + p(
        'In all 214<text:span text:style-name="U">1</text:span> trips<text:span text:style-name="H">secret</text:span>'
    )
    content = read(body, styles)
    assert content.mapped.text == "In all 214 trips\n"
    assert {notice.what for notice in content.notices} == {"tracked", "hidden"}


def test_contents_headers_and_footers_are_furniture() -> None:
    """Their figures are not read; headers and footers stand at the end, each once."""
    body = (
        f"<text:table-of-content><text:index-body>{p('Visits 12')}</text:index-body></text:table-of-content>{p('Text')}"
    )
    page = f"<style:header>{p('No. 45')}</style:header><style:footer>{p('No. 45')}</style:footer>"
    content = read(
        body, frame=f"<office:master-styles><style:master-page>{page}</style:master-page></office:master-styles>"
    )
    text = content.mapped.text
    assert text.splitlines() == ["Visits 12", "Text", "No. 45"]
    assert [text[span.start : span.end] for span in content.furniture] == ["Visits 12", "No. 45"]


def test_pages_are_those_that_libreoffice_last_drew() -> None:
    """Soft page ends and paragraphs that begin a page are counted."""
    styles = (
        '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/>'
        "</style:style>"
    )
    body = p("one") + p("two<text:soft-page-break/> and three") + p("four", "B") + p("five")
    assert [place.page for place in read(body, styles).places] == [1, 1, 3, 3]
    assert {place.page for place in read(p("one")).places} == {None}


def test_fonts_are_named_by_their_family() -> None:
    """A style's font is looked up among the faces of the file."""
    styles = (
        '<style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/>'
        '<style:style style:name="V" style:family="paragraph"><style:text-properties style:font-name="F1"/>'
        "</style:style>"
    )
    content = read(p("N¨m", "V") + p("plain"), styles)
    assert [(content.mapped.text[span.start : span.end], font) for span, font in content.fonts] == [("N¨m", ".VnTime")]


def test_a_password_is_named() -> None:
    """The manifest says that the parts are encrypted."""
    with pytest.raises(Unread) as caught:
        read(p("x"), **{"META-INF__manifest.xml": "<manifest:encryption-data/>"})
    assert caught.value.what == "encrypted"


def test_macros_are_said() -> None:
    """A text with programs in it is read for its words."""
    document, notices = read_bytes(packed(p("The text."), **{"Basic__Standard__a.xml": "<x/>"}), Path("a.odt"))
    assert isinstance(document, Document)
    assert [notice.code for notice in notices] == ["collect.macros"]
