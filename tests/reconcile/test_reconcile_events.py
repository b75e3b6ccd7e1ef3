"""Events told by several texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from diemcau.reconcile.events import find_occasions
from diemcau.reconcile.tellings import gather_told
from diemcau.records import Statement

CHAIR = "Governor Ilse Maro"


def test_one_event_with_all_bridge_points(make: Any) -> None:
    """Tellings of one day and place are one event, with every bridge point once."""
    one = make.draft("a")
    one.event(
        "The yearly harbour conference met in Port Selm.",
        "conference",
        "2031-01-06",
        "Port Selm",
        CHAIR,
        bridges=["Oster"],
    )
    two = make.draft("b")
    two.event(
        "In Port Selm the harbour conference looked back.",
        "conference",
        "2031-01-06",
        None,
        CHAIR,
        bridges=["Velm", "Oster"],
    )
    ((found,), conflicts) = find_occasions([one.done(), two.done()])
    assert sorted(found.bridge_points) == ["Oster", "Velm"]
    assert found.place == "Port Selm"
    assert conflicts == []


def test_two_forums_of_two_weeks_are_two_events(make: Any) -> None:
    """Another day a week later is another event, not a conflict."""
    one = make.draft("a")
    one.event("The short fair for rope makers closed in Port Selm.", "conference", "2031-06-03", "Port Selm", CHAIR)
    two = make.draft("b")
    two.event("The short fair for lamp makers closed in Port Selm.", "conference", "2031-06-10", "Port Selm", CHAIR)
    found, conflicts = find_occasions([one.done(), two.done()])
    assert len(found) == 2
    assert conflicts == []


def test_neighbouring_days_for_one_signing_are_a_conflict(make: Any) -> None:
    """The same act in the same words and place on two neighbouring days is one event, dated wrongly in one text."""
    one = make.draft("a")
    one.event("The water programme was signed in Port Selm by the Reed Fund.", "signing", "2031-11-13", "Port Selm")
    two = make.draft("b")
    two.event("In Port Selm the Reed Fund signed the water programme.", "signing", "2031-11-12", "Port Selm")
    ((found,), conflicts) = find_occasions([one.done(), two.done()])
    assert len(found.statements) == 2
    assert [(conflict.kind, conflict.claims) for conflict in conflicts] == [("date", (found.id,))]
    assert "2031-11-12" in conflicts[0].why


def test_other_place_is_another_event(make: Any) -> None:
    """Two meetings of one day in two places are two events."""
    one = make.draft("a")
    one.event("The board met in Oster.", "meeting", "2031-01-06", "Oster")
    two = make.draft("b")
    two.event("The board met in Velm.", "meeting", "2031-01-06", "Velm")
    assert len(find_occasions([one.done(), two.done()])[0]) == 2


def test_undated_forums_of_two_weeks_are_two_events(make: Any) -> None:
    """Texts of the same days tell of one undated event in like words; a text of the next week tells of another."""
    readings = []
    for name, day, topic in (
        ("a", "2031-06-03", "rope makers"),
        ("b", "2031-06-04", "rope makers"),
        ("c", "2031-06-10", "lamp makers"),
    ):
        draft = make.draft(name, day)
        draft.event(f"The short fair for {topic} closed at the old dock.", "conference", None, "Port Selm")
        readings.append(draft.done())
    found, conflicts = find_occasions(readings)
    assert sorted(len(one.statements) for one in found) == [1, 2]
    assert conflicts == []


def test_a_year_that_the_date_does_not_write_parts_nothing(make: Any) -> None:
    """The sixth of January, guessed to be of last year, is the one that another text dates."""
    one = make.draft("a")
    one.event("On 6 January 2031 the harbour conference met in Port Selm.", "conference", "2031-01-06", "Port Selm")
    two = make.draft("b")
    two.event("The 2030 closing conference met on 6 January at the dock.", "conference", "2030-01-06", None)
    ((found,), conflicts) = find_occasions([one.done(), two.done()])
    assert (str(found.date), conflicts) == ("2031-01-06", [])


def test_two_years_that_both_texts_write_are_a_conflict(make: Any) -> None:
    """One signing that two texts date to the same day of two years is dated wrongly in one."""
    days = (("a", "2031"), ("b", "2030"))
    readings = []
    for name, year in days:
        draft = make.draft(name)
        draft.event(
            f"On 6 May {year} the ferry treaty was signed in Port Selm.", "signing", f"{year}-05-06", "Port Selm", CHAIR
        )
        readings.append(draft.done())
    assert [conflict.kind for conflict in find_occasions(readings)[1]] == ["date"]


def test_two_flights_are_two_events(make: Any) -> None:
    """Flights that texts number differently are two, however near their days and alike their words."""
    readings = []
    for name, day, serial in (("a", "2031-06-13", 1), ("b", "2031-06-15", 2)):
        draft = make.draft(name, "2031-06-16")
        draft.event("A flight from Velm to Port Selm landed with people on board.", "transport", day, None, CHAIR)
        done = draft.done()
        readings.append(replace(done, events=tuple(replace(event, serial=serial) for event in done.events)))
    found, conflicts = find_occasions(readings)
    assert (len(found), conflicts) == (2, [])


def test_news_of_each_day_is_no_slip(make: Any) -> None:
    """Two briefings told by texts of the days after them are two events, not one of two days."""
    readings = []
    for name, day, published in (("a", "2031-06-12", "2031-06-13"), ("b", "2031-06-13", "2031-06-14")):
        draft = make.draft(name, published)
        draft.event("The governor told a press briefing in Port Selm.", "press briefing", day, "Port Selm", CHAIR)
        readings.append(draft.done())
    found, conflicts = find_occasions(readings)
    assert (len(found), conflicts) == (2, [])


def test_a_shared_fact_joins_an_undated_telling(make: Any) -> None:
    """A text that names neither day nor place tells of the event whose number it gives."""
    one = make.draft("a", "2031-06-14")
    one.event("The reed forum in Port Selm closed with 148 contracts.", "conference", "2031-06-13", "Port Selm")
    one.figure(one.events[0].span, "148", "148", "contracts")
    two = make.draft("b", "2031-06-18")
    two.event("At the gathering 148 papers were stamped.", "conference", None, None)
    two.figure(two.events[0].span, "148", "148", "papers")
    readings = [one.done(), two.done()]
    assert len(find_occasions(readings)[0]) == 2
    told = gather_told(readings, [], [])
    ((found,), _) = find_occasions(readings, told)
    assert [one.document for one in found.statements] == ["a", "b"]


def test_orders_of_an_event_tell_of_it_without_naming_it(make: Any) -> None:
    """A text of the next days that gives two orders of a meeting tells of it; one of the next month does not."""
    readings = []
    for name, published in (("a", "2031-06-14"), ("b", "2031-06-15"), ("c", "2031-07-15")):
        draft = make.draft(name, published)
        if name == "a":
            draft.event("The boards met in Port Selm on 13 June.", "meeting", "2031-06-13", "Port Selm", CHAIR)
        draft.order(f"{name}: mend every net", CHAIR)
        draft.order(f"{name}: count every boat", CHAIR)
        readings.append(draft.done())
    orders = [
        [Statement(reading.document.name, reading.directives[at].span, at) for reading in readings] for at in (0, 1)
    ]
    ((found,), _) = find_occasions(readings, gather_told(readings, [], orders))
    assert found.retold == ("b",)
