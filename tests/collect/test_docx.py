"""Word files give the text that Word shows, with the places of its paragraphs and cells."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from diemcau.collect.content import Content, Unread
from diemcau.collect.document import read_bytes
from diemcau.collect.docx import read_docx
from diemcau.records import Document, Finding

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SAVED = (
    "MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
    "<html><body><p>In a page: 214 delegations</p></body></html>\n--b--\n"
)
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def packed(body: str, **parts: str) -> bytes:
    """A Word file of a body and further parts, each named as it is called without `.xml`."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_KIND}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in parts
    )
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
        f'Type="{_KIND}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": part for name, part in parts.items()},
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return whole.getvalue()


def read(body: str, **parts: str) -> Content:
    return read_docx(packed(body, **parts), "report.docx")


def shown(body: str, **parts: str) -> list[str]:
    return read(body, **parts).mapped.text.splitlines()


def p(inside: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    runs = inside if inside.startswith("<") else f'<w:r><w:t xml:space="preserve">{inside}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(words: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def tbl(*rows: str) -> str:
    """A table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def listed(words: str, level: int = 0, number: int = 1) -> str:
    """A paragraph of a list."""
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def numbering(*levels: tuple[str, str], extra: str = "", lists: str = "") -> str:
    """A definition of lists whose levels have a form and a text."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{made}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{lists}</w:numbering>'
    )


def test_lists_are_numbered_as_word_numbers_them() -> None:
    """Numbers of upper levels stand in those below, and lower levels begin anew under each item."""
    levels = numbering(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))
    body = "".join(
        [
            listed("Results"),
            listed("Visits", 1),
            listed("of leaders", 2),
            listed("of officials", 2),
            listed("one more", 3),
            listed("Agreements", 1),
            listed("Tasks"),
            listed("Reports", 1),
        ]
    )
    assert shown(body, numbering=levels) == [
        "I. Results",
        "1. Visits",
        "a) of leaders",
        "b) of officials",
        "- one more",
        "2. Agreements",
        "II. Tasks",
        "1. Reports",
    ]


def test_numbers_of_several_levels_are_joined() -> None:
    """`%1.%2.` shows the number of the level above, in digits where the level is legal."""
    levels = numbering(("upperRoman", "%1."), ("decimal", "%1.%2."), extra='<w:isLgl w:val="1"/>')
    assert shown(listed("A") + listed("B") + listed("C", 1), numbering=levels) == ["1. A", "2. B", "2.1. C"]


def test_a_list_may_begin_anew_and_share_its_levels() -> None:
    """A second list on the same definition counts on, unless it overrides its start."""
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = listed("a") + listed("b") + listed("c", number=3) + listed("d", number=2) + listed("e", number=2)
    levels = numbering(("decimal", "Điều %1."), lists=more)
    assert [line.split()[1] for line in shown(body, numbering=levels)] == ["1.", "2.", "3.", "5.", "6."]


def test_a_style_brings_its_list() -> None:
    """A heading is numbered by its style, at the level that is linked to the style; number 0 takes the number away."""
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    levels = numbering(("decimal", "%1."), ("decimal", "%1.%2.")).replace(
        '<w:lvlText w:val="%1.%2."/>', '<w:pStyle w:val="H2"/><w:lvlText w:val="%1.%2."/>'
    )
    heading = '<w:pStyle w:val="H2"/>'
    none = f'{heading}<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("First", heading) + p("Second", heading) + p("Plain", none)
    assert shown(body, styles=styles, numbering=levels) == ["1.1. First", "1.2. Second", "Plain"]


