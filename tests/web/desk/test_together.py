"""Two people at one mention in the same moment, on a database of many connections."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, connections
from tests.web.conftest import REPORT
from tests.web.desk.steps import at, by, one

from diemcau.errors import Conflict
from diemcau.web.desk.actions import Wanted, accept, add, reject
from diemcau.web.desk.models import Check, Decision, Mention

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.conftest import House

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor == 'sqlite'", reason="one writer at a time by itself"),
]


def together(*acts: Callable[[], Any]) -> list[Any]:
    """What each of some acts gave or raised, all begun in the same moment."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            barrier.wait()
            return act()
        except Conflict as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_of_two_decides(house: House) -> None:
    """The other one is told; one state is current, one decision kept."""
    assert connection.vendor == "postgresql"
    (document,) = house.bring(REPORT)
    for mention in list(Mention.objects.filter(document=document, known_to=None))[:5]:
        first, second = by(house, "officer", document), by(house, "colleague", document)
        seen = at(mention)
        found = together(lambda: accept(**first, **seen), lambda: reject(**second, **seen))  # noqa: B023 - done here
        assert sorted(isinstance(each, Conflict) for each in found) == [False, True]
        assert Mention.objects.filter(uid=mention.uid, known_to=None).count() == 1
        assert Decision.objects.filter(mention=mention.uid).count() == 1


def test_a_figure_is_added_once(house: House) -> None:
    """Two people who add the same words make one figure."""
    (document,) = house.bring(f"{REPORT}Room 12 was painted.\n")
    wanted = Wanted(words="Room 12", label="rooms painted")
    acts = [by(house, name, document) for name in ("officer", "colleague")]
    found = together(*(lambda asked=asked: add(**asked, wanted=wanted) for asked in acts))
    assert sorted(isinstance(each, Conflict) for each in found) == [False, True]
    assert Mention.objects.filter(check_state=Check.ADDED, known_to=None).count() == 1
    assert one(document, "46").check_state == Check.UNCHECKED
