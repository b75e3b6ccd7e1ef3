"""Addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from diemcau.web.exchange.views import downloads, feeds, home, hooks, letters, tables

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="exchange"),
    path("feeds", feeds.feeds, name="feeds"),
    path("feeds/<uuid:uid>/end", feeds.end, name="feed-end"),
    path("feeds/<str:key>.ics", feeds.calendar, name="feed"),
    path("hooks", hooks.hooks, name="hooks"),
    path("hooks/<uuid:uid>", hooks.hook, name="hook"),
    path("hooks/<uuid:uid>/end", hooks.end, name="hook-end"),
    path("hooks/<uuid:uid>/test", hooks.test, name="hook-test"),
    path("hooks/<uuid:uid>/again/<uuid:delivery>", hooks.again, name="hook-again"),
    path("tables", tables.tables, name="tables"),
    path("tables/<uuid:uid>", tables.table, name="table"),
    path("tables/<uuid:uid>/apply", tables.apply, name="table-apply"),
    path("downloads", downloads.downloads, name="downloads"),
    path("downloads/list/<str:kind>", downloads.of_list, name="download-list"),
    path("downloads/units/<str:code>/<str:kind>", downloads.of_unit, name="download-unit"),
    path("downloads/papers/<uuid:uid>/<str:kind>", downloads.of_one_paper, name="download-paper"),
    path("messages", letters.letters, name="messages"),
    path("messages/<uuid:uid>", letters.letter, name="message"),
    path("messages/<uuid:uid>/take", letters.take, name="message-take"),
    path("messages/<uuid:uid>/files", letters.files, name="message-files"),
    path("messages/<uuid:uid>/file", letters.download, name="message-file"),
    path("papers/<uuid:uid>/send", letters.send, name="paper-send"),
]
