"""Registers held against each other: what is one thing, what only one side has, and what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diemcau.records import Bound, Interval, interval_of, parse_period
from diemcau.records.checked import CrossCheck, ReportedRow, Side
from diemcau.records.review import Answer
from diemcau.review.checking.alike import POSSIBLE, compare_rows, pair_rows
from diemcau.review.checking.crosschecks import (
    check_agreements,
    check_conferences,
    check_delegations,
    check_disbursement,
)

MISSIONS = {"AR": ("M.arden",), "KL": ("M.keld", "M.keld-north")}


def row(identity: str, org: str = "P.dunmarsh", **more: Any) -> ReportedRow:
    """One row; days are written as in a sheet."""
    for end in ("start", "end"):
        if isinstance(more.get(end), str):
            more[end] = date.fromisoformat(more[end])
    return ReportedRow(id=identity, org=org, **more)


def delegations(sent: list[ReportedRow], received: list[ReportedRow], *silent: str) -> CrossCheck:
    """Delegations held against the missions' lists, of which some are still out."""
    reported = {code for codes in MISSIONS.values() for code in codes} - set(silent)
    return check_delegations(sent, received, missions=MISSIONS, reported=reported)


SENT = row("s1", country="AR", head="Mr Orsolo Venn", start="2031-03-04", end="2031-03-09")
MET = row("m1", "M.arden", country="AR", head="Chairman Orsolo Venn", start="2031-03-05", end="2031-03-08")


def test_one_journey_told_by_both_sides() -> None:
    """Country, days that meet and the head make one delegation, though the mission saw fewer days of it."""
    found = delegations([SENT], [MET])
    (one,) = found.matched
    assert (one.first, one.second, one.answer) == ("s1", "m1", Answer.HOLDS)
    assert {"country.same", "dates.overlap", "head.same"} <= set(one.grounds)
    assert (found.unmatched, found.answer) == ((), Answer.HOLDS)


def test_the_same_month_and_country_are_not_one_journey() -> None:
    """Another head in the same week is another delegation, and each side lacks the other's."""
    found = delegations([SENT], [replace(MET, head="Ms Ilse Korr")])
    assert found.matched == ()
    assert [(one.side, one.answer, one.reason) for one in found.unmatched] == [
        (Side.FIRST, Answer.FAILS, "absent"),
        (Side.SECOND, Answer.FAILS, "absent"),
    ]


def test_without_names_a_journey_is_only_likely() -> None:
    """Country and days alone make no pair, but each is shown beside the other and nobody is blamed."""
    found = delegations([replace(SENT, head="")], [MET])
    assert [(one.answer, one.reason, one.near) for one in found.unmatched] == [
        (Answer.CANNOT_TELL, "alike", ("m1",)),
        (Answer.CANNOT_TELL, "alike", ("s1",)),
    ]


def test_two_that_fit_alike_are_left_open() -> None:
    """Where two rows of one side fit equally well, neither is taken."""
    found = delegations([SENT, replace(SENT, id="s2")], [MET])
    assert found.matched == ()
    assert {(one.row, one.answer, one.reason) for one in found.unmatched} == {
        ("s1", Answer.CANNOT_TELL, "several"),
        ("s2", Answer.CANNOT_TELL, "several"),
        ("m1", Answer.CANNOT_TELL, "several"),
    }


def test_a_silent_mission_proves_nothing() -> None:
    """While a mission's list is out nothing can be told of what it lacks; where there is no mission, nobody owes."""
    (late,) = delegations([SENT], [], "M.arden").unmatched
    assert (late.answer, late.reason) == (Answer.CANNOT_TELL, "silent")
    (half,) = delegations([replace(SENT, country="KL")], [], "M.keld").unmatched
    assert half.reason == "silent"
    (nobody,) = delegations([replace(SENT, country="ZZ")], []).unmatched
    assert (nobody.answer, nobody.reason) == (Answer.HOLDS, "nobody")
    (unsaid,) = delegations([replace(SENT, country="")], []).unmatched
    assert (unsaid.answer, unsaid.reason) == (Answer.CANNOT_TELL, "unsaid")


