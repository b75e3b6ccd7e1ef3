"""Mails of both sorts and saved pages give their words; what is attached is a document of its own."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType

import pytest

from diemcau.collect.document import read_bytes
from diemcau.collect.members import Part, open_parts
from diemcau.collect.wrapped import unflow, unwrap
from diemcau.records import Document, Finding


def parts(body: bytes, name: str) -> list[Part]:
    found = list(open_parts(body, Path(name), Path(name).stem))
    assert all(isinstance(part, Part) for part in found), found
    return [part for part in found if isinstance(part, Part)]


def document(body: bytes, name: str = "mail.eml") -> Document:
    found, notices = read_bytes(body, Path(name))
    assert isinstance(found, Document), found
    assert notices == []
    return found


def mail(words: str, subject: str = "Report of Lam Quang") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Sở Ngoại vụ <affairs@lamquang.example>"
    made["Subject"] = subject
    made["Date"] = "Wed, 08 Jan 2025 23:30:00 +0700"
    made.set_content(words)
    return made


def test_a_mail_says_what_it_is(made: ModuleType) -> None:
    """Subject, sender and the day by the sender's clock are title, publisher and day of publication."""
    found = document(
        bytes(mail("The province sent 214 delegations.", "Báo cáo năm 2024 của tỉnh Lâm Quang, lần thứ hai"))
    )
    assert found.media_type == "message/rfc822"
    assert found.title == "Báo cáo năm 2024 của tỉnh Lâm Quang, lần thứ hai"
    assert (found.publisher, found.published) == ("Sở Ngoại vụ", date(2025, 1, 8))
    assert found.text.splitlines() == [found.title, "The province sent 214 delegations."]
    assert [place.part for place in found.places] == ["subject", "body"]
    outlook = document(made.msg(made.ENGLISH), "mail.msg")
    assert outlook.title == made.ENGLISH.title
    assert (outlook.publisher, outlook.published) == ("Department of Foreign Affairs", date(2025, 1, 8))


def test_plain_text_goes_before_the_page_beside_it() -> None:
    """Of two forms of the same words one is read; a mail that is only a page is read whole."""
    both = mail("Plain: 214 delegations.")
    both.add_alternative("<p>Page: 214 delegations.</p>", subtype="html")
    assert document(bytes(both)).text.splitlines()[1:] == ["Plain: 214 delegations."]
    page = mail("")
    page.set_content("<div>214 sent</div><p>and 167 received</p><table><tr><td>a<td>1<tr><td>b<td>2</table>", "html")
    assert document(bytes(page)).text.splitlines()[1:] == ["214 sent", "and 167 received", "a | 1", "b | 2"]


def test_attachments_are_documents_of_their_own(made: ModuleType) -> None:
    """Each is called by the mail and its own name; pictures are left; a mail in a mail has its own attachments."""
    inner = mail("Inside.", "Forwarded")
    inner.add_attachment(made.word(made.ENGLISH), maintype="application", subtype="x", filename="báo cáo.docx")
    outer = mail("See attached.")
    outer.add_attachment(made.txt(made.ENGLISH), maintype="text", subtype="plain", filename="../../a.txt")
    outer.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    outer.add_attachment(inner)
    found = parts(bytes(outer), "in/mail.eml")
    assert [str(part.path) for part in found] == [
        "in/mail.eml",
        "in/mail.eml/__/__/a.txt",
        "in/mail.eml/Forwarded.eml",
        "in/mail.eml/Forwarded.eml/báo cáo.docx",
    ]
    assert [part.name for part in found] == [
        "mail",
        "mail.eml/__/__/a.txt",
        "mail.eml/Forwarded.eml",
        "mail.eml/Forwarded.eml/báo cáo.docx",
    ]
    assert found[1].body == made.txt(made.ENGLISH)
    assert found[3].body == made.word(made.ENGLISH) or len(found[3].body) > 10_000


