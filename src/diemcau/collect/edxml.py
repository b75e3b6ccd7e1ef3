"""Messages between offices read from exchange files (edXML); nothing in them is run, opened or followed.

Names of elements follow QCVN 102:2016/BTTTT with amendment 1:2022, as programs in use write them; its own schema could
not be had. So a file is read by the plain names of its elements, whatever their namespace (older files name another),
both spellings of `Bussiness` are understood, and days are taken as `2026/03/15`, `2026-03-15` or `15/03/2026`, with or
without a time. The bytes of attachments are kept as they come out of base64: whether a sender has packed them is for
who opens them. A digital signature is not checked here.
"""

from __future__ import annotations

import base64
import binascii
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from diemcau.collect.content import Unread
from diemcau.collect.xmltree import parse_xml
from diemcau.errors import Invalid
from diemcau.records.message import (
    Attachment,
    Business,
    Message,
    Organ,
    Replaced,
    ResponseFor,
    Staff,
    StatusMessage,
    Trace,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MOST = {"To": 2_000, "ResponseFor": 500, "Attachment": 500, "TraceHeader": 2_000, "Place": 2_000, "Appendix": 500,
        "ReplacementInfo": 500, "OrganId": 2_000}  # fmt: skip
"""Elements of one kind that are read: far beyond the offices of the country, far below what does harm."""

_LONGEST, _LONGEST_CODE = 100_000, 500  # characters of a text, of a code or name
_LARGEST_NUMBER = 9  # digits
_DAY = re.compile(r"(?:(\d{4})[/-](\d{1,2})[/-](\d{1,2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4}))")
_TIME = re.compile(r"[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?(?:(Z)|([+-])(\d{2}):?(\d{2}))?")
_HA_NOI = timedelta(hours=7)  # the same the whole year since 1975
_STATUS = re.compile(r"\d{2}")
_ADVICE = "Ask the sender for the message anew."


def parse_message(body: bytes) -> Message | StatusMessage:
    """A message between offices.

    Args:
        body: The bytes of the file.

    Raises:
        Invalid: It is no such message, is damaged or holds what no office program writes; or an element says what it
            cannot: the error names the element, what it says and what was expected.
    """
    try:
        root = parse_xml(body, "edXML")
    except Unread as error:
        why = {"unsafe": "edxml_unsafe", "too_large": "edxml_too_large"}.get(error.what, "edxml_broken")
        title = f"The message cannot be read: {error.title}."
        raise Invalid(title, "Ask its sender for it anew.", code=f"collect.{why}") from error
    envelope = root if _name(root).lower() == "edxmlenvelope" else _find(root, "edXMLEnvelope")
    if envelope is None:
        raise Invalid(
            f"The file is no message between offices: its first element is {_name(root)[:60]}, expected was edXML.",
            "Send the file as the document system wrote it.",
            code="collect.edxml_other",
            found=_name(root)[:60],
        )
    header = _find(envelope, "edXMLHeader")
    header = envelope if header is None else header
    for name in ("Status", "MessageStatus"):
        if (status := _find(header, name)) is not None:
            return _status(status)
    return _paper(_needed(header, "MessageHeader"), header, root)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: Element | None, name: str) -> list[Element]:
    """The elements of a name right within another, in any namespace."""
    found = [child for child in element if _name(child).lower() == name.lower()] if element is not None else []
    most = MOST.get(name, 1)
    if len(found) > most:
        raise Invalid(
            f"The message has {len(found)} elements {name}; at most {most} are read.",
            _ADVICE,
            code="collect.edxml_too_many",
            element=name,
            count=len(found),
            most=most,
        )
    return found


def _find(element: Element | None, *names: str) -> Element | None:
    """The one element of a name, or of the first of some spellings that is there."""
    return next((found[0] for name in names if (found := _all(element, name))), None)


def _needed(element: Element | None, name: str) -> Element:
    found = _find(element, name)
    if found is None:
        raise _missing(name)
    return found


def _missing(name: str) -> Invalid:
    return Invalid(f"The message has no {name}.", _ADVICE, code="collect.edxml_missing", element=name)


