"""Pages beside the interface."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from diemcau.web.api.problems import answer_with, nothing_here
from diemcau.web.shell.failures import STATUS
from diemcau.errors import NotFound


@login_not_required
@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """What programs are told at addresses that the interface does not have."""
    return answer_with(request, nothing_here(), STATUS[NotFound])
