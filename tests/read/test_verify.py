"""No figure without its words: what the reader makes passes, what anybody alters does not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect.document import make_document
from diemcau.read.document import read_document
from diemcau.read.verify import ALTERED, check_figure, check_reading, refuse_altered
from diemcau.records import Bound, Directive, Document, Figure, Interval, Reading, Severity, Span

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "../shared/seeds"
DIGITS = "0123456789"
# What a figure's own words do not settle alone: heads of tables, brackets, falls, a unit said once, shares in words.
HARD = """Velmar county looks back on 2031
In 2031 the county sent out 1,284 delegations, 7.5% fewer than in 2030, and lost 41 boats less than a year earlier.
Of every ten cases, 81 of every 100 were closed; processing was cut from five to 3.5 days.
Over 170 guests and nearly 6.3 billion USD came; the bank expects growth of 5 to 7 per cent and at least 8% later.
Between 600,000 and 650,000 arrivals exceeded 1.5 million euros in fees, and twenty-five experts ranked 6th.
Debt fell by 2.5 percentage points to 31%, half of the plan, while exports rose 1.4 times.
Item | 2031 | 2030 | Change (%)
Visitors (thousand arrivals) | 512.4 | 386.0 | 32.7
Grants (million USD) | 14.7 | 18.9 | (22.2)
Offices | 52 | 48 | -8.3
"""


def reading_of(text: str) -> Reading:
    """A reading of an invented text."""
    return read_document(Document(id="0", name="velmar", path="velmar.txt", text=text, language="en"))


def readings_in(folder: Path) -> list[Reading]:
    """Every document of a folder, read."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".md", ".html"})
    documents = (make_document(path.read_bytes(), path, path.name) for path in paths)
    return [read_document(document) for document in documents if isinstance(document, Document)]


@cache
def invented() -> tuple[Reading, ...]:
    """The shipped example and the hard lines above."""
    return (*readings_in(ROOT / "examples" / "conference"), reading_of(HARD))


def altered_texts(figure: Figure, text: str, chance: random.Random | None) -> Iterator[str]:
    """The document with one digit of a figure's words replaced: by every other digit, or by one at random."""
    for at in range(*figure.span):
        if text[at] in DIGITS:
            others = [digit for digit in DIGITS if digit != text[at]]
            for digit in others if chance is None else [chance.choice(others)]:
                yield text[:at] + digit + text[at + 1 :]


def altered_numbers(number: Decimal) -> Iterator[Decimal]:
    """A number with one of its digits replaced by the next."""
    written = f"{number:f}"
    for at, digit in enumerate(written):
        if digit in DIGITS:
            yield Decimal(f"{written[:at]}{(int(digit) + 1) % 10}{written[at + 1 :]}")


def altered_figures(figure: Figure) -> Iterator[Figure]:
    """The figure with one digit of its value or of an end replaced, or turned to its opposite."""
    quantity, interval = figure.quantity, figure.quantity.interval
    for value in (*altered_numbers(quantity.value), -quantity.value):
        if value != quantity.value:
            yield replace(figure, quantity=replace(quantity, value=value))
    for low in altered_numbers(interval.low) if interval.low is not None else ():
        if interval.high is None or low < interval.high:
            yield replace(figure, quantity=replace(quantity, interval=replace(interval, low=low)))
    for high in altered_numbers(interval.high) if interval.high is not None else ():
        if interval.low is None or high > interval.low:
            yield replace(figure, quantity=replace(quantity, interval=replace(interval, high=high)))
    for bound in set(Bound) - {quantity.bound}:
        yield replace(figure, quantity=replace(quantity, bound=bound))
    yield replace(figure, quantity=replace(quantity, interval=Interval(None, None)))


