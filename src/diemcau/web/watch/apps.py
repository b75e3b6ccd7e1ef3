"""The app's entry in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class WatchConfig(AppConfig):
    """The app `watch`."""

    name = "diemcau.web.watch"
    label = "watch"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the apps below."""
        import_module("diemcau.web.watch.receivers")
