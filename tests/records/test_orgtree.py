"""Orgs as a tree of one day."""

from __future__ import annotations

from datetime import date

from diemcau.records.orgtree import OrgNode, OrgTree
from diemcau.records.total import Covered


def tree(**parents: str | None) -> OrgTree:
    """A tree of orgs with the ones above them."""
    nodes = {code: OrgNode(code=code, names={}, kind="body", parent=parent) for code, parent in parents.items()}
    return OrgTree(date(2031, 1, 1), nodes, {code: (code,) for code in nodes})


def test_those_below_come_after_those_above() -> None:
    """An org and all below it are told from the top down, branch by branch."""
    arden = tree(Arden=None, Dunmarsh="Arden", Keld="Arden", Port="Dunmarsh", Elsewhere=None)
    assert arden.roots() == ("Arden", "Elsewhere")
    assert arden.children("Arden") == ("Dunmarsh", "Keld")
    assert arden.below("Arden") == ("Arden", "Dunmarsh", "Port", "Keld")
    assert arden.below("Nowhere") == ()


def test_an_org_whose_parent_is_not_there_is_a_root() -> None:
    """Nobody is lost because the org above is none of the day."""
    assert tree(Keld="Gone").roots() == ("Keld",)


def test_a_ring_is_walked_once() -> None:
    """Orgs below each other are told once each."""
    assert tree(Keld="Moor", Moor="Keld").below("Keld") == ("Keld", "Moor")


def test_who_owes_is_who_has_and_who_has_not() -> None:
    """Those that reported and those that are missing are together those that owe a value."""
    assert Covered(kind="province", reported=("Keld",), missing=("Moor", "Dunmarsh")).owing == 3
