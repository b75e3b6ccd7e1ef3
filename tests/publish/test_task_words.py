"""What is said of tasks: every code has its words, and each fault says where it is and what to do."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import diemcau
from diemcau.collect.task_cells import state_of
from diemcau.publish.task_words import plain, say_class, say_fault, say_marks, say_share, say_source, say_state
from diemcau.publish.texts import load_texts
from diemcau.records.task import Mark, TaskState, TimeClass
from diemcau.records.task_row import ShareRow, ShareState, TaskRow
from diemcau.records.task_table import TableFault

LANGUAGES = ("en", "vi")
SOURCES = [Path(diemcau.__file__).parent / "collect" / name for name in ("task_table.py", "task_outline.py")]


def fault_codes() -> set[str]:
    """Every code that the reader of tables gives a fault."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    found = set(re.findall(r'_fault\(\s*"(\w+)"', code)) | set(re.findall(r'wrong = (?:wrong or )?"(\w+)"', code))
    return found | set(re.findall(r'"(error)" if cell.kind == "e" else "formula"', code)) | {"formula"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_says_where_it_is(language: str) -> None:
    """Each code has a sentence with the place of the cell and a word on what to do."""
    texts = load_texts(language)
    assert len(fault_codes()) > 14
    for code in sorted(fault_codes()):
        said = say_fault(texts, TableFault(code=code, sheet="Bảng 1", cell="F12", found="x1y"))
        assert said.startswith("Bảng 1!F12"), code
        assert len(re.findall(r"[.;] ", said)) >= 1, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_class_and_mark_has_its_words(language: str) -> None:
    """Nothing that a task may be is shown as a code; states are understood again when a table comes back."""
    texts = load_texts(language)
    for state in TaskState:
        assert state_of(say_state(texts, state)) is state
    assert len({say_class(texts, one) for one in (*TimeClass, None)}) == 5
    row = TaskRow(uid="1", number="1", title="x", marks=frozenset(Mark))
    assert say_marks(texts, row).count(", ") == len(Mark) - 1


def test_a_share_says_who_what_and_by_when() -> None:
    """A part without a day of its own has the task's; one without any says no day."""
    texts = load_texts("vi")
    share = ShareRow(org="Sở Keld", words="gửi số liệu", state=ShareState.ANSWERED)
    assert say_share(texts, share, date(2026, 3, 15)) == "Sở Keld (đã trả lời, hạn 15/3/2026): gửi số liệu"
    assert say_share(texts, share, None) == "Sở Keld (đã trả lời): gửi số liệu"


def test_a_source_says_paper_day_and_item() -> None:
    """Only what is known is said."""
    texts = load_texts("en")
    row = TaskRow(uid="1", number="1", title="x", source="45/TB-VP", source_day=date(2026, 2, 27), place="3")
    assert say_source(texts, row) == "45/TB-VP of 27 February 2026, item 3"
    assert say_source(texts, TaskRow(uid="1", number="1", title="x", place="3")) == ""


def test_plain_words_keep_lines_and_lose_control_signs() -> None:
    """Line ends are alike, and nothing is left that a file cannot carry."""
    assert plain("a\r\nb\rc\x00\x85\u2028d\te") == "a\nb\ncd\te"
