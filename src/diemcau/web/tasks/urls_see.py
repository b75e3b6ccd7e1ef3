"""Addresses of lists, boards and tables."""

from __future__ import annotations

from django.urls import URLPattern, path

from diemcau.web.tasks.views import lists, table

urlpatterns: list[URLPattern] = [
    path("", lists.mine, name="tasks"),
    path("unit", lists.unit, name="tasks_own_unit"),
    path("unit/<str:code>", lists.unit, name="tasks_unit"),
    path("unit/<str:code>/list.csv", lists.unit_csv, name="tasks_csv"),
    path("calendar", table.calendar, name="tasks_calendar"),
    path("table", table.table, name="tasks_table"),
    path("table.csv", table.table_csv, name="tasks_table_csv"),
    path("blocked", table.blocked, name="tasks_blocked"),
    path("gantt", table.gantt, name="tasks_gantt"),
]
