"""A return in the hands of one act: locked, known to be as the person saw it, and written down at the end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.errors import Conflict, NotFound
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.audit.models import Entry
from diemcau.web.filings.models import Filing, Step
from diemcau.web.filings.policies import is_inside, is_shut
from diemcau.web.shell.levels import WATCHED

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

LOOKED = timedelta(hours=1)
"""Looks of one person at one return within this time are one."""

LONGEST = 2_000
"""Characters of a reason, a remark and an answer."""


def hold(scope: Scope, filing: Filing, edit: int) -> Filing:
    """The return, held until the transaction ends.

    Raises:
        NotFound: If the person may not know of its drafts.
        Conflict: If it was changed since the person saw it.
    """
    held = Filing.objects.select_for_update(of=("self",)).select_related("campaign", "org", "version").get(pk=filing.pk)
    if not is_inside(scope, held):
        raise NotFound("There is no such return, or it is not open to you.", code="filings.no_filing")
    if held.edit != edit:
        raise Conflict(
            "Somebody else has changed this return meanwhile.",
            "Look at it again and repeat what you did.",
            code="filings.stale",
        )
    return held


def demand_running(filing: Filing) -> None:
    """Refuse what comes before a campaign opens or after it was closed.

    Whatever the office reopened after the closing is open again, for a correction.

    Raises:
        Conflict: If it is not the time.
    """
    if not is_shut(filing):
        return
    if filing.campaign.closed_at is None:
        raise Conflict("This campaign has not opened yet.", "Come back on the day.", code="filings.not_open")
    raise Conflict("This campaign is closed.", "Ask the office to reopen the return.", code="filings.campaign_closed")


def write_down(*, actor: Person, filing: Filing, verb: str, **detail: object) -> None:
    """The entry of the log, last of all."""
    facts = {"form": filing.form, "period": filing.campaign.period, "campaign": filing.campaign.uid, **detail}
    append_entry(
        actor=actor,
        act=Act(
            act=f"filing.{verb}", thing="filing", thing_id=filing.uid, org=filing.org.code, level=filing.level,
            detail=facts,
        ),
    )  # fmt: skip


def take_step(*, actor: Person, filing: Filing, verb: str, state: str, reason: str = "", **detail: object) -> Step:
    """Move a held return on and write the step down."""
    before = filing.state
    filing.state = state
    filing.edit += 1
    filing.save()
    version = filing.version
    step = Step.objects.create(
        filing=filing, verb=verb, version=version, digest=version.digest if version else "", reason=reason, by=actor
    )
    facts = {"before": before, "after": state, "version": version.number if version else 0, "digest": step.digest}
    write_down(actor=actor, filing=filing, verb=verb, **facts, **({"reason": reason} if reason else {}), **detail)
    return step


def note_look(*, actor: Person, filing: Filing) -> None:
    """Write down that a person looks at a return of a watched level: once in `LOOKED`."""
    if filing.level < WATCHED:
        return
    since = timezone.now() - LOOKED
    looks = Entry.objects.filter(thing="filing", thing_id=str(filing.uid), actor=actor, act="filing.view")
    if not looks.filter(at__gte=since).exists():
        write_down(actor=actor, filing=filing, verb="view")