def test_joined_cells_keep_their_columns() -> None:
    """Words of joined cells stand once, in the first; the others are empty, so that columns can be counted."""
    body = tbl(
        tc("Item", '<w:vMerge w:val="restart"/>') + tc("Year", '<w:gridSpan w:val="2"/>'),
        tc("Item", "<w:vMerge/>") + tc("2023") + tc("2024"),
        tc("Visits") + tc("190") + tc("214"),
    )
    content = read(p("Before") + body)
    assert content.mapped.text.splitlines() == ["Before", "Item | Year | ", " | 2023 | 2024", "Visits | 190 | 214"]
    cells = {(place.row, place.column): place for place in content.places if place.table == 1}
    text = content.mapped.text
    assert text[cells[3, 3].start :].startswith("214")
    assert text[cells[2, 2].start :].startswith("2023")


def test_a_letterhead_is_read_down_each_side() -> None:
    """A table that only places words beside each other gives its paragraphs, left before right."""
    left = f"<w:tc>{p('MINISTRY')}{p('No. 45/BC')}</w:tc>"
    right = f"<w:tc>{p('REPUBLIC')}{p('8 January 2025')}</w:tc>"
    content = read(tbl(left + right) + p("Report"))
    assert content.mapped.text.splitlines() == ["MINISTRY", "No. 45/BC", "REPUBLIC", "8 January 2025", "Report"]
    assert [(place.row, place.column) for place in content.places] == [(1, 1), (1, 1), (1, 2), (1, 2), (None, None)]


def test_tables_in_cells_follow_the_row() -> None:
    """A table inside a cell is a table of its own, with its own number."""
    inner = tbl(tc("a") + tc("1"), tc("b") + tc("2"), tc("c") + tc("3"))
    body = tbl(tc("Head") + tc("Value"), f"<w:tc>{p('x')}{inner}</w:tc>" + tc("9"), tc("y") + tc("8"))
    content = read(body)
    assert content.mapped.text.splitlines() == ["Head | Value", "x | 9", "y | 8", "a | 1", "b | 2", "c | 3"]
    assert content.places[-1].table == 2


def test_footnotes_stand_outside_their_sentence() -> None:
    """The mark leaves the number whole, and the note follows the paragraph."""
    note = f'<w:footnotes {W}><w:footnote w:id="2">{p("By the customs office.")}</w:footnote></w:footnotes>'
    body = p(r("Exports reached 214") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" million USD.")) + p("Next.")
    content = read(body, footnotes=note)
    assert content.mapped.text.splitlines() == ["Exports reached 214 million USD.", "By the customs office.", "Next."]
    assert [place.part for place in content.places] == ["body", "footnote", "body"]
    assert [place.paragraph for place in content.places] == [1, None, 2]


def test_marks_typed_by_hand_leave_numbers_whole() -> None:
    """A raised digit behind a number is a mark; behind a unit of length it is a power."""
    high = '<w:vertAlign w:val="superscript"/>'
    body = p(r("Sales of 214") + r("1", high) + r(" tonnes on 30 km") + r("2", high) + r(" in all"))
    assert shown(body) == ["Sales of 214 tonnes on 30 km2 in all"]


def test_headers_and_footers_are_furniture_at_the_end() -> None:
    """They interrupt nothing, stand once, and their figures are not read."""
    sections = "".join(
        f'<w:{kind}Reference w:type="default" r:id="r{kind}{at}"/>' for kind in ("header", "footer") for at in (1, 2)
    )
    content = read(
        f"{p('The report.')}<w:sectPr>{sections}</w:sectPr>",
        header1=f"<w:hdr {W}>{p('Report No. 45')}</w:hdr>",
        header2=f"<w:hdr {W}>{p('Report No. 45')}</w:hdr>",
        footer1=f"<w:ftr {W}>{p('Page 1 of 9')}</w:ftr>",
        footer2=f"<w:ftr {W}>{p('Draft')}</w:ftr>",
    )
    text = content.mapped.text
    assert text.splitlines() == ["The report.", "Report No. 45", "Page 1 of 9", "Draft"]
    assert [text[span.start : span.end] for span in content.furniture] == ["Report No. 45", "Page 1 of 9", "Draft"]


