"""Messages between offices, as the exchange files of document systems carry them (edXML)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum


class Business(IntEnum):
    """What a message does to the paper that it carries; the numbers stand in the file."""

    NEW = 0
    REVOKE = 1
    UPDATE = 2
    REPLACE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An office that sends or is sent a message.

    Attributes:
        id: Its electronic identifier, up to 35 signs: groups of A-Z and 0-9 between dots (Decision 20/2020/QD-TTg).
        name: Its name.
        in_charge: The body that it is part of.
        address, email, telephone, fax, website: Where it is found.
    """

    id: str
    name: str = ""
    in_charge: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFor:
    """The paper that a message answers.

    Attributes:
        organ: Id of the office that issued it.
        code: Its number and notation, such as `45/TB-VPCP`.
        day: When it was issued, or None.
        document: Its id in the exchange.
    """

    organ: str = ""
    code: str = ""
    day: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who handles a message at the office it comes from."""

    department: str = ""
    name: str = ""
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A paper that the one in a message takes the place of, and the offices that this is told.

    Attributes:
        document: Id of the paper in the exchange.
        organs: Ids of the offices.
    """

    document: str
    organs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """An office that a message went through.

    Attributes:
        organ: Its id.
        at: When, as written there: files in use name no time zone.
    """

    organ: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a message.

    Attributes:
        name: Its file name, as the sender wrote it; never a path to write to.
        body: Its bytes.
        content_type: Its media type, as the sender says.
        id: Its id within the message.
        description: What it is.
    """

    name: str
    body: bytes
    content_type: str = ""
    id: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message that carries a paper.

    Attributes:
        document: Id of the paper in the exchange.
        sender: Who sends it.
        receivers: To whom.
        number, notation: Number and symbol of the paper, such as `45` and `TB-VPCP`.
        place, day: Where and when it was issued.
        type: Code of what sort of paper it is; the list is the exchange's own.
        type_detail: Code of the kind within that sort.
        type_name: The same in words, such as `Công văn`.
        subject, content: What it is about, in short and at length.
        competence, position, signer: In whose stead it is signed, post and name of the signer.
        due: By when an answer is owed.
        to_places: Who else is told, as printed under it.
        responses: The papers it answers.
        priority: 0 for ordinary; the larger the more urgent.
        sphere: How far it is meant to go.
        typist: Sign of who typed it.
        copies: How many were printed.
        pages: How many pages it has.
        appendices: Names of what is attached to the paper.
        steering: Code of how it directs; the list is the exchange's own.
        business: What the message does to the paper.
        reason: Why, of any but a new one.
        about: Of any but a new one the id of the earlier paper.
        is_paper: Whether the paper follows by post also.
        staff: Who handles it.
        replaced: The papers that it takes the place of.
        traces: The offices it went through, first to last.
        attachments: Its files.
    """

    document: str
    sender: Organ
    receivers: tuple[Organ, ...]
    number: str = ""
    notation: str = ""
    place: str = ""
    day: date | None = None
    type: int | None = None
    type_detail: int | None = None
    type_name: str = ""
    subject: str = ""
    content: str = ""
    competence: str = ""
    position: str = ""
    signer: str = ""
    due: date | None = None
    to_places: tuple[str, ...] = ()
    responses: tuple[ResponseFor, ...] = ()
    priority: int = 0
    sphere: str = ""
    typist: str = ""
    copies: int | None = None
    pages: int | None = None
    appendices: tuple[str, ...] = ()
    steering: int | None = None
    business: Business = Business.NEW
    reason: str = ""
    about: str = ""
    is_paper: bool = False
    staff: Staff = field(default_factory=Staff)
    replaced: tuple[Replaced, ...] = ()
    traces: tuple[Trace, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMessage:
    """A message that tells how far a paper has come at the office that received it.

    Attributes:
        sender: The office that received the paper and tells of it.
        response: Which paper.
        status: `01` arrived, `02` refused, `03` received, `04` assigned, `05` in process, `06` finished, `13` taken
            back, `15` agreed, `16` refused to update or take back.
        description: The same in words, or why.
        at: When, as written there.
        staff: Who handles it.
    """

    sender: Organ
    response: ResponseFor
    status: str
    description: str = ""
    at: datetime | None = None
    staff: Staff = field(default_factory=Staff)
