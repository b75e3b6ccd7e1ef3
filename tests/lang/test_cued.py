"""Patterns that wait for their words find what they would find without waiting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.cued import Cued, CuedGroup, find_standing, open_text, to_small

_SOURCES = (
    r"\b(?:asked|requested|urged) (?:the )?\w+",
    r"organi[sz]ed? by",
    r"(?:storm|flood)s? (?:hit|struck)",
    r"(?P<n>\d+) (?:schools?|roads)",
    r"(?<!not )opened|shut down",
    r"(?:x|report)",
    r"đã (?:giao|yêu cầu)",
    r"\b(?:(?:the )?(?:Office|office)|(?<=the )storm|ask(?:ed|ing)?)s? ",
    r"(?:report |roads ){1,2}(?:, )?",
    r"(?:asked|asked urged|urged) (?=the)",
)
_WORDS = st.sampled_from(
    "asked urged the Office ORGANISED organized by storm floods hit struck 12 schools roads not opened shut down x"
    " report đã giao YÊU CẦU ſtorm İ K , . \n".split(" ")
)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@given(words=st.lists(_WORDS, max_size=12), cut=st.tuples(st.integers(0, 40), st.integers(0, 60)))
def test_a_cued_pattern_finds_what_the_plain_one_finds(flags: int, words: list[str], cut: tuple[int, int]) -> None:
    """Over any text and any stretch of it, with and without case."""
    text = " ".join(words)
    cued = [Cued(source, flags) for source in _SOURCES]
    open_text(text)
    for one, source in zip(cued, _SOURCES, strict=True):
        plain = re.compile(source, flags)
        assert _spans(one.finditer(text, *cut)) == _spans(plain.finditer(text, *cut))
        found, wanted = one.search(text, *cut), plain.search(text, *cut)
        assert (found and found.span()) == (wanted and wanted.span())


def _spans(found: object) -> list[tuple[int, int]]:
    return [match.span() for match in found]  # type: ignore[attr-defined]


def test_patterns_of_a_group_are_asked_together() -> None:
    """Whether the letters of any of them stand in a stretch; where one waits for nothing, none is kept from running."""
    group, open_group = CuedGroup([Cued("storm"), Cued("flood")]), CuedGroup([Cued("storm"), Cued(r"\d+")])
    text = "The flood passed. The road is open."
    open_text(text)
    assert group.may_stand(text, 0, 17)
    assert not group.may_stand(text, 17, len(text))
    assert open_group.may_stand(text, 17, len(text))


def test_a_pattern_is_not_run_where_its_letters_do_not_stand() -> None:
    """The text that was opened is looked through once; any other is read as by the plain pattern."""
    pattern = Cued(r"\bstorm\w*")
    text = "The storm passed. The road is open."
    open_text(text)
    assert pattern.may_stand(text, 0, 18)
    assert not pattern.may_stand(text, 18, len(text))
    assert pattern.may_stand("another text, not opened")


def test_patterns_know_the_opened_text_in_small_letters() -> None:
    """What is found in it is what the plain pattern finds; a sign that grows in small letters stays one sign."""
    text = "A STORM passed. İzmir lies west of it."
    open_text("The STORM passed.")
    assert to_small(text) == "a storm passed. İzmir lies west of it."
    open_text(text := text.replace("İ", "I"))
    assert to_small(text) is to_small(text)
    found = Cued(r"\bstorm")
    open_text("another text")
    open_text(text)
    assert not found.may_stand(to_small(text), 8)
    assert _spans(found.finditer(to_small(text))) == [(2, 7)]


def test_of_each_stretch_the_patterns_are_told_that_may_stand_in_it() -> None:
    """By their places, ascending; those that wait for nothing may stand in every stretch."""
    patterns = [Cued("storm"), Cued(r"\d+"), Cued("flood|road")]
    text = "The flood passed the road. The road is open. A storm, a flood."
    open_text("another text")
    open_text(text)
    assert find_standing(patterns, text, [(0, 26), (27, 44), (45, 62)]) == [[1, 2], [1, 2], [0, 1, 2]]
    assert find_standing(patterns, text, [(45, 52)]) == [[0, 1]]


def test_a_pattern_made_after_a_text_was_opened_finds_its_words() -> None:
    """A language's words may be loaded while a text is read; they are found in it all the same."""
    text = "The harbour of Dunmarsh was dredged."
    open_text(text)
    assert Cued(r"\bdredged\b").search(text) is not None
