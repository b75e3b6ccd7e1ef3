"""What the record says in English sentences, said anew from its facts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.publish.contradiction import order_statements, tell_conflict, tell_settling
from diemcau.publish.files import COLUMNS, write_figures_csv
from diemcau.publish.lineage import tell_link
from diemcau.publish.notice import tell_finding
from diemcau.publish.page import write_page
from diemcau.publish.reason import tell_claim, tell_correction, tell_notes, tell_order
from diemcau.publish.wording import Wording, open_wording
from diemcau.records import (
    Bound,
    Conflict,
    CopyLink,
    Correction,
    Finding,
    Kind,
    Occasion,
    Quantity,
    Severity,
    Statement,
    Status,
    interval_of,
    parse_period,
)
from diemcau.review.build import build_review

if TYPE_CHECKING:
    from diemcau.records.review import Review

SENTENCE = "An English sentence of the record."


def said(value: str, unit: str = "count", bound: Bound = Bound.EXACT) -> Quantity:
    number = Decimal(value)
    return Quantity(number, interval_of(number, bound, Decimal(0)), bound, unit)


def wording_of(telling: Any, language: str, **more: Any) -> Wording:
    return open_wording(build_review(telling.record(**more), None, None), language)


def conflict_of(telling: Any, kind: str, claims: list[tuple[str, str]], language: str) -> str:
    """The sentence of a conflict between the first statements of some claims, named with their documents."""
    conflict = Conflict(
        kind=kind,
        statements=tuple(sorted(telling.statement(name, claim) for name, claim in claims)),
        why=SENTENCE,
        settle=SENTENCE,
        claims=tuple(dict.fromkeys(claim for _, claim in claims)),
    )
    wording = wording_of(telling, language, conflicts=(conflict,))
    assert SENTENCE not in tell_conflict(wording, conflict)
    assert (tell_settling(wording, conflict) == SENTENCE) is (language == "en")
    assert tell_settling(wording, conflict)
    return tell_conflict(wording, conflict)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Visits: 61 in [1] against 16 in [2]."),
        ("vi", "“Visits”: [1] nêu 61; [2] nêu 16."),
    ],
)
def test_different_values_name_their_reports(telling: Any, language: str, words: str) -> None:
    """Each value stands with the numbers of the reports that give it."""
    telling.document("a", "There were 61 visits.")
    telling.document("b", "There were 16 visits.")
    telling.figure("a", "f1", "61", said("61"), "visits")
    telling.figure("b", "f2", "16", said("16"), "visits")
    assert conflict_of(telling, "value", [("a", "f1"), ("b", "f2")], language) == words


@pytest.mark.parametrize(("language", "rest"), [("en", ", and 996 more."), ("vi", "; và 996 số liệu khác.")])
def test_of_a_thousand_values_four_are_named(telling: Any, language: str, rest: str) -> None:
    """The sentence says how many more there are; the page quotes six sentences and links to eight figures."""
    claims = []
    for number in range(1000):
        telling.document(f"r{number:03}", f"There were {number + 7} visits.")
        telling.figure(f"r{number:03}", f"f{number}", str(number + 7), said(str(number + 7)), "visits")
        claims.append((f"r{number:03}", f"f{number}"))
    told = conflict_of(telling, "value", claims, language)
    assert told.endswith(rest)
    assert len(re.findall(r"\[\d+\]", told)) == 4
    statements = tuple(telling.statement(name, claim) for name, claim in claims)
    conflict = Conflict(kind="value", statements=statements, why=SENTENCE, claims=tuple(each for _, each in claims))
    page = write_page(build_review(telling.record(conflicts=(conflict,)), None, None), language)
    shown = page.partition('<article class="conflict')[2].partition("</article>")[0]
    assert shown.count("<blockquote") == 6
    assert shown.count('class="chip"') == 8
    assert page.count('<li class="card') <= 12


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "62 in [1], [2], [3] and 3 more reports"), ("vi", "[1], [2], [3] và 3 báo cáo khác nêu 62")],
)
def test_of_many_reports_three_are_named(telling: Any, language: str, words: str) -> None:
    """A value that six reports give is cited from three and counted."""
    for name in "abcdef":
        telling.document(name, "There were 62 visits.")
        telling.figure(name, "f1", "62", said("62"), "visits")
    telling.document("g", "There were 26 visits.")
    telling.figure("g", "f2", "26", said("26"), "visits")
    assert words in conflict_of(telling, "value", [("a", "f1"), ("g", "f2")], language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "90 (halls) is called a part of 83 (rooms)."),
        ("vi", "90 (“halls”) được nêu là một phần của 83 (“rooms”), nhưng lại lớn hơn."),
    ],
)
def test_a_part_above_its_whole(telling: Any, language: str, words: str) -> None:
    """Part and whole are told apart by what the text calls a part, not by size."""
    telling.document("a", "There were 83 rooms, including 90 halls.")
    telling.figure("a", "f1", "83", said("83"), "rooms")
    telling.figure("a", "f2", "90", said("90"), "halls", part_of=0)
    assert conflict_of(telling, "part_exceeds_whole", [("a", "f1"), ("a", "f2")], language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The parts (50 (halls) and 40 (cells)) make 90; the whole is said to be 83 (rooms)."),
        ("vi", "Các phần (50 (“halls”) và 40 (“cells”)) cộng lại là 90, trong khi tổng số được nêu là 83 (“rooms”)."),
    ],
)
def test_parts_that_miss_their_whole(telling: Any, language: str, words: str) -> None:
    """The sum is computed from the parts."""
    telling.document("a", "There were 83 rooms, including 50 halls and 40 cells.")
    telling.figure("a", "f1", "83", said("83"), "rooms")
    telling.figure("a", "f2", "50", said("50"), "halls", part_of=0)
    telling.figure("a", "f3", "40", said("40"), "cells", part_of=0)
    assert conflict_of(telling, "sum", [("a", "f1"), ("a", "f2"), ("a", "f3")], language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "30 (halls) of 80 (rooms) is 37.5%, not 73.5%."),
        ("vi", "30 (“halls”) trên tổng số 80 (“rooms”) là 37,5%, không phải 73,5%."),
    ],
)
def test_a_share_that_its_base_refutes(telling: Any, language: str, words: str) -> None:
    """The amount right before the percentage is the part."""
    telling.document("a", "Of 80 rooms 30 were halls (73.5%).")
    telling.figure("a", "f1", "80", said("80"), "rooms")
    telling.figure("a", "f2", "30", said("30"), "halls")
    telling.figure("a", "f3", "73.5%", said("73.5", "percent"), "halls", kind=Kind.SHARE)
    assert conflict_of(telling, "ratio", [("a", "f1"), ("a", "f2"), ("a", "f3")], language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "90 (orders) against 60 (orders) is 1.5 times, not 5.1 times."),
        ("vi", "90 (“orders”) so với 60 (“orders”) là 1,5 lần, không phải 5,1 lần."),
    ],
)
def test_a_multiple_that_its_base_refutes(telling: Any, language: str, words: str) -> None:
    """The amount before the multiple is held against the one behind it."""
    telling.document("a", "There were 90 orders, 5.1 times the 60 of the year before.")
    telling.figure("a", "f1", "90", said("90"), "orders")
    telling.figure("a", "f2", "5.1 times", said("5.1", "times"), "orders", kind=Kind.RATIO)
    telling.figure("a", "f3", "60", said("60"), "orders", period=parse_period("2030"))
    assert conflict_of(telling, "ratio", [("a", "f1"), ("a", "f2"), ("a", "f3")], language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "From 60 (orders) to 90 (orders) the change is +50%, not +5%."),
        ("vi", "Từ 60 (“orders”) đến 90 (“orders”), số liệu tăng 50%, không phải tăng 5%."),
    ],
)
def test_a_change_that_its_base_refutes(telling: Any, language: str, words: str) -> None:
    """The growth between two amounts is told from the base to the level."""
    telling.document("a", "There were 90 orders, up 5% from 60 the year before.")
    telling.figure("a", "f1", "90", said("90"), "orders")
    telling.figure("a", "f2", "5%", said("5", "percent"), "orders", kind=Kind.CHANGE)
    telling.figure("a", "f3", "60", said("60"), "orders", period=parse_period("2030"))
    assert conflict_of(telling, "ratio", [("a", "f1"), ("a", "f2"), ("a", "f3")], language) == words


def test_a_ratio_in_percent_is_told_as_a_share(telling: Any) -> None:
    """ "50% against the grant" is a percentage of it, whatever sort of number a reader called it."""
    telling.document("a", "Of the grant of 80 the town adds 10, or 50% against it.")
    telling.figure("a", "f1", "80", said("80"), "grant")
    telling.figure("a", "f2", "10", said("10"), "town adds")
    telling.figure("a", "f3", "50%", said("50", "percent"), "town adds", kind=Kind.RATIO)
    words = conflict_of(telling, "ratio", [("a", "f1"), ("a", "f2"), ("a", "f3")], "en")
    assert words == "10 (town adds) of 80 (grant) is 12.5%, not 50%."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "130 (guests) in May 2031 is more than 120 in first half of 2031, which holds it."),
        (
            "vi",
            "130 (“guests”) trong tháng 5/2031 lớn hơn 120 trong 6 tháng đầu năm 2031, dù kỳ sau bao gồm cả kỳ trước.",
        ),
    ],
)
def test_a_month_above_its_year_to_date(telling: Any, language: str, words: str) -> None:
    """The shorter period is named first."""
    telling.document("a", "May saw 130 guests, the half year 120.")
    telling.figure("a", "f1", "130", said("130"), "guests", period=parse_period("2031-05"))
    telling.figure("a", "f2", "120", said("120"), "guests", period=parse_period("2031-H1"))
    assert conflict_of(telling, "month_exceeds_cumulative", [("a", "f1"), ("a", "f2")], language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "418 (Boats) is given for 31 December 2030 in [1] against 31 December 2031 in [2]."),
        ("vi", "418 (“Boats”) được ghi cho những thời điểm khác nhau: [1] nêu 31/12/2030; [2] nêu 31/12/2031."),
    ],
)
def test_one_number_of_two_days(telling: Any, language: str, words: str) -> None:
    """The same count dated to two years."""
    for name, claim, day in (("a", "f1", "2030-12-31"), ("b", "f2", "2031-12-31")):
        telling.document(name, "The port has 418 boats.")
        telling.figure(name, claim, "418", said("418"), "boats", period=parse_period(day))
    assert conflict_of(telling, "date", [("a", "f1"), ("b", "f2")], language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "One meeting, dated 4 May 2031 in [1] against 5 May 2031 in [2]."),
        ("vi", "Cùng một sự kiện (cuộc họp), nhưng ghi ngày khác nhau: [1] nêu 4/5/2031; [2] nêu 5/5/2031."),
    ],
)
def test_one_event_of_two_days(telling: Any, language: str, words: str) -> None:
    """Each report's own day is named, not the day that the record settled on."""
    occasions = []
    for number, (name, day) in enumerate((("a", "2031-05-04"), ("b", "2031-05-05")), start=1):
        telling.document(name, "The guilds met.")
        telling.event(name, "The guilds met", "meeting", date=parse_period(day))
        place = Statement(name, telling.events[name][0].span, 0)
        occasions.append(
            Occasion(id=f"e{number}", statements=(place,), kind="meeting", date=parse_period(day), place=None)
        )
    statements = tuple(occasion.statements[0] for occasion in occasions)
    conflict = Conflict(kind="date", statements=statements, why=SENTENCE, settle=SENTENCE, claims=("e1", "e2"))
    wording = wording_of(telling, language, occasions=tuple(occasions), conflicts=(conflict,))
    assert tell_conflict(wording, conflict) == words
    assert "biên bản" in tell_settling(wording, conflict) or language == "en"


