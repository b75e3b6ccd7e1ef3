"""Tasks as a letter that assigns them: what stands where, in both languages, and nothing made up."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.publish.task_letter import write_task_letter
from diemcau.records.task_row import Letterhead, ShareRow, TaskRow

TODAY = date(2026, 3, 2)
HEAD = Letterhead(
    body="Văn phòng Thạch Yên",
    above="Ủy ban nhân dân tỉnh Thạch Yên",
    number="45/TB-VP",
    place="Thạch Yên",
    day=date(2026, 2, 3),
    subject="giao nhiệm vụ",
    ground=("Thực hiện kết luận tại hội nghị;",),
    recipients=("Như trên",),
    authority="KT. Chánh Văn phòng",
    post="Phó Chánh Văn phòng",
    signer="Phan Thị Lộc",
)
ROWS = (
    TaskRow(
        uid="1",
        number="15/2026",
        title="Rà soát",
        words="Giao Vụ Arden chủ trì rà soát.",
        source="12/KL",
        source_day=date(2026, 1, 5),
        place="3",
        lead="Vụ Arden",
        coordinating=(ShareRow(org="Sở Keld", words="gửi số liệu", due=date(2026, 3, 10)), ShareRow(org="Sở Sarvik")),
        due=date(2026, 3, 15),
        product="Báo cáo",
    ),
    TaskRow(uid="2", number="16/2026", title="Tổng kết", lead="Sở Keld", deadline_words="trước hội nghị"),
)


def letter(body: bytes) -> tuple[str, list[list[str]]]:
    """The words of a letter, tables of its layout included, and the lines of the table of tasks."""
    document = docx.Document(io.BytesIO(body))
    words = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        words += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(words), [[cell.text for cell in row.cells] for row in document.tables[-1].rows]


def test_a_letter_has_the_parts_of_the_decree() -> None:
    """Issuing body, country, number, place and day, subject, recipients and signature are where they belong."""
    document: Any = docx.Document(io.BytesIO(write_task_letter(HEAD, ROWS, language="vi", today=TODAY)))
    left, right = document.tables[0].rows[0].cells
    assert left.text.split("\n")[:2] == ["ỦY BAN NHÂN DÂN TỈNH THẠCH YÊN", "VĂN PHÒNG THẠCH YÊN"]
    assert left.text.endswith("Số: 45/TB-VP\nV/v giao nhiệm vụ")
    assert right.text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    assert right.text.endswith("Thạch Yên, ngày 03 tháng 02 năm 2026")
    told, signed = document.tables[1].rows[0].cells
    assert told.text == "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    assert signed.text.split("\n")[:2] == ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]
    assert signed.text.endswith("Phan Thị Lộc")
    section = document.sections[0]
    assert [round(margin.mm) for margin in (section.left_margin, section.right_margin, section.top_margin)] == [
        30,
        15,
        20,
    ]
    assert document.sections[1].page_width > document.sections[1].page_height
    assert "DỰ THẢO" not in letter(write_task_letter(HEAD, ROWS, language="vi", today=TODAY))[0]


def test_the_table_says_who_what_and_by_when() -> None:
    """Each task with the very words, their paper, the lead, the parts of others, deadline and product."""
    words, (heads, first, second) = letter(write_task_letter(HEAD, ROWS, language="vi", today=TODAY))
    assert heads == ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm"]
    assert first == [
        "1",
        "Rà soát\n“Giao Vụ Arden chủ trì rà soát.”\n(12/KL 5/1/2026, mục 3)",
        "Vụ Arden",
        "Sở Keld: gửi số liệu (hạn 10/3/2026);\nSở Sarvik",
        "15/3/2026",
        "Báo cáo",
    ]
    assert second[4] == "trước hội nghị"
    assert "giao 2 nhiệm vụ" in words
    assert "các đơn vị trong danh mục kèm theo" in words


@pytest.mark.parametrize(
    ("unit", "parts"),
    [("Vụ Arden", ["Chủ trì", ""]), ("Sở Keld", ["Phối hợp, hạn 10/3/2026: gửi số liệu", "Chủ trì"]),
     ("Sở Sarvik", ["Phối hợp, hạn 15/3/2026", ""])],
)  # fmt: skip
def test_a_letter_to_one_unit_says_its_part(unit: str, parts: list[str]) -> None:
    """Whoever gets it sees what is its own: in the lead, or which part by when."""
    words, (_, *lines) = letter(write_task_letter(HEAD, ROWS, language="vi", today=TODAY, unit=unit))
    assert [line[3] for line in lines] == parts
    assert f"Kính gửi: {unit}" in words


@pytest.mark.parametrize(("language", "mark"), [("vi", "DỰ THẢO"), ("en", "DRAFT")])
def test_a_draft_leaves_room_and_says_so(language: str, mark: str) -> None:
    """No number, day or name is made up."""
    body = write_task_letter(Letterhead(body="Arden"), ROWS, language=language, today=TODAY)
    words, _ = letter(body)
    assert mark in words
    assert "……/……" in words
    assert "2026" not in "\n".join(words.split("\n")[:6])


def test_the_same_tasks_give_the_same_bytes() -> None:
    """Nothing depends on when it is written."""
    first = write_task_letter(HEAD, ROWS, language="en", today=TODAY)
    assert first == write_task_letter(HEAD, ROWS, language="en", today=TODAY)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["en", "vi"]))
def test_no_words_break_the_letter(one: str, other: str, language: str) -> None:
    """Whatever heads and tasks say, the file is whole XML."""
    row = TaskRow(
        uid="1", number=one, title=one, words=other, lead=other, coordinating=(ShareRow(org=one, words=other),)
    )
    head = Letterhead(body=one, subject=other, recipients=(one,), closing=(other,), signer=one, number=other)
    body = write_task_letter(head, [row], language=language, today=TODAY)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        ET.fromstring(archive.read("word/document.xml"))
