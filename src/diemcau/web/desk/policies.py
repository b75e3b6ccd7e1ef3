"""Who decides about mentions, and where one pair of eyes is too few."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.errors import Conflict, Denied
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive.models import Document, State
from diemcau.web.desk.models import Check, Mention
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person

DOUBTED = Decimal("0.60")
"""A reader that is less sure than this needs a second pair of eyes on whatever the first decides."""

UNSURE = Decimal("0.50")
"""A figure read with less than this is not released before a person has looked at it."""

LEAP = 10
"""By this factor a corrected value differs in more than its digits: another scale word, or another number."""


def may_decide(scope: Scope, document: Document) -> bool:
    """Whether a person may accept, correct, reject and add in a document."""
    org = document.org_id
    return document.state != State.WITHDRAWN and (scope.may(Right.ENTER, org) or scope.may(Right.CHECK, org))


def demand_decide(scope: Scope, document: Document) -> None:
    """Refuse who may not decide about a document's mentions.

    Raises:
        Denied: If none of the person's roles lets them enter or check in the document's org.
        Conflict: If the document was withdrawn.
    """
    if document.state == State.WITHDRAWN:
        raise Conflict("The document was withdrawn; its mentions stay as they were.", code="desk.withdrawn")
    if not scope.may(Right.ENTER, document.org_id):
        scope.demand(Right.CHECK, document.org_id)


def is_inside(scope: Scope, document: Document) -> bool:
    """Whether a person belongs to those who work on a document, and sees who did what and what is said about it."""
    return scope.may(Right.READ, document.org_id)


def may_second(scope: Scope, document: Document, mention: Mention) -> bool:
    """Whether a person may read a mention a second time."""
    open_ = mention.needs_second and mention.second_by_id is None and mention.check_state != Check.UNCHECKED
    return (
        open_
        and document.state != State.WITHDRAWN
        and mention.checked_by_id != scope.person
        and scope.may(Right.CHECK, document.org_id)
    )


def demand_second(scope: Scope, document: Document, mention: Mention) -> None:
    """Refuse who may not be the second reader of a mention.

    Raises:
        Denied: If the person may not check there, or was the first reader.
        Conflict: If no second reading is open.
    """
    scope.demand(Right.CHECK, document.org_id)
    if not mention.needs_second or mention.second_by_id is not None or mention.check_state == Check.UNCHECKED:
        raise Conflict("Nothing waits for a second reading there.", code="desk.no_second")
    if mention.checked_by_id == scope.person:
        raise Denied("Whoever decided first is not the second reader.", "Ask a colleague.", code="desk.own_second")


def demand_undo(scope: Scope, document: Document, by: int) -> None:
    """Refuse who may not take a decision back: one's own, or with the right to check anybody's.

    Raises:
        Denied: If it is another's, and the person may not check there.
    """
    demand_decide(scope, document)
    if by != scope.person:
        scope.demand(Right.CHECK, document.org_id)


def needs_second(document: Document, before: Mention | None, after: Mention) -> bool:
    """Whether the risk of a decision asks for a second reader.

    Args:
        document: In which document.
        before: What it decided about; None where it added something.
        after: What came of it.
    """
    if document.level >= Level.CONFIDENTIAL:
        return True
    if before is None:
        return False
    if before.confidence < DOUBTED or before.note.get("code") == "disagreed":
        return True
    return after.check_state == Check.CORRECTED and _leaps(before.value, after.value)


def _leaps(before: Decimal | None, after: Decimal | None) -> bool:
    if before is None or after is None or before == after:
        return False
    if not before or not after or (before < 0) != (after < 0):
        return True
    small, large = sorted((abs(before), abs(after)))
    return large >= LEAP * small


def objections(document: Document, actor: Person) -> None:
    """Refuse the release of a document that was not checked well enough, or by who checked it.

    Raises:
        Denied: If the person decided about any of its mentions: whoever works on it does not release it.
        Conflict: If second readings are open, or figures read with little confidence wait for a person.
    """
    if document.decisions.filter(by=actor).exists():
        raise Denied(
            "Whoever checked a document's figures does not release it.", "Ask another head.", code="desk.own_work"
        )
    current = document.mentions.filter(known_to=None)
    waiting = current.filter(needs_second=True, second_by=None).exclude(check_state=Check.UNCHECKED).count()
    waiting += current.filter(check_state=Check.UNCHECKED, note__code="disagreed").count()
    if waiting:
        raise Conflict(
            f"{waiting} decisions wait for a second reader.",
            "Let a colleague with the right to check read them.",
            code="desk.seconds_open",
            count=waiting,
        )
    unsure = current.filter(check_state=Check.UNCHECKED, sort="figure", confidence__lt=UNSURE).count()
    if unsure:
        raise Conflict(
            f"{unsure} figures were read with little confidence and nobody has looked at them.",
            "Check them first; they stand at the top of the list.",
            code="desk.unsure_open",
            count=unsure,
        )
