"""Mails that became no intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from diemcau.publish.piece import finding_to_json
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive.models import AsideMail
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from diemcau.records import Finding
    from diemcau.web.accounts.models import Person


def keep_aside(*, filename: str, sender: str, finding: Finding) -> AsideMail:
    """Write down a mail that became no intake, for administrators; done by the house itself.

    Args:
        filename: As it lies in the folder `refused`.
        sender: The address it says it comes from, or empty.
        finding: Why.
    """
    with transaction.atomic():
        known = {"sender": sender[:300], "findings": [finding_to_json(finding)]}
        mail, new = AsideMail.objects.get_or_create(filename=filename[:300], defaults=known)
        if new:
            detail = {"sender": sender[:300], "code": finding.code}
            act = Act(act="mail.refuse", thing="mail", thing_id=mail.uid, level=Level.INTERNAL, detail=detail)
            append_entry(actor=None, act=act)
    return mail


def clear_aside(*, actor: Person, scope: Scope, mail: AsideMail) -> None:
    """Take a mail off the list: somebody saw to it. It stays in its folder.

    Raises:
        Denied: If the person does not manage the site.
    """
    scope.demand(Right.MANAGE, None)
    with transaction.atomic():
        uid, filename = mail.uid, mail.filename
        AsideMail.objects.filter(pk=mail.pk).delete()
        act = Act(act="mail.clear", thing="mail", thing_id=uid, level=Level.INTERNAL, detail={"filename": filename})
        append_entry(actor=actor, act=act)
