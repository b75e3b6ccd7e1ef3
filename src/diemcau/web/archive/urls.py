"""Addresses."""

from django.urls import path

from diemcau.web.archive.views import acts, bringing, document, house, listing

urlpatterns = [
    path("", listing.documents, name="documents"),
    path("bring", bringing.bring, name="bring"),
    path("intakes/", listing.intakes, name="intakes"),
    path("intakes/<uuid:uid>", bringing.intake, name="intake"),
    path("intakes/<uuid:uid>/progress", bringing.intake_progress, name="intake_progress"),
    path("intakes/<uuid:uid>/cancel", bringing.cancel, name="intake_cancel"),
    path("intakes/<uuid:uid>/retry", bringing.retry, name="intake_retry"),
    path("reread", house.reread, name="reread"),
    path("reread/progress", house.reread_progress, name="reread_progress"),
    path("aside", house.aside, name="aside"),
    path("aside/<uuid:uid>/clear", house.clear, name="aside_clear"),
    path("<uuid:uid>", document.document, name="document"),
    path("<uuid:uid>/release", acts.release_document, name="document_release"),
    path("<uuid:uid>/withdraw", acts.withdraw_document, name="document_withdraw"),
    path("<uuid:uid>/register", acts.register_document, name="document_register"),
    path("<uuid:uid>/replace", acts.replace_document, name="document_replace"),
    path("<uuid:uid>/reread", acts.reread_document, name="document_reread"),
    path("<uuid:uid>/versions/<int:number>", document.version, name="document_version"),
    path("<uuid:uid>/versions/<int:number>/original", document.original, name="document_original"),
    path("<uuid:uid>/versions/<int:number>/to/<int:other>", document.difference, name="document_difference"),
]
