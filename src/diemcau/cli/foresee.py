"""`diemcau foresee`: what will be, and what is new, from the documents of several years."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar, show_findings
from diemcau.cli.options import NearChoice, check_folder, language_option, open_profile, profile_option, stops
from diemcau.cli.read import print_json
from diemcau.errors import Missing

if TYPE_CHECKING:
    from datetime import date

    from diemcau.flow.foreseeing_sources import Source
    from diemcau.flow.progress import Watch
    from diemcau.profile.types import Profile
    from diemcau.publish.texts import Texts
    from diemcau.records.foreseen import Foreseen

_DAY = "%Y-%m-%d"
_FILE = "foreseen.json"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--made-on", type=click.DateTime([_DAY]), metavar="DAY")
@click.option("--targets", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=NearChoice(["table", "json"]), default="table", show_default=True)
@profile_option
@language_option
def foresee(
    folder: Path,
    out: Path | None,
    made_on: datetime | None,
    targets: Path | None,
    *,
    form: str,
    profile: str,
    texts: Texts,
) -> int:
    """Foretell measures and their targets, and say what is new, from a folder or a dossier."""
    check_folder(folder, texts)
    if targets is not None:
        from diemcau.cli.options import check_paths

        check_paths([targets], texts)
    vocabulary = open_profile(profile, texts)
    from diemcau.flow.output import open_folder, write_json
    from diemcau.publish.foreseen_json import foreseen_to_json

    if out is not None:
        open_folder(out)
    with progress_bar(texts, beside_output=form == "json") as watch:
        day = made_on.date() if made_on is not None else None
        source = _open(folder, vocabulary, day, watch, texts)
        found = _foresee(source, vocabulary, day, targets, watch)
    told = foreseen_to_json(source.name, found)
    written = write_json(out / _FILE, told) if out is not None else None
    if form == "json":
        print_json(told)
    else:
        from diemcau.publish.foreseen_listing import ForeseenListing

        ForeseenListing(found, texts).print(open_console())
        show_findings(source.findings, texts)
        if written is not None:
            click.echo(texts["foreseen.written"].format(path=written))
    return int(stops(source.findings))


def _open(folder: Path, profile: Profile, made_on: date | None, watch: Watch, texts: Texts) -> Source:
    """What a folder or a dossier holds.

    Raises:
        Missing: If the folder is a dossier, and what reads its tables is not installed.
    """
    from diemcau.flow.foreseeing_sources import open_source

    try:
        return open_source(folder, profile, watch, made_on=made_on)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        raise Missing(texts["cli.no_dossier"], texts["cli.install_dossier"]) from error


def _foresee(source: Source, profile: Profile, made_on: date | None, targets: Path | None, watch: Watch) -> Foreseen:
    """What is foreseen from a collection; on the day of its latest document where none is given, else today."""
    from zoneinfo import ZoneInfo

    from diemcau.flow.foreseeing import foresee as foresee_source
    from diemcau.flow.foreseeing import last_day
    from diemcau.flow.foreseeing_targets import read_targets

    aims = read_targets(targets, profile, source.strangers) if targets is not None else []
    day = made_on or last_day(source.readings) or datetime.now(ZoneInfo(profile.working.time_zone)).date()
    return foresee_source(source, profile, made_on=day, targets=aims, progress=watch)
