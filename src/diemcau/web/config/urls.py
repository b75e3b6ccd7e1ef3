"""The table of addresses; each app says its own."""

from __future__ import annotations

from django.urls import include, path

from diemcau.web.shell.failures import denied, not_found
from diemcau.web.shell.views import choose_language, health

urlpatterns = [
    path("", include("diemcau.web.boards.urls")),
    path("health", health, name="health"),
    path("language/<str:language>", choose_language, name="language"),
    path("account/", include("diemcau.web.accounts.urls")),
    path("orgs/", include("diemcau.web.orgs.urls")),
    path("log/", include("diemcau.web.audit.urls")),
    path("documents/", include("diemcau.web.archive.urls")),
    path("desk/", include("diemcau.web.desk.urls")),
    path("record/", include("diemcau.web.record.urls")),
    path("find/", include("diemcau.web.search.urls")),
    path("returns/", include("diemcau.web.filings.urls")),
    path("review/", include("diemcau.web.review.urls")),
    path("tasks/", include("diemcau.web.tasks.urls")),
    path("urging/", include("diemcau.web.urging.urls")),
    path("exchange/", include("diemcau.web.exchange.urls")),
    path("watch/", include("diemcau.web.watch.urls")),
    path("outlook/", include("diemcau.web.outlook.urls")),
    path("api/", include("diemcau.web.api.urls")),
]
handler403 = denied
handler404 = not_found
