"""Deadlines in words: which day follows, and what about it is doubtful."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.deploy.deadline import deadline_of, explain_deadline, find_deadline
from diemcau.deploy.working import WorkingCalendar, calendar_of
from diemcau.profile.load import load_profile
from diemcau.records import Directive, Span
from diemcau.records.task import CalendarYear, Deadline, DeadlineKind

HA_NOI = calendar_of(load_profile("vietnam_diplomacy"))
GIVEN = date(2026, 2, 10)  # the Tuesday before Tet
K = DeadlineKind


def told(words: str, language: str, *, given_on: date = GIVEN, for_year: int | None = None) -> Deadline:
    """The deadline of words on the calendar of Ha Noi."""
    return find_deadline(words, given_on=given_on, for_year=for_year, calendar=HA_NOI, language=language)


@pytest.mark.parametrize(
    ("english", "vietnamese", "kind", "day"),
    [
        ("by 15 March 2026", "chậm nhất ngày 15/3/2026", K.DATE, date(2026, 3, 15)),
        ("no later than 15 March 2026", "chậm nhất là ngày 15 tháng 3 năm 2026", K.DATE, date(2026, 3, 15)),
        ("before 15 March 2026", "trước ngày 15/3/2026", K.DATE, date(2026, 3, 14)),
        ("before 1 March 2026", "trước 01/3/2026", K.DATE, date(2026, 2, 28)),
        ("before 5 p.m. on 20 March 2026", "trước 17 giờ ngày 20/3/2026", K.DATE, date(2026, 3, 20)),
        ("until 30 June 2026", "đến ngày 30/6/2026", K.DATE, date(2026, 6, 30)),
        ("by the end of June 2026", "đến cuối tháng 6/2026", K.PERIOD, date(2026, 6, 30)),
        ("before the end of June 2026", "trước cuối tháng 6/2026", K.PERIOD, date(2026, 6, 30)),
        ("in June 2026", "trong tháng 6/2026", K.PERIOD, date(2026, 6, 30)),
        ("in Q2/2026", "trong quý II/2026", K.PERIOD, date(2026, 6, 30)),
        ("before Q3/2026", "trước quý III/2026", K.PERIOD, date(2026, 6, 30)),
        ("in the first half of 2026", "trong 6 tháng đầu năm 2026", K.PERIOD, date(2026, 6, 30)),
        ("in 2027", "trong năm 2027", K.PERIOD, date(2027, 12, 31)),
        ("before 2027", "trước năm 2027", K.PERIOD, date(2026, 12, 31)),
        ("this month", "trong tháng này", K.PERIOD, date(2026, 2, 28)),
        ("this week", "trong tuần này", K.PERIOD, date(2026, 2, 13)),
        ("by Friday", "thứ Sáu", K.DATE, date(2026, 2, 13)),
        ("within 10 working days", "trong vòng 10 ngày làm việc", K.WORKING_DAYS, date(2026, 3, 3)),
        ("within 10 working days from signing", "trong 10 ngày làm việc kể từ ngày ký", K.WORKING_DAYS,
         date(2026, 3, 3)),
        ("15 days", "15 ngày", K.SPAN, date(2026, 2, 25)),
        ("within 15 days after signing", "trong thời hạn 15 ngày kể từ ngày ban hành", K.SPAN, date(2026, 2, 25)),
        ("within one month", "trong vòng 1 tháng", K.SPAN, date(2026, 3, 10)),
        ("within two weeks", "trong 2 tuần", K.SPAN, date(2026, 2, 24)),
        ("within 48 hours", "trong 48 giờ", K.SPAN, date(2026, 2, 12)),
        ("by the 25th of every month", "ngày 25 hằng tháng", K.RHYTHM, date(2026, 2, 25)),
        ("before the 25th of every month", "trước ngày 25 hằng tháng", K.RHYTHM, date(2026, 2, 24)),
        ("before 10 December each year", "trước ngày 10/12 hằng năm", K.RHYTHM, date(2026, 12, 9)),
        ("10 working days from 2 March 2026", "10 ngày làm việc kể từ ngày 02/3/2026", K.WORKING_DAYS,
         date(2026, 3, 16)),
        ("5 working days before 16 March 2026", "5 ngày làm việc trước ngày 16/3/2026", K.WORKING_DAYS,
         date(2026, 3, 9)),
    ],
)  # fmt: skip
def test_days_that_follow_from_the_words(english: str, vietnamese: str, kind: DeadlineKind, day: date) -> None:
    """Both languages say the same, and nothing about it is doubtful."""
    for words, language in ((english, "en"), (vietnamese, "vi")):
        found = told(words, language)
        assert (found.kind, found.day, found.is_certain) == (kind, day, True), words
        assert found.words == words


@pytest.mark.parametrize(
    ("english", "vietnamese", "kind", "day", "why"),
    [
        ("before 15 March", "trước ngày 15/3", K.DATE, date(2026, 3, 14), "year_assumed"),
        ("before 15 January", "trước ngày 15/01", K.DATE, date(2027, 1, 14), "year_assumed"),
        ("in Q2", "trong quý II", K.PERIOD, date(2026, 6, 30), "year_assumed"),
        ("by the end of June", "cuối tháng 6", K.PERIOD, date(2026, 6, 30), "year_assumed"),
        ("early in the third quarter of 2026", "đầu quý III/2026", K.PERIOD, date(2026, 7, 31), "vague"),
        ("mid-June 2026", "giữa tháng 6/2026", K.PERIOD, date(2026, 6, 15), "vague"),
        ("in 2025", "trong năm 2025", K.PERIOD, date(2025, 12, 31), "past"),
        ("by 1 February 2026", "chậm nhất ngày 01/02/2026", K.DATE, date(2026, 2, 1), "past"),
        ("within 10 working days of receipt", "trong 10 ngày làm việc kể từ ngày nhận được", K.WORKING_DAYS,
         date(2026, 3, 3), "start_assumed"),
        ("monthly", "hằng tháng", K.RHYTHM, date(2026, 2, 28), "rhythm"),
        ("before the Assembly session", "trước kỳ họp Quốc hội", K.EVENT, None, "before_event"),
        ("as soon as possible", "sớm", K.UNCLEAR, None, "vague"),
        ("by the blue moon of the harbour cats", "theo quy định hiện hành", None, None, None),
        ("before 30 February 2026", "trước ngày 31/02/2026", None, None, "not_understood"),
    ],
)  # fmt: skip
def test_days_that_have_to_be_confirmed(
    english: str, vietnamese: str, kind: DeadlineKind | None, day: date | None, why: str | None
) -> None:
    """What the words leave open makes a proposal, with the reason; what is left open in the case is not compared."""
    for words, language in ((english, "en"), (vietnamese, "vi")):
        found = told(words, language)
        assert not found.is_certain, words
        assert kind is None or (found.kind, found.day) == (kind, day), words
        assert why is None or found.why == why, words


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("by 30 June and 31 December 2026", "en"),
        ("within the first 10 days of June 2026", "en"),
        ("from 1 March 2026", "en"),
        ("not before 1 March 2026", "en"),
        ("by spring 2026", "en"),
        ("as per Decision 45 of 15 March 2027", "en"),
        ("twice a year", "en"),
        ("in the coming year", "en"),
        ("30/6/2026 và 31/12/2026", "vi"),
        ("trong 10 ngày đầu tháng 6/2026", "vi"),
        ("trong tuần thứ 2 tháng 3/2026", "vi"),
        ("từ ngày 01/3/2026", "vi"),
        ("sau ngày 01/3/2026", "vi"),
        ("năm 2026 và các năm tiếp theo", "vi"),
        ("Q.II/2026", "vi"),
        ("theo Quyết định số 45/QĐ ngày 15/3/2027", "vi"),
        ("trước ngày 15 tháng sau", "vi"),
    ],
)
def test_a_time_that_is_not_the_whole_deadline_is_never_sure(words: str, language: str) -> None:
    """One of several days, a beginning, a paper's date or a time half read may be proposed, not taken."""
    assert not told(words, language).is_certain


