"""The page as text: what is in it, and what can never be."""

from __future__ import annotations

import json
import re
import time
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.errors import Bug, NotFound
from diemcau.publish.markup import Html, Sheet, join, to_html
from diemcau.publish.page import write_page
from diemcau.publish.page.data import to_script
from diemcau.review.build import build_review

if TYPE_CHECKING:
    from diemcau.records import Record
    from diemcau.records.review import Review

_VOID = {"meta", "link", "br", "img", "input", "hr"}


class Outline(HTMLParser):
    """Collects what a browser would see: elements, ids, links; fails on elements that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        self.attributes += [(name, value or "") for name, value in attrs]
        fields = dict(attrs)
        self.ids += [fields["id"] or ""] if "id" in fields else []
        self.links += [fields["href"] or ""] if "href" in fields else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens and closes an element."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes the element that was opened last."""
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keeps the text."""
        self.text.append(data)


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


def test_the_page_nests_and_its_ids_are_single(review: Review) -> None:
    """Elements close in order, no id stands twice, and every link leads somewhere in the page."""
    seen = outline(write_page(review, "en"))
    assert len(seen.ids) == len(set(seen.ids))
    astray = {link[1:] for link in seen.links if link.startswith("#")} - set(seen.ids)
    assert astray <= {"e1"}  # an event opens in the panel and has no row of its own


def test_nothing_is_fetched(review: Review) -> None:
    """No address of another place stands in any attribute, and the policy allows none."""
    page = write_page(review, "en")
    for name, value in outline(page).attributes:
        assert not re.match(r"(?i)\s*(https?:|//|data:|javascript:)", value), (name, value)
    assert "default-src 'none'" in page
    assert "unsafe-inline" not in page
    assert "@import" not in page
    assert "url(http" not in page


def test_the_policy_allows_exactly_the_style_and_script_in_the_page(review: Review) -> None:
    """The hashes are those of what stands between the tags."""
    page = write_page(review, "en")
    for tag in ("style", "script"):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(content) == 1
        digest = b64encode(sha256(content[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page


def test_no_inline_style_or_handler_is_written(review: Review) -> None:
    """The policy would drop them silently."""
    names = {name for name, _ in outline(write_page(review, "en")).attributes}
    assert "style" not in names
    assert not any(name.startswith("on") for name in names)


def test_hostile_words_stay_words(conference: Record) -> None:
    """Markup in texts, titles, names and reasons reaches the reader as text and never as elements."""
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\" ' &lt; \u2028"
    readings = tuple(
        replace(r, document=replace(r.document, title=evil, publisher=evil, text=r.document.text + evil))
        for r in conference.readings
    )
    claims = tuple(replace(c, label=evil, unit_of_report=evil, why=evil, notes=(evil,)) for c in conference.claims)
    conflicts = tuple(replace(c, why=evil, settle=evil, kind=evil) for c in conference.conflicts)
    occasions = tuple(replace(o, place=evil, chair=evil, bridge_points=(evil,)) for o in conference.occasions)
    record = replace(conference, readings=readings, claims=claims, conflicts=conflicts, occasions=occasions, story=evil)
    page = write_page(build_review(record, None, None), "en")
    seen = outline(page)
    assert page.count("<script") == 2
    assert "<img" not in page
    assert "onerror" not in {name for name, _ in seen.attributes}
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["items"]["f1"]["w"] == evil


def test_every_statement_has_its_mark_and_sentence(review: Review) -> None:
    """Each place that the panel knows stands in the documents' section."""
    page = write_page(review, "en")
    ids = set(outline(page).ids)
    data = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    for item in json.loads(data[1])["items"].values():
        assert item["s"] or item["k"] == "t"
        for place in item["s"]:
            assert f"m{place['d']}-{place['m']}" in ids
            assert place["s"] in ids


def test_the_text_of_every_document_is_whole(review: Review) -> None:
    """Marks add nothing to a text and take nothing away, furniture included."""
    page = write_page(review, "en")
    bodies = re.findall(r'<div class="text" lang="en">(.*?)</div></details>', page, re.DOTALL)
    texts = ["".join(outline(body).text) for body in bodies]
    assert texts == [reading.document.text for reading in review.record.readings]


def test_the_page_reads_without_script(review: Review) -> None:
    """Numbers, sentences of conflicts and citations stand in the markup itself."""
    page = re.sub(r"<script.*?</script>", "", write_page(review, "en"), flags=re.DOTALL)
    for words in (
        "nearly 4.2 billion USD",
        "61 in [3] against 16 in [3].",
        "12 not stated",
        "Ask the office.",
        "Moran Tel",
    ):
        assert words in page


def test_the_same_review_makes_the_same_page(review: Review) -> None:
    """No clock and no chance is in it."""
    assert write_page(review, "en") == write_page(review, "en")


def test_the_page_of_nothing_stands(telling: Any) -> None:
    """A folder in which nothing was read is a page, too."""
    telling.document("mute", "Nothing.")
    seen = outline(write_page(build_review(telling.record(), None, None), "en"))
    assert "documents" in seen.ids


def test_many_reports_make_a_page_in_time(conference: Record) -> None:
    """Five hundred reports of a conference are written in seconds (measured: well under one)."""
    readings = tuple(
        replace(r, document=replace(r.document, name=f"{r.document.name}{number}"))
        for number in range(125)
        for r in conference.readings
    )
    record = replace(conference, readings=(*conference.readings, *readings))
    start = time.process_time()
    page = write_page(build_review(record, None, None), "en")
    assert time.process_time() - start < 30
    assert page.count('<details class="document"') == 504


def test_an_unknown_language_is_refused(review: Review) -> None:
    """The page has words in the languages it names and in no other."""
    with pytest.raises(NotFound, match="'xx'"):
        write_page(review, "xx")


def test_escaping_happens_once() -> None:
    """Text is escaped, HTML is not escaped again."""
    assert to_html('<a b="c">') == "&lt;a b=&quot;c&quot;&gt;"
    assert join(["<", Html("<b>")]) == "&lt;<b>"


def test_a_hole_without_a_value_is_our_fault() -> None:
    """A fragment that is not filled whole never reaches a reader."""
    with pytest.raises(Bug, match="place"):
        Sheet("pieces", "en").fill("citation", item="f1")


def test_data_in_a_script_cannot_end_it() -> None:
    """What would end a script element or a comment is written as an escape, and reads back the same."""
    text = to_script({"a": "</script><!-- & \u2028 \u2029"})
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text) == {"a": "</script><!-- & \u2028 \u2029"}
