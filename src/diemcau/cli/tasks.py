"""`diemcau tasks`: what to make of the directives in a folder of reports."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar, show_findings
from diemcau.cli.options import (
    check_folder,
    format_option,
    judgements_option,
    language_option,
    open_profile,
    profile_option,
    stops,
)
from diemcau.cli.read import print_json
from diemcau.cli.review import to_period

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.publish.texts import Texts
    from diemcau.records import Period, Record
    from diemcau.records.orgtree import OrgTree
    from diemcau.records.task import Proposed

_DAY = "%Y-%m-%d"
_FILE, _BOOK = "tasks.json", "tasks.xlsx"


@dataclass(frozen=True, slots=True)
class _Found:
    """A folder's record and what is proposed for it."""

    record: Record
    proposals: tuple[Proposed, ...]
    tree: OrgTree


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--given", type=click.DateTime([_DAY]), metavar="DAY")
@click.option("--period", callback=to_period, metavar="PERIOD")
@format_option
@judgements_option()
@profile_option
@language_option
def tasks(
    folder: Path,
    out: Path | None,
    given: datetime | None,
    period: Period | None,
    *,
    form: str,
    judgements: Path | None,
    profile: str,
    texts: Texts,
) -> int:
    """Propose orientations and tasks from the directives of a folder."""
    check_folder(folder, texts)
    vocabulary = open_profile(profile, texts)
    from diemcau.flow.folder import reconcile_folder
    from diemcau.flow.output import open_folder

    if out is not None:
        open_folder(out)
    with progress_bar(texts, beside_output=form == "jsonl") as watch:
        record = reconcile_folder(folder, vocabulary, watch, judgements=judgements)
    found = _propose(record, vocabulary, given.date() if given is not None else None, period)
    written = _write(found, out, texts.language) if out is not None else None
    _show(found, vocabulary, form, texts)
    if written is not None and form == "table":
        click.echo(texts["proposed.written"].format(path=written))
    return int(stops(record.findings) or any(flag.stops for one in found.proposals for flag in one.flags))


def _propose(record: Record, profile: Profile, given: date | None, period: Period | None) -> _Found:
    """The proposals of a record; terms count from the day given, else from that of each document, else from today."""
    from zoneinfo import ZoneInfo

    from diemcau.deploy.propose import propose_tasks
    from diemcau.deploy.working import calendar_of
    from diemcau.profile.orgtree import org_tree

    published = [one.document.published for one in record.readings if one.document.published is not None]
    today = datetime.now(ZoneInfo(profile.working.time_zone)).date()
    tree = org_tree(profile, given or max(published, default=today))
    start = given if given is not None or published else today
    proposals = propose_tasks(record, tree=tree, profile=profile, calendar=calendar_of(profile), given_on=start)
    return _Found(record, tuple(one for one in proposals if period is None or _is_for(one, record, period)), tree)


def _is_for(one: Proposed, record: Record, period: Period) -> bool:
    """Whether a directive is for a period, or for no period that it names."""
    wordings = [record.by_name[s.document].directives[s.index] for s in one.statements]
    return any(wording.period is None or wording.period.overlaps(period) for wording in wordings)


def _write(found: _Found, folder: Path, language: str) -> Path:
    """Write all proposals into a folder that exists, the tasks as a workbook beside; the path of the first."""
    from diemcau.errors import Missing
    from diemcau.flow.output import write_bytes, write_json
    from diemcau.publish.proposed_json import proposals_to_json
    from diemcau.publish.proposed_rows import proposed_rows
    from diemcau.publish.task_book import write_task_book

    rows = proposed_rows(found.record, found.proposals, tree=found.tree, language=language)
    with suppress(Missing):  # without the extra the proposals are there as JSON
        write_bytes(folder / _BOOK, write_task_book(rows, language=language, today=found.tree.day))
    return write_json(folder / _FILE, proposals_to_json(found.record, found.proposals))


def _show(found: _Found, profile: Profile, form: str, texts: Texts) -> None:
    if form == "jsonl":
        from diemcau.publish.proposed_json import proposal_to_json

        for one in found.proposals:
            print_json(proposal_to_json(found.record, one))
        return
    from diemcau.publish.task_listing import TaskListing

    TaskListing(found.record, profile, found.tree, texts).print(found.proposals, open_console())
    odd = (finding for reading in found.record.readings for finding in reading.findings)
    show_findings([*found.record.findings, *odd], texts)
