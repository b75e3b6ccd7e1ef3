"""Messages between offices: in once, taken up by who deploys, closing what they answer; out with tasks and day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diemcau.collect.edxml import parse_message
from diemcau.collect.task_table import read_task_table
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.publish.edxml import format_message
from diemcau.records.message import (
    Attachment,
    Business,
    Message,
    Organ,
    ResponseFor,
    StatusMessage,
)
from diemcau.web.archive import blobs
from diemcau.web.archive.models import Intake
from diemcau.web.exchange.actions.receiving import file_attachments, receive, take_up
from diemcau.web.exchange.actions.sending import Envelope, send_paper
from diemcau.web.exchange.models import Message as Row
from diemcau.web.tasks.actions.papers import Paper, Signature, enter_source
from diemcau.web.tasks.actions.requests import Asked, ask_request
from diemcau.web.tasks.models import Order, Source

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Task

    from ..conftest import House  # noqa: TID252 - the tests are no package

OTHER = Organ(id="000.00.07.H99", name="Arden province")
OURS = Organ(id="000.00.00.G99", name="Ministry of Foreign Affairs")
DUE = timezone.localdate() + timedelta(days=20)


def letter(**fields: Any) -> bytes:
    """An exchange file of another office."""
    said: dict[str, Any] = {
        "document": "000.00.07.H99.2026.03.02.P45", "sender": OTHER, "receivers": (OURS,), "number": "45",
        "notation": "TB-ARD", "day": date(2026, 3, 2), "type_name": "Thông báo", "subject": "Survey of the reef",
        "content": "Send two boats for the survey of the reef.", "due": DUE, "position": "Chair", "signer": "R. Dell",
    }  # fmt: skip
    return format_message(Message(**(said | fields)))


def taken_in(house: House, body: bytes, by: str = "chief", org: str = "MIN", level: int = 1) -> tuple[Row, bool]:
    """A message that somebody brought in."""
    return receive(actor=house.people[by], scope=house.scope(by), org=house.orgs[org], level=level, body=body)


def signed(house: House) -> Source:
    """A signed paper of the ministry."""
    paper = Paper(org=house.orgs["MIN"], office=house.orgs["MIN"], subject="Conclusions on the ports")
    signature = Signature(number="12", symbol="TB-MIN", day=date(2026, 2, 3), signer="The Minister")
    return enter_source(actor=house.people["chief"], scope=house.scope("chief"), paper=paper, signature=signature)


def sent(house: House, source: Source, **fields: Any) -> Row:
    """The message that carries a paper out."""
    said: dict[str, Any] = {"own": OURS.id, "organ": OTHER.id, "name": OTHER.name, "unit": house.orgs["ARD"]}
    envelope = Envelope(**(said | fields))
    chief: dict[str, Any] = {"actor": house.people["chief"], "scope": house.scope("chief")}
    return send_paper(**chief, source=source, envelope=envelope, language="en")


def test_a_new_paper_is_taken_up_with_its_day(house: House) -> None:
    """The issuer by its name, number, day and signer as in the message; its DueDate seeds a directive's deadline."""
    row, is_new = taken_in(house, letter())
    assert is_new
    source = row.source
    assert source is not None
    assert (source.org.code, source.kind, str(source)) == ("ARD", "notice", "45/TB-ARD")
    assert (source.signed_on, source.signer, source.external) == (date(2026, 3, 2), "Chair, R. Dell", row.identifier)
    order = Order.objects.get(source=source)
    assert order.proposed["deadline"]["day"] == DUE.isoformat()
    assert (row.due, row.status) == (DUE, "03")


def test_a_message_comes_in_once(house: House) -> None:
    """Brought in again by the same unit it is the one that came before; for another unit it is its own."""
    first, _ = taken_in(house, letter())
    again, is_new = taken_in(house, letter())
    assert (again.uid, is_new, Source.objects.count()) == (first.uid, False, 1)
    other, is_new = taken_in(house, letter(), by="clerk", org="DUN")
    assert is_new
    assert other.uid != first.uid


def test_an_unknown_issuer_is_asked_for(house: House) -> None:
    """Nothing is guessed; once somebody has said it, the next message of that office is known."""
    stranger = Organ(id="000.00.11.H77", name="The harbour club")
    row, _ = taken_in(house, letter(sender=stranger))
    assert row.source is None
    chief: dict[str, Any] = {"actor": house.people["chief"], "scope": house.scope("chief")}
    with pytest.raises(Invalid):
        take_up(**chief, uid=row.uid)
    assert take_up(**chief, uid=row.uid, issuer=house.orgs["KEL"]).source is not None
    with pytest.raises(Conflict):
        take_up(**chief, uid=row.uid, issuer=house.orgs["KEL"])
    later, _ = taken_in(house, letter(sender=stranger, document="P46", number="46"))
    assert later.source is not None
    assert later.source.org.code == "KEL"


