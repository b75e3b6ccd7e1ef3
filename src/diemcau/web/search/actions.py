"""What is written by the app: the index of words, views that people keep, and what they took out of the house."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.web.archive.models import ReadText
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.desk.models import Mention
from diemcau.web.search.facts import facts, order_by
from diemcau.web.search.models import Passage, SavedView
from diemcau.web.search.rows import read_in, to_passages, with_about
from diemcau.web.shell.levels import WATCHED, Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document
    from diemcau.web.record.models import Claim
    from diemcau.web.search.filters import Filters

MOST_ROWS = 10_000
"""Of one table that leaves the house; whoever needs more narrows the list."""

MOST_VIEWS = 100
_LONGEST_NAME = 120
_SAID = 2000  # signs of a query string that are kept
_BATCH = 500  # rows a statement


def replace_passages(*, reading: ReadText) -> None:
    """Put the sentences of a document's current reading in the place of those of the reading before."""
    Passage.objects.filter(document=reading.document_id).delete()
    Passage.objects.bulk_create(to_passages(reading), batch_size=_BATCH)


def refresh_passages(*, document: Document, mention: UUID | None = None) -> None:
    """Bring up to date what was read in the sentences of a document; its words stay as they are.

    Args:
        document: The document.
        mention: The mention that changed, in whose sentences alone anything can be other than before; None for all.
    """
    reading = ReadText.objects.filter(document=document, is_current=True).first()
    if reading is None:
        return
    found = Passage.objects.filter(reading=reading)
    if mention is not None:
        states = Mention.objects.filter(uid=mention, reading=reading).values_list("start", flat=True).distinct()
        found = found.filter(reduce(or_, (Q(start__lte=place, end__gt=place) for place in states), Q(pk__in=())))
    rows = sorted(found, key=lambda row: row.start)
    about = read_in(rows, reading) if rows else {}
    changed = []
    for row in rows:
        folded = with_about(row.folded, about.get(row.start, ""))
        if folded != row.folded:
            row.folded = folded
            changed.append(row)
    Passage.objects.bulk_update(changed, ["folded"], batch_size=_BATCH)


def note_look(*, actor: Person, query: str, seen: Mapping[str, int]) -> None:
    """Write down that a person saw sentences or facts of a watched level among what was found.

    Args:
        actor: Who.
        query: The query string of the page.
        seen: Levels of what was shown, by uid.
    """
    watched = {uid: level for uid, level in seen.items() if level >= WATCHED}
    if watched:
        detail = {"query": query[:_SAID], "seen": sorted(watched)}
        append_entry(actor=actor, act=Act(act="search.view", level=max(watched.values()), detail=detail))


def export_facts(*, actor: Person, scope: Scope, filters: Filters, query: str) -> list[Claim]:
    """The facts of a list for a table that leaves the house, the first `MOST_ROWS`; that it was taken is written down.

    Args:
        actor: Who.
        scope: What that person may do.
        filters: Which facts.
        query: The query string of the page.
    """
    found = facts(scope, filters).select_related("org").defer("said").order_by(*order_by(filters.sort))
    with transaction.atomic():
        rows = list(found[:MOST_ROWS])
        level = max((row.seen_from for row in rows), default=Level.PUBLIC)
        detail = {"query": query[:_SAID], "rows": len(rows)}
        append_entry(actor=actor, act=Act(act="figures.export", level=level, detail=detail))
    return rows


def save_view(*, actor: Person, name: str, page: str, query: str) -> SavedView:
    """Keep a search under a name.

    Raises:
        Invalid: If the name is empty or too long, or the page has no views.
        Conflict: If another view of the person has the name, or there are `MOST_VIEWS`.
    """
    if page not in SavedView.Page.values:
        raise Invalid("This page has no views to keep.", code="search.no_page")
    with transaction.atomic():
        if SavedView.objects.filter(person=actor, removed_at=None).count() >= MOST_VIEWS:
            raise Conflict(
                "There are too many saved views.", "Remove one that you no longer need.", code="search.too_many_views"
            )
        view = SavedView(person=actor, page=page, query=_kept(query))
        return _named(view, actor, name, "view.save")


def rename_view(*, actor: Person, uid: UUID, name: str) -> SavedView:
    """Give a saved view another name.

    Raises:
        NotFound: If the person has none of that uid.
        Invalid: If the name is empty or too long.
        Conflict: If another view of the person has the name.
    """
    with transaction.atomic():
        return _named(_own(actor, uid, removed=False), actor, name, "view.rename")


def remove_view(*, actor: Person, uid: UUID) -> SavedView:
    """Take a saved view away; it can be brought back.

    Raises:
        NotFound: If the person has none of that uid.
    """
    with transaction.atomic():
        view = _own(actor, uid, removed=False)
        view.removed_at = timezone.now()
        view.save(update_fields=["removed_at"])
        _note_view(view, actor, "view.remove")
    return view


def restore_view(*, actor: Person, uid: UUID) -> SavedView:
    """Bring back a saved view that was taken away.

    Raises:
        NotFound: If the person took none of that uid away.
        Conflict: If another view of the person has its name by now.
    """
    with transaction.atomic():
        view = _own(actor, uid, removed=True)
        view.removed_at = None
        return _named(view, actor, view.name, "view.restore")


def _own(actor: Person, uid: UUID, *, removed: bool) -> SavedView:
    views = SavedView.objects.select_for_update().filter(person=actor, uid=uid, removed_at__isnull=not removed)
    view = views.first()
    if view is None:
        raise NotFound("You have no such saved view.", code="search.no_view")
    return view


def _named(view: SavedView, actor: Person, name: str, act: str) -> SavedView:
    view.name = " ".join(name.split())
    if not view.name or len(view.name) > _LONGEST_NAME:
        raise Invalid("A view needs a name of at most 120 signs.", "Write a name.", code="search.view_name")
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError:
        raise Conflict(
            f"You have a view named {view.name} already.", "Choose another name.", code="search.view_twice",
            name=view.name,
        ) from None  # fmt: skip
    _note_view(view, actor, act)
    return view


def _note_view(view: SavedView, actor: Person, act: str) -> None:
    """Write an act down without the name: people put into names what not everybody may read."""
    append_entry(actor=actor, act=Act(act=act, thing="view", thing_id=view.uid, detail={"page": view.page}))


def _kept(query: str) -> str:
    """A query string without what belongs to one visit alone."""
    said = QueryDict(query[:_SAID], mutable=True)
    for name in ("after", "page", "csrfmiddlewaretoken"):
        said.pop(name, None)
    return said.urlencode()
