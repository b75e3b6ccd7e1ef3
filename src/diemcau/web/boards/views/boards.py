"""Boards: the leader's, a unit's, a measure's, a partner's, and who has handed in; and their charts as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from diemcau.errors import NotFound
from diemcau.web.accounts.middleware import scope
from diemcau.web.archive.reading import profile
from diemcau.web.boards import pages
from diemcau.web.boards.addresses import of_chosen
from diemcau.web.boards.chosen import name_of, read_chosen
from diemcau.web.boards.pictures import FORMS, PART, find_plate, write
from diemcau.web.orgs.queries import tree_of
from diemcau.web.search.views.choices import measure_choices, org_choices, recent_periods
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from diemcau.web.boards.chosen import Chosen
    from diemcau.web.boards.pages import Page


@require_safe
def leader(request: HttpRequest) -> HttpResponse:
    """The headline figures of an org and all below it."""
    chosen = read_chosen(request.GET, texts_of(request).language)
    return _show(request, "leader", "", chosen, pages.leader(scope(request), chosen, texts_of(request)))


@require_safe
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """One unit."""
    chosen = read_chosen(request.GET, texts_of(request).language, org=code)
    return _show(request, "unit", code, chosen, pages.unit(scope(request), chosen, texts_of(request)))


@require_safe
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """One measure."""
    chosen = read_chosen(request.GET, texts_of(request).language, measure=code)
    return _show(request, "measure", code, chosen, pages.measure(scope(request), chosen, texts_of(request)))


@require_safe
def partner(request: HttpRequest, name: str) -> HttpResponse:
    """One partner."""
    chosen = read_chosen(request.GET, texts_of(request).language)
    page = pages.partner(scope(request), chosen, texts_of(request), name)
    return _show(request, "partner", name, chosen, page)


@require_safe
def returns(request: HttpRequest) -> HttpResponse:
    """Who has handed in."""
    chosen = read_chosen(request.GET, texts_of(request).language)
    return _show(request, "returns", "", chosen, pages.returns(scope(request), chosen, texts_of(request)))


@require_safe
def chart(request: HttpRequest, board: str, name: str, form: str) -> HttpResponse:
    """A chart of a board as a file, or as the part of a page; `of` names the unit, measure or partner."""
    texts, of = texts_of(request), request.GET.get("of", "")[:200]
    keys = {"unit": "org", "measure": "measure"}
    chosen = read_chosen(request.GET, texts.language, **({keys[board]: of} if board in keys else {}))
    if board == "partner":
        page = pages.partner(scope(request), chosen, texts, of)
    elif board in pages.PAGES and (of or board not in keys):
        page = pages.PAGES[board](scope(request), chosen, texts)
    else:
        raise NotFound("There is no such board.", code="boards.no_board")
    if form == PART:
        return HttpResponse(find_plate(page.plates, name).draw())
    content = write(page.plates, name, form)
    response = HttpResponse(content, content_type=FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="{board}-{name[:40]}-{chosen.period.code}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _show(request: HttpRequest, board: str, of: str, chosen: Chosen, page: Page) -> HttpResponse:
    """A page with what can be chosen on it; charts that were never drawn before are fetched once it stands."""
    language = texts_of(request).language
    pictures = [plate.shown() for plate in page.plates]
    context: dict[str, Any] = {
        "board_name": board,
        "chosen": chosen,
        "org_name": name_of(chosen.org, language),
        "pictures": {picture.name: picture for picture in pictures},
        "all_pictures": pictures,
        "export": f"{of_chosen(chosen)}&{urlencode({'of': of, 'measure': chosen.measure})}",
        "orgs": list(org_choices(tree_of(chosen.period.end), language)),
        "measures": measure_choices(language),
        "periods": recent_periods(),
        "profile_name": profile().name,
    }
    return render(request, page.template, context | page.context)
