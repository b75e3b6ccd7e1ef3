"""Pages that belong to no app: the sign of life, and the choice of a language."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from diemcau.errors import NotFound
from diemcau.publish.texts import languages
from diemcau.web.shell.speech import COOKIE

_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_safe
def health(_: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer; says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@login_not_required
@require_POST
def choose_language(request: HttpRequest, language: str) -> HttpResponse:
    """Speak another language from now on: to this person, and on this browser.

    Raises:
        NotFound: If there are no texts in it.
    """
    if language not in languages():
        raise NotFound("The site does not speak that language.", code="shell.no_language")
    if request.user.is_authenticated:
        get_user_model().objects.filter(pk=request.user.pk).update(language=language)
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    response.set_cookie(COOKIE, language, max_age=_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response
