"""A house whose record tells of many years, so that something can be foretold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from ..review.conftest import SUMMED, nothing_held, store  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from diemcau.web.review.models import Goal

    from ..review.conftest import Store  # noqa: TID252 - the tests are no package

__all__ = ["SUMMED", "nothing_held", "store"]

YEARS = 12
"""Of which there are values."""


def this_year() -> int:
    """The year of today."""
    return timezone.localdate().year


@pytest.fixture
def years(store: Store) -> Store:
    """Papers legalised of Dunmarsh in each of twelve years, growing by a twentieth, the last one over."""
    for back in range(YEARS, 0, -1):
        store.fact("DUN", round(1000 * 1.05 ** (YEARS - back)), period=str(this_year() - back))
    return store


@pytest.fixture
def aim(store: Store) -> Callable[..., Goal]:
    """Sets a target for Dunmarsh."""

    def make(words: str, year: int, **fields: Any) -> Goal:
        from diemcau.web.review.actions.goals import Wanted, set_goal

        chief = store.house.people["chief"]
        wanted = Wanted(
            **{"measure": SUMMED, "org": "DUN", "period": str(year), "words": words, "language": "en"} | fields
        )
        return set_goal(actor=chief, scope=store.house.scope("chief"), wanted=wanted)

    return make
