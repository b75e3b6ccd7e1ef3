"""Texts that take a value back and give another one."""

from __future__ import annotations

from typing import Any

import pytest

from diemcau.reconcile.folder import reconcile
from diemcau.records import Record, Standing


def corrected(make: Any, text: str, language: str, *, wrong: str = "284", right: str = "2840") -> Record:
    """A report of a value, and a notice that is to correct it."""
    first = make.draft("a", "2031-07-19")
    sentence = first.line(f"Ostra received {wrong} foreign visitors in the first half of 2031.")
    first.figure(sentence, wrong, wrong, "foreign visitors received", unit="persons", owner="Ostra", period="2031-H1")
    notice = make.draft("b", "2031-07-25", language=language)
    notice.line("Notice")
    sentence = notice.line(text)
    for value in (wrong, right):
        notice.figure(sentence, value, value, "", unit="persons", owner="Ostra", period="2031-H1")
    return reconcile("s", [first.done(), notice.done()], None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The note gave 284 by mistake. The correct figure in the books is 2840.", "en"),
        ("Our page said 284, which should have read 2840.", "en"),
        ("Bản tin ghi là 284 lượt, nay sửa lại là 2840 lượt.", "vi"),
        ("Báo viết nhầm là 284 lượt khách. Con số đúng là 2840 lượt.", "vi"),
        ("Số liệu 284 lượt xin được đính chính là 2840 lượt.", "vi"),
    ],
)
def test_a_notice_replaces_what_it_quotes(make: Any, text: str, language: str) -> None:
    """In either language the new value supersedes the old one, and nothing is in dispute."""
    record = corrected(make, text, language)
    (found,) = record.corrections
    assert (found.earlier.document, found.later.document) == ("a", "b")
    assert record.conflicts == ()
    assert Standing.SUPERSEDED in {claim.standing for claim in record.claims}


@pytest.mark.parametrize(
    "text", ["Ostra counted 284 and Velm 2840.", "Năm ngoái có 284 lượt; năm nay, sau khi mở cảng, 2840 lượt."]
)
def test_two_values_in_a_row_correct_nothing(make: Any, text: str) -> None:
    """Without a word that takes one back, two numbers are two numbers."""
    assert corrected(make, text, "vi" if "lượt" in text else "en").corrections == ()


def test_a_value_far_off_corrects_nothing(make: Any) -> None:
    """A cue between two numbers of another size speaks of something else."""
    record = corrected(make, "Of 284 notes, in fact, 9 were read.", "en", right="9")
    assert record.corrections == ()


def test_the_corrected_value_counts_what_the_old_one_did(make: Any) -> None:
    """Where a notice does not say again what it counts, a third text with the right value is one fact with it."""
    third = make.draft("c", "2031-07-26")
    sentence = third.line("In the first half of 2031 Ostra received 2840 foreign visitors.")
    third.figure(sentence, "2840", "2840", "foreign visitors received", unit="persons", owner="Ostra", period="2031-H1")
    notice = make.draft("b", "2031-07-25")
    notice.line("Notice")
    old = notice.line("Our note said that 284 foreign visitors were received.")
    notice.figure(old, "284", "284", "foreign visitors received", unit="persons", owner="Ostra")
    new = notice.line("The correct figure is 2840.")
    notice.figure(new, "2840", "2840", "figure", unit="persons", owner="Ostra")
    record = reconcile("s", [notice.done(), third.done()], None)
    assert any(len(claim.statements) > 1 and claim.value == 2840 for claim in record.claims)
