"""Messages between offices written as exchange files (edXML).

Names of elements, their namespace and their order follow QCVN 102:2016/BTTTT with amendment 1:2022, as programs in use
write them: `edXML` with an `edXMLEnvelope` of header and body, and beside it `AttachmentEncoded` with the files in
base64. Known from such programs and not from the regulation's own schema, which could not be had: days as `2026/03/15`,
moments as `2026/03/15 08:00:00`, the spelling `Bussiness`, and that a status stands in an element `Status`. The
digital signature is left empty, as whoever puts the file on the exchange signs it there.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from diemcau.records.message import Message, StatusMessage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from diemcau.records.message import Attachment, Organ, ResponseFor, Staff

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
"""Of every element of a message."""

_XLINK = "http://www.w3.org/1999/xlink"
_ACTOR = "http://schemas.xmlsoap.org/soap/actor/next"
# Signs that XML 1.0 cannot carry in any form (2.2, production 2).
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def format_message(message: Message | StatusMessage) -> bytes:
    """A message as an exchange file; the same message gives the same bytes.

    Signs that XML cannot carry are left out, and a file without an id gets one by its place. Nothing is checked:
    whoever makes the message knows what it says.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<edXML xmlns="{NAMESPACE}">']
    lines.append(f'<edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">')
    if isinstance(message, StatusMessage):
        lines += _block("edXMLHeader", _block("Status", _status(message)))
        lines.append("</edXML:edXMLEnvelope>")
    else:
        header = _block("MessageHeader", _paper(message)) + _traces(message) + ["<edXML:DigitalSignature/>"]
        lines += _block("edXMLHeader", header)
        lines += _block("edXMLBody", _manifest(message.attachments))
        lines.append("</edXML:edXMLEnvelope>")
        lines += _files(message.attachments)
    return ("\n".join([*lines, "</edXML>"]) + "\n").encode("utf-8")


def _plain(words: object) -> str:
    return _UNWRITABLE.sub("", str(words)).translate(_ESCAPES)


def _element(name: str, value: object) -> list[str]:
    """An element, or nothing where there is nothing to say."""
    said = _plain("" if value is None else value)
    return [f"<edXML:{name}>{said}</edXML:{name}>"] if said else []


def _block(name: str, lines: Iterable[str]) -> list[str]:
    """Elements within another; nothing where there are none."""
    inside = list(lines)
    return [f"<edXML:{name}>", *inside, f"</edXML:{name}>"] if inside else []


def _day(day: date | None) -> str:
    return f"{day:%Y/%m/%d}".rjust(10, "0") if day is not None else ""


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y/%m/%d %H:%M:%S}".rjust(19, "0") if moment is not None else ""


def _organ(name: str, organ: Organ) -> list[str]:
    return _block(
        name,
        [
            *_element("OrganId", organ.id),
            *_element("OrganizationInCharge", organ.in_charge),
            *_element("OrganName", organ.name),
            *_element("OrganAdd", organ.address),
            *_element("Email", organ.email),
            *_element("Telephone", organ.telephone),
            *_element("Fax", organ.fax),
            *_element("Website", organ.website),
        ],
    )


def _response(response: ResponseFor) -> list[str]:
    return _block(
        "ResponseFor",
        [
            *_element("OrganId", response.organ),
            *_element("Code", response.code),
            *_element("PromulgationDate", _day(response.day)),
            *_element("DocumentId", response.document),
        ],
    )


def _staff(staff: Staff) -> list[str]:
    return _block(
        "StaffInfo",
        [
            *_element("Department", staff.department),
            *_element("Staff", staff.name),
            *_element("Mobile", staff.mobile),
            *_element("Email", staff.email),
        ],
    )


def _status(message: StatusMessage) -> list[str]:
    return [
        *_response(message.response),
        *_organ("From", message.sender),
        *_element("StatusCode", message.status),
        *_element("Description", message.description),
        *_element("Timestamp", _moment(message.at)),
        *_staff(message.staff),
    ]


