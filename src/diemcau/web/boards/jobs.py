"""What the worker does for boards: those that leaders open are put together before anybody waits for them."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.core.cache import caches
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from diemcau.errors import DiemcauError
from diemcau.web.accounts.models import RoleKind
from diemcau.web.accounts.policies import Scope
from diemcau.web.accounts.queries import roles_on
from diemcau.web.boards import pages
from diemcau.web.boards.chosen import YEARS, read_chosen
from diemcau.web.boards.headline import headline_codes
from diemcau.web.record.jobs import keep_record
from diemcau.web.review.asked import read_asked, read_period
from diemcau.web.review.views.totals import all_totals
from diemcau.web.shell.speech import load_speech

_LOG = logging.getLogger("diemcau.web.boards")

_LEADING = (RoleKind.LEADER, RoleKind.MINISTER, RoleKind.CHIEF, RoleKind.FOLLOW_UP)
"""Roles whose holders open the board of the whole."""

_LATER = -40
"""Priority: when nothing else waits."""

_OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)

_PAUSE = timedelta(minutes=2)
"""After a change: what comes in together is put together once."""

_DAY = "made-on"
"""Under which the day is kept that boards were made for last."""


@task(priority=_LATER)
def make_boards() -> None:
    """Put together the leader's boards of the last years, the newest first, and draw what is on them."""
    if DBTaskResult.objects.filter(task_path=keep_record.module_path, status__in=_OPEN).exists():
        ask_for_boards()
        return
    for clearance, language in _readers():
        for year in range(YEARS):
            _make(Scope(clearance=clearance), language, read_period("").start.year - year)


def _make(scope: Scope, language: str, year: int) -> None:
    """A year's board with its pictures, its totals, and of the newest year the boards of its headline measures."""
    texts, asked = load_speech(language), f"period={year}"
    try:
        chosen = read_chosen(QueryDict(asked), language)
        page = pages.PAGES["leader"](scope, chosen, texts)
        all_totals(scope, read_asked(QueryDict(asked)), texts)
        made = [page]
        if chosen.period == read_period(""):
            of_measures = (read_chosen(QueryDict(""), language, measure=code) for code in headline_codes(scope, chosen))
            made += [pages.PAGES["measure"](scope, one, texts) for one in of_measures]
        for plate in (plate for each in made for plate in each.plates):
            plate.draw()
    except DiemcauError as error:
        # A year of which nothing can be shown says so on its page; the other years are made all the same.
        _LOG.info("board of %s: %s", year, error)


def _readers() -> list[tuple[int, str]]:
    """Clearance and language of everybody who leads today."""
    leading = roles_on(timezone.localdate()).filter(kind__in=_LEADING, person__is_active=True)
    return sorted(set(leading.order_by().values_list("person__clearance", "person__language")))


def ask_for_boards() -> None:
    """Have the boards made anew, in the transaction of the change that asks for it; one job for all changes."""
    with transaction.atomic():
        waiting = DBTaskResult.objects.select_for_update().filter(
            task_path=make_boards.module_path, status=TaskResultStatus.READY
        )
        if waiting.first() is None:
            make_boards.using(run_after=timezone.now() + _PAUSE).enqueue()


def ask_once_a_day() -> None:
    """Have the boards made for a new day: how near a target is depends on the day."""
    today, shared = timezone.localdate().isoformat(), caches["made"]
    if shared.get(_DAY) != today:
        ask_for_boards()
        shared.set(_DAY, today)
