"""What is asked about mentions."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q


def known(at: datetime | None, path: str = "") -> Q:
    """The states that the house held at a moment; now for None.

    Args:
        at: The moment.
        path: How the queried rows lead to the states: `claim__`.
    """
    if at is None:
        return Q(**{f"{path}known_to": None})
    ended = Q(**{f"{path}known_to": None}) | Q(**{f"{path}known_to__gt": at})
    return Q(**{f"{path}known_from__lte": at}) & ended
