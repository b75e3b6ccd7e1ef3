"""The days of the story: what was done while the demo was filled is dated as of the days on which it happens.

Actions write down the moment at which they run. When all is done, the dates of rows are moved to the days of the story,
in their order and without exception. The audit log is left as it is: it says truly when the demo was filled, and its
seals hold. So do the rulings in their own words. Tasks alone are done `as_of` their day, from which
lateness is counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

_APPS = ("orgs", "accounts", "archive", "desk", "record", "search", "filings", "review", "tasks", "urging")
"""All that have a story; not the log, nor sessions, tokens and jobs."""

_MORNING = time(8, 10)
_APART = timedelta(minutes=4)  # between two things done on one day; longer than any of them takes


@contextmanager
def as_of(day: date) -> Iterator[None]:
    """Let the site take a day for today. Only the demo's filling, alone in its process, does this."""
    moment, true = timezone.make_aware(datetime.combine(day, _MORNING)), timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = true


class Clock:
    """Strikes whenever the story comes to the next thing."""

    def __init__(self) -> None:
        self._began = timezone.now()
        self._struck: list[datetime] = []
        self._told: list[datetime] = []

    def strike(self, day: date) -> None:
        """What follows happens on a day, behind all that has happened on it; never before what was last."""
        moment = timezone.make_aware(datetime.combine(day, _MORNING))
        if self._told:
            moment = max(moment, self._told[-1] + _APART)
        self._struck.append(timezone.now())
        self._told.append(moment)

    def move_dates(self) -> None:
        """Move every date that was written since the beginning."""
        for app in _APPS:
            for model in apps.get_app_config(app).get_models(include_auto_created=True):
                self._move(model)

    def _move(self, model: type[models.Model]) -> None:
        meta = model._meta  # noqa: SLF001 - Django's own way to a model's fields
        fields = [field for field in meta.concrete_fields if type(field) is models.DateTimeField]
        key = meta.pk
        if not fields or key is None:
            return
        rows = model._base_manager.values_list(key.attname, *(field.attname for field in fields))  # noqa: SLF001 - all rows, whatever the usual manager hides
        moved = [
            (*(self._kept(moment) for moment in moments), key.get_db_prep_value(pk, connection))
            for pk, *moments in rows
            if any(moment and moment >= self._began for moment in moments)
        ]
        columns = ", ".join(f'"{field.column}" = %s' for field in fields)
        with connection.cursor() as cursor:
            cursor.executemany(f'UPDATE "{meta.db_table}" SET {columns} WHERE "{key.column}" = %s', moved)  # noqa: S608 - names of the models alone

    def _kept(self, moment: datetime | None) -> object:
        """A date as the database keeps it."""
        told = self._tell(moment) if moment and moment >= self._began else moment
        return connection.ops.adapt_datetimefield_value(told) if told else None

    def _tell(self, moment: datetime) -> datetime:
        place = max(0, bisect_right(self._struck, moment) - 1)
        return self._told[place] + (moment - self._struck[place])
