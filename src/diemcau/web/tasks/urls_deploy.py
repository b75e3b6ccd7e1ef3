"""Addresses of preparing and deploying."""

from __future__ import annotations

from django.urls import URLPattern, path

from diemcau.web.tasks.views import drafts, orders, orientations, papers, requests

urlpatterns: list[URLPattern] = [
    path("papers/", papers.papers, name="deploy_papers"),
    path("papers/new", papers.new, name="deploy_paper_new"),
    path("papers/<uuid:uid>", papers.paper, name="deploy_paper"),
    path("papers/<uuid:uid>/sign", papers.sign, name="deploy_paper_sign"),
    path("papers/<uuid:uid>/read", papers.read, name="deploy_paper_read"),
    path("papers/<uuid:uid>/end", papers.end, name="deploy_paper_end"),
    path("papers/<uuid:uid>/sure", papers.sure, name="deploy_paper_sure"),
    path("orders/<uuid:uid>/draft", orders.draft, name="deploy_order_draft"),
    path("orders/<uuid:uid>/take", orders.take, name="deploy_order_take"),
    path("orders/<uuid:uid>/orientation", orders.orient, name="deploy_order_orient"),
    path("orders/<uuid:uid>/none", orders.dismiss, name="deploy_order_none"),
    path("orders/<uuid:uid>/reopen", orders.reopen, name="deploy_order_reopen"),
    path("orders/<uuid:uid>/flags/<uuid:flag>", orders.flag, name="deploy_flag"),
    path("drafts/", drafts.drafts, name="deploy_drafts"),
    path("drafts/new", drafts.new, name="deploy_draft_new"),
    path("drafts/give", drafts.give, name="deploy_give"),
    path("drafts/<uuid:uid>", drafts.draft, name="deploy_draft"),
    path("drafts/<uuid:uid>/drop", drafts.drop, name="deploy_drop"),
    path("heirs/", drafts.heirs, name="deploy_heirs"),
    path("heirs/<uuid:uid>", drafts.heir, name="deploy_heir"),
    path("orientations/", orientations.orientations, name="deploy_orientations"),
    path("orientations/<uuid:uid>", orientations.orientation, name="deploy_orientation"),
    path("orientations/<uuid:uid>/close", orientations.close, name="deploy_orientation_close"),
    path("requests/", requests.requests, name="deploy_requests"),
    path("requests/new", requests.new, name="deploy_request_new"),
    path("requests/<uuid:uid>", requests.page, name="deploy_request"),
    path("requests/<uuid:uid>/answer", requests.answer, name="deploy_request_answer"),
    path("requests/<uuid:uid>/withdraw", requests.withdraw, name="deploy_request_withdraw"),
]
