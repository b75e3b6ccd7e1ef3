"""The app's entry in Django."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The app `review`."""

    name = "diemcau.web.review"
    label = "review"
    default_auto_field = "django.db.models.BigAutoField"
