"""Which state of the tree is in force: one tiny query, and one alone while a page is answered."""

from __future__ import annotations

import threading
import time
from typing import Any

from django.core.signals import request_finished, request_started

from diemcau.web.orgs.models import Edition

_HELD = threading.local()


def edition_now() -> int:
    """The number of the tree's state; while a request is answered it is looked up once."""
    if not getattr(_HELD, "asked", False):
        return _look()
    if _HELD.number is None:
        _HELD.number = _look()
    number: int = _HELD.number
    return number


def next_edition() -> None:
    """Another number, in the transaction of what changes the tree, and nobody else changes it until that ends.

    It is taken at the beginning of an act and once more at its end: a tree that is built between the two, or in an act
    that is rolled back, stays under a number that nobody will ask for.
    """
    held = Edition.objects.select_for_update().get_or_create(pk=1)[0]
    held.number = max(held.number + 1, time.time_ns())
    held.save(update_fields=["number"])
    forget_edition()


def forget_edition() -> None:
    """Look the number up again when it is next asked for."""
    _HELD.number = None


def _look() -> int:
    return Edition.objects.values_list("number", flat=True).first() or 0


def _begin(**_: Any) -> None:
    _HELD.asked, _HELD.number = True, None


def _end(**_: Any) -> None:
    _HELD.asked = False


def hold_through_requests() -> None:
    """Hear of the beginning and end of requests; said once, when the app is loaded."""
    request_started.connect(_begin, dispatch_uid="orgs.edition.begin")
    request_finished.connect(_end, dispatch_uid="orgs.edition.end")
