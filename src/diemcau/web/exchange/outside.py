"""Sending to addresses that people wrote down: never into the house's own network, no further than asked.

A name is looked up anew at each sending, all that it stands for is judged, and the connection goes to the very address
that was judged: a name that is turned round in between leads nowhere. Redirects are not followed, no answer is kept.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Event, Timer
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from diemcau.errors import Invalid

CONNECT = 5.0
"""Seconds for each step of a connection."""

TOTAL = 15.0
"""Seconds for all of it, however slowly the other side drips."""

_LONGEST = 500
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits
_OPEN = ip_network("2000::/3")  # all that is given out as global unicast (RFC 4291, IANA)
_TAKEN = range(200, 300)


class Outcome(StrEnum):
    """What came of a sending."""

    TAKEN = "taken"  # answered with 2xx
    REFUSED = "refused"  # answered with something else
    REDIRECTED = "redirected"  # sent elsewhere, where nobody follows
    INSIDE = "inside"  # the name leads into a network that is not for this
    UNKNOWN = "unknown"  # the name leads nowhere
    UNTRUSTED = "untrusted"  # its certificate does not hold
    SILENT = "silent"  # no answer in time, or none that can be read


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a sending.

    Attributes:
        outcome: In one word.
        status: HTTP status; 0 for none.
    """

    outcome: Outcome
    status: int = 0


def is_local_allowed() -> bool:
    """Whether this installation may send within its own network and without TLS, as tests do."""
    return bool(getattr(settings, "HOOKS_LOCAL", False))


def read_url(url: str) -> SplitResult:
    """An address that something may be sent to, by its form.

    Raises:
        Invalid: If it is no https address, holds a name and password, or is too long.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    schemes = {"https", "http"} if is_local_allowed() else {"https"}
    plain = url.isascii() and url.strip().isprintable() and " " not in url.strip() and len(url) <= _LONGEST
    if not plain or parts.scheme not in schemes or not parts.hostname or port == 0:
        raise Invalid(
            "That is no address to send to.", "Write it whole, as https://name.example/path.", code="exchange.url"
        )
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Invalid(
            "The address holds a name, a password or a mark behind #.", "Leave them out: messages are signed.",
            code="exchange.url_extra",
        )  # fmt: skip
    return parts


def is_outside(address: str) -> bool:
    """Whether a numeric address lies in the open network, whatever disguise it comes in."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        return _is_open6(found)
    return found.is_global and not found.is_multicast


def _is_open6(found: IPv6Address) -> bool:
    inner: IPv4Address | None = found.ipv4_mapped or found.sixtofour
    if inner is None and found in _NAT64:
        inner = IPv4Address(int(found) & 0xFFFFFFFF)
    if inner is not None:
        return inner.is_global and not inner.is_multicast
    return found in _OPEN and found.teredo is None and found.is_global


def send(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Send a body once.

    Args:
        url: Where to, as `read_url` allows.
        body: JSON in UTF-8.
        headers: Beside those that every request has.
    """
    try:
        parts = read_url(url)
    except Invalid:
        return Answer(Outcome.INSIDE)  # the installation no longer allows what it allowed when the address was given
    try:
        address = _resolve(parts)
    except (OSError, UnicodeError):
        return Answer(Outcome.UNKNOWN)
    if address is None:
        return Answer(Outcome.INSIDE)
    return _post(parts, address, body, headers)


def _resolve(parts: SplitResult) -> tuple[str, int] | None:
    """The address to connect to; None where any that the name stands for lies within."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = [str(each[4][0]) for each in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)]
    if not found or not (is_local_allowed() or all(is_outside(one) for one in found)):
        return None
    return found[0], port


def _post(parts: SplitResult, address: tuple[str, int], body: bytes, headers: Mapping[str, str]) -> Answer:
    connection = HTTPConnection(parts.hostname or "", address[1], timeout=CONNECT)
    late = Event()
    watch = Timer(TOTAL, _cut, (connection, late))
    watch.daemon = True
    watch.start()
    try:
        _connect(connection, parts, address)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, {"Host": parts.netloc, "User-Agent": "diemcau", **headers})
        status = connection.getresponse().status
        if late.is_set():  # what was cut looks like an answer that ended
            return Answer(Outcome.SILENT)
    except ssl.SSLCertVerificationError:
        return Answer(Outcome.UNTRUSTED)
    except (OSError, HTTPException, ValueError):
        return Answer(Outcome.SILENT)
    finally:
        watch.cancel()
        connection.close()
    if status in _TAKEN:
        return Answer(Outcome.TAKEN, status)
    return Answer(Outcome.REDIRECTED if 300 <= status < 400 else Outcome.REFUSED, status)  # noqa: PLR2004 - RFC 9110


def _connect(connection: HTTPConnection, parts: SplitResult, address: tuple[str, int]) -> None:
    """Connect to the address that was judged; its certificate has to be of the name that was asked for."""
    connection.sock = socket.create_connection(address, CONNECT)
    if parts.scheme == "https":
        held = ssl.create_default_context().wrap_socket(
            connection.sock, server_hostname=parts.hostname, do_handshake_on_connect=False
        )
        connection.sock = held  # before the handshake, so that it can be cut, too
        held.do_handshake()


def _cut(connection: HTTPConnection, late: Event) -> None:
    """End a connection that takes too long, whatever it waits for."""
    late.set()
    held = connection.sock
    if held is not None:
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)  # wakes whoever reads, which closing alone does not
