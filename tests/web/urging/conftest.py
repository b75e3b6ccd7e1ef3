"""A house with tasks of a known day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from diemcau.web.tasks.models import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import House  # noqa: TID252 - the tests are no package

DUE = date(2026, 3, 12)
"""A Thursday."""


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Sets the site's clock to ten in the morning of a day."""

    def set_clock(day: date) -> None:
        now = datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)

    return set_clock


def give(house: House, title: str = "Prepare the conference", **more: Any) -> Task:
    """A task that the leader gave to Dunmarsh."""
    facts: dict[str, Any] = {
        "year": 2026, "serial": Task.objects.count() + 1, "title": title, "office": house.orgs["MIN"],
        "assigner": house.people["leader"], "lead": house.orgs["DUN"], "holder": house.orgs["DUN"],
        "drafted_by": house.people["chief"], "state": "in_progress", "first_due": DUE, "due": DUE, **more,
    }  # fmt: skip
    return Task.objects.create(**facts)
