"""Tasks as a calendar (iCalendar, RFC 5545) that calendar programs show and follow.

Each task stands there twice: as an entry of the whole day on which it is due, which every program shows, and as a to-do
with its state, share done and dependencies, for those that know to-dos. Both keep their identifiers for ever and count
their changes, so that a program which fetches the calendar again moves what it has and doubles nothing. A task that was
taken back is sent as cancelled, so that it goes from calendars that have it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from diemcau.errors import Missing
from diemcau.publish.task_words import plain, say_class, say_day, say_marks, say_share, say_source, say_state
from diemcau.publish.texts import Texts, load_texts
from diemcau.records.task import TaskState, TimeClass
from diemcau.records.task_row import ShareState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from icalendar import Calendar

    from diemcau.records.task_row import ShareRow, TaskRow

MARKS = (-3, -1, 0)
"""Days from the deadline on which a calendar program reminds; the sector's usual three days before come first."""

REFRESH = timedelta(hours=1)
"""How often a program is asked to fetch the calendar again."""

_HOUR = timedelta(hours=9)  # of a reminder on its day
_NOON = time(5, 0, tzinfo=UTC)  # noon in Ha Noi: a to-do names a moment, the record only a day
_HIDDEN = frozenset({TaskState.DRAFT, TaskState.DROPPED})
_GONE = frozenset({TaskState.CANCELLED, TaskState.REPLACED})
_BEGUN = frozenset({TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.SUBMITTED, TaskState.REWORK})
_QUIET = _GONE | {TaskState.COMPLETED, TaskState.SUBMITTED, TaskState.SUSPENDED, TaskState.RETURNED}
_URGENT, _USUAL = 1, 5  # RFC 5545, 3.8.1.9: 1 is highest, 5 is medium


