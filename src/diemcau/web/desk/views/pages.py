"""The document with its mentions, the list of what is to be checked, and what others did meanwhile."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from diemcau.errors import Invalid
from diemcau.flow.packed import unpack
from diemcau.publish.texts import Texts
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.archive.actions import note_look
from diemcau.web.archive.models import Document, State
from diemcau.web.archive.queries import check_moment, find_document
from diemcau.web.desk.models import Check, Decision, Mention
from diemcau.web.desk.paper import lines_of, marks_of
from diemcau.web.desk.policies import is_inside, may_decide, may_second
from diemcau.web.desk.presence import others_here
from diemcau.web.desk.queries import (
    MOST_LISTED,
    known,
    mentions_of,
    orphans_of,
    reading_at,
    threads_for,
    threads_of,
    to_check,
)
from diemcau.web.desk.shown import Shown, show, tell, tell_about
from diemcau.web.shell.moments import known_at, parse_moment
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.records import Document as Text
    from diemcau.web.accounts.policies import Scope

_PAGE = 50
_MOST_PANELS = 20
_MOST_HISTORY = 200
_MARKED = (
    "uid", "sort", "start", "end", "check_state", "confidence", "note", "needs_second", "second_by_id", "checked_by_id",
)  # fmt: skip
"""What the marks in the text and the order of the list ask of a mention."""

_FORMS = frozenset({"figure", "directive", "proposal", "event", "happening"})


@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """What waits to be checked in the person's reach, and what was sent to the person."""
    who, rights = person(request), scope(request)
    page = Paginator(to_check(rights), _PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/work.html", {"page": page, "threads": threads_for(who, rights)[:_PAGE]})


@require_safe
def document(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A document with every mention on it."""
    found = find_document(scope(request), uid)
    note_look(actor=person(request), document=found)
    at = known_at(request)
    check_moment(scope(request), found, at)
    row = reading_at(found, at)
    if row is None:
        return render(request, "desk/unread.html", {"document": found, "at": at})
    texts, text = texts_of(request), unpack(bytes(row.packed)).document
    mentions = list(Mention.objects.filter(known(at), document=found, reading=row).only(*_MARKED))
    inside = is_inside(scope(request), found)
    threads = list(threads_of(found)) if inside and at is None else []
    listed = to_list(mentions, everything=request.GET.get("all") == "1")
    chosen = _chosen(request, mentions, listed)
    whole = _whole(found, at, [*listed[:MOST_LISTED], *([chosen] if chosen else [])])
    checked = sum(each.check_state != Check.UNCHECKED for each in mentions)
    facts = {
        "document": found,
        "row": row,
        "at": at,
        "inside": inside,
        "may": at is None and may_decide(scope(request), found),
        "released": found.state == State.RELEASED,
        "lines": list(lines_of(text, marks_of(text, mentions, threads, texts), texts)),
        "listed": [_item(whole[each.pk], texts) for each in listed[:MOST_LISTED] if each.pk in whole],
        "more": max(0, len(listed) - MOST_LISTED),
        "everything": request.GET.get("all") == "1",
        "checked": checked,
        "checked_shown": format_html('<span id="checked">{}</span>', checked),
        "counted": len(mentions),
        "seconds": sum(_is_open(each) for each in mentions),
        "shown": _shown(request, found, text, [whole[chosen.pk]], at)[0] if chosen else None,
        "next": _after(chosen, listed),
        "threads": threads,
        "orphans": list(orphans_of(found)) if inside and at is None else [],
        "since": timezone.now().isoformat(),
    }
    return render(request, "desk/document.html", facts)


def _whole(found: Document, at: datetime | None, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Some mentions with all they say: a text may have thousands that are only marked."""
    return {each.pk: each for each in mentions_of(found, at).filter(pk__in={each.pk for each in mentions})}


def to_list(mentions: Sequence[Mention], *, everything: bool) -> list[Mention]:
    """The mentions to check, those that wait for a reason and the least sure first; with `everything` all of them."""
    waiting = [each for each in mentions if everything or each.check_state == Check.UNCHECKED or _is_open(each)]
    return sorted(waiting, key=lambda each: (not each.note, each.confidence, each.start, each.end, str(each.uid)))


def _is_open(mention: Mention) -> bool:
    """Whether a second reading is open."""
    return mention.needs_second and mention.second_by_id is None and mention.check_state != Check.UNCHECKED


def _item(mention: Mention, texts: Texts) -> dict[str, Any]:
    return {
        "mention": mention,
        "told": tell(mention, texts.language),
        "about": tell_about(mention, texts),
        "second": _is_open(mention),
    }


def _chosen(request: HttpRequest, mentions: Sequence[Mention], listed: Sequence[Mention]) -> Mention | None:
    """The mention that the address names, else the first of the list, else the first of the text."""
    wanted = request.GET.get("at", "")
    found = next((each for each in mentions if str(each.uid) == wanted), None)
    return found or next(iter(listed), None) or next(iter(mentions), None)


def _after(chosen: Mention | None, listed: Sequence[Mention]) -> Mention | None:
    """The mention behind one in the list, for people without script."""
    places = [index for index, each in enumerate(listed) if chosen is not None and each.uid == chosen.uid]
    return next(iter(listed[places[0] + 1 :]), None) if places else next(iter(listed), None)


def _shown(
    request: HttpRequest, found: Document, text: Text, mentions: Sequence[Mention], at: datetime | None
) -> list[Shown]:
    """Some mentions as the panel shows them, with what was decided about each."""
    texts, rights = texts_of(request), scope(request)
    inside = is_inside(rights, found)
    history: defaultdict[UUID, list[Decision]] = defaultdict(list)
    if inside:
        decisions = found.decisions.filter(mention__in=[each.uid for each in mentions]).select_related("by", "after")
        for decision in (decisions.filter(at__lte=at) if at else decisions).order_by("-at", "-pk")[:_MOST_HISTORY]:
            history[decision.mention].append(decision)
    return [
        show(
            text,
            each,
            texts,
            history[each.uid],
            frozenset() if at else may_do(rights, found, each),
            inside=inside,
        )
        for each in mentions
    ]


def may_do(rights: Scope, found: Document, mention: Mention) -> frozenset[str]:
    """What a person may do with a mention now."""
    may = {"second"} if may_second(rights, found, mention) else set()
    if may_decide(rights, found):
        may |= {"accept"} if mention.check_state == Check.UNCHECKED else set()
        may |= {"reject"} if mention.check_state != Check.REJECTED else set()
        may |= {"correct"} if mention.sort in _FORMS else set()
        may |= {"undo"} if mention.decision_id is not None else set()
    if is_inside(rights, found):
        may.add("thread")
    return frozenset(may)


@require_safe
def panels(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Some mentions as the panel shows them, those asked for that there are."""
    found = find_document(scope(request), uid)
    wanted = [_uid(each) for each in request.GET.getlist("of")[:_MOST_PANELS]]
    return panels_of(request, found, wanted)


def panels_of(request: HttpRequest, found: Document, wanted: Sequence[UUID]) -> HttpResponse:
    """The panels of some mentions, as a part of the page."""
    row = reading_at(found, None)
    mentions = list(mentions_of(found, None).filter(uid__in=wanted)) if row is not None else []
    shown: list[Shown] = []
    if row is not None and mentions:
        shown = _shown(request, found, unpack(bytes(row.packed)).document, mentions, None)
    return render(request, "desk/panels.html", {"document": found, "panels": shown})


def _uid(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError as error:
        raise Invalid("That names no mention.", code="desk.no_uid") from error


@require_safe
def changes(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who else is here, and what others have changed since a moment."""
    found = find_document(scope(request), uid)
    now = timezone.now()
    since = parse_moment(request.GET.get("since", "")[:40])
    moved = Mention.objects.filter(known(None), document=found, known_from__gt=since).exclude(
        checked_by=person(request)
    )
    listed = list(moved.select_related("checked_by")[:MOST_LISTED])
    gone = found.mentions.filter(known_to__gt=since).exclude(uid__in=found.mentions.filter(known_to=None).values("uid"))
    inside = is_inside(scope(request), found)
    facts = {
        "document": found,
        "changed": listed,
        "anew": gone.exists(),
        "inside": inside,
        "others": others_here(found, person(request)) if inside else [],
        "since": now.isoformat(),
    }
    return render(request, "desk/live.html", facts)
