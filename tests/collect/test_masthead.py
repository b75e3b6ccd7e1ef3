"""Title, publisher and day come from a text only where it says them."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.collect.masthead import Masthead, read_masthead

_BODY = "Last year the province sent 214 delegations abroad.\nThe Chairman asked departments to report.\n"
_HEAD = "Lam Quang sums up its year"


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("(Lam Quang Daily, 10 January 2025) The province met.", "Lam Quang Daily", date(2025, 1, 10)),
        ("(lamquang.example) The province met on 6 January.", "lamquang.example", None),
        ("HA SON, 9 January 2025 (Coast Wire) - The province met.", "Coast Wire", date(2025, 1, 9)),
        ("Ha Son (CWA) - The province met.", "CWA", None),
        ("CWA - The province met on Monday.", "CWA", None),
        ("Posted on: 31 DEC 2025 5:42PM by Coast Wire", "Coast Wire", date(2025, 12, 31)),
        ("Updated: 10/01/2025 08:30", None, date(2025, 1, 10)),
        ("Friday, January 10, 2025", None, date(2025, 1, 10)),
        ("Coast Weekly, 27 December 2024", "Coast Weekly", date(2024, 12, 27)),
        ("Ha Son, 27 December 2024", None, date(2024, 12, 27)),
        ("Cổng thông tin Lâm Quang, 18/7/2025 (theo CWA)", "Cổng thông tin Lâm Quang", date(2025, 7, 18)),
        ("The province met on 9 January 2025 (Thursday) - a first.", None, None),
        ("(Photo: Coast Wire) The province met.", None, None),
        ("(continued) The province met.", None, None),
    ],
)
def test_datelines(line: str, publisher: str | None, published: date | None) -> None:
    """Each usual form of a dateline gives publisher and day; sentences give neither."""
    assert read_masthead(f"{_HEAD}\n{line}\n{_BODY}") == Masthead(_HEAD, publisher, published)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Number of pages: 3. Signed on 24.10.2025.", date(2025, 10, 24)),
        ("Signed in Ha Son on 24 October 2025", date(2025, 10, 24)),
        ("Updated: 24/10/2025 | 08:12", date(2025, 10, 24)),
        ("The agreement was signed on 24.10.2025.", None),
        ("It takes effect from 24 October 2025.", None),
    ],
)
def test_the_day_of_signing_at_the_end(line: str, published: date | None) -> None:
    """The last lines give the day only where they say that the paper itself was signed or put up."""
    assert read_masthead(f"{_HEAD}\n{_BODY}{_BODY}{_BODY}{_BODY}{line}").published == published


@pytest.mark.parametrize(
    "first",
    [
        "Last year the province sent 214 delegations abroad.",
        "(Coast Wire) The province met.",
        "Exports | 2023 | 2024",
        "To:",
    ],
)
def test_a_text_that_opens_with_its_report_has_no_title(first: str) -> None:
    """Sentences, datelines, table heads and openings of lists are no headlines."""
    assert read_masthead(f"{first}\n{_BODY}").title is None


def test_the_title_stands_below_a_trail_and_a_day() -> None:
    """Lines of the page above the headline are passed over."""
    assert read_masthead(f"Home > News\n10/01/2025 | 08:30\n{_HEAD}\n{_BODY}").title == _HEAD


def test_an_empty_text_says_nothing() -> None:
    """No lines, no masthead."""
    assert read_masthead("") == Masthead()


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        (
            (
                "ỦY BAN NHÂN DÂN\nTỈNH BÌNH SA HẠ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                "Số: 12/BC-UBND\nBÁO CÁO\nKết quả công tác đối ngoại năm 2031"
            ),
            "Báo cáo: Kết quả công tác đối ngoại năm 2031",
            "ỦY BAN NHÂN DÂN TỈNH BÌNH SA HẠ",
        ),
        (
            "THỦ TƯỚNG CHÍNH PHỦ\nCÔNG ĐIỆN số 7/CĐ-TTg ngày 12/8/2031\nVề bảo hộ công dân ở vùng bão",
            "Công điện số 7/CĐ-TTg: Về bảo hộ công dân ở vùng bão",
            "THỦ TƯỚNG CHÍNH PHỦ",
        ),
    ],
)
def test_an_official_paper_is_called_by_its_kind_and_subject(head: str, title: str, publisher: str) -> None:
    """The state's name, the motto and the number are no title; who stands above them issues the paper."""
    found = read_masthead(f"{head}\nNăm 2031, tỉnh đón 12 đoàn khách quốc tế.\nTỉnh ký 3 thỏa thuận.")
    assert (found.title, found.publisher) == (title, publisher)
