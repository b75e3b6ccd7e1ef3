"""Laws of the flow, whatever people do in whatever order."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.errors import DiemcauError
from diemcau.web.audit.chain import verify
from diemcau.web.filings.models import Filing, FilingVersion, Step, Value
from diemcau.web.filings.queries import values_for
from diemcau.web.filings.standing import is_whole
from diemcau.web.filings.turns import verbs_for

from .scene import Scene, begin, figures

if TYPE_CHECKING:
    from datetime import datetime

    from ..conftest import House  # noqa: TID252 - the tests are no package

_RULES = (
    ("save", "empty draft returned", "officer section_head clerk"),
    ("submit", "draft returned", "officer section_head clerk"),
    ("check", "submitted", "section_head head"),
    ("approve", "checked submitted", "head"),
    ("accept", "approved", "chief"),
    ("send_back", "submitted checked", "section_head head"),
    ("send_back", "approved accepted", "head chief owner"),
    ("reopen", "submitted checked", "officer section_head clerk head chief"),
    ("reopen", "approved accepted excused", "head chief"),
    ("excuse", "empty draft returned", "head chief"),
)
ALLOWED = {(verb, state, who) for verb, states, people in _RULES for state in states.split() for who in people.split()}
"""Who may do what at most, by the state that the return is in: the sector's rules as a table."""

LEADS = {
    "submit": {"submitted"},
    "check": {"checked"},
    "approve": {"approved"},
    "accept": {"accepted"},
    "send_back": {"returned"},
    "reopen": {"draft", "empty"},
    "excuse": {"excused"},
}
PEOPLE = ("officer", "section_head", "clerk", "head", "chief", "owner", "leader", "outsider", "outsider_head")

numbers = st.sampled_from(["", "7", "over 40", "41", "-", "many", "3..5"])
deeds = st.tuples(st.sampled_from([*LEADS, "save"]), st.sampled_from(PEOPLE), numbers, numbers)
ways = st.lists(deeds, max_size=8)
ONWARD = (
    ("save", "officer", "41", "7"),
    ("submit", "officer", "", ""),
    ("check", "section_head", "", ""),
    ("approve", "head", "", ""),
    ("accept", "chief", "", ""),
)
"""The straight way, so that what comes by chance happens all along it."""


def standing() -> dict[str, str]:
    """The values that count now, by measure, with what they may be."""
    return {row.measure: str(row.said) for row in Value.objects.filter(known_to=None)}


def expected(version: FilingVersion | None) -> set[str]:
    """The measures of which a version says a number that is understood."""
    rows = version.content.get("figures", []) if version is not None else []
    return {f"ships.{row['id']}" for row in rows if row["cells"].get("now") in {"7", "over 40", "41", "3..5"}}


class Watch:
    """What has to hold after each deed."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.kept: dict[int, str] = {}
        self.steps: list[int] = []
        self.moments: list[tuple[datetime, dict[str, str]]] = []

    def do(self, verb: str, by: str, *words: str) -> None:
        """Try something, and look at what came of it."""
        before = self.scene.filing()
        values = standing()
        offered = verbs_for(self.scene.house.scope(by), before)
        done = self._try(verb, by, words)
        after = self.scene.filing()
        if done:
            assert (verb, before.state, by) in ALLOWED
            assert after.state in LEADS.get(verb, {"draft", "returned"})
            assert verb == "save" or verb in offered or (verb == "check" and by == "head")
        else:
            assert (after.state, after.edit, after.version_id) == (before.state, before.edit, before.version_id)
        if verb != "accept" or not done:
            assert standing() == values
        self.look(after)

    def look(self, held: Filing) -> None:
        """Accepted values are those of the version accepted last; nothing that was kept is gone or different."""
        assert set(standing()) == expected(held.accepted)
        for version in FilingVersion.objects.all():
            assert is_whole(held.form, version)
            assert self.kept.setdefault(version.pk, version.digest) == version.digest
        assert len(self.kept) == FilingVersion.objects.count()
        steps = list(Step.objects.order_by("pk").values_list("pk", flat=True))
        assert steps[: len(self.steps)] == self.steps
        self.steps = steps
        self.moments.append((timezone.now(), standing()))

    def look_back(self) -> None:
        """Each moment of the past gives what counted then; the log is whole."""
        scope = self.scene.house.scope("owner")
        for moment, held in self.moments:
            past = {row.measure: str(row.said) for row in values_for(scope, moment)}
            assert past == held
        assert verify().broken is None

    def _try(self, verb: str, by: str, words: tuple[str, ...]) -> bool:
        with suppress(DiemcauError):
            with transaction.atomic():
                if verb == "save":
                    self.scene.save(figures(*words), by=by)
                else:
                    why: dict[str, Any] = {"reason": "x"} if verb in {"send_back", "reopen", "excuse"} else {}
                    self.scene.step(verb, by, **why)
            return True
        return False


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(ways, min_size=len(ONWARD), max_size=len(ONWARD)))
def test_no_order_of_deeds_breaks_the_flow(house: House, parts: list[list[tuple[str, str, str, str]]]) -> None:
    """No forbidden step is taken, accepted values are the newest accepted version's, nothing is ever lost."""
    with transaction.atomic():
        scene = begin(house)
        watch = Watch(scene)
        for onward, by_chance in zip(ONWARD, parts, strict=True):
            watch.do(*onward)
            for deed in by_chance:
                watch.do(*deed)
        watch.look_back()
        transaction.set_rollback(True)


def test_the_straight_way_comes_to_its_end(house: House) -> None:
    """The table is no empty law: without chance the return is accepted."""
    scene = begin(house)
    watch = Watch(scene)
    for deed in ONWARD:
        watch.do(*deed)
    assert scene.filing().state == "accepted"
    assert set(standing()) == {"ships.met", "ships.foreign"}
