"""A folder of reports, from its files to its review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from diemcau.collect.find import find_files
from diemcau.flow.judgements import load_judgements
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.flow.reading import nothing_read, read_sources
from diemcau.profile.types import Profile
from diemcau.reconcile.folder import reconcile
from diemcau.records import Finding, Period, Reading, Record
from diemcau.records.review import Review
from diemcau.review.build import build_review


def read_files(
    paths: Iterable[Path], profile: Profile, progress: Watch = watch_nothing, *, keep: Path | None = None
) -> tuple[list[Reading], list[Finding]]:
    """The readings of all documents under some paths, in order of path, and what a person should know about the rest.

    Args:
        paths: Files, folders, patterns.
        profile: The sector's vocabulary.
        progress: Told after every document.
        keep: Folder in which the original bytes of every document are kept; None for nowhere.
    """
    sources, findings = find_files(paths, keep.parent if keep is not None else None)
    readings: list[Reading] = []
    for result in read_sources(sources, profile, progress, keep=keep):
        (readings if isinstance(result, Reading) else findings).append(result)  # type: ignore[arg-type]
    return readings, findings


def reconcile_folder(
    folder: Path,
    profile: Profile,
    progress: Watch = watch_nothing,
    *,
    keep: Path | None = None,
    judgements: Path | None = None,
) -> Record:
    """One record of one folder, with the findings of its files.

    Args:
        folder: A folder of reports.
        profile: The sector's vocabulary.
        progress: Told after every document and around the reconciling.
        keep: Folder in which the original bytes are kept; None for nowhere.
        judgements: File of what people ruled; None for none.

    Raises:
        Invalid: If nothing in the folder could be read; its fact `findings` says why, file by file.
    """
    ruled, misread = load_judgements(judgements)
    readings, findings = read_files([folder], profile, progress, keep=keep)
    if not readings:
        raise nothing_read([folder], findings)
    meter = Meter("reconcile", 1, progress)
    record = reconcile(story_name(folder), readings, profile, ruled)
    meter.step()
    return replace(record, findings=(*findings, *misread, *record.findings))


def review_folder(
    folder: Path,
    profile: Profile,
    period: Period | None = None,
    progress: Watch = watch_nothing,
    *,
    keep: Path | None = None,
    judgements: Path | None = None,
) -> Review:
    """The review of one folder: its record, compared, summed and checked.

    Args:
        folder: A folder of reports.
        profile: The sector's vocabulary.
        period: The period under review; None for the one that most figures tell of.
        progress: Told after every document and around the later stages.
        keep: Folder in which the original bytes are kept; None for nowhere.
        judgements: File of what people ruled; None for none.

    Raises:
        Invalid: If nothing in the folder could be read; its fact `findings` says why, file by file.
    """
    from diemcau.flow.foreseeing import foresee_record

    record = reconcile_folder(folder, profile, progress, keep=keep, judgements=judgements)
    meter = Meter("review", 1, progress)
    review = replace(build_review(record, profile, period), foreseen=foresee_record(record, profile))
    meter.step()
    return review


def story_name(folder: Path) -> str:
    """What the record of a folder is called: the folder's own name."""
    return folder.resolve().name or str(folder)