def count_refusals(readings: list[Reading] | tuple[Reading, ...], chance: random.Random | None = None) -> int:
    """How many alterations were tried; fails at the first that is not refused.

    Args:
        readings: Readings whose own figures are in order.
        chance: Picks one digit for each place; None for every digit.
    """
    tried = 0
    for reading in readings:
        document = reading.document
        for figure in reading.figures:
            for text in altered_texts(figure, document.text, chance):
                other = replace(document, text=text)
                said = replace(figure, text=figure.span.quote(text))
                assert check_figure(figure, other) is not None, (document.name, figure.text)
                assert check_figure(said, other) is not None, (document.name, figure.text, said.text)
                tried += 2
            for false in altered_figures(figure):
                assert check_figure(false, document) is not None, (document.name, figure.text, false.quantity)
                tried += 1
    return tried


def test_what_the_reader_makes_is_accepted() -> None:
    """No figure of the example or of the hard lines is refused, and there are many."""
    assert [finding.message for reading in invented() for finding in check_reading(reading)] == []
    assert sum(len(reading.figures) for reading in invented()) > 80
    assert len(invented()[-1].figures) > 25


def test_no_altered_figure_of_the_example_is_accepted() -> None:
    """Every digit of every figure replaced by every other digit, in the text or in the stored number."""
    assert count_refusals(invented()) > 5000


@pytest.mark.shared
def test_no_altered_figure_of_real_reports_is_accepted() -> None:
    """The same on reports as a ministry and the press print them; one digit for each place."""
    if not SEEDS.is_dir():
        pytest.skip("the shared reports do not lie beside the checkout")
    readings = readings_in(SEEDS)
    assert [finding.message for reading in readings for finding in check_reading(reading)] == []
    assert count_refusals(readings, random.Random(20310114)) > 500


@given(st.data())
def test_a_number_from_elsewhere_is_refused(data: st.DataObject) -> None:
    """The claims of one figure do not stand at the place of another that says something else."""
    reading = data.draw(st.sampled_from(invented()))
    one, other = (data.draw(st.sampled_from(reading.figures)) for _ in range(2))
    moved = replace(one, span=other.span, text=other.text, sentence=other.sentence)
    accepted = check_figure(moved, reading.document) is None
    assert not accepted or one.quantity.interval == other.quantity.interval


@given(st.data())
def test_part_of_a_number_is_refused(data: st.DataObject) -> None:
    """A span that cuts into a number phrase, or reaches over it, says something else than the phrase."""
    reading = data.draw(st.sampled_from(invented()))
    figure = data.draw(st.sampled_from(reading.figures))
    start, end = figure.span
    span = Span(start + data.draw(st.integers(-2, 2)), end + data.draw(st.integers(-2, 2)))
    if span != figure.span and 0 <= span.start < span.end <= len(reading.document.text):
        text = span.quote(reading.document.text)
        assert check_figure(replace(figure, span=span, text=text), reading.document) is not None


@pytest.mark.parametrize(
    ("span", "words"), [(Span(5, 5), "lie in a text"), (Span(-3, 2), "lie in a text"), (Span(9_000, 9_004), "lie in")]
)
def test_a_span_outside_the_text_is_refused(span: Span, words: str) -> None:
    """Such a figure has no words at all; the finding says so and does not raise."""
    reading = invented()[-1]
    finding = check_figure(replace(reading.figures[0], span=span), reading.document)
    assert finding is not None
    assert words in finding.message
    assert finding.span is None


def test_a_refusal_says_what_stands_there_and_what_was_claimed() -> None:
    """Code, severity, place, and both numbers, so that a person can judge without tools."""
    reading = reading_of("Velmar county received 1,284 delegations in 2031.\n")
    (figure,) = reading.figures
    quantity = replace(figure.quantity, value=Decimal(1384))
    finding = check_figure(replace(figure, quantity=quantity), reading.document)
    assert finding is not None
    assert (finding.code, finding.severity, finding.span) == (ALTERED, Severity.STOP, figure.span)
    assert "'1,284' reads as 1284" in finding.message
    assert "claims 1384" in finding.message
    assert "velmar" in finding.message


