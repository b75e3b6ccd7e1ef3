"""Messages between offices: what is written is read again, and what is wrong is named by its element."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.collect.edxml import MOST, parse_message
from diemcau.errors import Invalid
from diemcau.publish.edxml import NAMESPACE, format_message
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

DUNMARSH = Organ(id="000.00.00.K07", name="Sở Ngoại vụ Thạch Yên", email="van-thu@thachyen.example")
ARDEN = Organ(id="000.00.00.K08", name="Office of Arden <& Keld>")

# Every sign that XML carries, and no blank at the ends: files are indented by whoever writes them.
_SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\r\n")
WORDS = st.text(_SIGNS, max_size=40).map(str.strip)
SOME = st.text(_SIGNS, min_size=1, max_size=40).map(str.strip).filter(bool)
DAYS = st.none() | st.dates()
MOMENTS = st.none() | st.datetimes().map(lambda moment: moment.replace(microsecond=0))
NUMBERS = st.none() | st.integers(0, 999_999_999)
ORGANS = st.builds(
    Organ, id=SOME, name=WORDS, in_charge=WORDS, address=WORDS, email=WORDS, telephone=WORDS, fax=WORDS, website=WORDS
)
STAFF = st.builds(Staff, department=WORDS, name=WORDS, mobile=WORDS, email=WORDS)
RESPONSES = st.builds(ResponseFor, organ=SOME, code=WORDS, day=DAYS, document=WORDS)


def tuples_of(one: st.SearchStrategy[object], least: int = 0) -> st.SearchStrategy[object]:
    """Up to three of a kind."""
    return st.lists(one, min_size=least, max_size=3).map(tuple)


PAPERS = st.builds(
    Message, document=SOME, sender=ORGANS, receivers=tuples_of(ORGANS, 1), number=WORDS, notation=WORDS, place=WORDS,
    day=DAYS, type=NUMBERS, type_detail=NUMBERS, type_name=WORDS, subject=WORDS, content=WORDS, competence=WORDS,
    position=WORDS, signer=WORDS, due=DAYS, to_places=tuples_of(SOME), responses=tuples_of(RESPONSES),
    priority=st.integers(0, 9), sphere=WORDS, typist=WORDS, copies=NUMBERS, pages=NUMBERS, appendices=tuples_of(SOME),
    steering=NUMBERS, business=st.sampled_from(Business), reason=WORDS, about=WORDS, is_paper=st.booleans(),
    staff=STAFF, replaced=tuples_of(st.builds(Replaced, document=SOME, organs=tuples_of(SOME))),
    traces=tuples_of(st.builds(Trace, organ=SOME, at=MOMENTS)),
    attachments=tuples_of(st.builds(Attachment, name=WORDS, body=st.binary(max_size=60), content_type=WORDS,
                                    id=SOME.filter(lambda name: not name.startswith("cid:")), description=WORDS)),
)  # fmt: skip
STATUSES = st.builds(
    StatusMessage, sender=ORGANS, response=RESPONSES, status=st.from_regex(r"[0-9]{2}", fullmatch=True),
    description=WORDS, at=MOMENTS, staff=STAFF,
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(PAPERS, STATUSES))
def test_what_is_written_is_read_again(message: Message | StatusMessage) -> None:
    """Reading undoes writing, whatever the fields say."""
    assert parse_message(format_message(message)) == message


def paper(inside: str = "", trace: str = "", files: str = "") -> bytes:
    """A message as another program might write it, with more elements where a test needs them."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="{NAMESPACE}"><edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}"><edXML:edXMLHeader><edXML:MessageHeader>
  <edXML:From><edXML:OrganId>000.00.00.K07</edXML:OrganId></edXML:From>
  <edXML:To><edXML:OrganId>000.00.00.K08</edXML:OrganId></edXML:To>
  <edXML:DocumentId> 000.00.00.K07,2026/03/02,45/TB-SNV </edXML:DocumentId>{inside}
