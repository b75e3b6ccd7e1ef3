"""The file of judgements: appended to, never changed, and robust."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Invalid
from diemcau.flow.judgements import append_judgement, load_judgements
from diemcau.publish.ruling import judgement_from_json, judgement_to_json
from diemcau.records import Anchor, Judgement, Severity, Sort, Span, Verdict

words = st.text(min_size=1, max_size=9).filter(lambda text: bool(text.strip()))


@st.composite
def anchors(draw: st.DrawFn, sort: Sort) -> Anchor:
    said, start = draw(words), draw(st.integers(0, 99))
    span = Span(start, start + len(said))
    around = [draw(st.text(max_size=9)) for _ in range(3)]
    return Anchor(
        document=draw(words),
        name=draw(words),
        sort=sort,
        span=span,
        words=said,
        prefix=around[0],
        suffix=around[1],
        meaning=around[2],
    )


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    verdict, sort = draw(st.sampled_from(Verdict)), draw(st.sampled_from(Sort))
    side = st.lists(anchors(sort), min_size=1, max_size=2).map(tuple)
    undoes = verdict is Verdict.WITHDRAW
    return Judgement(
        id=draw(words),
        verdict=verdict,
        sides=() if undoes else draw(st.lists(side, min_size=2, max_size=3).map(tuple)),
        by=draw(words),
        reason=draw(words),
        on=draw(st.dates()),
        withdraws=draw(words) if undoes else "",
    )


SIDE = (Anchor(document="0", name="north", sort=Sort.FIGURE, span=Span(3, 6), words="412"),)
ONE = Judgement(
    id="", verdict=Verdict.SAME, sides=(SIDE, SIDE), by="Ilse Maro", reason="One port.", on=date(2032, 2, 1)
)


@given(judgements())
def test_a_judgement_comes_back_whole(judgement: Judgement) -> None:
    """Through JSON text and back nothing is lost."""
    assert judgement_from_json(json.loads(json.dumps(judgement_to_json(judgement)))) == judgement


def test_judgements_come_back_in_their_order(tmp_path: Path) -> None:
    """Each gets an id of its own, the same one twice too; a line that is there twice counts once."""
    path = tmp_path / "rulings.jsonl"
    written: list[Judgement] = []
    for reason in ("a", "b", "a"):
        written.append(append_judgement(path, replace(ONE, reason=reason), written))
    assert load_judgements(path) == (written, [])
    assert len({one.id for one in written}) == 3
    path.write_bytes(path.read_bytes() * 2)
    assert load_judgements(path) == (written, [])


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps(judgement_to_json(ONE)),
        json.dumps(judgement_to_json(replace(ONE, id="j9", sides=(SIDE,)))),
        json.dumps(judgement_to_json(replace(ONE, id="j9", by=" "))),
        json.dumps(judgement_to_json(replace(ONE, id="j9")) | {"verdict": "perhaps"}),
        json.dumps(judgement_to_json(replace(ONE, id="j9")) | {"on": 7}),
        json.dumps(judgement_to_json(replace(ONE, id="j9")) | {"sides": [[{"span": [3, 9]}], []]}),
        json.dumps(judgement_to_json(replace(ONE, id="j9", verdict=Verdict.WITHDRAW))),
        "\x00\xff",
    ],
)
def test_a_malformed_line_costs_the_others_nothing(tmp_path: Path, line: str) -> None:
    """The finding names the line; what stands before and behind it is followed."""
    path = tmp_path / "rulings.jsonl"
    first = append_judgement(path, ONE, [])
    with path.open("ab") as file:
        file.write(line.encode("latin-1") + b"\n")
    last = append_judgement(path, replace(ONE, reason="Later."), [first])
    found, findings = load_judgements(path)
    assert found == [first, last]
    assert [(one.code, one.severity, dict(one.facts)) for one in findings] == [
        ("flow.judgement_line", Severity.HOLD, {"line": "2"})
    ]


def test_a_line_that_broke_off_does_not_swallow_the_next(tmp_path: Path) -> None:
    """A program that was killed while writing leaves half a line; the next judgement is whole."""
    path = tmp_path / "rulings.jsonl"
    first = append_judgement(path, ONE, [])
    path.write_bytes(path.read_bytes() + b'{"id": "j')
    last = append_judgement(path, replace(ONE, reason="Later."), [first])
    found, findings = load_judgements(path)
    assert (found, len(findings)) == ([first, last], 1)


def test_an_id_that_names_two_judgements_names_the_first(tmp_path: Path) -> None:
    """A line that was edited by hand to say something else is told."""
    path = tmp_path / "rulings.jsonl"
    first = append_judgement(path, ONE, [])
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(judgement_to_json(replace(first, reason="Other."))) + "\n")
    found, findings = load_judgements(path)
    assert (found, [one.code for one in findings]) == ([first], ["flow.judgement_line"])


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    """Lines that are written at once stand one behind another."""
    path = tmp_path / "rulings.jsonl"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda at: append_judgement(path, replace(ONE, reason=f"{at} " * 3000), []), range(64)))
    found, findings = load_judgements(path)
    assert (len(found), findings) == (64, [])


def test_no_file_is_no_judgement_and_is_told(tmp_path: Path) -> None:
    """A mistyped name is not passed over in silence; what cannot be read or written is an error."""
    assert load_judgements(None) == ([], [])
    found, findings = load_judgements(tmp_path / "none.jsonl")
    assert (found, [one.code for one in findings]) == ([], ["flow.judgements_none"])
    with pytest.raises(Invalid, match="cannot be used"):
        load_judgements(tmp_path)
    with pytest.raises(Invalid, match="cannot be used"):
        append_judgement(tmp_path / "no" / "such.jsonl", ONE, [])
