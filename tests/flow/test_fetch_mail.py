"""Folders of a mail server: what is new comes, nothing there is changed, and no password is ever shown."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import ClassVar

import pytest

from diemcau.collect.document import read_bytes
from diemcau.collect.members import Part
from diemcau.flow import fetch_mail
from diemcau.flow.fetch import fetch
from diemcau.records import Document, Finding


def parts_of(address: str, after: str | None = None, context: ssl.SSLContext | None = None) -> list[Part]:
    found = list(fetch(address, after, context))
    assert [each for each in found if isinstance(each, Finding)] == []
    return [each for each in found if isinstance(each, Part)]


def finding_of(address: str, after: str | None = None, context: ssl.SSLContext | None = None) -> Finding:
    (found,) = fetch(address, after, context)
    assert isinstance(found, Finding)
    return found


class Mailbox(StreamRequestHandler):
    """As much of a mail server as is asked for; it refuses whatever would change something."""

    validity: ClassVar[int] = 7
    mails: ClassVar[dict[int, bytes]] = {}
    folders: ClassVar[tuple[str, ...]] = ('"INBOX"', '"B&AOE-o c&AOE-o"')
    said: ClassVar[list[str]] = []

    def handle(self) -> None:
        """Answer line by line."""
        self.tell("* OK ready")
        while line := self.rfile.readline().decode().strip():
            Mailbox.said.append(line)
            tag, command, *rest = line.split(" ")
            if command == "CAPABILITY":
                self.tell("* CAPABILITY IMAP4rev1")
            done = self.answer(command, rest)
            self.tell(f"{tag} {'OK' if done else 'NO'} {command} done")
            if command == "LOGOUT":
                return

    def tell(self, line: str | bytes) -> None:
        """Send a line."""
        self.wfile.write((line.encode() if isinstance(line, str) else line) + b"\r\n")

    def answer(self, command: str, rest: list[str]) -> bool:
        """Whether a command could be followed."""
        if command == "LOGIN":
            return rest == ["office", '"geheim"']
        if command == "EXAMINE":
            if " ".join(rest) not in self.folders:
                return False
            self.tell(f"* {len(self.mails)} EXISTS")
            self.tell(f"* OK [UIDVALIDITY {self.validity}] valid")
            self.tell(f"* OK [UIDNEXT {max(self.mails, default=0) + 1}] next")
            return True
        if command == "UID" and rest[0] == "SEARCH":
            low, _, high = rest[2].partition(":")
            self.tell("* SEARCH " + " ".join(str(uid) for uid in self.mails if int(low) <= uid <= int(high)))
            return True
        if command == "UID" and rest[0] == "FETCH":
            body = self.mails[int(rest[1])]
            self.tell(f"* 1 FETCH (UID {rest[1]} BODY[]<0> {{{len(body)}}}".encode() + b"\r\n" + body + b")")
            return True
        return command in {"CAPABILITY", "LOGOUT"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine, signed by itself."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl is on the PATH")
    path = tmp_path_factory.mktemp("tls") / "own.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(path), "-out", f"{path}.crt"]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest.fixture
def mailbox(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, ssl.SSLContext]]:
    """The address of a mail server on this machine, and what trusts it."""
    monkeypatch.setenv("DIEMCAU_MAIL_PASSWORD", "geheim")
    Mailbox.validity, Mailbox.said = 7, []
    Mailbox.mails = {uid: b"From: a@lam.example\r\nSubject: Report %d\r\n\r\nThe text." % uid for uid in (2, 3, 11)}
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate)
    with ThreadingTCPServer(("127.0.0.1", 0), Mailbox) as server:
        server.socket = own.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        trusting = ssl.create_default_context(cafile=str(certificate))
        yield f"imaps://office@localhost:{server.server_address[1]}/", trusting
        server.shutdown()
        thread.join()


def test_new_mails_come_by_their_numbers(mailbox: tuple[str, ssl.SSLContext]) -> None:
    """From any mark those behind it; nothing on the server is changed."""
    address, context = mailbox
    whole = parts_of(address, None, context)
    assert [part.name.rpartition("/")[2] for part in whole] == ["7-2", "7-3", "7-11"]
    for at, part in enumerate(whole):
        assert parts_of(address, part.mark, context) == whole[at + 1 :]
    document = read_bytes(whole[0].body, whole[0].path, whole[0].name, whole[0].hints)[0]
    assert isinstance(document, Document)
    assert document.title == "Report 2"
    words = {word for line in Mailbox.said for word in line.split(" ")[1:3]}
    assert words.isdisjoint({"SELECT", "STORE", "COPY", "EXPUNGE"})
    assert all("BODY.PEEK[]" in line for line in Mailbox.said if " FETCH " in line)


def test_mails_numbered_anew_are_all_read_again(mailbox: tuple[str, ssl.SSLContext]) -> None:
    """And that is said; their names are others."""
    address, context = mailbox
    last = parts_of(address, None, context)[-1].mark
    Mailbox.validity = 8
    found = list(fetch(address, last, context))
    assert [each.code for each in found if isinstance(each, Finding)] == ["flow.renumbered"]
    assert [each.name.rpartition("/")[2] for each in found if isinstance(each, Part)] == ["8-2", "8-3", "8-11"]


def test_folders_with_letters_outside_ascii_are_asked_for_as_servers_want(
    mailbox: tuple[str, ssl.SSLContext],
) -> None:
    """In the UTF-7 of mailboxes; a folder that is not there is said."""
    address, context = mailbox
    assert len(parts_of(address + "B%C3%A1o%20c%C3%A1o", None, context)) == 3
    found = finding_of(address + "Nowhere", None, context)
    assert found.code == "flow.mailbox_refused"
    assert "Nowhere" in found.message


def test_a_wrong_password_or_none_is_said(mailbox: tuple[str, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch) -> None:
    """And never shown; without one the server is not asked."""
    address, context = mailbox
    monkeypatch.setenv("DIEMCAU_MAIL_PASSWORD", "falsch")
    found = finding_of(address, None, context)
    assert found.code == "flow.mailbox_refused"
    assert "falsch" not in str(found)
    asked = len(Mailbox.said)
    monkeypatch.delenv("DIEMCAU_MAIL_PASSWORD")
    assert finding_of(address, None, context).code == "flow.no_password"
    assert len(Mailbox.said) == asked


def test_a_server_nobody_vouches_for_is_not_spoken_to(mailbox: tuple[str, ssl.SSLContext]) -> None:
    """Its certificate is asked for, and no password is sent."""
    assert finding_of(mailbox[0]).code == "flow.unreachable"
    assert Mailbox.said == []


def test_a_mail_that_is_too_large_costs_only_itself(
    mailbox: tuple[str, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So does one that the server gives empty."""
    address, context = mailbox
    monkeypatch.setattr(fetch_mail, "LARGEST", 500)
    Mailbox.mails = {**Mailbox.mails, 3: b"x" * 600, 4: b""}
    found = list(fetch(address, None, context))
    assert [each.code for each in found if isinstance(each, Finding)] == ["flow.no_mail", "flow.no_mail"]
    assert len(found) == 4


