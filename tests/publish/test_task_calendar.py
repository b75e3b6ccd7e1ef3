"""Tasks as a calendar: a real calendar library reads it, and every line is as RFC 5545 asks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from diemcau.publish.task_calendar import write_task_calendar
from diemcau.records.task import Mark, TaskState, TimeClass
from diemcau.records.task_row import ShareRow, ShareState, TaskRow

STAMP = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
REVIEW = TaskRow(
    uid="6f1c2d7a-0000-4000-8000-000000000001",
    number="15/2026",
    title="Rà soát; tổng hợp, báo cáo tình hình kiều bào tại Keld \\ Sarvik",
    words="Giao Sở Ngoại vụ Thạch Yên chủ trì rà soát.\nBáo cáo trước ngày 15 tháng 3.",
    source="45/TB-VP",
    source_day=date(2026, 2, 27),
    place="12b",
    assigner="Phan Thị Lộc",
    assigned=date(2026, 3, 1),
    lead="Sở Ngoại vụ Thạch Yên",
    coordinating=(ShareRow(org="Vụ Arden", words="gửi số liệu", due=date(2026, 3, 10)),),
    first_due=date(2026, 3, 10),
    due=date(2026, 3, 15),
    state=TaskState.IN_PROGRESS,
    time_class=TimeClass.IN_TERM,
    marks=frozenset({Mark.EXTENDED}),
    percent=40,
    topics=("kiều bào",),
    parent="6f1c2d7a-0000-4000-8000-000000000009",
    needs=("6f1c2d7a-0000-4000-8000-000000000002",),
    edit=7,
    changed=datetime(2026, 3, 2, 15, 30, 1, 5, tzinfo=UTC),
    url="https://diemcau.example/tasks/6f1c2d7a/",
)


def written(*rows: TaskRow, language: str = "vi") -> bytes:
    """The calendar of some tasks."""
    return write_task_calendar(rows, language=language, name="Việc của tôi", stamp=STAMP, domain="diemcau.example")


def check_calendar(body: bytes) -> None:
    """The rules of RFC 5545 that hold for any calendar of these: lines, nesting, required and single properties."""
    text = body.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))  # 3.1
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]
    open_blocks: list[tuple[str, list[str]]] = []
    blocks: list[tuple[str, list[str]]] = []
    for line in lines:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z][A-Z-]*(;[A-Z-]+=[^;:]+)*", name), line
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", line)
        if name == "BEGIN":
            open_blocks.append((value, []))
        elif name == "END":
            assert open_blocks[-1][0] == value
            blocks.append(open_blocks.pop())
        else:
            open_blocks[-1][1].append(name.partition(";")[0])
    assert not open_blocks
    many = {"CATEGORIES", "RELATED-TO"}
    needed = {
        "VCALENDAR": {"PRODID", "VERSION", "REFRESH-INTERVAL", "NAME", "X-WR-CALNAME"},
        "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"},
        "VTODO": {"UID", "DTSTAMP", "SUMMARY", "SEQUENCE", "STATUS", "PERCENT-COMPLETE"},
        "VALARM": {"ACTION", "DESCRIPTION", "TRIGGER"},
    }
    for kind, names in blocks:
        assert needed[kind] <= set(names)
        single = [name for name in names if name not in many]
        assert len(single) == len(set(single)), (kind, names)


def test_a_task_is_a_day_and_a_to_do() -> None:
    """A calendar library reads the deadline, the state and what it hangs together with."""
    calendar = Calendar.from_ical(written(REVIEW))
    (event,), (todo,) = calendar.walk("VEVENT"), calendar.walk("VTODO")
    assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"]) == "Việc của tôi"
    assert event.decoded("dtstart") == todo.decoded("due") == date(2026, 3, 15)
    assert str(event["summary"]) == "[15/2026] Rà soát; tổng hợp, báo cáo tình hình kiều bào tại Keld \\ Sarvik"
    assert (str(todo["status"]), todo.decoded("percent-complete"), todo.decoded("sequence")) == ("IN-PROCESS", 40, 7)
    assert todo.decoded("dtstart") == date(2026, 3, 1)
    assert str(event["uid"]) == f"due-{todo['uid']}" == f"due-{REVIEW.uid}@diemcau.example"
    related: Any = todo["related-to"]
    assert [one.params.get("RELTYPE") for one in related] == ["PARENT", "DEPENDS-ON"]
    assert todo.decoded("last-modified") == datetime(2026, 3, 2, 15, 30, 1, tzinfo=UTC)
    assert "Vụ Arden (chưa trả lời, hạn 10/3/2026): gửi số liệu" in str(event["description"])
    assert "\nBáo cáo trước ngày 15 tháng 3." in str(event["description"])
    check_calendar(written(REVIEW))


def test_reminders_ring_at_nine_on_the_days_of_the_marks() -> None:
    """Three days before, the day before and on the day; none for what is handed in."""
    (event,) = Calendar.from_ical(written(REVIEW)).walk("VEVENT")
    rung = [datetime(2026, 3, 15) + alarm.decoded("trigger") for alarm in event.walk("VALARM")]  # noqa: DTZ001 - local
    assert rung == [datetime(2026, 3, day, 9) for day in (12, 14, 15)]  # noqa: DTZ001
    handed_in = TaskRow(uid="1", number="1", title="x", due=date(2026, 3, 15), state=TaskState.SUBMITTED)
    assert not Calendar.from_ical(written(handed_in)).walk("VALARM")


@pytest.mark.parametrize(
    ("state", "events", "status"),
    [
        (TaskState.DRAFT, [], None),
        (TaskState.DROPPED, [], None),
        (TaskState.ASSIGNED, ["CONFIRMED"], "NEEDS-ACTION"),
        (TaskState.RETURNED, ["CONFIRMED"], "NEEDS-ACTION"),
        (TaskState.SUBMITTED, ["CONFIRMED"], "IN-PROCESS"),
        (TaskState.SUSPENDED, ["TENTATIVE"], "NEEDS-ACTION"),
        (TaskState.COMPLETED, ["CONFIRMED"], "COMPLETED"),
        (TaskState.CANCELLED, ["CANCELLED"], "CANCELLED"),
        (TaskState.REPLACED, ["CANCELLED"], "CANCELLED"),
    ],
)
def test_each_state_is_told_in_the_calendar_s_words(state: TaskState, events: list[str], status: str | None) -> None:
    """Drafts are nobody's business yet; what was taken back goes from calendars that have it."""
    row = TaskRow(uid="1", number="1", title="x", due=date(2026, 3, 15), state=state, completed=date(2026, 3, 9))
    calendar = Calendar.from_ical(written(row))
    assert [str(event["status"]) for event in calendar.walk("VEVENT")] == events
    assert [str(todo["status"]) for todo in calendar.walk("VTODO")] == ([status] if status else [])
    if state is TaskState.COMPLETED:
        (todo,) = calendar.walk("VTODO")
        assert todo.decoded("completed").astimezone(UTC) == datetime(2026, 3, 9, 5, tzinfo=UTC)
        assert todo.decoded("percent-complete") == 100