def _text(element: Element | None, *names: str, most: int = _LONGEST_CODE) -> str:
    """The words of an element without what surrounds them; empty where it is not there."""
    found = _find(element, *names)
    words = (found.text or "").strip() if found is not None else ""
    return _bounded(words, names[0], most)


def _bounded(words: str, name: str, most: int) -> str:
    if len(words) > most:
        raise _wrong(name, f"{words[:40]}…", f"at most {most} signs")
    return words


def _wrong(name: str, found: str, expected: str) -> Invalid:
    return Invalid(
        f"{name} of the message says “{found[:80]}”; expected was {expected}.",
        _ADVICE,
        code="collect.edxml_value",
        element=name,
        found=found[:80],
        expected=expected,
    )


def _number(element: Element | None, *names: str) -> int | None:
    words = _text(element, *names)
    if not words:
        return None
    if not (words.isascii() and words.isdecimal() and len(words) <= _LARGEST_NUMBER):
        raise _wrong(names[0], words, "a number such as 3")
    return int(words)


def _day(element: Element | None, *names: str) -> date | None:
    words = _text(element, *names)
    if not words:
        return None
    found = _moment_of(words)
    if found is None:
        raise _wrong(names[0], words, "a day such as 2026/03/15")
    return found.date()


def _moment(element: Element | None, *names: str) -> datetime | None:
    words = _text(element, *names)
    if not words:
        return None
    found = _moment_of(words)
    if found is None:
        raise _wrong(names[0], words, "a day and time such as 2026/03/15 08:00:00")
    return found


def _moment_of(words: str) -> datetime | None:
    """The moment as written, without a zone; one with a zone is brought to Ha Noi's. None for what is none."""
    day = _DAY.match(words)
    if day is None or not words.isascii():
        return None
    rest = words[day.end() :]
    time = _TIME.fullmatch(rest) if rest else None
    if rest and time is None:
        return None
    year, month, number = (day[1], day[2], day[3]) if day[1] else (day[6], day[5], day[4])
    hour, minute, second = (time[1], time[2], time[3] or "0") if time is not None else ("0", "0", "0")
    ahead = timedelta()
    if time is not None and (time[4] or time[5]):
        offset = timedelta(hours=int(time[6] or 0), minutes=int(time[7] or 0))
        ahead = _HA_NOI - (-offset if time[5] == "-" else offset)
    try:
        written = datetime(  # noqa: DTZ001 - most files name no zone
            int(year), int(month), int(number), int(hour), int(minute), int(second)
        )
        return written + ahead
    except (ValueError, OverflowError):
        return None


def _organ(element: Element) -> Organ:
    identifier = _text(element, "OrganId")
    if not identifier:
        raise _missing(f"{_name(element)}/OrganId")
    return Organ(
        id=identifier,
        name=_text(element, "OrganName"),
        in_charge=_text(element, "OrganizationInCharge"),
        address=_text(element, "OrganAdd"),
        email=_text(element, "Email"),
        telephone=_text(element, "Telephone"),
        fax=_text(element, "Fax"),
        website=_text(element, "Website"),
    )


def _response(element: Element) -> ResponseFor:
    return ResponseFor(
        organ=_text(element, "OrganId"),
        code=_text(element, "Code"),
        day=_day(element, "PromulgationDate"),
        document=_text(element, "DocumentId"),
    )


def _staff(element: Element | None) -> Staff:
    found = _find(element, "StaffInfo")
    return Staff(
        department=_text(found, "Department"),
        name=_text(found, "Staff"),
        mobile=_text(found, "Mobile"),
        email=_text(found, "Email"),
    )


def _status(element: Element) -> StatusMessage:
    status = _text(element, "StatusCode")
    if not _STATUS.fullmatch(status):
        raise _wrong("StatusCode", status, "two digits such as 03")
    return StatusMessage(
        sender=_organ(_needed(element, "From")),
        response=_response(_needed(element, "ResponseFor")),
        status=status,
        description=_text(element, "Description", most=_LONGEST),
        at=_moment(element, "Timestamp"),
        staff=_staff(element),
    )


