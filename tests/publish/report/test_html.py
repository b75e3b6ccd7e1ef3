"""The report as a page: whole, closed to the outside, every number a link to its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from diemcau.publish.page.shell import content_hash
from diemcau.publish.report.desk import safe_link
from diemcau.publish.report.html import write_report_html
from diemcau.publish.report.model import Report

from .conftest import compiled, evidence, fact, material, quantity


class _Page(HTMLParser):
    """Elements with their attributes, ids and links of a page; every element closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag


def _parse(page: str) -> _Page:
    parsed = _Page()
    parsed.feed(page)
    assert parsed.open == []
    return parsed


def test_every_number_is_a_link_to_its_citation(conference: Mapping[str, Report]) -> None:
    """As many links as numbers are printed, and each leads to an entry that is there."""
    report = conference["vi"]
    page = _parse(write_report_html(report))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    numbers = [attributes for _, attributes in page.elements if attributes.get("class") == "n"]
    assert [attributes["data-lock"] for attributes in numbers] == [num.lock for num in report.numbers()]
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert all(link is not None and link.startswith("#") and link[1:] in ids for link in links)


def test_the_page_fetches_nothing_and_runs_nothing(conference: Mapping[str, Report]) -> None:
    """No script, no style but the one whose hash the policy names, no address but within the page."""
    page = write_report_html(conference["en"])
    parsed = _parse(page)
    assert {tag for tag, _ in parsed.elements} & {"script", "link", "iframe", "object", "form"} == set()
    assert not [name for _, attributes in parsed.elements for name in attributes if name == "style" or name[:2] == "on"]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert content_hash(style[1]) in page
    assert all(str(a["src"]).startswith("data:image/svg+xml;base64,") for tag, a in parsed.elements if tag == "img")


def test_words_of_documents_are_no_markup() -> None:
    """A label, an org, a sentence and a link that look like markup are shown as they are."""
    bad = '<script>alert("x")</script>'
    hostile = fact(
        quantity("5"), measure="", labels={"en": bad}, org=bad, rank=0,
        evidence=(evidence("five", f"{bad} five", link='javascript:"', place={"en": bad}),),
    )  # fmt: skip
    page = write_report_html(compiled(material(hostile))["en"])
    assert bad not in page
    assert "&lt;script&gt;" in page
    assert {tag for tag, _ in _parse(page).elements} & {"script"} == set()
    assert "javascript:" not in page


def test_headings_stand_in_order(conference: Mapping[str, Report]) -> None:
    """One heading of the first level, and none skips a level."""
    levels = [
        int(tag[1]) for tag, _ in _parse(write_report_html(conference["en"])).elements if tag in {"h1", "h2", "h3"}
    ]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_heads(conference: Mapping[str, Report]) -> None:
    """Each table has a caption and heads of columns."""
    parsed = _parse(write_report_html(conference["en"]))
    tags = [tag for tag, _ in parsed.elements]
    assert tags.count("table") == tags.count("caption") == tags.count("thead") == 2
    assert all(attributes.get("scope") == "col" for tag, attributes in parsed.elements if tag == "th")


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://arl.example/doc#a", "https://arl.example/doc#a"),
        ("/documents/5", "/documents/5"),
        ("#t3", "#t3"),
        ("javascript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//elsewhere.example/x", ""),
        ("http://[broken", ""),
    ],
)
def test_links_only_lead_somewhere(link: str, kept: str) -> None:
    """An address that would do anything else is dropped, however it is written."""
    assert safe_link(link) == kept
