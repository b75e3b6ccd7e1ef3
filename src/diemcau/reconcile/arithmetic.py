"""Figures of one text that do not add up: a part above its whole, parts that miss it, a share, multiple or change that
its base refutes; each with the swap of two digits that would mend it, where there is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from diemcau.profile.types import Profile
from diemcau.reconcile.claims import Compared
from diemcau.reconcile.entries import Entry
from diemcau.reconcile.equations import Equation, Form, judge
from diemcau.reconcile.settle import claim_id, place_of
from diemcau.reconcile.slips import TEXT, Mending, find_elsewhere, find_mendings, find_slip_by_sources
from diemcau.reconcile.sums import find_equations
from diemcau.reconcile.wholes import find_codebook_failures
from diemcau.records import Conflict, Slip, Statement
from diemcau.records.review import Answer

_KINDS = {
    Form.PART: "part_exceeds_whole",
    Form.SUBSET: "sum",
    Form.PARTITION: "sum",
    Form.SHARE: "ratio",
    Form.MULTIPLE: "ratio",
    Form.CHANGE: "ratio",
}


@dataclass(slots=True)
class _Found:
    """One contradiction with all copies that repeat it."""

    entries: list[Entry] = field(default_factory=list)
    why: str = ""
    slip: Slip | None = None


def find_arithmetic_conflicts(compared: Compared, profile: Profile | None = None) -> list[Conflict]:
    """All contradictions in the arithmetic of single texts, and of several by the codebook; those that copies repeat
    are one.

    Args:
        compared: The figures of the folder.
        profile: Whose codebook says what is a part of what across texts, or None.
    """
    by_text: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in compared.entries:
        by_text[entry.document].append(entry)
    elsewhere = find_elsewhere(compared)
    found: dict[tuple[str, tuple[int, ...]], _Found] = {}
    for name, entries in by_text.items():
        equations = find_equations(entries, compared.texts[name])
        mended = {id(each): one for one in find_mendings(equations, elsewhere) for each in one.equations}
        for equation in equations:
            if judge(equation) is Answer.FAILS:
                _add(found, compared, equation, mended.get(id(equation)))
    for equation in find_codebook_failures(compared, profile):
        _add(found, compared, equation, None)
    return [_conflict(kind, places, one) for (kind, places), one in found.items()]


def _add(
    found: dict[tuple[str, tuple[int, ...]], _Found], compared: Compared, equation: Equation, mending: Mending | None
) -> None:
    """Files a failing equation under its kind and the claims concerned; the text read first tells it."""
    places = tuple(sorted({compared.place(entry) for entry in equation.entries}))
    one = found.setdefault((_KINDS[equation.form], places), _Found(why=_why(equation)))
    one.entries.extend(equation.entries)
    if one.slip is None and mending is not None:
        one.slip = mending.slip


def _conflict(kind: str, places: tuple[int, ...], found: _Found) -> Conflict:
    return Conflict(
        kind=kind,
        statements=tuple(sorted({entry.statement for entry in found.entries})),
        why=found.why,
        settle="The table behind the text, from the unit whose figures these are.",
        claims=tuple(claim_id(place) for place in places),
        slip=found.slip,
    )


def _why(equation: Equation) -> str:
    said = equation.result.figure.text
    if equation.form is Form.PART:
        return f"{equation.terms[0].figure.text} are called a part of {said}."
    values = [entry.figure.quantity.value for entry in equation.terms]
    if equation.form in {Form.SUBSET, Form.PARTITION}:
        return f"The parts make {sum(values, Decimal(0)):,f}, the whole is {said}."
    level, base = (entry.figure.text for entry in equation.terms)
    made = values[0] / values[1]
    if equation.form is Form.SHARE:
        return f"{level} of {base} is {made * 100:.2f} %, not {said}."
    if equation.form is Form.MULTIPLE:
        return f"{level} against {base} is {made:.2f} times, not {said}."
    return f"From {base} to {level} is {made * 100 - 100:+.2f} %, not {said}."


def share_slips(conflicts: Sequence[Conflict], compared: Compared) -> list[Conflict]:
    """The conflicts, of which each about two values tells the slip that explains it.

    That is the one which arithmetic found in one text while the other gives what was meant; else, of two values with
    digits swapped, the one that a single source gives against several.
    """
    slips = {one.slip.statement: one.slip for one in conflicts if one.slip is not None and TEXT in one.slip.repairs}
    return [_with_slip(one, slips, compared) for one in conflicts]


def _with_slip(conflict: Conflict, slips: Mapping[Statement, Slip], compared: Compared) -> Conflict:
    if conflict.kind != "value" or conflict.slip is not None:
        return conflict
    known = next((slips[statement] for statement in conflict.statements if statement in slips), None)
    sides = [compared.clusters[place_of(claim)] for claim in conflict.claims]
    return replace(conflict, slip=known or find_slip_by_sources(sides))
