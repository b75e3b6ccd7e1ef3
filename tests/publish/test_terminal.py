"""The review in a terminal."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from diemcau.publish.terminal import print_summary
from diemcau.records import Bound, Conflict, Instruction, Interval, Quantity, Statement
from diemcau.review.build import build_review

if TYPE_CHECKING:
    from diemcau.records.review import Review


def printed(review: Review, width: int, language: str = "en") -> str:
    out = io.StringIO()
    print_summary(review, Console(file=out, width=width, force_terminal=False), language)
    return out.getvalue()


@pytest.mark.parametrize(("language", "number"), [("en", "nearly 4.2 billion USD"), ("vi", "gần 4,2 tỷ USD")])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(review: Review, width: int, language: str, number: str) -> None:
    """It fits, and cuts no number short to do so."""
    text = printed(review, width, language)
    assert max(len(line) for line in text.splitlines()) <= width
    assert number in text


def test_it_says_what_a_reader_needs_first(review: Review) -> None:
    """Counts, the event, figures by owner, conflicts in words, directives, what was not understood."""
    text = printed(review, 100)
    for words in (
        "4 reports · 3 independent sources · 13 facts in figures · 2 conflicts · 1 directive",
        "Conference, 14 January 2032, Moran Tel",
        "Lam Giang",
        "more than 140",
        "Different values. Delegations received: 61 in [3] against 16 in [3].",
        "Prime Minister Vu Dinh Khoan; Deputy Prime Minister Le Thu Sa",
        "No owner for 16.",
    ):
        assert words in " ".join(text.split()), words


def test_without_colour_a_disputed_figure_has_a_sign(review: Review) -> None:
    """What colour tells is told by a sign as well."""
    text = printed(review, 100)
    assert "! 61" in text
    assert "\x1b" not in text


def test_the_words_of_documents_are_no_markup(telling: Any) -> None:
    """Brackets in a document print as they are and style nothing."""
    telling.document("[red]a[/red]", "Nothing.")
    review = build_review(telling.record(), None, None)
    text = printed(review, 80)
    assert "Nothing was read in: [red]a[/red]." in text


def test_an_empty_record_says_so(telling: Any) -> None:
    """No table without rows; a sentence instead."""
    assert "Nothing was read" in printed(build_review(telling.record(), None, None), 80)


def test_vietnamese_says_the_same(review: Review) -> None:
    """Counts, the event, figures, conflicts, directives and findings, all in Vietnamese."""
    text = " ".join(printed(review, 100, "vi").split())
    for words in (
        "Tổng hợp báo cáo: invented Hội nghị ngày 14/1/2032 tại Moran Tel",
        "4 báo cáo · 3 nguồn độc lập · 13 số liệu · 2 mâu thuẫn · 1 chỉ đạo",
        "hơn 140 “Agreements signed” Năm 2031 2",
        "Mâu thuẫn (2) Số liệu khác nhau. “Delegations received”: [3] nêu 61; [3] nêu 16.",
        "(các báo cáo nêu người chỉ đạo khác nhau: Prime Minister Vu Dinh Khoan; Deputy Prime Minister Le Thu Sa)",
        "Có nội dung chưa đọc được trong three, mã read.owner. Cần xem xét.",
    ):
        assert words in text, words


def test_long_lists_of_names_are_shortened(telling: Any) -> None:
    """Of nine issuers three are named, each cut to a line's half; of forty silent reports four."""
    for number, name in enumerate("Ada Boris Cora Dina Egon Fritz Gerda Hanno Ilse".split()):
        telling.document(f"r{number}", f"{name} Kost told the guild to count the boats.")
        telling.directive(f"r{number}", "count the boats", f"Chief of the {'very ' * 20}old guild {name} Kost")
    for number in range(40):
        telling.document(f"mute{number:02}", "Nothing.")
    statements = tuple(Statement(f"r{n}", telling.directives[f"r{n}"][0].span, 0) for n in range(9))
    order = Instruction(id="d1", statements=statements, best=0, issuer=None, addressee=None, topic=None, disputed=True)
    text = printed(build_review(telling.record(instructions=(order,)), None, None), 80)
    assert "and 6 more)" in " ".join(text.split())
    assert " ".join(text.split()).count("Chief of the very") == 3
    assert "mute00, mute01, mute02, mute03 and 36 more" in " ".join(text.split())


def test_a_long_sentence_is_quoted_round_its_number(telling: Any) -> None:
    """What the conflict is about stands in the quote, however late in the sentence."""
    long = "After a long winter of repairs and of talks among the guilds, their masters and the wardens of the quay, "
    for name, claim, number in (("a", "f1", "61"), ("b", "f2", "16")):
        telling.document(name, f"{long}the port received {number} delegations.")
        value = Quantity(Decimal(number), Interval.point(Decimal(number)), Bound.EXACT, "count")
        telling.figure(name, claim, number, value, "delegations")
    places = (telling.statement("a", "f1"), telling.statement("b", "f2"))
    conflict = Conflict(kind="value", statements=places, why="61, 16.", claims=("f1", "f2"))
    text = " ".join(printed(build_review(telling.record(conflicts=(conflict,)), None, None), 80).split())
    assert "received 61 delegations." in text
    assert "received 16 delegations." in text
    assert "[1] …" in text
