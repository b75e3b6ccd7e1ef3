"""Addresses."""

from django.urls import path

from diemcau.web.boards import views

urlpatterns = [
    path("", views.home, name="home"),
]
