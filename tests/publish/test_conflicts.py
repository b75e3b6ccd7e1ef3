"""The panel of conflicts: sides, slips of digits, what a person decided, and corrections in time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.publish.page import write_page
from diemcau.publish.settling import REPAIRS, RULES, tell_choice, tell_chosen, tell_slip
from diemcau.publish.succession import find_chains, find_stops, say_chain
from diemcau.publish.texts import languages, load_texts
from diemcau.publish.wording import open_wording
from diemcau.reconcile import choices, slips
from diemcau.records import Choice, Correction, Dispute, Revision, Slip
from diemcau.review.build import build_review

if TYPE_CHECKING:
    from diemcau.records import Conflict, Record, Statement
    from diemcau.records.review import Review


def changed(review: Review, **more: Any) -> Review:
    """The invented conference with its first conflict changed: 61 delegations against 16."""
    first, *others = review.record.conflicts
    return build_review(replace(review.record, conflicts=(replace(first, **more), *others)), None, None)


def sides_of(review: Review) -> tuple[Statement, Statement]:
    """Where 61 and where 16 stands."""
    one, other = review.record.conflicts[0].statements
    return one, other


def card(page: str, number: int = 1) -> str:
    """The conflict of that number on a page."""
    return page.partition(f'id="c{number}"')[2].partition("</article>")[0]


def test_each_side_has_value_reports_and_sentence(review: Review) -> None:
    """The kind in words, both values, what each rests on, the sentence, and what would settle it."""
    shown = card(write_page(review, "en"))
    assert "Different values" in shown
    assert [each.partition("</h4>")[0] for each in shown.split("<h4>")[1:]] == ["61", "16"]
    assert shown.count("1 independent source") == 4  # beside each value and in the title of its bar
    assert shown.count("<blockquote") == 2
    assert "What would settle it:" in shown
    people = card(write_page(review, "en"), 2)
    assert "<h4>Prime Minister Vu Dinh Khoan</h4>" in people
    assert "<h4>Deputy Prime Minister Le Thu Sa</h4>" in people


def test_a_directive_and_its_conflict_lead_to_each_other(review: Review) -> None:
    """The card links to the order that people are named for, and the order's panel to the card."""
    page = write_page(review, "en")
    assert '<a class="chip" href="#d1">Directive</a>' in card(page, 2)
    data = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    held = json.loads(data[1])
    assert held["items"]["d1"]["x"] == [2]
    assert held["conflicts"][1].startswith("Who ordered “open two new markets")


def test_a_slip_of_digits_is_suggested(review: Review) -> None:
    """What is written, what it may stand for, and what would agree then; never more than a suggestion."""
    slip = Slip(statement=sides_of(review)[1], meant=Decimal(61), repairs=("sum", "text"))
    other = changed(review, slip=slip)
    conflict = other.record.conflicts[0]
    assert tell_slip(open_wording(other, "en"), conflict) == (
        "“16” in [3] may have two digits in each other’s place; read as 61 it agrees with the sum and another report."
    )
    assert tell_slip(open_wording(other, "vi"), conflict) == (
        "“16” trong [3] có thể bị đảo hai chữ số; nếu là 61 thì khớp với tổng số và một báo cáo khác."
    )
    assert "Perhaps a slip:" in card(write_page(other, "en"))
    assert "Perhaps a slip:" not in card(write_page(review, "en"))
    bare = replace(conflict, slip=replace(slip, repairs=()))
    assert tell_slip(open_wording(other, "en"), bare).endswith("and stand for 61.")


def settled(review: Review, state: Dispute) -> tuple[Review, Conflict]:
    """The same with 61 chosen by a person."""
    winner, loser = sides_of(review)
    choice = Choice(
        statement=winner, reason="The office confirmed it", by="Tran Ha", on=date(2032, 2, 3), losers=(loser,)
    )
    other = changed(review, state=state, choice=choice)
    return other, other.record.conflicts[0]


def test_what_a_person_chose_stands_with_the_loser_struck(review: Review) -> None:
    """Who, when, why; the value that lost is struck and still there to read."""
    other, conflict = settled(review, Dispute.SETTLED)
    assert tell_choice(open_wording(other, "en"), conflict) == (
        "61 from [3] was chosen by Tran Ha on 3 February 2032: “The office confirmed it”."
    )
    shown = card(write_page(other, "en"))
    assert '<s>16</s> <span class="hush">not chosen</span>' in shown
    assert "<h4>61</h4>" in shown
    assert "settled by a person" in shown
    assert "What would settle it:" not in shown
    assert "Tran Ha chọn 61 theo [3] ngày 3/2/2032" in card(write_page(other, "vi"))


