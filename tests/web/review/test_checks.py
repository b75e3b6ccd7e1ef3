"""Checks of the values of an org: what fails is listed, and nothing above the reader's level is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Store

WHOLE, PART = "delegations.outbound.total", "delegations.outbound.leaders"


def look(house: House, name: str = "officer", **query: str) -> str:
    """The page as somebody sees it."""
    asked = {"org": "DUN", "period": "2024"} | query
    answer = house.visit(name).get("/review/checks", query_params=asked)
    assert answer.status_code == 200, answer.content
    return str(answer.content.decode().partition("<main")[2])


def test_a_part_above_its_whole_is_listed(store: Store) -> None:
    """Thirty delegations led by leaders, of twenty in all."""
    store.fact("DUN", 20, measure=WHOLE, unit="delegation", period="2024")
    assert "None of 1 values" in look(store.house)
    store.fact("DUN", 30, measure=PART, unit="delegation", period="2024")
    page = look(store.house)
    assert "30 delegations" in page
    assert "are to be looked at" in page


def test_what_is_above_the_level_is_not_checked(store: Store) -> None:
    """A part that only others may see breaks nothing for whoever may not."""
    store.fact("DUN", 20, measure=WHOLE, unit="delegation", period="2024")
    before = look(store.house)
    store.fact("DUN", 30, measure=PART, unit="delegation", period="2024", seen_from=3, seen_to=4)
    assert look(store.house) == before


def test_nobody_looks_without_signing_in(house: House) -> None:
    """The page is for whoever has signed in."""
    assert house.visit(None).get("/review/checks").status_code == 302
