"""Addresses."""

from __future__ import annotations

from django.urls import path

from diemcau.web.audit import views

urlpatterns = [
    path("", views.log, name="log"),
    path("export", views.export, name="log_export"),
]
