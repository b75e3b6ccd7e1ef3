"""What the search box offers while somebody types: measures, orgs, partners, whatever way they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.core.cache import caches
from django.db import connection
from django.utils.http import urlencode

from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.record.queries import claims_for
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
    return [
        *_best("measure", words, measures),
        *_best("org", words, [(node.name(language), node.code) for node in tree_of().nodes.values()]),
        *_best("partner", words, _partners(scope, words)),
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


def _partners(scope: Scope, words: list[str]) -> list[tuple[str, str]]:
    """Partners with such names in facts that the person may know of at this moment, whatever is held in memory."""
    near = [name for name in _known_partners(scope) if _fits(words, name)]
    near = sorted(near, key=lambda name: (len(name), name))[:EACH]
    there = claims_for(scope).filter(partner__in=near).order_by().values_list("partner", flat=True).distinct()
    return [(name, name) for name in there] if near else []


def _known_partners(scope: Scope) -> list[str]:
    """The partners named in facts, as of some seconds ago; held for each level apart."""
    key = f"search.partners.{connection.settings_dict['NAME']}.{scope.clearance}"
    found: list[str] | None = caches["near"].get(key)
    if found is None:
        named = claims_for(scope).exclude(partner="").order_by().values_list("partner", flat=True)
        found = sorted(named.distinct()[:_MOST_PARTNERS])
        caches["near"].set(key, found, _SECONDS)
    return found