def test_a_choice_whose_ground_has_moved_is_open_again(review: Review) -> None:
    """The earlier choice is told, and so is what would settle it."""
    other, conflict = settled(review, Dispute.REOPENED)
    told = tell_choice(open_wording(other, "en"), conflict)
    assert told.endswith("What this rests on has changed since; it has to be looked at again.")
    assert "What would settle it:" in card(write_page(other, "en"))


def test_words_of_a_person_are_escaped(review: Review) -> None:
    """A reason is text, whatever is in it."""
    winner, loser = sides_of(review)
    evil = "<img src=x onerror=alert(1)>"
    choice = Choice(statement=winner, reason=evil, by=evil, losers=(loser,))
    assert evil not in write_page(changed(review, state=Dispute.SETTLED, choice=choice), "en")


def test_where_a_value_comes_from_is_said_where_reports_differ(review: Review) -> None:
    """By the rule of the house or by a person; what all reports say needs no reason."""
    wording = open_wording(review, "en")
    claim = review.claims["f5"]
    choice = Choice(statement=claim.statements[0], rule="narrow", reason="Narrow.")
    assert tell_chosen(wording, replace(claim, chosen=choice)) == "[1]: it is the narrowest that is said"
    assert tell_chosen(wording, replace(claim, chosen=replace(choice, rule="equal"))) == ""
    chosen = replace(choice, rule="", by="Tran Ha", reason="Counted again")
    assert tell_chosen(wording, replace(claim, chosen=chosen)) == "[1], chosen by Tran Ha: “Counted again”"


@pytest.mark.parametrize("language", languages())
def test_every_code_of_the_engine_has_words(language: str) -> None:
    """Rules that choose, things that a slip repairs, states and stages are said in each language."""
    texts = load_texts(language)
    assert set(choices.REASONS) - {"only", "equal"} == set(RULES)
    assert {*slips._MENDED.values(), slips.TEXT} == set(REPAIRS)
    keys = [f"choice.rule.{rule}" for rule in RULES] + [f"slip.{each}" for each in REPAIRS]
    keys += [f"dispute.{state}" for state in Dispute if state is not Dispute.OPEN]
    keys += [f"stage.{kind}" for kind in Revision]
    assert [key for key in keys if key not in texts] == []


def corrected(telling: Any) -> Record:
    """One value in three reports: expected, final, corrected, told in no order."""
    for name, day in (("later", 20), ("first", 3), ("middle", 9)):
        number = {"first": "61", "middle": "63", "later": "64"}[name]
        telling.document(name, f"There were {number} visits.", publisher=name, published=date(2032, 1, day))
        telling.figure(name, f"f{number}", number, _said(number), "visits")
    first, middle, later = (
        telling.statement(*each) for each in (("first", "f61"), ("middle", "f63"), ("later", "f64"))
    )
    mended: Record = telling.record(
        corrections=(
            Correction(earlier=middle, later=later, why="It says so.", kind=Revision.CORRECTED),
            Correction(earlier=first, later=middle, why="The result came.", kind=Revision.FINAL),
        )
    )
    return mended


def _said(number: str) -> Any:
    from diemcau.records import Bound, Quantity, interval_of

    return Quantity(Decimal(number), interval_of(Decimal(number), Bound.EXACT, Decimal(0)), Bound.EXACT, "count")


def test_corrections_are_a_line_in_time(telling: Any) -> None:
    """Preliminary, official, corrected: each value once, in order, what was replaced struck and still there."""
    other = build_review(corrected(telling), None, None)
    wording = open_wording(other, "en")
    chains = find_chains(wording)
    assert len(chains) == 1
    stops = find_stops(wording, chains[0])
    assert [(stop.stage, stop.stands) for stop in stops] == [
        ("preliminary", False),
        ("final", False),
        ("corrected", True),
    ]
    assert say_chain(wording, chains[0]) == ("Visits: 61 (preliminary, [2]) → 63 (official, [3]) → 64 (corrected, [1])")
    line = write_page(other, "en").partition('class="correction"')[2].partition("</article>")[0]
    assert line.count("<s>") == 2
    assert "<s>64</s>" not in line
    assert line.index("61") < line.index("63") < line.index("64")
    assert line.count("<blockquote") == 3


def test_a_denial_is_told_as_one(telling: Any) -> None:
    """A report that denies a number does not confirm it."""
    mended = corrected(telling)
    denial = replace(mended.corrections[1], kind=Revision.DENIED)
    other = build_review(replace(mended, corrections=(denial,)), None, None)
    page = write_page(other, "vi")
    assert "bác bỏ" in page
    assert [stop.stage for stop in find_stops(open_wording(other, "vi"), [denial])] == ["claimed", "denied"]
