"""What is held in memory is forgotten with every change of what somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from diemcau.web.archive.models import Document, State
from diemcau.web.archive.signals import document_changed
from diemcau.web.filings.models import Filing
from diemcau.web.filings.signals import values_changed
from diemcau.web.review.models import Mark
from diemcau.web.review.queries import Board
from diemcau.web.review.shelf import KNOWN, SHELF, mark_change, state_now

from .conftest import SUMMED
from .test_totals import ends, view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import Store

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    """Nothing is held before and after a test."""
    SHELF.clear()
    KNOWN.answers.clear()
    yield
    SHELF.clear()
    KNOWN.answers.clear()


def told(store: Store, by: str = "officer") -> tuple[object, object] | None:
    """The total of the summed measure, by a board of its own."""
    totals = Board(store.house.scope(by), view(), [SUMMED]).totals()
    return ends(totals[0]) if totals else None


def test_the_same_is_loaded_once(store: Store) -> None:
    """Two boards of one view and clearance share what was loaded; of another clearance they do not."""
    store.fact("DUN", 10)
    first, second = (Board(store.house.scope(by), view(), [SUMMED]) for by in ("officer", "colleague"))
    assert first.loaded is second.loaded
    assert Board(store.house.scope("leader"), view(), [SUMMED]).loaded is not first.loaded


def test_new_facts_and_ends_are_seen(store: Store) -> None:
    """Another fact, and the end of one, change what is told at once."""
    store.fact("DUN", 10)
    assert told(store) == (10, 10)
    later = store.fact("ARD", 5)
    assert told(store) == (15, 15)
    store.close(later)
    assert told(store) == (10, 10)


def test_a_raised_level_is_seen(store: Store) -> None:
    """A fact that is hidden with its document is hidden in what was held, too."""
    claim = store.fact("DUN", 10)
    assert told(store) == (10, 10)
    with transaction.atomic():
        Document.objects.filter(pk=store.document.pk).update(level=3)
        store.document.refresh_from_db()
        assert store.document.state == State.RELEASED
        document_changed.send(Document, document=store.document)
    claim.refresh_from_db()
    assert claim.seen_from == 3
    assert told(store) is None


def test_values_leave_a_mark(store: Store) -> None:
    """Each change of values gives another state, whichever of two transactions ends first."""
    value = store.value("DUN", 10)
    assert told(store) == (10, 10)
    before, marks = state_now(), Mark.objects.count()
    values_changed.send(Filing, filing=value.filing, closed=[], opened=[value.uid])
    assert state_now() != before
    assert Mark.objects.count() == marks + 1


def test_inside_a_transaction_nothing_is_held(store: Store) -> None:
    """What may still be undone is never held."""
    store.fact("DUN", 10)
    with transaction.atomic():
        assert state_now() is None
        store.fact("ARD", 5)
        assert told(store) == (15, 15)
        transaction.set_rollback(True)
    assert told(store) == (10, 10)


def test_marks_do_not_grow_without_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old marks are taken away now and then."""
    monkeypatch.setattr("diemcau.web.review.shelf._KEPT", 10)
    assert store.house.people
    for _ in range(35):
        mark_change()
    assert Mark.objects.count() < 20
