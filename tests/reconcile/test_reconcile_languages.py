"""Reports of one matter in two languages: one fact, one directive, one event each, and like still held against like."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diemcau.reconcile.directives import find_orders
from diemcau.reconcile.events import find_occasions
from diemcau.reconcile.folder import reconcile
from diemcau.records import Record

# Each thing in both languages: label and sentence.
THINGS = {
    "delegations": (
        ("foreign delegations received", "In 2031 {owner} received {value} foreign delegations."),
        ("đoàn khách nước ngoài được đón", "Năm 2031, {owner} đón {value} đoàn khách nước ngoài."),
    ),
    "agreements": (
        ("cooperation agreements signed", "In 2031 {owner} signed {value} cooperation agreements."),
        ("thỏa thuận hợp tác được ký kết", "Năm 2031, {owner} ký kết {value} thỏa thuận hợp tác."),
    ),
    "seminars": (
        ("seminars on tourism", "In 2031 {owner} held {value} seminars on tourism."),
        ("hội thảo về du lịch", "Năm 2031, {owner} tổ chức {value} hội thảo về du lịch."),
    ),
}
ORDERS = (
    (
        "embassies must report on the price of coffee every quarter",
        "Các đại sứ quán phải báo cáo giá cà phê hằng quý",
    ),
    (
        "departments must publish the fees for visas and passports",
        "các sở phải công khai phí, lệ phí cấp thị thực, hộ chiếu",
    ),
    (
        "repair the lighthouse of the port before the storm season",
        "sửa chữa hải đăng của cảng trước mùa bão",
    ),
)
EN, VI = 0, 1


def report(make: Any, name: str, language: int, owner: str, values: dict[str, int]) -> Any:
    """A report of a province in one of the languages."""
    draft = make.draft(name, "2032-01-05", language=("en", "vi")[language])
    draft.line(f"{'Notes' if language == EN else 'Ghi chép'} {name}")
    for thing, value in values.items():
        label, sentence = THINGS[thing][language]
        draft.figure(
            draft.line(sentence.format(owner=owner, value=value)),
            str(value),
            str(value),
            label,
            owner=owner,
            period="2031",
        )
    return draft.done()


def orders(make: Any, name: str, language: int, issuer: str, which: tuple[int, ...]) -> Any:
    """A list of orders in one of the languages."""
    draft = make.draft(name, "2032-01-05", language=("en", "vi")[language])
    draft.line(f"{'Notes' if language == EN else 'Ghi chép'} {name}")
    for place in which:
        draft.order(ORDERS[place][language], issuer)
    return draft.done()


def together(record: Record) -> set[frozenset[str]]:
    """The documents of each fact told more than once."""
    return {frozenset(one.document for one in claim.statements) for claim in record.claims if len(claim.statements) > 1}


@pytest.mark.parametrize("thing", THINGS)
def test_a_fact_of_both_languages_is_one(make: Any, thing: str) -> None:
    """The same number of the same thing of the same province is one fact of two sources."""
    left = report(make, "a", EN, "Lam Hai province", {thing: 41})
    right = report(make, "b", VI, "tỉnh Lâm Hải", {thing: 41})
    (claim,) = reconcile("s", [left, right], None).claims
    assert claim.independent_sources == 2


def test_another_thing_in_the_other_language_is_another_fact(make: Any) -> None:
    """Equal small numbers do not make agreements of delegations."""
    left = report(make, "a", EN, "Lam Hai province", {"delegations": 14})
    right = report(make, "b", VI, "tỉnh Lâm Hải", {"seminars": 14})
    assert together(reconcile("s", [left, right], None)) == set()


def test_another_province_is_another_owner(make: Any) -> None:
    """Two provinces with equal numbers are two facts, and with unequal ones no contradiction."""
    for value in (41, 43):
        left = report(make, "a", EN, "Lam Hai province", {"delegations": 41})
        right = report(make, "b", VI, "tỉnh Tân Lạc", {"delegations": value})
        record = reconcile("s", [left, right], None)
        assert (together(record), record.conflicts) == (set(), ())


def test_unequal_numbers_contradict_each_other_across_languages(make: Any) -> None:
    """One thing of one province and year with two values is a contradiction in any languages."""
    left = report(make, "a", EN, "Lam Hai province", {"agreements": 41})
    right = report(make, "b", VI, "tỉnh Lâm Hải", {"agreements": 43})
    (conflict,) = reconcile("s", [left, right], None).conflicts
    assert conflict.kind == "value"
    assert "cooperation agreements signed" in conflict.why


def test_owners_are_one_by_what_their_names_say(make: Any) -> None:
    """A ministry is one under its English and its Vietnamese name, though no profile knows it; another is not."""
    left = report(make, "a", EN, "Ministry of Trade Missions", {"agreements": 41})
    same = report(make, "b", VI, "Bộ Thương vụ", {"agreements": 41})
    other = report(make, "c", VI, "Bộ Du lịch", {"agreements": 41})
    assert together(reconcile("s", [left, same], None)) == {frozenset({"a", "b"})}
    assert together(reconcile("s", [left, other], None)) == set()


def test_orders_of_both_languages_are_one(make: Any) -> None:
    """Each order finds its telling in the other language, whatever its place."""
    left = orders(make, "a", EN, "Deputy Prime Minister Ta Minh Lam", (0, 1, 2))
    right = orders(make, "b", VI, "Phó Thủ tướng Tạ Minh Lâm", (2, 0, 1))
    found, conflicts, *_ = find_orders([left, right])
    pairs = {tuple(sorted((one.document, one.index) for one in each.statements)) for each in found}
    assert pairs == {(("a", 0), ("b", 1)), (("a", 1), ("b", 2)), (("a", 2), ("b", 0))}
    assert conflicts == []


def test_another_person_behind_a_translated_order_is_a_conflict(make: Any) -> None:
    """Who gave the order is compared across languages."""
    left = orders(make, "a", EN, "Deputy Prime Minister Ta Minh Lam", (0,))
    right = orders(make, "b", VI, "Bộ trưởng Cao Thị Sương", (0,))
    found, conflicts, *_ = find_orders([left, right])
    assert [each.disputed for each in found] == [True]
    assert [conflict.kind for conflict in conflicts] == ["issuer"]


def test_the_paper_that_prints_an_order_gave_none(make: Any) -> None:
    """Where the reader knows nobody but the publisher, no second person is named."""
    left = orders(make, "a", EN, "Deputy Prime Minister Ta Minh Lam", (0,))
    draft = make.draft("b", "2032-01-06", publisher="Lam Hai Exporter")
    draft.order(ORDERS[0][EN], "Lam Hai Exporter")
    _, conflicts, *_ = find_orders([left, draft.done()])
    assert conflicts == []


def test_an_event_of_both_languages_is_one(make: Any) -> None:
    """Day, place and people agree across languages; a country's capital under another name needs the day."""
    one = make.draft("a", "2032-01-06")
    one.event(
        "The yearly conference met in Ben Hoa City.", "conference", "2032-01-05", "Ben Hoa City", "Minister Do Khai"
    )
    two = make.draft("b", "2032-01-06", language="vi")
    two.event(
        "Hội nghị thường niên họp tại thành phố Bến Hoa.",
        "conference",
        "2032-01-05",
        "thành phố Bến Hoa",
        "Bộ trưởng Đỗ Khải",
    )
    ((found,), conflicts) = find_occasions([one.done(), two.done()])
    assert len(found.statements) == 2
    assert len(found.participants) == 2
    assert conflicts == []


