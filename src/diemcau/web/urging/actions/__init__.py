"""What is done: telling everybody of a day, taking note, and the ladders of offices."""

from diemcau.web.urging.actions.ladders import set_rungs, simulate_ladder, switch
from diemcau.web.urging.actions.mailing import send_letters
from diemcau.web.urging.actions.noting import acknowledge, note_seen
from diemcau.web.urging.actions.telling import make_letters

__all__ = ["acknowledge", "make_letters", "note_seen", "send_letters", "set_rungs", "simulate_ladder", "switch"]
