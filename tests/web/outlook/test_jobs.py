"""The outlook is made by itself: after changes, once an hour at most, and on every new day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from diemcau.web.archive.signals import time_passed
from diemcau.web.outlook.jobs import ask_for_outlook, keep_outlook
from diemcau.web.outlook.models import Run, Scored, Turn
from diemcau.web.record.jobs import keep_record

from .conftest import this_year

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diemcau.web.review.models import Goal

    from ..review.conftest import Store  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db


def _waiting() -> QuerySet[Any]:
    return DBTaskResult.objects.filter(task_path=keep_outlook.module_path)


def _clear() -> None:
    DBTaskResult.objects.all().delete()


def test_the_job_makes_and_scores(years: Store) -> None:
    """And the next one finds nothing to do."""
    _clear()
    keep_outlook.call()
    runs, scores = Run.objects.count(), Scored.objects.count()
    assert runs
    assert scores
    keep_outlook.call()
    assert (Run.objects.count(), Scored.objects.count()) == (runs, scores)
    assert years.house.people


def test_a_goal_asks_for_another(years: Store, aim: Callable[..., Goal]) -> None:
    """One job serves all changes, within a few minutes where nothing was made for an hour."""
    _clear()
    for year in (this_year(), this_year() + 1):
        aim("at least 1500", year)
    (job,) = _waiting()
    assert job.run_after < timezone.now() + timedelta(minutes=10)
    assert years.house.people


def test_not_more_than_one_an_hour(years: Store) -> None:
    """However much changes; but who lost sight of all waits no hour for what is left."""
    _clear()
    keep_outlook.call()
    ask_for_outlook()
    (job,) = _waiting()
    assert job.run_after > timezone.now() + timedelta(minutes=50)
    _clear()
    ask_for_outlook(at_once=True)
    (job,) = _waiting()
    assert job.run_after < timezone.now() + timedelta(minutes=10)
    assert years.house.people


def test_a_new_day_asks_once(years: Store) -> None:
    """However often the time is told; the day that was looked at does not ask."""
    _clear()
    for _ in range(3):
        time_passed.send(None, now=timezone.now())
    assert _waiting().count() == 1
    _clear()
    keep_outlook.call()
    time_passed.send(None, now=timezone.now())
    assert not _waiting().exists()
    Turn.objects.update(looked_at=timezone.now() - timedelta(days=1))
    time_passed.send(None, now=timezone.now())
    assert _waiting().count() == 1
    assert years.house.people


def test_the_record_comes_first(years: Store) -> None:
    """While it is yet to follow its documents, nothing is foretold."""
    _clear()
    keep_record.enqueue()
    keep_outlook.call()
    assert not Run.objects.exists()
    assert _waiting().count() == 1
    assert years.house.people


def test_drafts_ask_for_nothing(years: Store) -> None:
    """Only what is in the record, or leaves it."""
    _clear()
    (document,) = years.house.bring("REPORT OF DUNMARSH PROVINCE IN 2024\n\nIn 2024 the province received 7 guests.")
    before = _waiting().count()
    _clear()
    years.house.release(document)
    assert _waiting().count() == 1
    assert before <= 1
