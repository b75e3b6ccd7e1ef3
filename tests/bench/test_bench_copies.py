"""The benchmark of copies: composed documents, the ways of copying them, and an honest count of what is found."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from bench.__main__ import bench
from bench.compose import compose
from bench.copies import PEERS, find_goals, read_answers, read_texts, run_copies, to_part
from bench.copyscore import Link, score_copies
from bench.derive import CONTAINED, KINDS, QUOTE, Answer, Text, derive, make_set, quote
from bench.texts import ROOT
from click.testing import CliRunner


def _runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
    words = text.lower().replace(".", "").replace(",", "").split()
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_articles_are_the_same_every_time_and_differ_from_each_other() -> None:
    """The seed decides every word; two articles of one language share next to no run of words."""
    assert compose("a") == compose("a")
    for language in ("en", "vi"):
        texts = [compose(f"{place}", language).text for place in range(12)]
        assert all(text.endswith(".") and "{" not in text for text in texts)
        shared = [len(_runs(one) & _runs(other)) / len(_runs(one)) for one, other in combinations(texts, 2)]
        assert max(shared) < 0.05


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_keeps_what_it_says(kind: str) -> None:
    """Each way of copying takes its share of the words and adds its own."""
    origin = compose("origin", "en", (20, 24))
    made = derive(origin, kind, random.Random(kind))
    words, kept = origin.text.split(), set(made.split())
    share = sum(word in kept for word in words) / len(words)
    assert made != origin.text
    assert (0.3 < len(made) / len(origin.text) < 0.9) == (kind == "cut")
    assert share > {"cut": 0.4, "heavy": 0.75, "edited": 0.8}.get(kind, 0.95)
    assert (len(made) > 1.15 * len(origin.text)) == (kind == "local")


def test_quotations_take_little() -> None:
    """An article that quotes has at most a third of the other's words in runs."""
    origin, own = compose("origin", "en", (20, 24)), compose("own", "en", (20, 24))
    made = quote(origin, own, random.Random("quote"))
    share = len(_runs(made) & _runs(origin.text)) / len(_runs(origin.text))
    assert 0.1 < share < 0.33


def test_sets_hold_what_they_are_asked_for() -> None:
    """About as many documents as wanted, names that tell nothing, answers that name documents."""
    texts, answers = make_set(400)
    assert make_set(400) == (texts, answers)
    assert 360 < len(texts) < 440
    names = {text.id for text in texts}
    assert len(names) == len(texts)
    assert {name for answer in answers for name in (answer.a, answer.b)} <= names
    assert {answer.kind for answer in answers} == {*KINDS, QUOTE, "same"}
    assert {text.language for text in texts} == {"en", "vi"}


ANSWERS = [
    Answer("a", "b", "cut", "b"),
    Answer("a", "c", "local", "a"),
    Answer("b", "d", "edited"),
    Answer("a", "q", "quote"),
]


def test_pairs_are_scored_by_kind() -> None:
    """Pairs of one family that no answer lists are right; quotations called one text are counted apart."""
    score = score_copies([("b", "a"), ("b", "c"), ("a", "q")], None, ANSWERS)
    assert score.precision == 2 / 3
    assert score.recall == 1 / 3
    assert score.by_kind == {"cut": 1.0, "edited": 0.0, "local": 0.0}
    assert (score.quotes_merged, score.quotes_linked, score.contained, score.direction) == (1.0, None, 0.5, None)


def test_links_are_scored_by_grade_and_direction() -> None:
    """A contained text is found where the link carries four fifths, directed where the right one is carried."""
    links = [
        Link("a", "b", "excerpt", CONTAINED, 0.5),
        Link("a", "c", "verbatim", 0.9, 0.85),
        Link("q", "a", "quote", 0.2, 0.2),
    ]
    score = score_copies([], links, ANSWERS)
    assert (score.precision, score.f1) == (None, None)
    assert (score.quotes_merged, score.quotes_linked, score.contained, score.direction) == (0.0, 1.0, 1.0, 0.5)


def test_nothing_asked_scores_nothing() -> None:
    """Without answers nothing is right, wrong or missed."""
    score = score_copies([], [], [])
    assert (score.recall, score.quotes_merged, score.contained) == (None, None, None)


def test_ours_runs_in_a_process_of_its_own() -> None:
    """A small set is found, timed and kept; the copy bar holds but for speed, which small sets do not tell."""
    texts, answers = make_set(300)
    (row,) = run_copies(texts, answers, lambda _: None, peers=False)
    assert row.why_not == ""
    assert row.score is not None
    assert row.peak_mb > 1
    assert all(goal.met for goal in find_goals(row) if "second" not in goal.unit)
    part = to_part([row], answers)
    assert part.versions["diemcau"] == part.value["rows"][0]["version"] == row.version
    assert part.value["rows"][0]["precision"] == row.score.precision


def test_every_peer_has_its_runner() -> None:
    """Each library names a module that is there, a version and a note."""
    for peer in PEERS:
        assert (ROOT / "bench" / "runners" / f"{peer.runner}.py").exists()
        assert peer.note
        assert [need.split("==")[0] for need in peer.needs] == list(peer.packages) == [peer.name]


def test_own_documents_are_read(tmp_path: Path) -> None:
    """JSON Lines with what is known of each; what is missing has a default."""
    texts, pairs = tmp_path / "texts.jsonl", tmp_path / "pairs.jsonl"
    texts.write_text(
        '{"id": 1, "text": "Rice fell."}\n\n{"id": "b", "text": "x", "lang": "vi", "published": "2031-01-09"}\n'
    )
    pairs.write_text('{"a": "1", "b": "b", "kind": "cut", "contained": "b"}\n')
    assert read_texts(texts) == [Text("1", "Rice fell.", "en"), Text("b", "x", "vi", "2031-01-09")]
    assert read_answers(pairs) == [Answer("1", "b", "cut", "b")]


@pytest.mark.parametrize(
    ("line", "said"), [("{", "line 1: no JSON"), ('{"id": "a"}', "line 1: an object with id, text")]
)
def test_unreadable_documents_are_said(tmp_path: Path, line: str, said: str) -> None:
    """The command names the line it cannot read, and what it wants."""
    texts = tmp_path / "texts.jsonl"
    texts.write_text(line, encoding="utf-8")
    told = CliRunner().invoke(bench, ["copies", "--documents", str(texts), "--no-peers"])
    assert told.exit_code == 1
    assert said in told.output


def test_answers_need_documents(tmp_path: Path) -> None:
    """Answers to composed documents are known; to give others is a mistake."""
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("", encoding="utf-8")
    assert CliRunner().invoke(bench, ["copies", "--answers", str(pairs)]).exit_code == 2


def test_the_command_shows_what_it_found(tmp_path: Path) -> None:
    """Own documents are measured and shown without a file of results being touched."""
    texts = tmp_path / "texts.jsonl"
    origin = compose("origin", "en").text
    texts.write_text("".join(json.dumps({"id": name, "text": origin}) + "\n" for name in "ab"), encoding="utf-8")
    told = CliRunner().invoke(bench, ["copies", "--documents", str(texts), "--no-peers"])
    assert told.exit_code == 0
    assert "Copies among 2 documents" in told.output
    assert "Kept in" not in told.output
