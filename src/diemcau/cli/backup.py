"""`diemcau backup` and `diemcau restore`: the whole site in one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar, say
from diemcau.cli.options import language_option
from diemcau.cli.site import DATA, data_option, demand_web, open_site

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.config.backup_archive import Manifest

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("to", metavar="TO.tar", type=_FILE)
@click.option("--with-key", is_flag=True)
@data_option
@language_option
def backup(to: Path, *, with_key: bool, data: Path, texts: Texts) -> int:
    """Write the database and the original bytes into one file while people work on."""
    open_site(data, texts)
    from diemcau.web.config.backup import make_backup

    with progress_bar(texts) as watch:
        manifest = make_backup(to, with_key=with_key, watch=watch)
    for digest in manifest.missing:
        say(texts["backup.missing"].format(digest=digest))
    _tell("backup.made", manifest, to, texts)
    return 1 if manifest.missing else 0


@click.command()
@click.argument("archive", metavar="FROM.tar", type=_FILE)
@click.option(
    "--data", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default=DATA, show_default=True
)
@language_option
def restore(archive: Path, data: Path, texts: Texts) -> int:
    """Bring a backup back into an empty folder and an empty database."""
    demand_web(texts)
    from diemcau.web.config import backup_restore

    with progress_bar(texts) as watch:
        manifest = backup_restore.restore(archive, data, watch)
    for digest in manifest.missing:
        say(texts["backup.missing"].format(digest=digest))
    _tell("backup.restored", manifest, data, texts)
    return 0


def _tell(key: str, manifest: Manifest, place: Path, texts: Texts) -> None:
    """How much it was, where it lies, and where the log ends in it."""
    from diemcau.publish.numbers import format_count

    originals = sum(name.startswith("originals/") for name in manifest.members)
    told = {"rows": sum(manifest.tables.values()), "originals": originals, "number": manifest.log_number}
    counts = {name: format_count(count, texts.language) for name, count in told.items()}
    console = open_console()
    console.print(texts[key].format(place=place, **counts), soft_wrap=True, markup=False)
    console.print(f"{manifest.log_number} {manifest.log_seal}", soft_wrap=True)
