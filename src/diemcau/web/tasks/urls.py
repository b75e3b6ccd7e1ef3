"""Addresses."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("diemcau.web.tasks.urls_see")),
    path("", include("diemcau.web.tasks.urls_deploy")),
    path("", include("diemcau.web.tasks.urls_task")),
]
