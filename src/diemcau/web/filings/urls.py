"""Addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from diemcau.web.filings.views import campaigns, filing, lists

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("diemcau.web.filings.entry.urls")),
    path("", lists.mine, name="returns"),
    path("calendar", lists.calendar, name="returns_calendar"),
    path("campaigns/", lists.campaigns, name="campaigns"),
    path("campaigns/new", campaigns.new, name="campaign_new"),
    path("campaigns/<uuid:uid>", campaigns.board, name="campaign"),
    path("campaigns/<uuid:uid>/table.csv", campaigns.table, name="campaign_table"),
    path("campaigns/<uuid:uid>/days", campaigns.days, name="campaign_days"),
    path("campaigns/<uuid:uid>/remind", campaigns.remind, name="campaign_remind"),
    path("campaigns/<uuid:uid>/close", campaigns.close, name="campaign_close"),
    path("<uuid:uid>", filing.page, name="filing"),
    *(
        path(f"<uuid:uid>/{verb}", filing.act, {"verb": verb}, name=f"filing_{verb}")
        for verb in ("submit", "check", "approve", "accept", "reopen", "excuse")
    ),
    path("<uuid:uid>/send-back", filing.send_back, name="filing_send_back"),
    path("<uuid:uid>/remarks/<uuid:remark>", filing.answer, name="filing_answer"),
]
