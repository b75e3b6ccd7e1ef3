"""Addresses."""

from django.urls import path

from diemcau.web.record import views

urlpatterns = [
    path("conflicts/", views.conflicts, name="conflicts"),
    path("conflicts/<uuid:uid>", views.conflict, name="conflict"),
    path("conflicts/<uuid:uid>/settle", views.settle, name="conflict_settle"),
    path("claims/<uuid:uid>", views.claim, name="claim"),
    path("claims/<uuid:uid>/same", views.same, name="claim_same"),
    path("claims/<uuid:uid>/apart", views.apart, name="claim_apart"),
    path("rulings/<uuid:uid>/withdraw", views.withdraw_ruling, name="ruling_withdraw"),
]
