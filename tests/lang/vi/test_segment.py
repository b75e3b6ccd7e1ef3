"""Vietnamese texts cut into sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.vi.segment import sentences

# Pieces that are hard to cut: stops of all kinds, abbreviations, labels, list numbers, initials, decimals, quotes.
PIECES = st.sampled_from(
    [
        "Lâm Sơn đón 12 đoàn", "đoàn về", ".", ". ", "! ", "? ", "… ", "... ", ".\n", "\n", "\n\n", "\t", " ",
        "TP. ", "PGS.TS. ", "v.v. ", "Điều 1. ", "Số 6", '"', "” ", ") ", "(", "1. ", "a) ", "đ) ", "IV. ", "- ",
        "3,5%", "1.250", "Q. ", "Ấp Đông ", "₫ ", "; ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map("".join), st.text(st.sampled_from("ĐđaA.!?\n \"'”)(1ấẤ…,"), max_size=60)
)


def quotes(text: str) -> list[str]:
    """The sentences of a text in words."""
    return [span.quote(text) for span in sentences(text)]


@given(TEXTS)
def test_nothing_is_lost_but_white_space(text: str) -> None:
    """The sentences together hold every character of the text that is not white space, in order."""
    assert "".join("".join(quotes(text)).split()) == "".join(text.split())


@given(TEXTS)
def test_sentences_ascend_apart_within_their_lines(text: str) -> None:
    """No sentence is empty, has white space at its ends, crosses a line end or overlaps the next."""
    found = sentences(text)
    for before, after in pairwise(found):
        assert before.end <= after.start
    for span in found:
        words = span.quote(text)
        assert words
        assert words == words.strip()
        assert "\n" not in words


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn An, TP. Lâm Sơn, phát biểu lúc 7.30 sáng.",
        "PGS.TS. Nguyễn An, ThS. Trần Bình và KTS. Lê Chi cùng dự.",
        "GS. TS Đỗ Duy và Bs. Hà Em có mặt.",
        "Xuất khẩu nông sản, thủy sản, v.v. tăng 3,5%.",
        "Tăng 3.5% và 1.250 lượt khách được ghi nhận.",
        "Nhà số 5, Q. 1, P. 2, Tx. Đông Hà.",
        "Theo NĐ. 45 và TT. 12, xem tr. 16.",
        "1. Giao Sở Ngoại vụ chủ trì.",
        "a) Rà soát thỏa thuận;",
        "đ) Rà soát thỏa thuận; b) báo cáo kết quả.",
        "IV. Nhiệm vụ trọng tâm",
        "Điều 1. Ban hành Chương trình đối ngoại.",
        "Giao Sở; báo cáo quý; không phô trương.",
        "Anh ấy đi. đoàn cũng về.",
        "Sản lượng 12 tấn/ha. đạt kế hoạch",
    ],
)
def test_a_stop_within_a_sentence_ends_nothing(text: str) -> None:
    """Titles, numbers, initials, labels, list numbers and semicolons keep their sentence whole."""
    assert quotes(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lâm Sơn tăng. Đông Hà giảm.", ["Lâm Sơn tăng.", "Đông Hà giảm."]),
        ("Lâm Sơn tăng.Đông Hà giảm.", ["Lâm Sơn tăng.", "Đông Hà giảm."]),
        ("“Lâm Sơn tăng.” Đông Hà giảm.", ["“Lâm Sơn tăng.”", "Đông Hà giảm."]),
        ("Có tăng không? Có! Rồi… 12 đoàn đến.", ["Có tăng không?", "Có!", "Rồi…", "12 đoàn đến."]),
        ("Họp năm 2031. 40 đoàn nữa đến.", ["Họp năm 2031.", "40 đoàn nữa đến."]),
        ("Họp ở TP.HCM. Ấp Đông cũng dự.", ["Họp ở TP.HCM.", "Ấp Đông cũng dự."]),
        ("Điều 1. Ban hành. Điều 2. Kinh phí.", ["Điều 1. Ban hành.", "Điều 2. Kinh phí."]),
        ("Kết quả năm 2031\nSở họp. “Tốt” là lời khen.", ["Kết quả năm 2031", "Sở họp.", "“Tốt” là lời khen."]),
        ("Đạt 5%, 6%, v.v... Sau đó giảm.", ["Đạt 5%, 6%, v.v...", "Sau đó giảm."]),
    ],
)
def test_sentences_end_at_stops(text: str, expected: list[str]) -> None:
    """A stop ends a sentence before a capital, a digit or a quotation; closing marks go along."""
    assert quotes(text) == expected


def test_long_lines_are_cut_in_time() -> None:
    """A line of many stops takes no longer than its length asks for."""
    assert len(sentences("Được rồi. " * 20_000)) == 20_000
    assert len(sentences("được rồi. " * 20_000)) == 1
