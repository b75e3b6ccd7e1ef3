"""The worker puts the leaders' boards together before anybody waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from diemcau.web.archive.signals import time_passed
from diemcau.web.boards.jobs import ask_for_boards, make_boards
from diemcau.web.record.jobs import keep_record
from diemcau.web.review.shelf import _kept, forget

if TYPE_CHECKING:
    from ..review.conftest import Store  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db(transaction=True)


def _waiting() -> int:
    return DBTaskResult.objects.filter(task_path=make_boards.module_path).count()


def test_a_leader_waits_for_nothing(store: Store) -> None:
    """After the job the page of each of the last years has its charts in it."""
    year = timezone.localdate().year - 1
    for back in (0, 1, 2):
        store.fact("DUN", 46, period=str(year - back))
    DBTaskResult.objects.all().delete()
    make_boards.call()
    _kept.cache_clear()
    for back in (0, 1):
        text = store.house.visit("leader").get(f"/boards/leader?period={year - back}").content.decode()
        assert "<svg" in text
        assert 'hx-get="/boards/chart' not in text


def test_the_record_comes_first(store: Store) -> None:
    """While the record is yet to follow its documents, boards are put off."""
    store.fact("DUN", 46, period="2024")
    DBTaskResult.objects.all().delete()
    keep_record.enqueue()
    make_boards.call()
    assert _waiting() == 1


def test_many_changes_ask_once(store: Store) -> None:
    """One job serves all."""
    before = _waiting()
    for _ in range(3):
        ask_for_boards()
    assert _waiting() - before <= 1
    assert store.house.people


def test_a_new_day_asks_once() -> None:
    """However often the time is told."""
    forget()
    DBTaskResult.objects.filter(task_path=make_boards.module_path).delete()
    for _ in range(3):
        time_passed.send(None, now=timezone.now())
    assert _waiting() == 1
