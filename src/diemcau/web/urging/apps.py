"""The app's entry in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class UrgingConfig(AppConfig):
    """The app `urging`."""

    name = "diemcau.web.urging"
    label = "urging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the apps below."""
        import_module("diemcau.web.urging.receivers")
