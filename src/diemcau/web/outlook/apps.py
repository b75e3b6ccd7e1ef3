"""The app's entry in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class OutlookConfig(AppConfig):
    """The app `outlook`."""

    name = "diemcau.web.outlook"
    label = "outlook"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the apps below."""
        import_module("diemcau.web.outlook.receivers")
