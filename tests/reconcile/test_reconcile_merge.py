"""Records merged: as if all documents had lain in one folder."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.errors import Conflict
from diemcau.reconcile.folder import reconcile
from diemcau.reconcile.merge import merge_records
from diemcau.records import Bound, Finding, Reading, Record, Severity, Status

LABELS = ("delegations received", "port agreements", "foreign guests", "open cases")
OWNERS = ("Ostra", "Velm", None)
ORDERS = ("print the tide tables of every harbour twice a year", "build a shelter for rowing boats")
line = st.tuples(
    st.sampled_from(LABELS),
    st.sampled_from(OWNERS),
    st.sampled_from(("2030", "2031", "2031-03", None)),
    st.integers(3, 460),
    st.sampled_from((Bound.EXACT, Bound.OVER, Bound.ABOUT)),
    st.sampled_from((Status.ACTUAL, Status.EXPECTED, Status.TARGET)),
)
document = st.tuples(
    st.lists(line, max_size=5),
    st.lists(st.sampled_from(ORDERS), max_size=2, unique=True),
    st.sampled_from((None, "2031-01-04", "2031-01-09", "2031-02-20")),
)
LETTERS = str.maketrans("0123456789", "ghijklmnop")
folders = st.lists(document, min_size=1, max_size=6)
# Texts that say each thing once and exactly, so that what is one fact hangs on no chain of vague likenesses.
exact = st.tuples(
    st.sampled_from(LABELS),
    st.sampled_from(OWNERS),
    st.sampled_from(("2030", "2031")),
    st.integers(3, 460),
    st.just(Bound.EXACT),
    st.just(Status.ACTUAL),
)
plain = st.tuples(
    st.lists(exact, max_size=5, unique_by=lambda said: said[:3]),
    st.lists(st.sampled_from(ORDERS), max_size=2, unique=True),
    st.sampled_from((None, "2031-01-04", "2031-01-09", "2031-02-20")),
)


def talk_of(writer: int) -> list[str]:
    """Sentences without figures in words that no other writer has, so that two writers' texts are never one."""
    letters = "".join(sha256(f"{writer} {at}".encode()).hexdigest() for at in range(8)).translate(LETTERS)
    words = [letters[at : at + 5] for at in range(0, len(letters) - 4, 5)]
    return [f"The {' '.join(words[at : at + 10])}." for at in range(0, 100, 10)]


def build(make: Any, name: str, said: Any, writer: int, more: str = "") -> Reading:
    """A reading of lines such as "In 2031 Ostra counted 41 open cases" among talk without figures."""
    lines, orders, published = said
    talk, draft = talk_of(writer), make.draft(name, published)
    draft.line(f"Notes of the {talk[0].split()[1]} and the {talk[1].split()[-2]}")
    for at, (label, owner, period, value, bound, status) in enumerate(lines):
        draft.line(talk[at % 5])
        sentence = draft.line(f"In {period or 'the year'} {owner or 'they'} counted {value} {label}.")
        draft.figure(sentence, str(value), str(value), label, bound=bound, owner=owner, period=period, status=status)
    for order in orders:
        draft.order(order, "Governor Ilse Maro" if len(lines) % 2 else "Mayor Dan Quell")
    draft.event("The board met in Port Selm.", "meeting", published, "Port Selm")
    for words in talk[5:]:
        draft.line(words)
    if more:
        draft.line(more)
    reading: Reading = draft.done()
    return reading


def build_all(make: Any, said: list[Any]) -> list[Reading]:
    """One reading for each description."""
    return [build(make, f"d{place}", one, place) for place, one in enumerate(said)]


def told(record: Record) -> Record:
    """A record without the name of its story."""
    return replace(record, story="")


@settings(deadline=None, max_examples=40)
@given(said=folders, sides=st.lists(st.sampled_from(("left", "right", "both")), min_size=6, max_size=6))
def test_a_folder_split_in_two_and_merged_is_the_folder(make: Any, said: list[Any], sides: list[str]) -> None:
    """However the documents lie, in one half or in both, and whichever half comes first, nothing changes."""
    readings = build_all(make, said)
    halves = [
        reconcile(half, [one for one, side in zip(readings, sides, strict=False) if side in {half, "both"}], None)
        for half in ("left", "right")
    ]
    whole = told(reconcile("", readings, None))
    assert told(merge_records("s", halves, None)) == whole
    assert told(merge_records("s", reversed(halves), None)) == whole


