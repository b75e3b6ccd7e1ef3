"""Words of success: which are found, which figure bears them out, and what is no praise."""

from __future__ import annotations

import itertools
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.registry import known_languages, language_or_english, praise_of
from diemcau.profile.types import Profile
from diemcau.read.document import read_document
from diemcau.reconcile.folder import reconcile
from diemcau.records import Document, Reading, Span
from diemcau.records.checked import Praise, PraiseSort
from diemcau.review.checking.praise import claims_of, find_praise, unsupported_claims


def reading_of(text: str, language: str, profile: Profile, name: str = "told") -> Reading:
    """A document of some sentences, as the house reads it."""
    document = Document(id=name, name=name, path=f"{name}.txt", text=text, language=language)
    return read_document(document, profile)


def told(text: str, language: str, profile: Profile) -> list[tuple[str, str | None]]:
    """The words of success of a text, with the words of the figure that bears each out."""
    reading = reading_of(text, language, profile)
    return [(one.words, words_of(one, reading)) for one in claims_of(reading)]


def words_of(praise: Praise, reading: Reading) -> str | None:
    """The words of the figure that bears praise out."""
    return None if praise.supported_by is None else reading.figures[praise.supported_by].text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Exports of Dunmarsh reached USD 1.32 billion, exceeding the plan by 4.5%.", [("exceeding", "4.5%")]),
        ("Exports of Dunmarsh reached USD 1.32 billion, a bright spot.", [("bright spot", "USD 1.32 billion")]),
        ("Cultural work was outstanding.", [("outstanding", None)]),
        ("Dunmarsh held 46 courses, and its cultural work achieved outstanding results.", [("outstanding", None)]),
        ("Cultural work was outstanding. Dunmarsh exported goods worth USD 1.32 billion.", [("outstanding", None)]),
        ("Timber exports grew strongly. Timber exports reached USD 540 million.", [("strongly", "USD 540 million")]),
        ("Dunmarsh received 46 delegations. This is a bright spot.", [("bright spot", "46")]),
        (
            "The work was done proactively, creatively and effectively.",
            [("proactively, creatively and effectively", None)],
        ),
        ("Ties with Arden were significantly strengthened.", [("significantly strengthened", None)]),
    ],
)
def test_english_praise_and_its_figure(profile: Profile, text: str, found: list[tuple[str, str | None]]) -> None:
    """Praise leans on a figure of its own part of the sentence or of the same thing, and else on none."""
    assert told(text, "en", profile) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kim ngạch xuất khẩu đạt 2,65 tỷ USD, vượt kế hoạch 5,1%.", [("vượt kế hoạch", "5,1%")]),
        ("Công tác thông tin đối ngoại đạt kết quả nổi bật.", [("nổi bật", None)]),
        ("Tỉnh đón 46 đoàn khách quốc tế. Đây là điểm sáng.", [("điểm sáng", "46")]),
        ("Xuất khẩu gỗ tăng mạnh. Kim ngạch xuất khẩu gỗ đạt 540 triệu USD.", [("tăng mạnh", "540 triệu USD")]),
        ("Quan hệ với Arden ngày càng được củng cố toàn diện.", [("ngày càng được củng cố toàn diện", None)]),
        ("Kim ngạch dự kiến của Thạch Yên vượt 860 tỷ USD.", [("vượt", "860 tỷ USD")]),
    ],
)
def test_vietnamese_praise_and_its_figure(profile: Profile, text: str, found: list[tuple[str, str | None]]) -> None:
    """The same holds in Vietnamese."""
    assert told(text, "vi", profile) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Arden and Keld are comprehensive strategic partners."),
        ("en", "The staff must be professional and outstanding."),
        ("en", "The result was not impressive."),
        ("en", "To successfully carry out the plan, staff was trained."),
        ("en", "The effective date is 5 May 2031."),
        ("vi", "Hai nước là đối tác chiến lược toàn diện."),
        ("vi", "Thời gian tới cần triển khai đồng bộ, hiệu quả."),
        ("vi", "Công tác này chưa toàn diện."),
        ("vi", "Các cơ quan phấn đấu đạt kết quả nổi bật."),
    ],
)
def test_names_wishes_and_denials_are_no_praise(profile: Profile, language: str, text: str) -> None:
    """A term that holds such words, an order, a wish or a denial claims no success."""
    assert told(text, language, profile) == []


def test_orders_are_left_out(profile: Profile) -> None:
    """What somebody is told to do effectively was not yet done so."""
    text = "The Minister asked the departments to work closely and prepare effectively. The fair was outstanding."
    assert told(text, "en", profile) == [("outstanding", None)]


def test_a_folder_lists_claims_without_evidence(profile: Profile) -> None:
    """Each claim comes with its document, those with a figure left out."""
    one = reading_of(
        "Cultural work was outstanding. Exports reached USD 9 billion, a record success.", "en", profile, "a"
    )
    other = reading_of("Công tác văn hóa có nhiều hoạt động sôi nổi.", "vi", profile, "b")
    found = unsupported_claims(reconcile("dunmarsh", [one, other], profile))
    assert next((each.document, each.words) for each in found) == ("a", "outstanding")
    assert {each.document for each in found} == {"a", "b"}
    assert all(each.supported_by is None for each in found)


WORDS = [
    "outstanding",
    "exceeded",
    "bright spot",
    "not",
    ",",
    "and",
    "46",
    "exports",
    "rose",
    "significantly",
    ".",
    "Đ",
]
SYLLABLES = [
    "nổi bật",
    "vượt kế hoạch",
    "điểm sáng",
    "chưa",
    ",",
    "và",
    "46",
    "xuất khẩu",
    "tăng mạnh",
    "toàn diện",
    ".",
]


@given(st.sampled_from(known_languages()), st.lists(st.sampled_from([*WORDS, *SYLLABLES]), max_size=25))
def test_praise_lies_in_its_sentence(language: str, words: list[str]) -> None:
    """In any text the words are those at the span, in order and apart, each inside its sentence."""
    text = " ".join(words)
    sentences = language_or_english(language).find_sentences(text)
    found = find_praise(text, sentences, (), language)
    assert all(text[one.span.start : one.span.end] == one.words for one in found)
    assert all(one.sentence.covers(one.span) and one.supported_by is None for one in found)
    assert all(before.span.end <= after.span.start for before, after in itertools.pairwise(found))


def test_every_language_praises_in_all_sorts() -> None:
    """Each language the house reads has words of every sort; of others nothing is found."""
    for code in known_languages():
        words = praise_of(code)
        assert words is not None
        assert set(words.sorts) == set(PraiseSort)
    assert praise_of("xx") is None
    assert find_praise("outstanding", [], (), "xx") == []


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize(
    "piece", ["outstanding, x ", "nổi bật, x ", "outstanding x ", "nổi bật x ", "to ", "không ", ", "]
)
def test_a_text_without_a_full_stop_costs_no_more(language: str, piece: str) -> None:
    """Eight times as long a sentence takes about eight times as long, whatever it repeats: far less than 64 times."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = perf_counter()
        found = find_praise(text, [Span(0, len(text))], (), language)
        assert all(one.supported_by is None for one in found)
        return perf_counter() - began

    assert seconds(80_000) < 30 * seconds(10_000) + 1
