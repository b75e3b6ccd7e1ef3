"""What people and programs do with documents; every write of the archive is one of these functions."""

from diemcau.web.archive.actions.bringing import bring_in, cancel_intake, retry_intake
from diemcau.web.archive.actions.filing import lock_document, note_look, register, release, take_original, withdraw
from diemcau.web.archive.actions.importing import begin_import, bring_reading, end_import
from diemcau.web.archive.actions.mail import clear_aside, keep_aside
from diemcau.web.archive.actions.reading import give_up_file, read_intake_file
from diemcau.web.archive.actions.rereading import ask_again, ask_rereading, give_up_rereading, reread_document

__all__ = (
    "ask_again",
    "ask_rereading",
    "begin_import",
    "bring_in",
    "bring_reading",
    "cancel_intake",
    "clear_aside",
    "end_import",
    "give_up_file",
    "give_up_rereading",
    "keep_aside",
    "lock_document",
    "note_look",
    "read_intake_file",
    "register",
    "release",
    "reread_document",
    "retry_intake",
    "take_original",
    "withdraw",
)
