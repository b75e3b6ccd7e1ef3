"""Outlines of reports: shipped ones are whole, wrong ones are refused with their line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diemcau.errors import Invalid, NotFound
from diemcau.profile.load import load_profile
from diemcau.profile.outlines import Content, load_outlines

_SMALL = Path(__file__).parent / "small"
_GOOD = """outlines:
  - code: year
    names: {en: "Review of {year}"}
    sections:
      - {code: one, names: {en: One}, content: [figures]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small profile of its own."""
    place = tmp_path / "small"
    shutil.copytree(_SMALL, place)
    return place


def _write(folder: Path, text: str) -> Path:
    (folder / "outlines.yml").write_text(text, encoding="utf-8")
    return folder


def test_every_branch_has_a_section_in_every_shipped_outline() -> None:
    """No figure of the codebook is left without a place, whoever reports."""
    profile = load_profile("vietnam_diplomacy")
    for outline in load_outlines("vietnam_diplomacy").outlines.values():
        taken = {branch for section in outline.walk() for branch in section.branches}
        assert taken == set(profile.branches), outline.code


def test_every_shipped_outline_says_what_it_rests_on_and_what_is_open() -> None:
    """Ground, gaps, tasks, proposals and the table of all figures stand in each."""
    needed = {Content.GROUND, Content.GAPS, Content.TARGETS, Content.TASKS, Content.PROPOSALS, Content.TABLE}
    for outline in load_outlines("vietnam_diplomacy").outlines.values():
        there = {content for section in outline.walk() for content in section.content}
        assert needed <= there, outline.code
        assert all("{year}" in name for name in outline.names.values())


def test_the_outline_follows_the_kind_of_org() -> None:
    """A province has its own, an org of no kind of its own the one for all together."""
    book = load_outlines("vietnam_diplomacy")
    assert book.for_kind("province") is book.find("province")
    assert book.for_kind("centre") is book.find("national")
    assert book.for_kind(None) is book.find("national")


def test_an_unknown_code_is_answered_with_those_there_are() -> None:
    """The error names the outlines."""
    with pytest.raises(NotFound, match="national, province, mission, ministry"):
        load_outlines("vietnam_diplomacy").find("regional")


def test_a_profile_without_outlines_has_none(folder: Path) -> None:
    """The book is empty, and nothing is found in it."""
    book = load_outlines(folder)
    assert book.outlines == {}
    assert book.for_kind("anything") is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[figures]", "[figurs]", "is 'figurs'; expected a sort of content"),
        ("content: [figures]", "branches: [nowhere]", "is 'nowhere'; expected a branch"),
        ("content: [figures]", "measures: [nothing]", "is 'nothing'; expected a measure"),
        ("content: [figures]", "sections: [{code: one, names: {en: A}}]", "has the section 'one' twice"),
        ("{en: One}", "{}", "has no en"),
        ("code: year", "code: the year", "expected letters and digits"),
        ("content: [figures]", "contents: [figures]", "is not known"),
    ],
)
def test_a_wrong_outline_is_refused(folder: Path, old: str, new: str, words: str) -> None:
    """The error names file and line, what stands there and what was expected."""
    assert load_outlines(_write(folder, _GOOD)).find("year").sections[0].content == (Content.FIGURES,)
    with pytest.raises(Invalid, match=words) as refused:
        load_outlines(_write(folder, _GOOD.replace(old, new)))
    assert "outlines.yml, line" in refused.value.title


def test_a_code_stands_once(folder: Path) -> None:
    """Two outlines of one code are refused."""
    twice = _GOOD + _GOOD.partition("\n")[2]
    with pytest.raises(Invalid, match="'year' is there twice"):
        load_outlines(_write(folder, twice))
