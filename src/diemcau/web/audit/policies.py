"""Who reads which entries of the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, cast

from django.db.models import Q

from diemcau.errors import Denied
from diemcau.web.shell.levels import Level

if TYPE_CHECKING:
    from django.http import HttpRequest

AUDIT = "audit"
"""The right to read the log, as `accounts.policies.Right` names it: the log stands below the people."""


class Reach(Protocol):
    """Where a right holds (`accounts.policies.Reach`)."""

    @property
    def everywhere(self) -> bool:
        """In every org."""

    @property
    def orgs(self) -> frozenset[int]:
        """Ids of the orgs, where it is not everywhere."""


class Reader(Protocol):
    """What is asked of somebody who reads the log (`accounts.policies.Scope`)."""

    @property
    def clearance(self) -> int:
        """The highest level that the person may see."""

    def reach(self, right: Any) -> Reach:
        """Where a right holds."""


class Directory(Protocol):
    """What the log asks about orgs, which stand above it."""

    def codes(self, pks: frozenset[int]) -> frozenset[str]:
        """Codes of some orgs and of those whose work they carry on."""

    def name(self, code: str, language: str) -> str:
        """What an org is called; empty where there is none of that code."""


_DIRECTORY: list[Callable[[], Directory]] = []


def ask_orgs_of(make: Callable[[], Directory]) -> None:
    """Name who knows the orgs; the app of the orgs says it once, when it is loaded."""
    _DIRECTORY[:] = [make]


def directory() -> Directory:
    """Who knows the orgs."""
    return _DIRECTORY[0]()


def reader_of(request: HttpRequest) -> Reader:
    """Who asks for the log.

    Raises:
        Denied: If no role gives that right anywhere.
    """
    reader = cast("Reader", request.scope)  # type: ignore[attr-defined]
    demand(reader)
    return reader


def demand(reader: Reader) -> None:
    """Refuse who has no right to the log.

    Raises:
        Denied: If no role gives that right anywhere.
    """
    reach = reader.reach(AUDIT)
    if not (reach.everywhere or reach.orgs):
        raise Denied("The log is open to auditors.", "Ask an administrator for the role.", code="audit.denied")


def visible(reader: Reader) -> Q:
    """The entries that a person may know of: up to the clearance, about orgs in reach and those they came from.

    What is about no org at all, such as a sign-in, is open to those whose reach is the whole state.
    """
    reach = reader.reach(AUDIT)
    open_to = Q(level__lte=reader.clearance)
    return open_to if reach.everywhere else open_to & Q(org__in=directory().codes(reach.orgs))


def sees_all(reader: Reader) -> bool:
    """Whether nothing of the log is hidden from a person, who then may see places in the chain and seals, too."""
    return reader.reach(AUDIT).everywhere and reader.clearance >= max(Level.values)
