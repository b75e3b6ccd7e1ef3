"""What if: the same forecast held against another plan."""

from __future__ import annotations

from dataclasses import replace

from diemcau.foresee.outlook.target import needed
from diemcau.records.forecast import Forecast
from diemcau.records.total import Target


def with_plan(forecast: Forecast, target: Target) -> Forecast:
    """The forecast with one target in place of all it had, from the quantiles that were kept: nothing is drawn anew.

    Raises:
        Invalid: The target has no number to be reached.
    """
    return replace(forecast, chances=(needed(forecast, target),))
