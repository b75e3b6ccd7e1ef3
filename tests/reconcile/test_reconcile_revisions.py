"""Preliminary, official, corrected: the steps of a value, and editions of a series."""

from __future__ import annotations

from typing import Any

import pytest

from diemcau.reconcile.folder import reconcile
from diemcau.records import Reading, Record, Revision, Standing, Status


def catch(make: Any, name: str, day: str, text: str, value: str, **more: Any) -> Reading:
    """A report of what boats caught."""
    draft = make.draft(name, day, publisher=more.pop("publisher", None))
    draft.line(f"Paper {name}")
    sentence = draft.line(text)
    draft.figure(
        sentence,
        f"{value} tonnes",
        value,
        "fish landed",
        **{"unit": "tonnes", "owner": "Ostra", "period": "2030", **more},
    )
    reading: Reading = draft.done()
    return reading


def steps(record: Record) -> list[tuple[str, str, Revision]]:
    """Corrections by the documents, with their kinds."""
    return [(one.earlier.document, one.later.document, one.kind) for one in record.corrections]


def chain(make: Any) -> list[Reading]:
    """An estimate, the official count, and what the count was corrected to."""
    return [
        catch(make, "a", "2030-12-20", "Ostra expects to land 4310 tonnes in 2030.", "4310", status=Status.EXPECTED),
        catch(make, "b", "2031-01-20", "By official counts Ostra landed 4420 tonnes in 2030.", "4420"),
        catch(make, "c", "2031-02-20", "Corrected: Ostra landed 4240 tonnes in 2030.", "4240"),
    ]


def test_a_chain_gives_each_step_and_the_last_stands(make: Any) -> None:
    """Preliminary, official, corrected: two steps, no short cut, and superseded values stay in the record."""
    record = reconcile("s", chain(make), None)
    assert steps(record) == [("a", "b", Revision.FINAL), ("b", "c", Revision.CORRECTED)]
    standing = {claim.value: claim.standing for claim in record.claims}
    assert standing == {4310: Standing.SUPERSEDED, 4420: Standing.SUPERSEDED, 4240: Standing.SINGLE}
    assert record.conflicts == ()


def test_what_the_text_says_comes_before_dates(make: Any) -> None:
    """The order of the documents changes nothing, and without a word or a status two values are in dispute."""
    assert steps(reconcile("s", chain(make)[::-1], None)) == steps(reconcile("s", chain(make), None))
    plain = [
        catch(make, "a", "2031-01-20", "Ostra landed 4420 tonnes in 2030.", "4420"),
        catch(make, "b", "2031-01-22", "In 2030 the boats of Ostra landed 4240 tonnes.", "4240"),
    ]
    record = reconcile("s", plain, None)
    assert record.corrections == ()
    assert [conflict.kind for conflict in record.conflicts] == ["value"]


def test_a_word_for_revising_says_what_it_is(make: Any) -> None:
    """ "Revised" makes a revision and no correction of what was wrong."""
    readings = [
        catch(make, "a", "2031-01-20", "Ostra landed 4420 tonnes in 2030.", "4420"),
        catch(make, "b", "2031-03-20", "The revised catch of Ostra in 2030 is 4240 tonnes.", "4240"),
    ]
    assert steps(reconcile("s", readings, None)) == [("a", "b", Revision.REVISED)]


def month(make: Any, publisher: str, day: str, *told: tuple[str, str]) -> Reading:
    """A monthly report of one publisher: periods with what was landed in them."""
    draft = make.draft(f"{publisher} {day}", day, publisher=publisher)
    draft.line(f"{publisher}, {day}")
    for period, value in told:
        sentence = draft.line(f"From the books of {publisher}: in {period} Ostra landed {value} tonnes.")
        draft.figure(sentence, f"{value} tonnes", value, "fish landed", unit="tonnes", owner="Ostra", period=period)
    reading: Reading = draft.done()
    return reading


def test_the_next_edition_revises_without_a_word(make: Any) -> None:
    """What one publisher gives anew for a month that is over is a dated relation; between two publishers it is none."""
    first = month(make, "Tide", "2031-03-30", ("2031-02", "417"), ("2031-03", "530"))
    second = month(make, "Tide", "2031-04-30", ("2031-03", "553"), ("2031-04", "471"))
    record = reconcile("s", [first, second], None)
    assert [one.kind for one in record.corrections] == [Revision.REVISED]
    assert record.conflicts == ()
    other = month(make, "Ebb", "2031-04-30", ("2031-03", "553"), ("2031-04", "471"))
    record = reconcile("s", [first, other], None)
    assert (record.corrections, record.conflicts) == ((), ())


def test_one_edition_of_two_publishers_may_contradict(make: Any) -> None:
    """Two first figures of one day still contradict each other, though the next edition replaces both."""
    readings = [
        month(make, "Tide", "2031-03-30", ("2031-02", "417"), ("2031-03", "530")),
        month(make, "Ebb", "2031-03-30", ("2031-02", "417"), ("2031-03", "561")),
        month(make, "Tide", "2031-04-30", ("2031-03", "546"), ("2031-04", "471")),
        month(make, "Ebb", "2031-04-30", ("2031-03", "546"), ("2031-04", "471")),
    ]
    record = reconcile("s", readings, None)
    assert {one.kind for one in record.corrections} == {Revision.REVISED}
    (conflict,) = record.conflicts
    assert {statement.document for statement in conflict.statements} == {"Tide 2031-03-30", "Ebb 2031-03-30"}


@pytest.mark.parametrize(
    "text", ["It took 19 hours instead of 31 in 2029.", "Đi mất 19 giờ thay vì 31 giờ như năm 2029."]
)
def test_a_comparison_takes_nothing_back(make: Any, text: str) -> None:
    """What is better than before is no correction of it."""
    draft = make.draft("a", "2031-01-09", language="vi" if "giờ" in text else "en")
    draft.line("Notes of the road")
    sentence = draft.line(text)
    for value in ("19", "31"):
        draft.figure(sentence, value, value, "hours", unit="hours")
    assert reconcile("s", [draft.done()], None).corrections == ()


def test_a_digit_cut_off_is_corrected(make: Any) -> None:
    """A notice may say that the last digit of a number was lost, however far apart that sets the two."""
    readings = [catch(make, "a", "2031-01-20", "Ostra landed 442 tonnes in 2030.", "442")]
    draft = make.draft("b", "2031-01-22")
    draft.line("Notice")
    sentence = draft.line("The line on 442 tonnes landed should read 4421 tonnes.")
    for value in ("442", "4421"):
        draft.figure(sentence, f"{value} tonnes", value, "fish landed", unit="tonnes", owner="Ostra", period="2030")
    assert steps(reconcile("s", [*readings, draft.done()], None)) == [("a", "b", Revision.CORRECTED)]
