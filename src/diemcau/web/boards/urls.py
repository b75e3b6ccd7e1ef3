"""Addresses."""

from __future__ import annotations

from django.urls import path

from diemcau.web.boards.views import boards, home

urlpatterns = [
    path("", home.home, name="home"),
    path("boards/leader", boards.leader, name="board_leader"),
    path("boards/returns", boards.returns, name="board_returns"),
    path("boards/unit/<str:code>", boards.unit, name="board_unit"),
    path("boards/measure/<str:code>", boards.measure, name="board_measure"),
    path("boards/partner/<path:name>", boards.partner, name="board_partner"),
    path("boards/chart/<str:board>/<str:name>.<str:form>", boards.chart, name="board_chart"),
]
