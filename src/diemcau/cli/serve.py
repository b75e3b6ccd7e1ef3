"""`diemcau serve`: the site on this machine, with its worker beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diemcau.cli.console import open_console, progress_bar
from diemcau.cli.options import language_option
from diemcau.cli.site import DATA, data_option, open_site
from diemcau.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.texts import Texts

DEMO = "diemcau-demo"
_PATIENCE = 10  # seconds that a process has to end before it is made to


@click.command()
@data_option
@click.option("--demo", is_flag=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--processes", metavar="N", type=click.IntRange(1, 64), default=2, show_default=True)
@language_option
def serve(data: Path, *, demo: bool, host: str, port: int, processes: int, texts: Texts) -> int:
    """The site on an embedded store; with --demo a lived-in ministry of a country that does not exist."""
    if demo and data == Path(DATA):
        data = Path(DEMO)
    os.environ.setdefault("DIEMCAU_INSECURE", "1")  # plain HTTP: for this machine, not for a network
    if demo:
        os.environ["DIEMCAU_SECOND_FACTOR"] = "off"
        os.environ["DIEMCAU_DEMO"] = "1"
    open_site(data, texts, make=True)
    _check_port(host, port, texts)
    if demo:
        _fill(texts)
    _greet(f"http://{host}:{port}/", data, texts, demo=demo)
    site = [
        sys.executable,
        "-m",
        "gunicorn",
        "diemcau.web.config.wsgi",
        "--bind",
        f"{host}:{port}",
        "--log-level",
        "warning",
    ]
    site += ["--workers", str(processes), "--threads", "4", "--worker-class", "gthread"]
    return _run_beside([site, [sys.executable, "-m", "diemcau", "work", "--data", str(data)]])


def _check_port(host: str, port: int, texts: Texts) -> None:
    """Refuse an address that cannot be heard on, before anything is filled.

    Raises:
        Unavailable: If another program listens there, or it is not of this machine.
    """
    from diemcau.web.config.start import why_not_heard

    if cause := why_not_heard(host, port):
        told = texts["serve.taken"].format(host=host, port=port, cause=cause)
        raise Unavailable(told, texts["serve.take_another"])


def _fill(texts: Texts) -> None:
    from diemcau.web.config.demo.fill import fill_demo

    with progress_bar(texts) as watch:
        fill_demo(watch)


def _greet(address: str, data: Path, texts: Texts, *, demo: bool) -> None:
    console = open_console()
    console.print(texts["serve.at"].format(address=address), soft_wrap=True)
    console.print(texts["serve.data"].format(folder=data), soft_wrap=True)
    if demo:
        from diemcau.web.config.demo.people import DEMO_PASSWORD, DEMO_PEOPLE

        names = ", ".join(person.username for person in DEMO_PEOPLE)
        console.print(texts["serve.people"].format(password=DEMO_PASSWORD, people=names))
    else:
        console.print(texts["serve.first"], soft_wrap=True)
    console.print(texts["serve.stop"])


def _run_beside(commands: Sequence[Sequence[str]]) -> int:
    """Run processes until one ends or this one is told to; then end all of them."""
    signal.signal(signal.SIGTERM, _stop)
    running = [subprocess.Popen(command, start_new_session=True) for command in commands]  # noqa: S603 - our own
    try:
        while all(process.poll() is None for process in running):
            _wait(running[0])
    except KeyboardInterrupt:
        pass
    finally:
        for process in running:
            _end(process)
    return 0


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def _stop(*_: Any) -> None:
    raise KeyboardInterrupt
