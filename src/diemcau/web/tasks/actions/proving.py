"""What shows that a task is done: words of a document, a fact, an accepted value; confirmed by another side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.states import OPEN, Actor
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records.task import TaskState
from diemcau.web.archive.models import Document
from diemcau.web.archive.queries import find_document
from diemcau.web.desk.queries import find_mention, reading_at
from diemcau.web.filings.queries import values_for
from diemcau.web.record.queries import find_claim
from diemcau.web.tasks.actions.held import hold, words_of, write_down
from diemcau.web.tasks.models import Evidence, Task
from diemcau.web.tasks.policies import actors_of, demand_actor, may_answer
from diemcau.web.tasks.proofs import shown_to, sides_of, still_says, with_text

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Share

MOST = 100
"""Pieces of evidence of one task."""
LONGEST_WORDS = 4_000
"""Characters of the words that somebody marks in a document."""

_OPEN = frozenset(state.value for state in OPEN) - {TaskState.ASSIGNED.value, TaskState.RETURNED.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is attached: exactly one of words, fact, value.

    Attributes:
        document: In which document the words stand, or None.
        mention: uid of what was read there, in the place of words, or None.
        words: The words as they stand in its text.
        start: Where they begin in it, in code points; None to look them up.
        claim: uid of a fact, or None.
        value: uid of an accepted value of a return, or None.
        note: What it shows.
    """

    document: Document | None = None
    mention: UUID | None = None
    words: str = ""
    start: int | None = None
    claim: UUID | None = None
    value: UUID | None = None
    note: str = ""


def attach(*, actor: Person, scope: Scope, task: Task, edit: int, proof: Proof, share: Share | None = None) -> Evidence:
    """Attach what shows that a task, or a coordinating unit's part of it, is done.

    Raises:
        NotFound: If the person may not know of the task, or of what is attached.
        Denied: If the person works neither in its unit nor, for a part, in the one that is asked.
        Invalid: If it is not exactly one thing, or the words do not stand in the document as they are given.
        Conflict: If the task was changed meanwhile, is not worked on, or has too much evidence already.
    """
    note = words_of(proof.note, needed=False)
    fields = {**_found(scope, proof), "note": note}
    with transaction.atomic():
        held = hold(scope, task, edit)
        part = _part(held, share) if share is not None else None
        if part is None:
            demand_actor(actor, scope, held, Actor.HEAD, Actor.OFFICER)
        elif not may_answer(scope, part):
            raise Denied("This is for the unit that is asked.", "Ask its head.", code="tasks.not_yours")
        if held.state not in _OPEN or held.state == TaskState.SUBMITTED.value:
            raise Conflict("The task is not being worked on.", "Look at it again.", code="tasks.not_worked_on")
        if held.evidence.count() >= MOST:
            raise Conflict("There is too much evidence already.", "Keep to what shows it.", code="tasks.much_evidence")
        made = Evidence.objects.create(task=held, share=part, by=actor, **fields)
        write_down(actor=actor, task=held, act="evidence.attach", evidence=made.uid)
    return made


def check(*, actor: Person, scope: Scope, task: Task, edit: int, evidence: UUID) -> Evidence:
    """Confirm one piece of evidence as whoever gave the task or follows it; never what one's own side attached.

    Raises:
        NotFound: If there is none of that uid, or the person may not see what it shows.
        Denied: If the person neither gave nor follows the task, or is of the side that attached it.
        Conflict: If the task was changed meanwhile, it was confirmed or withdrawn already, or its words do not stand
            there any more.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, Actor.ASSIGNER, Actor.OFFICE)
        found = _standing(scope, held, evidence)
        if found.checked_by_id is not None:
            raise Conflict("This was confirmed already.", "Look at it again.", code="tasks.checked")
        if not still_says(found):
            raise Conflict(
                "The words do not stand there any more.", "Ask for the passage as it reads now.",
                code="tasks.words_gone",
            )  # fmt: skip
        if not _is_other(actor, scope, found):
            raise Denied(
                "Evidence is confirmed by another unit than the one that attached it.", "Ask the other side.",
                code="tasks.own_evidence",
            )  # fmt: skip
        found.checked_by, found.checked_at = actor, timezone.now()
        found.save(update_fields=["checked_by", "checked_at"])
        write_down(actor=actor, task=held, act="evidence.check", evidence=found.uid)
    return found


def withdraw(*, actor: Person, scope: Scope, task: Task, edit: int, evidence: UUID) -> Evidence:
    """Take a piece of evidence back; it stays on record. Not while the task waits for its confirmation, nor after.

    Raises:
        NotFound: If there is none of that uid, or the person may not see what it shows.
        Denied: If the person did not attach it and does not answer for the unit that did.
        Conflict: If the task was changed meanwhile or is handed in, or it was confirmed or withdrawn already.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        found = _standing(scope, held, evidence)
        if found.by_id != actor.pk and not _heads(actor, scope, held, found):
            raise Denied("Somebody else attached it.", "Ask the head of that unit.", code="tasks.not_yours")
        if held.state not in _OPEN or held.state == TaskState.SUBMITTED.value or found.checked_by_id is not None:
            raise Conflict(
                "What was handed in or confirmed is not taken back.", "Ask for the task to be sent back.",
                code="tasks.evidence_stands",
            )  # fmt: skip
        found.withdrawn_at = timezone.now()
        found.save(update_fields=["withdrawn_at"])
        write_down(actor=actor, task=held, act="evidence.withdraw", evidence=found.uid)
    return found


