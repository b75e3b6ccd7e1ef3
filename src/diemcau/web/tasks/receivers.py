"""What tasks do when something happens in the apps below: their obligations move with the units."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from diemcau.web.archive.signals import time_passed
from diemcau.web.orgs.edition import next_edition
from diemcau.web.orgs.models import Change
from diemcau.web.tasks.heirs import pass_on
from diemcau.web.tasks.spread import join_cascades


@receiver(post_save, sender=Change, dispatch_uid="tasks.heirs")
def follow_units(instance: Change, created: bool, **_: Any) -> None:  # noqa: FBT001 - as Django calls it
    """Move what is open to those who carry on the work, or back, and give units that were founded their part.

    An act is written down when all its rows stand; of several units that are merged only then all have ended. The trees
    that were looked up amid the act are forgotten first.
    """
    if created:
        next_edition()
        pass_on(instance.by)
        join_cascades(actor=instance.by)


class _Day:
    """The last day on which this process looked at units whose end or founding was written down before."""

    last: date | None = None


@receiver(time_passed, dispatch_uid="tasks.day")
def begin_day(**_: Any) -> None:
    """Once a day do the same for ends and foundings that were written down ahead; what is done stays as it is."""
    today = timezone.localdate()
    if _Day.last == today:
        return
    with transaction.atomic():
        pass_on()
        join_cascades()
    _Day.last = today
