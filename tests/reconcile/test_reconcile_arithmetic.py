"""Laws of sums and percentages: what is rounded honestly never fails, and swapped digits are found again."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.reconcile.entries import Entry, read_entries
from diemcau.reconcile.equations import Equation, Form, judge
from diemcau.reconcile.folder import reconcile
from diemcau.reconcile.sums import find_equations
from diemcau.records import Kind, Reading, Record, Span, Tally
from diemcau.records.review import Answer

PLACES = st.sampled_from([Decimal("0.01"), Decimal("0.1"), Decimal(1)])
PARTS = st.lists(st.decimals("1", "9000", places=3, allow_nan=False), min_size=2, max_size=6)
COUNTS = st.lists(st.integers(111, 98_999), min_size=3, max_size=5)


def entries_of(reading: Reading) -> list[Entry]:
    """The figures of one reading as they are compared."""
    return read_entries([reading], {reading.document.name: reading.document.name}, None)


def amounts(make: Any, *values: tuple[Decimal, Decimal]) -> list[Entry]:
    """Amounts of money with the worth of their last written place, in one sentence."""
    draft = make.draft("a")
    words = [f"{value} USD" for value, _ in values]
    sentence = draft.line(f"Sums of the year: {'; '.join(words)}.")
    for surface, (value, place) in zip(words, values, strict=True):
        draft.figure(sentence, surface, str(value), "sums", unit="USD", last=str(place))
    return entries_of(draft.done())


def related(make: Any, kind: Kind, stated: Decimal, level: int, base: int) -> tuple[Entry, Entry, Entry]:
    """A percentage with the two plain counts that it relates."""
    draft = make.draft("a")
    sentence = draft.line(f"Boats L{level} of B{base}, which is S{stated}.")
    place = Decimal(1).scaleb(int(stated.as_tuple().exponent))
    draft.figure(sentence, f"L{level}", str(level), "boats")
    draft.figure(sentence, f"B{base}", str(base), "boats")
    draft.figure(sentence, f"S{stated}", str(stated), "boats", unit="percent", kind=kind, last=str(place % 1))
    one, other, said = entries_of(draft.done())
    return said, one, other


@given(true=PARTS, place=PLACES)
def test_a_sum_of_rounded_parts_never_fails(make: Any, true: list[Decimal], place: Decimal) -> None:
    """Whatever the true parts, they and their sum rounded to one place may all be true."""
    rounded = [value.quantize(place, ROUND_HALF_EVEN) for value in [sum(true, Decimal(0)), *true]]
    whole, *parts = amounts(make, *((value, place) for value in rounded))
    assert judge(Equation(Form.PARTITION, whole, tuple(parts))) is Answer.HOLDS


@given(true=PARTS, place=PLACES, beyond=st.integers(1, 50), below=st.booleans())
def test_a_sum_beyond_rounding_always_fails(
    make: Any, true: list[Decimal], place: Decimal, beyond: int, *, below: bool
) -> None:
    """A whole farther off than half a place for each number has no values that make it true."""
    parts = [value.quantize(place, ROUND_HALF_EVEN) for value in true]
    off = (Decimal(len(parts) + 1) / 2 + beyond) * place
    total = sum(parts, Decimal(0))
    assume(total > off)
    wrong = (total - off if below else total + off).quantize(place / 10)
    whole, *others = amounts(make, (wrong, place), *((value, place) for value in parts))
    assert judge(Equation(Form.PARTITION, whole, tuple(others))) is Answer.FAILS


@given(
    part=st.integers(1, 10**6),
    rest=st.integers(0, 10**6),
    place=PLACES,
    rounding=st.sampled_from([ROUND_HALF_EVEN, ROUND_DOWN]),
)
def test_a_percentage_rounded_or_cut_off_never_fails(
    make: Any, part: int, rest: int, place: Decimal, rounding: str
) -> None:
    """Reports round percentages, and cut them off as often."""
    share = (Decimal(part) / (part + rest) * 100).quantize(place, rounding)
    assume(share > 0)
    said, one, whole = related(make, Kind.SHARE, share, part, part + rest)
    assert judge(Equation(Form.SHARE, said, (one, whole))) is Answer.HOLDS


@given(part=st.integers(101, 10**6 - 1), rest=st.integers(1, 10**6), beyond=st.integers(3, 40))
def test_a_percentage_beyond_its_last_place_never_holds(make: Any, part: int, rest: int, beyond: int) -> None:
    """Two last places off, no rounding of the percentage explains it; only noughts of the counts may leave it open."""
    share = (Decimal(part) / (part + rest) * 100).quantize(Decimal("0.01")) + beyond * Decimal("0.01")
    said, one, whole = related(make, Kind.SHARE, share, part, part + rest)
    answer = judge(Equation(Form.SHARE, said, (one, whole)))
    assert answer is not Answer.HOLDS
    if part % 10 and (part + rest) % 10:
        assert answer is Answer.FAILS


@given(base=st.integers(11, 10**6), level=st.integers(11, 10**6))
def test_an_honest_growth_never_fails(make: Any, base: int, level: int) -> None:
    """Growth and fall follow from both levels to their last place."""
    growth = ((Decimal(level) / base - 1) * 100).quantize(Decimal("0.1"))
    said, one, other = related(make, Kind.CHANGE, growth, level, base)
    assert judge(Equation(Form.CHANGE, said, (one, other))) is Answer.HOLDS


def partition(make: Any, whole: int, parts: list[int], shares: list[Decimal]) -> Record:
    """The record of one report of a whole, its parts and their percentages."""
    draft = make.draft("a", "2031-02-03")
    draft.line("Files of the year")
    first = draft.line(f"The desk follows {whole} files.")
    draft.figure(first, str(whole), str(whole), "files")
    listed = list(zip("abcde", parts, shares, strict=False))
    told = "; ".join(f"sort {letter}: {part} ({share}%)" for letter, part, share in listed)
    sentence = draft.line(f"By sort, {told}.")
    for letter, part, share in listed:
        start = draft.text.index(f"sort {letter}:")
        for words, unit, kind, last in (
            (str(part), "count", Kind.LEVEL, "0"),
            (f"{share}%", "percent", Kind.SHARE, "0.01"),
        ):
            start = draft.text.index(words, start)
            index = draft.figure(sentence, words, words.rstrip("%"), letter, unit=unit, kind=kind, last=last)
            draft.figures[index] = replace(draft.figures[index], span=Span(start, start + len(words)))
            start += len(words)
    return reconcile("s", [draft.done()], None)


@given(parts=COUNTS, at=st.integers(0, 4), one=st.integers(0, 4), other=st.integers(0, 4))
def test_swapped_digits_in_a_part_are_found_again(make: Any, parts: list[int], at: int, one: int, other: int) -> None:
    """In an exact partition with percentages a swap in a part breaks the sum and its percentage; the suggestion gives
    the part back.
    """
    part = parts[at % len(parts)]
    digits = list(str(part))
    one, other = one % len(digits), other % len(digits)
    digits[one], digits[other] = digits[other], digits[one]
    wrong, whole = int("".join(digits)), sum(parts)
    assume(digits[0] != "0" and abs(wrong - part) * 1000 > whole)  # the percentage shows it: a tenth of a point
    assume(whole % 10 and len(set(parts)) == len(parts) and wrong not in parts)
    shares = [(Decimal(each) / whole * 100).quantize(Decimal("0.01")) for each in parts]
    told = [wrong if each == part else each for each in parts]
    assume(sorted(str(sum(told))) != sorted(str(whole)))  # else a slip in the whole explains it as well
    record = partition(make, whole, told, shares)
    slips = {conflict.slip for conflict in record.conflicts if conflict.kind in {"sum", "ratio"}}
    assert [slip.meant for slip in slips if slip] == [part]
    assert {repair for slip in slips if slip for repair in slip.repairs} == {"share", "sum"}


@given(parts=COUNTS)
def test_an_honest_partition_raises_nothing(make: Any, parts: list[int]) -> None:
    """Exact parts with rounded percentages are no contradiction and need no slip."""
    shares = [(Decimal(each) / sum(parts) * 100).quantize(Decimal("0.01")) for each in parts]
    assert partition(make, sum(parts), parts, shares).conflicts == ()


def told(make: Any, text: str, *figures: dict[str, Any]) -> list[Equation]:
    """The equations of one sentence; each figure is what `Draft.figure` takes."""
    draft = make.draft("a")
    draft.line("Notes of the day")
    sentence = draft.line(text)
    for figure in figures:
        draft.figure(sentence, **figure)
    reading = draft.done()
    return find_equations(entries_of(reading), reading.document.text)


def test_the_rest_makes_a_partition(make: Any) -> None:
    """Where the last part is what remains, the parts must make the whole in both directions."""
    for last, answer in (("8", Answer.HOLDS), ("7", Answer.FAILS)):
        (equation,) = told(
            make,
            f"Of 41 piers, 13 are new, 20 old and the remaining {last} closed.",
            {"surface": "41", "value": "41", "label": "piers"},
            {"surface": "13", "value": "13", "label": "new piers", "part_of": 0},
            {"surface": "20", "value": "20", "label": "old piers", "part_of": 0},
            {"surface": f"{last} closed", "value": last, "label": "closed piers", "part_of": 0},
        )
        assert equation.form is Form.PARTITION
        assert judge(equation) is answer


def test_two_halves_leave_no_third(make: Any) -> None:
    """Women and men make all the sailors, also where a reader tied only one of them to the whole."""
    equations = told(
        make,
        "A crew of 57, 29 women and 31 men.",
        {"surface": "57", "value": "57", "label": "crew", "unit": "persons"},
        {"surface": "29", "value": "29", "label": "women", "unit": "persons", "part_of": 0},
        {"surface": "31", "value": "31", "label": "men", "unit": "persons"},
    )
    assert [(each.form, judge(each)) for each in equations] == [(Form.PARTITION, Answer.FAILS)]


def test_a_part_of_the_whole_that_opens_the_sentence(make: Any) -> None:
    """ "Of the 83 boats, 97 sailed" calls the 97 a part, whoever read it."""
    (equation,) = told(
        make,
        "Of the 83 boats in the bay, 97 sailed.",
        {"surface": "83", "value": "83", "label": "boats"},
        {"surface": "97", "value": "97", "label": "sailed"},
    )
    assert (equation.form, judge(equation)) == (Form.PART, Answer.FAILS)


@pytest.mark.parametrize(("share", "answer"), [("13%", Answer.HOLDS), ("26%", Answer.FAILS)])
def test_a_share_of_what_its_words_name(make: Any, share: str, answer: Answer) -> None:
    """A percentage "of the grant" is of the one amount that is called so."""
    equations = told(
        make,
        f"The grant is 241 USD and the town adds 32 USD, or {share} of the grant.",
        {"surface": "241 USD", "value": "241", "label": "grant", "unit": "USD"},
        {"surface": "32 USD", "value": "32", "label": "town adds", "unit": "USD"},
        {"surface": share, "value": share[:-1], "label": "town", "unit": "percent", "kind": Kind.SHARE},
    )
    assert [(each.form, judge(each)) for each in equations] == [(Form.SHARE, answer)]


@pytest.mark.parametrize(("growth", "answer"), [("25", Answer.HOLDS), ("52", Answer.FAILS)])
def test_growth_from_a_base_in_the_same_breath(make: Any, growth: str, answer: Answer) -> None:
    """ "51 piers, up 25% from 41" is held against both."""
    equations = told(
        make,
        f"There were 51 piers, up {growth}% from 41 in 2030.",
        {"surface": "51", "value": "51", "label": "piers", "period": "2031"},
        {"surface": f"{growth}%", "value": growth, "label": "piers", "unit": "percent", "kind": Kind.CHANGE},
        {"surface": "41", "value": "41", "label": "piers", "period": "2030"},
    )
    assert [(each.form, judge(each)) for each in equations] == [(Form.CHANGE, answer)]


def test_stock_and_flow_make_no_sum(make: Any) -> None:
    """What was built in a year is no part of what stands at its end."""
    assert not told(
        make,
        "Of the 9 piers, 12 were built in the year.",
        {"surface": "9", "value": "9", "label": "piers", "tally": Tally.STOCK},
        {"surface": "12", "value": "12", "label": "piers built", "tally": Tally.FLOW, "part_of": 0},
    )


def test_round_counts_leave_it_open(make: Any) -> None:
    """1,200 may stand for 1,163: parts that make 1,163 neither fail nor hold."""
    whole, *parts = amounts(make, *((Decimal(value), Decimal(0)) for value in (1200, 640, 523)))
    assert judge(Equation(Form.PARTITION, whole, tuple(parts))) is Answer.CANNOT_TELL


def test_several_sources_tell_the_slip_of_one(make: Any) -> None:
    """Of 473 in two texts and 437 in one the lone value is likely the slip; between two single texts nobody can say."""
    labels = "licensed ferries"
    readings = [
        make.counts("a", "2031-02-01", labels, ("Ostra", "473")),
        make.counts("b", "2031-02-01", labels, ("Ostra", "437")),
    ]
    (conflict,) = reconcile("s", readings, None).conflicts
    assert conflict.slip is None
    third = make.draft("c", "2031-02-02")
    third.line("A wholly different account of the harbour, its weather and its people, from the lighthouse")
    sentence = third.line(
        "Ostra, a busy place in 2031, had licensed ferries to the number of 473, and no end of gulls."
    )
    third.figure(sentence, "473", "473", labels, owner="Ostra", period="2031")
    (conflict,) = reconcile("s", [*readings, third.done()], None).conflicts
    assert conflict.slip is not None
    assert (conflict.slip.statement.document, conflict.slip.meant) == ("b", Decimal(473))
    assert conflict.slip.repairs == ("text",)


def trade(make: Any, name: str, day: str, measure: str, value: str) -> Reading:
    """A report of one measure of trade that says itself whose and when it is."""
    draft = make.draft(name, day)
    draft.line(f"Trade by {name}")
    sentence = draft.line(f"In 2031 {measure} of Ostra came to {value} million USD.")
    whole = f"{value}000000"
    surface = f"{value} million USD"
    draft.figure(sentence, surface, whole, measure, unit="USD", owner="Ostra", period="2031", measure=measure)
    reading: Reading = draft.done()
    return reading


@pytest.mark.parametrize(("day", "found"), [("2031-12-31", ["sum"]), ("2032-02-20", [])])
def test_parts_in_two_reports_must_make_the_whole_in_a_third(make: Any, day: str, found: list[str]) -> None:
    """By the codebook exports and imports are all of the turnover; reports of another edition prove nothing."""
    readings = [
        trade(make, "a", "2031-12-30", "trade.exports", "411"),
        trade(make, "b", "2031-12-31", "trade.imports", "322"),
        trade(make, "c", day, "trade.turnover", "799"),
    ]
    record = reconcile("s", readings, load_profile("vietnam_diplomacy"))
    assert [conflict.kind for conflict in record.conflicts] == found
