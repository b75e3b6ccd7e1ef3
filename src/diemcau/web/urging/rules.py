"""The sector's rules of urging and its working days, as the site's profile has them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from diemcau.deploy.working import calendar_of
from diemcau.profile.urging import load_urging
from diemcau.web.archive.reading import profile

if TYPE_CHECKING:
    from diemcau.deploy.working import WorkingCalendar
    from diemcau.profile.urging import UrgingRules


def rules() -> UrgingRules:
    """The marks, and the rungs that an office starts from."""
    return _rules(settings.PROFILE)


def calendar() -> WorkingCalendar:
    """The working days."""
    return _calendar(settings.PROFILE)


@lru_cache(maxsize=4)
def _rules(name: str) -> UrgingRules:
    return load_urging(name)


@lru_cache(maxsize=4)
def _calendar(name: str) -> WorkingCalendar:  # noqa: ARG001 - it tells profiles apart
    return calendar_of(profile())
