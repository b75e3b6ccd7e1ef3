"""The app's entry in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The app `desk`."""

    name = "diemcau.web.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the archive."""
        import_module("diemcau.web.desk.receivers")
