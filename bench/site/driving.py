"""People who open pages at a steady rate, whether or not the site keeps up with them."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from bench.site.pages import PAGES, Page, World

_HANDS = 64  # requests under way at once; beyond that the site has broken down
_PATIENCE = 30  # seconds until a request is given up
_OWN = threading.local()


@dataclass(frozen=True, slots=True)
class Visit:
    """One request that is to be made.

    Attributes:
        page: Of which page.
        address: Path and query.
        cookie: Of the browser.
        at: Seconds after the beginning.
    """

    page: Page
    address: str
    cookie: str
    at: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a visit.

    Attributes:
        visit: Which.
        status: Of the answer; 0 where none came.
        ms: Milliseconds from the moment at which the visit was due to the last byte: waiting for a free hand counts.
        size: Bytes of the answer.
    """

    visit: Visit
    status: int
    ms: float
    size: int


def plan_visits(world: World, cookies: dict[int, str], rate: float, seconds: float) -> list[Visit]:
    """Visits at random moments, on average so many a second; the same ones every time.

    Args:
        world: What can be asked for.
        cookies: By id of the person.
        rate: Visits a second.
        seconds: For how long.
    """
    chance = random.Random("visits")
    weights = [page.weight for page in PAGES]
    at, visits = 0.0, []
    while (at := at + chance.expovariate(rate)) < seconds:
        page = chance.choices(PAGES, weights)[0]
        person = chance.choice(world.auditors if page.is_log else world.everybody)
        visits.append(Visit(page, page.address(world, chance), cookies[person], at))
    return visits


def drive(port: int, visits: Sequence[Visit]) -> list[Seen]:
    """Make every visit at its moment, and wait for the last answer."""
    with ThreadPoolExecutor(_HANDS) as hands:
        return [done.result() for done in _begin(hands, port, visits)]


def _begin(hands: ThreadPoolExecutor, port: int, visits: Sequence[Visit]) -> list[Future[Seen]]:
    began = time.perf_counter()
    return [hands.submit(_visit, port, visit, began + visit.at) for visit in _in_time(visits, began)]


def _in_time(visits: Sequence[Visit], began: float) -> Iterator[Visit]:
    for visit in visits:
        if (wait := began + visit.at - time.perf_counter()) > 0:
            time.sleep(wait)
        yield visit


def _visit(port: int, visit: Visit, due: float) -> Seen:
    status, size = 0, 0
    try:
        line = _line(port)
        line.request("GET", visit.address, headers={"Cookie": visit.cookie, "Accept-Encoding": "gzip"})
        answer = line.getresponse()
        status, size = answer.status, len(answer.read())
    except (OSError, HTTPException):
        _OWN.line = None
    return Seen(visit, status, (time.perf_counter() - due) * 1000, size)


def _line(port: int) -> HTTPConnection:
    """The connection of this hand, kept open as browsers do."""
    line = getattr(_OWN, "line", None)
    if line is None:
        line = _OWN.line = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    return line
