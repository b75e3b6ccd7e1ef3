"""What every language folder owes the grammar that reads figures, asked of each of them alike."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang import lexicon as lx
from diemcau.lang.base import TimeBase
from diemcau.lang.language import Language
from diemcau.lang.registry import known_languages, language_of
from diemcau.lang.tokens import tokenize
from diemcau.records import Document

LANGUAGES = [language for code in known_languages() if (language := language_of(code)) is not None]
BASE = TimeBase(2031, date(2031, 12, 20))
# What the grammar cannot do without: a language that leaves one of them empty would lose figures without a word.
NEEDED = {
    name: getattr(lx, name)
    for name in (
        "PREP DET AUX CONJ ADV VERB DO UP DOWN MORE THAN COMPARE PART SHARE EXPECT TARGET PLAN PLANWORD PERSON TRIP"
        " STRUCTURE NAME_BEFORE RANK MONEY_NOUN STOCK NATION OWN CONTENT_STOP WORTH SAID ITSELF OF TO FROM IN FOR WITH"
        " FUTURE EMPTY_NOUN LENGTH"
    ).split()
}
MARKS = [".", ",", ";", ":", "(", ")", "%", "/", "-", "\n", "“", "”", "|", "…"]
DIGITS = ["7", "07", "1.250", "1,250", "12,5", "6.3", "2031", "31/12/2031", "45/TB-VPCP", "0", "999999999999"]


def _phrases(language: Language) -> list[lx.Phrase]:
    """The phrases of its lexicon with their tags."""
    return [phrase for behind in language.lexicon.phrases.values() for found in behind.values() for phrase in found]


def pieces(language: Language) -> list[str]:
    """Words the language knows, digits in all dresses and marks: what sentences are made of."""
    known = [*language.lexicon.words, *(" ".join(words) for words, _ in _phrases(language))]
    return [*known, *(word.capitalize() for word in known[:200]), *DIGITS, *MARKS, "USD", "tỷ", "million", "Velmor"]


@st.composite
def texts(draw: st.DrawFn) -> tuple[Language, str]:
    """A language and a text of its words in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    words = draw(st.lists(st.sampled_from(pieces(language)), max_size=24))
    return language, " ".join(words)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("tag", NEEDED)
def test_no_sort_of_word_is_left_out(language: Language, tag: str) -> None:
    """Every language names words of each sort that the grammar asks for."""
    bit = NEEDED[tag]
    phrases = (tags for _, tags in _phrases(language))
    assert any(tags & bit for tags in language.lexicon.words.values()) or any(tags & bit for tags in phrases)


@given(texts())
def test_sentences_stand_in_order_and_cross_no_line(given_text: tuple[Language, str]) -> None:
    """Sentences are ascending and apart, hold no line end and open and close with something to see."""
    language, text = given_text
    found = language.find_sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for span in found:
        words = span.quote(text)
        assert words
        assert words == words.strip()
        assert "\n" not in words


@given(texts())
def test_times_and_numbers_lie_in_the_text_and_apart(given_text: tuple[Language, str]) -> None:
    """Times are ascending and apart; number phrases too, and none reaches into a time."""
    language, text = given_text
    times = language.find_times(text, BASE)
    taken = [(time.span.start, time.span.end) for time in times]
    numbers = language.find_numbers(text, taken)
    spans = [(number.start, number.end) for number in numbers]
    assert all(0 <= a < b <= len(text) for a, b in [*taken, *spans])
    assert all(one[1] <= other[0] for one, other in pairwise(taken))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert not any(a < d and c < b for a, b in taken for c, d in spans)
    for number in numbers:
        assert number.start <= number.core < number.end
        assert number.low <= number.high


@given(texts())
def test_numbers_open_only_where_the_whole_text_shows_openings(given_text: tuple[Language, str]) -> None:
    """A sentence holds the same numbers whether its openings are told by one look at the whole text or by its own."""
    language, text = given_text
    openings = language.find_openings(text)
    for span in language.find_sentences(text):
        own = [(a - span.start, b - span.start, shape) for a, b, shape in openings if span.start <= a < span.end]
        sentence = span.quote(text)
        assert language.find_numbers(sentence, [], own) == language.find_numbers(sentence, [])


@given(texts())
def test_tokens_cover_numbers_and_times(given_text: tuple[Language, str]) -> None:
    """A sentence becomes tokens in text order, each number phrase and time one of them."""
    language, text = given_text
    times = language.find_times(text, BASE)
    numbers = language.find_numbers(text, [(time.span.start, time.span.end) for time in times])
    tokens = tokenize(text, language.lexicon, numbers, times)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    assert [token.number for token in tokens if token.number is not None] == numbers
    assert [token.time for token in tokens if token.time is not None] == times


@given(texts())
def test_owners_and_requests_stand_where_they_say(given_text: tuple[Language, str]) -> None:
    """Orgs, people, orders and events lie within the text; whose report it is can be asked of any text."""
    language, text = given_text
    document = Document(id="0", name="x", path="x", text=text, language=language.code)
    owner, country = language.owners.find_report_owner(document, lambda _: False)
    assert country
    assert owner is None or owner.strip()
    assert all(0 <= org.start < org.end <= len(text) for org in language.owners.find_orgs(text))
    people = language.requests.find_people(text)
    cut = language.find_sentences(text)
    speakers = language.requests.find_speakers(text, cut, people)
    assert len(speakers) == len(cut)
    for request in language.requests.find_requests(text, cut, people, speakers):
        assert request.sentence.covers(request.span)
