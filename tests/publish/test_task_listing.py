"""Proposals in the terminal and as JSON."""

from __future__ import annotations

import io
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from rich.console import Console

from diemcau.deploy.notice import propose_from_notice, record_of
from diemcau.deploy.working import calendar_of
from diemcau.flow.folder import read_files
from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import org_tree
from diemcau.publish.proposed_json import proposals_to_json
from diemcau.publish.task_listing import TaskListing
from diemcau.publish.texts import load_texts
from diemcau.read.document import read_document
from diemcau.records import Document, Record
from diemcau.records.task import Proposed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/notice"
DAY = date(2032, 1, 12)


@cache
def notice() -> tuple[Record, tuple[Proposed, ...]]:
    """The English example and what is proposed for it."""
    profile = load_profile("vietnam_diplomacy")
    (one,), _ = read_files([EXAMPLES / "02-notice-english.html"], profile)
    tree, calendar = org_tree(profile, DAY), calendar_of(profile)
    found = propose_from_notice(one, tree=tree, profile=profile, calendar=calendar, given_on=DAY)
    return record_of(one), found


def shown(record: Record, found: tuple[Proposed, ...], language: str = "en") -> str:
    """The listing as a wide terminal prints it."""
    profile = load_profile("vietnam_diplomacy")
    console = Console(file=io.StringIO(), width=200, color_system=None)
    TaskListing(record, profile, org_tree(profile, DAY), load_texts(language)).print(found, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_two_parts_with_reasons_and_sentences() -> None:
    """Orientations stand before tasks; each says who, by when, why and where its words stand."""
    told = shown(*notice())
    assert told.index("3 orientations") < told.index("4 tasks")
    assert "Deadline: 30 March 2032 (“before 31 March 2032”)" in told
    assert "Lead: “Harbour Office”, to be found among the units" in told
    assert "Sorted by: a deadline, a product, an act done once" in told
    assert "[02-notice-english, row 3] “Draw up a scheme on cold storage for fish exports”" in told


@pytest.mark.parametrize(("language", "words"), [("en", "Coordinating"), ("vi", "Phối hợp")])
def test_both_languages_say_the_same(language: str, words: str) -> None:
    """Every line has its words in the reader's language, and no key is left standing."""
    told = shown(*notice(), language)
    assert words in told
    assert "proposed." not in told


def test_signs_a_terminal_obeys_are_not_printed() -> None:
    """What a document says cannot move the cursor or colour the screen."""
    profile = load_profile("vietnam_diplomacy")
    text = "No | Task | Lead | Deadline\n1 | Repair \x1b[31mthe pier[bold] | Works\x07 | in May 2032"
    document = Document(id="0" * 64, name="n\x1b]0;x\x07", path="n.txt", text=text, language="en", published=DAY)
    one = read_document(document, profile)
    found = propose_from_notice(
        one, tree=org_tree(profile, DAY), profile=profile, calendar=calendar_of(profile), given_on=None
    )
    told = shown(record_of(one), found)
    assert found
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "[bold]" in told


def test_json_holds_every_place() -> None:
    """Each wording stands with document, span and sentence; its words are those at the span."""
    record, found = notice()
    made = json.loads(json.dumps(proposals_to_json(record, found)))
    text = record.readings[0].document.text
    wordings = [wording for one in made["proposals"] for wording in one["statements"]]
    assert len(wordings) == len(found)
    assert all(text[slice(*one["span"])] == one["text"] for one in wordings)
    assert all(text[slice(*one["sentence"])] == one["sentence_text"] for one in wordings)
    assert [finding["code"] for finding in made["findings"]].count("read.task_unnumbered") == 1
    assert made["proposals"][2]["deadline"]["day"] == "2032-03-30"
