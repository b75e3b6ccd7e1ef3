"""Addresses: the interface under `v1/`, and the pages beside it."""

from django.urls import URLPattern, URLResolver, path, re_path

from diemcau.web.api import views
from diemcau.web.api.interface import make_interface, served
from diemcau.web.api.routes import (
    claims,
    conflicts,
    filing,
    letters,
    log,
    me,
    mentions,
    orgs,
    outlook,
    papers,
    returns,
    review,
    search,
    task_acts,
    tasks,
    threads,
    totals,
    watch,
)

interface = make_interface()
_MODULES = (
    me, orgs, filing, mentions, threads, conflicts, claims, totals, review, returns, tasks, task_acts, papers, letters,
    search, outlook, watch, log,
)  # fmt: skip
for _module in _MODULES:
    interface.add_router("", _module.router)

_SERVED = [served(one) for one in interface.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("tokens", views.tokens, name="api-tokens"),
    path("tokens/<uuid:uid>/end", views.end, name="api-token-end"),
    path("v1/docs", views.reference, name="api-reference"),
    path("v1/", (_SERVED, "ninja", "v1")),
    re_path(r"^v1/", views.nothing, name="api-nothing"),
]
