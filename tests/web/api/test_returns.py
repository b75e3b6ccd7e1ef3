"""Programs fill in returns and take them along their way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.web.archive.reading import profile

from ..filings.scene import REALM, Scene, begin, figures  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program


@pytest.fixture
def scene(house: House, settings: Any) -> Iterator[Scene]:
    """A campaign of the small realm."""
    settings.PROFILE = str(REALM)
    profile.cache_clear()
    yield begin(house)
    profile.cache_clear()


def listed(asking: Program, path: str, **query: Any) -> list[dict[str, Any]]:
    """All of one page."""
    answer = asking.get(path, **query)
    assert answer.status_code == 200, answer.content
    return list(answer.json()["items"])


def test_a_return_is_filled_in_and_taken_over(scene: Scene, program: Callable[..., Program]) -> None:
    """Each step by another person's program; then its values count and are found as of a moment."""
    uid = scene.filing().uid
    officer = program("officer")
    assert str(uid) in {one["uid"] for one in listed(officer, "/returns")}
    whole = officer.get(f"/returns/{uid}").json()
    assert (whole["state"], whole["version"], whole["content"]) == ("empty", None, {})
    done = officer.post(f"/returns/{uid}/content", {"edit": whole["edit"], "content": figures("40", "12")})
    assert done.status_code == 200, done.content
    edit = done.json()["edit"]
    for step, by in (("submit", "officer"), ("check", "section_head"), ("approve", "head"), ("accept", "chief")):
        done = program(by).post(f"/returns/{uid}/steps/{step}", {"edit": edit})
        assert done.status_code == 200, done.content
        edit = done.json()["edit"]
    assert done.json()["state"] == "accepted"
    values = {one["measure"]: one["low"] for one in listed(program("outsider"), "/values", org="DUN")}
    assert values == {"ships.met": 40, "ships.foreign": 12}
    assert listed(program("outsider"), "/values", known="2020-01-01") == []


def test_who_was_slower_is_told_the_present_mark(scene: Scene, program: Callable[..., Program]) -> None:
    """Nobody writes over what somebody else has put down."""
    uid = scene.filing().uid
    scene.save(figures())
    late = program("colleague").post(f"/returns/{uid}/content", {"edit": 0, "content": figures("1")})
    assert (late.status_code, late.json()["edit"]) == (409, scene.filing().edit)


def test_drafts_are_open_to_nobody_else(scene: Scene, program: Callable[..., Program]) -> None:
    """A return that was never accepted is not there for outsiders; of an accepted one they see what was accepted."""
    uid = scene.filing().uid
    scene.save(figures())
    outsider = program("outsider")
    assert outsider.get(f"/returns/{uid}").status_code == 404
    assert str(uid) not in {one["uid"] for one in listed(outsider, "/returns")}
    assert listed(outsider, "/returns", state="draft") == []
    assert outsider.post(f"/returns/{uid}/content", {"edit": 1, "content": {}}).status_code == 404
    scene.step("submit", "officer")
    scene.step("check", "section_head")
    scene.step("approve", "head")
    scene.step("accept", "chief")
    scene.step("reopen", "chief", reason="A line is missing.")
    scene.save(figures("41"))
    shown = outsider.get(f"/returns/{uid}").json()
    assert (shown["state"], shown["edit"]) == ("accepted", None)
    assert shown["content"] == figures("40", "12")
    assert listed(outsider, "/returns", state="draft") == []


def test_reopening_needs_a_reason(scene: Scene, program: Callable[..., Program]) -> None:
    """Without one nothing is done."""
    scene.to_end(figures())
    uid, edit = scene.filing().uid, scene.filing().edit
    chief = program("chief")
    assert chief.post(f"/returns/{uid}/reopen", {"edit": edit, "reason": ""}).status_code == 422
    done = chief.post(f"/returns/{uid}/reopen", {"edit": edit, "reason": "A line is missing."})
    assert done.json()["state"] == "draft"


def test_campaigns_are_listed_for_whom_they_ask(scene: Scene, program: Callable[..., Program]) -> None:
    """With their days."""
    (told,) = listed(program("officer"), "/campaigns")
    assert (told["uid"], told["period"]) == (str(scene.campaign.uid), "2025")
