"""What boards put together is kept for a clearance, until something in the house changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.http import QueryDict

from diemcau.web.accounts.policies import Right
from diemcau.web.boards.chosen import read_chosen
from diemcau.web.boards.memory import remember
from diemcau.web.review.shelf import _kept

from ..review.conftest import SUMMED  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope

    from ..review.conftest import Store  # noqa: TID252


pytestmark = pytest.mark.django_db(transaction=True)


class Maker:
    """Counts how often something is put together, and for whom."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.made: list[Scope] = []

    def ask(self, name: str, query: str = "period=2024", language: str = "en", what: str = "x") -> int:
        """How often it was put together so far, this time included."""
        chosen = read_chosen(QueryDict(query), language)
        remember(self._store.house.scope(name), chosen, (what,), self._make)
        return len(self.made)

    def _make(self, scope: Scope) -> int:
        self.made.append(scope)
        return len(self.made)


def test_whoever_has_the_same_clearance_shares_it(store: Store) -> None:
    """It is made without any role, so that nothing that only a role opens can be in it."""
    maker = Maker(store)
    assert [maker.ask(name) for name in ("officer", "outsider", "administrator")] == [1, 1, 1]
    assert maker.ask("leader") == 2
    assert [scope.clearance for scope in maker.made] == [1, 4]
    for scope in maker.made:
        assert scope.person is None
        assert not any(scope.reach(right) for right in Right)


def test_another_question_has_another_answer(store: Store) -> None:
    """Org, period, measure, moment, language and what is put together count."""
    maker = Maker(store)
    maker.ask("officer")
    others = (
        ("period=2023", "en", "x"), ("period=2024&org=DUN", "en", "x"), (f"period=2024&measure={SUMMED}", "en", "x"),
        ("period=2024&known=2025-01-01", "en", "x"), ("period=2024", "vi", "x"), ("period=2024", "en", "y"),
    )  # fmt: skip
    assert [maker.ask("officer", *other) for other in others] == [2, 3, 4, 5, 6, 7]


def test_it_is_made_anew_when_something_changes(store: Store) -> None:
    """A fact that comes, one that ends, a value of a return: each is seen at once."""
    maker = Maker(store)
    assert maker.ask("officer") == 1
    fact = store.fact("DUN", 10)
    assert maker.ask("officer") == 2
    assert maker.ask("officer") == 2
    store.close(fact)
    assert maker.ask("officer") == 3
    store.value("DUN", 12)
    assert maker.ask("officer") == 4


def test_another_process_finds_it(store: Store) -> None:
    """What one process put together the others of the machine take from the cache that they share."""
    maker = Maker(store)
    assert maker.ask("officer") == 1
    _kept.cache_clear()
    assert maker.ask("officer") == 1


def test_nothing_is_kept_of_what_may_be_undone(store: Store) -> None:
    """Within a transaction each question is answered anew."""
    maker = Maker(store)
    with transaction.atomic():
        assert [maker.ask("officer"), maker.ask("officer")] == [1, 2]
    assert maker.ask("officer") == 3
