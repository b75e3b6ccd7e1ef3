"""What people held to be one fact, told in either language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from diemcau.publish.reason import tell_claim, tell_notes
from diemcau.publish.tie import tell_tie
from diemcau.publish.wording import Wording, open_wording
from diemcau.records import Bound, Force, Judged, Judgement, Quantity, Verdict, interval_of
from diemcau.review.build import build_review


def said(value: str) -> Quantity:
    """A count."""
    number = Decimal(value)
    return Quantity(number, interval_of(number, Bound.EXACT, Decimal(0)), Bound.EXACT, "count")


def wording_of(telling: Any, language: str, force: Force) -> Wording:
    """A record of one claim with two values that a person held to be one."""
    for name, value in (("a", "61"), ("b", "62")):
        telling.document(name, f"There were {value} visits.")
        telling.figure(name, "f1", value, said(value), "visits")
    judgement = Judgement(
        id="j1", verdict=Verdict.SAME, sides=(), by="Ilse Maro", reason="One port, two books", on=date(2032, 2, 1)
    )
    record = telling.record()
    held = replace(record, judgements=(Judged(judgement=judgement, force=force, claims=("f1",)),))
    return open_wording(build_review(held, None, None), language)


@pytest.mark.parametrize(
    ("language", "why", "note"),
    [
        ("vi", "Ilse Maro coi đây là một số liệu: “One port, two books”.", "dù các văn bản khác nhau về giá trị."),
        ("en", "Held to be one fact by Ilse Maro: “One port, two books”.", ""),
    ],
)
def test_a_tie_names_its_judge(telling: Any, language: str, why: str, note: str) -> None:
    """The reason is the judge's own; what differs is said anew where the record's sentence is foreign."""
    wording = wording_of(telling, language, Force.MOVED)
    claim = replace(wording.review.claims["f1"], why="", notes=("An English note.",) if note else ())
    assert tell_tie(wording, claim) == why
    assert tell_claim(wording, claim) == why
    assert " ".join(tell_notes(wording, claim)).endswith(note)


def test_a_tie_that_is_not_followed_says_nothing(telling: Any) -> None:
    """A judgement that was withdrawn or is open again holds nothing together."""
    wording = wording_of(telling, "en", Force.REOPENED)
    assert tell_tie(wording, wording.review.claims["f1"]) == ""
