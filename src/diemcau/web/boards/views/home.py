"""The first page: what waits for a person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diemcau.web.accounts.middleware import person, scope
from diemcau.web.audit.words import tell_act
from diemcau.web.boards.queries import board_for
from diemcau.web.search.shown import org_names
from diemcau.web.search.told import to_conflicts
from diemcau.web.shell.speech import texts_of
from diemcau.web.tasks.waiting import turns_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits."""
    board = board_for(person(request), scope(request))
    texts = texts_of(request)
    parts = (board.check, board.release, board.intakes, board.ending)
    orgs = [(thing.org_id, None) for part in parts if part for thing in part.things]
    orgs += [(document.org_id, None) for document in board.newest]
    names = {org: name for (org, _), name in org_names(orgs, texts.language).items()}
    turns = turns_for(person(request), scope(request))
    context = {
        "board": board,
        "turns": turns,
        "conflicts": to_conflicts(board.settle.things, scope(request), texts) if board.settle else (),
        "acts": [(entry, tell_act(entry.act, texts)) for entry in board.acts or ()],
        "names": names,
    }
    return render(request, "boards/home.html", context)
