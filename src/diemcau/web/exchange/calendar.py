"""What a calendar feed holds: the deadlines that its person may see today, in the words of its language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db.models import Case, F, Q, When

from diemcau.deploy.states import OPEN
from diemcau.publish.task_calendar import write_task_calendar
from diemcau.records.task import TaskState
from diemcau.records.task_row import TaskRow
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.accounts.queries import scope_of
from diemcau.web.exchange.policies import FEED_LEVEL, FEED_MOST
from diemcau.web.exchange.rows import rows_of
from diemcau.web.exchange.telling import org_named
from diemcau.web.orgs.queries import tree_of, with_formers
from diemcau.web.shell.speech import load_speech
from diemcau.web.tasks.models import Share
from diemcau.web.tasks.policies import PREPARED, tasks_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from diemcau.publish.texts import Texts
    from diemcau.web.exchange.models import Feed
    from diemcau.web.tasks.models import Task

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_OPEN = [state.value for state in OPEN]
_SHOWN = [*_OPEN, TaskState.COMPLETED.value, TaskState.CANCELLED.value, TaskState.REPLACED.value]


def calendar_of(feed: Feed, site: str) -> bytes:
    """The calendar of a feed, as RFC 5545; the same while nothing changes.

    Args:
        feed: Which, with its person and unit.
        site: Address of the site.
    """
    texts, scope = load_speech(feed.language), scope_of(feed.person)
    tasks = _tasks(feed, scope)
    return write_calendar(tasks, scope, texts, site, _name(feed, texts))


def write_calendar(tasks: QuerySet[Task], scope: Scope, texts: Texts, site: str, name: str) -> bytes:
    """Tasks as a calendar, those above `FEED_LEVEL` with nothing but their number and day.

    Args:
        tasks: Which, all known to the reader.
        scope: What the reader may know of.
        texts: Of the reader's language.
        site: Address of the site.
        name: What the calendar is called.
    """
    hidden = {str(uid) for uid in tasks.filter(level__gt=FEED_LEVEL).values_list("uid", flat=True)}
    rows = [_bare(row, texts) if row.uid in hidden else row for row in rows_of(tasks, scope, texts, site.rstrip("/"))]
    return write_task_calendar(
        rows, language=texts.language, name=name, stamp=_stamp_of(rows), domain=urlsplit(site).hostname or "diemcau"
    )


def _stamp_of(rows: Sequence[TaskRow]) -> datetime:
    """The moment of the last change of some tasks: the same calendar is the same file."""
    return max([_NEVER, *(row.changed for row in rows if row.changed is not None)])


def _name(feed: Feed, texts: Texts) -> str:
    if feed.sort == "unit":
        return texts["exchange.feeds.name.unit"].format(name=org_named(feed.org, texts.language))
    return texts["exchange.feeds.name.mine"].format(name=feed.person.name)


def _tasks(feed: Feed, scope: Scope) -> QuerySet[Task]:
    """The most urgent of them; what was never given is in no calendar."""
    found = tasks_for(scope).exclude(state__in=PREPARED).filter(state__in=_SHOWN)
    if feed.sort == "unit":
        if feed.org is None or not scope.may(Right.READ, feed.org_id):
            return found.none()
        found = found.filter(holder__in=with_formers(tree_of().below(feed.org.pk)))
    else:
        found = found.filter(_mine(scope))
    rank = Case(When(state__in=_OPEN, then=0), default=1)
    urgent = found.order_by(rank, F("due").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[:FEED_MOST]
    return tasks_for(scope).filter(pk__in=list(urgent)).order_by("due", "pk")


def _mine(scope: Scope) -> Q:
    """What a person gives, works on, or answers for as the head of a unit; and parts that the unit is asked for."""
    heads = scope.reach(Right.ANSWER)
    found = Q(officer=scope.person) | Q(assigner=scope.person)
    if heads.orgs:
        asked = Share.objects.filter(holder__in=heads.orgs, state="asked").order_by().values("task")
        found |= Q(holder__in=heads.orgs) | Q(pk__in=asked)
    return found


def _bare(row: TaskRow, texts: Texts) -> TaskRow:
    """That something is due, and no more."""
    return TaskRow(
        uid=row.uid, number=row.number, title=texts["exchange.feeds.bare"].format(number=row.number), due=row.due,
        first_due=row.due, state=row.state, edit=row.edit, changed=row.changed, url=row.url,
    )  # fmt: skip
