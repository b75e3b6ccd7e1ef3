"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """The app `orgs`."""

    name = "diemcau.web.orgs"
    label = "orgs"
    default_auto_field = "django.db.models.BigAutoField"
