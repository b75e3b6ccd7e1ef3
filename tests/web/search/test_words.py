"""Words, phrases and numbers of a query find sentences in whatever way either was written."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diemcau.web.search.asked import parse_query
from diemcau.web.search.models import Passage
from diemcau.web.search.queries import find_passages, load_passages
from diemcau.web.search.words import find_words

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

TEXT = """\
BÁO CÁO CÔNG TÁC ĐỐI NGOẠI NĂM 2024

Báo cáo của tỉnh Dunmarsh về công tác đối ngoại năm 2024 gồm ba phần.
Bao cao nay khong dau duoc gui tu may cu.
Kim ngạch xuất khẩu đạt 3,8 tỷ USD, tăng 12% so với năm 2023.
Đoàn công tác đã thăm Đắk Lắk và ký 46 thỏa thuận hợp tác.
Các huyện báo tin vui, cán bộ cáo lỗi vì chậm.
"""


def said(house: House, query: str, by: str = "officer") -> list[str]:
    """The sentences that a query finds, in their order."""
    scope = house.scope(by)
    return [row.said for row in load_passages(scope, find_passages(scope, parse_query(query)))]  # type: ignore[attr-defined]


def first_words(house: House, query: str) -> list[str]:
    """The first word of each."""
    return [sentence.split()[0] for sentence in said(house, query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("đắk lắk", ["Đoàn"]),
        ("dak lak", ["Đoàn"]),
        ("DAK LAK", ["Đoàn"]),
        (unicodedata.normalize("NFD", "Đắk Lắk"), ["Đoàn"]),
        ("xuat khau", ["Kim"]),
        ("xuất khẩu 3,8 tỷ", ["Kim"]),
        ("3,8 tỷ", ["Kim"]),
        ("3.8 billion", ["Kim"]),
        ("3 800 000 000", ["Kim"]),
        ("46", ["Đoàn"]),
        ("forty-six", ["Đoàn"]),
        ('"thỏa thuận hợp tác"', ["Đoàn"]),
        ('"hợp tác thỏa thuận"', []),
        ("thoa*", ["Đoàn"]),
        ("cong tac -dak", ["BÁO", "Báo"]),
        ("-báo", []),
        ("không có gì như vậy cả", []),
        ("'", []),
        ("", []),
    ],
)
def test_a_query_finds_its_sentences(house: House, query: str, expected: list[str]) -> None:
    """With marks and without, composed and not, phrases, beginnings, numbers in any writing."""
    house.bring(TEXT)
    assert first_words(house, query) == expected


def test_marks_count_where_they_are_typed(house: House) -> None:
    """With marks typed the sentences with them go first; without, words side by side go first."""
    house.bring(TEXT)
    assert first_words(house, "báo cáo") == ["BÁO", "Báo", "Các", "Bao"]
    assert first_words(house, "bao cao") == ["BÁO", "Báo", "Bao", "Các"]
    assert first_words(house, "báo cáo -bao") == []
    assert first_words(house, "bao cao -cáo") == ["Bao"]


def test_a_sentence_is_found_by_what_was_read_in_it(house: House) -> None:
    """The measure's name in the other language finds it."""
    house.bring(TEXT)
    assert first_words(house, "2024 2023 usd") == ["Kim"]


def test_a_reading_anew_takes_the_place_of_the_old_one(house: House) -> None:
    """No sentence is there twice, none of the old reading stays, and the index follows."""
    from diemcau.web.archive.models import ReadText
    from diemcau.web.search.actions import replace_passages

    (document,) = house.bring(TEXT)
    before = Passage.objects.count()
    reading = ReadText.objects.get(document=document, is_current=True)
    reading.text = TEXT.replace("Đắk Lắk", "Kontum")
    reading.save()
    replace_passages(reading=reading)
    assert Passage.objects.count() == before
    assert first_words(house, "dak lak") == []
    assert first_words(house, "kontum") == ["Đoàn"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")


def test_what_people_made_of_a_mention_is_found(house: House) -> None:
    """A rejected figure is no longer found by its value, its words still are."""
    from diemcau.web.desk.models import Check, Mention
    from diemcau.web.search.actions import refresh_passages

    (document,) = house.bring(TEXT)
    assert first_words(house, "3800 million") == ["Kim"]
    Mention.objects.filter(document=document, value=3_800_000_000).update(check_state=Check.REJECTED)
    refresh_passages(document=document)
    assert first_words(house, "3800 million") == []
    assert first_words(house, "3,8 tỷ") == ["Kim"]


@example(query="\ud800 7")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    query=st.text(alphabet=st.characters(), max_size=60)
    | st.text(alphabet="ab\"'-*():&|!<>^\\{}+~ \x00đ3.,", max_size=40)
)
def test_no_query_is_a_command(house: House, query: str) -> None:
    """Whatever is typed, the database is asked a well-formed question."""
    assert len(said(house, query)) <= 1000


@given(text=st.text(max_size=80))
def test_words_have_places_and_no_signs(text: str) -> None:
    """Words follow each other in the text and hold letters and digits alone."""
    words = find_words(text)
    assert all(not word.toned or word.toned.isalnum() for word in words)
    assert all(not word.folded or word.folded.isalnum() for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_a_person_finds_what_is_open_to_them(house: House) -> None:
    """A draft is found by its own unit, a secret by whoever is cleared for it."""
    (draft,) = house.bring(TEXT)
    assert said(house, "dak lak", "colleague")
    assert not said(house, "dak lak", "outsider")
    house.release(draft)
    assert said(house, "dak lak", "outsider")
    house.people["clerk"].refresh_from_db()
    house.bring(TEXT.replace("Đắk Lắk", "Sarvik"), by="clerk", level=2)
    assert said(house, "sarvik", "clerk")
    assert not said(house, "sarvik", "officer")
