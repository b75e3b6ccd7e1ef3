"""Orders and proposals of short Vietnamese texts, and laws over any text."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.base import TimeBase
from diemcau.lang.requests import Request
from diemcau.lang.vi.vietnamese import VIETNAMESE
from diemcau.read.directives import find_directives
from diemcau.read.proposals import find_proposals
from diemcau.records import Directive, Proposal

FOLDER = Path(__file__).parent / "cases"
CORPUS = Path(__file__).resolve().parents[3] / "../shared/corpus/reading"
ORDERS = yaml.safe_load((FOLDER / "directives.yml").read_text(encoding="utf-8"))
DATA = yaml.safe_load((FOLDER / "proposals.yml").read_text(encoding="utf-8"))
GRID = [
    {
        "text": f["text"].format(who=p["who"], whom=p["whom"]),
        "proposals": [{"says": f["says"], "by": p["is"], "to": p["asks"]}],
    }
    for f, p in product(DATA["frames"], DATA["parties"])
]
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
        """The two words, where the text is Vietnamese and holds them."""
        return tuple(word for word in ("cảng", "đê") if language == "vi" and word in text)


def asked(text: str, publisher: str | None = None) -> tuple[Request, ...]:
    grammar = VIETNAMESE.requests
    sentences = VIETNAMESE.find_sentences(text)
    people = grammar.find_people(text)
    speakers = grammar.find_speakers(text, sentences, people)
    return grammar.find_requests(text, sentences, people, speakers, publisher=publisher)


def ordered(text: str, profile: Topics | None = None) -> tuple[Directive, ...]:
    times = VIETNAMESE.find_times(text, BASE)
    return find_directives(text, asked(text), times, BASE, language=VIETNAMESE, profile=profile)


def proposed(text: str) -> tuple[Proposal, ...]:
    return find_proposals(text, asked(text), VIETNAMESE)


@pytest.mark.parametrize("case", ORDERS, ids=[case["text"][:60] for case in ORDERS])
def test_every_order_is_found_once_with_its_people_and_time(case: dict[str, Any]) -> None:
    """A text gives just its orders, each with issuer, addressee, lead, deadline and number."""
    found = ordered(case["text"])
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


@pytest.mark.parametrize("case", [*GRID, *DATA["texts"]], ids=lambda case: case["text"][:70])
def test_every_proposal_is_found_with_both_sides(case: dict[str, Any]) -> None:
    """A text gives its proposals with who asks and who is asked, and an order or a wish gives none."""
    found = proposed(case["text"])
    assert bool(found) == bool(case["proposals"])
    for wanted in case["proposals"]:
        proposal = next(p for p in found if wanted["says"] in p.text)
        assert proposal.span.quote(case["text"]) == proposal.text
        if "by" in wanted:
            assert proposal.proposer == wanted["by"]
        if "to" in wanted:
            assert proposal.addressee == wanted["to"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Uỷ viên Đỗ Văn Hoà yêu cầu các xã khoá cửa đập thuỷ lợi trước 5/3.",
            "Ủy viên Đỗ Văn Hòa yêu cầu các xã khóa cửa đập thủy lợi trước 5/3.",
        ),
        ("UBND tỉnh đề nghị Bộ Ngoại giao hỗ trợ.", "UBND tỉnh đề nghị Bộ Ngoại giao hỗ trợ."),
    ],
)
def test_tone_marks_may_stand_on_either_vowel(one: str, other: str) -> None:
    """Two schools of spelling give the same requests of the same people."""
    left, right = asked(one), asked(other)
    assert left
    assert [(r.span, r.issuer, r.addressee, r.is_proposal) for r in left] == [
        (r.span, r.issuer, r.addressee, r.is_proposal) for r in right
    ]


def test_a_notice_without_speaker_is_its_house_s() -> None:
    """Who published a notice wants what it asks for; a newspaper wants nothing."""
    text = "Đề nghị các cơ quan đại diện khóa sổ trước ngày 28."
    assert [r.issuer for r in asked(text, "Cục Lãnh sự")] == ["Cục Lãnh sự"]
    assert [r.issuer for r in asked(text, "Báo Lam Khê")] == [None]


def test_topics_come_from_the_profile_in_the_language_of_the_text() -> None:
    """The profile is asked for Vietnamese words, of the order and not of its frame."""
    (order,) = ordered("Ban Quản lý cảng yêu cầu các xã gia cố đê.", Topics())
    assert order.topics == ("đê",)


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "Bộ trưởng yêu cầu",
            "các cơ quan đại diện báo cáo",
            "và gửi",
            "; ",
            ", ",
            "phải",
            "cần",
            "Sở Ngoại vụ",
            "đề nghị",
            "1. ",
            "a) ",
            "- ",
            "\n",
            ". ",
            "Thứ nhất, ",
            "như sau:",
            ": ",
            "“",
            "”",
            "(",
            "ông nói",
            ", ông nói.",
            "Chủ tịch UBND tỉnh Lù A Páo",
            "mở một cửa khẩu",
            "chịu trách nhiệm",
            "trước ngày 5/5",
            "phối hợp với",
            "Nhiệm vụ trọng tâm:",
            "kiến nghị",
            "phía Kestria",
            "Điều 2. ",
            "đồng thời",
            "KẾT LUẬN",
            "Theo",
            "của",
        ]
    ),
    max_size=24,
)


@given(FRAGMENTS)
def test_every_span_quotes_whatever_the_text(parts: list[str]) -> None:
    """The words of an order stand at its span, inside its document, in order and apart from the next."""
    text = " ".join(parts)
    found = ordered(text)
    assert all(d.span.quote(text) == d.text for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(len(d.text.split()) > 1 for d in found)


@pytest.mark.shared
def test_the_corpus_keeps_its_bars() -> None:
    """Recall, precision and issuers over the annotated Vietnamese texts stay above their bars."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus does not lie beside the checkout")
    wanted = hit = said = held = issuers = 0
    for path in sorted((CORPUS / "gold").glob("0*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold.get("lang") != "vi":
            continue
        text = (CORPUS / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        found = [request for request in asked(text, gold.get("publisher")) if not request.is_proposal]
        anchors = [(text.index(d["anchor"]), d) for d in gold.get("directives", [])]
        holders = [
            next((r for r in found if r.span.start < at + len(d["anchor"]) and at < r.span.end), None)
            for at, d in anchors
        ]
        wanted, said = wanted + len(anchors), said + len(found)
        hit += sum(holder is not None for holder in holders)
        held += len({holder.span for holder in holders if holder is not None})
        issuers += sum(
            holder is not None and bool(holder.issuer) == bool(d["issuer"])
            for holder, (_, d) in zip(holders, anchors, strict=True)
        )
    assert hit / wanted >= 0.95
    assert held / said >= 0.92
    assert issuers / wanted >= 0.95
