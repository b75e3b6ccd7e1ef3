"""What takes place beside meetings, signings and visits."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.read.document import read_document
from diemcau.records import Document, Reading


def read(text: str, language: str = "en", publisher: str | None = None, title: str | None = None) -> Reading:
    """A report of 20 May 2031, a Tuesday."""
    return read_document(
        Document(
            id="x",
            name="x",
            path="x.txt",
            text=text,
            language=language,
            publisher=publisher,
            title=title,
            published=date(2031, 5, 20),
        ),
        None,
    )


TOLD = [
    ("en", "The typhoon that crossed Ostra on the night of 16 May cut every road.", "disaster", "2031-05-16", None),
    (
        "en",
        "The ferry reached Velm on 19 May, three days after an earthquake shook Ostra.",
        "disaster",
        "2031-05-16",
        None,
    ),
    ("en", "After Sunday night's flood the wells of Ostra are salty.", "disaster", "2031-05-18", None),
    ("en", "Students from the flood area wait at the border since 18 May.", "disaster", None, None),
    ("en", "Two coaches carrying 61 students crossed the border on 18 May.", "transport", "2031-05-18", None),
    ("en", "The second flight left Velm on 19 May with 33 people on board.", "transport", "2031-05-19", 2),
    ("en", "The reed fair in Velm was opened on 17 May by the guild.", "fair", "2031-05-17", None),
    ("en", "The mayor inaugurated a new consular office in Velm on 17 May.", "opening", "2031-05-17", None),
    ("en", "The Reed Fund handed over 40 boats of relief on 17 May.", "handover", "2031-05-17", None),
    ("en", "The Harbour Board published its yearly figures on 15 May.", "publication", "2031-05-15", None),
    ("vi", "Cơn bão tràn qua Ven Sông đêm 16/5 làm đứt mọi con đường.", "disaster", "2031-05-16", None),
    (
        "vi",
        "Đoàn tàu về đến Bắc Hải ngày 19/5, ba ngày sau khi động đất xảy ra ở Ven Sông.",
        "disaster",
        "2031-05-16",
        None,
    ),
    ("vi", "Chuyến bay thứ hai chở 33 công dân đã hạ cánh ngày 19/5.", "transport", "2031-05-19", 2),
    ("vi", "Hội chợ mây tre Bắc Hải khai mạc ngày 17/5/2031.", "fair", "2031-05-17", None),
    ("vi", "Ngày 17/5, Bắc Hải khai trương văn phòng lãnh sự mới.", "opening", "2031-05-17", None),
    ("vi", "Trong bản tin ngày 15/5/2031, số tàu bị ghi nhầm.", "publication", "2031-05-15", None),
]


@pytest.mark.parametrize(("language", "text", "kind", "day", "serial"), TOLD, ids=[case[1][:60] for case in TOLD])
def test_what_took_place_is_told_with_its_day(
    language: str, text: str, kind: str, day: str | None, serial: int | None
) -> None:
    """A noun of an event with a verb of happening is one, on the day its words give it and no other."""
    found = {event.kind: event for event in read(text, language).happenings}
    assert kind in found
    assert (str(found[kind].date) if found[kind].date else None) == day
    assert found[kind].serial == serial
    assert found[kind].span.quote(text) == found[kind].text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A flight home will be arranged on 25 May."),
        ("en", "The reed fair should be opened in June."),
        ("en", "In the year 87 boats with 633 people were rescued."),
        ("en", "Keep lamps ready after the storm."),
        ("vi", "Chuyến bay thứ hai dự kiến cất cánh ngày 25/5."),
        ("vi", "Tỉnh sẽ khai trương văn phòng mới ngày 25/5."),
    ],
)
def test_plans_counts_and_passing_words_are_no_event(language: str, text: str) -> None:
    """What lies ahead, what is only counted and what only names a time tells of no event."""
    assert read(text, language).happenings == ()


def test_several_announced_events_are_told_one_by_one() -> None:
    """Two forums that a text announces are the first and the second that its next sentence tells of."""
    text = "Velm hosted two forums in two weeks. The first brought 140 contracts; the second 19 papers on nets."
    assert [(event.kind, event.serial) for event in read(text).happenings] == [("conference", 1), ("conference", 2)]


def test_an_office_that_tells_of_no_event_has_put_out_a_report() -> None:
    """The report of an office is an event of its day; an article of a paper is none."""
    text = "Boats of Velm in April\nVelm counted 311 boats in April."
    ours = read(text, publisher="Department of Boats", title="Boats of Velm in April").happenings
    assert [(event.kind, str(event.date), event.text) for event in ours] == [
        ("publication", "2031-05-20", "Boats of Velm in April")
    ]
    assert read(text, publisher="Velm Herald", title="Boats of Velm in April").happenings == ()
