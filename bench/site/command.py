"""One run: a database, five years poured into it, the site before it, and people who open pages."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.peers import Tell
from bench.report import RESULTS, Part, open_console, write_report
from bench.texts import ROOT

SIZES = {"small": 0.02, "medium": 0.2, "full": 1.0}
"""Shares of 34 provinces, 100 missions, 25 units and what they send in five years."""

_VISITORS = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be measured.

    Attributes:
        size: Of `SIZES`.
        rate: Visits a second.
        seconds: For how long.
        sqlite: Whether on the embedded database.
        slow: Whether to print the slowest query of each page.
    """

    size: str = "full"
    rate: float = 20
    seconds: float = 60
    sqlite: bool = False
    slow: bool = False


def run_site(wish: Wish, tell: Tell, folder: Path = RESULTS) -> int:
    """Measure; the exit code. Without a database named in the environment a new PostgreSQL is started for it."""
    if wish.sqlite:
        os.environ.pop("DIEMCAU_DATABASE", None)
    elif "DIEMCAU_DATABASE" not in os.environ:
        return subprocess.run(_inside(wish), cwd=ROOT, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="dcbench-", ignore_cleanup_errors=True) as name:
        part = _measure(wish, Path(name), tell)
    tell(f"Kept in {write_report([part], 'site', folder)}")
    return 0 if all(goal.met for goal in part.goals) else 1


def _inside(wish: Wish) -> list[str]:
    """The same command with a PostgreSQL around it."""
    own = [sys.executable, "-m", "bench", "site", "--size", wish.size, "--rate", str(wish.rate)]
    own += ["--seconds", str(wish.seconds), *(["--slow"] if wish.slow else [])]
    return [sys.executable, str(ROOT / "tests" / "with_postgresql.py"), *own]


def _measure(wish: Wish, data: Path, tell: Tell) -> Part:
    os.environ |= {"DIEMCAU_DATA": str(data), "DIEMCAU_INSECURE": "1", "DIEMCAU_SECOND_FACTOR": "off"}
    from diemcau.web.config.start import open_site

    open_site(data)
    from bench.site.counting import count_queries
    from bench.site.driving import drive, plan_visits
    from bench.site.founding import open_session
    from bench.site.loading import load
    from bench.site.pages import look_around
    from bench.site.serving import serve
    from bench.site.showing import show_slow, show_visits, to_part
    from diemcau.web.boards.jobs import make_boards

    began = time.perf_counter()
    loaded = load(SIZES[wish.size], _VISITORS, tell)
    loading_s = time.perf_counter() - began
    tell("Counting queries")
    cookies = {person.pk: f"sessionid={open_session(person)}" for person in loaded.town.people}
    world = look_around(loaded.town, loaded.places)
    tell("Putting the leaders' boards together, as the worker does after a change")
    make_boards.call()
    asked = count_queries(world, cookies)
    with serve() as port:
        tell("Warming up")
        drive(port, plan_visits(world, cookies, wish.rate / 2, 6))
        tell(f"{wish.rate:g} visits a second for {wish.seconds:g} seconds")
        seen = drive(port, plan_visits(world, cookies, wish.rate, wish.seconds))
    console = open_console()
    show_visits(seen, asked, loaded, console)
    if wish.slow:
        show_slow(asked, console)
    return to_part(wish.size, seen, asked, loaded, loading_s)
