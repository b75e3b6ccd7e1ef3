"""Hooks are told what happens to tasks: written down with the step itself, sent afterwards, tried again.

A message is sent at least once. Each try says in its row that it is begun before anything is sent, so a worker that
dies leaves a message that is due again after `LEASE`, and two workers never send the same one at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.web.exchange.keys import sign
from diemcau.web.exchange.models import Delivery, Hook
from diemcau.web.exchange.outside import Outcome, send
from diemcau.web.exchange.policies import BEHIND, LEASE, RETRIES
from diemcau.web.orgs.queries import tree_of, with_formers
from diemcau.web.tasks.policies import PREPARED

if TYPE_CHECKING:
    from datetime import datetime

    from diemcau.web.exchange.outside import Answer
    from diemcau.web.tasks.models import Step, Task


_DOWN = [one.value for one in (Outcome.SILENT, Outcome.UNKNOWN, Outcome.UNTRUSTED, Outcome.INSIDE)]


def tell_hooks(*, task: Task, step: Step) -> int:
    """Write down what each hook is to be told of a step, in the step's own transaction; how many there are.

    A hook hears of tasks up to its level that its unit or one below leads, carries on, coordinates or follows up.
    """
    if task.state in PREPARED:
        return 0
    hooks = Hook.objects.filter(ended_at=None, level__gte=task.level).select_related("org")
    wanting = [hook for hook in hooks if not hook.acts or step.verb in hook.acts]
    if not wanting:
        return 0
    orgs = {task.office_id, task.lead_id, task.holder_id}
    orgs |= {pk for pair in task.shares.values_list("org", "holder") for pk in pair}
    tree = tree_of()
    made = Delivery.objects.bulk_create(
        _told(hook, task, step) for hook in wanting if with_formers(tree.below(hook.org_id)) & orgs
    )
    _ask_all(made)
    return len(made)


def _told(hook: Hook, task: Task, step: Step) -> Delivery:
    row = Delivery(hook=hook, step=step.pk, next_at=timezone.now())
    row.body = json.dumps(
        {
            "delivery": str(row.uid),
            "type": f"task.{step.verb}",
            "at": step.at.isoformat(),
            "task": {
                "uid": str(task.uid),
                "number": f"{task.serial}/{task.year}",
                "title": task.title,
                "state": task.state,
                "due": task.due.isoformat() if task.due else None,
                "org": task.holder.code if task.holder else task.lead.code if task.lead else None,
            },
        },
        ensure_ascii=False,
    )
    return row


def ask_sending(delivery: Delivery, at: datetime | None = None) -> None:
    """Put a message before the worker; later, where a moment is named."""
    from diemcau.web.exchange.jobs import deliver

    job = deliver if at is None else deliver.using(run_after=at)
    job.enqueue(delivery.pk, delivery.tries)


def _ask_all(made: Iterable[Delivery]) -> None:
    for one in made:
        ask_sending(one)


def send_delivery(*, pk: int, tries: int) -> Outcome | None:
    """Send a message once, where it is due; what came of it, or None where there was nothing to do.

    Args:
        pk: Which.
        tries: How often it had been tried when this was asked for: of two asked alike, the second finds it done.
    """
    now = timezone.now()
    rows = Delivery.objects.filter(pk=pk, done_at=None, next_at__isnull=False, hook__ended_at=None)
    row = rows.select_related("hook").first()
    if row is None or row.next_at is None:
        return None
    if row.tries == tries + 1:  # begun already: by somebody who is still at it, or who has died over it
        ask_sending(row, row.next_at)
        return None
    due = rows.filter(tries=tries, next_at__lte=now)
    later = _behind(row, now)
    if later is not None:
        if due.update(next_at=later):
            ask_sending(row, later)
        return None
    if not due.update(tries=tries + 1, next_at=now + LEASE):
        return None
    row.tries = tries + 1
    answer = send(row.hook.url, row.body.encode(), _headers(row))
    _write_down(row, answer)
    return answer.outcome


def _behind(row: Delivery, now: datetime) -> datetime | None:
    """When to come back, where an earlier message found the other side out of reach and waits to be tried again.

    One system that is down would else hold the worker up for every message by as long as a try may take. Tests go.
    """
    if row.step is None:
        return None
    waiting = Delivery.objects.filter(hook=row.hook, done_at=None, next_at__gt=now, pk__lt=row.pk, answer__in=_DOWN)
    first = waiting.order_by("next_at").values_list("next_at", flat=True).first()
    return None if first is None else min(first, now + BEHIND)


def _headers(row: Delivery) -> dict[str, str]:
    """As Standard Webhooks names them."""
    now, delivery = int(timezone.now().timestamp()), str(row.uid)
    return {
        "Content-Type": "application/json; charset=utf-8",
        "webhook-id": delivery,
        "webhook-timestamp": str(now),
        "webhook-signature": sign(row.hook.secret, delivery=delivery, at=now, body=row.body.encode()),
    }


def _write_down(row: Delivery, answer: Answer) -> None:
    """What came of a try, and when the next one is due; none after the last."""
    with transaction.atomic():
        held = Delivery.objects.select_for_update(of=("self",)).select_related("hook").get(pk=row.pk)
        if held.tries != row.tries and answer.outcome is not Outcome.TAKEN:
            return  # somebody asked for it anew meanwhile; that try tells
        held.status, held.answer = answer.status, answer.outcome.value
        held.next_at = None
        if answer.outcome is Outcome.TAKEN:
            held.done_at = timezone.now()
        elif held.tries <= len(RETRIES) and held.hook.ended_at is None:
            held.next_at = timezone.now() + RETRIES[max(held.tries, 1) - 1]
        held.save(update_fields=["status", "answer", "next_at", "done_at"])
        if held.next_at is not None:
            ask_sending(held, held.next_at)
