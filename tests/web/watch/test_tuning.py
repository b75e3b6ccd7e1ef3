"""Words and thresholds of the whole house, rehearsed on the last alerts before they are kept."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Invalid
from diemcau.web.audit.models import Entry
from diemcau.web.watch.actions import judge
from diemcau.web.watch.actions.tuning import Wanted, check_wanted
from diemcau.web.watch.models import Setting
from diemcau.web.watch.rules import newest_setting, settings_of

from .conftest import MONDAY, bring, raise_alert

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

FORM = {"muted": "Borvel fever\n", "watched": "ferry", "least": "4,5", "weak": "2", "strong": "5", "reason": "Enough."}


@pytest.mark.parametrize(("name", "code"), [
    ("outsider", 403), ("colleague", 403), ("head", 403), ("administrator", 403), ("owner", 302), ("leader", 302),
    ("chief", 302),
])  # fmt: skip
def test_who_tunes(house: House, name: str, code: int) -> None:
    """Those who settle over the whole house tune the watch, and nobody else."""
    client = house.visit(name)
    assert client.post(reverse("watch_words_set"), FORM).status_code == code
    assert client.post(reverse("watch_words_rehearse"), FORM).status_code == (200 if code == 302 else 403)
    assert Setting.objects.count() == (code == 302)


def test_a_tuning_is_a_new_row(house: House) -> None:
    """The newest tuning holds, every earlier one stays, and what the engine is given is what was set."""
    client = house.visit("owner")
    client.post(reverse("watch_words_set"), FORM)
    client.post(reverse("watch_words_set"), {**FORM, "muted": "", "least": ""})
    assert Setting.objects.count() == 2
    held = settings_of(newest_setting())
    assert (held.muted, held.watched, held.strong_voices) == (frozenset(), frozenset({"ferry"}), 5)
    assert settings_of(Setting.objects.last()).least_score == Decimal("4.5")
    assert Entry.objects.filter(act="watch.tune").count() == 2


@pytest.mark.parametrize("wrong", [
    {"least": "many"}, {"least": "NaN"}, {"least": "500"}, {"weak": "6", "strong": "5"}, {"weak": "0"},
    {"watched": "borvel FEVER"}, {"muted": "x" * 90}, {"muted": "\n".join(map(str, range(400)))},
])  # fmt: skip
def test_what_cannot_hold_is_refused(house: House, wrong: dict[str, str]) -> None:
    """A tuning with a wrong number or word is told so on its page, and nothing is kept."""
    answer = house.visit("owner").post(reverse("watch_words_set"), {**FORM, **wrong})
    assert answer.status_code == 422
    assert answer.context["error"]
    assert not Setting.objects.exists()


def test_a_rehearsal_tells_what_would_have_been_lost(house: House) -> None:
    """Before anything is kept the page names the alerts that would not have been raised, and why."""
    muted = raise_alert([bring(house, f"Text {number}", day=MONDAY) for number in range(5)])
    weak = raise_alert([bring(house, f"Note {number}", day=MONDAY) for number in range(3)], words="other")
    low = raise_alert([bring(house, f"Word {number}", day=MONDAY) for number in range(5)], words="third", score="4")
    judge(actor=house.people["owner"], scope=house.scope("owner"), uid=muted.uid, is_accepted=True)
    shown = house.visit("owner").post(reverse("watch_words_rehearse"), FORM).context["rehearsal"]
    assert {(one.row.pk, why) for one, why in shown["dropped"]} == {(muted.pk, "muted"), (low.pk, "score")}
    assert [(one.row.pk, strength) for one, strength in shown["moved"]] == [(weak.pk, "weak")]
    assert (shown["alerts"], shown["lost"], shown["spared"]) == (3, 1, 0)
    assert not Setting.objects.exists()


def test_words_are_shown_to_those_who_tune(house: House) -> None:
    """What the house listens for is not told to everybody."""
    house.visit("owner").post(reverse("watch_words_set"), FORM)
    assert "ferry" in house.visit("owner").get(reverse("watch_words")).content.decode()
    assert "ferry" not in house.visit("outsider").get(reverse("watch_words")).content.decode()


@given(st.lists(st.text(max_size=100), max_size=20), st.lists(st.text(max_size=100), max_size=20))
def test_words_are_in_one_form(muted: list[str], watched: list[str]) -> None:
    """What passes once passes again and changes no more; the rest is refused."""
    try:
        found = check_wanted(Wanted(tuple(muted), tuple(watched)))
    except Invalid:
        return
    assert check_wanted(found) == found
    assert all(word.strip() == word and word for word in (*found.muted, *found.watched))
