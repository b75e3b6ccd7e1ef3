"""Registers: each thing once, gross and net."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.read.document import read_document
from diemcau.reconcile.folder import reconcile
from diemcau.records import Document, Listed, Reading, Record, Register, RegisterKind

FIRST = date(2031, 5, 20)


def text(name: str, words: str, language: str = "en", day: int = 0) -> Reading:
    """A report read whole."""
    document = Document(
        id=sha256(words.encode()).hexdigest(),
        name=name,
        path=f"{name}.txt",
        text=words,
        language=language,
        published=FIRST + timedelta(days=day),
    )
    return read_document(document, None)


def register(record: Record, kind: RegisterKind) -> Register:
    """One register of a record, empty where it has none."""
    return next((one for one in record.registers if one.sort is kind), Register(sort=kind, entries=()))


def names(record: Record, kind: RegisterKind) -> list[str]:
    """The names of a register's entries."""
    return sorted(entry.name for entry in register(record, kind).entries)


def test_one_delegation_of_three_reports_counts_once() -> None:
    """Province, ministry and mission tell of one delegation; a second one of the province is another."""
    record = reconcile(
        "x",
        [
            text("province", "A delegation of Ostra Province led by Chairman Le Van An visited Japan on 2 May 2031."),
            text(
                "ministry", "Đoàn công tác tỉnh Ostra do Chủ tịch Lê Văn An dẫn đầu thăm Nhật Bản ngày 2/5/2031.", "vi"
            ),
            text("mission", "The delegation of Ostra Province led by Mr. Le Van An arrived in Japan on 3 May 2031."),
            text("later", "A delegation of Ostra Province led by Chairman Le Van An visited Laos on 9 May 2031."),
        ],
        None,
    )
    found = register(record, RegisterKind.DELEGATION)
    assert (found.gross, found.net) == (4, 2)
    assert found.entries[0].gross == 3
    assert "the same head" in found.entries[0].why


def test_one_agreement_of_two_reports_counts_once() -> None:
    """The same sides, field and day are one paper, and another field of the same day is another."""
    record = reconcile(
        "x",
        [
            text(
                "a",
                "On 3 May 2031 Ostra Province and the Fund of Norway signed a memorandum on ports.",
            ),
            text(
                "b",
                "On 3 May 2031 the Fund of Norway and Ostra Province signed an agreement on ports.",
            ),
            text(
                "c",
                "On 3 May 2031 Ostra Province and the Fund of Norway signed a memorandum on salt.",
            ),
        ],
        None,
    )
    found = register(record, RegisterKind.AGREEMENT)
    assert (found.gross, found.net) == (3, 2)


def test_a_person_is_one_under_every_spelling() -> None:
    """Titles, missing diacritics and the family name last make no other person; other diacritics do."""
    record = reconcile(
        "x",
        [
            text("a", "Bộ trưởng Lê Văn Ấn khai mạc hội nghị.", "vi"),
            text("b", "Minister Le Van An opened the conference."),
            text("c", "Minister Van An Le opened the conference in Velm."),
            text("d", "Đồng chí Lê Văn Ấn dự lễ.", "vi"),
            text("e", "Bộ trưởng Lê Văn Ân thăm cảng.", "vi"),
        ],
        None,
    )
    people = register(record, RegisterKind.PERSON)
    assert [(entry.name, entry.gross) for entry in people.entries] == [("Lê Văn Ấn", 4), ("Lê Văn Ân", 1)]
    assert {"name_order", "no_diacritics"} <= set(people.entries[0].grounds)


def test_a_short_name_of_two_people_stays_alone() -> None:
    """A last name that two people have belongs to neither."""
    record = reconcile(
        "x",
        [
            text("a", "Governor Amara Lind spoke."),
            text("b", "Mayor Tomas Lind spoke."),
            text("c", "Mr. Lind spoke."),
        ],
        None,
    )
    assert names(record, RegisterKind.PERSON) == ["Amara Lind", "Lind", "Tomas Lind"]


def test_countries_are_one_in_all_languages() -> None:
    """A country counts once under its names, and one's own is none."""
    record = reconcile(
        "x",
        [text("a", "The fund of Norway wrote to South Korea."), text("b", "Quỹ của Na Uy gửi thư cho Hàn Quốc.", "vi")],
        None,
    )
    found = register(record, RegisterKind.COUNTRY)
    assert (found.gross, found.net) == (4, 2)