def test_tracked_changes_give_the_text_as_it_would_be() -> None:
    """Insertions stay, deletions go with a notice, a deleted paragraph's end joins it to the next, a row goes whole."""
    body = (
        p(r("The province sent ") + f"<w:del><w:r><w:delText>200</w:delText></w:r></w:del><w:ins>{r('214')}</w:ins>")
        + p("They met", "<w:rPr><w:del/></w:rPr>")
        + p(" in May.")
        + f"<w:tbl><w:tr>{tc('a')}{tc('1')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{tc('b')}{tc('2')}</w:tr></w:tbl>"
    )
    content = read(body)
    assert content.mapped.text.splitlines() == ["The province sent 214", "They met in May.", "a | 1"]
    assert [(notice.what, notice.words.split()[1]) for notice in content.notices] == [("tracked", "2")]


def test_hidden_words_are_left_out_and_said() -> None:
    """Letters hidden by themselves or by their style are no part of what Word shows."""
    styles = (
        f'<w:styles {W}><w:style w:type="character" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    body = p(r("Seen") + r("secret", "<w:vanish/>") + r("draft", '<w:rStyle w:val="Note"/>') + r(" again"))
    content = read(body, styles=styles)
    assert content.mapped.text == "Seen again\n"
    assert [notice.what for notice in content.notices] == ["hidden"]


def test_fields_show_their_result() -> None:
    """The code of a field, one inside another too, is not shown."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>IF {} &gt; 5 MERGEFIELD</w:instrText></w:r>"
    field = mark.format("begin") + code + mark.format("begin") + code + mark.format("separate") + r("7")
    field += mark.format("end") + r("no") + mark.format("separate") + r("many") + mark.format("end")
    assert shown(p(r("There were ") + field + r(" visits."))) == ["There were many visits."]
    simple = f'<w:fldSimple w:instr="SEQ Table">{r("3")}</w:fldSimple>'
    assert shown(p(r("Table ") + simple + r(". Trade"))) == ["Table 3. Trade"]


def test_whatever_only_holds_words_is_looked_into() -> None:
    """Content controls, links, smart tags and formulas give their words; bookmarks and comments none."""
    body = (
        f"<w:sdt><w:sdtContent>{p(r('In a control'))}</w:sdtContent></w:sdt>"
        + p(
            f"<w:hyperlink>{r('link')}</w:hyperlink><w:smartTag><w:smartTag>{r(' tag')}</w:smartTag></w:smartTag>"
            f"<w:bookmarkStart/><w:commentRangeStart/>{r(' end')}<w:r><w:commentReference/></w:r>"
        )
        + p(
            r("x = ") + '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>2y'
            "</m:t></m:r></m:oMath>"
        )
    )
    assert shown(body) == ["In a control", "link tag end", "x = 2y"]


def test_signs_without_letters_become_letters() -> None:
    """Tabs, hard hyphens, symbols of symbol fonts and line breaks; a soft hyphen stays, being a letter of TCVN3."""
    body = p(
        "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t><w:tab/><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t>"
        '<w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t><w:br/><w:t>Next</w:t></w:r>'
    )
    assert shown(body) == ["co\xadoperation\t2-3≥5", "Next"]


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    """A line or page that ends inside a sentence leaves it whole; a line of its own stays one."""
    soft = p("<w:r><w:t>The province sent 214</w:t><w:br/><w:t>delegations abroad.</w:t></w:r>")
    page = p('<w:r><w:t>It received</w:t><w:br w:type="page"/><w:t>167.</w:t></w:r>')
    assert shown(soft + page) == ["The province sent 214 delegations abroad.", "It received 167."]


def test_text_boxes_are_read_once() -> None:
    """A box is drawn twice, for new and for old programs; its words follow the paragraph it hangs on."""
    box = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    content = read(p(r("Around") + drawn))
    assert content.mapped.text.splitlines() == ["Around", "In the box"]
    assert content.places[1].part == "textbox"


@pytest.mark.parametrize(
    "chunk",
    [
        "<html><body><p>In a page: 214 delegations</p></body></html>",
        "In a page: 214 delegations",
        r"{\rtf1 In a page: 214 delegations\par}",
        SAVED,
    ],
)
def test_pages_put_in_by_other_programs_are_read(chunk: str) -> None:
    """What Word would turn into paragraphs when it opens the file."""
    body = p("Before") + '<w:altChunk r:id="rpage"/>' + p("After")
    assert shown(body, page=chunk) == ["Before", "In a page: 214 delegations", "After"]


def test_pages_are_those_that_word_last_drew() -> None:
    """Where the file says where pages ended, each paragraph has its page; where it does not, none has."""
    turn = "<w:r><w:lastRenderedPageBreak/><w:t>Second page</w:t></w:r>"
    assert [place.page for place in read(p("First page") + p(turn) + p("Still there")).places] == [1, 2, 2]
    assert [place.page for place in read(p("First page")).places] == [None]


def test_fonts_are_named_with_their_stretches() -> None:
    """A run's own font, its style's or the file's default: evidence for old encodings."""
    styles = (
        f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        '<w:style w:type="paragraph" w:styleId="T"><w:basedOn w:val="N"/><w:rPr><w:rFonts w:hAnsi="VNI-Times"/></w:rPr>'
        "</w:style></w:styles>"
    )
    body = p(r("one ") + r("two", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')) + p("three", '<w:pStyle w:val="T"/>')
    content = read(body, styles=styles)
    named = [(content.mapped.text[span.start : span.end], font) for span, font in content.fonts]
    assert named == [("one ", ".VnTime"), ("two", "Arial"), ("three", "VNI-Times")]


def test_words_in_old_fonts_become_unicode() -> None:
    """A document set in .VnTime is read as Vietnamese."""
    body = p(r("N¨m 2024 tØnh ®· cö 214 ®oµn ra n­íc ngoµi", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'))
    document, _ = read_bytes(packed(body), Path("a.docx"))
    assert isinstance(document, Document)
    assert document.text.strip() == "Năm 2024 tỉnh đã cử 214 đoàn ra nước ngoài"
    assert document.language == "vi"


def test_the_strict_form_is_read() -> None:
    """Word's strict form differs by its names alone."""
    body = packed(p("Strict words"))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    strict = io.BytesIO()
    with zipfile.ZipFile(strict, "w") as archive:
        for name, part in members.items():
            archive.writestr(
                name,
                part.replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )
    assert read_docx(strict.getvalue(), "a.docx").mapped.text == "Strict words\n"


def test_macros_are_said_and_left() -> None:
    """A file with programs in it is read for its text, and a person is told."""
    body = io.BytesIO(packed(p("The province sent 214 delegations.")))
    with zipfile.ZipFile(body, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 programs")
    document, notices = read_bytes(body.getvalue(), Path("a.docm"))
    assert isinstance(document, Document)
    assert [notice.code for notice in notices] == ["collect.macros"]


@pytest.mark.parametrize(
    ("bomb", "what"),
    [
        ('<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', "unsafe"),
        ('<!DOCTYPE w SYSTEM "file:///etc/passwd">', "unsafe"),
        ('<?xml version="1.0" encoding="cp037"?>', "unsafe"),
        ("<", "broken"),
    ],
)
def test_what_could_swell_or_reach_out_is_refused(bomb: str, what: str) -> None:
    """No entity is expanded, no other file is opened, and the cause is named."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", f"{bomb}<w:document {W}><w:body/></w:document>")
    with pytest.raises(Unread) as caught:
        read_docx(whole.getvalue(), "a.docx")
    assert caught.value.what == what
    assert "word/document.xml" in caught.value.title


def test_deep_nesting_is_no_fault() -> None:
    """Boxes in boxes to a depth no person makes end in a finding, not in a fault of the stack."""
    body = "<w:tbl><w:tr><w:tc>" * 3000 + p("deep") + "</w:tc></w:tr></w:tbl>" * 3000
    document, _ = read_bytes(packed(body), Path("a.docx"))
    assert isinstance(document, Finding)
    assert document.code == "collect.unsafe"
