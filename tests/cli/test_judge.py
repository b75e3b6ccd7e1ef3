"""Judgements from the command line: made, followed, undone, and refused where they make no sense."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from diemcau.cli.main import run

_NORTH = """Lam Quang Portal looks back
(Lam Quang Portal, 8 January 2032) In 2031 the port of Selm took in 412 foreign ships, the harbour master said.
"""
_SOUTH = """A busy year on the coast
(Coast Gazette, 8 January 2032) The port of Selm took in 421 foreign ships in 2031. Fishing went well all the same.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports that contradict each other."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "north.txt").write_text(_NORTH, encoding="utf-8")
    (place / "south.txt").write_text(_SOUTH, encoding="utf-8")
    return place


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where judgements are kept."""
    return tmp_path / "rulings.jsonl"


def judging(verb: str, reports: Path, kept: Path, *names: str, **signed: str) -> list[str]:
    """The words of a command that judges."""
    by, reason = signed.get("by", "Ilse Maro"), signed.get("because", "The port counted itself.")
    options = ["--judgements", str(kept), "--by", by, "--because", reason, "--on", "2032-02-01"]
    return ["judge", verb, str(reports), *names, *options]


def record_of(reports: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The record of the reports under the judgements."""
    capsys.readouterr()
    assert run(["reconcile", str(reports), "--judgements", str(kept), "--format", "jsonl"]) == 0
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def id_at(record: dict[str, Any], words: str) -> str:
    """The id of the fact with some words."""
    texts = {document["name"]: document["text"] for document in record["documents"]}
    found: str = next(
        fact["id"]
        for fact in record["facts"]
        for mention in fact["mentions"]
        if texts[mention["document"]][slice(*mention["span"])] == words
    )
    return found


