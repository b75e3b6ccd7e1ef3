"""Outlook mails (MSG): read like other mails, each attachment as a document of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

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
_PROPERTIES, _MAIL_INSIDE = "__properties_version1.0", "__substg1.0_3701000D"  # MS-OXMSG 2.4.2, 2.2.2.1
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
    return draft.content(Masthead(subject or None, sender or address or None, _day(mail)))


def open_msg(body: bytes, budget: Budget) -> Iterator[Member | Notice]:
    """The files attached to an Outlook mail, in its order; pictures are left."""
    del budget  # attachments are not packed: together they are smaller than the mail
    for name, attachment in _files(_load(body)):
        yield Member(name, partial(_attached, attachment))


def _files(mail: Message) -> Iterator[tuple[str, Attachment]]:
    """What is attached to a mail and may be a report, each with a name of its own."""
    attachments: tuple[Attachment, ...] = _ask(lambda: mail.attachments, ())
    taken: dict[str, int] = {}
    for at, attachment in enumerate(attachments, 1):
        name = _name(attachment, at)
        if name[name.rfind(".") :].lower() not in NO_DOCUMENTS:
            taken[name] = taken.get(name, 0) + 1
            yield (name if taken[name] == 1 else f"{name} ({taken[name]})"), attachment


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


def _day(mail: Message) -> date | None:
    """The day on which a mail was sent: by the sender's clock where its head is kept, else by that of UTC."""
    said = _ask(lambda: mail.message_headers.get("Date"), None)
    found = _ask(lambda: parsedate_to_datetime(said), None) if said else None
    found = found or _ask(lambda: mail.sent_date, None)
    return found.date() if isinstance(found, datetime) else None  # a damaged mail may hold anything there


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
        inside = _ask(lambda: _mail_inside(attachment), None)
        body = _ask(lambda: _as_eml(inside), None) if inside is not None else None
    if body is None:
        title = "it is an object inside an Outlook mail, or only a link to a file"
        raise Unread("unsupported", title, "Open the mail in Outlook and save the attachment as a file.")
    return body


def _mail_inside(attachment: Attachment) -> Message | None:
    """The mail that was attached to a mail as it is, or None where the attachment is none."""
    from oxmsg import Message

    around: Any = attachment._storage  # noqa: SLF001 - the library gives no other way to it
    storage = next((each for each in around.storages if each.name == _MAIL_INSIDE), None)
    if storage is None:
        return None
    # Its properties follow 24 bytes, those of a file 32 (MS-OXMSG 2.4.1).
    streams = tuple(
        replace(each, bytes_=each.bytes_[:24] + bytes(8) + each.bytes_[24:]) if each.name == _PROPERTIES else each
        for each in storage.streams
    )
    return Message(replace(storage, streams=streams))


def _as_eml(mail: Message) -> bytes:
    """A mail inside a mail as a file of its own, always the same bytes: it has none of its own."""
    plain = _ask(lambda: mail.body, None) or ""
    page = "" if plain.strip() else _page(mail) or ""
    made = EmailMessage()
    made["Subject"] = " ".join(_ask(lambda: mail.subject, "").split())
    made["From"] = " ".join((_ask(lambda: mail.sender, None) or "").split())
    sent = _ask(lambda: mail.sent_date, None)
    if sent is not None:
        made["Date"] = sent
    made.set_content(page or plain, subtype="html" if page else "plain")
    made.make_mixed(boundary=sha256((plain + page).encode("utf-8", "replace")).hexdigest())
    for name, attachment in _files(mail):
        made.add_attachment(_attached(attachment), maintype="application", subtype="octet-stream", filename=name)
    return bytes(made)
