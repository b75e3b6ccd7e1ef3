"""One worker of `diemcau work`, in a process of its own: `django-admin do_jobs NAME`."""

from __future__ import annotations

import os
import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from diemcau.web.archive.worker import Work


class Command(BaseCommand):
    """Does jobs until it is stopped, or until whoever started it is gone."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The name under which it works."""
        parser.add_argument("name")

    def handle(self, *_: Any, name: str, **__: Any) -> None:
        """Work."""
        parent = os.getppid()
        work = Work(name, alive=lambda: os.getppid() == parent)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: work.stop())
        work.run()
