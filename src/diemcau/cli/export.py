"""`diemcau export`: the values of a folder of reports in open formats."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diemcau.cli.console import open_console, progress_bar, show_findings
from diemcau.cli.options import (
    check_folder,
    did_you_mean,
    judgements_option,
    language_option,
    open_profile,
    profile_option,
    stops,
    texts_of,
)
from diemcau.cli.review import to_period

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.publish.exchange.schema import Tables
    from diemcau.publish.texts import Texts
    from diemcau.records import Period
    from diemcau.records.review import Review

FORMATS = ("csv", "xlsx", "parquet", "sdmx-csv", "sdmx-json", "prov", "annotations")
"""The formats of `publish.exchange`, named here too so that help does not wait for their writers."""


def to_formats(context: click.Context, _: click.Parameter, value: str) -> tuple[str, ...]:
    """Names of formats, commas between; `all` for all of them. A wrong one is answered with the nearest right one."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",")))
    if names == ("all",):
        return FORMATS
    texts = texts_of(context)
    for name in names:
        if name not in FORMATS:
            near = did_you_mean(name, FORMATS, texts)
            raise click.BadParameter(texts["export.no_format"].format(name=name, known=", ".join(FORMATS)) + near)
    return names


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "formats", metavar="NAMES", default="csv", show_default=True, callback=to_formats)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default="export", show_default=True
)
@click.option("--period", callback=to_period, metavar="PERIOD")
@judgements_option()
@profile_option
@language_option
def export(
    folder: Path,
    *,
    formats: tuple[str, ...],
    out: Path,
    period: Period | None,
    judgements: Path | None,
    profile: str,
    texts: Texts,
) -> int:
    """Write the values of a folder, their sentences and totals in open formats."""
    check_folder(folder, texts)
    vocabulary = open_profile(profile, texts)
    from diemcau.flow.folder import review_folder
    from diemcau.flow.output import open_folder

    open_folder(out)
    with progress_bar(texts) as watch:
        review = review_folder(folder, vocabulary, period, watch, judgements=judgements)
    tables = to_tables(review, vocabulary)
    for name in _write(tables, formats, out, profile):
        click.echo(out / name)
    _tell(tables, len(review.record.claims), out, texts)
    show_findings(review.findings, texts)
    return int(stops(review.findings))


def to_tables(review: Review, profile: Profile) -> Tables:
    """The values of a review, its totals and the sentences behind them.

    The value of an org that the profile does not know bears its name in place of a code, and is part of no total.
    """
    from diemcau.publish.exchange.gather import find_sources, gather
    from diemcau.review.rollup.observe import to_observation, to_observations

    known = {one.id: one for one in to_observations(review.record, profile)}
    told = (
        known.get(claim.id)
        or to_observation(claim, review.org_names.get(claim.unit_of_report, claim.unit_of_report), profile)
        for claim in review.record.claims
        if claim.unit_of_report is not None
    )
    observations = [one for one in told if one is not None]
    return gather(observations, review.totals, find_sources(review.record, observations), profile)


def _write(tables: Tables, formats: tuple[str, ...], out: Path, profile: str) -> list[str]:
    """Write the files, each whole or not at all; their names."""
    from diemcau.collect.keep import write_whole
    from diemcau.flow.rules import rule_version
    from diemcau.publish.exchange.formats import Stamp, export_all

    made: dict[str, _Kept] = {}

    def open_file(name: str) -> _Kept:
        return made.setdefault(name, _Kept())

    export_all(tables, formats, Stamp(datetime.now(UTC), rule_version(profile)), open_file)
    for name, kept in made.items():
        write_whole(out / name, kept.body)
    return list(made)


class _Kept(io.BytesIO):
    """What was written, still there after the stream was closed."""

    body = b""

    def close(self) -> None:
        if not self.closed:
            self.body = self.getvalue()
        super().close()


def _tell(tables: Tables, facts: int, out: Path, texts: Texts) -> None:
    """How many values, totals and sources were written; of how many facts, since not every fact is a value."""
    from diemcau.publish.numbers import format_count

    counts: dict[str, Any] = {
        "facts": facts,
        "values": sum(one.basis != "total" for one in tables.values),
        "totals": sum(one.basis == "total" for one in tables.values),
        "sources": len(tables.sources),
    }
    told = {name: format_count(count, texts.language) for name, count in counts.items()}
    open_console().print(texts["export.holds"].format(folder=out, **told), soft_wrap=True)
