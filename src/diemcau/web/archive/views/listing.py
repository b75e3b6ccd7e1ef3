"""Lists: documents, intakes."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diemcau.web.accounts.middleware import scope
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.filters import LANGUAGES, WAYS, Filters
from diemcau.web.archive.models import State
from diemcau.web.archive.queries import documents_for, intakes_for
from diemcau.web.archive.telling import levels_up_to, orgs_around, with_org_names
from diemcau.web.shell.speech import texts_of

_ROWS = 50  # of a page


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The documents that the person may know of, newest first."""
    asked = scope(request)
    known = documents_for(asked)
    filters = Filters.of(request.GET)
    found = filters.narrow(known)
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    rows = Paginator(found.select_related("org", "entered_by"), _ROWS).get_page(request.GET.get("page"))
    language = texts_of(request).language
    with_org_names(rows, language)
    context = {
        "rows": rows,
        "filters": filters,
        "counts": [(state, counts.get(state, 0)) for state in State.values if state in counts],
        "total": sum(counts.values()),
        "orgs": orgs_around(known.order_by().values_list("org_id", flat=True).distinct(), language),
        "states": State.values,
        "levels": levels_up_to(asked),
        "languages_read": LANGUAGES,
        "ways": WAYS,
        "may_manage": asked.may(Right.MANAGE, None),
    }
    return render(request, "archive/documents.html", context)


@require_safe
def intakes(request: HttpRequest) -> HttpResponse:
    """What was brought in, newest first."""
    known = intakes_for(scope(request)).select_related("org", "person")
    rows = Paginator(known, _ROWS).get_page(request.GET.get("page"))
    with_org_names(rows, texts_of(request).language)
    return render(request, "archive/intakes.html", {"rows": rows})