def test_a_choice_is_written_followed_and_withdrawn(
    reports: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was chosen stands with its judge, and is as before once it is withdrawn; the file only grows."""
    open_ = record_of(reports, kept, capsys)
    assert [each["state"] for each in open_["conflicts"]] == ["open"]
    assert run(judging("choose", reports, kept, id_at(open_, "412"))) == 0
    said = capsys.readouterr().out
    assert "north: “412”" in said
    assert "south: “421”" in said
    settled = record_of(reports, kept, capsys)
    (conflict,) = settled["conflicts"]
    assert (conflict["state"], conflict["choice"]["by"]) == ("settled", "Ilse Maro")
    assert [each["document"] for each in conflict["choice"]["losers"]] == ["south"]
    standings = {fact["id"]: fact["standing"] for fact in settled["facts"]}
    assert standings[id_at(settled, "421")] == "superseded"
    (judged,) = settled["judgements"]
    before = kept.read_bytes()
    undo = ["judge", "withdraw", judged["id"], "--judgements", str(kept), "--by", "Ilse Maro", "--because", "A slip."]
    assert run(undo) == 0
    assert kept.read_bytes().startswith(before)
    again = record_of(reports, kept, capsys)
    assert (again["facts"], again["conflicts"]) == (open_["facts"], open_["conflicts"])
    assert [each["force"] for each in again["judgements"]] == ["withdrawn", "holds"]


def test_two_facts_stay_two(reports: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said to be different, they contradict each other no more; `list` says what has become of the judgement."""
    record = record_of(reports, kept, capsys)
    names = [f"{id_at(record, '412')}@north", f"{id_at(record, '421')}@south"]
    assert run(judging("not-same", reports, kept, *names)) == 0
    assert record_of(reports, kept, capsys)["conflicts"] == []
    assert run(["judge", "list", str(reports), "--judgements", str(kept)]) == 0
    assert re.search(r"^j\w{8}  not the same  f\d+, f\d+  \[in force\]$", capsys.readouterr().out, re.MULTILINE)


def test_the_environment_names_file_and_judge(
    reports: Path, kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither has to be typed each time; without a day it is today."""
    monkeypatch.setenv("DIEMCAU_JUDGEMENTS", str(kept))
    monkeypatch.setenv("DIEMCAU_JUDGE", "Dan Quell")
    record = record_of(reports, kept, capsys)
    names = [id_at(record, "412"), id_at(record, "421")]
    assert run(["judge", "same", str(reports), *names, "--because", "One port."]) == 0
    assert json.loads(kept.read_text(encoding="utf-8"))["by"] == "Dan Quell"
    capsys.readouterr()
    assert run(["reconcile", str(reports), "--format", "jsonl"]) == 0
    facts = json.loads(capsys.readouterr().out)["facts"]
    assert any(fact["why"] == "Held to be one fact by Dan Quell: One port." for fact in facts)


def test_what_can_be_judged_is_shown_with_ids(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line has an id, the words and the documents."""
    assert run(["judge", "show", str(reports)]) == 0
    assert re.search(r"^f\d+  “412” .*\[north\]$", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize(
    ("verb", "names", "said"),
    [
        ("choose", ["f99"], "There is no f99 in this record. The nearest are: "),
        ("choose", ["x1"], "“x1” names nothing that can be judged."),
        ("choose", ["{north}@south"], "{north} is not said in south. It is said in north."),
        ("same", ["{north}"], "One thing alone was named"),
        ("same", ["{north}", "{north}@north"], "name the same statement"),
        ("choose", ["{north}", "{north}"], "name the same statement"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_written(
    reports: Path, kept: Path, capsys: pytest.CaptureFixture[str], *, verb: str, names: list[str], said: str
) -> None:
    """The error says what there is instead."""
    north = id_at(record_of(reports, kept, capsys), "412")
    assert run(judging(verb, reports, kept, *(name.format(north=north) for name in names))) == 2
    assert said.format(north=north) in " ".join(capsys.readouterr().err.split())
    assert not kept.exists()


def test_what_is_chosen_must_be_contradicted_and_all_that_contradicts_it_be_named(
    reports: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who names some of the losers names all of them, and who names none means them all."""
    (reports / "tide.txt").write_text(
        "Customs and tides\n(Tide Post, 8 January 2032) The port of Selm took in 433 foreign ships in 2031.\n",
        encoding="utf-8",
    )
    (reports / "west.txt").write_text(
        "Bakers of Velm\n(Velm Post, 8 January 2032) In 2031 Velm had 37 bakeries.\n", encoding="utf-8"
    )
    record = record_of(reports, kept, capsys)
    first, second, third_ = (id_at(record, words) for words in ("412", "421", "433"))
    (conflict,) = record["conflicts"]
    assert set(conflict["facts"]) == {first, second, third_}
    assert run(judging("choose", reports, kept, first, second)) == 2
    assert f"{third_} is in the same conflict" in capsys.readouterr().err
    assert run(judging("choose", reports, kept, id_at(record, "37"))) == 2
    assert "Nothing contradicts" in capsys.readouterr().err
    assert run(judging("choose", reports, kept, first)) == 0
    settled = record_of(reports, kept, capsys)
    assert [each["state"] for each in settled["conflicts"]] == ["settled"]
    assert sum(fact["standing"] == "superseded" for fact in settled["facts"]) == 2


def test_a_judgement_needs_a_judge_and_a_reason(reports: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither may be left out nor blank."""
    assert run(["judge", "choose", str(reports), "f1", "--judgements", str(kept)]) == 2
    assert run(judging("choose", reports, kept, "f1", because=" ")) == 2
    assert "who judges and why" in capsys.readouterr().err
    assert not kept.exists()


def test_a_changed_report_opens_the_choice_again(reports: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The finding is said with what stands there now; the exit code does not change."""
    assert run(judging("choose", reports, kept, id_at(record_of(reports, kept, capsys), "412"))) == 0
    (reports / "north.txt").write_text(_NORTH.replace("412", "419"), encoding="utf-8")
    record = record_of(reports, kept, capsys)
    (finding,) = record["findings"]
    assert (finding["code"], finding["severity"]) == ("reconcile.judgement_changed", "hold")
    assert "“412” now reads “419”" in finding["message"]
    assert [each["state"] for each in record["conflicts"]] == ["reopened"]
