"""The app's entry in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class FilingsConfig(AppConfig):
    """The app `filings`."""

    name = "diemcau.web.filings"
    label = "filings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the tree of orgs."""
        import_module("diemcau.web.filings.receivers")
