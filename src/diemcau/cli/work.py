"""`diemcau work`: reads in the background what is brought in on the site."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console
from diemcau.cli.options import language_option
from diemcau.cli.site import data_option, open_site

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

_MOST = 64  # processes; a machine with more cores runs several of these


@click.command()
@data_option
@click.option("--processes", metavar="N", type=click.IntRange(1, _MOST), default=1, show_default=True)
@click.option("--once", is_flag=True)
@click.option("--mail-folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False, exists=True))
@language_option
def work(data: Path, *, processes: int, once: bool, mail_folder: Path | None, texts: Texts) -> int:
    """Read what waits, again and again, until it is stopped."""
    open_site(data, texts, make=True)
    from diemcau.publish.numbers import format_count
    from diemcau.web.archive.supervisor import Supervisor

    supervisor = Supervisor(processes, mail_folder.resolve() if mail_folder else None)
    if once:
        done = supervisor.run_once()
        open_console().print(texts["work.done"].format(count=format_count(done, texts.language)))
        return 0
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: supervisor.stop())
    open_console().print(texts["work.begun"].format(count=format_count(processes, texts.language)))
    supervisor.run()
    return 0
