"""What people do at the desk; every write of it is one of these functions."""

from diemcau.web.desk.actions.deciding import accept, add, correct, reject, second, undo
from diemcau.web.desk.actions.talking import open_thread, put_away, step_thread
from diemcau.web.desk.wanted import Wanted

__all__ = ["Wanted", "accept", "add", "correct", "open_thread", "put_away", "reject", "second", "step_thread", "undo"]