def test_the_day_of_the_dateline_is_no_day_of_the_event(make: Any) -> None:
    """A sentence that opens with its date of print and names another day dates the event by neither reading alone."""
    one = make.draft("a", "2032-01-06")
    one.event("The deed was signed in Port Selm on 4 January.", "signing", "2032-01-04", "Port Selm")
    two = make.draft("b", "2032-01-06")
    two.event(
        "(Selm Post, 6/1/2032) - The deed was signed in Port Selm on 4 January.", "signing", "2032-01-06", "Port Selm"
    )
    (found, conflicts) = find_occasions([one.done(), two.done()])
    assert (len(found), conflicts) == (1, [])


values = st.dictionaries(st.sampled_from(tuple(THINGS)), st.integers(11, 60), max_size=3)
folders = st.lists(
    st.tuples(
        st.sampled_from((EN, VI)), st.sampled_from((0, 1)), values, st.lists(st.integers(0, 2), max_size=2, unique=True)
    ),
    min_size=1,
    max_size=4,
)
OWNERS = (("Lam Hai province", "tỉnh Lâm Hải"), ("Tan Lac province", "tỉnh Tân Lạc"))


def build(make: Any, said: list[Any]) -> list[Any]:
    """One reading for each description."""
    readings: list[Any] = []
    for place, (language, owner, counts, which) in enumerate(said):
        reading = report(make, f"d{place}", language, OWNERS[owner][language], counts)
        told = orders(make, f"o{place}", language, ("Minister Do Khai", "Bộ trưởng Đỗ Khải")[language], tuple(which))
        readings.extend((reading, told))
    return readings


@settings(deadline=None, max_examples=40)
@given(said=folders, seed=st.integers(0, 999))
def test_order_of_documents_changes_nothing_in_two_languages(make: Any, said: list[Any], seed: int) -> None:
    """The same readings in any order give the same record."""
    readings = build(make, said)
    shuffled = list(readings)
    random.Random(seed).shuffle(shuffled)
    assert reconcile("s", shuffled, None) == reconcile("s", readings, None)


@settings(deadline=None, max_examples=40)
@given(said=folders)
def test_provinces_never_share_a_fact(make: Any, said: list[Any]) -> None:
    """Whatever the numbers and languages, no fact and no contradiction of two texts joins two provinces."""
    record = reconcile("s", build(make, said), None)
    assume(not record.copies)
    province = {f"d{place}": owner for place, (_, owner, _, _) in enumerate(said)}
    told = [claim.statements for claim in record.claims]
    told += [conflict.statements for conflict in record.conflicts if conflict.kind == "value"]
    for statements in told:
        assert len({province[one.document] for one in statements}) == 1
