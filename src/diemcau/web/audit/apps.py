"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The app `audit`."""

    name = "diemcau.web.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
