"""The commands of the site where the site is not installed, and what is refused before anything begins."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from diemcau.cli import site
from diemcau.cli.main import run

COMMANDS = (
    "serve", "serve --demo", "work --once", "audit verify", "audit seal", "orgs load", "orgs show", "person list",
    "backup site.tar", "restore site.tar",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_without_the_parts_of_the_site_a_command_says_how_to_get_them(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And makes no folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site.tar").write_bytes(b"")
    monkeypatch.setattr(site, "find_spec", lambda name: None)  # noqa: ARG005 - of this form
    assert run(command.split()) == 2
    said = capsys.readouterr().err
    assert "The site needs Django" in said
    assert "pip install diemcau[web]" in said
    assert [path.name for path in tmp_path.iterdir()] == ["site.tar"]


def test_a_port_that_is_taken_is_refused() -> None:
    """With the cause; a free one is not."""
    from diemcau.web.config.start import why_not_heard

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert why_not_heard("127.0.0.1", other.getsockname()[1])
    assert why_not_heard("127.0.0.1", 0) == ""
