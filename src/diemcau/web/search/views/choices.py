"""What the fields of the filters offer, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.records import Standing, Status
from diemcau.web.archive.reading import profile
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from diemcau.web.orgs.tree import Node, Tree
    from diemcau.web.search.filters import Filters

_YEARS = 6
_INDENT = "\u2003"  # an em space a level, which a list of choices keeps

Group = tuple[str, tuple[tuple[str, str], ...]]
"""A headline, and codes with names under it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen."""

    orgs: list[tuple[str, str]]
    measures: tuple[Group, ...]
    periods: list[str]
    units: list[str]
    standings: list[str]
    statuses: list[str]
    levels: list[int]


def choices(filters: Filters, language: str) -> Choices:
    """All of it, the orgs as they stood on the day of the filters."""
    return Choices(
        orgs=list(org_choices(filters.tree, language)),
        measures=measure_choices(language),
        periods=recent_periods(),
        units=list(profile().units),
        standings=[each.value for each in Standing],
        statuses=[each.value for each in Status],
        levels=list(Level.values),
    )


def org_choices(tree: Tree, language: str) -> Iterator[tuple[str, str]]:
    """Codes and names of all orgs, each under the one above it."""
    for root in tree.roots():
        yield from _below(root, tree, language, 0)


def _below(node: Node, tree: Tree, language: str, depth: int) -> Iterator[tuple[str, str]]:
    yield node.code, _INDENT * depth + node.name(language)
    for child in tree.children(node.pk):
        yield from _below(child, tree, language, depth + 1)


@lru_cache(maxsize=4)
def measure_choices(language: str) -> tuple[Group, ...]:
    """Codes and names of all measures by branch of work."""
    held = profile()
    groups: dict[str, list[tuple[str, str]]] = {code: [] for code in held.branches}
    for code, measure in held.measures.items():
        groups.setdefault(measure.branch, []).append((code, measure.names.get(language, code)))
    named = (
        (held.branches[code].names.get(language, code) if code in held.branches else code, groups[code])
        for code in groups
    )
    return tuple((name, tuple(inside)) for name, inside in named if inside)


def recent_periods() -> list[str]:
    """Codes of the years, halves and quarters that are likely asked for, the newest first."""
    now = timezone.localdate().year
    parts = ("", "-H2", "-H1", "-Q4", "-Q3", "-Q2", "-Q1")
    return [f"{year}{part}" for year in range(now + 1, now - _YEARS, -1) for part in parts]
