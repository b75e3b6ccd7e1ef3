"""Intervals as they are kept in JSON: exact, numbers as text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from diemcau.records import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping


def interval_to_json(interval: Interval | None) -> dict[str, Any] | None:
    """An interval, or None for none."""
    if interval is None:
        return None
    return {
        "low": plain(interval.low),
        "high": plain(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def interval_from_json(said: Mapping[str, Any] | None) -> Interval | None:
    """An interval as `interval_to_json` wrote it."""
    if said is None:
        return None
    return Interval(_number(said["low"]), _number(said["high"]), said["low_open"], said["high_open"])


def plain(number: Decimal | None) -> str | None:
    """A number as text: no exponent, and no zeros that say nothing, so that equal numbers are equal texts."""
    if number is None:
        return None
    written = f"{number:f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written in {"-0", ""} else written


def _number(said: str | None) -> Decimal | None:
    return None if said is None else Decimal(said)
