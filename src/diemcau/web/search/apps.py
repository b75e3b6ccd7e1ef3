"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The app `search`."""

    name = "diemcau.web.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
