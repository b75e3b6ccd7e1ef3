"""What people ruled, told beside the facts it concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from diemcau.publish.page import write_page
from diemcau.publish.remarks import find_remarks, tell_ruling
from diemcau.publish.texts import languages, load_texts
from diemcau.publish.wording import open_wording
from diemcau.records import Force, Judged, Judgement, Verdict
from diemcau.review.build import build_review

if TYPE_CHECKING:
    from diemcau.records.review import Review


def ruled(review: Review, force: Force = Force.HOLDS) -> Review:
    """The invented conference with two counts that a person told apart."""
    judgement = Judgement(
        id="j1", verdict=Verdict.NOT_SAME, sides=(), by="Tran Ha", reason="Two offices", on=date(2032, 2, 3)
    )
    judged = Judged(judgement=judgement, force=force, claims=("f11", "f12"))
    return build_review(replace(review.record, judgements=(judged,)), None, None)


def test_a_ruling_stands_beside_each_fact_it_concerns(review: Review) -> None:
    """Who, when and why, in the reader's language and on the page."""
    other = ruled(review)
    english = "Tran Ha judged on 3 February 2032 that these are different things: “Two offices”."
    vietnamese = "Tran Ha xác định ngày 3/2/2032 đây là những nội dung khác nhau: “Two offices”."
    assert dict(find_remarks(open_wording(other, "en"))) == {"f11": [english], "f12": [english]}
    assert find_remarks(open_wording(other, "vi"))["f11"] == [vietnamese]
    assert write_page(other, "vi").count(vietnamese) == 2


def test_a_ruling_that_is_not_followed_says_so(review: Review) -> None:
    """What has become of it stands behind it."""
    other = ruled(review, Force.REOPENED)
    told = tell_ruling(open_wording(other, "en"), other.record.judgements[0])
    assert told.endswith("What it rests on has changed; it has to be looked at again.")


@pytest.mark.parametrize("language", languages())
def test_every_verdict_and_fate_has_words(language: str) -> None:
    """A withdrawal has no facts of its own and is told by what it withdrew."""
    texts = load_texts(language)
    assert [each for each in Verdict if each is not Verdict.WITHDRAW and f"ruling.{each}" not in texts] == []
    assert [each for each in Force if each is not Force.HOLDS and f"ruling.force.{each}" not in texts] == []
