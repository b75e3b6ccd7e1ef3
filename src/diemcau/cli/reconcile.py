"""`diemcau reconcile`: one record a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diemcau.cli.console import open_console, progress_bar, show_error, show_findings
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
from diemcau.errors import Bug, DiemcauError

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.publish.texts import Texts
    from diemcau.records import Record

_UNREADABLE = 2


@click.command()
@click.argument("folders", metavar="FOLDER...", type=click.Path(path_type=Path), nargs=-1, required=True)
@format_option
@judgements_option()
@profile_option
@language_option
def reconcile(folders: tuple[Path, ...], form: str, judgements: Path | None, profile: str, texts: Texts) -> int:
    """Print one record of each folder: facts with sources, copies, conflicts, corrections, directives, events."""
    for folder in folders:
        check_folder(folder, texts)
    vocabulary = open_profile(profile, texts)
    from diemcau.flow.folder import reconcile_folder

    code = 0
    for folder in folders:
        try:
            with progress_bar(texts) as watch:
                record = reconcile_folder(folder, vocabulary, watch, judgements=judgements)
        except Bug:
            raise
        except DiemcauError as error:  # one folder without reports must not cost the others
            show_error(error, texts)
            code = _UNREADABLE
            continue
        _show(record, vocabulary, form, texts)
        code = max(code, int(stops(record.findings)))
    return code


def _show(record: Record, vocabulary: Profile, form: str, texts: Texts) -> None:
    if form == "jsonl":
        from diemcau.publish.contract import record_to_json

        print_json(record_to_json(record))
        return
    from diemcau.cli.record import print_record
    from diemcau.publish.wording import open_wording
    from diemcau.review.build import build_review

    wording = open_wording(build_review(record, vocabulary, None), texts.language, by_name=True)
    print_record(wording, open_console())
    show_findings(record.findings, texts)
