"""Reminding the people of units that have not handed in."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.message import EmailMessage
from django.db import transaction
from django.utils import timezone

from diemcau.web.accounts.models import RoleKind
from diemcau.web.accounts.policies import RIGHTS, Right, Scope
from diemcau.web.accounts.queries import roles_on
from diemcau.web.filings.actions.campaigns import hold_campaign, note_campaign
from diemcau.web.filings.duties import pass_on
from diemcau.web.filings.models import Campaign, Reminder
from diemcau.web.filings.policies import OPEN
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person

_LOG = logging.getLogger("diemcau.web")


def remind(*, actor: Person, scope: Scope, campaign: Campaign, address: str = "") -> int:
    """Mail who enters or signs off in the units that still owe something; each person once a day, and one letter.

    Mail is no safe: a letter says only that something is owed, until when, and where to look.

    Args:
        actor: Who.
        scope: What that person may do.
        campaign: Of which campaign.
        address: Of the page of one's own returns.

    Returns:
        How many people were reminded now; whoever was today already is not again.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not collect.
        Conflict: If the campaign was closed.
    """
    today = timezone.localdate()
    with transaction.atomic():
        held = hold_campaign(scope, campaign)
        pass_on(held)
        owing = _people_owing(scope, held)
        told = set(held.reminders.filter(on=today).values_list("person_id", flat=True))
        fresh = {person: owed for person, owed in owing.items() if person.pk not in told}
        Reminder.objects.bulk_create(
            [Reminder(campaign=held, person=person, on=today, owed=owed) for person, owed in fresh.items()]
        )
        if fresh:
            transaction.on_commit(lambda: _mail(list(fresh), held, address), robust=True)
            note_campaign(actor, held, "remind", people=len(fresh))
    return len(fresh)


def _people_owing(scope: Scope, campaign: Campaign) -> dict[Person, int]:
    """Who enters or signs off in units that have not handed in, within reach; with how many returns."""
    reach = scope.reach(Right.COLLECT)
    rows = campaign.filings.filter(state__in=OPEN).values_list("org_id", "holder_id", "level")
    owed: Counter[tuple[int, int]] = Counter()
    for org, holder, level in rows:
        if reach.has(org) or reach.has(holder):
            owed[holder or org, level] += 1
    kinds = [kind for kind, rights in RIGHTS.items() if rights & {Right.ENTER, Right.RELEASE}]
    roles = roles_on(timezone.localdate()).filter(org__in={org for org, _ in owed}, person__is_active=True)
    held = roles.exclude(kind=RoleKind.MINISTER).filter(kind__in=kinds).select_related("person")
    places = {(role.person, role.org_id) for role in held}
    found: Counter[Person] = Counter()
    for person, org in places:
        found[person] += sum(count for (at, level), count in owed.items() if at == org and level <= person.clearance)
    return {person: count for person, count in sorted(found.items(), key=lambda pair: pair[0].username) if count}


def _mail(people: Sequence[Person], campaign: Campaign, address: str) -> None:
    letters = []
    for person in people:
        texts = load_speech(person.language)
        day = texts["shell.day"].format(
            day=campaign.due.day, month=texts[f"shell.month.{campaign.due.month}"], year=campaign.due.year
        )
        body = texts["filings.campaign.mail.body"].format(name=person.name, due=day, address=address)
        subject = texts["filings.campaign.mail.subject"].format(due=day)
        letters.append(EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email]))
    try:
        get_connection().send_messages(letters)
    except (OSError, SMTPException):
        _LOG.exception("reminders were not sent")
