"""Addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from diemcau.web.watch.views import acts, alerts, digest, issues, words

urlpatterns: list[URLPattern | URLResolver] = [
    path("", alerts.index, name="watch"),
    path("alerts/<uuid:uid>", alerts.page, name="watch_alert"),
    path("alerts/<uuid:uid>/judge", acts.judge, name="watch_judge"),
    path("alerts/<uuid:uid>/undo", acts.undo, name="watch_undo"),
    path("issues/<uuid:uid>", issues.page, name="watch_issue"),
    path("issues/<uuid:uid>/life", issues.life, name="watch_life"),
    path("words", words.page, name="watch_words"),
    path("words/rehearse", words.rehearse, name="watch_words_rehearse"),
    path("words/set", words.keep, name="watch_words_set"),
    path("digest", digest.page, name="watch_digest"),
    path("digest/follow", digest.follow, name="watch_follow"),
    path("digest/<uuid:uid>/unfollow", digest.unfollow, name="watch_unfollow"),
    path("<str:kind>/<str:code>", issues.subject, name="watch_subject"),
]
