"""The app's entry in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The app `search`."""

    name = "diemcau.web.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the archive and the desk."""
        import_module("diemcau.web.search.receivers")
