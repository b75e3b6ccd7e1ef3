"""`diemcau report`: a folder of documents as the written review, and drafts of it that come back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import plain, progress_bar, say
from diemcau.cli.options import (
    NearChoice,
    check_folder,
    check_paths,
    did_you_mean,
    language_option,
    open_profile,
    profile_option,
    texts_of,
)
from diemcau.cli.review import to_period
from diemcau.errors import NotFound
from diemcau.publish.texts import languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.flow.report import Written
    from diemcau.profile.outlines import Outline
    from diemcau.publish.report.returned import Changed
    from diemcau.publish.texts import Texts
    from diemcau.records import Period

FORMATS = ("html", "pdf", "docx")
_BOTH = "both"
_WRITE = "write"
DEFAULT_OUTLINE = "national"


class _Writing(click.Group):
    """A group whose first word may also be the folder of its first command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of the command; where the first names no command, `write` stands before them."""
        first = next((word for word in args if not word.startswith("-")), None)
        asks = bool(set(args) & set(self.get_help_option_names(ctx))) and first is None
        if args and not asks and first not in self.commands:
            args = [_WRITE, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Writing)
def report() -> None:
    """Write the year-end review, or check a draft of it that came back."""


def _to_formats(context: click.Context, _: click.Parameter, value: str) -> tuple[str, ...]:
    """The formats of a list; another word is refused with those there are."""
    texts = texts_of(context)
    found = tuple(dict.fromkeys(word.strip().lower() for word in value.split(",") if word.strip()))
    for word in found or ("",):
        if word not in FORMATS:
            said = texts["report.no_format"].format(name=word, known=", ".join(FORMATS))
            raise click.BadParameter(said + did_you_mean(word, FORMATS, texts))
    return found


@report.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default="report", show_default=True
)
@click.option("--period", callback=to_period, metavar="PERIOD")
@click.option("--lang", "spoken", type=NearChoice([*languages(), _BOTH]), default=_BOTH, show_default=True)
@click.option("--format", "formats", metavar="LIST", callback=_to_formats, default=",".join(FORMATS), show_default=True)
@click.option("--outline", "code", metavar="CODE", default=DEFAULT_OUTLINE, show_default=True)
@profile_option
@click.pass_context
def write(
    context: click.Context,
    folder: Path,
    *,
    out: Path,
    period: Period | None,
    spoken: str,
    formats: tuple[str, ...],
    code: str,
    profile: str,
) -> int:
    """Write a folder of documents as the review: HTML, PDF and Word, each read again and checked."""
    texts = texts_of(context)
    check_folder(folder, texts)
    vocabulary = open_profile(profile, texts)
    outline = _open_outline(profile, code, texts)
    from diemcau.flow.output import open_folder
    from diemcau.flow.report import make_reports, write_reports

    open_folder(out)
    asked = languages() if spoken == _BOTH else (spoken,)
    with progress_bar(texts) as watch:
        reports = make_reports(folder, vocabulary, outline, asked, period=period, progress=watch)
        written = write_reports(reports, out, formats, vocabulary, watch)
    return _tell_written(written, out, texts)


def _open_outline(profile: str, code: str, texts: Texts) -> Outline:
    """The outline of a code; a wrong one is answered with the nearest right one."""
    from diemcau.profile.outlines import load_outlines

    book = load_outlines(profile)
    if code not in book.outlines:
        title = texts["report.no_outline"].format(name=code, known=", ".join(book.outlines))
        raise NotFound(title, did_you_mean(code, book.outlines, texts).strip())
    return book.find(code)


def _tell_written(written: Sequence[Written], out: Path, texts: Texts) -> int:
    """What was written and what came of reading it again; 1 where a file differs from its report."""
    from diemcau.publish.numbers import format_count, format_counted

    lang = texts.language
    for each in written:
        numbers = format_counted("report.numbers", each.verified.numbers, lang)
        count = len(each.verified.deviations)
        differs = format_counted("report.differences", count, lang) if count else texts["report.no_differences"]
        click.echo(texts["report.file"].format(path=each.path, numbers=numbers, differences=differs))
        for one in each.verified.deviations:
            said = texts["report.differs"].format(was=plain(one.was) or "–", now=plain(one.now) or "–")
            say(f"  {said}")
    total = format_count(len(written), lang)
    click.echo(texts["report.written"].format(count=total, folder=out))
    return int(any(each.verified.deviations for each in written))


@report.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--against", metavar="DIR", type=click.Path(path_type=Path), required=True)
@profile_option
@language_option
def check(file: Path, *, against: Path, profile: str, texts: Texts) -> int:
    """Hold a Word draft that came back against the report it was made from."""
    check_paths([file, against], texts)
    vocabulary = open_profile(profile, texts)
    from diemcau.flow.report import check_returned

    return _tell_changed(check_returned(file, against, vocabulary), texts)


def _tell_changed(changed: Sequence[Changed], texts: Texts) -> int:
    """Each number that no longer matches or has no support; 1 where there is one."""
    from diemcau.publish.numbers import format_counted

    for each in changed:
        said = texts[f"report.{each.fate.value}"].format(was=plain(each.was), now=plain(each.now))
        click.echo(said)
        if each.sentence:
            click.echo(f"  … {plain(each.sentence)} …")
    if changed:
        click.echo(format_counted("report.to_see", len(changed), texts.language))
    else:
        click.echo(texts["report.all_hold"])
    return int(bool(changed))
