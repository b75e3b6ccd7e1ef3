"""Under which rules the watch runs, and in which bins it counts."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import diemcau
from diemcau.foresee.signals.settings import Settings
from diemcau.web.watch.models import Setting

_ROOMS = ("foresee/signals", "lang")
"""What decides which words are counted and what is raised."""
WHOLE_HOUSE = Settings()
"""The settings of the engine where nobody has tuned it."""
BIN_DAYS = WHOLE_HOUSE.bin_days
"""Length of a bin in days."""


@lru_cache(maxsize=1)
def rules() -> str:
    """Sixteen hexadecimal digits that change with any rule of the watch; then every stream begins anew."""
    top = Path(diemcau.__file__).parent
    digest = blake2b(digest_size=8)
    for room in _ROOMS:
        for path in sorted((top / room).rglob("*.py")):
            digest.update(path.relative_to(top).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def bin_of(day: date) -> date:
    """Last day of the bin in which a day lies; bins of a week are those of the calendar, from Monday."""
    return date.fromordinal(-(-day.toordinal() // BIN_DAYS) * BIN_DAYS)


def next_bin(last: date) -> date:
    """Last day of the bin after one."""
    return last + timedelta(days=BIN_DAYS)


def week_of(day: date) -> date:
    """Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def newest_setting() -> Setting | None:
    """The tuning that holds; None before there was any."""
    return Setting.objects.first()


def settings_of(row: Setting | None) -> Settings:
    """The engine's settings under a tuning; what it leaves open stays as the engine has it."""
    if row is None:
        return WHOLE_HOUSE
    return Settings(
        muted=frozenset(row.muted),
        watched=frozenset(row.watched),
        least_score=WHOLE_HOUSE.least_score if row.least_score is None else row.least_score,
        weak_voices=row.weak_voices or WHOLE_HOUSE.weak_voices,
        strong_voices=row.strong_voices or WHOLE_HOUSE.strong_voices,
    )
