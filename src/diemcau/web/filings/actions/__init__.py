"""What people and programs do with campaigns and returns; every write is one of these functions."""

from diemcau.web.filings.actions.asking import Ask, answer, send_back
from diemcau.web.filings.actions.campaigns import change_days, close, open_campaign
from diemcau.web.filings.actions.flow import accept, approve, check, excuse, reopen, submit
from diemcau.web.filings.actions.held import note_look
from diemcau.web.filings.actions.reminding import remind
from diemcau.web.filings.actions.saving import save

__all__ = (
    "Ask",
    "accept",
    "answer",
    "approve",
    "change_days",
    "check",
    "close",
    "excuse",
    "note_look",
    "open_campaign",
    "remind",
    "reopen",
    "save",
    "send_back",
    "submit",
)