def test_a_number_finds_what_days_belie() -> None:
    """The number of the permission makes one delegation of two rows whose days contradict each other."""
    sent, met = replace(SENT, number="45/QĐ-UBND"), replace(MET, number="45/QĐ-UBND", start=date(2031, 6, 5), end=None)
    (one,) = delegations([sent], [met]).matched
    assert (one.answer, one.differs) == (Answer.FAILS, ("dates",))


NOTICE = row("n1", name="Memorandum on fisheries", country="AR", start="2031-05-06")


def test_the_yearly_list_has_what_was_announced() -> None:
    """Each notice of the window stands in the list, and each row of the list was announced."""
    window = parse_period("2030-11-16..2031-11-15")
    late = replace(NOTICE, id="n2", name="Letter on schools", start=date(2031, 12, 3))
    missing = replace(NOTICE, id="n3", name="Agreement on rail", start=date(2031, 9, 9))
    listed = replace(NOTICE, id="y1")
    strange = row("y2", name="Plan on forests", country="KL", start="2031-02-02")
    wrong_year = row("y3", name="Plan on ports", country="KL", start="2029-02-02")
    found = check_agreements([NOTICE, late, missing], [listed, strange, wrong_year], window)
    assert [(one.first, one.second, one.answer) for one in found.matched] == [("n1", "y1", Answer.HOLDS)]
    assert {one.row: (one.answer, one.reason) for one in found.unmatched} == {
        "n2": (Answer.HOLDS, "outside"),
        "n3": (Answer.FAILS, "absent"),
        "y2": (Answer.FAILS, "absent"),
        "y3": (Answer.FAILS, "outside"),
    }


def test_every_permission_ends_in_a_result_or_is_given_back() -> None:
    """Fifteen days after its last day a conference has a result, was cancelled, or is missing one."""
    held = row("p1", key="c-1", name="Seminar on deltas", start="2031-04-01", end="2031-04-02")
    open_ = row("p2", key="c-2", name="Forum on trade", start="2031-06-10", end="2031-06-11")
    given_back = row("p3", key="c-3", name="Days of film", start="2031-02-01", end="2031-02-02")
    forgotten = row("p4", key="c-4", name="Round table on reefs", start="2031-03-01", end="2031-03-02")
    result = replace(held, id="r1")
    odd = replace(given_back, id="r3")
    permits = [held, open_, given_back, forgotten]
    found = check_conferences(permits, [result], cancelled={"p3"}, today=date(2031, 6, 20))
    assert {one.row: (one.answer, one.reason) for one in found.unmatched} == {
        "p2": (Answer.HOLDS, "not_due"),
        "p3": (Answer.HOLDS, "cancelled"),
        "p4": (Answer.FAILS, "absent"),
    }
    found = check_conferences(permits, [result, odd], cancelled={"p3"}, today=date(2031, 6, 27))
    assert {(one.first, one.answer, one.reason) for one in found.matched} == {
        ("p1", Answer.HOLDS, ""),
        ("p3", Answer.FAILS, "cancelled"),
    }
    assert next(one for one in found.unmatched if one.row == "p2").answer is Answer.FAILS


def paid(identity: str, amount: str, bound: Bound = Bound.EXACT, **more: Any) -> ReportedRow:
    """What one organisation paid out in an area."""
    told = interval_of(Decimal(amount), bound, Decimal(0))
    return row(identity, **({"name": "Open Hands", "area": "Dunmarsh", "unit": "USD"} | more), amount=told)


def test_payments_are_compared_by_organisation_and_area() -> None:
    """Sums of both sides agree, contradict each other, or stand in two currencies."""
    own = [paid("o1", "41000"), paid("o2", "12500"), paid("o3", "7123", name="Clear Wells")]
    found = check_disbursement(own, [paid("p1", "53500"), paid("p2", "9131", name="CLEAR WELLS")])
    assert [(one.first, one.answer, one.differs) for one in found.matched] == [
        ("o1", Answer.HOLDS, ()),
        ("o3", Answer.FAILS, ("amount",)),
    ]
    (one, other) = check_disbursement(own[2:], [paid("p2", "181000000", name="Clear Wells", unit="VND")]).unmatched
    assert (one.answer, one.reason, one.near, other.near) == (Answer.CANNOT_TELL, "unit", ("p2",), ("o3",))