_ORDER = "“open two new markets for farm goods before 30 June 2032”"
_FIRST, _SECOND = "Prime Minister Vu Dinh Khoan", "Deputy Prime Minister Le Thu Sa"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", f"Who ordered {_ORDER}: {_FIRST} in [1] against {_SECOND} in [2]."),
        ("vi", f"Chỉ đạo {_ORDER}: [1] nêu {_FIRST}; [2] nêu {_SECOND}."),
    ],
)
def test_one_order_of_two_people(review: Review, language: str, words: str) -> None:
    """The order is named, then who is said to have given it."""
    assert tell_conflict(open_wording(review, language), review.record.conflicts[1]) == words


def test_each_side_is_quoted_before_any_second_time(telling: Any) -> None:
    """Few quotes show what differs, however many reports stand on one side."""
    for name in "abc":
        telling.document(name, "There were 62 visits.")
        telling.figure(name, "f1", "62", said("62"), "visits")
    telling.document("d", "There were 26 visits.")
    telling.figure("d", "f2", "26", said("26"), "visits")
    statements = tuple(telling.statement(name, "f2" if name == "d" else "f1") for name in "abcd")
    conflict = Conflict(kind="value", statements=statements, why=SENTENCE, claims=("f1", "f2"))
    ordered = order_statements(wording_of(telling, "en", conflicts=(conflict,)), conflict)
    assert [statement.document for statement in ordered] == ["a", "d", "b", "c"]


