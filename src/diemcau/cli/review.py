"""`diemcau review`: the main job."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar
from diemcau.cli.options import (
    check_folder,
    judgements_option,
    language_option,
    open_profile,
    profile_option,
    stops,
    texts_of,
)

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.records import Period
    from diemcau.records.review import Review


def to_period(context: click.Context, _: click.Parameter, value: str | None) -> Period | None:
    """The period that a code names; other words are refused with the forms there are."""
    from diemcau.errors import Invalid
    from diemcau.publish.notice import tell_error
    from diemcau.records import parse_period

    try:
        return parse_period(value) if value is not None else None
    except Invalid as error:
        raise click.BadParameter(" ".join(filter(None, tell_error(texts_of(context), error)))) from error


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--period", callback=to_period, metavar="PERIOD")
@judgements_option()
@profile_option
@language_option
def review(
    folder: Path, out: Path | None, period: Period | None, *, judgements: Path | None, profile: str, texts: Texts
) -> int:
    """Read a folder of reports into one record and review it."""
    check_folder(folder, texts)
    vocabulary = open_profile(profile, texts)
    from diemcau.flow.folder import review_folder
    from diemcau.flow.output import open_folder, write_review

    keep = open_folder(out) if out is not None else None
    with progress_bar(texts) as watch:
        found = review_folder(folder, vocabulary, period, watch, keep=keep, judgements=judgements)
    page = write_review(found, out, texts.language) if out is not None else None
    _show(found, folder, page, texts)
    return int(stops(found.findings))


def _show(found: Review, folder: Path, page: Path | None, texts: Texts) -> None:
    from diemcau.publish.terminal import print_summary

    lang = texts.language
    print_summary(found, open_console(), lang)
    if page is not None:
        click.echo(texts["terminal.page_at"].format(path=page))
        return
    again = shlex.join(["diemcau", "review", str(folder), "--out", "DIR", *(["--lang", lang] if lang != "en" else [])])
    click.echo(texts["terminal.page_how"].format(command=again))
