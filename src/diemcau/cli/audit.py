"""`diemcau audit`: whether the log is whole, the seal of its end, and all of it as a table."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import progress_bar, say
from diemcau.cli.options import language_option
from diemcau.cli.site import data_option, open_site
from diemcau.errors import Invalid

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

_SEAL = re.compile(r"\s*(\d{1,18})\s+([0-9a-f]{64})\b")


@click.group()
def audit() -> None:
    """Look after the log."""


@audit.command()
@click.option("--against", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@data_option
@language_option
def verify(against: Path | None, data: Path, texts: Texts) -> int:
    """Walk the whole chain and name the first entry that does not hold."""
    anchors = _read_seals(against) if against is not None else {}
    open_site(data, texts)
    from diemcau.web.audit.chain import verify as walk

    with progress_bar(texts) as watch:
        verdict = walk(anchors, watch)
    if verdict.broken is None:
        key = "audit.whole_against" if anchors else "audit.whole"
        click.echo(texts[key].format(number=verdict.number, seals=len(anchors)))
        click.echo(f"{verdict.number} {verdict.seal}")
        return 0
    broken = verdict.broken
    click.echo(texts["audit.broken"].format(number=broken.number, holds=verdict.number))
    told = texts[f"audit.fault.{broken.fault}"]
    click.echo(f"  {told.format(number=broken.number, expected=broken.expected, found=broken.found)}")
    return 1


@audit.command()
@data_option
@language_option
def seal(data: Path, texts: Texts) -> int:
    """Print the number and the seal of the last entry, for keeping elsewhere."""
    open_site(data, texts)
    from diemcau.web.audit.chain import seal_now

    number, sealed = seal_now()
    click.echo(f"{number} {sealed}")
    return 0


@audit.command()
@click.option("--to", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@data_option
@language_option
def export(to: Path | None, data: Path, texts: Texts) -> int:
    """Write the log as a table with all its columns; that it was taken is itself written into it."""
    open_site(data, texts)
    from diemcau.web.audit.actions import note_export
    from diemcau.web.audit.export import to_csv
    from diemcau.web.audit.queries import all_entries, walk

    found = all_entries()
    note_export(actor=None, found=found, filters={})
    lines = to_csv(walk(found), chain=True)
    if to is None:
        sys.stdout.writelines(lines)
        return 0
    with to.open("x", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    say(texts["audit.exported"].format(path=to))
    return 0


def _read_seals(path: Path) -> dict[int, str]:
    """The seals of a file: lines with a number and a seal, as `diemcau audit seal` prints them.

    Raises:
        Invalid: If there is none in it, or one number has two seals.
    """
    found: dict[int, str] = {}
    for line in path.read_text("utf-8", errors="replace").splitlines():
        if match := _SEAL.match(line):
            number, sealed = int(match[1]), match[2]
            if found.setdefault(number, sealed) != sealed:
                raise Invalid(
                    f"{path} has two seals for entry {number}.", "Find out which one is right.",
                    code="audit.two_seals", path=path, number=number,
                )  # fmt: skip
    if not found:
        raise Invalid(
            f"There is no seal in {path}.", "Give the file to which `diemcau audit seal` was written.",
            code="audit.no_seal", path=path,
        )  # fmt: skip
    return found
