"""Addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from diemcau.web.urging.views import digest, ladders

urlpatterns: list[URLPattern | URLResolver] = [
    path("", digest.letter, name="urging"),
    path("told", digest.told, name="urging_told"),
    path("told/<uuid:uid>/acknowledge", digest.note, name="urging_acknowledge"),
    path("tasks/<uuid:uid>", digest.of_task, name="urging_of_task"),
    path("ladders/", ladders.index, name="urging_ladders"),
    path("ladders/<str:code>", ladders.page, name="urging_ladder"),
    path("ladders/<str:code>/set", ladders.keep, name="urging_ladder_set"),
    path("ladders/<str:code>/rehearse", ladders.rehearse, name="urging_ladder_rehearse"),
    path("ladders/<str:code>/switch", ladders.turn, name="urging_ladder_switch"),
]
