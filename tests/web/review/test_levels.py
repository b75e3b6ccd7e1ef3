"""What lies above a clearance changes nothing for those below: no total, no count, no order, no error."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from diemcau.web.review.evidence import evidence_for
from diemcau.web.review.observations import measures_known, observations_for
from diemcau.web.review.queries import Board, progress_for

from .conftest import SUMMED
from .test_goals import put
from .test_totals import view

if TYPE_CHECKING:
    from .conftest import Store

ADDRESSES = (
    "/review/?period=2024",
    "/review/?period=2024&group=pillar",
    f"/review/?period=2024&measure={SUMMED}",
    f"/review/?period=2024&measure={SUMMED}&partner=Keld",
    f"/review/parts?period=2024&org=ST&measure={SUMMED}",
    "/review/goals/",
    "/review/goals/?period=2024",
    "/review/editions/",
)


def fill(store: Store) -> None:
    """What everybody may see."""
    store.fact("DUN", 10)
    store.value("ARD", 5)
    store.value("ARD", 3, period="2023")
    put(store, words="at least 12")


def hide(store: Store) -> None:
    """What is above the officer's clearance: values, a contradiction, a goal, another measure, a partner."""
    secret = {"level": 3}
    store.value("DUN", 1000, **secret)
    store.value("KEL", 77, **secret)
    store.value("ARD", 500, period="2023", **secret)
    store.value("ARD", 9, partner="Keld", **secret)
    store.value("DUN", 4, measure="agreements.signed.total", **secret)
    store.fact("MIN", 900, seen_from=3)
    put(store, words="at least 999", level=3)
    put(store, words="at least 3", level=3, measure="agreements.signed.total")


def seen(store: Store, by: str) -> list[str]:
    """Everything that the pages and the interface tell somebody, without what is new on each page."""
    client = store.house.visit(by)
    return [re.sub(r"csrf[^>]*|X-CSRFToken[^}]*", "", client.get(address).content.decode()) for address in ADDRESSES]


@pytest.mark.parametrize("by", ["officer", "outsider", "owner"])
def test_a_secret_value_changes_nothing_below(store: Store, by: str) -> None:
    """Every page is the same to the byte, whether the higher values are there or not."""
    fill(store)
    before = seen(store, by)
    hide(store)
    assert seen(store, by) == before


def test_who_may_see_them_counts_them(store: Store) -> None:
    """For the chief the same values do count: the test above could fail."""
    fill(store)
    before = seen(store, "chief")
    hide(store)
    after = seen(store, "chief")
    assert all(one != other for one, other in zip(before[:4], after[:4], strict=True))


def test_queries_do_not_tell(store: Store) -> None:
    """Values, measures, totals, goals and evidence are the same with and without what is above."""
    fill(store)
    scope = store.house.scope("officer")

    def told() -> str:
        when = view().period
        board = Board(scope, view())
        return json.dumps(
            [
                [one.id for one in observations_for(scope)],
                measures_known(scope, orgs=None, first=when.start, last=when.end),
                repr(board.totals()),
                repr(board.rows(SUMMED)),
                repr(board.partners(SUMMED)),
                repr(progress_for(scope, view())),
            ]
        )

    before = told()
    hide(store)
    assert told() == before


def test_evidence_of_what_is_above_is_not_there(store: Store) -> None:
    """An id that somebody guessed or was told opens nothing above the clearance."""
    value = store.value("DUN", 10, level=3)
    claim = store.fact("DUN", 11, seen_from=3)
    ids = [f"value:{value.uid}", str(claim.uid), "value:x", "x", ""]
    assert evidence_for(store.house.scope("officer"), ids) == {}
    assert set(evidence_for(store.house.scope("chief"), ids)) == set(ids[:2])


def test_drafts_do_not_count(store: Store) -> None:
    """A return that nobody took over has no values, so nothing of it is in any total."""
    filing = store.filing("DUN")
    filing.state, filing.accepted = "draft", None
    filing.save()
    assert observations_for(store.house.scope("chief")) == []
