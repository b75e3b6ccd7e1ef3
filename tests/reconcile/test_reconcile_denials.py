"""Numbers that a later text denies, with and without a true one in their place."""

from __future__ import annotations

from typing import Any

import pytest

from diemcau.reconcile.folder import reconcile
from diemcau.records import Record, Revision, Span, Standing


def denied(make: Any, text: str, language: str, *values: str, label: str = "sailors lost") -> Record:
    """A paper that tells of 13 lost sailors, and a later notice with figures of the same sort."""
    paper = make.draft("a", "2031-05-02")
    paper.line("The paper of the bay")
    sentence = paper.line("Fishermen say that 13 sailors were lost in the storm off Ostra.")
    paper.figure(sentence, "13", "13", "sailors lost", unit="persons", owner="Ostra", period="2031-05")
    notice = make.draft("b", "2031-05-04", language=language)
    notice.line("Notice of the Harbour Board")
    start = len(notice.text)
    notice.line(text)
    for value in values:
        at = notice.text.index(value, start)
        stop = notice.text.index(".", at)
        first = max(notice.text.rfind(".", start, at) + 2, start)
        notice.figure(Span(first, stop + 1), value, value, label, unit="persons", owner="Ostra", period="2031-05")
    return reconcile("s", [paper.done(), notice.done()], None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Reports that 13 sailors were lost are false. The Board confirms that 2 sailors were lost.", "en"),
        ("Some papers wrote that 13 sailors were lost. This is not true. Only 2 sailors were lost.", "en"),
        ("The Board denied that 13 sailors were lost. It counted 2 sailors lost.", "en"),
        ("Thông tin 13 thủy thủ mất tích là không đúng. Cảng vụ xác nhận có 2 thủy thủ mất tích.", "vi"),
        ("Có tin 13 thủy thủ mất tích. Tin này hoàn toàn bịa đặt. Thực tế có 2 thủy thủ mất tích.", "vi"),
        ("Cảng vụ bác bỏ tin 13 thủy thủ mất tích. Chỉ có 2 thủy thủ mất tích.", "vi"),
    ],
)
def test_a_denial_puts_the_true_number_in_place(make: Any, text: str, language: str) -> None:
    """In either language the denied value is superseded by the one that the notice gives, and nothing is in dispute."""
    record = denied(make, text, language, "13", "2")
    (found,) = record.corrections
    assert (found.earlier.document, found.later.document, found.kind) == ("a", "b", Revision.DENIED)
    assert record.by_name["b"].figures[found.later.index].text == "2"
    assert record.conflicts == ()
    assert {claim.value: claim.standing for claim in record.claims} == {
        13: Standing.SUPERSEDED,
        2: Standing.SINGLE,
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("News that 13 sailors were lost is unfounded.", "en"),
        ("No 13 sailors were lost, as some papers reported.", "en"),
        ("Không có 13 thủy thủ mất tích như tin đã đưa.", "vi"),
        ("Cảng vụ phủ nhận việc 13 thủy thủ mất tích.", "vi"),
    ],
)
def test_a_bare_denial_supersedes_what_it_quotes(make: Any, text: str, language: str) -> None:
    """Where no true number is given the value stands no longer, and the quoting of it is the later statement."""
    record = denied(make, text, language, "13")
    (found,) = record.corrections
    assert (found.earlier.document, found.later.document, found.kind) == ("a", "b", Revision.DENIED)
    assert all(claim.standing is Standing.SUPERSEDED for claim in record.claims)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Visas were denied to 13 sailors. Later 2 sailors came.", "en"),
        ("The Board reports that 13 sailors were lost. It is not a safe bay, and 2 sailors stayed.", "en"),
        ("Có 13 hồ sơ của thủy thủ không đúng quy định. Đã sửa 2 hồ sơ.", "vi"),
    ],
)
def test_what_denies_no_report_corrects_nothing(make: Any, text: str, language: str) -> None:
    """A refusal of visas, a wrong form or a bad bay takes no number back."""
    assert denied(make, text, language, "13", "2").corrections == ()