def test_a_line_that_breaks_off_is_a_finding(
    mailbox: tuple[str, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came before it stays."""
    address, context = mailbox
    really = Mailbox.answer

    def cut(self: Mailbox, command: str, rest: list[str]) -> bool:
        if rest[:2] == ["FETCH", "3"]:
            self.connection.shutdown(socket.SHUT_RDWR)
        return really(self, command, rest)

    monkeypatch.setattr(Mailbox, "answer", cut)
    monkeypatch.setattr(ThreadingTCPServer, "handle_error", lambda *_: None)
    found = list(fetch(address, None, context))
    assert [type(each) for each in found] == [Part, Finding]
    assert isinstance(found[1], Finding)
    assert found[1].code == "flow.unreachable"


@pytest.mark.parametrize("folder", ['a"b', "a\\b", "a&b", "Thư đến", "日本"])
def test_names_of_folders_come_back_from_their_quotes(folder: str) -> None:
    """They stay one word to the server, and hold only what it reads."""
    quoted = fetch_mail._to_utf7(folder)
    assert quoted.isascii()
    inner = quoted[1:-1].replace("\\\\", "\\").replace('\\"', '"')
    pieces = inner.split("&")
    read = pieces[0]
    for piece in pieces[1:]:
        packed, _, plain = piece.partition("-")
        read += ("&" if not packed else f"+{packed.replace(',', '/')}-".encode().decode("utf-7")) + plain
    assert read == folder
