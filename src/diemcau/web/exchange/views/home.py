"""The page that leads to all ways in and out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diemcau.web.accounts.middleware import scope
from diemcau.web.accounts.policies import Right


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What of it is open to the person."""
    may = scope(request)
    context = {
        "may_deploy": bool(may.reach(Right.DEPLOY)),
        "may_bring": bool(may.reach(Right.DEPLOY) | may.reach(Right.REGISTER)),
    }
    return render(request, "exchange/home.html", context)
