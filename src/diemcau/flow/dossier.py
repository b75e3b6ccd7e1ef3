"""A dossier: any number of documents as a folder of tables, made in bounded memory and gone on with after any stop.

Reading is a map over units, reconciling a reduce over stories; both run on any engine. What is done stands in the
ledger, so that a run that was stopped, or one over new documents, does only what is not done: a new document is read,
its story is reconciled, and the tables are written from what is kept.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diemcau.collect.find import LEDGER, find_files
from diemcau.collect.names import Source
from diemcau.errors import Invalid
from diemcau.flow.buckets import Plan, Story, Work, find_work, is_done, keep_rows, key_of, plan_buckets, read_tables
from diemcau.flow.engines import Engine
from diemcau.flow.export import read_manifest, stamp, write_tables
from diemcau.flow.intake import Batch, find_batches
from diemcau.flow.ledger import Entry, Ledger
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.flow.rules import rule_version
from diemcau.flow.stages import READ, RECONCILE, ReadTask, StoryTask, Unit
from diemcau.publish.dossier import Row, to_finding_row
from diemcau.publish.dossier_schema import TABLES
from diemcau.records import Finding


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        documents: How many the dossier holds.
        stories: How many stories they make.
        read: Documents that this run read.
        reconciled: Stories that this run reconciled.
        rows: Rows of each table.
        findings: What was not found of what was named; all others stand in the table of findings.
    """

    documents: int
    stories: int
    read: int
    reconciled: int
    rows: Mapping[str, int]
    findings: tuple[Finding, ...]


def make_dossier(
    paths: Sequence[Path],
    folder: Path,
    profile: str,
    engine: Engine,
    progress: Watch = watch_nothing,
    *,
    addresses: Sequence[str] = (),
) -> Summary:
    """Read and reconcile whatever lies under some paths, and at some addresses, into a dossier.

    Args:
        paths: Files, folders, patterns; archives of any size among them.
        folder: Of the dossier, which exists; gone on with where it holds one.
        profile: Name of the profile.
        engine: Where the stages run.
        progress: Told after every batch.
        addresses: Of feeds, pages and mailboxes; only what is new there is asked for.

    Raises:
        Invalid: If nothing could be read, or the folder cannot be written to.
        Conflict: If another run is at work on it.
    """
    found, findings = find_files(paths, folder) if paths else ([], [])
    sources: list[Source | str] = [*found, *addresses]
    rules = rule_version(profile)
    with Ledger(folder / LEDGER, rules) as ledger:
        ledger.begin()
        read = _read(ledger, sources, profile, engine, progress)
        if not ledger.count():
            raise _nothing_read(folder, findings)
        with _scratch(folder / ".stories") as scratch:
            plan = plan_buckets(ledger, rules, scratch)
        reconciled = _reconcile(ledger, plan, profile, engine, progress)
        rows = _write(ledger, plan, folder, {"profile": profile, "rules": rules, "stories": plan.count})
        ledger.end()
        return Summary(ledger.count(), plan.count, read, reconciled, rows, tuple(findings))


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """An empty folder for a while; one that a killed run left is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read(ledger: Ledger, sources: Sequence[Source | str], profile: str, engine: Engine, progress: Watch) -> int:
    """Read what the ledger does not hold; how many documents that were."""
    meter = Meter("read", None, progress)
    batches: deque[Batch] = deque()

    def tasks() -> Iterator[ReadTask]:
        for batch in find_batches(sources, ledger):
            batches.append(batch)
            yield ReadTask(profile, batch.parts)

    read = 0
    for units in engine.run(READ, tasks()):
        batch = batches.popleft()
        entries = list(_entries(batch, units))
        ledger.enter(entries, batch.cursors.values())
        done = sum(len(documents) for _, documents, _ in entries)
        read += done
        meter.step(done, share=batch.share)
    return read


def _entries(batch: Batch, units: Sequence[Unit]) -> Iterator[tuple[bytes, Sequence[Entry], Sequence[Row]]]:
    """What is entered of each unit of a batch: its key, its documents, its findings."""
    read = iter(units)
    for key, unit in batch.units:
        result = Unit((), (unit,)) if isinstance(unit, Finding) else next(read)
        yield key, result.entries, [to_finding_row(each) for each in result.findings]


def _reconcile(ledger: Ledger, plan: Plan, profile: str, engine: Engine, progress: Watch) -> int:
    """Reconcile the stories that have changed; how many those were."""
    meter = Meter("reconcile", plan.count, progress)
    waiting: deque[Work] = deque()

    def tasks() -> Iterator[StoryTask]:
        for prefix in plan.prefixes:
            work = find_work(ledger, plan, prefix)
            if is_done(ledger, plan, work):
                meter.step(len(work.stories))
                continue
            waiting.append(work)
            fresh = [each for each in work.stories if each.name not in work.kept]
            yield StoryTask(profile, tuple(_packed(ledger, each) for each in fresh))

    reconciled = 0
    for tables in engine.run(RECONCILE, tasks()):
        work = waiting.popleft()
        keep_rows(ledger, plan, work, tables)
        reconciled += len(work.stories) - len(work.kept)
        meter.step(len(work.stories))
    ledger.keep_only(plan.bits, frozenset(plan.prefixes))
    return reconciled


def _packed(ledger: Ledger, story: Story) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """A story with the readings of its documents, by name."""
    return story.name, tuple(sorted(ledger.reading(number) for number in story.members))


def _write(ledger: Ledger, plan: Plan, folder: Path, told: Mapping[str, Any]) -> Mapping[str, int]:
    """Write the tables, unless they stand there as they would be written; how many rows each has."""
    findings = sorted(ledger.findings(), key=lambda row: (row["document"] or "", row["code"], row["message"]))
    told = {**told, "made_of": stamp((key_of(plan.stories(prefix)) for prefix in plan.prefixes), findings)}
    manifest = read_manifest(folder)
    if manifest is not None and all(manifest.get(name) == told[name] for name in told):
        rows: Mapping[str, int] = manifest["rows"]
        return rows
    return write_tables(folder, {name: read_tables(ledger, plan, name) for name in TABLES}, findings, told)


def _nothing_read(folder: Path, findings: Sequence[Finding]) -> Invalid:
    return Invalid(
        f"No document could be read, so there is nothing to put into {folder}.",
        "Name files or folders with at least one report.",
        code="flow.nothing_for_dossier",
        findings=tuple(findings),
        folder=folder,
    )
