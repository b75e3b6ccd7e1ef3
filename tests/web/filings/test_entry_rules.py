"""The page's own understanding of cells and rules against the engine's: the same words, forms and answers for both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.profile.form_book import form_of, load_forms
from diemcau.profile.forms import CellKind, Column, FormBook
from diemcau.profile.load import load_profile
from diemcau.records.filled import Entry, Filled
from diemcau.review.forms.cells import Understood, understand
from diemcau.review.forms.kept import read_amount
from diemcau.review.forms.rules import check_filled, computed, sums
from diemcau.review.forms.shown import show
from diemcau.web.filings.entry.shown import show_form, show_interval, show_named

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
TESTS = Path(__file__).parents[2]
SMALL = TESTS / "profile" / "small"
CASES = json.loads((TESTS / "review" / "forms" / "cases.json").read_text("utf-8"))["cases"]
SCRIPTS = Path(__file__).parents[3] / "src" / "diemcau" / "web" / "filings" / "static" / "filings"
ANSWER = """data => {
  const reader = new Forms.Reader(data);
  const found = new Forms.Rules(data, table => data.content[table] ?? [], reader).check();
  return {
    answers: found.answers.map(({ says, ...one }) => one),
    computed: [...found.computed].map(([cell, interval]) => [cell, interval.toString()]),
    sums: [...found.sums].flatMap(([table, columns]) => [...columns].filter(each => each[1]).map(
      ([column, interval]) => [table, column, interval.toString()])),
  };
}"""


@pytest.fixture(scope="module")
def scripts(chromium: str) -> Iterator[Page]:
    """A blank page with the scripts that understand cells."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for name in ("exact", "amounts", "cells", "book", "rules", "clipboard", "differences"):
            page.add_script_tag(path=SCRIPTS / f"{name}.js")
        yield page
        browser.close()


def filled_of(form: str, tables: dict[str, Any]) -> Filled:
    """A filled form from JSON."""
    return Filled(form, {table: tuple(Entry(e["id"], e["cells"]) for e in rows) for table, rows in tables.items()})


def page_answers(scripts: Page, form: Any, book: FormBook, content: dict[str, Any], **given: Any) -> dict[str, Any]:
    """What the page makes of a filled form."""
    data = {"language": "en", "form": show_form(form, book, "en"), "content": content, **show_named(book), **given}
    found: dict[str, Any] = scripts.evaluate(ANSWER, data)
    return found


def engine_answers(form: Any, book: FormBook, content: dict[str, Any], **given: Any) -> dict[str, Any]:
    """What the engine makes of it."""
    filled = filled_of(form.code, content)
    return {
        "answers": [
            {
                "code": one.code,
                "answer": one.answer.value,
                "cells": [str(cell) for cell in one.cells],
                "stops": one.stops,
                "expected": one.expected,
            }
            for one in check_filled(filled, form, book, "en", **given)
        ],
        "computed": [[str(cell), told(interval)] for cell, interval in computed(filled, form, book, "en").items()],
        "sums": [[*place, told(interval)] for place, interval in sums(filled, form, book, "en").items()],
    }


def told(interval: Any) -> str:
    """An interval as the page writes it."""
    low, high = ("" if end is None else f"{end.normalize():f}" for end in (interval.low, interval.high))
    return f"{'(' if interval.low_open else '['}{low},{high}{')' if interval.high_open else ']'}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_page_answers_every_case_as_the_engine_does(scripts: Page, case: dict[str, Any]) -> None:
    """Answers, their order, marked cells, computed lines and sums are the same."""
    book = load_forms(SMALL)
    form = form_of(case["form"], load_profile(SMALL))
    given: dict[str, Any] = {}
    seen: dict[str, Any] = {}
    if "window" in case:
        given["window"] = dict(zip(("first", "last"), case["window"], strict=True))
        seen["window"] = tuple(map(date.fromisoformat, case["window"]))
    forms = {form.code: form, **book.forms}
    given["earlier"] = {
        code: {"form": show_form(forms[code], book, "en"), "content": tables}
        for code, tables in case.get("before", {}).items()
    }
    seen["before"] = {code: filled_of(code, tables) for code, tables in case.get("before", {}).items()}
    intervals = {measure: read_amount(kept).interval for measure, kept in case.get("read", {}).items()}  # type: ignore[union-attr]
    given["read"], seen["read"] = {m: show_interval(one) for m, one in intervals.items()}, intervals
    found = page_answers(scripts, form, book, case["filled"], **given)
    assert found == engine_answers(form, book, case["filled"], **seen)
    assert [{k: one[k] for k in ("code", "answer", "cells")} for one in found["answers"]] == case["expected"]


