"""What the fields of the pages offer, and names of units, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.web.accounts.policies import NOWHERE, Right, Scope
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.queries import names_of_all, tree_of
from diemcau.web.search.views.choices import org_choices
from diemcau.web.tasks.queries import home_of

if TYPE_CHECKING:
    from django.http import HttpRequest


def units_with(scope: Scope, language: str, *rights: Right) -> list[tuple[str, str]]:
    """Codes and names of the units of today in which a person has one of some rights, in order of the tree."""
    reach = NOWHERE
    for right in rights:
        reach |= scope.reach(right)
    tree = tree_of()
    may = {node.code for node in tree.nodes.values() if reach.has(node.pk)}
    return [(code, name) for code, name in org_choices(tree, language) if code in may]


def home_code(scope: Scope) -> str:
    """Code of the unit that a form offers first: the person's own; empty for none."""
    home = home_of(scope)
    return home.code if home is not None else ""


def org_named(org: Org | None, language: str) -> str:
    """What a unit is called, or was called last; empty for none."""
    node = names_of_all().get(org.code) if org is not None else None
    return node.name(language) if node is not None else ""


def unit_said(request: HttpRequest, name: str = "org") -> Org:
    """The unit that a form names by its code.

    Raises:
        Invalid: If it names none.
    """
    org = Org.objects.filter(code=request.POST.get(name, "")[:60]).first()
    if org is None:
        raise Invalid("No unit is chosen.", "Choose one of those that are offered.", code="exchange.no_org")
    return org


def level_said(request: HttpRequest) -> int:
    """The level that a form names; -1 for none."""
    said = request.POST.get("level", "")
    return int(said) if said in {"0", "1", "2", "3", "4"} else -1
