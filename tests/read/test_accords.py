"""Papers that sides concluded, delegations, and who is named."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.read.document import read_document
from diemcau.records import Document, Reading


def read(text: str, language: str = "en") -> Reading:
    """A report of 20 May 2031."""
    document = Document(id="x", name="x", path="x", text=text, language=language, published=date(2031, 5, 20))
    return read_document(document, None)


def test_an_agreement_has_parties_field_day_and_place() -> None:
    """Both languages tell the same paper with the same fields."""
    (english,) = read(
        "On 3 May 2031 the People's Committee of Ostra Province and the Harbour Authority of Norway signed a memorandum"
        " of understanding on port training."
    ).agreements
    assert (english.kind, str(english.date), english.field) == ("memorandum", "2031-05-03", "port training")
    assert english.parties == ("People's Committee of Ostra Province", "Harbour Authority of Norway")
    (vietnamese,) = read(
        "Ngày 3/5/2031, UBND tỉnh Ven Sông và Quỹ Sức khỏe Bắc Hải (Na Uy) đã ký bản ghi nhớ về đào tạo cảng biển tại"
        " thành phố Ven Sông.",
        "vi",
    ).agreements
    assert (vietnamese.kind, str(vietnamese.date), vietnamese.field) == (
        "memorandum",
        "2031-05-03",
        "đào tạo cảng biển",
    )
    assert "Quỹ Sức khỏe Bắc Hải" in vietnamese.parties
    assert vietnamese.place == "thành phố Ven Sông"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ostra Province signed 18 agreements with Norway in 2031."),
        ("en", "Ostra Province will sign a memorandum on salt with Norway."),
        ("vi", "Tỉnh Ven Sông sẽ ký bản ghi nhớ về muối với Na Uy."),
        ("vi", "Tỉnh Ven Sông đã ký 18 thỏa thuận với các đối tác Na Uy."),
    ],
)
def test_counted_and_planned_papers_are_none(language: str, text: str) -> None:
    """Papers told of by their number and papers to come make no entry."""
    assert read(text, language).agreements == ()


@pytest.mark.parametrize(
    ("language", "text", "fields"),
    [
        (
            "en",
            "A delegation of Ostra Province led by Chairman Le Van An visited Japan on 2 May 2031.",
            ("out", "Ostra Province", "Chairman Le Van An", "Japan", "2031-05-02"),
        ),
        (
            "en",
            "Governor Ilse Maro received a Japanese delegation led by Ambassador Kenji Mori on 1 May 2031.",
            ("in", "Japanese", "Ambassador Kenji Mori", None, "2031-05-01"),
        ),
        (
            "vi",
            "Đoàn công tác tỉnh Ven Sông do ông Lê Văn An, Chủ tịch UBND tỉnh dẫn đầu thăm Nhật Bản ngày 2/5/2031.",
            ("out", "tỉnh Ven Sông", "Chủ tịch UBND tỉnh Lê Văn An", "Nhật Bản", "2031-05-02"),
        ),
        (
            "vi",
            "Ngày 1/5/2031, tỉnh đã tiếp đoàn đại biểu Nhật Bản do Đại sứ Kenji Mori dẫn đầu.",
            ("in", "Nhật Bản", "Đại sứ Kenji Mori", "Nhật Bản", "2031-05-01"),
        ),
    ],
)
def test_a_delegation_has_direction_sender_head_country_and_day(
    language: str, text: str, fields: tuple[str | None, ...]
) -> None:
    """One delegation is read with whose it is, who leads it, where it goes and when."""
    (one,) = read(text, language).delegations
    assert (one.direction, one.sender, one.head, one.country, str(one.date)) == fields


def test_counted_delegations_and_names_are_no_delegation() -> None:
    """Counted delegations make no entry, nor does a person whose family name is the word for one."""
    assert read("Trong tháng, tỉnh Ven Sông đón 9 đoàn khách Nhật Bản.", "vi").delegations == ()
    assert read("Làm việc với các sở, Chủ tịch UBND tỉnh Đoàn Thị Mai nhắc việc cũ.", "vi").delegations == ()


def test_people_orgs_and_countries_are_named_where_they_stand() -> None:
    """Each name quotes its words, and a person's name is no part of an org's."""
    text = "Chủ tịch UBND tỉnh Lê Văn An và Quỹ Sức khỏe Bắc Hải gặp nhau tại Na Uy."
    named = [(one.sort, one.text) for one in read(text, "vi").namings]
    assert named == [
        ("person", "Chủ tịch UBND tỉnh Lê Văn An"),
        ("org", "Quỹ Sức khỏe Bắc Hải"),
        ("country", "Na Uy"),
    ]
    assert all(one.span.quote(text) == one.text for one in read(text, "vi").namings)
