"""The two stages of a dossier: reading is a map over units, reconciling a reduce over stories.

Both are plain functions from a task to a result that any process can import; neither raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from diemcau.collect.members import Part
from diemcau.collect.names import to_shown
from diemcau.flow.engines import Stage
from diemcau.flow.ledger import Entry
from diemcau.flow.packed import pack, unpack
from diemcau.flow.reading import read_unit, tell_crash
from diemcau.profile.load import load_profile
from diemcau.profile.types import Profile
from diemcau.publish.dossier import Rows, pack_table, to_rows, to_table
from diemcau.publish.dossier_schema import TABLES
from diemcau.reconcile.folder import reconcile
from diemcau.reconcile.story_keys import find_fact_key, find_story_keys
from diemcau.records import Finding, Reading, Record, Severity

Tables = Mapping[str, Sequence[bytes]]
"""Rows of each table, in packed pieces."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Some units to be read.

    Attributes:
        profile: Name of the profile.
        units: Their bytes.
    """

    profile: str
    units: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What was read in one unit.

    Attributes:
        entries: Its documents.
        findings: What was not read, and why.
    """

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class StoryTask:
    """Some stories to be reconciled.

    Attributes:
        profile: Name of the profile.
        stories: Of each its name, and the names and packed readings of its documents.
    """

    profile: str
    stories: tuple[tuple[str, tuple[tuple[str, bytes], ...]], ...]


@lru_cache(maxsize=2)
def _profile(name: str) -> Profile:
    return load_profile(name)


def read_units(task: ReadTask) -> tuple[Unit, ...]:
    """What each unit of a task holds."""
    profile = _profile(task.profile)
    results = [list(read_unit(part, profile)) for part in task.units]
    readings = [[one for one in found if isinstance(one, Reading)] for found in results]
    keys = iter(find_story_keys([reading for found in readings for reading in found]))
    return tuple(
        Unit(
            tuple(Entry(one.document.name, next(keys).tobytes(), pack(one)) for one in of_unit),
            tuple(one for one in found if isinstance(one, Finding)),
        )
        for of_unit, found in zip(readings, results, strict=True)
    )


def reconcile_stories(task: StoryTask) -> Tables:
    """The rows of the stories of a task, by table, packed."""
    profile = _profile(task.profile)
    return _pack(_reconcile(name, _readings(documents), profile) for name, documents in task.stories)


def _pack(records: Iterable[Record]) -> Tables:
    found: Rows = {name: [] for name in TABLES}
    for record in records:
        for name, rows in to_rows(record, find_fact_key).items():
            found[name] += rows
    return {name: [pack_table(to_table(name, rows))] for name, rows in found.items()}


def _readings(documents: Sequence[tuple[str, bytes]]) -> list[Reading]:
    return [_named(unpack(packed), name) for name, packed in documents]


def _named(reading: Reading, name: str) -> Reading:
    """The reading under the name that the ledger gave its document."""
    if reading.document.name == name:
        return reading
    return replace(reading, document=replace(reading.document, name=name))


def _reconcile(name: str, readings: Sequence[Reading], profile: Profile) -> Record:
    try:
        return reconcile(name, readings, profile)
    except Exception as error:  # noqa: BLE001 - one story's fault must not cost the others
        return _unreconciled(name, readings, tell_crash(Path(readings[0].document.path), error))


def _unreconciled(name: str, readings: Sequence[Reading], finding: Finding) -> Record:
    """The documents of a story without what they say together."""
    return Record(
        story=name,
        readings=tuple(sorted(readings, key=lambda each: each.document.name)),
        independent=frozenset(each.document.name for each in readings),
        findings=(finding,),
    )


def _divide_units(task: ReadTask) -> list[ReadTask]:
    return [ReadTask(task.profile, (unit,)) for unit in task.units]


def _join_units(results: Sequence[tuple[Unit, ...]]) -> tuple[Unit, ...]:
    return tuple(unit for result in results for unit in result)


def _lost_unit(task: ReadTask) -> tuple[Unit, ...]:
    return tuple(Unit((), (_tell_lost(str(unit.path)),)) for unit in task.units)


def _divide_stories(task: StoryTask) -> list[StoryTask]:
    return [StoryTask(task.profile, (story,)) for story in task.stories]


def _join_stories(results: Sequence[Tables]) -> Tables:
    return {name: [body for result in results for body in result[name]] for name in TABLES}


def _lost_story(task: StoryTask) -> Tables:
    stories = [(name, _readings(documents)) for name, documents in task.stories]
    return _pack(_unreconciled(name, found, _tell_lost(found[0].document.path)) for name, found in stories)


def _tell_lost(path: str) -> Finding:
    """The finding for a file that took down every process which read it."""
    return Finding(
        code="flow.lost",
        severity=Severity.HOLD,
        message=f"{to_shown(path)} was left out: every process that was given it was lost, for want of memory perhaps.",
        advice="Look at the file by itself with `diemcau read`; the other documents are not affected.",
        document=to_shown(path),
    )


READ = Stage("read", read_units, _divide_units, _join_units, _lost_unit)
RECONCILE = Stage("reconcile", reconcile_stories, _divide_stories, _join_stories, _lost_story)