def test_no_deadline_is_no_day() -> None:
    """A task without a deadline is a to-do alone."""
    calendar = Calendar.from_ical(written(TaskRow(uid="1", number="1", title="x", state=TaskState.ACCEPTED)))
    assert not calendar.walk("VEVENT")
    assert "due" not in calendar.walk("VTODO")[0]


def test_a_to_do_never_begins_after_it_is_due() -> None:
    """A task that was given on its last day or after names no beginning, as RFC 5545 forbids it."""
    for given_on in (date(2026, 3, 15), date(2026, 4, 1)):
        row = TaskRow(
            uid="1", number="1", title="x", due=date(2026, 3, 15), assigned=given_on, state=TaskState.ASSIGNED
        )
        assert "dtstart" not in Calendar.from_ical(written(row)).walk("VTODO")[0]


def test_a_coordinating_unit_has_its_own_day() -> None:
    """Its part stands on the part's deadline, rings while it is asked for, and only in the calendar of that unit."""
    asked = ShareRow(org="Sở Keld", org_code="keld", words="gửi số liệu", due=date(2026, 3, 10), uid="s1")
    told = ShareRow(org="Sở Sarvik", org_code="sarvik", state=ShareState.ANSWERED, uid="s2")
    row = TaskRow(uid="1", number="15/2026", title="Rà soát", due=date(2026, 3, 15), state=TaskState.IN_PROGRESS,
                  coordinating=(asked, told, ShareRow(org="Dunmarsh", org_code="keld")))  # fmt: skip
    body = write_task_calendar(
        [row], language="vi", name="x", stamp=STAMP, domain="d.example", parts_of={"keld", "sarvik"}
    )
    check_calendar(body)
    parts = [event for event in Calendar.from_ical(body).walk("VEVENT") if str(event["uid"]).startswith("part-")]
    assert [(str(part["uid"]), part.decoded("dtstart"), len(part.walk("VALARM"))) for part in parts] == [
        ("part-s1@d.example", date(2026, 3, 10), 3),
        ("part-s2@d.example", date(2026, 3, 15), 0),
    ]
    assert str(parts[0]["summary"]) == "[15/2026] Phối hợp: Rà soát"
    assert str(parts[0]["description"]).startswith("gửi số liệu\n")
    assert len(Calendar.from_ical(written(row)).walk("VEVENT")) == 1


HOSTILE = st.text(max_size=120) | st.sampled_from(
    ["x\r\nBEGIN:VEVENT\r\nUID:evil", "a\u2028b\u0085c", "=HYPERLINK(1)", ";:,\\\n", "ễ" * 90, "\x00\x1b[2J", "😀" * 40]
)


@settings(deadline=timedelta(seconds=2))
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, st.sampled_from(["en", "vi"]))
def test_no_title_breaks_the_calendar(title: str, words: str, org: str, topic: str, language: str) -> None:
    """Whatever a task says, the calendar stays one of two components, and its words come back."""
    row = TaskRow(
        uid="1", number="1", title=title, words=words, lead=org, topics=(topic,), due=date(2026, 3, 15),
        state=TaskState.ACCEPTED, url="https://diemcau.example/?q=" + "x" * 200,
    )  # fmt: skip
    body = written(row, language=language)
    check_calendar(body)
    calendar = Calendar.from_ical(body)
    assert len(calendar.walk("VEVENT")) == len(calendar.walk("VTODO")) == 1
    kept = re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]", "", title)
    said = str(calendar.walk("VTODO")[0]["summary"]).removeprefix("[1] ")
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", kept)


def test_the_same_tasks_give_the_same_bytes() -> None:
    """Nothing in the calendar depends on when or where it is made, but for the stamp that is given."""
    assert written(REVIEW) == written(REVIEW)
    assert written(REVIEW) != write_task_calendar(
        [REVIEW], language="vi", name="Việc của tôi", stamp=STAMP + timedelta(1), domain="diemcau.example"
    )
