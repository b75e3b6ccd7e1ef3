"""Who may let tasks out of the house and bring them in, and within which bounds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from diemcau.errors import Denied, Invalid
from diemcau.web.accounts.policies import Reach, Right, Scope
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from diemcau.web.orgs.models import Org

KEY_BYTES = 32
"""Chance in the secret part of a feed's address and in a hook's secret: 256 bits."""

MOST_FEEDS = 10
"""That one person may have in force."""

MOST_HOOKS = 20
"""That one unit may have in force."""

FEED_LEVEL = Level.INTERNAL
"""A calendar lies on telephones and with their makers: above this level it shows that something is due, not what."""

FEED_RATE = 60
"""How often a minute one feed may be fetched from one process; calendar programs ask every few minutes at most."""

FEED_MOST = 2_000
"""Deadlines in one feed, the most urgent first."""

RETRIES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 12 * 60))
"""After which waits a delivery that was not taken is tried again; then it is given up until a person asks for it."""

BEHIND = timedelta(minutes=30)
"""How long at most a message waits behind an earlier one whose system is out of reach."""

LEASE = timedelta(minutes=2)
"""How long a try may take before another worker may think that the one who began it has died."""

MOST_WORKBOOK = 10 * 2**20
"""Bytes of a workbook of tasks."""

MOST_ROWS = 20_000
"""Rows of a workbook of tasks."""

MOST_MESSAGE = 50 * 2**20
"""Bytes of a message between offices with its attachments."""


def within(reach: Reach, path: str) -> Q:
    """Rows whose org lies within a reach."""
    return ~Q(pk__in=()) if reach.everywhere else Q(**{f"{path}__in": reach.orgs})


def demand_level(scope: Scope, level: int) -> None:
    """Refuse a level that a person may not see or that there is none.

    Raises:
        Invalid: If there is no such level.
        Denied: If it is above the clearance.
    """
    if level not in Level.values:
        raise Invalid("There is no such level.", "Choose one of those that are offered.", code="exchange.no_level")
    if level > scope.clearance:
        raise Denied("That level is above your clearance.", "Choose a lower one.", code="exchange.above")


def demand_bringing(scope: Scope, org: Org) -> None:
    """Refuse messages of other offices from whoever neither registers papers of a unit nor deploys its tasks.

    Raises:
        Denied: If the person may do neither there.
    """
    if not scope.may(Right.DEPLOY, org.pk):
        scope.demand(Right.REGISTER, org.pk)