def test_a_kind_unknown_to_the_catalogue(review: Review) -> None:
    """English has the record's own sentence; Vietnamese says in general that reports differ."""
    strange = replace(review.record.conflicts[0], kind="smell", why=SENTENCE)
    assert tell_conflict(open_wording(review, "en"), strange) == SENTENCE
    assert tell_conflict(open_wording(review, "vi"), strange).startswith("Các báo cáo nêu khác nhau")


def test_reasons_of_facts_are_retold_from_their_figures(review: Review) -> None:
    """What the figures share is named; in English the record's own reason stands."""
    claim = replace(review.claims["f5"], notes=(SENTENCE,), why=SENTENCE)
    vietnamese, english = open_wording(review, "vi"), open_wording(review, "en")
    assert tell_claim(english, claim) == SENTENCE
    assert tell_notes(english, claim) == [SENTENCE]
    assert tell_claim(vietnamese, claim) == (
        "Gộp làm một vì các báo cáo cùng nêu chỉ tiêu, đơn vị và thời gian; các con số phù hợp với nhau."
    )
    assert tell_notes(vietnamese, claim) == [
        "Các báo cáo nêu số theo cách khác nhau: “about 4.1 billion USD”; “nearly 4.2 billion USD”."
    ]


def test_reasons_of_orders_are_retold(review: Review) -> None:
    """How many wordings, which is quoted and for what, and whom others name."""
    order = replace(review.record.instructions[0], why=SENTENCE)
    assert tell_order(open_wording(review, "en"), order) == SENTENCE
    assert tell_order(open_wording(review, "vi"), order) == (
        "3 cách diễn đạt của cùng một chỉ đạo. Trích theo [1] vì báo cáo này nêu rõ người chỉ đạo, nêu rõ thời "
        "hạn và nêu rõ đơn vị thực hiện. [2] lại nêu Deputy Prime Minister Le Thu Sa."
    )


