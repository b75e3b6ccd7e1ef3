"""Talks about a sentence: opened on chosen words, sent back to a person with a reason, closed and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.reconcile.anchors import make_anchor
from diemcau.records import Sort, Span
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.models import Document
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.desk.actions.states import hold
from diemcau.web.desk.models import Comment, Orphan, Thread
from diemcau.web.desk.policies import demand_decide
from diemcau.web.desk.queries import people_for
from diemcau.web.desk.rows import anchor_to_json
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

LONGEST = 4000
"""Code points of a comment."""

_MOST_WORDS = 1000
"""Code points that a thread may hang on: a sentence, not a page."""


def open_thread(
    *,
    actor: Person,
    scope: Scope,
    document: Document,
    span: Span,
    text: str,
    sent_to: Person | None = None,
    address: str = "",
) -> Thread:
    """Open a talk about some words.

    Args:
        actor: Who.
        scope: What that person may do.
        document: Of which document.
        span: The words, in the current reading.
        text: What the person says of them.
        sent_to: The person to whom they are sent back, or None.
        address: Address of the document's page, for the mail to that person; empty for none.

    Raises:
        Denied: If the person does not work on the document, or the other one may not see it.
        Invalid: If nothing is said, or the words do not stand in the text.
    """
    scope.demand(Right.READ, document.org_id)
    said = _said(text)
    with transaction.atomic():
        held = hold(document, actor)
        body = held.reading.document.text
        if not 0 <= span.start < span.end <= len(body) or span.end - span.start > _MOST_WORDS:
            raise Invalid("Those words do not stand in the text.", "Select them again.", code="desk.no_words")
        thread = Thread.objects.create(
            document=held.document,
            anchor=anchor_to_json(make_anchor(held.reading.document, span, Sort.DIRECTIVE)),
            start=span.start,
            end=span.end,
            opened_by=actor,
            sent_to=_receiver(held.document, sent_to),
        )
        step = Comment.Step.SEND if sent_to else Comment.Step.SAY
        _note(Comment(thread=thread, by=actor, text=said, step=step, sent_to=sent_to), address)
    return thread


def step_thread(
    *,
    actor: Person,
    scope: Scope,
    thread: Thread,
    step: str,
    text: str = "",
    sent_to: Person | None = None,
    address: str = "",
) -> Thread:
    """Say something in a thread, send it to a person, close it or open it again.

    Raises:
        Denied: If the person does not work on the document, or the other one may not see it.
        Invalid: If the step is none, or nothing is said where something has to be.
        Conflict: If it is closed, or open, already.
    """
    scope.demand(Right.READ, thread.document.org_id)
    if step not in Comment.Step.values:
        raise Invalid("A thread knows no such step.", code="desk.no_step")
    said = _said(text) if step in {Comment.Step.SAY, Comment.Step.SEND} else text.strip()[:LONGEST]
    with transaction.atomic():
        held = Thread.objects.select_for_update().get(pk=thread.pk)
        held.document = thread.document
        if (held.closed_at is None) == (step == Comment.Step.REOPEN):
            raise Conflict("Somebody else has closed or opened it meanwhile.", "Look again.", code="desk.thread_stale")
        if step == Comment.Step.SEND:
            held.sent_to = _receiver(held.document, sent_to)
            if held.sent_to is None:
                raise Invalid("Nobody was chosen.", "Choose a person.", code="desk.nobody")
        if step in {Comment.Step.CLOSE, Comment.Step.REOPEN}:
            closing = step == Comment.Step.CLOSE
            held.closed_by, held.closed_at = (actor, timezone.now()) if closing else (None, None)
        held.save(update_fields=["sent_to", "closed_by", "closed_at"])
        receiver = held.sent_to if step == Comment.Step.SEND else None
        _note(Comment(thread=held, by=actor, text=said, step=step, sent_to=receiver), address)
    return held


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise Invalid("Nothing was said.", "Write what it is about.", code="desk.nothing_said")
    if len(said) > LONGEST:
        raise Invalid("That is too long.", "Write less.", code="desk.too_long", most=LONGEST)
    return said


def _receiver(document: Document, person: Person | None) -> Person | None:
    """The person, who works on the document too.

    Raises:
        Denied: If not.
    """
    if person is not None and person not in people_for(document):
        raise Denied("That person does not work on this document.", "Choose one of the list.", code="desk.not_for_them")
    return person


def _note(comment: Comment, address: str) -> None:
    """Keep what was said, and tell the person to whom it was sent."""
    comment.save(force_insert=True)
    thread, actor, sent_to = comment.thread, comment.by, comment.sent_to
    document = thread.document
    detail = {"document": document.uid, "sent_to": sent_to.username if sent_to else None}
    act = Act(
        act=f"thread.{comment.step}", thing="thread", thing_id=thread.uid, org=document.org.code, level=document.level,
        detail=detail,
    )  # fmt: skip
    append_entry(actor=actor, act=act)
    if sent_to is not None and sent_to != actor:
        transaction.on_commit(lambda: _mail(document, actor, sent_to, comment.text, address), robust=True)


def _mail(document: Document, actor: Person, sent_to: Person, said: str, address: str) -> None:
    """Tell a person by mail. Of a confidential document the mail names neither title nor reason: mail is no safe."""
    texts = load_speech(sent_to.language)
    plain = document.level < Level.CONFIDENTIAL
    facts = {"who": actor.name, "title": document.title if plain else "…", "reason": said if plain else "…"}
    body = texts["desk.mail.body" if plain else "desk.mail.body_confidential"].format(address=address, **facts)
    subject = texts["desk.mail.subject"].format(who=actor.name)
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [sent_to.email])


def put_away(*, actor: Person, scope: Scope, document: Document, orphan: UUID) -> Orphan:
    """Say that a decision whose words are gone was seen to.

    Raises:
        Denied: If the person may not decide there.
        NotFound: If there is none of that uid that waits.
    """
    demand_decide(scope, document)
    with transaction.atomic():
        found = Orphan.objects.select_for_update().filter(document=document, uid=orphan, put_away_at=None).first()
        if found is None:
            raise NotFound("There is no such decision, or it was seen to.", code="desk.no_orphan")
        found.put_away_by, found.put_away_at = actor, timezone.now()
        found.save(update_fields=["put_away_by", "put_away_at"])
        append_entry(
            actor=actor,
            act=Act(
                act="orphan.put_away",
                thing="mention",
                thing_id=found.state.uid,
                org=document.org.code,
                level=document.level,
                detail={"document": document.uid, "words": found.state.words[:200]},
            ),
        )
    return found
