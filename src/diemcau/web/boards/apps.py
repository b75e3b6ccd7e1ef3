"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    """The app `boards`."""

    name = "diemcau.web.boards"
    label = "boards"
