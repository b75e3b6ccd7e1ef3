"""What is asked about mentions, threads and what waits to be checked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from diemcau.errors import NotFound
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.accounts.queries import roles_on, scope_of
from diemcau.web.archive.models import Document, ReadText, State
from diemcau.web.archive.policies import visible
from diemcau.web.desk.models import Check, Decision, Mention, Orphan, Thread
from diemcau.web.desk.policies import is_inside
from diemcau.web.orgs.queries import tree_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person

MOST_LISTED = 200
"""Mentions of the list on a page at once; the next ones come when these are done."""

_MOST_PEOPLE = 100


def known(at: datetime | None, path: str = "") -> Q:
    """The states that the house held at a moment; now for None.

    Args:
        at: The moment.
        path: How the queried rows lead to the states: `claim__`.
    """
    if at is None:
        return Q(**{f"{path}known_to": None})
    ended = Q(**{f"{path}known_to": None}) | Q(**{f"{path}known_to__gt": at})
    return Q(**{f"{path}known_from__lte": at}) & ended


def reading_at(document: Document, at: datetime | None) -> ReadText | None:
    """The reading that was current at a moment, now for None; None where there was none yet."""
    readings = document.readings.order_by("-read_at", "-pk")
    return readings.filter(read_at__lte=at).first() if at else readings.filter(is_current=True).first()


def mentions_of(document: Document, at: datetime | None) -> QuerySet[Mention]:
    """The mentions of a document as known at a moment, in text order."""
    return (
        Mention.objects.filter(known(at), document=document)
        .select_related("checked_by", "second_by")
        .order_by("start", "-end", "pk")
    )


def to_token(mention: Mention) -> str:
    """Names the state that a person saw, so that nobody decides about another one unawares."""
    return mention.known_from.isoformat()


def find_mention(document: Document, uid: UUID, at: datetime | None = None) -> Mention:
    """A mention in the state of a moment.

    Raises:
        NotFound: If the document has none of that uid.
    """
    found = mentions_of(document, at).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such mention in this document.", code="desk.no_mention")
    return found


def history_of(document: Document, uid: UUID, at: datetime | None = None) -> QuerySet[Decision]:
    """What was decided about a mention, newest first."""
    found = document.decisions.filter(mention=uid).select_related("by", "before", "after")
    return (found.filter(at__lte=at) if at else found).order_by("-at", "-pk")


def threads_of(document: Document) -> QuerySet[Thread]:
    """The threads of a document with what was said in them."""
    return (
        document.threads.select_related("opened_by", "sent_to", "closed_by")
        .prefetch_related("comments__by", "comments__sent_to")
        .order_by("start", "pk")
    )


def find_thread(scope: Scope, uid: UUID) -> Thread:
    """A thread.

    Raises:
        NotFound: If there is none of that uid, or its document is not the person's to work on.
    """
    found = Thread.objects.filter(visible(scope, "document__"), uid=uid).select_related("document__org").first()
    if found is None or not is_inside(scope, found.document):
        raise NotFound("There is no such thread, or it is not open to you.", code="desk.no_thread")
    return found


def threads_for(person: Person, scope: Scope) -> QuerySet[Thread]:
    """The open threads that were sent to a person and that the person may still see, oldest first."""
    found = Thread.objects.filter(visible(scope, "document__"), sent_to=person, closed_at=None)
    return found.filter(_within(scope, Right.READ, "document__")).select_related("document__org", "opened_by")


def _within(scope: Scope, right: Right, path: str = "") -> Q:
    """What belongs to the orgs in which a right holds."""
    reach = scope.reach(right)
    # Not an empty Q: joined by "or" with another it would vanish and leave the other alone.
    return Q(**{f"{path}org_id__isnull": False}) if reach.everywhere else Q(**{f"{path}org_id__in": reach.orgs})


def to_check(scope: Scope) -> QuerySet[Document]:
    """The documents in a person's reach with mentions to check, those with most first.

    Each has `unchecked`, `counted` and `seconds`: mentions nobody has looked at, all, and those for a second reader.
    """
    mine = _within(scope, Right.ENTER) | _within(scope, Right.CHECK)
    if not (scope.reach(Right.ENTER) or scope.reach(Right.CHECK)):
        return Document.objects.none()
    now = Q(mentions__known_to=None)
    waiting = Q(mentions__needs_second=True, mentions__second_by=None) & ~Q(mentions__check_state=Check.UNCHECKED)
    return (
        Document.objects.filter(visible(scope), mine)
        .exclude(state=State.WITHDRAWN)
        .annotate(
            unchecked=Count("mentions", filter=now & Q(mentions__check_state=Check.UNCHECKED)),
            counted=Count("mentions", filter=now),
            seconds=Count("mentions", filter=now & waiting),
        )
        .filter(Q(unchecked__gt=0) | Q(seconds__gt=0))
        .select_related("org")
        .order_by("-unchecked", "-entered_at", "-pk")
    )


def orphans_of(document: Document) -> QuerySet[Orphan]:
    """Decisions whose words are gone and that nobody has put away."""
    return document.orphans.filter(put_away_at=None).select_related("state__checked_by")


def people_for(document: Document) -> list[Person]:
    """The people to whom a sentence of a document may be sent: those who work on it and may see it, by name."""
    today = timezone.localdate()
    above = [node.pk for node in tree_of(today).above(document.org_id)]
    ways = Q(org_id__in=[document.org_id, *above]) | Q(covers_id__in=[document.org_id, *above])
    ways |= Q(deputy_for__org_id__in=[document.org_id, *above]) | Q(deputy_for__covers_id__in=[document.org_id, *above])
    roles = roles_on(today).filter(ways, person__is_active=True, person__clearance__gte=document.level)
    people: dict[int, Any] = {
        role.person_id: role.person for role in roles.select_related("person")[: 4 * _MOST_PEOPLE]
    }
    found = [person for person in people.values() if is_inside(scope_of(person, today), document)]
    return sorted(found, key=lambda person: (person.name, person.username))[:_MOST_PEOPLE]
