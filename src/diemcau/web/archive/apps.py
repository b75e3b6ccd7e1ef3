"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """The app `archive`."""

    name = "diemcau.web.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"
