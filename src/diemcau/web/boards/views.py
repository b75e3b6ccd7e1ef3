"""The first page: what waits for the person who signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diemcau.web.accounts.middleware import scope
from diemcau.web.archive.queries import documents_for

_SHOWN = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits."""
    newest = documents_for(scope(request)).select_related("org")[:_SHOWN]
    return render(request, "boards/home.html", {"newest": newest})
