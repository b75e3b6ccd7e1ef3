"""Files and folders of a machine become documents of a unit: `diemcau bring`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from diemcau.collect.find import find_files
from diemcau.collect.members import Part
from diemcau.collect.names import Source, to_inside
from diemcau.errors import NotFound
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.flow.reading import find_units
from diemcau.records import Finding
from diemcau.web.accounts.models import Person
from diemcau.web.archive.actions import bring_in
from diemcau.web.archive.actions.bringing import MOST_BYTES, refuse_entering
from diemcau.web.archive.findings import hold
from diemcau.web.archive.models import Intake, IntakeFile, State, Version
from diemcau.web.orgs.models import Org

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope

_FILES, _BYTES = 200, 200 * 2**20  # of one intake, whichever comes first: held in memory until it is in the database


@dataclass(slots=True)
class Brought:
    """What came of some paths.

    Attributes:
        intakes: The intakes made.
        new: Files that wait to be read.
        known: Files that the unit has already, or that wait already.
        findings: What was not taken and why.
    """

    intakes: list[Intake] = field(default_factory=list)
    new: int = 0
    known: int = 0
    findings: list[Finding] = field(default_factory=list)


def who_brings(username: str, code: str) -> tuple[Person, Org]:
    """Who brings something in on a machine, and for which unit.

    Raises:
        NotFound: If there is no such person, or no such unit.
    """
    person = Person.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise NotFound(f"There is nobody called {username}.", code="archive.no_person", username=username)
    org = Org.objects.filter(code=code).first()
    if org is None:
        raise NotFound(f"There is no unit of the code {code}.", code="archive.no_unit", org=code)
    return person, org


def bring_paths(
    *,
    actor: Person,
    scope: Scope,
    org: Org,
    level: int,
    paths: Iterable[Path],
    progress: Watch = watch_nothing,
) -> Brought:
    """Take in all documents under some paths; what the unit has, or waits for, is left.

    Raises:
        Denied: If the person may not enter documents there, or not see the level.
    """
    refuse_entering(scope, org, level)
    paths = list(paths)
    sources, findings = find_files(paths)
    brought = Brought(findings=findings)
    top = _top(paths)
    take = partial(bring_in, actor=actor, scope=scope, org=org, level=level)
    waiting: list[tuple[str, bytes]] = []
    meter = Meter("bring", len(sources), progress)
    for source in sources:
        for unit in _units(source, brought):
            if _is_known(org, scope, unit.body):
                brought.known += 1
                continue
            waiting.append((_name(unit, source, top), unit.body))
            if len(waiting) >= _FILES or sum(len(body) for _, body in waiting) >= _BYTES:
                _send(take, waiting, brought)
        meter.step()
    _send(take, waiting, brought)
    return brought


def _units(source: Source, brought: Brought) -> Iterator[Part]:
    """The units of a source, one by one; of a mailbox or a huge archive without holding it whole."""
    for unit in find_units(source):
        if isinstance(unit, Finding):
            brought.findings.append(unit)
        elif not unit.body or len(unit.body) > MOST_BYTES:
            shown = str(unit.path)
            brought.findings.append(hold("left", f"{shown} is empty or too large.", "Look at it.", shown, name=shown))
        else:
            yield unit


def _is_known(org: Org, scope: Scope, body: bytes) -> bool:
    """Whether the unit has a document of these bytes, an archive or mail of them was taken in, or they wait."""
    digest = sha256(body).hexdigest()
    same = Version.objects.filter(blob_id=digest, document__org=org, document__level__lte=scope.clearance)
    if same.exclude(document__state=State.WITHDRAWN).exists():
        return True
    taken = (*IntakeFile.OPEN, IntakeFile.Step.DONE, IntakeFile.Step.SAME)
    files = IntakeFile.objects.filter(blob_id=digest, intake__org=org, intake__level__lte=scope.clearance)
    return files.filter(state__in=taken).exclude(documents__state=State.WITHDRAWN).exists()


def _top(paths: list[Path]) -> Path:
    folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
    return Path(os.path.commonpath(folders))


def _name(unit: Part, source: Source, top: Path) -> str:
    """What a file is called: its path below what was named."""
    path = unit.path.absolute()
    return to_inside(str(path.relative_to(top)) if path.is_relative_to(top) else f"{source.name}/{unit.path.name}")


def _send(take: Callable[..., Intake], waiting: list[tuple[str, bytes]], brought: Brought) -> None:
    if not waiting:
        return
    brought.intakes.append(take(files=list(waiting), way="command"))
    brought.new += len(waiting)
    waiting.clear()
