"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app `api`."""

    name = "diemcau.web.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
