"""Searches that a person keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diemcau.web.accounts.middleware import person
from diemcau.web.search.actions import remove_view, rename_view, restore_view, save_view
from diemcau.web.search.saved import views_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from diemcau.web.search.models import SavedView


@require_safe
def views(request: HttpRequest) -> HttpResponse:
    """The list, with the view that was taken away a moment ago, to bring it back."""
    return render(request, "search/views.html", {"views": views_of(person(request))})


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the search of the page that sent this."""
    said = request.POST
    view = save_view(
        actor=person(request), name=said.get("name", ""), page=said.get("of", ""), query=said.get("query", "")
    )
    return _done(request, "search.view_saved", view)


@require_POST
def rename(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Another name."""
    view = rename_view(actor=person(request), uid=uid, name=request.POST.get("name", ""))
    return _done(request, "search.view_renamed", view)


@require_POST
def remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Away, with the way back."""
    view = remove_view(actor=person(request), uid=uid)
    return render(request, "search/views.html", {"views": views_of(person(request)), "removed": view})


@require_POST
def restore(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Back again."""
    return _done(request, "search.view_restored", restore_view(actor=person(request), uid=uid))


def _done(request: HttpRequest, key: str, view: SavedView) -> HttpResponse:
    messages.success(request, texts_of(request)[key].format(name=view.name))
    return HttpResponseRedirect(reverse("find_views"))
