"""Outlook mails (MSG): read like other mails, each attachment as a document of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email.utils import parseaddr
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from diemcau.collect.archive import Budget
from diemcau.collect.content import Content, Draft, Member, Notice, Unread
from diemcau.collect.decode import decode
from diemcau.collect.endings import NO_DOCUMENTS
from diemcau.collect.mail import write_mail
from diemcau.collect.masthead import Masthead
from diemcau.collect.names import to_inside
from diemcau.errors import Invalid

if TYPE_CHECKING:
    from oxmsg import Message
    from oxmsg.attachment import Attachment

_HTML = 0x1013  # PidTagHtml, MS-OXPROPS 2.731
_SHORT_NAME = 0x3704  # PidTagAttachFilename
_SHOWN_NAME = 0x3001  # PidTagDisplayName
_ANEW = "Save it in Outlook anew, as MSG or EML, or ask its sender for it."
Found = TypeVar("Found")


def read_msg(body: bytes, name: str) -> Content:
    """The words of an Outlook mail; as `mail.read_mail`.

    Raises:
        Unread: If it is damaged, or has no text that is read.
    """
    del name
    mail = _load(body)
    draft = Draft()
    subject = " ".join(_ask(lambda: mail.subject, "").split())
    plain = _ask(lambda: mail.body, None)
    page = _page(mail) if not (plain or "").strip() else None
    write_mail(draft, subject, plain, page)
    sender, address = parseaddr(_ask(lambda: mail.sender, None) or "")
    sent = _ask(lambda: mail.sent_date, None)
    return draft.content(Masthead(subject or None, sender or address or None, sent.date() if sent else None))


def open_msg(body: bytes, budget: Budget) -> Iterator[Member | Notice]:
    """The files attached to an Outlook mail, in its order; pictures are left."""
    del budget  # attachments are not packed: together they are smaller than the mail
    taken: dict[str, int] = {}
    mail = _load(body)
    attachments: tuple[Attachment, ...] = _ask(lambda: mail.attachments, ())
    for at, attachment in enumerate(attachments, 1):
        name = _name(attachment, at)
        if name[name.rfind(".") :].lower() in NO_DOCUMENTS:
            continue
        taken[name] = taken.get(name, 0) + 1
        shown = name if taken[name] == 1 else f"{name} ({taken[name]})"
        yield Member(shown, partial(_attached, attachment))


def _load(body: bytes) -> Message:
    from oxmsg import Message

    try:
        mail = Message.load(body)
        _ = mail.properties.str_prop_value(_SHOWN_NAME)  # reads all of them
    except Exception as error:
        raise Unread("broken", f"it breaks off or is damaged ({error})", _ANEW) from error
    return mail


def _ask(question: Callable[[], Found], otherwise: Found) -> Found:
    """What a mail says, or `otherwise` where the place that should say it is damaged."""
    try:
        return question()
    except Exception:  # noqa: BLE001 - the library fails on damaged mails in many ways, none of them the mail's end
        return otherwise


def _page(mail: Message) -> str | None:
    """The text of a mail as HTML, in the encoding that its bytes show."""
    written = _ask(lambda: mail.properties.binary_prop_value(_HTML), None)
    if written:
        try:
            return decode(written).text
        except Invalid:
            pass
    return _ask(lambda: mail.html_body, None)


def _name(attachment: Attachment, at: int) -> str:
    for ask in (
        lambda: attachment.file_name,
        lambda: attachment.properties.str_prop_value(_SHORT_NAME),
        lambda: attachment.properties.str_prop_value(_SHOWN_NAME),
    ):
        name = to_inside(_ask(ask, None) or "")
        if name != "unnamed":
            return name
    return f"part {at}"


def _attached(attachment: Attachment) -> bytes:
    body = _ask(lambda: attachment.file_bytes, None)
    if body is None:
        title = "it is a mail or object inside an Outlook mail, or only a link to a file"
        raise Unread("unsupported", title, "Open the mail in Outlook and save the attachment as a file.")
    return body
