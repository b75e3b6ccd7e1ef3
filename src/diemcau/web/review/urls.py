"""Addresses."""

from __future__ import annotations

from django.urls import path

from diemcau.web.review.views import checks, editions, goals, mail, totals

urlpatterns = [
    path("", totals.totals, name="review"),
    path("checks", checks.checks, name="review_checks"),
    path("parts", totals.parts, name="review_parts"),
    path("moves/<uuid:uid>", totals.moves, name="review_moves"),
    path("goals/", goals.goals, name="goals"),
    path("goals/new", goals.new, name="goal_new"),
    path("goals/<uuid:uid>", goals.goal, name="goal"),
    path("goals/<uuid:uid>/change", goals.change, name="goal_change"),
    path("goals/<uuid:uid>/end", goals.end, name="goal_end"),
    path("editions/", editions.editions, name="editions"),
    path("editions/new", editions.new, name="edition_new"),
    path("editions/<uuid:uid>", editions.edition, name="edition"),
    path("editions/<uuid:uid>/check", editions.check, name="edition_check"),
    path("editions/<uuid:uid>/open/<slug:form>.zip", editions.open_format, name="edition_open"),
    path("editions/<uuid:uid>/files/<str:name>", editions.file, name="edition_file"),
    path("errata/<uuid:uid>", editions.erratum, name="erratum"),
    path("errata/<uuid:uid>/publish", editions.publish, name="erratum_publish"),
    path("mail/begin", mail.begin, name="review_mail_begin"),
    path("mail/<uuid:uid>/end", mail.end, name="review_mail_end"),
]
