"""Addresses."""

from django.urls import path

from diemcau.web.desk.views import acts, forms, pages, talks

urlpatterns = [
    path("", pages.work, name="desk"),
    path("<uuid:uid>", pages.document, name="desk_document"),
    path("<uuid:uid>/panels", pages.panels, name="desk_panels"),
    path("<uuid:uid>/changes", pages.changes, name="desk_changes"),
    path("<uuid:uid>/decide", acts.decide, name="desk_decide"),
    path("<uuid:uid>/orphans/<uuid:orphan>", acts.put_orphan_away, name="desk_orphan"),
    path("<uuid:uid>/mentions/<uuid:mention>", forms.correct_mention, name="desk_correct"),
    path("<uuid:uid>/add", forms.add_figure, name="desk_add"),
    path("<uuid:uid>/choices/<str:what>", forms.choices, name="desk_choices"),
    path("<uuid:uid>/threads", talks.begin, name="desk_thread_open"),
    path("threads/<uuid:uid>", talks.step, name="desk_thread"),
]
