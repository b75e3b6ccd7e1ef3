"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """The app `shell`."""

    name = "diemcau.web.shell"
    label = "shell"
    default_auto_field = "django.db.models.BigAutoField"