WORDS = {
    "en": (
        "0", "7", "007", "1,234", "1,234.5", "1.234,5", "1.234", "12.5", "12,5", "-3", "−3.25", "1 234 567", "1'234",
        "1,23", "1.2.3", "over 170", "more than 1,700", "at least 8", "no fewer than 8", "under 5", "fewer than 5",
        "at most 9", "up to 9", "nearly 6.3 billion", "Almost 500", "about 500 million", "~500", "170+", ">170", "<5",
        "from 5 to 7", "between 5 and 7", "5-7", "5 – 7", "7-5", "6.3 billion", "6,3 billion", "1.234 million",
        "1,234 million", "170 thousand", "1.2345 thousand", "hơn 170", "gần 6,3 tỷ", "12 persons", "12 apples", "-",
        "none", "a few", "twelve", "12 3", "1e5", "63e8", "over 63e8", "3..5",
    ),
    "vi": (
        "1.234,5", "1,234.5", "1.234", "1,234", "12,5", "12.5", "1.234.567", "1,234,567", "hơn 170", "trên 1.700",
        "ít nhất 8", "không dưới 8", "tối thiểu 8", "dưới 5", "chưa đến 5", "tối đa 9", "không quá 9", "gần 6,3 tỷ",
        "Gần 6,3 tỉ", "xấp xỉ 170", "ngót 170", "khoảng 500 triệu", "chừng 500", "từ 5 đến 7", "5-7", "6.3 tỷ",
        "1.234 triệu", "1,234 tỷ", "170 nghìn", "5 ngàn tỷ", "12 người", "không có", "chưa có", "vài chục",
    ),
}  # fmt: skip
"""Words that people put into cells of numbers."""

LEFT_TO_THE_HOUSE = {"twelve", "5 – 7"}
"""Words that the page need not know: the house reads them when they are kept."""


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("unit", ["", "persons", "VND"])
def test_page_understands_numbers_as_the_engine_does(scripts: Page, language: str, unit: str) -> None:
    """What both understand is kept in the same form and shown in the same words."""
    book = load_forms("vietnam_diplomacy")
    kind = CellKind.MONEY if unit == "VND" else CellKind.NUMBER
    column = Column(code="n", names={"en": "n"}, kind=kind, unit=unit, is_whole=unit == "persons")
    data = {"language": language, **show_named(book), "column": shown_column(column), "words": list(WORDS[language])}
    asked = """data => { const reader = new Forms.Reader(data); return data.words.map(words => {
      const kept = reader.keep(data.column, words), found = reader.understand(data.column, kept);
      return [found.refused ?? "", found.refused ? "" : found.kept, reader.show(data.column, kept)]; }); }"""
    for words, (refused, kept, shown) in zip(WORDS[language], scripts.evaluate(asked, data), strict=True):
        found = understand(words, column, language, book)
        if isinstance(found, Understood):
            if refused == "number" and words in LEFT_TO_THE_HOUSE:
                continue
            assert (refused, kept) == ("", found.kept), words
            assert shown == show(found.kept, column, language, book), words
        else:
            assert refused == found.code, words


def shown_column(column: Column) -> dict[str, Any]:
    """A column as the page is given it."""
    from diemcau.web.filings.entry.shown import _column

    return _column(column, load_forms(SMALL), "en")


NAMED = {
    CellKind.DATE: (
        "5/10/2026", "05-10-2026", "5.10.2026", "2026-10-05", "5 Oct 2026", "5 October 2026", "31/2/2026", "5/10",
        "ngày 5 tháng 10 năm 2026", "soon", "2026-10-05 00:00:00", "1/1/1800",
    ),
    CellKind.COUNTRY: ("Lao", "Lào", "JP", "Nhật Bản", "nhat ban", "Japan", "UAE", "Atlantis", "US", "Hàn Quốc"),
    CellKind.YES_NO: ("yes", "Có", "KHÔNG", "x", "1", "0", "maybe", "n"),
    CellKind.CHOICE: ("first", "First thing", "việc thứ nhất", "VIEC THU NHAT", "third", "second"),
    CellKind.TEXT: ("  two   words ", "-", "Năm 2026"),
    CellKind.LONG: (" a\nb ", "–"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMED)
def test_page_understands_names_and_days_as_the_engine_does(scripts: Page, kind: CellKind) -> None:
    """Days, countries, choices and texts are kept in the same form or refused for the same reason."""
    book = load_forms("vietnam_diplomacy")
    choices = {"first": {"en": "First thing", "vi": "Việc thứ nhất"}, "second": {"en": "Second", "vi": "Thứ hai"}}
    column = Column(code="n", names={"en": "n"}, kind=kind, choices=choices if kind is CellKind.CHOICE else {})
    data = {"language": "vi", **show_named(book), "column": shown_column(column), "words": list(NAMED[kind])}
    asked = """data => { const reader = new Forms.Reader(data);
      return data.words.map(words => [reader.understand(data.column, words), reader.show(data.column, words)]); }"""
    for words, (found, shown) in zip(NAMED[kind], scripts.evaluate(asked, data), strict=True):
        wanted = understand(words, column, "vi", book)
        if isinstance(wanted, Understood):
            assert found.get("kept") == wanted.kept, words
        else:
            assert (found.get("refused"), found.get("expected")) == (wanted.code, wanted.expected), words
        assert shown == show(words, column, "vi", book), words


def test_blocks_come_back_as_they_were_copied(scripts: Page) -> None:
    """Tabs, line ends and quotes in cells survive the clipboard, as spreadsheets write and read them."""
    rows = [["a", "b\nc", 'say "x"'], ["", '"', "tab\there"], ["1.234,5", "", "end"]]
    assert scripts.evaluate("rows => Forms.fromBlock(Forms.toBlock(rows))", rows) == rows
    assert scripts.evaluate('Forms.fromBlock(\'a\\tb\\r\\nc\\t"d""e\\nf"\\r\\n\')') == [["a", "b"], ["c", 'd"e\nf']]
    assert scripts.evaluate("Forms.fromBlock('\"open\\tb')") == [['"open', "b"]]
