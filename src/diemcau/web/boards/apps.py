"""The app's entry in Django."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    """The app `boards`."""

    name = "diemcau.web.boards"
    label = "boards"

    def ready(self) -> None:
        """Listen to the apps below."""
        import_module("diemcau.web.boards.receivers")
