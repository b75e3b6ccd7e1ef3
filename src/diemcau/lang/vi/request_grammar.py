"""Vietnamese as the reader of orders, proposals and events needs it."""

from __future__ import annotations

from diemcau.lang.requests import RequestGrammar
from diemcau.lang.vi import deadlines, notices, requests, speech, tellings, terms, titles

REQUESTS = RequestGrammar(
    find_people=titles.find_people,
    find_speakers=speech.find_speakers,
    find_requests=requests.find_requests,
    find_tellings=tellings.find_tellings,
    is_lead=terms.is_lead,
    find_coordinating=terms.find_coordinating,
    assigns=deadlines.ASSIGNS,
    deadline_rank=deadlines.deadline_rank,
    has_year=deadlines.has_year,
    looks_ahead=deadlines.looks_ahead,
    task_years=deadlines.task_years,
    count_tasks=notices.count_tasks,
)
