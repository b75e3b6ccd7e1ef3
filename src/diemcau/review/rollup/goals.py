"""Totals against what was to be reached."""

from __future__ import annotations

from datetime import date

from diemcau.profile.types import Profile
from diemcau.records.total import Progress, Target, Total


def judge(target: Target, total: Total | None, profile: Profile, day: date) -> Progress:
    """Whether a target is reached.

    Args:
        target: What is to be reached.
        total: What there is; of the target's period or of a part of it up to now.
        profile: The sector's vocabulary: what only grows within a year is reached for good.
        day: Today.
    """
    raise NotImplementedError
