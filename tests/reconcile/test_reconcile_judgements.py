"""What people ruled is followed, remembered, undone, and opened again when what it rests on changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.reconcile.anchors import make_anchor
from diemcau.reconcile.folder import reconcile
from diemcau.reconcile.traces import meaning_of, mentions
from diemcau.records import (
    Anchor,
    Bound,
    Claim,
    Dispute,
    Force,
    Judgement,
    Reading,
    Record,
    Severity,
    Sort,
    Standing,
    Verdict,
)

GUESTS = "foreign guests"


def anchor_of(reading: Reading, index: int = 0, sort: Sort = Sort.FIGURE) -> Anchor:
    """The anchor of a mention of a reading."""
    mention = mentions(reading, sort)[index]
    return make_anchor(reading.document, mention.span, sort, meaning_of(mention))


def ruling(verdict: Verdict, *sides: Sequence[Anchor], named: str = "j1", **more: Any) -> Judgement:
    """A judgement by one person."""
    return Judgement(
        id=named,
        verdict=verdict,
        sides=tuple(tuple(side) for side in sides),
        by="Ilse Maro",
        reason="The port's own book says so.",
        on=date(2032, 1, 5),
        **more,
    )


def ruled(readings: Sequence[Reading], *judgements: Judgement) -> Record:
    """The record of some readings under judgements."""
    return reconcile("s", readings, None, judgements)


def claim_at(record: Record, document: str, index: int = 0) -> Claim:
    """The claim that holds a figure."""
    return next(
        claim for claim in record.claims for one in claim.statements if (one.document, one.index) == (document, index)
    )


def forces(record: Record) -> dict[str, Force]:
    """What became of each judgement."""
    return {one.judgement.id: one.force for one in record.judgements}


def codes(record: Record) -> list[str]:
    """The codes of the findings about judgements."""
    return [one.code.removeprefix("reconcile.judgement_") for one in record.findings if "judgement" in one.code]


@pytest.fixture
def agreeing(make: Any) -> list[Reading]:
    """Two sources that say one thing."""
    return [
        make.counts("north", "2032-01-04", GUESTS, ("Nam Hoa", "412")),
        make.counts("south", "2032-01-05", GUESTS, ("Nam Hoa", "412")),
    ]


@pytest.fixture
def disputing(make: Any) -> list[Reading]:
    """Two sources that contradict each other."""
    return [
        make.counts("north", "2032-01-04", GUESTS, ("Nam Hoa", "412")),
        make.counts("south", "2032-01-04", GUESTS, ("Nam Hoa", "421")),
    ]


@pytest.fixture
def unlike(make: Any) -> list[Reading]:
    """Two sources on different owners."""
    return [
        make.counts("north", "2032-01-04", GUESTS, ("Nam Hoa", "412")),
        make.counts("south", "2032-01-05", GUESTS, ("Ha Phu", "77")),
    ]


def chosen(first: Reading, other: Reading) -> Judgement:
    """The choice of the first reading's figure over the other's."""
    return ruling(Verdict.CHOOSE, [anchor_of(first)], [anchor_of(other)])


def test_what_is_ruled_the_same_is_one_fact_across_a_bar(unlike: list[Reading]) -> None:
    """The claim says by whom, and in what the texts differ; its interval holds the value it quotes."""
    record = ruled(unlike, ruling(Verdict.SAME, [anchor_of(unlike[0])], [anchor_of(unlike[1])]))
    (claim,) = record.claims
    assert claim.why == "Held to be one fact by Ilse Maro: The port's own book says so."
    assert claim.notes[-1] == "Held to be one fact by Ilse Maro though the texts differ in value, owner."
    assert claim.value in claim.interval
    assert forces(record) == {"j1": Force.HOLDS}
    assert record.judgements[0].claims == ("f1",)


def test_what_is_ruled_apart_is_two_facts_without_a_conflict(agreeing: list[Reading], disputing: list[Reading]) -> None:
    """Neither joined nor held against each other."""
    assert len(ruled(agreeing).claims) == 1
    assert len(ruled(agreeing, ruling(Verdict.NOT_SAME, *([anchor_of(one)] for one in agreeing))).claims) == 2
    assert len(ruled(disputing).conflicts) == 1
    assert ruled(disputing, ruling(Verdict.NOT_SAME, *([anchor_of(one)] for one in disputing))).conflicts == ()


@settings(deadline=None, max_examples=40)
@given(
    count=st.integers(3, 7),
    apart=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=4),
    together=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=3),
)
def test_no_chain_brings_together_what_is_ruled_apart(
    make: Any, count: int, apart: list[tuple[int, int]], together: list[tuple[int, int]]
) -> None:
    """Whatever else agrees with both, followed judgements hold in the record, and the others are told outweighed."""
    readings = [make.counts(f"d{at}", f"2032-01-{at + 2:02}", GUESTS, ("Nam Hoa", "412")) for at in range(count)]
    pairs = [(Verdict.NOT_SAME, pair) for pair in apart] + [(Verdict.SAME, pair) for pair in together]
    judgements = [
        ruling(verdict, [anchor_of(readings[one % count])], [anchor_of(readings[other % count])], named=f"j{at}")
        for at, (verdict, (one, other)) in enumerate(pairs)
        if one % count != other % count
    ]
    record = ruled(readings, *judgements)
    for judged in record.judgements:
        assert judged.force in {Force.HOLDS, Force.OUTWEIGHED}
        if judged.force is Force.HOLDS:
            assert len(judged.claims) == (1 if judged.judgement.verdict is Verdict.SAME else 2)
    assert sum(len(claim.statements) for claim in record.claims) == count


def test_a_later_judgement_outweighs_an_earlier_one(agreeing: list[Reading]) -> None:
    """The last word about a pair counts, and the first is told to be outweighed."""
    sides = [[anchor_of(one)] for one in agreeing]
    record = ruled(agreeing, ruling(Verdict.NOT_SAME, *sides), ruling(Verdict.SAME, *sides, named="j2"))
    assert len(record.claims) == 1
    assert forces(record) == {"j1": Force.OUTWEIGHED, "j2": Force.HOLDS}


def test_a_withdrawn_judgement_holds_no_longer_and_may_come_back(agreeing: list[Reading]) -> None:
    """Undoing is undone in its turn; nothing is taken out of the list."""
    first = ruling(Verdict.NOT_SAME, *([anchor_of(one)] for one in agreeing))
    undo = ruling(Verdict.WITHDRAW, named="j2", withdraws="j1")
    record = ruled(agreeing, first, undo)
    assert len(record.claims) == 1
    assert forces(record) == {"j1": Force.WITHDRAWN, "j2": Force.HOLDS}
    redone = ruled(agreeing, first, undo, ruling(Verdict.WITHDRAW, named="j3", withdraws="j2"))
    assert len(redone.claims) == 2
    assert forces(redone) == {"j1": Force.HOLDS, "j2": Force.WITHDRAWN, "j3": Force.HOLDS}


def test_a_choice_settles_a_conflict_and_keeps_the_losers(disputing: list[Reading]) -> None:
    """The chosen value stands with reason and judge; the other one is superseded and still there."""
    record = ruled(disputing, chosen(*disputing))
    (conflict,) = record.conflicts
    winner, loser = claim_at(record, "north"), claim_at(record, "south")
    assert (conflict.state, winner.standing, loser.standing) == (
        Dispute.SETTLED,
        Standing.SINGLE,
        Standing.SUPERSEDED,
    )
    assert winner.chosen is not None
    assert (winner.chosen.by, winner.chosen.reason) == ("Ilse Maro", "The port's own book says so.")
    assert winner.chosen.losers == loser.statements
    assert conflict.choice == winner.chosen
    assert codes(record) == []


def test_a_choice_within_a_fact_gives_its_value(make: Any) -> None:
    """A person may prefer the vague statement; the exact one is a loser then."""
    north, south = make.draft("north", "2032-01-04"), make.draft("south", "2032-01-05")
    for draft, words, bound in ((north, "over 400", Bound.OVER), (south, "412", Bound.EXACT)):
        line = draft.line(f"In 2031 Nam Hoa counted {words} {GUESTS}.")
        draft.figure(line, words, words.split()[-1], GUESTS, owner="Nam Hoa", period="2031", bound=bound)
    readings = [north.done(), south.done()]
    rule = ruled(readings).claims[0].chosen
    assert rule is not None
    assert (rule.by, rule.rule, rule.statement.document) == (None, "unbounded", "south")
    assert [one.document for one in rule.losers] == ["north"]
    (claim,) = ruled(readings, chosen(*readings)).claims
    assert claim.chosen is not None
    assert (claim.value, claim.bound, claim.chosen.by) == (Decimal(400), Bound.OVER, "Ilse Maro")
    assert [one.document for one in claim.chosen.losers] == ["south"]


def test_a_new_statement_opens_a_choice_again(make: Any, disputing: list[Reading]) -> None:
    """Another source on either side is news; the conflict is disputed again and a person is asked."""
    choice = chosen(*disputing)
    third = make.draft("third", "2032-01-04")
    line = third.line("Port Selm had a busy year, for Nam Hoa took in 421 foreign guests, as the mayor told the press.")
    third.figure(line, "421", "421", GUESTS, owner="Nam Hoa", period="2031")
    record = ruled([*disputing, third.done()], choice)
    assert record.conflicts[0].state is Dispute.REOPENED
    assert record.conflicts[0].choice is not None
    assert claim_at(record, "north").standing is Standing.DISPUTED
    assert forces(record) == {"j1": Force.REOPENED}
    (finding,) = [one for one in record.findings if one.code == "reconcile.judgement_reopened"]
    assert finding.severity is Severity.HOLD
    assert "third" in finding.message


def test_the_same_bytes_under_another_name_open_nothing(make: Any, disputing: list[Reading]) -> None:
    """A file that lies there twice is no news; its statement loses or wins beside its twin."""
    doubled = [*disputing, make.twin(disputing[1], "again"), make.twin(disputing[0], "copy")]
    record = ruled(doubled, chosen(*disputing))
    assert record.conflicts[0].state is Dispute.SETTLED
    winner = claim_at(record, "north")
    assert winner.chosen is not None
    assert {one.document for one in winner.chosen.losers} == {"south", "again"}


def replaced(make: Any, name: str, value: str, before: str = "") -> Reading:
    """A document of that name with other bytes."""
    draft = make.draft(name, "2032-01-04")
    draft.line(f"Notes of the day by {name}")
    if before:
        draft.line(before)
    line = draft.line(f"In 2031 Nam Hoa counted {value} {GUESTS}.")
    draft.figure(line, value, value, GUESTS, owner="Nam Hoa", period="2031")
    reading: Reading = draft.done()
    return reading


def test_a_document_with_other_bytes_moves_its_judgements(make: Any, disputing: list[Reading]) -> None:
    """What stands elsewhere now is still judged, and a note says so."""
    choice = chosen(*disputing)
    now = [replaced(make, "north", "412", "The board met on Monday."), disputing[1]]
    record = ruled(now, choice)
    assert record.conflicts[0].state is Dispute.SETTLED
    assert forces(record) == {"j1": Force.MOVED}
    assert codes(record) == ["moved"]
    assert record.findings[0].severity is Severity.NOTE


@pytest.mark.parametrize("verdict", [Verdict.CHOOSE, Verdict.SAME, Verdict.NOT_SAME])
def test_a_changed_digit_opens_a_judgement_again(make: Any, disputing: list[Reading], verdict: Verdict) -> None:
    """Whoever judged the old number has not judged the new one."""
    judgement = ruling(verdict, *([anchor_of(one)] for one in disputing))
    record = ruled([replaced(make, "north", "413"), disputing[1]], judgement)
    assert forces(record) == {"j1": Force.REOPENED}
    assert codes(record) == ["changed"]
    assert "413" in record.findings[0].message
    assert record.conflicts[0].state is (Dispute.REOPENED if verdict is Verdict.CHOOSE else Dispute.OPEN)


def test_the_same_words_read_to_say_another_thing_open_a_judgement_again(disputing: list[Reading]) -> None:
    """A table whose heading changed from thousands to millions keeps its words and not its meaning."""
    judgement = chosen(*disputing)
    first = disputing[0]
    other = replace(first.figures[0], quantity=replace(first.figures[0].quantity, unit="USD"))
    now = replace(first, document=replace(first.document, id="0" * 64), figures=(other,))
    record = ruled([now, disputing[1]], judgement)
    assert forces(record) == {"j1": Force.REOPENED}
    assert "unit was “count” and is “USD”" in record.judgements[0].why


def test_words_that_are_gone_orphan_a_judgement(make: Any, agreeing: list[Reading]) -> None:
    """Nothing plausible is left, so the judgement is not followed and a person is asked."""
    judgement = ruling(Verdict.NOT_SAME, *([anchor_of(one)] for one in agreeing))
    record = ruled([make.plain("north", "Closed for repairs.\n"), agreeing[1]], judgement)
    assert forces(record) == {"j1": Force.ORPHAN}
    assert codes(record) == ["orphan"]


def test_judgements_of_other_folders_are_one_note(make: Any, agreeing: list[Reading]) -> None:
    """A file of judgements may serve many folders."""
    judgement = chosen(*agreeing)
    record = ruled([make.counts("east", None, GUESTS, ("Velm", "5"))], judgement, replace(judgement, id="j2"))
    assert codes(record) == ["elsewhere"]
    assert dict(record.findings[0].facts) == {"count": "2"}
    assert set(forces(record).values()) == {Force.ELSEWHERE}


@settings(deadline=None, max_examples=25)
@given(order=st.permutations(range(4)), verdict=st.sampled_from([Verdict.SAME, Verdict.NOT_SAME, Verdict.CHOOSE]))
def test_order_of_documents_changes_nothing_under_judgements(make: Any, order: list[int], verdict: Verdict) -> None:
    """The same readings in any order give the same record."""
    said = (("412", "Nam Hoa"), ("421", "Nam Hoa"), ("412", "Nam Hoa"), ("77", "Ha Phu"))
    readings = [make.counts(f"d{at}", "2032-01-04", GUESTS, (owner, value)) for at, (value, owner) in enumerate(said)]
    judgement = ruling(verdict, [anchor_of(readings[0])], [anchor_of(readings[1])])
    assert ruled([readings[at] for at in order], judgement) == ruled(readings, judgement)


def test_without_judgements_nothing_is_said_of_them(disputing: list[Reading]) -> None:
    """The record is the rule's own."""
    record = ruled(disputing)
    assert (record.judgements, record.findings) == ((), ())
    assert record.conflicts[0].state is Dispute.OPEN


