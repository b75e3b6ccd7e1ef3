"""Nothing is sent into the house's own network, under whatever name."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.errors import Invalid
from diemcau.web.exchange import outside
from diemcau.web.exchange.outside import Outcome, is_outside, read_url, send

if TYPE_CHECKING:
    from .conftest import Listener

INSIDE = (
    "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
    "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%2", "fc00::1", "fd12::1", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:1::1", "::127.0.0.1",
)  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_within_are_known_in_every_disguise(address: str) -> None:
    """Own, private, link-local and shared addresses, also those packed into longer ones."""
    assert not is_outside(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_addresses_of_the_open_network_are_known(address: str) -> None:
    """What anybody reaches may be sent to."""
    assert is_outside(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://name.example/", "ftp://name.example/", "https://", "https:///path", "name.example", "",
        "https://user:pass@name.example/", "https://name.example/#x", "https://name.example:99999/",
        "https://name.example:0/", "https://name example/", "https://name.example/\r\nX: y", "https://näme.example/",
        "https://name.example/" + "a" * 600, "javascript:alert(1)", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_only_whole_plain_addresses_are_taken(url: str) -> None:
    """With TLS, without a password in it, without what would break a request in two."""
    with pytest.raises(Invalid):
        read_url(url)


def test_nothing_is_sent_within(listener: Listener) -> None:
    """A server that runs on this machine never hears of it."""
    port = listener.url.split(":")[2].partition("/")[0]
    for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "127.1"):
        assert send(f"https://{host}:{port}/", b"{}", {}).outcome in {Outcome.INSIDE, Outcome.UNKNOWN}, host
    assert send(listener.url, b"{}", {}).outcome is Outcome.INSIDE
    assert listener.heard == []


def test_a_name_with_one_address_within_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that a name stands for is judged, not the first of it alone."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("93.184.216.34", "10.1.2.3")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert send("https://name.example/", b"{}", {}).outcome is Outcome.INSIDE


def test_the_connection_goes_to_the_address_that_was_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that stands for another address a moment later leads nowhere else."""
    answers = iter((["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]))
    asked: list[Any] = []
    monkeypatch.setattr(
        socket, "getaddrinfo",
        lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in next(answers)],
    )  # fmt: skip

    def connect(address: Any, timeout: float) -> Any:  # noqa: ARG001 - as the library calls it
        asked.append(address)
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", connect)
    assert send("https://name.example/", b"{}", {}).outcome is Outcome.SILENT
    assert asked == [("93.184.216.34", 443)]


def test_redirects_are_not_followed(listener: Listener, settings: Any) -> None:
    """What another side says about where to go is told and not done."""
    settings.HOOKS_LOCAL = True
    listener.answers, listener.extra = [302], {"Location": listener.url}
    answer = send(listener.url, b"{}", {})
    assert (answer.outcome, answer.status, len(listener.heard)) == (Outcome.REDIRECTED, 302, 1)


def test_a_plain_server_is_not_trusted_under_tls(listener: Listener, settings: Any) -> None:
    """Where TLS is asked for, nothing is sent without it."""
    settings.HOOKS_LOCAL = True
    answer = send(listener.url.replace("http:", "https:"), b"{}", {})
    assert answer.outcome is Outcome.SILENT
    assert listener.heard == []


def test_a_side_that_drips_is_cut(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """However it spreads its bytes, the whole takes no longer than it may."""
    import threading

    settings.HOOKS_LOCAL = True
    monkeypatch.setattr(outside, "TOTAL", 0.6)
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            held, _ = server.accept()
            with held:
                held.sendall(b"HTTP/1.1 200 OK\r\n")
                for _ in range(100):
                    try:
                        held.sendall(b"X-Slow: 1\r\n")
                    except OSError:
                        break
                    if over.wait(0.1):
                        break

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        begun = time.monotonic()
        answer = send(f"http://127.0.0.1:{server.getsockname()[1]}/", b"{}", {})
        taken = time.monotonic() - begun
        over.set()
        thread.join(5)
    assert answer.outcome is Outcome.SILENT
    assert taken < 3