def _paper(message: Message) -> list[str]:
    """The header of a message that carries a paper, in the regulation's order."""
    lines = _organ("From", message.sender)
    for receiver in message.receivers:
        lines += _organ("To", receiver)
    lines += _block("Code", _element("CodeNumber", message.number) + _element("CodeNotation", message.notation))
    issued = _element("Place", message.place) + _element("PromulgationDate", _day(message.day))
    lines += _block("PromulgationInfo", issued)
    sort = _element("Type", message.type) + _element("TypeDetail", message.type_detail)
    lines += _block("DocumentType", sort + _element("TypeName", message.type_name))
    lines += _element("Subject", message.subject) + _element("Content", message.content)
    signed = _element("Competence", message.competence) + _element("Position", message.position)
    lines += _block("SignerInfo", signed + _element("FullName", message.signer))
    lines += _element("DueDate", _day(message.due))
    lines += _block("ToPlaces", [line for place in message.to_places for line in _element("Place", place)])
    lines += _block("OtherInfo", _other(message))
    for response in message.responses:
        lines += _response(response)
    return lines + _element("SteeringType", message.steering) + _element("DocumentId", message.document)


def _other(message: Message) -> list[str]:
    return [
        *_element("Priority", message.priority),
        *_element("SphereOfPromulgation", message.sphere),
        *_element("TyperNotation", message.typist),
        *_element("PromulgationAmount", message.copies),
        *_element("PageAmount", message.pages),
        *_block("Appendixes", [line for name in message.appendices for line in _element("Appendix", name)]),
    ]


def _traces(message: Message) -> list[str]:
    """Where the message went, and what it does to its paper."""
    lines = [f'<edXML:TraceHeaderList id="trace" version="1.0" mustUnderstand="1" actor="{_ACTOR}">']
    for trace in message.traces:
        lines += _block("TraceHeader", _element("OrganId", trace.organ) + _element("Timestamp", _moment(trace.at)))
    replaced: list[str] = []
    for one in message.replaced:
        organs = [line for organ in one.organs for line in _element("OrganId", organ)]
        replaced += _block("ReplacementInfo", _element("DocumentId", one.document) + _block("OrganIdList", organs))
    lines += _block(
        "Bussiness",
        [
            *_element("BussinessDocType", message.business.value),
            *_element("BussinessDocReason", message.reason),
            *_element("DocumentId", message.about),
            *_staff(message.staff),
            *_element("Paper", int(message.is_paper)),
            *_block("ReplacementInfoList", replaced),
        ],
    )
    return [*lines, "</edXML:TraceHeaderList>"]


def _named(attachments: Iterable[Attachment]) -> list[tuple[str, Attachment]]:
    """Each file with an id: its own, or by its place."""
    return [(one.id or f"file-{at}", one) for at, one in enumerate(attachments, 1)]


def _manifest(attachments: Iterable[Attachment]) -> list[str]:
    """The list of the files, each with the id under which it stands below."""
    lines = ['<edXML:edXMLManifest version="1.0">']
    for name, one in _named(attachments):
        link = f'xmlns:xlink="{_XLINK}" xlink:type="simple" xlink:href="cid:{_plain(name)}"'
        lines.append(f"<edXML:Reference {link}>")
        lines += _element("Description", one.description) + _element("AttachmentName", one.name)
        lines += _element("ContentType", one.content_type) + _element("ContentId", f"cid:{name}")
        lines.append("</edXML:Reference>")
    return [*lines, "</edXML:edXMLManifest>"]


def _files(attachments: Iterable[Attachment]) -> list[str]:
    """The files themselves; programs in use write these elements without a prefix."""
    lines = []
    for name, one in _named(attachments):
        said = {
            "ContentType": one.content_type,
            "ContentId": name,
            "Description": one.description,
            "ContentTransferEncoded": base64.b64encode(one.body).decode("ascii"),
            "AttachmentName": one.name,
        }
        lines += ["<Attachment>", *(f"<{key}>{_plain(words)}</{key}>" for key, words in said.items()), "</Attachment>"]
    return ["<AttachmentEncoded>", *lines, "</AttachmentEncoded>"] if lines else []