def check_standing(actor: Person, scope: Scope, held: Task) -> list[str]:
    """Confirm, with the completion, what the assigner sees of the evidence; uids of what was confirmed now.

    Raises:
        Conflict: If there is nothing that somebody of another side attached and that the person sees.
    """
    rows = held.evidence.filter(withdrawn_at=None).select_related("document", "mention__document", "value", "share")
    known = shown_to(scope, with_text(rows))
    seen = [one for one in known if still_says(one) and _is_other(actor, scope, one)]
    if not any(one.share_id is None for one in seen):
        raise Conflict(
            "You see nothing that shows that it is done.", "Ask the unit for evidence that is open to you.",
            code="tasks.sees_no_evidence",
        )  # fmt: skip
    fresh = [one for one in seen if one.checked_by_id is None]
    held.evidence.filter(pk__in=[one.pk for one in fresh]).update(checked_by=actor, checked_at=timezone.now())
    return [str(one.uid) for one in fresh]


def _found(scope: Scope, proof: Proof) -> dict[str, Any]:
    """The fields of what is attached, each looked up as the person may see it."""
    given = [proof.document is not None, proof.claim is not None, proof.value is not None]
    if sum(given) != 1:
        raise Invalid("Attach exactly one thing.", "A sentence, a fact or a value.", code="tasks.one_proof")
    if proof.claim is not None:
        return {"claim": find_claim(scope, proof.claim).uid}
    if proof.value is not None:
        value = values_for(scope).filter(uid=proof.value).first()
        if value is None:
            raise NotFound("There is no such value, or it is not open to you.", code="tasks.no_value")
        return {"value": value}
    return _span(scope, proof)


def _span(scope: Scope, proof: Proof) -> dict[str, Any]:
    """The words of a document, which have to stand in its text as it is read today."""
    if proof.document is None:
        raise Invalid("Attach exactly one thing.", "A sentence, a fact or a value.", code="tasks.one_proof")
    document = find_document(scope, proof.document.uid)
    reading = reading_at(document, None)
    if reading is None:
        raise Conflict("This document has not been read yet.", "Come back later.", code="tasks.unread")
    if proof.mention is not None:
        mention = find_mention(document, proof.mention)
        start, end = mention.sentence_start, mention.sentence_end
        return {
            "document": document, "mention": mention, "start": start, "end": end, "words": reading.text[start:end],
        }  # fmt: skip
    words = words_of(proof.words, longest=LONGEST_WORDS)
    start = _place(reading.text, words, proof.start)
    return {"document": document, "start": start, "end": start + len(words), "words": words}


def _place(text: str, words: str, start: int | None) -> int:
    """Where some words stand in a text.

    Raises:
        Invalid: If they do not stand there, or it is not said at which of several places.
    """
    if start is not None:
        if start < 0 or text[start : start + len(words)] != words:
            raise Invalid("The words do not stand there.", "Mark them again.", code="tasks.words_moved")
        return start
    first = text.find(words)
    if first < 0:
        raise Invalid("The document does not say these words.", "Copy them from its text.", code="tasks.words_absent")
    if text.find(words, first + 1) >= 0:
        raise Invalid(
            "The document says these words more than once.", "Copy a longer passage.", code="tasks.words_often"
        )
    return first


def _part(held: Task, share: Share) -> Share:
    found = held.shares.filter(pk=share.pk).first()
    if found is None:
        raise NotFound("There is no such part.", code="tasks.no_share")
    return found


def _standing(scope: Scope, held: Task, uid: UUID) -> Evidence:
    rows = held.evidence.filter(uid=uid).select_related("document", "mention__document", "value", "share")
    found = next(iter(shown_to(scope, with_text(rows))), None)
    if found is None:
        raise NotFound("There is no such evidence, or it is not open to you.", code="tasks.no_evidence")
    if found.withdrawn_at is not None:
        raise Conflict("This was taken back.", "Look at it again.", code="tasks.withdrawn")
    return found


def _is_other(actor: Person, scope: Scope, evidence: Evidence) -> bool:
    """Whether a person is of another side than a piece of evidence: neither attached it nor works in that unit."""
    return evidence.by_id != actor.pk and not sides_of(scope, evidence)


def _heads(actor: Person, scope: Scope, held: Task, evidence: Evidence) -> bool:
    if evidence.share is not None:
        return may_answer(scope, evidence.share)
    return Actor.HEAD in actors_of(actor, scope, held)
