"""Searches that people keep: exact, their own, renamed, removed and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diemcau.web.audit.models import Entry
from diemcau.web.search.models import SavedView

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

QUERY = "q=%22xu%E1%BA%A5t+kh%E1%BA%A9u%22&period=2024&sort=high"


def _save(house: House, name: str = "Exports", by: str = "officer") -> SavedView:
    said = {"of": "find", "query": f"{QUERY}&after=x&page=3", "name": name}
    assert house.visit(by).post("/find/views/save", said).status_code == 302
    return SavedView.objects.get(name=name)


def test_a_view_reopens_the_same_question(house: House) -> None:
    """The query is kept as it was, without the place in the list."""
    view = _save(house)
    assert view.query == QUERY
    shown = house.visit("officer").get("/find/views").content.decode()
    assert f"/find/?{QUERY}".replace("&", "&amp;") in shown
    assert house.visit("officer").get(f"/find/?{view.query}").status_code == 200


def test_a_view_is_renamed_removed_and_brought_back(house: House) -> None:
    """Each step is written down, and the list follows."""
    view = _save(house)
    client = house.visit("officer")
    client.post(f"/find/views/{view.uid}/rename", {"name": "  Exports   of 2024 "})
    assert "Exports of 2024" in client.get("/find/views").content.decode()
    removed = client.post(f"/find/views/{view.uid}/remove").content.decode()
    assert f"/find/views/{view.uid}/restore" in removed
    assert f"/find/views/{view.uid}/rename" not in client.get("/find/views").content.decode()
    client.post(f"/find/views/{view.uid}/restore")
    assert f"/find/views/{view.uid}/rename" in client.get("/find/views").content.decode()
    acts = list(Entry.objects.filter(thing="view").values_list("act", flat=True))
    assert acts == ["view.save", "view.rename", "view.remove", "view.restore"]


@pytest.mark.parametrize("verb", ["rename", "remove", "restore"])
@pytest.mark.parametrize("who", ["colleague", "chief", "administrator", None])
def test_nobody_else_knows_of_a_view(house: House, verb: str, who: str | None) -> None:
    """Another person is told that there is none, as of one that never was."""
    view = _save(house)
    answer = house.visit(who).post(f"/find/views/{view.uid}/{verb}", {"name": "mine"})
    assert answer.status_code == (302 if who is None else 404)
    view.refresh_from_db()
    assert (view.name, view.removed_at) == ("Exports", None)
    if who is not None:
        assert "Exports" not in house.visit(who).get("/find/views").content.decode()


def test_names_are_checked(house: House) -> None:
    """Empty, too long or taken names are refused; a page without views, too."""
    _save(house)
    client = house.visit("officer")
    for name, status in (("", 422), ("x" * 121, 422), ("Exports", 409)):
        assert client.post("/find/views/save", {"of": "find", "query": "", "name": name}).status_code == status
    assert client.post("/find/views/save", {"of": "home", "query": "", "name": "a"}).status_code == 422
    assert SavedView.objects.count() == 1


def test_two_people_may_use_one_name(house: House) -> None:
    """Names are a person's own."""
    _save(house)
    said = {"of": "totals", "query": "period=2024", "name": "Exports"}
    assert house.visit("colleague").post("/find/views/save", said).status_code == 302
