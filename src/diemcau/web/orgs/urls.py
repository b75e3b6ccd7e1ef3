"""Addresses."""

from __future__ import annotations

from django.urls import path

from diemcau.web.orgs import views

urlpatterns = [
    path("", views.tree, name="orgs"),
    path("act/<str:verb>/", views.act, name="org_act"),
    path("changes/", views.changes, name="org_changes"),
    path("changes/<uuid:uid>/undo", views.undo, name="org_undo"),
    path("<str:code>/", views.org, name="org"),
]
