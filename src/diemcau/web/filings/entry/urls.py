"""Addresses of filling in; `filings.urls` includes them."""

from django.urls import path

from diemcau.web.filings.entry.views import package, pages, workbook

urlpatterns = [
    path("<uuid:uid>/enter", pages.enter, name="filing_enter"),
    path("<uuid:uid>/enter/save", pages.keep_page, name="filing_enter_save"),
    path("<uuid:uid>/sheet.xlsx", workbook.hand_out, name="filing_sheet_file"),
    path("<uuid:uid>/sheet", workbook.take_in, name="filing_sheet"),
    path("<uuid:uid>/package.html", package.hand_out, name="filing_package_file"),
    path("<uuid:uid>/package", package.take_in, name="filing_package"),
    path("receipts/<uuid:uid>", package.receipt, name="filing_receipt"),
]
