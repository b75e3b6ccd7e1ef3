"""What tasks do when something happens in the apps below: obligations move with units, levels with documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from diemcau.web.archive.models import Document
from diemcau.web.archive.signals import document_changed, time_passed
from diemcau.web.orgs.edition import next_edition
from diemcau.web.orgs.models import Change
from diemcau.web.tasks.heirs import pass_on
from diemcau.web.tasks.models import Order, Orientation, Request, Source, Task
from diemcau.web.tasks.numbers import hold_numbers
from diemcau.web.tasks.policies import PREPARED
from diemcau.web.tasks.spread import join_cascades


@receiver(post_save, sender=Change, dispatch_uid="tasks.heirs")
def follow_units(instance: Change, created: bool, **_: Any) -> None:  # noqa: FBT001 - as Django calls it
    """Move what is open to those who carry on the work, or back, and give units that were founded their part.

    An act is written down when all its rows stand; of several units that are merged only then all have ended. The trees
    that were looked up amid the act are forgotten first.
    """
    if created:
        next_edition()
        hold_numbers(timezone.localdate().year)
        pass_on(instance.by)
        join_cascades(actor=instance.by)


class _Day:
    """The last day on which this process looked at units whose end or founding was written down before."""

    last: date | None = None


@receiver(document_changed, dispatch_uid="tasks.levels")
def follow_level(document: Document, **_: Any) -> None:
    """Take along what repeats words of a document that is more confidential now; nothing comes down by itself.

    Tasks that were given stay with those who work on them, without the words that ordered them.
    """
    higher = document.level
    orders = Order.objects.filter(mentions__document=document).order_by().values("pk")
    told: tuple[QuerySet[Any], ...] = (
        Order.objects.filter(pk__in=orders),
        Source.objects.filter(document=document),
        Orientation.objects.filter(order__in=orders),
        Task.objects.filter(Q(order__in=orders) | Q(source__document=document), state__in=PREPARED),
        Request.objects.filter(mention__document=document),
    )
    for rows in told:
        rows.filter(level__lt=higher).update(level=higher)


@receiver(time_passed, dispatch_uid="tasks.day")
def begin_day(**_: Any) -> None:
    """Once a day do the same for ends and foundings that were written down ahead; what is done stays as it is."""
    today = timezone.localdate()
    if _Day.last == today:
        return
    with transaction.atomic():
        hold_numbers(today.year)
        pass_on()
        join_cascades()
    _Day.last = today
