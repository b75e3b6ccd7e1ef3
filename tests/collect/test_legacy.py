"""Files in old Vietnamese encodings become documents in Unicode, with the way back to their codes."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_at_most_linearly

from diemcau.collect.content import Content, Draft
from diemcau.collect.document import read_bytes
from diemcau.collect.legacy import to_unicode
from diemcau.collect.unify import Mapped
from diemcau.lang.vi.encoding_tables import TABLES
from diemcau.lang.vi.tones import TONED
from diemcau.records import Document, Severity, Span
from diemcau.records.document import IDENTITY, Place

REPORT = (
    "Sáu tháng đầu năm, Sở Ngoại vụ tỉnh Phong Yên đã tham mưu tổ chức 17 đoàn ra, tăng 12,5% so với cùng kỳ.\n"
    "Kim ngạch xuất khẩu ước đạt 1.234,5 triệu USD; thẳng thắn nhìn nhận, vẫn còn những hạn chế, vướng mắc.\n"
    "Giao Văn phòng chủ trì, phối hợp với các đơn vị ở địa phương báo cáo kết quả trước ngày 30/9/2031.\n"
)
ENGLISH = "Last year the ministry’s office received 214 delegations at the café."


def encode(text: str, encoding: str) -> str:
    """A text as it looks where its codes are taken for Western letters."""
    codes: dict[str, str] = {}
    for code, letter in TABLES[encoding].items():
        codes.setdefault(letter, code)
    if encoding == "tcvn3":
        codes |= {"ư": "\xad", "ã": "\xb7", "à": "\xb5"}
    if encoding == "cp1258":
        text = "".join("".join(TONED.get(char, (char,))) if char not in "áàâéèêóôúù" else char for char in text)
    return "".join(codes.get(char, char) for char in text)


def as_bytes(text: str) -> bytes:
    """Text of codes as the bytes that they are."""
    return b"".join(char.encode("latin-1" if char < "\u0100" else "cp1252") for char in text)


def of_text(text: str) -> Content:
    """The content of a plain text."""
    return Content(mapped=Mapped(text, IDENTITY))


def drawn(*paragraphs: list[tuple[str, str | None]]) -> Content:
    """What the reader of a Word file draws from paragraphs of runs with their fonts."""
    draft = Draft()
    for number, runs in enumerate(paragraphs, 1):
        draft.add_line(runs, paragraph=number)
    return draft.content()


@pytest.mark.parametrize("encoding", sorted(TABLES))
@pytest.mark.parametrize("form", ["bytes", "utf-8", "utf-16", "html"])
def test_a_file_in_an_old_encoding_is_read(encoding: str, form: str) -> None:
    """As the bytes of the nineties, as Unicode by a program that did not know, or as a page: the text is there."""
    text = encode(REPORT, encoding)
    body = as_bytes(text) if form in {"bytes", "html"} else text.encode(form)
    if form == "html":
        body = b"<html><body><p>" + body.replace(b"\n", b"</p>\n<p>") + b"</p></body></html>"
    document, findings = read_bytes(body, Path("report.html" if form == "html" else "report.txt"))
    assert isinstance(document, Document)
    assert findings == []
    assert [line for line in document.text.split("\n") if line] == REPORT.strip().split("\n")
    assert document.encoding == encoding
    assert document.language == "vi"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viqr", "viscii", "vps"])
def test_every_character_leads_to_the_codes_it_was_made_of(encoding: str) -> None:
    """Between the origins of a character and the next lie its codes and nothing else."""
    written = encode(REPORT, encoding)
    mapped = to_unicode(of_text(written)).mapped
    assert mapped.text == REPORT
    origins = [mapped.offsets.origin(at) for at in range(len(REPORT))]
    for char, start, end in zip(REPORT, origins, [*origins[1:], len(written)], strict=True):
        code = written[start:end]
        assert TABLES[encoding].get(code, code) == char


@pytest.mark.parametrize("text", [REPORT, ENGLISH, unicodedata.normalize("NFD", REPORT), "12 | 34", ""])
def test_other_texts_stay_the_same_object(text: str) -> None:
    """What is in no old encoding is handed on untouched."""
    content = of_text(text)
    assert to_unicode(content) is content


@given(st.lists(st.sampled_from([*REPORT.strip().split("\n"), ENGLISH]), min_size=1, max_size=6), st.data())
def test_lines_of_different_encodings_are_read_each_in_its_own(lines: list[str], data: st.DataObject) -> None:
    """A text put together from several machines is read line by line."""
    old = st.sampled_from(["tcvn3", "vni", "viscii", None])
    names = [None if line == ENGLISH else data.draw(old) for line in lines]
    written = [line if name is None else encode(line, name) for line, name in zip(lines, names, strict=True)]
    assert to_unicode(of_text("\n".join(written))).mapped.text == "\n".join(lines)


@pytest.mark.parametrize(
    ("font", "encoding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni"), ("VPS Times", "vps"), ("VI Times", "viscii")]
)
def test_a_font_decides_for_words_too_few_to_tell(font: str, encoding: str) -> None:
    """Two words in an old font are read by it, those beside them in another font are not."""
    content = drawn([("Zoë á ", "Arial"), (encode("của bạn", encoding), font), (" é và", "Arial")])
    found = to_unicode(content)
    assert found.mapped.text == "Zoë á của bạn é và\n"
    assert found.encoding == encoding


def test_a_letter_whose_codes_lie_in_two_runs_is_whole() -> None:
    """A base letter and its mark, parted by a change of style in the same font, are one letter."""
    found = to_unicode(drawn([("Boä Ngo", "VNI-Times"), ("a", "VNI-Times,Bold"), ("ïi giao", "VNI-Times")]))
    assert found.mapped.text == "Bộ Ngoại giao\n"


def test_a_font_of_capitals_makes_capitals() -> None:
    """Small letters that a font draws as capitals are capitals, plain ones too."""
    found = to_unicode(drawn([("Bé ngo¹i giao ", ".VnTimeH"), ("th¸ng 3", ".VnTime")]))
    assert found.mapped.text == "BỘ NGOẠI GIAO tháng 3\n"


def test_a_font_is_not_believed_against_the_words() -> None:
    """Text that was converted and kept its old font stays, and so does text in another encoding than its font says."""
    font: str | None = ".VnTime"
    converted = drawn([(REPORT, font)])
    assert to_unicode(converted) is converted
    other = to_unicode(drawn(*[[(encode(line, "vni"), font)] for line in REPORT.strip().split("\n")]))
    assert other.mapped.text == REPORT
    assert other.encoding == "vni"


def test_places_furniture_and_fonts_move_with_the_text() -> None:
    """What pointed at words points at the same words when codes of two characters became one letter."""
    content = drawn([(encode("Bộ Ngoại giao", "vni"), "VNI-Times")], [(encode("Kết quả", "vni"), "VNI-Times")])
    second = content.places[1].start
    content = replace(content, furniture=(Span(second, second + len(encode("Kết", "vni"))),))
    found = to_unicode(content)
    assert found.mapped.text == "Bộ Ngoại giao\nKết quả\n"
    assert found.places == (Place(start=0, paragraph=1), Place(start=14, paragraph=2))
    assert [span.quote(found.mapped.text) for span in found.furniture] == ["Kết"]
    assert [span.quote(found.mapped.text) for span, _ in found.fonts] == ["Bộ Ngoại giao", "Kết quả"]


def test_misread_utf8_is_repaired() -> None:
    """UTF-8 that was taken for Windows-1252 is read, and named so."""
    body = REPORT.encode().decode("latin-1").encode()
    document, findings = read_bytes(body, Path("a.txt"))
    assert isinstance(document, Document)
    assert (document.text, document.encoding, findings) == (REPORT, "utf-8 as cp1252", [])


def test_what_is_not_understood_is_left_and_said() -> None:
    """Lines with as many misses as hits stay as they were written, and a person is told of them."""
    text = encode("Bộ trưởng Ngoại giao tiếp đoàn", "tcvn3") + " lµr tµx gi¸z\n"
    document, findings = read_bytes(text.encode(), Path("a.txt"))
    assert isinstance(document, Document)
    assert "gi¸z" in document.text
    assert [(finding.code, finding.severity) for finding in findings] == [("collect.old_encoding", Severity.HOLD)]


def test_letters_that_were_lost_on_the_way_are_missed() -> None:
    """A long text of TCVN3 without its soft hyphens has lost the letter ư, and a person is told."""
    text = encode(REPORT * 6, "tcvn3")
    assert to_unicode(of_text(text)).notices == ()
    found = to_unicode(of_text(text.replace("\xad", "")))
    assert [notice.what for notice in found.notices] == ["lost_letters"]


def test_the_soft_hyphens_of_word_files_are_letters() -> None:
    """Word writes the code of ư as an optional hyphen, which is no character of its own to other readers."""
    rtf = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 .VnTime;}}\f0 trong n\-\'edc 12 ng\-\'eai}"
    document, _ = read_bytes(rtf, Path("a.rtf"))
    assert isinstance(document, Document)
    assert document.text.strip() == "trong nước 12 người"
    made = docx.Document()
    run = made.add_paragraph().add_run("trong n")
    run.font.name = ".VnTime"
    run._r.append(OxmlElement("w:softHyphen"))
    run.add_text("íc")
    file = BytesIO()
    made.save(file)
    document, _ = read_bytes(file.getvalue(), Path("a.docx"))
    assert isinstance(document, Document)
    assert document.text.strip() == "trong nước"


@given(st.text(max_size=80), st.sampled_from([".VnTime", ".VnTimeH", "VNI-Times", "VPS Times", "Arial"]))
def test_any_text_in_any_font_becomes_something(text: str, font: str) -> None:
    """Whatever comes, the offsets lie in what was drawn and never go back."""
    content = drawn([(text, font)])
    found = to_unicode(content)
    origins = [found.mapped.offsets.origin(at) for at in range(len(found.mapped.text))]
    assert origins == sorted(origins)
    assert all(origin < len(content.mapped.text) for origin in origins)


@pytest.mark.parametrize(
    "run", ["a", "ạ", "é", "aø", "^a", "a^.", "á»", "n-", "Ã ", "µ. ", "«", "\xad", "Bé Ngo¹i giao "]
)
def test_a_run_without_end_costs_no_more_than_words(run: str) -> None:
    """A line that parts no words costs four times as much where it is four times as long, with and without a font."""

    def convert(size: int) -> None:
        text = encode(REPORT, "vni") + run * (size // len(run)) + "_"
        for font in (None, ".VnTime", "VNI-Times"):
            to_unicode(drawn([(text, font)]))

    assert grows_at_most_linearly(convert, 40_000)
