"""The site made ready inside a process that is not a web server: commands, workers, tests of them."""

from __future__ import annotations

import os
import socket
from pathlib import Path


def start_site(data: Path | None = None) -> None:
    """Load Django with the settings of an installation; called once, before any model is imported.

    Args:
        data: Its data folder; None for `DIEMCAU_DATA` or the folder `diemcau-data` here.
    """
    if data is not None:
        os.environ["DIEMCAU_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diemcau.web.config.settings")
    import django

    django.setup()


def open_site(data: Path | None = None) -> None:
    """The same, with the tables brought up to date: an empty folder becomes a site."""
    from django.core.management import call_command

    from diemcau.web.config.environment import keep_secret_key

    folder = data or Path(os.environ.get("DIEMCAU_DATA", "diemcau-data"))
    folder.mkdir(parents=True, exist_ok=True)
    keep_secret_key(folder)
    start_site(data)
    call_command("migrate", verbosity=0, interactive=False)


def why_not_heard(host: str, port: int) -> str:
    """Why nothing can be heard at an address of this machine; empty where it can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
    return ""
