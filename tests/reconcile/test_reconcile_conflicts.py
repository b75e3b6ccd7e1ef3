"""Contradictions with their kind, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from diemcau.reconcile.folder import reconcile
from diemcau.records import Bound, Kind, Reading, Standing, Status


def kinds(*readings: Reading) -> list[str]:
    """Kinds of the conflicts found."""
    return [conflict.kind for conflict in reconcile("s", readings, None).conflicts]


def test_two_values_for_one_thing(make: Any) -> None:
    """Two texts with different values for one thing of one owner and year contradict each other."""
    left = make.counts("a", "2031-02-01", "licensed ferries", ("Ostra", "560"))
    right = make.counts("b", "2031-02-02", "licensed ferries", ("Ostra", "650"))
    record = reconcile("s", [left, right], None)
    assert [conflict.kind for conflict in record.conflicts] == ["value"]
    assert {claim.standing for claim in record.claims} == {Standing.DISPUTED}
    assert {one.document for one in record.conflicts[0].statements} == {"a", "b"}
    assert "560" in record.conflicts[0].why
    assert "650" in record.conflicts[0].why


def test_both_values_in_one_text_are_two_things(make: Any) -> None:
    """Where one text gives both values, they are two things however alike their words."""
    left = make.counts("a", "2031-02-01", "licensed ferries", ("Ostra", "560"), ("Ostra", "570"))
    right = make.counts("b", "2031-02-02", "licensed ferries", ("Ostra", "570"))
    assert kinds(left, right) == []


def test_provinces_without_a_name_contradict_nothing(make: Any) -> None:
    """ "The province" of one text need not be "the province" of another, so their values are no contradiction."""
    left = make.counts("a", "2031-02-01", "licensed ferries", ("province", "560"))
    right = make.counts("b", "2031-02-02", "licensed ferries", ("province", "650"))
    assert kinds(left, right) == []


def test_headline_against_body(make: Any) -> None:
    """A headline that gives another value than its body contradicts it."""
    draft = make.draft("a", "2031-01-10")
    head = draft.line("Ostra catch is worth 7.3 billion USD in 2030")
    draft.figure(
        head, "7.3 billion USD", "7300000000", "catch", unit="USD", last="100000000", owner="Ostra", period="2030"
    )
    body = draft.line("In 2030 the catch of Ostra was worth 7.03 billion USD, by the books of the market.")
    draft.figure(
        body, "7.03 billion USD", "7030000000", "catch", unit="USD", last="10000000", owner="Ostra", period="2030"
    )
    assert kinds(draft.done()) == ["value"]


def test_another_day_of_many_counts_is_another_edition(make: Any) -> None:
    """A text in which most counts have moved on reports another state and contradicts nothing."""
    before = [("Ostra", "410"), ("Velm", "288"), ("Narrow Sound", "97")]
    after = [("Ostra", "437"), ("Velm", "301"), ("Narrow Sound", "112")]
    assert (
        kinds(
            make.counts("a", "2031-02-01", "open cases", *before), make.counts("b", "2031-02-08", "open cases", *after)
        )
        == []
    )


def test_part_above_its_whole(make: Any) -> None:
    """A part may not be more than the whole that its text names."""
    draft = make.draft("a")
    sentence = draft.line("The bay has nearly 5,000 berths, with 5,400 for sail.")
    whole = draft.figure(sentence, "nearly 5,000", "5000", "berths", bound=Bound.NEARLY)
    draft.figure(sentence, "5,400", "5400", "berths for sail", part_of=whole)
    assert kinds(draft.done()) == ["part_exceeds_whole"]


@pytest.mark.parametrize(("last", "found"), [("31", ["sum"]), ("13", [])])
def test_parts_that_miss_the_total(make: Any, last: str, found: list[str]) -> None:
    """Parts of one sentence that make more than their whole contradict it; parts that make it do not."""
    draft = make.draft("a")
    sentence = draft.line(f"Of 240 cases, 120 were closed, 107 are open and {last} late.")
    whole = draft.figure(sentence, "240", "240", "cases")
    for value in ("120", "107", last):
        draft.figure(sentence, value, value, f"cases {value}", part_of=whole)
    assert kinds(draft.done()) == found


@pytest.mark.parametrize(("value", "found"), [("1,425", ["sum", "ratio"]), ("1,245", [])])
def test_share_that_its_base_refutes(make: Any, value: str, found: list[str]) -> None:
    """Where the other shares bear the whole out, the one that does not contradicts its part, and so does the sum."""
    draft = make.draft("a")
    first = draft.line("The desk follows 8,253 files.")
    draft.figure(first, "8,253", "8253", "files")
    sentence = draft.line(f"Closed: 6,387 (77.39%); open: {value} (15.09%); late: 621 (7.52%).")
    for part, share, exact in (("6,387", "77.39%", "77.39"), (value, "15.09%", "15.09"), ("621", "7.52%", "7.52")):
        draft.figure(sentence, part, part.replace(",", ""), f"files {part}")
        draft.figure(sentence, share, exact, "files", unit="percent", kind=Kind.SHARE, last="0.01")
    assert kinds(draft.done()) == found


@pytest.mark.parametrize(("times", "found"), [("2.4", ["ratio"]), ("1.7", [])])
def test_multiple_that_its_base_refutes(make: Any, times: str, found: list[str]) -> None:
    """A multiple is held against the value before it and the base after it."""
    draft = make.draft("a")
    sentence = draft.line(f"Orders at the fair: 96, {times} times the 56 of the year before.")
    draft.figure(sentence, "96", "96", "orders", period="2031")
    draft.figure(sentence, f"{times} times", times, "orders", unit="times", kind=Kind.RATIO, last="0.1")
    draft.figure(sentence, "56", "56", "orders", period="2030")
    assert kinds(draft.done()) == found


def test_month_above_the_year_to_date(make: Any) -> None:
    """A month cannot count more than the months that hold it."""
    draft = make.draft("a")
    sentence = draft.line("Guests in July: 433; guests from January to July: 368.")
    draft.figure(sentence, "433", "433", "guests", period="2031-07")
    draft.figure(sentence, "368", "368", "guests", period="2031-01..2031-07")
    assert kinds(draft.done()) == ["month_exceeds_cumulative"]


def test_one_count_dated_in_two_years(make: Any) -> None:
    """One long count given for the end of two years is dated wrongly in one text."""
    readings = []
    for name, year in (("a", "2030"), ("b", "2029")):
        draft = make.draft(name, "2031-02-01")
        draft.line(f"Paper {name}")
        sentence = draft.line(f"When {year} closed, Ostra had 317 open berths.")
        draft.figure(sentence, "317", "317", "open berths", owner="Ostra", period=f"{year}-12-31")
        readings.append(draft.done())
    assert kinds(*readings) == ["date"]


def test_expected_then_actual_is_a_correction(make: Any) -> None:
    """The result of a year replaces what was expected of it; the old value stays and is superseded."""
    readings = []
    for name, day, value, status in (
        ("a", "2030-12-20", "5.9", Status.EXPECTED),
        ("b", "2031-01-15", "6.4", Status.ACTUAL),
    ):
        draft = make.draft(name, day)
        draft.line(f"Paper {name}")
        sentence = draft.line(f"Exports of Ostra in 2030: {value} billion USD.")
        draft.figure(
            sentence,
            f"{value} billion USD",
            str(int(float(value) * 10)) + "00000000",
            "catch",
            unit="USD",
            last="100000000",
            owner="Ostra",
            period="2030",
            status=status,
        )
        readings.append(draft.done())
    record = reconcile("s", readings, None)
    assert record.conflicts == ()
    assert [(one.earlier.document, one.later.document) for one in record.corrections] == [("a", "b")]
    assert [claim.standing for claim in record.claims] == [Standing.SUPERSEDED, Standing.SINGLE]


def test_quoted_and_replaced_value_is_a_correction(make: Any) -> None:
    """A text that says which value its own replaces corrects the text that gave it."""
    old = make.draft("a", "2030-12-03")
    old.line("Leaflet for guests")
    sentence = old.line("Guests leave about 52 million USD in Ostra.")
    old.figure(
        sentence,
        "about 52 million USD",
        "52000000",
        "guests leave",
        bound=Bound.ABOUT,
        unit="USD",
        owner="Ostra",
        period="2030",
    )
    new = make.draft("b", "2031-02-18")
    new.line("Now counted at the tills")
    sentence = new.line("Guests left 56.3 million USD in Ostra in 2030.")
    new.figure(
        sentence, "56.3 million USD", "56300000", "guests left", unit="USD", last="100000", owner="Ostra", period="2030"
    )
    sentence = new.line("It replaces the guess of about 52 million USD in the leaflet.")
    new.figure(
        sentence,
        "about 52 million USD",
        "52000000",
        "guess",
        bound=Bound.ABOUT,
        unit="USD",
        owner="Ostra",
        period="2030",
    )
    record = reconcile("s", [new.done(), old.done()], None)
    (correction,) = record.corrections
    assert correction.later.document == "b"
    assert "replaces" in correction.why
    assert record.conflicts == ()


def test_later_text_that_says_final_corrects(make: Any) -> None:
    """Final data of a later day supersede and do not contradict."""
    old = make.counts("a", "2031-01-02", "licensed ferries", ("Ostra", "560"))
    new = make.draft("b", "2031-03-02")
    new.line("Counted again")
    sentence = new.line("Final counts put the licensed ferries of Ostra in 2031 at 583.")
    new.figure(sentence, "583", "583", "licensed ferries", owner="Ostra", period="2031")
    record = reconcile("s", [old, new.done()], None)
    assert record.conflicts == ()
    assert len(record.corrections) == 1


def test_headline_that_repeats_its_body_contradicts_nothing(make: Any) -> None:
    """The same number under other words in headline and body is no contradiction."""
    draft = make.draft("a", "2031-01-10")
    draft.figure(head := draft.line("Governor has six chores for pilots"), "six", "6", "chores", unit="count")
    draft.figure(draft.line("Pilots were given six errands for the chores ahead."), "six", "6", "errands", unit="count")
    assert head.start == 0
    assert kinds(draft.done()) == []


def test_swapped_digits_are_seen_under_other_words(make: Any) -> None:
    """Long counts of people with swapped digits, told in the same days in sentences that share a word, contradict."""
    readings = []
    for name, value, label in (("a", "523", "guests"), ("b", "532", "visitors")):
        draft = make.draft(name, "2031-06-03")
        draft.line(f"Sheet {name}")
        sentence = draft.line(f"The regatta off the pier drew {value} {label}.")
        draft.figure(sentence, value, value, label, unit="persons")
        readings.append(draft.done())
    assert kinds(*readings) == ["value"]


def test_a_text_that_says_its_first_number_was_corrected(make: Any) -> None:
    """A notice that quotes a number and says that it has been corrected replaces it wherever it is printed."""
    old = make.counts("a", "2031-01-02", "pilots trained", ("Ostra", "780"))
    new = make.draft("b", "2031-01-09")
    new.line("Notice of the Harbour Board")
    sentence = new.line("A release gave the pilots trained in 2031 as 780.")
    new.figure(sentence, "780", "780", "release pilots", owner="Ostra", period="2031")
    sentence = new.line("That number has been corrected: Ostra had 870 pilots trained in 2031.")
    new.figure(sentence, "870", "870", "pilots trained", owner="Ostra", period="2031")
    record = reconcile("s", [old, new.done()], None)
    (correction,) = record.corrections
    assert (correction.earlier.document, correction.later.document) == ("a", "b")
    assert record.conflicts == ()


def test_a_cue_does_not_correct_what_is_far_off(make: Any) -> None:
    """A text that says "final" of one number corrects no other number that merely shares a word with it."""
    old = make.counts("a", "2031-01-02", "aid for fishing villages", ("Ostra", "17"))
    new = make.draft("b", "2031-03-02")
    new.line("Counted again")
    sentence = new.line("Final counts: Ostra gave aid to 8,210 sailors in 2031.")
    new.figure(sentence, "8,210", "8210", "aid to sailors", owner="Ostra", period="2031")
    assert reconcile("s", [old, new.done()], None).corrections == ()


def test_small_numbers_of_unsaid_owners_contradict_nothing(make: Any) -> None:
    """Every province signs three or four agreements; two texts that leave unsaid whose they are may both be right."""
    readings = []
    for name, value, words in (
        ("a", "3", "In 2031 the number of sister port accords was 3 by our own notes."),
        ("b", "4", "Harbour towns speak of 4 sister port accords when they look back on 2031."),
    ):
        draft = make.draft(name, "2031-02-01")
        sentence = draft.line(words)
        draft.figure(
            sentence, value, value, "sister port accords", owner="Ostra", period="2031", assumed={"unit_of_report"}
        )
        readings.append(draft.done())
    assert kinds(*readings) == []


@pytest.mark.parametrize(("month", "found"), [("2031-03", []), ("2031-02", ["value"])])
def test_a_count_that_is_still_running_grows(make: Any, month: str, found: list[str]) -> None:
    """What a text says of March on the 12th is more on the 17th; of a month that is over it contradicts."""
    readings = []
    for name, day, value in (("a", "2031-03-12", "560"), ("b", "2031-03-17", "640")):
        draft = make.draft(name, day)
        draft.line(f"Paper {name}")
        sentence = draft.line(f"Ostra counted {value} licensed ferries in the month.")
        draft.figure(sentence, value, value, "licensed ferries", owner="Ostra", period=month)
        readings.append(draft.done())
    assert kinds(*readings) == found


def test_a_number_changed_in_a_copied_sentence_is_a_contradiction(make: Any) -> None:
    """A reprint that alters one number contradicts its origin, whatever was read of period and owner."""
    readings = []
    for name, value, period in (("a", "52", "2030"), ("b", "62", None)):
        draft = make.draft(name, "2031-01-09")
        draft.line("The union of Ostra looks back on a year of work with friends in nine ports of the inner sea.")
        sentence = draft.line(f"The union keeps {value} accords in force with ports of the inner sea and the straits.")
        draft.figure(sentence, value, value, "accords in force", owner="Ostra", period=period)
        draft.line("It has 6,180 members in all, most of them teachers and pilots who have left the service.")
        draft.line("Its chair asked each branch to hold one evening with guests from abroad before the summer.")
        readings.append(draft.done())
    assert kinds(*readings) == ["value"]


def test_what_is_called_a_part_is_no_more_than_the_whole(make: Any) -> None:
    """A part that exceeds its whole is a contradiction though no reader tied the two, in both languages."""
    for language, text in (
        ("en", "Ostra keeps 27 port accords, of which 33 port accords are in force."),
        ("vi", "Ostra có 27 thỏa thuận cảng, trong đó 33 thỏa thuận cảng còn hiệu lực."),
    ):
        label = "port accords" if language == "en" else "thỏa thuận cảng"
        draft = make.draft("a", "2031-01-09", language=language)
        sentence = draft.line(text)
        for value in ("27", "33"):
            draft.figure(sentence, value, value, label, owner="Ostra")
        assert kinds(draft.done()) == ["part_exceeds_whole"]


def test_two_numbers_of_one_sentence_are_two_facts(make: Any) -> None:
    """Three accords with one port and three with another are not one."""
    draft = make.draft("a", "2031-01-09")
    sentence = draft.line("Ostra signed 3 accords with Velm and 3 more of them with Oster.")
    for surface in ("3 accords", "3 more"):
        draft.figure(sentence, surface, "3", "accords signed", owner="Ostra", period="2031")
    assert len(reconcile("s", [draft.done()], None).claims) == 2
