"""Sending a return back with questions on its cells, and answering them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.accounts.policies import Right
from diemcau.web.filings.actions.flow import reason_of
from diemcau.web.filings.actions.held import hold, take_step, write_down
from diemcau.web.filings.book import form_of
from diemcau.web.filings.content import words_of
from diemcau.web.filings.models import Filing, FilingState, Remark, Step
from diemcau.web.filings.policies import demand, is_inside, may_send_back, people_of, works_there
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.profile.forms import Form
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

MOST_ASKED = 100
"""Questions of one sending back; a return that needs more is better talked about."""

_LOG = logging.getLogger("diemcau.web")
_WORDS = 500  # of what stood in a cell, kept beside the question


@dataclass(frozen=True, slots=True)
class Ask:
    """One question.

    Attributes:
        cell: Address of the cell, `table/entry/column`; empty for the whole return.
        text: What is asked.
    """

    cell: str
    text: str


def send_back(
    *,
    actor: Person,
    scope: Scope,
    filing: Filing,
    edit: int,
    reason: str,
    asked: Sequence[Ask] = (),
    to: Person | None = None,
    address: str = "",
) -> Step:
    """Send a return back to its unit, with questions on cells where there are any; nothing of it is lost.

    Args:
        actor: Who.
        scope: What that person may do.
        filing: Which return.
        edit: The count of changes that the person saw.
        reason: Why, for the whole of it.
        asked: Questions on cells.
        to: Whose turn it is, of those who enter there; told by mail. Nobody in particular for None.
        address: Of the return's page, for the mail.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person may not send it back as it stands, or `to` does not work there.
        Invalid: If a question is empty, too long or about no cell of the form, or no reason is given.
        Conflict: If it was changed meanwhile, or is with the unit already.
    """
    said = reason_of(reason)
    if len(asked) > MOST_ASKED:
        raise Invalid("Those are too many questions.", "Ask fewer.", code="filings.too_many_asked", most=MOST_ASKED)
    asked = [Ask(one.cell, reason_of(one.text)) for one in asked]
    with transaction.atomic():
        held = hold(scope, filing, edit)
        _demand_sending(scope, held)
        if to is not None and not people_of(held).filter(pk=to.pk).exists():
            raise Denied(
                "That person does not work on this return.", "Choose one of the list.", code="filings.not_theirs"
            )
        _ask(held, actor, asked, to)
        step = take_step(
            actor=actor, filing=held, verb="send_back", state=FilingState.RETURNED, reason=said,
            cells=[one.cell for one in asked], to=to.username if to else None,
        )  # fmt: skip
        if to is not None and to != actor:
            transaction.on_commit(lambda: _mail(to, actor, address), robust=True)
    return step


def answer(*, actor: Person, scope: Scope, filing: Filing, remark: UUID, text: str) -> Remark:
    """Answer a question about a cell.

    Raises:
        NotFound: If there is no such question on the return, or the person may not know of it.
        Denied: If the person does not work in the unit.
        Invalid: If nothing is said, or too much.
        Conflict: If it was answered already.
    """
    said = reason_of(text)
    with transaction.atomic():
        held = Filing.objects.select_for_update(of=("self",)).select_related("campaign", "org").get(pk=filing.pk)
        found = held.remarks.filter(uid=remark).first()
        if found is None or not is_inside(scope, held):
            raise NotFound("There is no such question, or it is not open to you.", code="filings.no_remark")
        if not works_there(scope, held):
            demand(scope, Right.ENTER, held)
        if found.answered_at is not None:
            raise Conflict("This was answered already.", "Look at it again.", code="filings.answered")
        found.answer, found.answered_by, found.answered_at = said, actor, timezone.now()
        found.save(update_fields=["answer", "answered_by", "answered_at"])
        write_down(actor=actor, filing=held, verb="answer", remark=found.uid, cell=found.cell)
    return found


def _demand_sending(scope: Scope, held: Filing) -> None:
    if may_send_back(scope, held):
        return
    if held.state in {FilingState.EMPTY, FilingState.DRAFT, FilingState.RETURNED, FilingState.EXCUSED}:
        raise Conflict("The return is with its unit.", "Look at it again.", code=f"filings.is_{held.state}")
    if held.state in {FilingState.SUBMITTED, FilingState.CHECKED}:
        demand(scope, Right.CHECK, held)
        demand(scope, Right.ENTER, held)  # the office waits until the unit has signed it off
    demand(scope, Right.COLLECT, held)


def _ask(held: Filing, actor: Person, asked: Sequence[Ask], to: Person | None) -> None:
    words = words_of(held.version.content) if held.version else {}
    form = form_of(held.form)
    for one in asked:
        if one.cell and one.cell not in words and not _is_cell(form, one.cell):
            raise Invalid(
                "The form has no such cell.", "Choose one of them.", code="filings.no_cell", cell=one.cell[:100]
            )
    Remark.objects.bulk_create(
        Remark(filing=held, cell=one.cell, words=words.get(one.cell, "")[:_WORDS], text=one.text, to=to, by=actor)
        for one in asked
    )


def _is_cell(form: Form, address: str) -> bool:
    """Whether a form has a cell in which nothing stands yet: a line and a column of a grid."""
    table, _, rest = address.partition("/")
    entry, _, column = rest.partition("/")
    found = form.table(table)
    return found is not None and found.line(entry) is not None and found.column(column) is not None


def _mail(to: Person, actor: Person, address: str) -> None:
    """Tell a person that something waits. Mail is no safe: it names neither the return nor what is asked."""
    texts = load_speech(to.language)
    body = texts["filings.flow.mail.body"].format(who=actor.name, address=address)
    try:
        send_mail(texts["filings.flow.mail.subject"], body, settings.DEFAULT_FROM_EMAIL, [to.email])
    except (OSError, SMTPException):
        _LOG.exception("a letter was not sent")