def write_task_calendar(
    rows: Iterable[TaskRow],
    *,
    language: str,
    name: str,
    stamp: datetime,
    domain: str,
    marks: Sequence[int] = MARKS,
    parts_of: Collection[str] = (),
) -> bytes:
    """Tasks as a calendar; the same tasks at the same stamp give the same bytes.

    Args:
        rows: The tasks; drafts are left out, those without a deadline are to-dos alone.
        language: Of what is said about them, ISO 639-1.
        name: What the calendar is called.
        stamp: The moment it was made, with its time zone.
        domain: Ends the identifiers of entries, such as the site's name.
        marks: Days from the deadline on which to remind: -3 is three days before, 0 the day itself.
        parts_of: Codes of units whose parts of others' tasks are days of their own, with their own deadlines.

    Raises:
        Missing: icalendar is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise Missing(
            "Calendars need icalendar.", "Install it with: pip install 'diemcau[report]'", code="publish.no_icalendar"
        ) from error
    texts = load_texts(language)
    calendar = Calendar()
    _head(calendar, plain(name), language)
    writer = _Writer(texts, stamp.astimezone(UTC).replace(microsecond=0), plain(domain), tuple(marks))
    for row in rows:
        if row.state not in _HIDDEN:
            if row.due is not None:
                calendar.add_component(writer.entry(row))
            calendar.add_component(writer.to_do(row))
            for share in row.coordinating:
                if share.uid and share.org_code in parts_of and (share.due or row.due) is not None:
                    calendar.add_component(writer.part(row, share))
    body: bytes = calendar.to_ical()
    return body


def _head(calendar: Calendar, name: str, language: str) -> None:
    """What a calendar says of itself; names and refreshing in the new way (RFC 7986) and that of older programs.

    It names no method: a calendar that is fetched is no message (RFC 5546), and a message may not mix days and to-dos.
    """
    calendar.add("prodid", f"-//Diemcau//tasks//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")


class _Writer:
    """Writes the entries of one calendar."""

    def __init__(self, texts: Texts, stamp: datetime, domain: str, marks: tuple[int, ...]) -> None:
        self.texts, self.stamp, self.domain, self.marks = texts, stamp, domain, marks

    def uid(self, task: str) -> str:
        """The identifier of a task's to-do."""
        return f"{plain(task)}@{self.domain}"

    def entry(self, row: TaskRow) -> Any:
        """The day on which a task is due."""
        from icalendar import Event

        event = Event()
        event.add("uid", f"due-{self.uid(row.uid)}")
        self._common(event, row, self.texts["task.calendar.title"])
        self._day(event, row, row.due)
        if row.state not in _QUIET:
            self._alarms(event, row)
        return event

    def part(self, row: TaskRow, share: ShareRow) -> Any:
        """The day by which a coordinating unit owes its part."""
        from icalendar import Event

        event = Event()
        event.add("uid", f"part-{self.uid(share.uid)}")
        self._common(event, row, self.texts["task.calendar.part"], share)
        self._day(event, row, share.due or row.due)
        if share.state is ShareState.ASKED and row.state not in _GONE | {TaskState.COMPLETED, TaskState.SUSPENDED}:
            self._alarms(event, row)
        return event

    def _day(self, event: Any, row: TaskRow, day: date | None) -> None:
        """The whole of a day, in nobody's way."""
        event.add("dtstart", day)
        event.add("transp", "TRANSPARENT")
        event.add("related-to", self.uid(row.uid), parameters={"RELTYPE": "SIBLING"})
        if row.state in _GONE:
            event.add("status", "CANCELLED")
        else:
            event.add("status", "TENTATIVE" if row.state is TaskState.SUSPENDED else "CONFIRMED")

    def to_do(self, row: TaskRow) -> Any:
        """The task itself: how far it has come, under which it was given, and what it waits for."""
        from icalendar import Todo

        todo = Todo()
        todo.add("uid", self.uid(row.uid))
        self._common(todo, row, self.texts["task.calendar.title"])
        if row.assigned is not None and (row.due is None or row.assigned < row.due):  # RFC 5545, 3.8.2.3: due is later
            todo.add("dtstart", row.assigned)
        if row.due is not None:
            todo.add("due", row.due)
        is_done = row.state is TaskState.COMPLETED
        todo.add("status", "COMPLETED" if is_done else _status(row.state))
        todo.add("percent-complete", 100 if is_done else max(0, min(100, row.percent)))
        if is_done and row.completed is not None:
            todo.add("completed", datetime.combine(row.completed, _NOON))
        todo.add("priority", _URGENT if row.is_key or row.time_class is TimeClass.OVERDUE else _USUAL)
        if row.parent:
            todo.add("related-to", self.uid(row.parent), parameters={"RELTYPE": "PARENT"})
        for need in row.needs:
            todo.add("related-to", self.uid(need), parameters={"RELTYPE": "DEPENDS-ON"})  # RFC 9253, 5
        return todo

    def _common(self, component: Any, row: TaskRow, heading: str, share: ShareRow | None = None) -> None:
        component.add("dtstamp", self.stamp)
        component.add("sequence", row.edit)
        if row.changed is not None:
            component.add("last-modified", row.changed.astimezone(UTC).replace(microsecond=0))
        title = plain(row.title).replace("\n", " ")
        component.add("summary", heading.format(number=plain(row.number), title=title))
        asked = [share.words] if share is not None and share.words else []
        component.add("description", plain("\n".join([*asked, self._told(row)])))
        component.add("categories", self._sorts(row))
        if row.url:
            component.add("url", plain(row.url))

    def _sorts(self, row: TaskRow) -> list[str]:
        """The words by which a program groups entries: state, class, topics."""
        said = [say_state(self.texts, row.state)]
        if row.time_class is not None:
            said.append(say_class(self.texts, row.time_class))
        return [plain(word) for word in (*said, *row.topics)]

    def _told(self, row: TaskRow) -> str:
        """What a person reads who opens the entry, a line each."""
        coordinating = "; ".join(say_share(self.texts, share, row.due) for share in row.coordinating)
        said = {
            "lead": row.lead,
            "coordinating": coordinating,
            "assigner": row.assigner,
            "source": say_source(self.texts, row),
            "words": row.words,
            "product": row.product,
            "due": say_day(self.texts, row.due),
            "state": ", ".join(filter(None, (say_state(self.texts, row.state), say_marks(self.texts, row)))),
            "progress": row.last_entry,
            "obstacle": row.obstacle,
            "level": row.level,
        }
        lines = [f"{self.texts[f'task.column.{key}']}: {words}" for key, words in said.items() if words]
        if row.first_due is not None and row.first_due != row.due:
            lines.append(self.texts["task.calendar.first"].format(day=say_day(self.texts, row.first_due)))
        return "\n".join(lines)

    def _alarms(self, event: Any, row: TaskRow) -> None:
        """A reminder for each mark, at nine in the morning of whoever looks."""
        from icalendar import Alarm

        for mark in sorted(set(self.marks)):
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            key = "task.calendar.today" if mark == 0 else "task.calendar.before" if mark < 0 else "task.calendar.after"
            words = self.texts[key].format(days=abs(mark), number=plain(row.number))
            alarm.add("description", words)
            alarm.add("trigger", timedelta(days=mark) + _HOUR)
            event.add_component(alarm)


def _status(state: TaskState) -> str:
    """The to-do status that says the same of an open task."""
    if state in _GONE:
        return "CANCELLED"
    return "IN-PROCESS" if state in _BEGUN else "NEEDS-ACTION"
