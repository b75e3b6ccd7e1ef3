"""`diemcau form`: the reporting forms of a profile as workbooks, and workbooks that come back held against them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import plain
from diemcau.cli.options import check_paths, did_you_mean, language_option, open_profile, profile_option
from diemcau.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diemcau.collect.form_workbook import CellError, ReadForm
    from diemcau.profile.forms import Column, Form, FormBook, Line
    from diemcau.publish.texts import Texts
    from diemcau.records.filled import Filled
    from diemcau.review.forms.rules import Checked


@click.group()
def form() -> None:
    """Reporting forms as workbooks."""


@form.command(name="list")
@profile_option
@language_option
def list_forms(profile: str, texts: Texts) -> int:
    """Say which forms there are, and who owes them by when."""
    book = _open_book(profile, texts)
    width = max(map(len, book.forms), default=0)
    for one in book.forms.values():
        click.echo(plain(f"{one.code:<{width}}  {one.names.get(texts.language) or one.code}"))
        for regime in book.regimes.values():
            if one.code in regime.forms:
                due = texts["form.due"].format(day=regime.due) if regime.due else texts[f"form.every.{regime.every}"]
                name = regime.names.get(texts.language) or regime.code
                click.echo(plain(f"{'':<{width}}    {name} ({due}; {regime.basis})"))
    return 0


@form.command()
@click.argument("code")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@profile_option
@language_option
def template(code: str, *, out: Path | None, profile: str, texts: Texts) -> int:
    """Write a form as a workbook to be filled in."""
    book = _open_book(profile, texts)
    found = _form(code, book, texts)
    from diemcau.publish.form_workbook import write_form_workbook
    from diemcau.review.forms.shown import show

    def shown(kept: str, column: Column, line: Line | None) -> str:
        return show(kept, column, texts.language, book, line)

    path = out or Path(f"{found.code}.xlsx")
    path.write_bytes(write_form_workbook(found, book, texts.language, shown))
    click.echo(plain(texts["form.written"].format(path=path)))
    return 0


@form.command()
@click.argument("code")
@click.argument("file", type=click.Path(path_type=Path))
@profile_option
@language_option
def check(code: str, file: Path, *, profile: str, texts: Texts) -> int:
    """Hold a workbook that was filled in against its form, cell by cell and rule by rule."""
    book = _open_book(profile, texts)
    found = _form(code, book, texts)
    check_paths([file], texts)
    from diemcau.collect.form_workbook import read_form_workbook
    from diemcau.review.forms.rules import check_filled, is_stopped, keep

    read = read_form_workbook(file.read_bytes(), found)
    filled, _ = keep(read.filled, found, book, texts.language)
    checked = check_filled(filled, found, book, texts.language)
    for line in (*_errors(read.errors, texts), *_failures(checked, filled, read, texts)):
        click.echo(plain(line))
    stopped = bool(read.errors) or is_stopped(checked)
    click.echo(texts["form.stopped" if stopped else "form.sound"].format(code=found.code))
    return int(stopped)


def _open_book(profile: str, texts: Texts) -> FormBook:
    open_profile(profile, texts)
    from diemcau.profile.form_book import load_forms

    return load_forms(profile)


def _form(code: str, book: FormBook, texts: Texts) -> Form:
    """The form of a code; a wrong one is answered with the nearest right one."""
    known = {name.casefold(): found for name, found in book.forms.items()}
    found = known.get(code.casefold())
    if found is None:
        title = texts["form.unknown"].format(code=code, known=", ".join(book.forms))
        raise NotFound(title, did_you_mean(code, book.forms, texts).strip())
    return found


def _errors(errors: tuple[CellError, ...], texts: Texts) -> Iterator[str]:
    """What of a workbook cannot be taken over, each with its place."""
    for error in errors:
        place = f"{error.sheet}!{error.cell}" if error.cell else error.sheet
        said = texts[f"form.error.{error.code}"].format(found=error.found, expected=error.expected)
        yield f"{place}  {said}"


def _failures(checked: list[Checked], filled: Filled, read: ReadForm, texts: Texts) -> Iterator[str]:
    """What fails, with the cells to look at and what stands there."""
    words = dict(filled.cells())
    for one in checked:
        if one.answer.value != "fails":
            continue
        said = one.names.get(texts.language) or next(iter(one.names.values()), "")
        if not said:
            held = words.get(one.cells[0], "") if one.cells else ""
            said = texts[f"form.check.{one.code}"].format(words=held, expected=one.expected)
        places = ", ".join(read.where(cell) or str(cell) for cell in one.cells)
        yield f"{places}  {said}{'' if one.stops else ' ' + texts['form.only_shown']}"
