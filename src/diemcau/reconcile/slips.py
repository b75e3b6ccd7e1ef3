"""Which swap of two digits in one value would mend what does not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.reconcile.claims import Cluster, Compared
from diemcau.reconcile.decide import WORDED, is_same_thing
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.equations import Equation, Form, is_rounded, judge
from diemcau.reconcile.levels import MeasureLevel
from diemcau.reconcile.settle import most_exact
from diemcau.reconcile.swaps import Swap, find_swaps
from diemcau.reconcile.values import digits
from diemcau.records import Slip
from diemcau.records.review import Answer

_ANY_WORDS = WORDED | {MeasureLevel.TOLD, MeasureLevel.CONTEXT, MeasureLevel.APART}
SURE = 2  # things that one swap must mend for no chance to have made it
LEAST_DIGITS = 3  # that a number needs for the only swap that mends a single thing to be no chance
TEXT = "text"
_MENDED = {
    Form.PART: "sum",
    Form.SUBSET: "sum",
    Form.PARTITION: "sum",
    Form.SHARE: "share",
    Form.MULTIPLE: "multiple",
    Form.CHANGE: "change",
}

Elsewhere = Mapping[tuple[int, int], Collection[Decimal]]


@dataclass(frozen=True, slots=True)
class Mending:
    """A swap in one figure with what it mends.

    Attributes:
        entry: The figure.
        swap: Its value with two digits in each other's place.
        equations: Those that hold with it and not as written.
        told: Whether another text gives the swapped value for the same thing.
    """

    entry: Entry
    swap: Swap
    equations: tuple[Equation, ...]
    told: bool

    @property
    def weight(self) -> int:
        """How many things it mends."""
        return len(self.equations) + self.told

    @property
    def slip(self) -> Slip:
        """As the record holds it."""
        mended = sorted({_MENDED[equation.form] for equation in self.equations})
        return Slip(
            statement=self.entry.statement,
            meant=self.swap.value,
            repairs=(*mended, TEXT) if self.told else tuple(mended),
        )


def find_mendings(equations: Sequence[Equation], elsewhere: Elsewhere) -> list[Mending]:
    """For each knot of failing equations the one swap that mends it, if there is one that no chance made.

    A swap counts that mends two things or more (a sum and a percentage, a sum and what another text says), breaks
    nothing that held, and is the best there is; a swap that mends one thing only if no other does and the number is
    long.

    Args:
        equations: Everything that one text says of its numbers.
        elsewhere: For figures of the text the values with the same digits that other texts give.
    """
    failing = [equation for equation in equations if judge(equation) is Answer.FAILS]
    found: list[Mending] = []
    for knot in _knots(failing):
        best = _choose(list(_mendings(knot, equations, elsewhere)))
        if best is not None:
            found.append(best)
    return found


def _knots(failing: Sequence[Equation]) -> Iterator[list[Equation]]:
    """Failing equations joined by a figure that they share."""
    home: dict[int, list[Equation]] = {}
    first: dict[tuple[int, int], int] = {}
    for at, equation in enumerate(failing):
        home[at] = [equation]
        for entry in equation.entries:
            other = first.setdefault(entry.key, at)
            if home[other] is not home[at]:
                joined = home[other] + home[at]
                home.update({place: joined for place, knot in home.items() if knot is home[other] or knot is home[at]})
    yield from {id(knot): knot for knot in home.values()}.values()


def _mendings(knot: Sequence[Equation], equations: Sequence[Equation], elsewhere: Elsewhere) -> Iterator[Mending]:
    touching: defaultdict[tuple[int, int], list[Equation]] = defaultdict(list)
    for equation in equations:
        for entry in equation.entries:
            touching[entry.key].append(equation)
    entries = {entry.key: entry for equation in knot for entry in equation.entries}
    for key, entry in sorted(entries.items()):
        for swap in find_swaps(entry.figure):
            mended = _mended(touching[key], entry, swap)
            if mended:
                yield Mending(entry, swap, mended, swap.value in elsewhere.get(key, ()))


def _mended(touching: Iterable[Equation], entry: Entry, swap: Swap) -> tuple[Equation, ...]:
    """The equations of a figure that hold with a swap and not as written, of which one fails as written; none where the
    swap breaks one that did not fail.
    """
    mended, failed = [], False
    for equation in touching:
        before, after = judge(equation), judge(equation, {entry.key: swap.interval})
        if after is Answer.FAILS and before is not Answer.FAILS:
            return ()
        if after is Answer.HOLDS and before is not Answer.HOLDS:
            mended.append(equation)
            failed = failed or before is Answer.FAILS
    return tuple(mended) if failed else ()


def _choose(mendings: Sequence[Mending]) -> Mending | None:
    most = max((each.weight for each in mendings), default=0)
    best = [each for each in mendings if each.weight == most]
    beside = [each for each in best if each.swap.beside]
    if most >= SURE:
        chosen = best if len(best) == 1 else beside
        return chosen[0] if len(chosen) == 1 else None
    return best[0] if len(best) == 1 and _is_telling(best[0]) else None


def _is_telling(mending: Mending) -> bool:
    """Whether a swap that mends a single thing is more than chance: the number is long, and a share fits to its last
    place.
    """
    swapped = {mending.entry.key: mending.swap.interval}
    long = len(digits(mending.entry.figure.quantity.value)) >= LEAST_DIGITS
    return long and all(is_rounded(equation, swapped) for equation in mending.equations)


def find_elsewhere(compared: Compared) -> dict[tuple[int, int], set[Decimal]]:
    """For each figure the values of the same digits in another order that other texts give for what may be the same."""
    found: defaultdict[tuple[int, int], set[Decimal]] = defaultdict(set)
    for pair in compared.pairs:
        one, other = pair.left.figure.quantity.value, pair.right.figure.quantity.value
        if one == other or pair.left.document == pair.right.document:
            continue
        if sorted(digits(one)) == sorted(digits(other)) and is_same_thing(pair.comparison, _ANY_WORDS):
            found[pair.left.key].add(other)
            found[pair.right.key].add(one)
    return dict(found)


def find_slip_by_sources(sides: Sequence[Cluster]) -> Slip | None:
    """Which of two values with swapped digits is likely the slip: the one of a single source against several.

    Between two single sources nothing tells which is right, and numbers of two digits swap by chance.

    Args:
        sides: The claims that contradict each other.
    """
    if len(sides) != 2:  # noqa: PLR2004 - one against the other
        return None
    few, many = sorted(sides, key=lambda side: len(side.sources))
    entry, right = few.entries[0], most_exact(many.entries).figure.quantity.value
    if len(few.sources) > 1 or len(many.sources) < SURE or len(digits(right)) < LEAST_DIGITS:
        return None
    if all(swap.value != right for swap in find_swaps(entry.figure)):
        return None
    return Slip(statement=entry.statement, meant=right, repairs=(TEXT,))
