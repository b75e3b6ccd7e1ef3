"""Papers that order tasks: written down, signed once, revoked or replaced by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.policies import may_see
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.shell.levels import Level
from diemcau.web.tasks.actions.drafting import demand_preparing
from diemcau.web.tasks.actions.held import words_of
from diemcau.web.tasks.models import Source
from diemcau.web.tasks.policies import demand_source, visible_sources

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document
    from diemcau.web.orgs.models import Org

KINDS = ("notice", "dispatch", "decision", "directive", "resolution", "programme", "instruction", "speech")
"""Kinds of papers, as the sector's follow-up rules name them."""
LONGEST_SUBJECT, LONGEST_NUMBER, LONGEST_SYMBOL, LONGEST_SIGNER = 500, 20, 60, 200
IN_FORCE, REVOKED, REPLACED = "in_force", "revoked", "replaced"
_EARLIEST = 1945


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a paper gets when it is signed.

    Attributes:
        number, symbol: As printed, such as 45 and TB-VPCP.
        day: The day it was signed.
        signer: Who signed, with office, as printed.
    """

    number: str
    symbol: str
    day: date
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is written down of a paper before it is signed.

    Attributes:
        org: The unit that issues it.
        office: The unit whose office keeps it and prepares its tasks.
        subject: What it is about.
        kind: One of `KINDS`.
        level: How confidential; never below its document.
        document: The document in the archive that it is, or None.
        external: Its id where it came from.
    """

    org: Org
    office: Org
    subject: str
    kind: str = "notice"
    level: int = Level.INTERNAL
    document: Document | None = None
    external: str = ""


def office_of(source: Source) -> Org:
    """The unit whose office keeps a paper."""
    return source.office or source.org


def is_signed(source: Source) -> bool:
    """Whether a paper holds and has its number and day: on such a one alone the office gives tasks."""
    return source.state == IN_FORCE and bool(source.number and source.signed_on)


def enter_source(*, actor: Person, scope: Scope, paper: Paper, signature: Signature | None = None) -> Source:
    """Write a paper down, signed already or not.

    Raises:
        Denied: If the person does not deploy in that office, may not see its document, or it is above the own level.
        Invalid: If something of it cannot be.
        Conflict: If it was written down before, or its document was and the paper still holds.
    """
    demand_preparing(scope, paper.office)
    if paper.kind not in KINDS:
        raise Invalid(f"There is no kind of paper {paper.kind[:20]!r}.", code="tasks.unknown", said=paper.kind[:20])
    document = paper.document
    if document is not None:
        _demand_fresh(scope, document)
    level = max(paper.level, document.level if document is not None else Level.PUBLIC)
    if level > scope.clearance:
        raise Denied("That level is above yours.", code="tasks.level_above")
    with transaction.atomic():
        source = Source(
            kind=paper.kind, org=paper.org, office=paper.office, document=document, level=level, entered_by=actor,
            subject=words_of(paper.subject, longest=LONGEST_SUBJECT), external=paper.external[:200],
        )  # fmt: skip
        if signature is not None:
            _sign(source, signature)
        source.save()
        _note(actor, source, "source.enter", kind=source.kind, number=str(source) if source.number else "")
    return source


def sign_source(*, actor: Person, scope: Scope, source: Source, edit: int, signature: Signature) -> Source:
    """Write number, symbol, day and signer of a paper down; once.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not deploy in its office.
        Invalid: If number, symbol or day cannot be.
        Conflict: If it was changed meanwhile or is signed already, or another paper has that number.
    """
    with transaction.atomic():
        held = hold_source(scope, source, edit)
        if held.number:
            raise Conflict("The paper has its number already.", "A number is never changed.", code="tasks.signed")
        _sign(held, signature)
        _keep(held)
        _note(actor, held, "source.sign", number=str(held), day=signature.day, signer=held.signer)
    return held


def revoke_source(*, actor: Person, scope: Scope, source: Source, edit: int, reason: str) -> Source:
    """Say that a paper no longer holds; its tasks are shown for review, each is decided by whoever gave it.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not deploy in its office.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, or does not hold any more.
    """
    said = words_of(reason)
    with transaction.atomic():
        held = hold_source(scope, source, edit)
        _demand_in_force(held)
        held.state = REVOKED
        _keep(held)
        _note(actor, held, "source.change", state=REVOKED, reason=said)
    return held


