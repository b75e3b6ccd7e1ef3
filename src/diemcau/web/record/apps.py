"""The app's entry in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The app `record`."""

    name = "diemcau.web.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the archive."""
        import_module("diemcau.web.record.receivers")
