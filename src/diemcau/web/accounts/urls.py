"""Addresses: signing in and what belongs to it is allauth's, with the house's own pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("allauth.urls")),
]