def replace_source(*, actor: Person, scope: Scope, source: Source, edit: int, by: Source, reason: str) -> Source:
    """Say that another paper stands in the place of one; the tasks of the former are shown for review.

    Raises:
        NotFound: If the person may not know of either.
        Denied: If the person does not deploy in its office.
        Invalid: If no reason is given, or it would replace itself.
        Conflict: If it was changed meanwhile, or does not hold any more, or the other does not.
    """
    said = words_of(reason)
    with transaction.atomic():
        held = hold_source(scope, source, edit)
        demand_source(scope, by)
        if by.pk == held.pk:
            raise Invalid("A paper does not replace itself.", "Choose another.", code="tasks.replaces_itself")
        _demand_in_force(held)
        _demand_in_force(by)
        held.state, held.replaced_by = REPLACED, by
        _keep(held)
        _note(actor, held, "source.change", state=REPLACED, by=str(by.uid), reason=said)
    return held


def hold_source(scope: Scope, source: Source, edit: int | None) -> Source:
    """A paper, held until the transaction ends, for somebody who deploys in its office.

    Args:
        scope: What the person may do.
        source: Which.
        edit: As the person saw it; None for what only adds to it.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person neither deploys nor gives tasks there.
        Conflict: If it was changed meanwhile.
    """
    demand_source(scope, source)
    found = Source.objects.select_for_update(of=("self",)).select_related("org", "office", "document")
    held = found.get(pk=source.pk)
    demand_preparing(scope, office_of(held))
    if edit is not None and held.edit != edit:
        raise Conflict(
            "Somebody else has changed this paper meanwhile.", "Look at it again and repeat what you did.",
            code="tasks.stale_source",
        )  # fmt: skip
    return held


def may_prepare(scope: Scope, source: Source) -> bool:
    """Whether a person prepares the tasks of a paper."""
    org = office_of(source).pk
    return scope.may(Right.DEPLOY, org) or scope.may(Right.ASSIGN, org)


def _demand_fresh(scope: Scope, document: Document) -> None:
    """Refuse a document that the person may not see, and one that is a paper already, as far as the person knows."""
    if not may_see(scope, document):
        raise Denied("That document is not open to you.", code="tasks.no_document")
    same = Source.objects.filter(visible_sources(scope), document=document, state=IN_FORCE)
    if same.exists():
        raise Conflict(
            "This document was written down as a paper before.", "Look for it in the list.", code="tasks.document_again"
        )


def _sign(source: Source, signature: Signature) -> None:
    """Write a signature into a paper.

    Raises:
        Invalid: If number, symbol or day cannot be.
        Conflict: If another paper of that unit and year has it.
    """
    number = words_of(signature.number, longest=LONGEST_NUMBER)
    symbol = words_of(signature.symbol, longest=LONGEST_SYMBOL, needed=False)
    if signature.day > timezone.localdate() or signature.day.year < _EARLIEST:
        raise Invalid(
            "A paper is signed on a day that has been.", "Look at the day again.", code="tasks.signed_on",
            day=signature.day.isoformat(),
        )  # fmt: skip
    same = Source.objects.filter(org=source.org, year=signature.day.year, number=number, symbol=symbol)
    if same.exclude(pk=source.pk).exists():
        raise Conflict(
            "A paper of that unit, year, number and symbol was written down before.", "Look for it in the list.",
            code="tasks.source_again",
        )  # fmt: skip
    source.number, source.symbol, source.year, source.signed_on = number, symbol, signature.day.year, signature.day
    source.signer = words_of(signature.signer, longest=LONGEST_SIGNER, needed=False)


def _keep(held: Source) -> None:
    held.edit += 1
    held.save()


def _demand_in_force(source: Source) -> None:
    if source.state != IN_FORCE:
        raise Conflict("The paper does not hold any more.", "Look at it again.", code="tasks.not_in_force")


def _note(actor: Person, source: Source, act: str, **detail: object) -> None:
    append_entry(
        actor=actor,
        act=Act(
            act=act, thing="source", thing_id=source.uid, org=office_of(source).code, level=source.level, detail=detail
        ),
    )  # fmt: skip
