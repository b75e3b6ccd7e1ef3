"""Why figures are one fact or two, in words: every code of the engine is said in every language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.publish.ground import AGAINST, GROUNDS, tell_apart, tell_grounds
from diemcau.publish.page import write_page
from diemcau.publish.texts import languages, load_texts
from diemcau.publish.wording import open_wording
from diemcau.reconcile import levels
from diemcau.records import LookAlike, Record, Status
from diemcau.review.build import build_review

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.records.review import Review

FIELDS: dict[str, Iterable[levels.Level]] = {
    "telling": levels.TellingLevel,
    "measure": levels.MeasureLevel,
    "value": levels.ValueLevel,
    "owner": levels.OwnerLevel,
    "period": levels.PeriodLevel,
    "status": levels.StatusLevel,
    "sort": levels.SortLevel,
}
CODES: list[tuple[str, levels.Level]] = [
    (f"{field}.{level.name.lower()}", level) for field, group in FIELDS.items() for level in group
]


@pytest.mark.parametrize("language", languages())
def test_every_level_of_likeness_has_words(language: str) -> None:
    """A level that comparing knows is a code that the page can say, and no code stands for nothing."""
    assert {code for code, _ in CODES} == {f"{field}.{level}" for field, group in GROUNDS.items() for level in group}
    texts = load_texts(language)
    assert [code for code, _ in CODES if f"ground.{code}" not in texts] == []


def test_what_counts_against_is_said_so() -> None:
    """The page puts a level behind "in spite of" exactly where the engine counts it below zero or bars it."""
    below = {code for code, level in CODES if level in levels.BARRED or levels.POINTS.get(level, 0.0) < 0}
    assert below <= AGAINST
    assert {code for code in AGAINST - below if levels.POINTS.get(dict(CODES)[code], 0.0) > 0} == set()


def test_a_decision_is_one_sentence() -> None:
    """What speaks for it first, then what does not; unknown codes are left out, and of nothing nothing is said."""
    english, vietnamese = load_texts("en"), load_texts("vi")
    grounds = ("measure.same_code", "owner.other", "value.same_long", "colour.green")
    assert tell_grounds(english, grounds) == (
        "Held to be one fact: the same measure, the same value to three digits or more; "
        "in spite of: different organisations."
    )
    assert tell_grounds(vietnamese, ("measure.same_code",)) == "Gộp làm một vì: cùng một chỉ tiêu."
    assert tell_grounds(english, ()) == tell_grounds(english, ("owner.other",)) == ""


def pair_of(review: Review, field: str, *, why: str = "", **more: Any) -> tuple[LookAlike, Review]:
    """Two delegations' counts of the invented conference that look alike, with a claim changed in some fields."""
    claims = tuple(replace(each, **more) if each.id == "f12" else each for each in review.record.claims)
    pair = LookAlike(claims=("f11", "f12"), field=field, why=why, grounds=("status.other", "measure.same_words"))
    record: Record = replace(review.record, claims=claims, look_alikes=(pair,))
    return pair, build_review(record, None, None)


def test_look_alikes_say_what_differs(review: Review) -> None:
    """In the fields of the two claims themselves; English readers get the record's own sentence where it has one."""
    pair, other = pair_of(review, "status", status=Status.PLAN)
    sides = other.claims["f11"], other.claims["f12"]
    assert tell_apart(open_wording(other, "en"), pair, *sides) == "Actual here, plan there."
    told = tell_apart(open_wording(other, "vi"), replace(pair, why="One is a plan."), *sides)
    assert told == "Ở đây là thực hiện, ở kia là kế hoạch."
    assert tell_apart(open_wording(other, "en"), replace(pair, why="One is a plan."), *sides) == "One is a plan."


def test_a_part_is_no_look_alike_of_its_whole(review: Review) -> None:
    """Where one claim is a part of the other, that is what is said."""
    pair, other = pair_of(review, "part", part_of="f11")
    told = tell_apart(open_wording(other, "en"), pair, other.claims["f11"], other.claims["f12"])
    assert told == "The one counts a part of what the other counts; different status."


def test_without_a_difference_to_show_the_field_is_named(review: Review) -> None:
    """Where both claims read alike in the field, the record's codes say it, and without codes the field."""
    pair, other = pair_of(review, "owner")
    wording, sides = open_wording(other, "en"), (other.claims["f11"], other.claims["f12"])
    assert tell_apart(wording, replace(pair, grounds=("owner.carried",)), *sides) == (
        "Different organisations, one of them only implied."
    )
    assert tell_apart(wording, replace(pair, grounds=()), *sides) == "The owner differs."


@pytest.mark.parametrize("language", languages())
def test_the_panel_has_the_look_alikes(review: Review, language: str) -> None:
    """Each of the two names the other."""
    _, other = pair_of(review, "status", status=Status.PLAN)
    page = write_page(other, language)
    assert page.count('"z":[["f12",') == page.count('"z":[["f11",') == 1


def test_a_claim_is_explained_by_its_grounds_in_any_language(review: Review) -> None:
    """Without a sentence of the record the codes are said, in the reader's words."""
    grounds = ("measure.same_words", "value.close")
    claims = tuple(replace(each, why="", grounds=grounds) for each in review.record.claims)
    other = build_review(replace(review.record, claims=claims), None, None)
    assert "Held to be one fact: the same words for what is counted" in write_page(other, "en")
    assert "Gộp làm một vì: cùng lời gọi nội dung được tính" in write_page(other, "vi")