</edXML:MessageHeader>{trace}</edXML:edXMLHeader></edXML:edXMLEnvelope>{files}</edXML>""".encode()


def test_due_day_and_answered_paper_are_read() -> None:
    """What starts a deadline and what closes a waiting item come out of the file."""
    read = parse_message(
        paper(
            "<edXML:DueDate>2026/04/15</edXML:DueDate><edXML:ResponseFor><edXML:OrganId>000.00.00.K08</edXML:OrganId>"
            "<edXML:Code>12/BC-VP</edXML:Code><edXML:PromulgationDate>2026-02-27T09:30:00</edXML:PromulgationDate>"
            "</edXML:ResponseFor>"
        )
    )
    assert isinstance(read, Message)
    assert read.document == "000.00.00.K07,2026/03/02,45/TB-SNV"
    assert read.due == date(2026, 4, 15)
    assert read.responses == (ResponseFor(organ="000.00.00.K08", code="12/BC-VP", day=date(2026, 2, 27)),)


@pytest.mark.parametrize(
    ("written", "day"),
    [("2026-04-14T17:00:00Z", 15), ("2026-04-15T00:00:00+07:00", 15), ("2026-04-15T00:00:00", 15),
     ("15/04/2026", 15), ("2026-04-15T03:00:00-0500", 15), ("2026-04-15T20:00:00-05:00", 16)],
)  # fmt: skip
def test_a_day_with_a_zone_is_that_of_ha_noi(written: str, day: int) -> None:
    """A deadline is no day early because a program wrote it in universal time."""
    read = parse_message(paper(f"<edXML:DueDate>{written}</edXML:DueDate>"))
    assert isinstance(read, Message)
    assert read.due == date(2026, 4, day)


@pytest.mark.parametrize("spelling", ["Bussiness", "Business"])
def test_both_spellings_of_the_business_are_understood(spelling: str) -> None:
    """Programs in use write it in two ways."""
    trace = (
        f"<edXML:TraceHeaderList><edXML:{spelling}><edXML:{spelling}DocType>1</edXML:{spelling}DocType>"
        f"<edXML:{spelling}DocReason>Thu hồi do sai số</edXML:{spelling}DocReason></edXML:{spelling}>"
        "</edXML:TraceHeaderList>"
    )
    read = parse_message(paper(trace=trace))
    assert isinstance(read, Message)
    assert (read.business, read.reason) == (Business.REVOKE, "Thu hồi do sai số")


def test_an_older_namespace_is_read_too() -> None:
    """Elements are known by their names."""
    body = paper().replace(NAMESPACE.encode(), b"http://www.e-doc.vn/Schema/")
    assert isinstance(parse_message(body), Message)


@pytest.mark.parametrize(
    ("body", "code", "element"),
    [
        (b"<edXML", "collect.edxml_broken", None),
        (b"<note/>", "collect.edxml_other", None),
        (paper("<edXML:DueDate>next week</edXML:DueDate>"), "collect.edxml_value", "DueDate"),
        (paper("<edXML:DueDate>2026/02/30</edXML:DueDate>"), "collect.edxml_value", "DueDate"),
        (paper("<edXML:SteeringType>many</edXML:SteeringType>"), "collect.edxml_value", "SteeringType"),
        (paper("<edXML:Subject>" + "x" * 100_001 + "</edXML:Subject>"), "collect.edxml_value", "Subject"),
        (paper("<edXML:From/>"), "collect.edxml_too_many", "From"),
        (paper().replace(b"K08", b"K08").replace(b"DocumentId>", b"Number>"), "collect.edxml_missing", "DocumentId"),
        (paper().replace(b"edXML:To>", b"edXML:Too>"), "collect.edxml_missing", "To"),
        (paper().replace(b"edXML:From>", b"edXML:Whence>"), "collect.edxml_missing", "From"),
        (
            paper(files="<AttachmentEncoded><Attachment><AttachmentName>a.pdf</AttachmentName>"
                        "<ContentTransferEncoded>%%%</ContentTransferEncoded></Attachment></AttachmentEncoded>"),
            "collect.edxml_value", "ContentTransferEncoded",
        ),
        (
            paper(trace="<edXML:TraceHeaderList><edXML:Bussiness><edXML:BussinessDocType>7</edXML:BussinessDocType>"
                        "</edXML:Bussiness></edXML:TraceHeaderList>"),
            "collect.edxml_value", "BussinessDocType",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_element(body: bytes, code: str, element: str | None) -> None:
    """The error says which element it is, and is told in every language."""
    with pytest.raises(Invalid) as caught:
        parse_message(body)
    assert caught.value.facts["code"] == code
    assert caught.value.facts.get("element") == element
    assert caught.value.advice


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE edXML [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE edXML SYSTEM "http://keld.example/x.dtd">',
        '<!DOCTYPE edXML [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_hostile_files_are_refused_before_they_are_parsed(head: str) -> None:
    """No entity is defined, no other file reached for."""
    body = paper("<edXML:Subject>x</edXML:Subject>").replace(b"<edXML xmlns", head.encode() + b"<edXML xmlns", 1)
    with pytest.raises(Invalid) as caught:
        parse_message(body)
    assert caught.value.facts["code"] == "collect.edxml_unsafe"


def test_depth_and_number_are_bounded() -> None:
    """Neither a tower of elements nor a flood of receivers is read."""
    tower = "<edXML:Content>" * 500 + "</edXML:Content>" * 500
    with pytest.raises(Invalid) as caught:
        parse_message(paper(tower))
    assert caught.value.facts["code"] == "collect.edxml_unsafe"
    flood = "<edXML:To><edXML:OrganId>K</edXML:OrganId></edXML:To>" * MOST["To"]
    with pytest.raises(Invalid) as caught:
        parse_message(paper(flood))
    assert caught.value.facts["code"] == "collect.edxml_too_many"


def test_signs_that_no_file_carries_are_left_out() -> None:
    """A control sign in a subject does not spoil the file."""
    read = parse_message(
        format_message(Message(document="a", sender=DUNMARSH, receivers=(ARDEN,), subject="một\x00 hai\x0b"))
    )
    assert isinstance(read, Message)
    assert read.subject == "một hai"
    assert read.receivers == (ARDEN,)


def test_a_status_is_read_from_what_other_programs_write() -> None:
    """The state of a paper at its receiver comes back with its code."""
    sent = StatusMessage(
        sender=ARDEN,
        response=ResponseFor(organ=DUNMARSH.id, code="45/TB-SNV", day=date(2026, 3, 2), document="d-1"),
        status="03",
        description="Đã tiếp nhận",
        at=datetime(2026, 3, 3, 8, 0, 5),  # noqa: DTZ001 - the file names no zone
    )
    body = format_message(sent).replace(b"edXML:Status>", b"edXML:MessageStatus>")
    assert parse_message(body) == sent
