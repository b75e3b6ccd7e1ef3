"""Orders of short texts, of the corpus beside the checkout, and laws over any text."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.base import TimeBase
from diemcau.lang.en import segment
from diemcau.lang.en.english import ENGLISH
from diemcau.lang.en.requests import find_requests
from diemcau.lang.en.speech import find_speakers
from diemcau.lang.en.times import find_times
from diemcau.lang.en.titles import find_people
from diemcau.read.directives import find_directives
from diemcau.records import Directive

CASES = yaml.safe_load((Path(__file__).parents[1] / "lang/en/cases/directives.yml").read_text(encoding="utf-8"))
SHARED = Path(__file__).resolve().parents[2] / "../shared"
BASE = TimeBase(2030, date(2031, 1, 10))
FIELDS = {
    "by": "issuer",
    "to": "addressee",
    "deadline": "deadline",
    "lead": "lead",
    "number": "number",
    "relayed": "relayed_by",
}


class Topics:
    """A profile that knows two words."""

    def find_topics(self, text: str, language: str) -> tuple[str, ...]:
        """The two words, where the text is English and holds them."""
        return tuple(word for word in ("gates", "ports") if language == "en" and word in text)


def read(text: str, base: TimeBase = BASE, profile: Topics | None = None) -> tuple[Directive, ...]:
    sentences = segment.sentences(text)
    people = find_people(text)
    speakers = find_speakers(text, sentences, people)
    return find_directives(
        text,
        find_requests(text, sentences, people, speakers),
        find_times(text, base),
        base,
        language=ENGLISH,
        profile=profile,
    )


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_every_order_is_found_once_with_its_people_and_time(case: dict[str, Any]) -> None:
    """A text gives just its orders, each with issuer, addressee, lead, deadline and number."""
    found = read(case["text"])
    assert len(found) == len(case["orders"]), [d.text for d in found]
    for order in case["orders"]:
        directive = next(d for d in found if order["says"] in d.text or d.text in order["says"])
        for key, name in FIELDS.items():
            if key in order:
                assert getattr(directive, name) == order[key]
        if "deadline" not in order:
            assert directive.deadline is None
        if "with" in order:
            assert list(directive.coordinating) == order["with"]
        if "period" in order:
            assert str(directive.period) == order["period"]


def test_topics_come_from_the_profile() -> None:
    """The words of the order, not of its frame, decide the topics."""
    (order,) = read("The Department of ports asked the Border Guard to inspect the gates.", profile=Topics())
    assert order.topics == ("gates",)


def test_a_deadline_without_year_lies_ahead_of_publication() -> None:
    """A report of last year, published in January, means next December."""
    (order,) = read("The Minister asked missions to close the books before 5 December.")
    assert order.deadline == "2031-12-05"


def test_a_plan_named_for_a_year_gives_the_orders_their_period() -> None:
    """The head of the text says for which year tasks are set."""
    orders = read("Review of 2030 and tasks for 2031\nThe Governor asked communes to mend the dykes.")
    assert [str(o.period) for o in orders] == ["2031"]


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "The Minister asked",
            "missions to report",
            "and to",
            "; ",
            ", and",
            "must",
            "the Department of Ports",
            "requested that",
            "1. ",
            "a) ",
            "\n",
            ". ",
            "First, ",
            "to:",
            ": ",
            '"',
            "”",
            "(",
            "he said",
            ", he said.",
            "It is necessary to",
            "not to",
            "Governor Lio Mavan",
            "open a gate",
            "shall",
            "is responsible for",
            "before 5 May",
            "in coordination with",
            "Key tasks:",
            "proposed",
            "the Kestrian side",
            "who",
            "by",
        ]
    ),
    max_size=24,
)


@given(FRAGMENTS)
def test_every_span_quotes_whatever_the_text(parts: list[str]) -> None:
    """The words of an order stand at its span, inside its document, in order and apart from the next."""
    text = " ".join(parts)
    found = read(text)
    assert all(d.span.quote(text) == d.text for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(len(d.text.split()) > 1 for d in found)


def _score(text: str, gold: dict[str, Any], found: tuple[Directive, ...]) -> tuple[int, int, int, int]:
    """Gold orders, found ones, orders read, and those of them that hold an anchor; optional anchors cost nothing."""
    spans = [
        (text.index(d["anchor"]), text.index(d["anchor"]) + len(d["anchor"]), bool(d.get("optional")))
        for d in gold.get("directives", [])
    ]
    must = [s for s in spans if not s[2]]
    hit = sum(any(d.span.start < end and start < d.span.end for d in found) for start, end, _ in must)
    held = [d for d in found if any(d.span.start < end and start < d.span.end for start, end, _ in must)]
    free = [
        d for d in found if d not in held and any(d.span.start < end and start < d.span.end for start, end, _ in spans)
    ]
    return len(must), hit, len(found) - len(free), len(held)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("texts", "golds", "recall", "precision"),
    [("seeds", "gold/seeds", 1.0, 0.9), ("corpus/reading/texts", "corpus/reading/gold", 0.95, 0.92)],
)
def test_the_corpus_keeps_its_bars(texts: str, golds: str, recall: float, precision: float) -> None:
    """Recall and precision over the annotated English texts stay above their bars."""
    if not (SHARED / golds).is_dir():
        pytest.skip("the corpus does not lie beside the checkout")
    sums = [0, 0, 0, 0]
    for path in sorted((SHARED / golds).glob("0*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold.get("lang", "en") == "en":
            text = (SHARED / texts / f"{path.stem}.txt").read_text(encoding="utf-8")
            sums = [a + b for a, b in zip(sums, _score(text, gold, read(text)), strict=True)]
    wanted, hit, said, held = sums
    assert hit / wanted >= recall
    assert held / said >= precision
