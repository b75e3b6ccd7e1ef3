"""Every rule over some values: what is law for all sectors, and what the sector's own `checks.yml` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.records import Severity
from diemcau.records.review import Answer
from diemcau.review.checking.habits import check_currencies, check_repeated
from diemcau.review.checking.laws import check_partitions, check_parts, check_periods, check_plans, check_within
from diemcau.review.checking.sector import (
    check_bands,
    check_orders,
    check_ratios,
    check_round_quotients,
    check_windows,
)
from diemcau.review.checking.series import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.profile.checks import CheckBook
    from diemcau.profile.types import Profile
    from diemcau.records.checked import Ruled
    from diemcau.records.observation import Observation

_ANSWERS = (Answer.FAILS, Answer.CANNOT_TELL, Answer.HOLDS)
_SEVERITIES = (Severity.STOP, Severity.HOLD, Severity.NOTE)


def check_rules(observations: Iterable[Observation], rules: CheckBook, profile: Profile) -> list[Ruled]:
    """What every rule comes to for every value it can be asked of, the failed and the gravest first.

    Only like is asked with like: one org, partner and time, results and estimates apart from plans and targets. Where
    several values compete for one place, the one that is not disputed is asked, returns before sentences.

    Args:
        observations: The values; those of measures that the profile does not know are asked nothing.
        rules: The sector's own rules.
        profile: The sector's vocabulary.
    """
    shelf = open_shelf(observations, profile)
    found = [
        *check_parts(shelf),
        *check_partitions(shelf),
        *check_within(shelf),
        *check_periods(shelf),
        *check_plans(shelf, rules),
        *check_orders(shelf, rules),
        *check_ratios(shelf, rules),
        *check_repeated(shelf, rules),
        *check_round_quotients(shelf, rules),
        *check_currencies(shelf),
        *check_windows(shelf, rules),
        *check_bands(shelf, rules),
    ]
    return sorted(found, key=lambda one: (_ANSWERS.index(one.answer), _SEVERITIES.index(one.severity)))