def test_corrections_are_retold(telling: Any) -> None:
    """A correction says both values; an expectation that became a result says so."""
    telling.document("a", "It expects 40 visits and saw 7 fairs.")
    telling.document("b", "There were 42 visits and 9 fairs.")
    telling.figure("a", "f1", "40", said("40"), "visits", status=Status.EXPECTED)
    telling.figure("a", "f3", "7", said("7"), "fairs")
    telling.figure("b", "f2", "42", said("42"), "visits")
    telling.figure("b", "f4", "9", said("9"), "fairs")
    wording = wording_of(telling, "vi")
    result = Correction(earlier=telling.statement("a", "f1"), later=telling.statement("b", "f2"), why=SENTENCE)
    mended = Correction(earlier=telling.statement("a", "f3"), later=telling.statement("b", "f4"), why=SENTENCE)
    assert tell_correction(wording, result) == "40 tại [1] là số ước; 42 tại [2] là kết quả của cùng thời gian."
    assert tell_correction(wording, mended) == "9 tại [2] thay cho 7 tại [1]."
    assert tell_correction(wording_of(telling, "en"), mended) == SENTENCE


def test_copies_and_findings_are_retold(review: Review) -> None:
    """By grade and by code; what has a code unknown to the catalogue is named by it."""
    vietnamese = open_wording(review, "vi")
    link = CopyLink(origin="one", made="four", grade="verbatim", carried=0.9, taken=0.9, why=SENTENCE)
    assert tell_link(open_wording(review, "en"), link) == SENTENCE
    assert tell_link(vietnamese, link) == "Gần như toàn bộ câu chữ trùng với [1], số liệu như nhau."
    empty = Finding(code="collect.empty", severity=Severity.HOLD, message=SENTENCE, document="a.txt")
    strange = Finding(code="read.smell", severity=Severity.HOLD, message=SENTENCE, advice="Air it.", document="a.txt")
    assert tell_finding(vietnamese.texts, empty).startswith("a.txt không có nội dung báo cáo.")
    assert (
        tell_finding(vietnamese.texts, strange) == "Có nội dung chưa đọc được trong a.txt, mã read.smell. Cần xem xét."
    )
    assert tell_finding(open_wording(review, "en").texts, strange) == f"{SENTENCE} Air it."