@settings(deadline=None, max_examples=40)
@given(said=folders, which=st.integers(0, 5))
def test_a_doubled_document_changes_nothing_but_its_citations(make: Any, said: list[Any], which: int) -> None:
    """The same bytes under another name leave values, standings, counts, conflicts and choices as they are."""
    readings = build_all(make, said)
    twin = make.twin(readings[which % len(readings)], "zz-twin")
    once, twice = reconcile("s", readings, None), reconcile("s", [*readings, twin], None)

    def bare(record: Record) -> Any:
        return (
            [replace(claim, statements=(), chosen=None) for claim in record.claims],
            [claim.chosen and claim.chosen.statement for claim in record.claims],
            [(one.kind, one.why, one.claims) for one in record.conflicts],
            [(one.id, one.issuer, one.addressee, one.disputed) for one in record.instructions],
            [replace(one, statements=(), retold=()) for one in record.occasions],
        )

    assert bare(twice) == bare(once)


def names_owners(text: Any) -> bool:
    """Whether every figure of a text has an owner that is named."""
    return all(line[1] for line in text[0])


@settings(deadline=None, max_examples=60)
@given(
    said=st.lists(plain.filter(names_owners), min_size=1, max_size=6),
    which=st.integers(0, 5),
    more=st.sampled_from(("Printed again by the coast paper.", *talk_of(9))),
    later=st.booleans(),
)
def test_an_added_copy_raises_no_source_count(
    make: Any, said: list[Any], which: int, more: str, *, later: bool
) -> None:
    """A paper that prints a text again, with a sentence of its own, makes no fact better borne out.

    So it is of texts that say whose their figures are; of others equal small numbers may still be brought together by
    the story that copies share with them.
    """
    readings = build_all(make, said)
    lines, orders, published = said[which % len(said)]
    day = "2031-03-01" if later else published
    copy = build(make, "copy", (lines, orders, day), which % len(said), more)
    record = reconcile("s", [*readings, copy], None)
    before = counts(reconcile("s", readings, None))
    after = counts(record)
    assert {place: count for place, count in before.items() if after[place] > count} == {}


def counts(record: Record) -> dict[tuple[str, int], int]:
    """For each statement how many sources its claim has."""
    return {(one.document, one.index): claim.independent_sources for claim in record.claims for one in claim.statements}


def other(reading: Reading, text: str) -> Reading:
    """Another document of the same name."""
    return replace(
        reading,
        document=replace(reading.document, id=sha256(text.encode()).hexdigest(), text=reading.document.text + text),
    )


def test_documents_of_one_name_are_told_apart(make: Any) -> None:
    """Each bears its id behind its name, in whatever steps the records are merged; a note says so."""
    first = make.counts("north", "2032-01-04", "open cases", ("Velm", "41"))
    second, third = other(first, "More.\n"), other(first, "And more.\n")
    records = [reconcile(str(at), [one], None) for at, one in enumerate((first, second, third))]
    merged = merge_records("s", records, None)
    assert sorted(reading.document.name for reading in merged.readings) == sorted(
        f"north ({one.document.id[:8]})" for one in (first, second, third)
    )
    assert [finding.code for finding in merged.findings] == ["reconcile.merge_renamed"]
    stepwise = merge_records("s", [records[2], merge_records("t", records[:2], None)], None)
    assert stepwise == merged
    assert told(merge_records("s", [merge_records("t", records[:1], None)], None)) == told(records[0])


def test_readings_that_differ_are_refused(make: Any) -> None:
    """One text that was read in two ways cannot be one record."""
    first = make.counts("north", "2032-01-04", "open cases", ("Velm", "41"))
    records = [reconcile("a", [first], None), reconcile("b", [replace(first, figures=())], None)]
    with pytest.raises(Conflict, match="north differently"):
        merge_records("s", records, None)


def test_findings_of_files_are_carried_over_once(make: Any) -> None:
    """What could not be read stays said; what comes of reconciling is found anew."""
    unread = Finding(code="collect.empty", severity=Severity.HOLD, message="Empty.", document="x.txt")
    stale = Finding(code="reconcile.judgement_elsewhere", severity=Severity.NOTE, message="Stale.")
    record = reconcile("a", [make.counts("north", None, "open cases", ("Velm", "41"))], None)
    told_twice = replace(record, findings=(unread, stale))
    assert merge_records("s", [told_twice, told_twice], None).findings == (unread,)


def test_no_records_are_an_empty_record() -> None:
    """There is nothing to merge."""
    assert merge_records("s", [], None) == reconcile("s", [], None)
