"""Addresses."""

from __future__ import annotations

from django.urls import path

from diemcau.web.outlook.views import overview, scored, series

urlpatterns = [
    path("", overview.overview, name="outlook"),
    path("part", overview.part, name="outlook_part"),
    path("scores", scored.scores, name="outlook_scores"),
    path("<str:measure>/<str:org>", series.series, name="outlook_series"),
    path("<str:measure>/<str:org>/what-if", series.what_if, name="outlook_what_if"),
    path("<str:measure>/<str:org>/fan.<str:form>", series.chart, name="outlook_chart"),
]
