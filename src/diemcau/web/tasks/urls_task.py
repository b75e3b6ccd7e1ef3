"""Addresses of one task and what is done to it."""

from __future__ import annotations

from django.urls import URLPattern, path

from diemcau.web.tasks.views import prove, task

urlpatterns: list[URLPattern] = [
    path("<uuid:uid>", task.page, name="task"),
    path("<uuid:uid>/do/<slug:verb>", task.act, name="task_do"),
    path("<uuid:uid>/evidence", prove.page, name="task_prove"),
]
