"""What is asked about orgs."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache

from django.db.models import Q
from django.utils import timezone

from diemcau.web.orgs.models import Edition, Org, OrgName, OrgParent
from diemcau.web.orgs.tree import Node, Tree, make_tree

_KEPT = 32  # trees of different days and editions that are held in memory, about 200 KB each


def holding(day: date) -> Q:
    """What of `Dated` holds on a day."""
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gte=day))


def tree_of(day: date | None = None) -> Tree:
    """The orgs as they stood on a day; today if none is named."""
    edition = Edition.objects.values_list("number", flat=True).first() or 0
    return _tree(day or timezone.localdate(), edition, _database())


def _database() -> str:
    """Names the database, so that trees of two are never mixed up."""
    from django.db import connection

    return str(connection.settings_dict["NAME"])


@lru_cache(maxsize=_KEPT)
def _tree(day: date, edition: int, database: str) -> Tree:  # noqa: ARG001 - they tell trees apart
    names: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for org, language, name in OrgName.objects.filter(holding(day)).values_list("org_id", "language", "name"):
        names[org][language] = name
    parents = dict(OrgParent.objects.filter(holding(day)).values_list("org_id", "parent_id"))
    rows = Org.objects.filter(holding(day)).values_list("pk", "code", "kind")
    return make_tree(day, (Node(pk, code, kind, names[pk], parents.get(pk)) for pk, code, kind in rows))
