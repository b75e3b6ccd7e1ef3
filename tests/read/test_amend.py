"""What a person says of a reading."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Invalid
from diemcau.profile.load import load_profile
from diemcau.read.amend import PERSON, Change, Corrections, Rereader, amend
from diemcau.read.document import read_document
from diemcau.read.verify import check_reading, refuse_altered
from diemcau.records import Bound, Document, Kind, Span

TEXT = """\
REPORT OF DUNMARSH PROVINCE ON 2024

In 2024 Dunmarsh province received 46 delegations with 512 guests, of which 30 delegations came from Keld.
Exports reached nearly USD 3.8 billion; imports fell by 4.5% from 2023. Room 12 was painted.
The Chair asked the Department to prepare 3 conferences before 15 March 2025.
"""
PROFILE = load_profile("vietnam_diplomacy")
READING = read_document(
    Document(id="d1", name="report", path="report.txt", text=TEXT, language="en", title="REPORT"), PROFILE
)


@pytest.fixture
def rereader() -> Rereader:
    """The document, ready to be read again."""
    return Rereader(READING.document, PROFILE)


def span(words: str) -> Span:
    """Where some words stand."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def again(number: int) -> Change:
    """A figure of the reading as a person who changes nothing says it."""
    figure = READING.figures[number]
    names = (
        "span",
        "measure",
        "label",
        "unit_of_report",
        "period",
        "status",
        "kind",
        "partner",
        "compare_to",
        "part_of",
    )
    return Change(**{name: getattr(figure, name) for name in names})


@pytest.mark.parametrize("number", range(len(READING.figures)))
def test_a_figure_read_again_says_what_it_said(rereader: Rereader, number: int) -> None:
    """Who changes nothing gets the same number, ends, bound and unit."""
    before = READING.figures[number]
    after = rereader.amend_figure(again(number), before)
    assert (after.span, after.quantity, after.label, after.sentence) == (
        before.span,
        before.quantity,
        before.label,
        before.sentence,
    )
    assert (after.rule, after.confidence) == (PERSON, Decimal(1))


def test_words_are_widened_to_the_whole_number_phrase(rereader: Rereader) -> None:
    """Who chooses a digit means the number with its bound and currency."""
    figure = rereader.amend_figure(Change(span=span("3.8"), measure="trade.exports"))
    assert (figure.text, figure.quantity.bound, figure.quantity.unit) == ("nearly USD 3.8 billion", Bound.NEARLY, "USD")
    assert figure.label == "Exports"


def test_a_fall_is_a_fall_whatever_a_person_says(rereader: Rereader) -> None:
    """The sign of a change is in the words."""
    figure = rereader.amend_figure(Change(span=span("4.5%"), label="imports", kind=Kind.CHANGE))
    assert figure.quantity.value < 0


@pytest.mark.parametrize(
    ("words", "measure", "why"),
    [
        ("delegations", "trade.exports", "no_number"),
        ("46 delegations with 512", "trade.exports", "many_numbers"),
        ("46", "trade.exports", "unit"),
        ("nearly USD 3.8 billion", "delegations.inbound.total", "unit"),
        ("painted.\nThe Chair", "trade.exports", "across"),
        ("15 March 2025", "delegations.inbound.total", "no_number"),
        ("Room 12", None, "unnamed"),
    ],
)
def test_what_words_do_not_say_is_refused(rereader: Rereader, words: str, measure: str | None, why: str) -> None:
    """Each refusal names its reason."""
    with pytest.raises(Invalid) as refused:
        rereader.amend_figure(Change(span=span(words), measure=measure))
    assert refused.value.facts["why"] == why


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("2025-Q2", "2025-Q2"),
        ("quý II/2025", "2025-Q2"),
        ("6 tháng đầu năm 2025", "2025-H1"),
        ("first half of 2025", "2025-H1"),
        ("in March 2025", "2025-03"),
    ],
)
def test_periods_are_typed_as_words_or_codes(rereader: Rereader, said: str, code: str) -> None:
    """In any language the house reads."""
    assert rereader.parse_time(said).code == code


@pytest.mark.parametrize("said", ["soon", "2024-13", "2023 or 2024 or 2025", ""])
def test_what_names_no_period_is_refused(rereader: Rereader, said: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(Invalid):
        rereader.parse_time(said)


def test_the_phrases_of_a_sentence_are_offered_without_its_times(rereader: Rereader) -> None:
    """Numbers to choose among."""
    sentence = rereader.sentence_at(span("512"))
    assert [TEXT[slice(*each)] for each in rereader.find_phrases(sentence)] == ["46", "512", "30"]


def test_a_reading_without_corrections_is_itself() -> None:
    """Nothing is built anew."""
    assert amend(READING, Corrections()) is READING


def test_what_is_added_stands_in_text_order_and_inside_its_order(rereader: Rereader) -> None:
    """Pointers of parts and orders follow their figures."""
    room = rereader.amend_figure(Change(span=span("Room 12"), label="rooms"))
    amended = amend(READING, Corrections(added={"figures": [room]}))
    assert [figure.span.start for figure in amended.figures] == sorted(f.span.start for f in amended.figures)
    assert len(amended.figures) == len(READING.figures) + 1
    for before, after in zip(READING.directives, amended.directives, strict=True):
        assert [READING.figures[n].span for n in before.figures] == [amended.figures[n].span for n in after.figures]


def test_an_order_keeps_its_words() -> None:
    """A directive over other words says what stands there."""
    rereader = Rereader(READING.document, PROFILE)
    (order,) = READING.directives
    changed = rereader.amend_words(order, span("prepare 3 conferences"), issuer="The Chair")
    amended = amend(READING, Corrections(replaced={"directives": {0: changed}}))
    assert (amended.directives[0].text, amended.directives[0].issuer) == ("prepare 3 conferences", "The Chair")
    assert check_reading(amended) == []


@given(
    rejected=st.sets(st.integers(0, len(READING.figures) - 1)),
    wholes=st.dictionaries(st.integers(0, len(READING.figures) - 1), st.integers(0, len(READING.figures) - 1)),
)
def test_pointers_never_lead_astray(rejected: set[int], wholes: dict[int, int]) -> None:
    """Whatever is rejected and tied, a part points at its whole or at nothing, and no word is lost."""
    replaced = {n: replace(READING.figures[n], part_of=whole) for n, whole in wholes.items() if n not in rejected}
    amended = amend(READING, Corrections(rejected={"figures": frozenset(rejected)}, replaced={"figures": replaced}))
    assert refuse_altered(amended) is amended
    before = {figure.span: figure for figure in [*READING.figures, *replaced.values()]}
    for figure in amended.figures:
        said = before[figure.span].part_of
        if figure.part_of is not None:
            assert said is not None
            assert amended.figures[figure.part_of].span == READING.figures[said].span
        elif said is not None:
            assert said in rejected or READING.figures[said].span == figure.span