def test_a_fall_needs_a_word_that_tells_of_it() -> None:
    """A rise claimed as a fall is refused, and so is a fall claimed as a rise."""
    for text in ("Visits rose by 12% in 2031.\n", "Visits fell by 12% in 2031.\n"):
        reading = reading_of(text)
        (figure,) = reading.figures
        quantity = figure.quantity
        turned = replace(quantity, value=-quantity.value, interval=-quantity.interval)
        assert check_figure(figure, reading.document) is None
        assert check_figure(replace(figure, quantity=turned), reading.document) is not None


def test_another_currency_is_refused() -> None:
    """A unit that stands in the words cannot be claimed otherwise."""
    reading = reading_of("Grants came to 14 million USD in 2031.\n")
    (figure,) = reading.figures
    euros = replace(figure, quantity=replace(figure.quantity, unit="EUR"))
    finding = check_figure(euros, reading.document)
    assert finding is not None
    assert "USD" in finding.message


def test_the_scale_of_a_table_head_counts() -> None:
    """The bare number of a cell whose head says thousands is not what the table says."""
    reading = invented()[-1]
    cell = next(figure for figure in reading.figures if figure.text == "512.4")
    assert cell.quantity.value == Decimal(512_400)
    bare = replace(cell.quantity, value=Decimal("512.4"), interval=Interval(Decimal("512.35"), Decimal("512.45")))
    assert check_figure(replace(cell, quantity=bare), reading.document) is not None


def test_figures_that_the_grammar_passes_over_may_be_proposed_with_their_words() -> None:
    """Another reader may see a figure where the house sees none; its number must still be the one written."""
    reading = reading_of("The three pillars of Velmar's work were praised in 2031, as in 2030.\n")
    assert reading.figures == ()
    (model,) = reading_of("Velmar signed three agreements.\n").figures
    at = reading.document.text.index("three")
    proposed = replace(model, span=Span(at, at + 5), sentence=Span(0, len(reading.document.text) - 1))
    assert check_figure(proposed, reading.document) is None
    four = replace(proposed, quantity=replace(proposed.quantity, value=Decimal(4)))
    assert check_figure(four, reading.document) is not None


def test_a_refused_figure_is_taken_out_and_told() -> None:
    """The rest of the reading stays, and what pointed at later figures points at them still."""
    reading = reading_of("Velmar received 120 guests, sent 30 envoys and signed 45 pacts, including 12 treaties.\n")
    first, second, third, fourth = (replace(figure, part_of=None) for figure in reading.figures)
    false = replace(second, quantity=replace(second.quantity, value=Decimal(31)))
    order = Directive(span=Span(0, 6), text="Velmar", issuer=None, figures=(0, 1, 3), sentence=second.sentence)
    figures = (first, false, replace(third, part_of=1), replace(fourth, part_of=2))
    kept = refuse_altered(replace(reading, figures=figures, directives=(order,)))
    assert kept.figures == (first, third, replace(fourth, part_of=1))
    assert kept.directives[0].figures == (0, 2)
    assert [finding.code for finding in kept.findings] == [ALTERED]
    assert refuse_altered(reading) is reading


def test_orders_must_stand_where_they_say() -> None:
    """A directive whose stored words differ by one letter from the text is refused, and named as what it is."""
    reading = reading_of("The Minister asked Velmar county to open two offices in 2032.\n")
    (order,) = reading.directives
    assert check_reading(reading) == []
    (finding,) = check_reading(replace(reading, directives=(replace(order, text=order.text.replace("two", "ten")),)))
    assert finding.message.startswith("The directive at ")
    assert "ten" in finding.message


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The map was downloaded 210,000 times in 2031."), ("vi", "Năm 2031, bản đồ được tải 210.000 lần.")],
)
def test_many_times_are_counted_and_not_refused(language: str, text: str) -> None:
    """Occasions that are counted are said in times and claimed as a count; that is no alteration."""
    document = Document(id="0", name="x", path="x", text=text, language=language)
    reading = refuse_altered(read_document(document))
    assert [int(figure.quantity.value) for figure in reading.figures] == [210000]
    assert not reading.findings