def test_a_clerk_brings_it_in_and_files_it(house: House) -> None:
    """Its files become documents of the unit; taking it up is for who deploys."""
    body = letter(attachments=(Attachment(name="../../report.txt", body=b"Two boats are asked for."),))
    row, _ = taken_in(house, body, by="clerk", org="DUN")
    assert row.source is None
    intake = Intake.objects.get(uid=row.said["intake"])
    assert [file.filename for file in intake.files.all()] == ["report.txt"]
    with pytest.raises(Denied):
        take_up(actor=house.people["clerk"], scope=house.scope("clerk"), uid=row.uid)
    same = file_attachments(actor=house.people["clerk"], scope=house.scope("clerk"), uid=row.uid)
    assert same.said["intake"] == str(intake.uid)
    assert Intake.objects.count() == 1


def test_revoke_replace_and_update_lead_to_the_paper(house: House) -> None:
    """A revoked paper no longer holds, another stands in its place; what is not known waits for the earlier one."""
    first, _ = taken_in(house, letter())
    update, _ = taken_in(house, letter(business=Business.UPDATE, about=first.identifier, reason="A word was wrong."))
    assert update.source_id == first.source_id
    newer = letter(business=Business.REPLACE, about=first.identifier, document="P47", number="47", reason="Anew.")
    replaced, _ = taken_in(house, newer)
    assert first.source is not None
    old = Source.objects.get(pk=first.source.pk)
    assert (old.state, old.replaced_by_id) == ("replaced", replaced.source_id)
    third, _ = taken_in(house, letter(document="P50", number="50"))
    taken_in(house, letter(business=Business.REVOKE, document="P51", about="P50", reason="It was an error."))
    assert third.source is not None
    assert Source.objects.get(pk=third.source.pk).state == "revoked"
    lost, _ = taken_in(house, letter(business=Business.REVOKE, document="P52", about="P999"))
    assert lost.source is None
    assert lost.said["held"]["facts"]["code"] == "exchange.no_earlier"
    # Another office revokes nothing of this one.
    foreign = letter(
        business=Business.REVOKE,
        document="P53",
        about=replaced.identifier,
        sender=Organ(id="X.1", name="Embassy in Keld"),
    )
    taken_in(house, foreign)
    assert replaced.source is not None
    assert Source.objects.get(pk=replaced.source.pk).state == "in_force"


def test_a_paper_goes_out_with_its_tasks_and_day(house: House, give: Callable[..., Task]) -> None:
    """A unit gets the tasks in which it has a part, in words and as a workbook that reads back, with the first day."""
    source = signed(house)
    task = give("Name a landing", lead="ARD", source=source)
    give("Not theirs", source=source)
    give("Too secret", lead="ARD", source=source, level=3)
    row = sent(house, source)
    message = parse_message(blobs.fetch(row.blob))
    assert isinstance(message, Message)
    assert (message.sender.id, message.receivers[0].id, message.due) == (OURS.id, OTHER.id, task.due)
    assert "Name a landing" in message.content
    assert "Not theirs" not in message.content
    assert "Too secret" not in message.content
    (table,) = message.attachments
    assert [one.title for one in read_task_table(table.body).rows] == ["Name a landing"]
    with pytest.raises(Invalid):
        sent(house, source, organ="not an id")
    draft = Paper(org=house.orgs["MIN"], office=house.orgs["MIN"], subject="Unsigned")
    unsigned = enter_source(actor=house.people["chief"], scope=house.scope("chief"), paper=draft)
    with pytest.raises(Conflict):
        sent(house, unsigned)


