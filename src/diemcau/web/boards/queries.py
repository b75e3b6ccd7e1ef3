"""What waits for a person, by the rights that the person's roles give. Each part is one or two short questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from diemcau.web.accounts.models import Person, Role
from diemcau.web.accounts.policies import POWERS, RIGHTS, Right, Scope
from diemcau.web.accounts.queries import people_for, roles_on
from diemcau.web.archive.models import Document, Intake, IntakeFile, State
from diemcau.web.archive.queries import documents_for, intakes_for
from diemcau.web.audit.chain import seal_now
from diemcau.web.audit.models import Entry
from diemcau.web.audit.policies import sees_all, visible
from diemcau.web.audit.seals import SEALED, seal_of
from diemcau.web.desk.queries import threads_for, to_check
from diemcau.web.record.models import Conflict, Side
from diemcau.web.record.queries import open_conflicts_for
from diemcau.web.search.models import SavedView
from diemcau.web.search.saved import views_of
from diemcau.web.shell.levels import WATCHED

if TYPE_CHECKING:
    from diemcau.web.desk.models import Thread

SHOWN = 6
"""Things of each sort on the page; its own list has the others."""

LOOKED_AT = 300
"""Newest documents among which those to check are looked for: their mentions are counted."""

SOON = timedelta(days=30)
"""How long before its end a role is named to administrators."""

_HOLDERS = tuple(kind for kind, rights in RIGHTS.items() if rights & frozenset(POWERS))
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one sort that wait.

    Attributes:
        things: The first of them.
        more: Whether there are others.
    """

    things: Sequence[Any] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The end of the log, for whoever sees all of it.

    Attributes:
        number: Of the last entry.
        holds: Whether the last entry says what it was sealed with, and is the one the log's head knows.
    """

    number: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on a person's first page; a part that no role of the person gives is None.

    Attributes:
        check: Documents with mentions to check, most first.
        release: Drafts of others that wait to be let into the record, oldest first.
        settle: Open conflicts.
        threads: Sentences that were sent to the person.
        intakes: What is being read.
        without_factor: People who need a second factor and have none.
        ending: Roles that end soon.
        acts: The last entries of the log.
        chain: The end of the log.
        newest: Newest documents.
        views: Saved views.
        may_enter: Whether the person may bring documents in.
    """

    check: Waiting | None = None
    release: Waiting | None = None
    settle: Waiting | None = None
    threads: Waiting = field(default_factory=Waiting)
    intakes: Waiting = field(default_factory=Waiting)
    without_factor: Waiting | None = None
    ending: Waiting | None = None
    acts: Sequence[Entry] | None = None
    chain: Chain | None = None
    newest: Sequence[Document] = ()
    views: Sequence[SavedView] = ()
    may_enter: bool = False

    @property
    def is_calm(self) -> bool:
        """Whether nothing waits."""
        parts = (self.check, self.release, self.settle, self.threads, self.intakes, self.without_factor, self.ending)
        return not any(part.things for part in parts if part is not None)


def board_for(person: Person, scope: Scope) -> Board:
    """All of it."""
    return Board(
        check=_first(_to_check(scope)) if scope.reach(Right.ENTER) or scope.reach(Right.CHECK) else None,
        release=_first(to_release(person, scope)) if scope.reach(Right.RELEASE) else None,
        settle=_first(to_settle(scope)) if scope.reach(Right.SETTLE) else None,
        threads=_first(_threads(person, scope)),
        intakes=_first(running(scope)),
        without_factor=_first(without_factor(scope)) if scope.reach(Right.MANAGE) else None,
        ending=_first(ending(scope)) if scope.reach(Right.MANAGE) else None,
        acts=last_acts(scope) if scope.reach(Right.AUDIT) else None,
        chain=end_of_log() if scope.reach(Right.AUDIT) and sees_all(scope) else None,
        newest=list(documents_for(scope).select_related("org")[:SHOWN]),
        views=list(views_of(person)[: 2 * SHOWN]),
        may_enter=bool(scope.reach(Right.ENTER)),
    )


