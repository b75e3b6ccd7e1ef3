"""`diemcau bring`: files, folders and dossiers become documents on the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar, show_error, show_findings
from diemcau.cli.options import NearChoice, check_paths, language_option
from diemcau.cli.site import data_option, open_site
from diemcau.errors import DiemcauError

if TYPE_CHECKING:
    from diemcau.flow.progress import Watch
    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.models import Person
    from diemcau.web.orgs.models import Org

LEVELS = ("public", "internal", "confidential", "secret", "top_secret")


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dossier", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--org", "code", metavar="CODE", required=True)
@click.option("--by", "--person", "username", metavar="NAME", required=True)
@click.option("--level", type=NearChoice(LEVELS), default="internal", show_default=True)
@data_option
@language_option
def bring(
    paths: tuple[Path, ...],
    *,
    dossier: Path | None,
    code: str,
    username: str,
    level: str,
    data: Path,
    texts: Texts,
) -> int:
    """Bring files and folders, or a dossier, in for a unit."""
    if bool(paths) == bool(dossier):
        raise click.UsageError(texts["bring.what"])
    check_paths([*paths, *([dossier] if dossier else [])], texts)
    open_site(data, texts, make=True)
    from diemcau.web.archive.paths import who_brings
    from diemcau.web.shell.speech import load_speech

    spoken = load_speech(texts.language)
    try:
        who = who_brings(username, code)
        number = LEVELS.index(level)
        with progress_bar(texts) as watch:
            told = _bring_dossier(dossier, who, number, watch) if dossier else _bring(paths, who, number, watch, spoken)
    except DiemcauError as error:
        show_error(error, spoken)
        return 2
    _tell(told, texts)
    return 0


def _tell(told: dict[str, int], texts: Texts) -> None:
    from diemcau.publish.numbers import format_count

    counts = {name: format_count(count, texts.language) for name, count in told.items()}
    open_console().print(texts["bring.done"].format(**counts), soft_wrap=True)


def _bring(paths: tuple[Path, ...], who: tuple[Person, Org], level: int, watch: Watch, spoken: Texts) -> dict[str, int]:
    from diemcau.web.accounts.queries import scope_of
    from diemcau.web.archive.paths import bring_paths

    person, org = who
    brought = bring_paths(actor=person, scope=scope_of(person), org=org, level=level, paths=paths, progress=watch)
    show_findings(brought.findings, spoken)
    return {"new": brought.new, "known": brought.known, "left": len(brought.findings)}


def _bring_dossier(folder: Path, who: tuple[Person, Org], level: int, watch: Watch) -> dict[str, int]:
    from diemcau.web.accounts.queries import scope_of
    from diemcau.web.archive.dossier import import_dossier

    person, org = who
    done = import_dossier(actor=person, scope=scope_of(person), org=org, level=level, folder=folder, progress=watch)
    return {"new": done.new, "known": done.known, "left": len(done.refused)}
