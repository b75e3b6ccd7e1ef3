"""`diemcau review`: the main job."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar
from diemcau.cli.options import NearChoice, check_folder, open_profile, profile_option, stops

if TYPE_CHECKING:
    from diemcau.records import Period
    from diemcau.records.review import Review


def _to_period(_: click.Context, __: click.Parameter, value: str | None) -> Period | None:
    """The period that a code names; other words are refused with the forms there are."""
    from diemcau.errors import Invalid
    from diemcau.records import parse_period

    try:
        return parse_period(value) if value is not None else None
    except Invalid as error:
        raise click.BadParameter(str(error)) from error


@click.command(short_help="Review a folder of reports: the main job.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="Write the page and files to this folder.")
@click.option(
    "--period", callback=_to_period, metavar="PERIOD", help="Period under review: 2024, 2024-H1, 2024-Q3, 2024-07."
)
@profile_option
@click.option("--lang", type=NearChoice(["en", "vi"]), default="en", show_default=True, help="Language of the results.")
def review(folder: Path, out: Path | None, period: Period | None, profile: str, lang: str) -> int:
    """Read a FOLDER of reports into one record and review it.

    Text, Markdown and HTML files are read, in the folder and the folders in it. A summary is printed; with --out the
    folder gets review.html (one page that needs nothing else), record.json, figures.csv, and in originals/ the bytes
    of every report, named by their SHA-256.

    \b
    Examples:
      diemcau review reports/
      diemcau review reports/ --out out/ --period 2024
      diemcau review reports/ --out out/ --lang vi

    Exit code: 0 done, 1 done with findings that stop publication, 2 unreadable input.
    """  # noqa: D301 - the escape is click\'s mark for lines to be left as they are
    check_folder(folder)
    vocabulary = open_profile(profile)
    from diemcau.flow.folder import review_folder
    from diemcau.flow.output import open_folder, write_review

    keep = open_folder(out) if out is not None else None
    with progress_bar() as watch:
        found = review_folder(folder, vocabulary, period, watch, keep=keep)
    page = write_review(found, out, lang) if out is not None else None
    _show(found, folder, page, lang)
    return int(stops(found.findings))


def _show(found: Review, folder: Path, page: Path | None, lang: str) -> None:
    from diemcau.publish.terminal import print_summary
    from diemcau.publish.texts import load_texts

    print_summary(found, open_console(), lang)
    texts = load_texts(lang)
    if page is not None:
        click.echo(texts["terminal.page_at"].format(path=page))
        return
    again = shlex.join(["diemcau", "review", str(folder), "--out", "DIR", *(["--lang", lang] if lang != "en" else [])])
    click.echo(texts["terminal.page_how"].format(command=again))
