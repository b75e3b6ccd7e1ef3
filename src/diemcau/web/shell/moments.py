"""The moment as of which a page is asked: `?known=2026-11-21` or `?known=2026-11-21T14:30`, Ha Noi's time."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from diemcau.errors import Invalid

if TYPE_CHECKING:
    from django.http import HttpRequest


def known_at(request: HttpRequest) -> datetime | None:
    """The moment that the address names, of a day its end; None for now.

    Raises:
        Invalid: If it is no day and no moment.
    """
    said = request.GET.get("known", "").strip()
    return parse_moment(said) if said else None


def parse_moment(said: str) -> datetime:
    """A moment as people and programs write it; a day means its end.

    Raises:
        Invalid: If it is none.
    """
    try:
        day = parse_date(said)
        moment = datetime.combine(day, time.max) if day is not None else parse_datetime(said)
    except ValueError:
        moment = None
    if moment is None:
        raise Invalid(
            f"{said[:40]!r} is no moment.", "Write it as 2026-11-21 or 2026-11-21T14:30.", code="shell.no_moment",
            said=said[:40],
        )  # fmt: skip
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
