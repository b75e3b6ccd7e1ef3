"""What a page costs: queries, processor time, and which query takes longest."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace
from statistics import median

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.site.pages import PAGES, Page, World

_TIMES = 6  # addresses of a page; the first one fills what is held in memory and does not count


@dataclass(frozen=True, slots=True)
class Asked:
    """What one page asked of the database.

    Attributes:
        page: Which.
        queries: The most that one address took.
        cpu_ms: Milliseconds of this process's processor, the middle address; the database's own come on top.
        slowest_ms: Of a single query.
        slowest: Its text.
        status: The worst answer.
    """

    page: Page
    queries: int
    cpu_ms: float
    slowest_ms: float
    slowest: str
    status: int


def count_queries(world: World, cookies: dict[int, str]) -> list[Asked]:
    """Open every page in this process and count."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    return [_count(page, world, cookies) for page in PAGES]


def _count(page: Page, world: World, cookies: dict[int, str]) -> Asked:
    chance = random.Random(page.name)
    found: list[Asked] = []
    for _ in range(_TIMES):
        client = Client(raise_request_exception=False)
        person = chance.choice(world.auditors if page.is_log else world.everybody)
        client.cookies[settings.SESSION_COOKIE_NAME] = cookies[person].partition("=")[2]
        address, began = page.address(world, chance), time.process_time()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        spent = (time.process_time() - began) * 1000
        slowest = max(asked.captured_queries, key=lambda query: float(query["time"]), default={"time": "0", "sql": ""})
        found.append(Asked(page, len(asked), spent, float(slowest["time"]) * 1000, slowest["sql"], answer.status_code))
    counted = found[1:]
    most = max(counted, key=lambda one: one.slowest_ms)
    return replace(
        most,
        queries=max(one.queries for one in counted),
        cpu_ms=median(one.cpu_ms for one in counted),
        status=max(one.status for one in found),
    )
