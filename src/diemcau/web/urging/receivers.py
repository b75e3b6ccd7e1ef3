"""What the app does when something happens in the apps below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from diemcau.web.archive.signals import time_passed
from diemcau.web.urging.jobs import ask_for_day

if TYPE_CHECKING:
    from datetime import datetime


@receiver(time_passed, dispatch_uid="urging.day")
def look_at_clock(now: datetime, **_: Any) -> None:
    """Have the day told once it is morning."""
    ask_for_day(now)
