"""English words by what they stand for."""

from __future__ import annotations

from collections import Counter

import pytest

from diemcau.lang.en.concepts import country_key, find_concepts, stem
from diemcau.lang.en.synonyms import SYNONYMS

GROUPS = [group.split() for line in SYNONYMS.strip().splitlines() for group in line.split(" | ")]


def test_no_word_stands_in_two_groups() -> None:
    """A word of two groups would hold apart things that are alike, or join things that are not."""
    held = Counter(word.replace("-", "_") for group in GROUPS for word in group)
    assert [word for word, count in held.items() if count > 1] == []
    assert min(map(len, GROUPS)) > 1


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_every_word_of_a_group_says_the_same(group: list[str]) -> None:
    """Each word and phrase of a group, and a plural in -s, gives the group's name."""
    phrases = [word.replace("_", " ") for word in group]
    assert {find_concepts(phrase) for phrase in phrases} == {(group[0],)}


def test_forms_of_a_word_are_one() -> None:
    """Inflections of a word that no group knows share its stem."""
    assert stem("planned") == stem("planning") == stem("plans")
    assert find_concepts("Rowed, rowing") == find_concepts("rows rowed")


def test_a_word_without_ending_is_no_cut_form_of_another() -> None:
    """Nam is a name though "names" loses its end, and a board is no boarding."""
    assert find_concepts("Nam") != find_concepts("names")
    assert find_concepts("board") != find_concepts("boarding")


@pytest.mark.parametrize("word", ["festival", "survey", "school", "report", "material", "mission", "policy", "fixture"])
def test_a_plural_is_one_with_its_singular(word: str) -> None:
    """Whatever ending the singular has, and whatever other words share its stem."""
    plural = word[:-1] + "ies" if word == "policy" else word + "s"
    assert find_concepts(plural) == find_concepts(word)


def test_small_words_count_in_names_only() -> None:
    """The An of An Luu is no article where names are read."""
    assert find_concepts("the port of An Luu") == ("port", "luu")
    assert find_concepts("An Luu", keep_small=True) == ("an", "luu")


def test_a_country_is_one_under_all_its_names() -> None:
    """Short, older and belonging words of a country have one key."""
    assert find_concepts("South Korea") == find_concepts("Korean") == (country_key("Republic of Korea"),)


def test_numbers_are_left_out() -> None:
    """Digits are no words."""
    assert find_concepts("In 2031, 1,260 guests") == find_concepts("guests")
