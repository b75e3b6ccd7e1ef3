"""How a sector follows deadlines, as checked data: when people are reminded, and the rungs of the chain above them.

They stand in `deploy.yml` beside the profile's other files; where that is missing, `USUAL` holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from diemcau.profile.load import profile_names
from diemcau.profile.source import Node, read_yaml

if TYPE_CHECKING:
    from importlib.abc import Traversable

_FILE = "deploy.yml"
MOST_RUNGS = 8
"""Nobody's chain is longer."""
LONGEST = 250
"""Working days of a year: the most that a rung waits."""
_FARTHEST = 365


class Whom(StrEnum):
    """Who is told of an overdue task, from below."""

    HEAD = "head"  # the head of the unit that holds it
    CHIEF = "chief"  # the chief of the office that follows it
    ASSIGNER = "assigner"  # the leader who gave it
    ABOVE = "above"  # the head of the unit above the one that holds it


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One rung of the chain. All days are working days.

    Attributes:
        after: How long after the deadline at the earliest.
        whom: Who is told.
        grace: How long until the next rung where nobody takes note.
        rest: How long until the next rung where somebody took note and it is still open: a word alone ends nothing.
    """

    after: int
    whom: Whom
    grace: int = 2
    rest: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgingRules:
    """How deadlines are followed.

    Attributes:
        marks: Days from a deadline on which people are reminded, rising.
        every: Days after which they are again once the last mark is over.
        waiting: Days from when something was handed over for decision, rising, none below 1.
        rungs: What an office starts from, the lowest first.
    """

    marks: tuple[int, ...] = (-7, -3, -1, 0, 1, 3, 7)
    every: int = 7
    waiting: tuple[int, ...] = (1, 3, 7)
    rungs: tuple[Rung, ...] = ()


USUAL = UrgingRules(
    rungs=(
        Rung(after=1, whom=Whom.HEAD),
        Rung(after=3, whom=Whom.CHIEF),
        Rung(after=5, whom=Whom.ASSIGNER, grace=3),
        Rung(after=10, whom=Whom.ABOVE, grace=5, rest=10),
    )
)
"""Where a profile says nothing."""


def load_urging(name: str | Path) -> UrgingRules:
    """The rules of a profile; the usual ones where it has no `deploy.yml`.

    Args:
        name: Name of a shipped profile, or path of its folder, as for `load_profile`.

    Raises:
        Invalid: The file is wrong; the message names file, line, field and what was expected.
    """
    folder: Traversable | Path = Path(name)
    if isinstance(name, str) and name in profile_names():
        folder = resources.files("diemcau.profile").joinpath("sectors", name)
    path = folder.joinpath(_FILE)
    return read_urging(path.read_text(encoding="utf-8")) if path.is_file() else USUAL


def read_urging(text: str) -> UrgingRules:
    """The rules in the text of a `deploy.yml`.

    Raises:
        Invalid: The text is wrong.
    """
    keys = read_yaml(_FILE, text).table(("marks", "every", "waiting", "rungs"))
    rungs = tuple(_rung(node) for node in keys["rungs"].items())
    if not 1 <= len(rungs) <= MOST_RUNGS:
        keys["rungs"].refuse("band", f"has {len(rungs)} rungs", f"1 to {MOST_RUNGS}", "Write one a line.")
    if any(later.after <= earlier.after for earlier, later in pairwise(rungs)):
        keys["rungs"].refuse("band", "does not rise", "each rung later than the one before", "Order them by `after`.")
    return UrgingRules(
        marks=_rising(keys["marks"], -_FARTHEST),
        every=_whole(keys["every"], 1, _FARTHEST),
        waiting=_rising(keys["waiting"], 1),
        rungs=rungs,
    )


def _rung(node: Node) -> Rung:
    keys = node.table(("after", "whom", "grace", "rest"))
    known = [each.value for each in Whom]
    if keys["whom"].text() not in known:
        choices = ", ".join(known)
        keys["whom"].refuse(
            "choice", f"is {keys['whom'].value!r}", f"one of {choices}", "Choose one of these.", choices=choices
        )
    return Rung(
        after=_whole(keys["after"], 1, LONGEST),
        whom=Whom(keys["whom"].text()),
        grace=_whole(keys["grace"], 1, LONGEST),
        rest=_whole(keys["rest"], 1, LONGEST),
    )


def _rising(node: Node, least: int) -> tuple[int, ...]:
    """Whole numbers, each higher than the one before."""
    found = tuple(_whole(each, least, _FARTHEST) for each in node.items())
    if not found or any(later <= earlier for earlier, later in pairwise(found)):
        node.refuse("band", "does not rise", "days, the earliest first", "Order them and name each once.")
    return found


def _whole(node: Node, least: int, most: int) -> int:
    """A whole number, written in quotes."""
    said = node.text()
    if not said.removeprefix("-").isdecimal() or not least <= int(said) <= most:
        expected = f"a whole number in quotes from {least} to {most}"
        node.refuse("no_number", f"is {node.value!r}", expected, "Write digits only.")
    return int(said)