def test_an_answer_closes_what_it_answers(house: House, give: Callable[..., Task]) -> None:
    """By the id of the message, or by number, symbol and day; what nothing waits for is shown as such."""
    source = signed(house)
    give("Name a landing", lead="ARD", source=source)
    held: dict[str, Any] = {"actor": house.people["head"], "scope": house.scope("head")}
    asked = ask_request(**held, asked=Asked(org=house.orgs["DUN"], to=house.orgs["MIN"], words="Two interpreters."))
    out = sent(house, source, request=asked)
    by_id = letter(document="A1", responses=(ResponseFor(organ=OURS.id, document=out.identifier),))
    row, _ = taken_in(house, by_id)
    out.refresh_from_db()
    asked.refresh_from_db()
    assert (row.answers_id, out.status, asked.state) == (out.pk, "06", "answered")
    assert row.said["unmatched"] == []
    second = sent(house, source)
    code = ResponseFor(organ=OURS.id, code="12/TB-MIN", day=date(2026, 2, 3))
    twice, _ = taken_in(house, letter(document="A2", number="46", responses=(code,)))
    assert twice.answers_id is None  # two messages carry that number: nobody guesses which
    assert len(twice.said["unmatched"]) == 1
    stranger = letter(document="A4", sender=Organ(id="X.7"), responses=(ResponseFor(document=second.identifier),))
    taken_in(house, stranger)
    second.refresh_from_db()
    assert second.status == ""  # an answer comes from the office that was asked
    nothing, _ = taken_in(house, letter(document="A3", number="47", responses=(ResponseFor(code="9/X"),)))
    assert len(nothing.said["unmatched"]) == 1
    status = StatusMessage(sender=OTHER, response=ResponseFor(document=second.identifier), status="05")
    told, _ = taken_in(house, format_message(status))
    second.refresh_from_db()
    assert (second.status, told.answers_id, told.source_id) == ("05", second.pk, None)


def test_our_answer_names_what_it_answers(house: House) -> None:
    """ResponseFor carries the other office's id, number and day."""
    came, _ = taken_in(house, letter())
    out = sent(house, signed(house), answers=came)
    message = parse_message(blobs.fetch(out.blob))
    assert isinstance(message, Message)
    assert message.responses == (
        ResponseFor(organ=OTHER.id, code="45/TB-ARD", day=date(2026, 3, 2), document=came.identifier),
    )


def test_who_may(house: House) -> None:
    """Officers, heads and strangers bring nothing in; messages of others, or above one's level, are not there."""
    for name, org in (("officer", "DUN"), ("head", "DUN"), ("outsider", "ARD"), ("clerk", "ARD"), ("leader", "MIN")):
        with pytest.raises(Denied):
            taken_in(house, letter(), by=name, org=org)
    with pytest.raises(Denied):
        taken_in(house, letter(), level=4)
    row, _ = taken_in(house, letter(), level=3)
    source = signed(house)
    for name in ("officer", "clerk", "outsider", "leader"):
        visit = house.visit(name)
        assert visit.get(f"/exchange/messages/{row.uid}").status_code == 404
        assert visit.get(f"/exchange/messages/{row.uid}/file").status_code == 404
        for step in ("take", "files"):
            assert visit.post(f"/exchange/messages/{row.uid}/{step}").status_code == 404
        assert "Survey of the reef" not in visit.get("/exchange/messages").content.decode()
        assert visit.get(f"/exchange/papers/{source.uid}/send").status_code in {403, 404}
        with pytest.raises(NotFound):
            file_attachments(actor=house.people[name], scope=house.scope(name), uid=row.uid)


@pytest.mark.parametrize(
    "body", [b"", b"<edXML/>", b"no xml", b'<!DOCTYPE x [<!ENTITY a "b">]><edXML>&a;</edXML>', b"<a>" * 100_000]
)
def test_what_is_no_message_is_refused(house: House, body: bytes) -> None:
    """Nothing is kept of it."""
    with pytest.raises(Invalid):
        taken_in(house, body)
    assert Row.objects.count() == 0


def test_the_pages_lead_through(house: House) -> None:
    """Taken in, taken up, sent and downloaded; what the other office writes is text and no markup."""
    client = house.visit("chief")
    body = letter(subject="<script>alert(1)</script>", sender=Organ(id="X.9", name="<i>Club</i>"))
    answer = client.post(
        "/exchange/messages", {"file": SimpleUploadedFile("a.edxml", body), "org": "MIN", "level": "1"}
    )
    assert answer.status_code == 302, answer.content
    page = client.get(answer["Location"]).content.decode()
    assert "<script>alert" not in page
    assert "<i>Club" not in page
    refused = client.post(answer["Location"] + "/take", {"issuer": ""})
    assert refused.status_code == 422
    assert client.post(answer["Location"] + "/take", {"issuer": "KEL"}).status_code == 302
    file = client.get(answer["Location"] + "/file")
    assert file["Content-Disposition"].startswith("attachment")
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file.content == body
    source = signed(house)
    form = {"own": OURS.id, "organ": OTHER.id, "name": OTHER.name, "unit": "", "due": "", "answers": ""}
    made = client.post(f"/exchange/papers/{source.uid}/send", form)
    assert made.status_code == 302, made.content
    assert client.get(made["Location"]).status_code == 200
    assert client.post(f"/exchange/papers/{source.uid}/send", form | {"own": "?"}).status_code == 422