def test_the_vietnamese_page_holds_no_english_of_the_house(review: Review) -> None:
    """None of the catalogue's English sentences and none of the record's reasons stands on it."""
    page = write_page(review, "vi")
    assert '<html lang="vi">' in page
    for words in (
        *("Same words, same owner", "61 against 16", "Ask the office", "Two people", "Both share all", "No owner for"),
        *("independent source", "against", "Directives", "What would settle", "Owner", "Copy of", "Keyboard"),
    ):
        own = re.sub(r"<script>.*?</script>|<style>.*?</style>", "", page, flags=re.DOTALL)
        assert words not in own, words
    for words in (
        "Hội nghị ngày 14/1/2032 tại Moran Tel",
        "gần 4,2 tỷ USD",
        "hơn 140",
        "Số liệu khác nhau",
        "còn 12 chưa nêu",
    ):
        assert words in page, words


def test_the_table_of_figures_has_headings_in_both_languages(review: Review) -> None:
    """English headings are the names of the columns; Vietnamese ones are words, one for each column, none twice."""
    english, vietnamese = (write_figures_csv(review, language).split("\r\n") for language in ("en", "vi"))
    assert english[0] == "\ufeff" + ",".join(COLUMNS)
    heads = vietnamese[0].removeprefix("\ufeff").split(",")
    assert len(set(heads)) == len(COLUMNS)
    assert heads[0] == "mã số liệu"
    assert vietnamese[1:] == english[1:]


@pytest.mark.parametrize(
    ("own", "base", "english", "vietnamese"),
    [
        ("2031-01..2031-11", "2030-01..2030-11", "the same period of 2030", "cùng kỳ năm 2030"),
        ("2031-H1", "2030-H1", "the same period of 2030", "cùng kỳ năm 2030"),
        ("2031", "2030", "2030", "năm 2030"),
        ("2031-H1", "2030", "2030", "năm 2030"),
        ("2031-Q2", "2031-Q1", "first quarter of 2031", "quý I/2031"),
    ],
)
def test_the_same_part_of_another_year_is_called_so(
    review: Review, own: str, base: str, english: str, vietnamese: str
) -> None:
    """Two long periods in one breath say less than "the same period"."""
    told = [open_wording(review, each).base(parse_period(own), parse_period(base)) for each in ("en", "vi")]
    assert told == [english, vietnamese]