def _first(found: QuerySet[Any]) -> Waiting:
    things = list(found[: SHOWN + 1])
    return Waiting(things[:SHOWN], len(things) > SHOWN)


def _to_check(scope: Scope) -> QuerySet[Document]:
    """The documents to check among the newest: counting the mentions of all would take seconds."""
    mine = _within(scope, Right.ENTER) | _within(scope, Right.CHECK)
    newest = documents_for(scope).filter(mine).exclude(state=State.WITHDRAWN).order_by("-entered_at", "-pk")
    pks = list(newest.values_list("pk", flat=True)[:LOOKED_AT])
    return to_check(scope).filter(pk__in=pks)


def _within(scope: Scope, right: Right, path: str = "org_id") -> Q:
    """What belongs to the orgs in which a right holds."""
    reach = scope.reach(right)
    return ~Q(pk__in=()) if reach.everywhere else Q(**{f"{path}__in": reach.orgs})


def to_release(person: Person, scope: Scope) -> QuerySet[Document]:
    """The drafts that a person may let into the record; never one's own work."""
    drafts = documents_for(scope).filter(_within(scope, Right.RELEASE), state=State.DRAFT).exclude(entered_by=person)
    return drafts.select_related("org", "entered_by").order_by("entered_at", "pk")


def to_settle(scope: Scope) -> QuerySet[Conflict]:
    """The open conflicts that a person may settle: the right has to hold for the document of every side."""
    found = open_conflicts_for(scope)
    reach = scope.reach(Right.SETTLE)
    if not reach.everywhere:
        elsewhere = Side.objects.filter(conflict=OuterRef("pk")).exclude(document__org__in=reach.orgs)
        found = found.exclude(Exists(elsewhere))
    return found.order_by("-known_from", "-pk")


def _threads(person: Person, scope: Scope) -> QuerySet[Thread]:
    return threads_for(person, scope).order_by("opened_at", "pk")


def running(scope: Scope) -> QuerySet[Intake]:
    """What is being read, with how many files are `done` of `all`."""
    done = ~Q(files__state__in=IntakeFile.OPEN)
    return (
        intakes_for(scope)
        .filter(ended_at=None)
        .select_related("org", "person")
        .annotate(all=Count("files"), done=Count("files", filter=done))
        .order_by("-begun_at", "-pk")
    )


def without_factor(scope: Scope) -> QuerySet[Person]:
    """The people who may do or see much, and sign in with a password alone."""
    holding = roles_on(timezone.localdate()).filter(kind__in=_HOLDERS, person=OuterRef("pk"))
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=_FACTORS)
    much = Q(clearance__gte=WATCHED) | Exists(holding)
    return people_for(scope, active=True).filter(much, ~Exists(factors)).order_by("name", "username")


def ending(scope: Scope) -> QuerySet[Role]:
    """The roles in force that end within `SOON`."""
    today = timezone.localdate()
    return (
        roles_on(today)
        .filter(_within(scope, Right.MANAGE), valid_to__lte=today + SOON, person__is_active=True)
        .select_related("person", "org")
        .order_by("valid_to", "person__name", "pk")
    )


def last_acts(scope: Scope) -> list[Entry]:
    """The newest entries of the log that a person may see."""
    return list(Entry.objects.filter(visible(scope)).order_by("-at", "-number")[:SHOWN])


def end_of_log() -> Chain:
    """Whether the end of the log holds; `diemcau audit verify` walks all of it."""
    number, seal = seal_now()
    last = Entry.objects.order_by("-number").values_list(*SEALED, "seal").first()
    if last is None:
        return Chain(number, holds=number == 0)
    return Chain(number, holds=(last[0], last[-1]) == (number, seal) and seal_of(last[:-1]) == seal)