TIDES = "print the tide tables of every harbour twice a year"
BOATS = "build a shelter for rowing boats"


def ordering(make: Any, *said: tuple[str, str]) -> list[Reading]:
    """One reading for each issuer and order."""
    readings = []
    for at, (issuer, words) in enumerate(said):
        draft = make.draft(f"d{at}", "2032-01-04")
        draft.line(f"Notes of the day by d{at}")
        draft.order(words, issuer)
        readings.append(draft.done())
    return readings


def about_orders(verdict: Verdict, *readings: Reading) -> Judgement:
    """A judgement about the first directive of some readings."""
    return ruling(verdict, *([anchor_of(one, sort=Sort.DIRECTIVE)] for one in readings))


def test_directives_are_ruled_one_and_two(make: Any) -> None:
    """Unlike words are one order by word of a person, the very same words two; a third wording follows neither."""
    alike = ordering(make, *((("Governor Ilse Maro", TIDES),) * 3))
    assert [len(one.statements) for one in ruled(alike).instructions] == [3]
    apart = ruled(alike, about_orders(Verdict.NOT_SAME, *alike[:2]))
    assert sorted(len(one.statements) for one in apart.instructions) == [1, 2]
    unlike = ordering(make, ("Governor Ilse Maro", TIDES), ("Governor Ilse Maro", BOATS))
    assert len(ruled(unlike).instructions) == 2
    (one,) = ruled(unlike, about_orders(Verdict.SAME, *unlike)).instructions
    assert [each.document for each in one.statements] == ["d0", "d1"]


