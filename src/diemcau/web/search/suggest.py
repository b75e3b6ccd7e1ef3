"""What the search box offers while somebody types: measures, orgs, partners, whatever way they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.http import urlencode

from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Mention
from diemcau.web.orgs.queries import tree_of
from diemcau.web.record.models import Evidence
from diemcau.web.record.policies import seen
from diemcau.web.search.words import find_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node

EACH = 5
"""Of each sort; a list that is longer is not read while typing."""

_MOST_PARTNERS = 2000
_SECONDS = 60  # that the list of partners is held


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose.

    Attributes:
        sort: `measure`, `org` or `partner`.
        name: As shown.
        query: The query string of the list of its facts.
    """

    sort: str
    name: str
    query: str


def offers(scope: Scope, typed: str, language: str) -> list[Offer]:
    """What begins like, or holds, the words that were typed; the shortest names first."""
    words = [word.folded for word in find_words(typed) if word.folded]
    if not words:
        return []
    measures = [(name, code) for code, name in _measures(language)]
    partners = [(name, name) for name in partners_for(scope)]
    return [
        *_best("measure", words, measures),
        *_best("org", words, [(node.name(language), node.code) for node in tree_of().nodes.values()]),
        *_best("partner", words, partners),
    ]


def orgs_named(words: list[str], language: str) -> list[Node]:
    """The orgs of today whose name in any language has all of some folded words, the shortest first."""
    found = [node for node in tree_of().nodes.values() if any(_fits(words, name) for name in node.names.values())]
    return sorted(found, key=lambda node: (len(node.name(language)), node.code))


def _best(sort: str, words: list[str], known: Iterable[tuple[str, str]]) -> list[Offer]:
    found = sorted(
        ((len(name), name, value) for name, value in known if _fits(words, name)),
    )
    return [Offer(sort, name, urlencode({sort: value})) for _, name, value in found[:EACH]]


def _fits(words: list[str], name: str) -> bool:
    """Whether every word begins one of the name's."""
    own = _folded(name)
    return all(any(each.startswith(word) for each in own) for word in words)


@lru_cache(maxsize=4096)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in find_words(name))


@lru_cache(maxsize=8)
def _measures(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, measure.names.get(language, code)) for code, measure in profile().measures.items())


def partners_for(scope: Scope) -> list[str]:
    """The partners named in facts that a person may know of; held for each level apart."""
    key = f"search.partners.{connection.settings_dict['NAME']}.{scope.clearance}"
    found: list[str] | None = cache.get(key)
    if found is None:
        behind = Evidence.objects.filter(seen(scope, "claim__"), claim__known_to=None, mention=OuterRef("pk"))
        named = Mention.objects.filter(Exists(behind)).exclude(partner="")
        found = sorted(set(named.order_by().values_list("partner", flat=True).distinct()[:_MOST_PARTNERS]))
        cache.set(key, found, _SECONDS)
    return found