def test_an_outlook_mail_has_its_attachments(made: ModuleType) -> None:
    """Files come byte for byte; a mail inside is a mail of its own, the same bytes each time."""
    body = made.msg(made.ENGLISH, {"báo cáo.txt": made.txt(made.VIETNAMESE)}, made.VIETNAMESE)
    found = parts(body, "mail.msg")
    assert [part.name for part in found] == ["mail", "mail.msg/báo cáo.txt", f"mail.msg/{made.VIETNAMESE.title}"]
    assert found[1].body == made.txt(made.VIETNAMESE)
    assert document(found[2].body).text.splitlines() == made.VIETNAMESE.lines
    assert [part.body for part in parts(body, "mail.msg")] == [part.body for part in found]


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        (b"Content-Type: text/plain; charset=windows-1258", b"Ti\xccnh C\xe0", "Tình Cà"),
        (b"Content-Type: text/plain; charset=x-unknown", "Tỉnh Lâm Quang cử đoàn".encode(), "Tỉnh Lâm Quang cử đoàn"),
        (b"Content-Type: text/plain", "Tỉnh Lâm Quang".encode(), "Tỉnh Lâm Quang"),
        (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", b"VOG7iW5o", "Tỉnh"),
        (
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
            b"T=E1=BB=89nh",
            "Tỉnh",
        ),
    ],
)
def test_every_encoding_of_a_mail_is_read(head: bytes, body: bytes, words: str) -> None:
    """The encoding that a part names, or the one that its bytes show where it names a wrong one or none."""
    whole = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n" + head + b"\n\n" + body + b"\n"
    assert document(whole).text.splitlines()[1] == words


def test_raw_letters_in_the_head_are_read() -> None:
    """Old programs write Vietnamese into the head as it is."""
    whole = "From: Sở Ngoại vụ <a@b.example>\nSubject: Báo cáo\nMIME-Version: 1.0\n\nText\n".encode()
    found = document(whole)
    assert (found.title, found.publisher) == ("Báo cáo", "Sở Ngoại vụ")


def test_a_text_that_begins_like_a_letter_is_no_mail() -> None:
    """A report that says whom it is from has no head of a mail."""
    found = document(b"From: the Department\nSubject: visits\n\nThe province sent 214 delegations.\n", "a.txt")
    assert found.media_type == "text/plain"


def test_lines_broken_at_the_margin_are_joined() -> None:
    """A sentence that a mail program broke is whole again; items, rows and short lines stay lines."""
    broken = (
        "Dear colleagues,\n"
        "In 2024 the province sent 214 delegations abroad and received as many as 167\n"
        "delegations from partners in the region, which is more than in any year that\n"
        "came before.\n"
        "- first item\n"
        "a | b\n"
    )
    assert unwrap(broken).split("\n") == [
        "Dear colleagues,",
        " ".join(broken.split("\n")[1:4]),
        "- first item",
        "a | b",
        "",
    ]
    plain = (
        "A heading\nA line that is much longer than any line of a mail would ever be, and so nothing is broken here.\nx"
    )
    assert unwrap(plain) == plain


def test_flowed_text_flows() -> None:
    """Lines that end in a space go on; a signature mark does not; stuffed spaces go (RFC 3676)."""
    assert unflow("one \ntwo\n  three\n-- \nname", drops_space=False) == "one two\n three\n-- \nname"
    assert unflow("mot \nhai", drops_space=True) == "mothai"


def test_a_saved_page_is_a_page(made: ModuleType) -> None:
    """The page in the file is read like a page; its pictures and frame are not."""
    page = made.html(made.ENGLISH).decode()
    whole = (
        "From: <Saved by a browser>\nSubject: page\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        f"Content-Type: text/html; charset=utf-8\n\n{page}\n--b\nContent-Type: image/png\n\nxx\n--b--\n"
    ).encode()
    found = document(whole, "page.mht")
    assert found.media_type == "multipart/related"
    assert [line for line in found.text.splitlines() if line] == made.ENGLISH.lines
    assert found.title == made.ENGLISH.title
    assert found.published is None
    assert len(parts(whole, "page.mht")) == 1


def test_a_damaged_outlook_mail_is_said(made: ModuleType) -> None:
    """The finding names the mail and what is wrong with it."""
    found, _ = read_bytes(made.msg(made.ENGLISH)[:3000], Path("mail.msg"))
    assert isinstance(found, Finding)
    assert found.code == "collect.broken"
    assert "breaks off" in found.message