def test_round_words_do_not_contradict() -> None:
    """About a sum is no contradiction of it, and one that has no end cannot be held against another."""
    (about,) = check_disbursement([paid("o1", "41000", Bound.ABOUT)], [paid("p1", "42011")]).matched
    assert about.answer is Answer.HOLDS
    (open_,) = check_disbursement([paid("o1", "41000", Bound.OVER)], [paid("p1", "40000", Bound.OVER)]).matched
    assert (open_.answer, open_.reason) == (Answer.CANNOT_TELL, "wide")
    nothing = replace(paid("p1", "1"), amount=None)
    (silent,) = check_disbursement([paid("o1", "41000")], [nothing]).matched
    assert silent.reason == "no_amount"


@st.composite
def registers(draw: st.DrawFn) -> list[ReportedRow]:
    """Rows that differ in day or country, some without heads, a few with numbers."""
    found = []
    for at in range(draw(st.integers(0, 7))):
        start = draw(st.sampled_from([date(2031, 1, 1), date(2031, 3, 30), date.min, date(9999, 12, 1)]))
        start += timedelta(days=draw(st.integers(0, 20)))
        dated = draw(st.integers(0, 4)) > 0
        found.append(
            ReportedRow(
                id=f"a{at}",
                org="P.dunmarsh",
                country=draw(st.sampled_from(["AR", "KL", ""])),
                head=draw(st.sampled_from(["Mr Orsolo Venn", "Ms Ilse Korr", "Dr Tam Brede", ""])),
                number=draw(st.sampled_from(["", "", f"{at}/QD", "7/QD"])),
                start=start if dated else None,
                end=start + timedelta(days=draw(st.integers(0, 9))) if dated else None,
            )
        )
    return found


@given(registers(), registers())
def test_both_directions_pair_alike(first: list[ReportedRow], second: list[ReportedRow]) -> None:
    """Whichever register comes first, the same rows are paired, each once, and all rows are told of once."""
    second = [replace(one, id=f"b{one.id}", org="M.arden") for one in second]
    there = {(one.id, other.id) for one, other, _ in pair_rows(first, second).pairs}
    back = {(other.id, one.id) for one, other, _ in pair_rows(second, first).pairs}
    assert there == back
    found = delegations(first, second)
    told = [one.first for one in found.matched] + [one.second for one in found.matched]
    told += [one.row for one in found.unmatched]
    assert sorted(told) == sorted(one.id for one in (*first, *second))


@given(registers(), registers())
def test_only_what_cannot_be_one_is_never_compared(first: list[ReportedRow], second: list[ReportedRow]) -> None:
    """Whatever reaches the weight of a possible pair when all are held against all is a pair or stands near."""
    second = [replace(one, id=f"b{one.id}", org="M.arden") for one in second]
    found = pair_rows(first, second)
    paired = {one.id for one, _, _ in found.pairs} | {other.id for _, other, _ in found.pairs}
    for one in first:
        for other in second:
            if compare_rows(one, other).weight >= POSSIBLE and not {one.id, other.id} & paired:
                assert other.id in found.near[one.id]


@given(st.lists(st.integers(0, 300), unique=True, max_size=12), st.data())
def test_a_row_that_is_left_out_is_the_one_that_is_missed(days: list[int], data: st.DataObject) -> None:
    """Of two equal registers with their keys nothing is missed; without one row just that row is."""
    sent = [replace(SENT, id=f"s{at}", key=f"k{at}", start=date(2031, 1, 1) + timedelta(days=at)) for at in days]
    met = [replace(one, id=f"m{one.id}", org="M.arden") for one in sent]
    assert delegations(sent, met).answer is Answer.HOLDS
    if met:
        gone = data.draw(st.integers(0, len(met) - 1))
        missed = {one.row for one in delegations(sent, met[:gone] + met[gone + 1 :]).unmatched}
        assert missed == {sent[gone].id}


def test_an_interval_of_words_is_kept() -> None:
    """Rows carry what their words allow, as everything does."""
    assert paid("o1", "5", Bound.OVER).amount == Interval(Decimal(5), None, low_open=True)
