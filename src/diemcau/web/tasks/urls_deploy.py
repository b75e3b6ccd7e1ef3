"""Addresses of preparing and deploying."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
