"""A dossier (`diemcau dossier`) becomes documents of a unit, one after the other, in little memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from diemcau.collect.find import LEDGER
from diemcau.errors import Invalid, NotFound
from diemcau.flow.ledger import Ledger
from diemcau.flow.packed import unpack
from diemcau.flow.progress import Meter, Watch, watch_nothing
from diemcau.records import Reading
from diemcau.web.accounts.policies import Scope
from diemcau.web.archive.actions.importing import begin_import, bring_reading, end_import
from diemcau.web.archive.models import Intake
from diemcau.web.archive.reading import rules
from diemcau.web.orgs.models import Org

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person


@dataclass(slots=True)
class Imported:
    """What came of a dossier.

    Attributes:
        intake: Where it stands.
        new: Documents made.
        known: Documents that the unit had already.
        refused: Names of those whose reading was damaged or said what its text does not.
    """

    intake: Intake
    new: int = 0
    known: int = 0
    refused: list[str] = field(default_factory=list)


def import_dossier(
    *, actor: Person, scope: Scope, org: Org, level: int, folder: Path, progress: Watch = watch_nothing
) -> Imported:
    """Make documents of all that a dossier holds; stopped and begun again it goes on where it was.

    Raises:
        Denied: If the person may not enter documents there, or not see the level.
        NotFound: If the folder is no dossier.
        Conflict: If a run writes to it just now.
    """
    path = folder / LEDGER
    if not path.is_file():
        raise NotFound(
            f"{folder} is no dossier.", "Name a folder made by `diemcau dossier`.", code="archive.no_dossier",
            folder=folder,
        )  # fmt: skip
    with Ledger(path, rules()) as ledger:
        key = str(folder.resolve())
        done = Imported(begin_import(actor=actor, scope=scope, org=org, level=level, key=key))
        numbers = ledger.numbers()
        meter = Meter("bring", len(numbers), progress)
        for number in numbers:
            _bring(actor, scope, done, *ledger.reading(int(number)))
            meter.step()
    end_import(actor=actor, scope=scope, intake=done.intake)
    return done


def _bring(actor: Person, scope: Scope, done: Imported, name: str, packed: bytes) -> None:
    try:
        reading: Reading = unpack(packed)
        made = bring_reading(actor=actor, scope=scope, intake=done.intake, name=name, reading=reading)
    except Invalid:
        done.refused.append(name)
        return
    if made is None:
        done.known += 1
    else:
        done.new += 1
