"""Every write of the app."""

from diemcau.web.watch.actions.following import follow, follow_document, unfollow
from diemcau.web.watch.actions.judging import judge, undo
from diemcau.web.watch.actions.running import keep_watch
from diemcau.web.watch.actions.telling import make_letters, send_letters
from diemcau.web.watch.actions.tuning import set_tuning

__all__ = [
    "follow",
    "follow_document",
    "judge",
    "keep_watch",
    "make_letters",
    "send_letters",
    "set_tuning",
    "undo",
    "unfollow",
]
