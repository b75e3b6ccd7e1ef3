"""Readings and records as the JSON of the contracts."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Invalid
from diemcau.publish.contract import reading_from_json, reading_to_json, record_to_json
from diemcau.records import (
    Bound,
    Directive,
    Document,
    Event,
    Figure,
    Finding,
    Interval,
    Kind,
    OffsetMap,
    Proposal,
    Quantity,
    Reading,
    Severity,
    Span,
    Status,
    Tally,
    parse_period,
)

if TYPE_CHECKING:
    from diemcau.records import Record

FIGURE_KEYS = {
    *(
        "span",
        "text",
        "value",
        "low",
        "high",
        "bound",
        "unit",
        "label",
        "measure",
        "unit_of_report",
        "period",
        "status",
    ),
    *("kind", "stock_or_flow", "compare_to", "part_of", "sentence", "partner", "confidence", "rule"),
}
DIRECTIVE_KEYS = {
    *("span", "text", "issuer", "addressee", "lead", "coordinating"),
    *("period", "deadline", "topics", "figures", "number"),
}

words = st.text(max_size=12)
maybe = st.none() | words
spans = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
numbers = st.decimals(-(10**12), 10**12, places=4, allow_nan=False) | st.decimals(
    allow_nan=False, allow_infinity=False
).filter(lambda number: -60 < number.adjusted() < 60 if number else True)
periods = st.none() | st.sampled_from(["2024", "2024-H1", "2024-Q3", "2024-02", "2024-02-29", "2021..2025"]).map(
    parse_period
)
confidences = st.decimals(0, 1, places=2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    if low == high:
        return Interval.point(low)
    ends = (draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))
    return Interval(*ends, low_open=draw(st.booleans()), high_open=draw(st.booleans()))


quantities = st.builds(Quantity, numbers, intervals(), st.sampled_from(Bound), maybe)
figures = st.builds(
    Figure,
    span=spans,
    text=words,
    quantity=quantities,
    label=words,
    measure=maybe,
    unit_of_report=maybe,
    period=periods,
    status=st.sampled_from(Status),
    kind=st.sampled_from(Kind),
    stock_or_flow=st.none() | st.sampled_from(Tally),
    compare_to=periods | st.just("plan"),
    part_of=st.none() | st.integers(0, 9),
    sentence=spans,
    partner=maybe,
    speaker=maybe,
    confidence=confidences,
    rule=words,
    assumed=st.frozensets(st.sampled_from(["period", "unit_of_report"])),
)
lists = st.lists(words, max_size=2).map(tuple)
directives = st.builds(
    Directive,
    span=spans,
    text=words,
    issuer=maybe,
    addressee=maybe,
    lead=maybe,
    coordinating=lists,
    period=periods,
    deadline=maybe,
    topics=lists,
    figures=st.lists(st.integers(0, 9), max_size=2).map(tuple),
    number=maybe,
    relayed_by=maybe,
    sentence=spans,
    confidence=confidences,
    rule=words,
)
proposals = st.builds(
    Proposal,
    span=spans,
    text=words,
    proposer=maybe,
    addressee=maybe,
    topics=lists,
    sentence=spans,
    confidence=confidences,
)
events = st.builds(
    Event,
    span=spans,
    text=words,
    kind=words,
    date=periods,
    place=maybe,
    participants=lists,
    chair=maybe,
    bridge_points=lists,
    sentence=spans,
    confidence=confidences,
)
documents = st.builds(
    Document,
    id=words,
    name=words,
    path=words,
    text=words,
    language=st.just("en"),
    title=maybe,
    publisher=maybe,
    published=st.none() | st.dates(),
    furniture=st.lists(spans, max_size=2).map(tuple),
    offsets=st.sampled_from([OffsetMap((0,), (0,)), OffsetMap((0, 4), (0, 7))]),
    media_type=words,
    encoding=maybe,
)
findings = st.builds(
    Finding,
    code=words,
    severity=st.sampled_from(Severity),
    message=words,
    advice=words,
    document=words,
    span=st.none() | spans,
    facts=st.dictionaries(words, words, max_size=2).map(lambda facts: tuple(facts.items())),
)


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


readings = st.builds(
    Reading,
    document=documents,
    figures=few(figures),
    directives=few(directives),
    proposals=few(proposals),
    events=few(events),
    findings=few(findings),
)


def _accept(_: Reading) -> list[Finding]:
    """Invented readings of random letters are about form alone."""
    return []


@given(readings)
def test_a_reading_comes_back_whole(reading: Reading) -> None:
    """Through JSON text and back nothing is lost, not even digits that a float would round."""
    assert reading_from_json(json.loads(json.dumps(reading_to_json(reading))), _accept) == reading


def test_a_reading_that_its_check_refuses_does_not_come_back(conference: Record) -> None:
    """What the check says becomes the error, and all it found goes along as facts."""
    told = Finding(code="read.altered", severity=Severity.STOP, message="There stands another number.", advice="Look.")
    with pytest.raises(Invalid, match="another number") as refused:
        reading_from_json(reading_to_json(conference.by_name["one"]), lambda _: [told, told])
    assert refused.value.facts["findings"] == (told, told)


def test_a_reading_has_the_keys_of_the_contract(conference: Record) -> None:
    """Every key that the contract promises is there, in its form."""
    obj = reading_to_json(conference.by_name["one"])
    assert {"id", "name", "path", "language", "title", "publisher", "published", "text"} <= obj["document"].keys()
    assert obj["document"]["published"] == "2032-01-14"
    figure = obj["figures"][4]
    assert figure.keys() >= FIGURE_KEYS
    text = obj["document"]["text"]
    assert text[slice(*figure["span"])] == figure["text"]
    assert (figure["value"], figure["bound"], figure["unit"]) == (4200000000, "nearly", "USD")
    assert isinstance(figure["value"], int)
    assert obj["figures"][5]["value"] == 5.5
    assert obj["directives"][0].keys() >= DIRECTIVE_KEYS
    assert {"span", "text", "proposer", "addressee"} <= obj["proposals"][0].keys()
    assert {"span", "kind", "date", "place", "participants", "bridge_points"} <= obj["events"][0].keys()


def test_a_record_has_the_keys_of_the_contract(conference: Record) -> None:
    """The record is what the contract says, and says where each document comes from."""
    obj = json.loads(json.dumps(record_to_json(conference)))
    origins = {each["name"]: (each["origin"], each["independent"]) for each in obj["documents"]}
    assert origins["four"] == ("one", False)
    assert origins["one"] == ("one", True)
    assert obj["copies"] == [["one", "four"]]
    fact = next(each for each in obj["facts"] if each["id"] == "f1")
    assert fact["mentions"][0] == {"document": "one", "span": list(conference.claims[0].statements[0].span)}
    assert (fact["independent_sources"], fact["standing"]) == (2, "agreed")
    assert [each["kind"] for each in obj["conflicts"]] == ["value", "issuer"]
    assert obj["directives"][0]["issuer"] is None
    assert obj["events"][0]["documents"] == ["one", "four"]
    assert obj["events"][0]["date"] == "2032-01-14"


def test_numbers_without_end_are_refused() -> None:
    """No file ever holds what JSON cannot say."""
    quantity = Quantity(Decimal("NaN"), Interval(None, None), Bound.ABOUT, None)
    figure = Figure(
        span=Span(0, 1),
        text="x",
        quantity=quantity,
        label="",
        measure=None,
        unit_of_report=None,
        period=None,
        status=Status.ACTUAL,
        kind=Kind.LEVEL,
        stock_or_flow=None,
        compare_to=None,
        part_of=None,
        sentence=Span(0, 1),
    )
    document = Document(id="0", name="a", path="a", text="x", language="en", published=date(2031, 1, 1))
    with pytest.raises(Invalid, match="no number"):
        reading_to_json(Reading(document=document, figures=(figure,)))


@pytest.mark.parametrize("broken", [{}, {"document": {"id": "0"}}, {"document": None}])
def test_a_broken_reading_is_refused_with_what_lacks(broken: dict[str, Any]) -> None:
    """The refusal is the house's own and names what it missed."""
    with pytest.raises(Invalid, match="reading"):
        reading_from_json(broken, _accept)