def test_nothing_said() -> None:
    """No words are no deadline, and no doubt either."""
    for words in ("", "  ", " . "):
        assert told(words, "en") == Deadline(kind=K.NONE)


def test_by_a_stretch_is_open_in_english() -> None:
    """ "By June" may leave June in term or not; "by the end of June" may not."""
    assert (told("by June 2026", "en").why, told("by June 2026", "en").day) == ("vague", date(2026, 6, 30))
    assert told("by the end of June 2026", "en").is_certain


def test_the_year_asked_for_is_no_doubt() -> None:
    """A list for the coming year means days of that year; where they are over, the next of their kind is assumed."""
    found = told("trước ngày 15/3", "vi", given_on=date(2025, 12, 20), for_year=2026)
    assert (found.day, found.is_certain, found.why) == (date(2026, 3, 14), True, "day")
    found = told("before 15 March", "en", given_on=date(2025, 12, 20), for_year=2025)
    assert (found.day, found.is_certain, found.why) == (date(2026, 3, 14), False, "year_assumed")


def test_a_term_that_ends_on_a_day_off_moves() -> None:
    """Of 13 days that end in Tet, the last is the first working day after it; the days passed over are named."""
    found = explain_deadline("13 days", given_on=date(2026, 2, 5), for_year=None, calendar=HA_NOI, language="en")
    assert found.said == date(2026, 2, 18)
    assert (found.deadline.day, found.deadline.why, found.deadline.is_certain) == (date(2026, 2, 23), "moved", True)
    assert found.skipped == tuple(date(2026, 2, day) for day in range(18, 23))
    assert found.start == date(2026, 2, 5)


