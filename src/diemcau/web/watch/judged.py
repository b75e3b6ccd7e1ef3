"""What people said of alerts, as the engine learns from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.records import signal
from diemcau.web.watch.models import Opinion, Stream
from diemcau.web.watch.rows import alert_from_json

if TYPE_CHECKING:
    from django.db.models import QuerySet

_MOST = 2_000
"""Opinions that are learnt from; what people want changes over the years."""


def judged_in(stream: Stream) -> list[signal.Opinion]:
    """The newest opinion on each judged alert of streams up to a stream's level, in order of time.

    What was said of alerts that rest on higher documents teaches nothing below.
    """
    return to_records(
        Opinion.objects.filter(alert__stream__ceiling__lte=stream.ceiling, alert__level__lte=stream.ceiling)
    )


def to_records(rows: QuerySet[Opinion]) -> list[signal.Opinion]:
    """Opinions as records: of each alert and its twins the newest that stands."""
    standing = rows.filter(withdrawn_at=None).order_by("-at", "-pk").values_list(
        "alert__twin", "alert__said", "is_accepted"
    )  # fmt: skip
    found: dict[str, signal.Opinion] = {}
    for twin, said, is_accepted in standing[:_MOST]:
        if twin not in found:
            found[twin] = signal.Opinion(alert=alert_from_json(said), is_accepted=is_accepted)
    return list(reversed(found.values()))
