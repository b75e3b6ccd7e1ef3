"""What is asked upward or across."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from diemcau.lang.en import segment
from diemcau.lang.en.english import ENGLISH
from diemcau.lang.en.requests import find_requests
from diemcau.lang.en.speech import find_speakers
from diemcau.lang.en.titles import find_people
from diemcau.read.proposals import find_proposals
from diemcau.records import Proposal

DATA = yaml.safe_load((Path(__file__).parents[1] / "lang/en/cases/proposals.yml").read_text(encoding="utf-8"))
GRID = [
    {
        "text": f["text"].format(who=p["who"], whom=p["whom"]),
        "proposals": [{"says": f["says"], "by": p["is"], "to": p["asks"]}],
    }
    for f, p in product(DATA["frames"], DATA["parties"])
]
CASES = [*GRID, *DATA["texts"]]


def read(text: str) -> tuple[Proposal, ...]:
    sentences = segment.sentences(text)
    people = find_people(text)
    requests = find_requests(text, sentences, people, find_speakers(text, sentences, people))
    return find_proposals(text, requests, ENGLISH)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:70] for case in CASES])
def test_every_proposal_is_found_with_both_sides(case: dict[str, Any]) -> None:
    """A text gives its proposals with who asks and who is asked, and an order or a bare noun gives none."""
    found = read(case["text"])
    assert bool(found) == bool(case["proposals"])
    for wanted in case["proposals"]:
        proposal = next(p for p in found if wanted["says"] in p.text)
        assert proposal.span.quote(case["text"]) == proposal.text
        if "by" in wanted:
            assert proposal.proposer == wanted["by"]
        if "to" in wanted:
            assert proposal.addressee == wanted["to"]