def test_a_term_that_is_counted_back_does_not_move() -> None:
    """Five days before a Friday are a Sunday; moving on would leave fewer than five."""
    found = told("5 days before 20 March 2026", "en")
    assert (found.day, found.why, found.is_certain) == (date(2026, 3, 15), "span", True)


def test_a_named_day_stays_where_it_is() -> None:
    """Also on a Sunday: that day was meant. The profile may say otherwise."""
    sunday = told("by 15 March 2026", "en")
    assert (sunday.day, sunday.why) == (date(2026, 3, 15), "day")
    moving = WorkingCalendar({2026: CalendarYear(year=2026)}, moves=("date",))
    moved = find_deadline("by 15 March 2026", given_on=GIVEN, for_year=None, calendar=moving, language="en")
    assert (moved.day, moved.why) == (date(2026, 3, 16), "moved")


def test_a_term_into_days_that_nobody_knows_is_a_proposal() -> None:
    """Working days over a day of which it is not known whether it is off, or into a year without notice."""
    over = told("within 3 working days", "en", given_on=date(2026, 11, 20))
    assert (over.day, over.is_certain, over.why) == (date(2026, 11, 25), False, "days_unknown")
    assert told("within 10 working days", "en", given_on=date(2026, 12, 28)).why == "days_unknown"
    assert told("within 300 days", "en", given_on=date(2026, 12, 28)).why == "days_unknown"
    assert told("by 15 March 2027", "en").is_certain


@pytest.mark.parametrize(
    ("code", "day", "kind"),
    [
        ("2026-03-31", date(2026, 3, 31), K.DATE),
        ("2026-Q2", date(2026, 6, 30), K.PERIOD),
        ("2026", date(2026, 12, 31), K.PERIOD),
        ("10 working days", date(2026, 3, 3), K.WORKING_DAYS),
        ("20th of the last month of every quarter", date(2026, 3, 20), K.RHYTHM),
    ],
)
def test_codes_of_the_readers(code: str, day: date, kind: DeadlineKind) -> None:
    """The codes of directives are understood in any language."""
    for language in ("en", "vi"):
        found = told(code, language)
        assert (found.day, found.kind, found.is_certain) == (day, kind, True)


def directive(text: str, code: str | None) -> Directive:
    """A directive of these words."""
    whole = Span(0, len(text))
    return Directive(span=whole, text=text, issuer=None, deadline=code, sentence=whole, confidence=Decimal(1))


def of(text: str, code: str | None, language: str) -> Deadline:
    """The deadline of a directive of these words."""
    return deadline_of(directive(text, code), given_on=GIVEN, calendar=HA_NOI, language=language)


def test_a_directive_keeps_the_words_around_its_code() -> None:
    """Before and by are told apart, though the code is the same."""
    before = of("Sở Ngoại vụ Thạch Yên báo cáo trước ngày 31/3/2026.", "2026-03-31", "vi")
    assert (before.day, before.words, before.is_certain) == (date(2026, 3, 30), "trước ngày 31/3/2026", True)
    by = of("The Department of Dunmarsh reports no later than 31 March 2026.", "2026-03-31", "en")
    assert (by.day, by.words, by.is_certain) == (date(2026, 3, 31), "no later than 31 March 2026", True)


def test_a_directive_without_its_year_is_a_proposal() -> None:
    """The reader's year is taken, and said to be assumed."""
    found = of("Report to the Office before 15 March.", "2027-03-15", "en")
    assert (found.day, found.is_certain, found.why) == (date(2027, 3, 14), False, "year_assumed")


def test_a_term_in_a_directive_says_from_when_it_counts() -> None:
    """From the day of the paper, or from another that nobody knows yet."""
    paper = of("Các đơn vị góp ý trong 05 ngày làm việc kể từ ngày ban hành.", "5 working days", "vi")
    assert (paper.day, paper.is_certain) == (date(2026, 2, 24), True)
    other = of("Units answer within 5 working days of receipt, in writing.", "5 working days", "en")
    assert (other.words, other.why) == ("within 5 working days of receipt", "start_assumed")


def test_a_deadline_outside_the_words_of_a_directive_is_a_proposal() -> None:
    """Where the code stands alone, whether its day is in term is not known."""
    found = of("Review the list of piers.", "2026-03-31", "en")
    assert (found.day, found.is_certain) == (date(2026, 3, 31), False)


