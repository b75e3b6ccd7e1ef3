"""What is asked about orgs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from django.db.models import Q
from django.utils import timezone

from diemcau.errors import NotFound
from diemcau.web.orgs.edition import edition_now
from diemcau.web.orgs.lineage import Life, Lineage, Step
from diemcau.web.orgs.models import Org, OrgName, OrgParent, Succession
from diemcau.web.orgs.tree import Node, Tree, make_tree

_KEPT = 32  # trees of different days and editions that are held in memory, about 200 KB each
_ALL = 4  # lineages and names of all times, likewise


def holding(day: date) -> Q:
    """What of `Dated` holds on a day."""
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gte=day))


def tree_of(day: date | None = None) -> Tree:
    """The orgs as they stood on a day; today if none is named."""
    return _tree.of(day or timezone.localdate(), edition_now(), _database())


def lineage() -> Lineage:
    """Who carries on whose work, of all times."""
    return _tree.lineage(edition_now(), _database())


def names_of_all() -> Mapping[str, Node]:
    """Every org there ever was by its code, with the last name it had in each language; parents are left out."""
    return _tree.nodes(edition_now(), _database())


def find_org(code: str) -> Org:
    """An org of any time.

    Raises:
        NotFound: If there is none of that code.
    """
    org = Org.objects.filter(code=code).first()
    if org is None:
        raise NotFound("There is no such unit.", "Look for it in the tree.", code="orgs.no_org")
    return org


def heirs_as_of(org: Org, day: date) -> tuple[Org, ...]:
    """The orgs of a day that stand for an org of any time (`Lineage.standing_for`), in order of their codes."""
    return tuple(Org.objects.filter(pk__in=lineage().standing_for(org.pk, day)))


def with_formers(pks: Iterable[int], day: date | None = None) -> frozenset[int]:
    """Some orgs and all whose work came to them and who had ended by a day; today if none is named."""
    line, day = lineage(), day or timezone.localdate()
    found = frozenset(pks)
    return found | {one for pk in found for one in line.formers(pk) if line.lives[one].is_over(day)}


class KnownOrgs:
    """What the log asks about orgs (`audit.policies.Directory`)."""

    def codes(self, pks: frozenset[int]) -> frozenset[str]:
        """Codes of some orgs and of those whose work they carry on."""
        return frozenset(Org.objects.filter(pk__in=with_formers(pks)).values_list("code", flat=True))

    def name(self, code: str, language: str) -> str:
        """What an org is called, or was called last; empty where there is none of that code."""
        node = names_of_all().get(code)
        return node.name(language) if node is not None else ""


def _database() -> str:
    """Names the database, so that trees of two are never mixed up."""
    from django.db import connection

    return str(connection.settings_dict["NAME"])


def _read_tree(day: date, edition: int, database: str) -> Tree:  # noqa: ARG001 - they tell trees apart
    names: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for org, language, name in OrgName.objects.filter(holding(day)).values_list("org_id", "language", "name"):
        names[org][language] = name
    parents = dict(OrgParent.objects.filter(holding(day)).values_list("org_id", "parent_id"))
    rows = Org.objects.filter(holding(day)).values_list("pk", "code", "kind")
    return make_tree(day, (Node(pk, code, kind, names[pk], parents.get(pk)) for pk, code, kind in rows))


def _read_lineage(edition: int, database: str) -> Lineage:  # noqa: ARG001 - they tell lineages apart
    lives = {pk: Life(first, last) for pk, first, last in Org.objects.values_list("pk", "valid_from", "valid_to")}
    rows = Succession.objects.order_by("on", "former__code", "heir__code")
    steps = tuple(Step(*row) for row in rows.values_list("former_id", "heir_id", "on", "sort"))
    return Lineage(lives, steps)


def _read_nodes(edition: int, database: str) -> Mapping[str, Node]:  # noqa: ARG001 - they tell them apart
    names: defaultdict[int, dict[str, str]] = defaultdict(dict)
    dated = OrgName.objects.order_by("org_id", "language", "valid_from", "pk")
    rows = list(dated.values_list("org_id", "language", "name", "valid_from", "valid_to"))
    for org, language, name, first, last in sorted(rows, key=lambda row: row[3] or date.min):
        if not Life(first, last).is_void or language not in names[org]:
            names[org][language] = name
    orgs = Org.objects.values_list("pk", "code", "kind")
    return {code: Node(pk, code, kind, names[pk], None) for pk, code, kind in orgs}


class _Memory:
    """What was read of several states of the tree, until other states push it out."""

    def __init__(self) -> None:
        self.of = lru_cache(maxsize=_KEPT)(_read_tree)
        self.lineage = lru_cache(maxsize=_ALL)(_read_lineage)
        self.nodes = lru_cache(maxsize=_ALL)(_read_nodes)

    def cache_clear(self) -> None:
        """Forget all of it: where numbers of states come again, as in another database of the same name."""
        for held in (self.of, self.lineage, self.nodes):
            held.cache_clear()


_tree = _Memory()
