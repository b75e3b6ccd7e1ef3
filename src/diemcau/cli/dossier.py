"""`diemcau dossier`: any number of documents into a folder of tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar, show_findings
from diemcau.cli.options import NearChoice, check_paths, language_option, open_profile, profile_option
from diemcau.errors import Missing

if TYPE_CHECKING:
    from diemcau.flow.dossier import Summary
    from diemcau.flow.engines import Engine
    from diemcau.publish.texts import Texts

_ADDRESS = re.compile(r"[a-z]+://", re.IGNORECASE)
ENGINES = ("cores", "one", "cluster")


@click.command()
@click.argument("sources", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default="dossier", show_default=True
)
@click.option("--engine", type=NearChoice(ENGINES), default="cores", show_default=True)
@click.option("--workers", metavar="N", type=click.IntRange(1, 1024))
@click.option("--address", metavar="HOST:PORT")
@profile_option
@language_option
def dossier(
    sources: tuple[str, ...],
    out: Path,
    *,
    engine: str,
    workers: int | None,
    address: str | None,
    profile: str,
    texts: Texts,
) -> int:
    """Read and reconcile any number of documents into a folder of tables; goes on after any stop."""
    addresses = [source for source in sources if _ADDRESS.match(source)]
    paths = [Path(source) for source in sources if not _ADDRESS.match(source)]
    check_paths(paths, texts)
    open_profile(profile, texts)
    from diemcau.flow.output import open_folder

    try:
        from diemcau.flow.dossier import make_dossier
    except ImportError as error:
        raise Missing(texts["cli.no_dossier"], texts["cli.install_dossier"]) from error
    open_folder(out)
    runner = _open_engine(engine, workers, address)
    try:
        with progress_bar(texts) as watch:
            summary = make_dossier(paths, out, profile, runner, watch, addresses=addresses)
    finally:
        runner.close()
    show_findings(list(summary.findings), texts)
    _tell(summary, out, texts)
    return 0


def _open_engine(name: str, workers: int | None, address: str | None) -> Engine:
    from diemcau.flow.engines import Cores, OneProcess

    if name == "cluster":
        from diemcau.flow.cluster import Cluster

        return Cluster(address)
    return OneProcess() if name == "one" else Cores(workers)


def _tell(summary: Summary, out: Path, texts: Texts) -> None:
    """What the dossier holds, what this run did for it, and where it lies."""
    from diemcau.publish.numbers import format_count

    counts = {
        "documents": summary.documents,
        "stories": summary.stories,
        "read": summary.read,
        "reconciled": summary.reconciled,
        **{name: summary.rows[name] for name in ("facts", "conflicts", "findings")},
    }
    told = {name: format_count(count, texts.language) for name, count in counts.items()}
    console = open_console()
    for line in ("dossier.holds", "dossier.did"):
        console.print(texts[line].format(**told))
    console.print(texts["dossier.lies"].format(folder=out), soft_wrap=True)