def test_a_directive_without_a_time() -> None:
    """May be bound to something that takes place, ask for haste, or say nothing."""
    event = of("Arden finishes the scheme before the coming session of the council.", None, "en")
    assert (event.kind, event.day) == (K.EVENT, None)
    assert event.words == "before the coming session"
    assert of("Trình đề án trước kỳ họp của Hội đồng.", None, "vi").kind is K.EVENT
    assert of("Report to the Office as soon as possible.", None, "en").kind is K.UNCLEAR
    assert of("Thạch Yên sớm hoàn thiện hồ sơ.", None, "vi").kind is K.UNCLEAR
    assert of("Protect the waters from early on.", None, "en").kind is K.NONE
    assert of("Bảo vệ vùng biển từ sớm, từ xa.", None, "vi").kind is K.NONE


LEADS = {
    "en": ["before", "by", "no later than", "in", "within", "until", "on", "", "early in", "by the end of"],
    "vi": ["trước", "chậm nhất", "đến", "trong", "trong vòng", "", "đầu", "cuối", "hạn"],
}
TIMES = {
    "en": ["15 March", "15 March 2026", "Q2", "June", "10 working days", "15 days", "one month",
           "the 25th of every month", "every quarter", "2027", "Friday", "the year", "the meeting", "31/12/2026"],
    "vi": ["ngày 15/3", "ngày 15/3/2026", "quý II", "tháng 6", "10 ngày làm việc", "15 ngày", "1 tháng",
           "ngày 25 hằng tháng", "hằng quý", "năm 2027", "thứ Sáu", "năm", "hội nghị", "31/12/2026"],
}  # fmt: skip
TAILS = {
    "en": ["", " from signing", " of receipt", " at the latest", " from 3 March 2026", ", in writing"],
    "vi": ["", " kể từ ngày ký", " kể từ ngày nhận", " tới", " kể từ ngày 03/3/2026", ", bằng văn bản"],
}


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, str]:
    """Words of a deadline in a language, likely and unlikely ones."""
    language = draw(st.sampled_from(["en", "vi"]))
    parts = [draw(st.sampled_from(words[language])) for words in (LEADS, TIMES, TAILS)]
    return f"{parts[0]} {parts[1]}{parts[2]}".strip(), language


@given(phrase=phrases(), given_on=st.dates(date(2020, 1, 1), date(2029, 12, 31)),
       for_year=st.none() | st.integers(2019, 2030))  # fmt: skip
def test_no_day_lies_before_the_paper_unless_it_says_so(
    phrase: tuple[str, str], given_on: date, for_year: int | None
) -> None:
    """Whatever the words, a day that is certain is not over when it is given; one that is over is marked."""
    found = explain_deadline(phrase[0], given_on=given_on, for_year=for_year, calendar=HA_NOI, language=phrase[1])
    day = found.deadline.day
    assert found.deadline.is_certain == (day is not None and not found.doubts)
    assert ("past" in found.doubts) == (day is not None and day < given_on)
    if found.deadline.kind is K.WORKING_DAYS and day is not None:
        assert HA_NOI.is_working(day)
    if found.deadline.kind is K.SPAN and day is not None and found.start is not None and day > found.start:
        assert HA_NOI.is_working(day)
    again = explain_deadline(
        f"  {phrase[0].replace(' ', '  ')} ", given_on=given_on, for_year=for_year, calendar=HA_NOI, language=phrase[1]
    )
    assert again == found


@given(words=st.text(max_size=60), language=st.sampled_from(["en", "vi", "fr"]))
def test_any_words_have_an_answer(words: str, language: str) -> None:
    """No words are refused: what is not understood is said to be so."""
    found = told(words, language)
    assert (found.kind is K.NONE) == (found.why == "none")
    assert found.day is None or isinstance(found.day, date)


@given(code=st.sampled_from(["9999 days", "5000 working days", "999 weeks", "600 months", "50 years"]),
       given_on=st.dates(date(9940, 1, 1), date(9999, 12, 31)))  # fmt: skip
def test_the_end_of_the_calendar_is_no_crash(code: str, given_on: date) -> None:
    """A term beyond all days is not understood."""
    found = told(code, "en", given_on=given_on)
    assert found.day is None or found.day - given_on >= timedelta(0)


@given(given_on=st.dates(date(2021, 1, 1), date(2026, 10, 1)), count=st.integers(1, 30))
def test_more_working_days_end_later(given_on: date, count: int) -> None:
    """Terms grow with their number, in words as in codes."""
    one, other = (told(f"within {number} working days", "en", given_on=given_on).day for number in (count, count + 1))
    assert one is not None
    assert other is not None
    assert one < other
    assert one == told(f"trong vòng {count} ngày làm việc", "vi", given_on=given_on).day