def _paper(header: Element, outer: Element, root: Element) -> Message:
    """A message with a paper; the trace stands beside the header, the files at the very end."""
    receivers = tuple(_organ(one) for one in _all(header, "To"))
    document = _text(header, "DocumentId")
    if not receivers or not document:
        raise _missing("DocumentId" if receivers else "To")
    code, issued, sort = _find(header, "Code"), _find(header, "PromulgationInfo"), _find(header, "DocumentType")
    signer, other = _find(header, "SignerInfo"), _find(header, "OtherInfo")
    traces = _find(outer, "TraceHeaderList")
    business = _find(traces, "Bussiness", "Business")
    return Message(
        document=document,
        sender=_organ(_needed(header, "From")),
        receivers=receivers,
        number=_text(code, "CodeNumber"),
        notation=_text(code, "CodeNotation"),
        place=_text(issued, "Place"),
        day=_day(issued, "PromulgationDate"),
        type=_number(sort, "Type"),
        type_detail=_number(sort, "TypeDetail"),
        type_name=_text(sort, "TypeName"),
        subject=_text(header, "Subject", most=_LONGEST),
        content=_text(header, "Content", most=_LONGEST),
        competence=_text(signer, "Competence"),
        position=_text(signer, "Position"),
        signer=_text(signer, "FullName"),
        due=_day(header, "DueDate"),
        to_places=tuple(_texts(_find(header, "ToPlaces"), "Place")),
        responses=tuple(_response(one) for one in _all(header, "ResponseFor")),
        priority=_number(other, "Priority") or 0,
        sphere=_text(other, "SphereOfPromulgation"),
        typist=_text(other, "TyperNotation"),
        copies=_number(other, "PromulgationAmount"),
        pages=_number(other, "PageAmount"),
        appendices=tuple(_texts(_find(other, "Appendixes"), "Appendix")),
        steering=_number(header, "SteeringType"),
        business=_business(business),
        reason=_text(business, "BussinessDocReason", "BusinessDocReason", most=_LONGEST),
        about=_text(business, "DocumentId"),
        is_paper=bool(_number(business, "Paper")),
        staff=_staff(business),
        replaced=tuple(_replaced(_find(business, "ReplacementInfoList"))),
        traces=tuple(
            Trace(organ=_text(one, "OrganId"), at=_moment(one, "Timestamp")) for one in _all(traces, "TraceHeader")
        ),
        attachments=tuple(_attachments(_find(root, "AttachmentEncoded"))),
    )


def _texts(element: Element | None, name: str) -> Iterator[str]:
    """The words of several elements, empty ones left out."""
    for child in _all(element, name):
        if words := _bounded((child.text or "").strip(), name, _LONGEST_CODE):
            yield words


def _business(element: Element | None) -> Business:
    number = _number(element, "BussinessDocType", "BusinessDocType") or 0
    if number not in set(Business):
        raise _wrong("BussinessDocType", str(number), "0 new, 1 revoke, 2 update or 3 replace")
    return Business(number)


def _replaced(element: Element | None) -> Iterator[Replaced]:
    for one in _all(element, "ReplacementInfo"):
        document = _text(one, "DocumentId")
        if not document:
            raise _missing("ReplacementInfo/DocumentId")
        yield Replaced(document=document, organs=tuple(_texts(_find(one, "OrganIdList"), "OrganId")))


def _attachments(element: Element | None) -> Iterator[Attachment]:
    for one in _all(element, "Attachment"):
        name = _text(one, "AttachmentName")
        coded = _find(one, "ContentTransferEncoded")
        words = "".join((coded.text or "").split()) if coded is not None else ""
        try:
            body = base64.b64decode(words, validate=True)
        except (binascii.Error, ValueError) as error:
            raise _wrong("ContentTransferEncoded", name, "the file in base64") from error
        yield Attachment(
            name=name,
            body=body,
            content_type=_text(one, "ContentType"),
            id=_text(one, "ContentId").removeprefix("cid:"),
            description=_text(one, "Description", most=_LONGEST),
        )
