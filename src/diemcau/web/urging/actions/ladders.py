"""The ladder of an office: set, rehearsed, then switched on; never on without a rehearsal of these very rungs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.escalate import check_rungs, simulate
from diemcau.errors import Conflict, Invalid
from diemcau.web.accounts.policies import Right
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.models import Org
from diemcau.web.urging.chain import rungs_of, to_plain
from diemcau.web.urging.models import Ladder
from diemcau.web.urging.policies import demand_seen, demand_switch
from diemcau.web.urging.queries import cases_of
from diemcau.web.urging.rules import calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.deploy.escalate import Rung, Simulation
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

DAYS = 30
"""Over how many days a ladder is rehearsed, today included."""
LONGEST = 500
"""Characters of a reason."""


def set_rungs(*, actor: Person, scope: Scope, office: Org, rungs: Sequence[Rung], reason: str) -> Ladder:
    """Set the rungs of an office. They tell nobody before they were rehearsed and switched on.

    Raises:
        NotFound: If the person may not know of the ladder.
        Denied: If the person does not deploy for that office.
        Invalid: If the rungs make no ladder, or no reason is given.
    """
    demand_seen(scope, office)
    scope.demand(Right.DEPLOY, office.pk)
    check_rungs(rungs)
    said = _reason(reason)
    with transaction.atomic():
        _hold(office)
        made = Ladder.objects.create(office=office, rungs=to_plain(rungs), by=actor, reason=said)
        _write_down(actor, made, "ladder.set", rungs=made.rungs, reason=said)
    return made


def simulate_ladder(*, actor: Person, scope: Scope, office: Org) -> Simulation:
    """Rehearse the ladder of an office over the coming days, with the tasks that the person may know of.

    Raises:
        NotFound: If the person may not know of the ladder, or the office has none.
        Denied: If the person neither deploys nor gives tasks there.
    """
    demand_seen(scope, office)
    if not scope.may(Right.ASSIGN, office.pk):
        scope.demand(Right.DEPLOY, office.pk)
    today = timezone.localdate()
    last = today + timedelta(days=DAYS - 1)
    with transaction.atomic():
        held = _newest(office)
        found = simulate(
            rungs_of(held), cases_of(scope, office, today, last), first=today, last=last, calendar=calendar()
        )
        held.simulated_at = timezone.now()
        held.save(update_fields=["simulated_at"])
        counts = {"told": len(found.lines), "people": len(found.per_person), "unheard": len(found.unheard)}
        _write_down(actor, held, "ladder.simulate", days=DAYS, **counts)
    return found


def switch(*, actor: Person, scope: Scope, office: Org, on: bool, reason: str) -> Ladder:
    """Switch the ladder of an office on or off.

    Raises:
        NotFound: If the person may not know of it, or the office has none.
        Denied: If the person does not switch it.
        Conflict: If it stands so already, or was not rehearsed since it was set.
        Invalid: If no reason is given.
    """
    demand_seen(scope, office)
    demand_switch(scope, office, on=on)
    said = _reason(reason)
    with transaction.atomic():
        held = _newest(office)
        if held.is_on == on:
            raise Conflict("It stands so already.", "Look at the page again.", code="urging.switched")
        if on and held.simulated_at is None:
            raise Conflict(
                "These rungs were not rehearsed yet.", "Rehearse them and look at who would be told.",
                code="urging.not_simulated",
            )  # fmt: skip
        made = Ladder.objects.create(
            office=office, rungs=held.rungs, is_on=on, simulated_at=held.simulated_at, by=actor, reason=said
        )
        _write_down(actor, made, "ladder.switch", on=on, reason=said)
    return made


def _hold(office: Org) -> None:
    """Let others wait who change the same ladder."""
    Org.objects.select_for_update().get(pk=office.pk)


def _newest(office: Org) -> Ladder:
    """The ladder that holds, held.

    Raises:
        Conflict: If the office has none.
    """
    _hold(office)
    found = Ladder.objects.filter(office=office).order_by("-at", "-pk").first()
    if found is None:
        raise Conflict("This office has no ladder yet.", "Set its rungs first.", code="urging.no_rungs")
    return found


def _reason(said: str) -> str:
    words = said.strip()
    if not words:
        raise Invalid("This needs a reason.", "Say in a sentence why.", code="urging.no_reason")
    if len(words) > LONGEST:
        raise Invalid("That is too long.", "Say it in fewer words.", code="urging.too_long", most=LONGEST)
    return words


def _write_down(actor: Person, ladder: Ladder, act: str, **detail: object) -> None:
    append_entry(
        actor=actor, act=Act(act=act, thing="ladder", thing_id=ladder.uid, org=ladder.office.code, detail=detail)
    )
