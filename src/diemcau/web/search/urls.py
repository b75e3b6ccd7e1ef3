"""Addresses."""

from __future__ import annotations

from django.urls import path

from diemcau.web.search.views import find, saved, totals

urlpatterns = [
    path("", find.find, name="find"),
    path("suggest", find.suggest, name="find_suggest"),
    path("export", find.export, name="find_export"),
    path("totals", totals.totals, name="totals"),
    path("totals/sentences", totals.sentences, name="totals_sentences"),
    path("moves/<uuid:uid>", totals.moves, name="moves"),
    path("views", saved.views, name="find_views"),
    path("views/save", saved.save, name="find_view_save"),
    path("views/<uuid:uid>/rename", saved.rename, name="find_view_rename"),
    path("views/<uuid:uid>/remove", saved.remove, name="find_view_remove"),
    path("views/<uuid:uid>/restore", saved.restore, name="find_view_restore"),
]
