"""A given task, and another system that listens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from django.db import transaction

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Step, Task

    from ..conftest import House  # noqa: TID252 - the tests are no package


@dataclass
class Listener:
    """Another system.

    Attributes:
        url: Where it listens.
        heard: Header fields in small letters, and body, of each message.
        answers: Statuses it gives, one after the other, the last one for ever.
        extra: Header fields of its answers.
    """

    url: str = ""
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=lambda: [204])
    extra: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A real server on this machine."""
    known = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            known.heard.append(({name.lower(): value for name, value in self.headers.items()}, body))
            status = known.answers.pop(0) if len(known.answers) > 1 else known.answers[0]
            self.send_response(status)
            for name, value in known.extra.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.url = f"http://127.0.0.1:{server.server_address[1]}/told?from=diemcau"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield known
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _calm() -> Iterator[None]:
    """No test is refused for what another asked."""
    caches["near"].clear()
    yield
    caches["near"].clear()


@pytest.fixture
def give(house: House) -> Callable[..., Task]:
    """Makes tasks that were given."""

    def make(title: str = "Prepare the port's opening", **fields: Any) -> Task:
        from diemcau.web.tasks.models import Task
        from diemcau.web.tasks.numbers import take_numbers

        lead = fields.pop("lead", "DUN")
        with transaction.atomic():
            serial = take_numbers(2026)[0]
            values: dict[str, Any] = {
                "year": 2026, "serial": serial, "title": title, "office": house.orgs["MIN"],
                "assigner": house.people["leader"], "lead": house.orgs[lead], "holder": house.orgs[lead],
                "drafted_by": house.people["chief"], "due": date(2026, 12, 15), "first_due": date(2026, 12, 15),
            }  # fmt: skip
            task = Task.objects.create(**(values | fields))
            move(task, "assign", "assigned", house.people["leader"])
        return task

    return make


def move(task: Task, verb: str, after: str, by: Any) -> Step:
    """A step of a task, as the actions of the tasks write it down."""
    from diemcau.web.tasks.actions.held import take_step

    with transaction.atomic():
        return take_step(actor=by, task=task, verb=verb, after=after)
