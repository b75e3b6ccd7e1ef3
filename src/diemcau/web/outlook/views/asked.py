"""What the list of forecasts is asked for, as its address says it; what was not understood is said at its field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.review.asked import read_period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.web.accounts.policies import Scope

ALL = "all"
"""All units, not only the person's own."""

_LONG = 60  # signs of any one field


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        org: Code of a unit, which stands for all below it too; `ALL`; or empty for the person's own.
        measure: Code, or empty for all.
        inside: Code of a branch or channel of work, or empty for all.
        period: Code, or empty for all.
        wrong: Names of the fields that hold what could not be chosen there; those are left aside.
    """

    org: str = ""
    measure: str = ""
    inside: str = ""
    period: str = ""
    wrong: frozenset[str] = field(default_factory=frozenset)

    def measures(self) -> frozenset[str] | None:
        """Codes of the measures that are asked for; None for all."""
        if self.measure:
            return frozenset({self.measure})
        if not self.inside:
            return None
        held = profile().measures.items()
        return frozenset(code for code, measure in held if self.inside in {measure.branch, measure.pillar})

    def orgs(self, scope: Scope) -> frozenset[str] | None:
        """Codes of the units that are asked for; None for all.

        A person's own units are those where a role lets them read; whoever has no role has none of their own, and
        sees all.
        """
        if self.org == ALL:
            return None
        tree = tree_of()
        if self.org:
            return frozenset(tree.nodes[pk].code for pk in tree.below(tree.by_code[self.org].pk))
        reach = scope.reach(Right.READ)
        if reach.everywhere or not reach:
            return None
        return frozenset(node.code for node in tree.nodes.values() if node.pk in reach.orgs)


def read_asked(query: Mapping[str, str], *, year: str = "") -> Asked:
    """What an address asks for.

    Args:
        query: Of the address.
        year: The period that is meant where the address names none; an empty one asks for all.
    """
    said = {name: str(query.get(name, "")).strip()[:_LONG] for name in ("org", "measure", "inside")}
    said["period"] = str(query.get("period", year)).strip().upper()[:_LONG]
    held = profile()
    known = {
        "org": lambda code: code == ALL or code in tree_of().by_code,
        "measure": lambda code: code in held.measures,
        "inside": lambda code: code in held.branches or code in held.pillars,
        "period": is_period,
    }
    wrong = frozenset(name for name, fits in known.items() if said[name] and not fits(said[name]))
    return Asked(**{name: "" if name in wrong else value for name, value in said.items()}, wrong=wrong)


def is_period(code: str) -> bool:
    """Whether it is the code of a period of ten years at most."""
    try:
        return read_period(code).code == code
    except Invalid:
        return False
