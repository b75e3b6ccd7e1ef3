"""Choosing among several heirs of a unit that ended who carries its task on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from diemcau.deploy.states import OPEN, Actor
from diemcau.errors import Conflict, Invalid
from diemcau.records.task import TaskState
from diemcau.web.tasks.actions.held import hold, take_step, words_of
from diemcau.web.tasks.heirs import heirs_of
from diemcau.web.tasks.policies import demand_actor

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org
    from diemcau.web.tasks.models import Step, Task


def choose_heir(*, actor: Person, scope: Scope, task: Task, edit: int, heir: Org, reason: str) -> Step:
    """Hand a task of a unit that ended to another of those among which its work was divided.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person acts neither for the office nor for the assigner.
        Invalid: If no reason is given, or that unit carries none of its work on.
        Conflict: If it was changed meanwhile, is not open, or that unit holds it already.
    """
    said = words_of(reason)
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, Actor.OFFICE, Actor.ASSIGNER)
        if TaskState(held.state) not in OPEN or held.lead is None or held.holder_id == heir.pk:
            raise Conflict("This task does not change hands now.", "Look at it again.", code="tasks.no_handing")
        if heir.pk not in heirs_of(held.lead):
            raise Invalid("That unit carries none of the work on.", "Choose one that does.", code="tasks.not_an_heir")
        before = held.holder.code if held.holder is not None else held.lead.code
        held.holder = heir
        facts = {"from": before, "to": heir.code}
        return take_step(actor=actor, task=held, verb="hand_on", after=held.state, reason=said, **facts)
