"""Addresses of filling in; `filings.urls` includes them."""

from django.urls import path

from diemcau.web.filings.entry.views import pages

urlpatterns = [
    path("<uuid:uid>/enter", pages.enter, name="filing_enter"),
    path("<uuid:uid>/enter/save", pages.keep_page, name="filing_enter_save"),
]
