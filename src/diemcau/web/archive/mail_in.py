"""The mail-in folder: each mail in it becomes an intake of its sender's unit.

The folder is a Maildir, or a plain folder into which files are dropped. A mail is moved to `done/` once its intake is
in the database, else to `refused/` with a file beside it that says why; whatever stops the work, a mail is neither lost
nor taken twice.

The sender is believed: **the mail server in front has to refuse mails whose sender it has not authenticated** (SPF,
DKIM and DMARC for the ministry's own domains). Even so no mail ever brings in anything above the level `INTERNAL`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.utils import timezone

from diemcau.collect.document import LARGEST
from diemcau.collect.keep import write_whole
from diemcau.collect.kind import EML, MSG, find_format
from diemcau.collect.mailbox_files import is_maildir
from diemcau.collect.names import to_inside
from diemcau.errors import DiemcauError, Invalid, Unavailable
from diemcau.publish.notice import tell_finding
from diemcau.records import Finding
from diemcau.web.accounts.models import Person, RoleKind
from diemcau.web.accounts.policies import RIGHTS, Right
from diemcau.web.accounts.queries import roles_on, scope_of
from diemcau.web.archive.actions import bring_in, keep_aside
from diemcau.web.archive.findings import hold
from diemcau.web.orgs.models import Org
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import DEFAULT, load_speech

DONE, REFUSED = "done", "refused"
"""Folders in the mail-in folder."""

_SETTLED = 2.0  # seconds without a change after which a dropped file counts as whole
_MOST = 200  # mails of one round


def take_mails(folder: Path) -> int:
    """Take in the mails that lie in a folder; how many were taken or refused."""
    for name in (DONE, REFUSED):
        (folder / name).mkdir(parents=True, exist_ok=True)
    count = 0
    for path in _waiting(folder):
        _take(folder, path)
        count += 1
        if count == _MOST:
            break
    return count


def _waiting(folder: Path) -> Iterator[Path]:
    """The mails, oldest names first; what is still being written is left for the next round."""
    if is_maildir(folder):
        places = [*(folder / "new").iterdir(), *(folder / "cur").iterdir()]
    else:
        now = time.time()
        places = [path for path in folder.iterdir() if now - path.lstat().st_mtime >= _SETTLED]
    files = (path for path in places if path.is_symlink() or path.is_file())
    yield from sorted(path for path in files if not path.name.startswith("."))


def _take(folder: Path, path: Path) -> None:
    sender = ""
    try:
        if path.is_symlink() or path.stat().st_size > LARGEST:
            raise _refusal("mail_large", f"{path.name} is larger than what is taken by mail.", most=LARGEST // 2**20)
        body = path.read_bytes()
        sender = _sender(body)
        person, org = _unit(sender)
        name = path.name if path.suffix.lower() in {".eml", ".msg"} else f"{path.name.partition(':')[0]}.eml"
        bring_in(
            actor=person,
            scope=scope_of(person),
            org=org,
            level=min(Level.INTERNAL, person.clearance),
            files=[(name, body)],
            way="mail",
            key=f"mail:{sha256(body).hexdigest()}",
        )
    except Unavailable:
        raise  # the disk or the database: the mail stays where it is
    except DiemcauError as error:
        _refuse(folder, path, sender, error)
        return
    _move(path, folder / DONE)


def _sender(body: bytes) -> str:
    """The one address that a mail says it comes from, lower case.

    Raises:
        Invalid: If it is no mail, or names no sender, or several.
    """
    kind = find_format(body)
    if kind == EML:
        mail: Message[Any, Any] = message_from_bytes(body, policy=compat32)
        said = [str(line) for line in mail.get_all("From", [])]
    elif kind == MSG:
        from oxmsg import Message as Outlook

        said = [Outlook.load(body).sender or ""]
    else:
        raise _refusal("no_mail", "This is no mail.")
    found = {address.lower() for _, address in getaddresses(said) if "@" in address}
    if len(said) != 1 or len(found) != 1:
        raise _refusal("no_sender", "The mail does not name one sender.")
    return found.pop()


def _unit(sender: str) -> tuple[Person, Org]:
    """Who sent it, and the one unit for which that person brings in documents.

    Raises:
        Invalid: If nobody here has the address, or the unit is not certain.
    """
    person = Person.objects.filter(email__iexact=sender, is_active=True).first()
    if person is None:
        raise _refusal("unknown_sender", f"Nobody here has the address {sender}.", sender=sender)
    entering = [kind for kind in RoleKind if Right.ENTER in RIGHTS[kind]]
    roles = roles_on(timezone.localdate()).filter(person=person).select_related("org", "deputy_for__org")
    held = (role.deputy_for or role for role in roles)
    orgs = {role.org for role in held if role.kind in entering}
    if len(orgs) != 1:
        raise _refusal("unsure_unit", f"{sender} brings in documents for {len(orgs)} units.", sender=sender)
    return person, orgs.pop()


def _refusal(what: str, message: str, **facts: object) -> Invalid:
    advice = "Bring it in on the page of documents, or put the sender's roles in order and move it back."
    told = hold(what, message, advice, "", **facts)
    return Invalid(told.message, told.advice, code=told.code, cause=told)


def _refuse(folder: Path, path: Path, sender: str, error: DiemcauError) -> None:
    """Keep a mail aside with the reason; the row first, so that none lies there of which nobody knows."""
    cause = error.facts.get("cause")
    finding = cause if isinstance(cause, Finding) else hold("mail_refused", error.title, error.advice)
    place = _free(folder / REFUSED, path)
    keep_aside(filename=place.name, sender=sender, finding=finding)
    told = tell_finding(load_speech(DEFAULT), finding)
    write_whole(place.with_name(f"{place.name}.txt"), f"{told}\n\n{finding.message} {finding.advice}\n".encode())
    path.replace(place)


def _move(path: Path, folder: Path) -> None:
    path.replace(_free(folder, path))


def _free(folder: Path, path: Path) -> Path:
    """A place in a folder that nothing has yet."""
    name = to_inside(path.name.replace(":", "_"))[-150:]
    place = folder / name
    return place if not place.exists() else folder / f"{token_hex(4)}-{name}"