def test_orgs_follow_the_profile() -> None:
    """Names of one org of the profile in two languages are one entry; an org without it stands by its words."""
    record = reconcile(
        "x",
        [
            text("a", "The Ministry of Foreign Affairs wrote to the Reed Fund."),
            text("b", "Bộ Ngoại giao gửi thư cho tỉnh.", "vi"),
        ],
        load_profile("vietnam_diplomacy"),
    )
    first = register(record, RegisterKind.ORG).entries[0]
    assert (first.gross, first.grounds) == (2, ("same_code",))


def test_names_quote_their_words() -> None:
    """Every statement of an entry stands in its document as the entry writes it."""
    readings = [text("a", "Minister Le Van An opened the reed fair in Velm on 17 May 2031 with the Fund of Norway.")]
    record = reconcile("x", readings, None)
    for one in record.registers:
        for entry in one.entries:
            for named in entry.names:
                for statement in named.statements:
                    said = record.by_name[statement.document].document.quote(statement.span)
                    assert " ".join(said.split()) == named.name


PEOPLE = ("Governor Ilse Maro", "Mayor Tomas Ribe", "Ms. Maro", "Mr. Ribe", "Minister Le Van An")
PLACES = ("Velm", "Oster")
LINES = (
    "{who} opened the reed fair in {where} on {day} May 2031.",
    "A delegation of {where} Province led by {who} visited Japan on {day} May 2031.",
    "On {day} May 2031 {where} Province and the Harbour Authority of Norway signed a memorandum on salt.",
    "The storm that struck {where} on {day} May left 311 people without homes.",
    "{who} asked the Department of Boats to count 47 nets.",
)
said = st.tuples(st.sampled_from(LINES), st.sampled_from(PEOPLE), st.sampled_from(PLACES), st.integers(11, 13))
reports = st.lists(st.lists(said, min_size=1, max_size=3), min_size=1, max_size=5)


def folder(written: list[list[tuple[str, str, str, int]]]) -> list[Reading]:
    """Reports of such lines, no two with the same words."""
    return [
        text(f"r{number}", "\n".join([f"Report {number} of the harbours", *map(_line, lines)]), day=number % 3)
        for number, lines in enumerate(written)
    ]


def _line(parts: tuple[str, str, str, int]) -> str:
    pattern, who, where, day = parts
    return pattern.format(who=who, where=where, day=day)


def _sum(record: Record) -> dict[RegisterKind, tuple[int, int]]:
    return {one.sort: (one.gross, one.net) for one in record.registers}


@settings(max_examples=40, deadline=None)
@given(reports, st.integers(0, 99))
def test_order_changes_no_register(written: list[list[tuple[str, str, str, int]]], seed: int) -> None:
    """Registers come out the same whatever the order of the reports."""
    readings = folder(written)
    shuffled = Random(seed).sample(readings, len(readings))
    assert reconcile("x", readings, None).registers == reconcile("x", shuffled, None).registers


@settings(max_examples=40, deadline=None)
@given(reports)
def test_net_is_at_most_gross(written: list[list[tuple[str, str, str, int]]]) -> None:
    """There are never more things than tellings, and never more sources than reports."""
    for one in reconcile("x", folder(written), None).registers:
        assert one.net <= one.gross
        assert all(1 <= entry.sources <= entry.gross for entry in one.entries)


@settings(max_examples=40, deadline=None)
@given(reports, st.integers(0, 4))
def test_a_copy_adds_tellings_only(written: list[list[tuple[str, str, str, int]]], which: int) -> None:
    """One report twice under two names raises neither what there is nor how many sources tell of it."""
    readings = folder(written)
    again = readings[which % len(readings)]
    twin = replace(again, document=replace(again.document, name="twin", path="twin.txt"))
    before, after = reconcile("x", readings, None), reconcile("x", [*readings, twin], None)
    assert {kind: net for kind, (_, net) in _sum(before).items()} == {
        kind: net for kind, (_, net) in _sum(after).items()
    }
    assert _sources(before) == _sources(after)


def _sources(record: Record) -> list[tuple[RegisterKind, list[tuple[str, int]]]]:
    def told(entry: Listed) -> tuple[str, int]:
        return (entry.name, entry.sources)

    return [(one.sort, sorted(map(told, one.entries))) for one in record.registers]


def test_empty_folder_has_no_register(make: Any) -> None:
    """Where nothing is named nothing is listed."""
    assert reconcile("x", [make.plain("a", "Nothing.")], None).registers == ()
