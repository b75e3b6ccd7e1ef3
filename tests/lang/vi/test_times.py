"""Vietnamese expressions of time."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.lang.base import TimeBase, TimeMention, TimeRole
from diemcau.lang.vi.times import find_times

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "times.yml").read_text(encoding="utf-8"))
CORPUS = Path(__file__).resolve().parents[3] / "../shared/corpus/reading"
BASE = TimeBase(2031, date(2031, 8, 20))
DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
WORDS = (
    "ngày 6 06 / - , ( ) tháng 1 11 năm 2031 2030 2031-2035 sáng chiều hôm nay qua trước sau từ đến hết tính trong vòng"
    " cuối đầu giữa nửa quý III Q3/2031 cùng kỳ hằng mỗi định kỳ một hai mươi lăm mười lần thứ Sáu Hai giờ 8h30 7:30"
    " 24/7 15/8 15.08.2031 1/2 9T2031 T9/2031 giai đoạn nhiệm kỳ tài khóa Tết làm việc rưỡi hiện đang cả trọn"
    " thế kỷ XXI thập niên 1990 chậm nhất là \n 1.204 đoàn"
).split(" ")


def _base(group: dict[str, Any]) -> TimeBase:
    published = group["published"]
    return TimeBase(group["year"], date.fromisoformat(published) if published else None)


def _told(text: str, mention: TimeMention) -> list[object]:
    return [mention.span.quote(text), mention.role.value, mention.code, mention.years_back, mention.preposition]


@pytest.mark.parametrize(
    ("base", "text", "expected"),
    [
        pytest.param(_base(group), text, expected, id=f"{name}-{text[:40]}")
        for name, group in CASES.items()
        for case in group["cases"]
        for text, expected in case.items()
    ],
)
def test_case(base: TimeBase, text: str, expected: list[list[object]]) -> None:
    """Every short text gives the expressions written beside it."""
    assert [_told(text, mention) for mention in find_times(text, base)] == expected


def test_cases_are_many() -> None:
    """The file holds at least a hundred and fifty texts, so that a part lost in editing is seen."""
    assert sum(len(group["cases"]) for group in CASES.values()) >= 150


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_spans_ascend_and_quote(text: str) -> None:
    """Spans ascend, never overlap, quote words of the text and have the code of their period."""
    last = 0
    for mention in find_times(text, BASE):
        assert mention.span.start >= last
        assert mention.span.quote(text).strip() == mention.span.quote(text)
        last = mention.span.end
        if mention.period is not None:
            assert mention.period.code == mention.code
            assert mention.period.start <= mention.period.end


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """No text makes the reader fail, with or without a base, at the first and the last years of the calendar too."""
    for base in (BASE, TimeBase(), TimeBase(1, date(1, 1, 1)), TimeBase(9999, date(9999, 12, 31))):
        for mention in find_times(text, base):
            mention.span.quote(text)


@given(DAYS)
@settings(deadline=None)
def test_a_day_in_all_shapes(on: date) -> None:
    """A day is the same day in every way of writing."""
    shapes = [
        f"ngày {on.day} tháng {on.month} năm {on.year}",
        f"ngày {on.day:02d} tháng {on.month:02d} năm {on.year}",
        f"ngày {on.day}/{on.month}/{on.year}",
        f"{on.day:02d}/{on.month:02d}/{on.year}",
        f"{on.day}-{on.month}-{on.year}",
        f"{on.day}.{on.month}.{on.year}",
        on.isoformat(),
        f"NGÀY {on.day} THÁNG {on.month} NĂM {on.year}",
    ]
    for shape in shapes:
        [mention] = find_times(f"Ký kết vào {shape}.", BASE)
        assert (mention.code, mention.role, mention.preposition) == (on.isoformat(), TimeRole.DATE, "vào")
        assert mention.span == (11, 11 + len(shape))


@given(DAYS, DAYS)
@settings(deadline=None)
def test_from_day_to_day(one: date, other: date) -> None:
    """A stretch between two written days begins with the first and ends with the last."""
    first, last = sorted((one, other))
    text = f"Từ ngày {first.day}/{first.month}/{first.year} đến ngày {last.day}/{last.month}/{last.year}, tỉnh có 3 vụ."
    [mention] = find_times(text, BASE)
    assert mention.period is not None
    assert (mention.period.start, mention.period.end) == (first, last)


@given(st.integers(1950, 2039), st.integers(0, 60))
@settings(deadline=None)
def test_years(first: int, more: int) -> None:
    """A year names itself and two years all between them."""
    [mention] = find_times(f"Trong năm {first}, tỉnh có 3 vụ.", BASE)
    assert mention.code == str(first)
    if more:
        for text in (
            f"giai đoạn {first}-{first + more}",
            f"nhiệm kỳ {first} - {first + more}",
            f"từ năm {first} đến năm {first + more}",
            f"từ {first} đến {first + more}",
        ):
            [mention] = find_times(text, BASE)
            assert mention.code == f"{first}..{first + more}"


@given(
    st.integers(2, 99),
    st.sampled_from([("ngày làm việc", "working days"), ("ngày", "days"), ("giờ", "hours"), ("tuần", "weeks")]),
)
@settings(deadline=None)
def test_terms(count: int, unit: tuple[str, str]) -> None:
    """A term behind "trong vòng" keeps its number and unit, with or without a leading zero."""
    for digits in (f"{count}", f"{count:02d}"):
        [mention] = find_times(f"Phải trả lời trong vòng {digits} {unit[0]}.", BASE)
        assert (mention.code, mention.preposition) == (f"{count} {unit[1]}", "trong vòng")


@given(st.integers(1, 12), st.integers(2000, 2040))
@settings(deadline=None)
def test_first_months(count: int, number: int) -> None:
    """The first months of a year run from January, however they are written."""
    for text in (f"{count} tháng đầu năm {number}", f"{count} tháng năm {number}", f"{count} tháng {number}"):
        [mention] = find_times(f"Trong {text}, tỉnh có 3 vụ.", BASE)
        assert mention.period is not None
        assert mention.period.start == date(number, 1, 1)
        assert (mention.period.end.year, mention.period.end.month) == (number, count)


NUMBER_WORDS = {
    "hai": 2, "năm": 5, "mười": 10, "mười một": 11, "mười lăm": 15, "hai mươi": 20, "hai mươi mốt": 21,
    "ba mươi tư": 34, "năm mươi lăm": 55,
}  # fmt: skip


@pytest.mark.parametrize(("words", "number"), NUMBER_WORDS.items())
def test_number_words(words: str, number: int) -> None:
    """Numbers in words count; "năm" before a unit is five and behind a ten the year."""
    for text in (f"Trong {words} ngày làm việc, Sở trả lời.", f"Trong {words.upper()} NGÀY LÀM VIỆC"):
        [mention] = find_times(text, BASE)
        assert mention.code == f"{number} working days"
    [mention] = find_times(f"Kỷ niệm {words} năm kết nghĩa.", BASE)
    assert mention.code == f"{number} years"


@pytest.mark.parametrize(
    "unit",
    [
        "từ 2020 đến ",
        "đến cuối cuối năm ",
        "1-",
        "1/",
        "cùng kỳ ",
        "2020-",
        "tháng 5 ",
        "12 ",
        "thứ Hai, ",
        "năm ",
        "hai mươi ",
        "chậm nhất là ",
        "khoảng ",
        "| 2024 ",
        "15/8, ",
        "8 giờ ",
        "2020" + "-" * 50,
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaanăm",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """Eight times the text takes about eight times as long, and never much more."""

    def seconds(times: int) -> float:
        text, best = unit * times, 60.0
        for _ in range(3):  # the best of three: what else the machine does is no defect
            begun = time.process_time()
            find_times(text, BASE)
            best = min(best, time.process_time() - begun)
        return best

    seconds(100)
    small = max(seconds(1000), 0.001)
    assert seconds(8000) < 40 * small


def test_offsets_survive_letters_that_grow() -> None:
    """A capital that grows when made small moves no offset."""
    text = "İİİ İstanbul, ngày 6/1/2031"
    [mention] = find_times(text, BASE)
    assert mention.span.quote(text) == "ngày 6/1/2031"


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus does not stand beside the checkout")
def test_deadlines_of_the_corpus() -> None:
    """Nineteen in twenty deadlines that are written in the corpus are read with their very code."""
    wanted = read = 0
    for path in sorted((CORPUS / "gold").glob("*.json"))[42:]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (CORPUS / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        years = Counter(re.findall(r"20\d\d", str([figure["period"] for figure in gold["figures"]])))
        base = TimeBase(int(years.most_common(1)[0][0]) if years else None, published)
        codes = {mention.code for mention in find_times(text, base)}
        deadlines = {item["deadline"] for item in gold["directives"] if item.get("deadline")}
        wanted, read = wanted + len(deadlines), read + len(deadlines & codes)
    assert read >= 0.95 * wanted