def test_a_choice_settles_who_gave_an_order(make: Any) -> None:
    """The chosen witness names the issuer, and the conflict stays as settled."""
    readings = ordering(make, ("Governor Ilse Maro", TIDES), ("Governor Dan Quell", TIDES))
    assert [one.disputed for one in ruled(readings).instructions] == [True]
    record = ruled(readings, about_orders(Verdict.CHOOSE, *readings))
    (order,) = record.instructions
    assert (order.issuer, order.disputed) == ("Governor Ilse Maro", False)
    assert [(one.kind, one.state) for one in record.conflicts] == [("issuer", Dispute.SETTLED)]


def meeting(make: Any, *days: str) -> list[Reading]:
    """One reading for each day on which the board is said to have met."""
    readings = []
    for at, day in enumerate(days):
        draft = make.draft(f"d{at}", "2032-01-20")
        draft.line(f"Notes of the day by d{at}")
        draft.event(f"The harbour board met the mayor in Port Selm, said paper {at}.", "meeting", day, "Port Selm")
        readings.append(draft.done())
    return readings


def about_events(verdict: Verdict, *readings: Reading) -> Judgement:
    """A judgement about the first event of some readings."""
    return ruling(verdict, *([anchor_of(one, sort=Sort.EVENT)] for one in readings))


def test_events_are_ruled_one_and_two(make: Any) -> None:
    """Meetings of two days are one by word of a person, tellings of one day two."""
    alike = meeting(make, "2032-01-10", "2032-01-10")
    assert len(ruled(alike).occasions) == 1
    assert len(ruled(alike, about_events(Verdict.NOT_SAME, *alike)).occasions) == 2
    unlike = meeting(make, "2032-01-10", "2031-05-02")
    assert len(ruled(unlike).occasions) == 2
    assert len(ruled(unlike, about_events(Verdict.SAME, *unlike)).occasions) == 1


def test_a_choice_settles_the_day_of_an_event(make: Any) -> None:
    """The chosen telling gives the day."""
    readings = meeting(make, "2032-01-10", "2032-01-11")
    assert [one.kind for one in ruled(readings).conflicts] == ["date"]
    record = ruled(readings, about_events(Verdict.CHOOSE, readings[1], readings[0]))
    assert [str(one.date) for one in record.occasions] == ["2032-01-11"]
    assert [one.state for one in record.conflicts] == [Dispute.SETTLED]
