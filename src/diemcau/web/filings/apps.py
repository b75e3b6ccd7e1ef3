"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class FilingsConfig(AppConfig):
    """The app `filings`."""

    name = "diemcau.web.filings"
    label = "filings"
    default_auto_field = "django.db.models.BigAutoField"
