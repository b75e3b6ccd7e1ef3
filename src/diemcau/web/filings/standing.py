"""What an approval still stands for: cells whose words are those that were approved, and those that changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.web.filings.content import CellChange, changes, digest_of, from_json, sums_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.web.filings.models import Filing, FilingVersion, Step

APPROVING = ("check", "approve", "accept")
"""Steps by which somebody stands for what is in a return, from the section to the office."""


def changed_since(filing: Filing, step: Step | None) -> list[CellChange]:
    """The cells in which something else stands now than when a step was taken; all where there was none.

    Every other cell stays as approved: whoever looks again has to look at these alone.
    """
    before = step.version.content if step is not None and step.version is not None else {}
    after = filing.version.content if filing.version is not None else {}
    return changes(before, after)


def last_step(filing: Filing, verbs: Iterable[str]) -> Step | None:
    """The newest step of some sorts; None where none was taken."""
    return filing.steps.filter(verb__in=list(verbs)).select_related("version", "by").order_by("-at", "-pk").first()


def approved_cells(filing: Filing, verb: str) -> frozenset[str]:
    """The cells that hold what somebody approved by a step of a sort, in whichever version that was."""
    if filing.version is None:
        return frozenset()
    now = set(filing.version.sums.items())
    found: set[tuple[str, str]] = set()
    for step in filing.steps.filter(verb=verb).exclude(version=None).select_related("version"):
        if step.version is not None:
            found |= now & set(step.version.sums.items())
    return frozenset(cell for cell, _ in found)


def is_whole(form: str, version: FilingVersion) -> bool:
    """Whether what is kept of a version is still what its sums and its digest were made of."""
    filled = from_json(form, version.content)
    return sums_of(filled) == version.sums and digest_of(filled) == version.digest
