"""The way of a return: who may do what, and what never happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.accounts.models import Role
from diemcau.web.audit.models import Entry
from diemcau.web.filings import actions
from diemcau.web.filings.content import changes
from diemcau.web.filings.models import Filing, FilingState, Value
from diemcau.web.filings.queries import filing_for, values_for
from diemcau.web.filings.standing import approved_cells, changed_since, is_whole, last_step
from diemcau.web.filings.turns import verbs_for

from .scene import Scene, begin, figures, visits

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


@pytest.fixture
def scene(house: House) -> Scene:
    """A campaign that runs."""
    return begin(house)


def code_of(error: Any) -> str:
    """The code of what was raised."""
    return str(error.value.facts["code"])


def test_a_return_goes_from_the_officer_to_the_office(scene: Scene) -> None:
    """Each step by another person, and at the end its values count."""
    scene.to_end(figures("40", "12"))
    held = scene.filing()
    assert held.state == FilingState.ACCEPTED
    assert [step.verb for step in held.steps.all()] == ["submit", "check", "approve", "accept"]
    values = {value.measure: value.value for value in Value.objects.filter(known_to=None)}
    assert values == {"ships.met": 40, "ships.foreign": 12}
    assert held.accepted == held.version
    said = list(Entry.objects.filter(thing="filing").order_by("number").values_list("act", flat=True))
    assert said == ["filing.save", "filing.submit", "filing.check", "filing.approve", "filing.accept"]


def test_a_register_counts_its_rows(scene: Scene) -> None:
    """Visits by name and day, with the keys of what was counted."""
    scene.to_end(visits("North Pier", "South Pier"), "R1")
    value = Value.objects.get(measure="visits.made")
    assert value.value == 2
    assert value.cell == "visits/visits.made"
    assert len(value.keys) == 2


@pytest.mark.parametrize(
    ("verb", "by", "expected"),
    [
        ("check", "officer", Denied),
        ("check", "outsider", NotFound),
        ("check", "chief", Denied),
        ("approve", "officer", Denied),
        ("approve", "chief", Denied),
        ("approve", "outsider_head", NotFound),
        ("accept", "head", Denied),
        ("submit", "colleague", Conflict),
        ("accept", "chief", Conflict),
        ("submit", "leader", Denied),
    ],
)
def test_a_handed_in_return_is_carried_on_by_nobody_else(
    scene: Scene, verb: str, by: str, expected: type[Exception]
) -> None:
    """Only the unit's section head checks it; whoever may not know of it is told that it is not there."""
    scene.save(figures())
    scene.step("submit", "officer")
    with pytest.raises(expected):
        scene.step(verb, by)


def test_nobody_checks_or_approves_the_own_entry(scene: Scene) -> None:
    """The section head who entered a cell does not check it; the head signs it off then without."""
    scene.save(figures(), by="section_head")
    scene.step("submit", "section_head")
    with pytest.raises(Denied) as error:
        scene.step("check", "section_head")
    assert code_of(error) == "filings.own_entry"
    scene.step("approve", "head")
    assert scene.filing().state == FilingState.APPROVED


def test_the_head_waits_for_the_section_head(scene: Scene) -> None:
    """Where somebody is there to check, nothing is signed off unchecked."""
    scene.save(figures())
    scene.step("submit", "officer")
    with pytest.raises(Conflict) as error:
        scene.step("approve", "head")
    assert code_of(error) == "filings.not_checked"


def test_one_person_with_many_roles_takes_one_step(scene: Scene) -> None:
    """Who checked does not approve, and who approved does not accept, whatever roles are held."""
    house = scene.house
    head = house.people["head"]
    Role.objects.create(person=head, org=house.orgs["DUN"], kind="section_head")
    Role.objects.create(person=head, org=house.orgs["MIN"], kind="chief", covers=house.orgs["ST"])
    scene.save(figures())
    scene.step("submit", "officer")
    scene.step("check", "head")
    with pytest.raises(Denied) as error:
        scene.step("approve", "head")
    assert code_of(error) == "filings.own_step"
    scene.step("reopen", "officer", reason="A slip.")
    scene.step("submit", "officer")
    scene.step("check", "section_head")
    scene.step("approve", "head")
    with pytest.raises(Denied):
        scene.step("accept", "head")


def test_whoever_had_a_hand_in_it_is_offered_nothing(scene: Scene) -> None:
    """The verbs that a page offers are those that the actions let through."""
    scene.save(figures(), by="section_head")
    scene.step("submit", "section_head")
    assert verbs_for(scene.house.scope("section_head"), scene.filing()) == ["send_back", "reopen"]
    assert verbs_for(scene.house.scope("head"), scene.filing()) == ["approve", "send_back", "reopen"]
    assert verbs_for(scene.house.scope("chief"), scene.filing()) == ["reopen"]
    assert verbs_for(scene.house.scope("outsider"), scene.filing()) == []


def test_a_return_that_breaks_a_rule_is_not_handed_in(scene: Scene) -> None:
    """More foreign ships than ships: the error names the cell."""
    scene.save(figures("10", "12"))
    with pytest.raises(Invalid) as error:
        scene.step("submit", "officer")
    assert error.value.facts["cells"] == ["figures/foreign/now"]
    scene.save(figures("12", "12"))
    scene.step("submit", "officer")


def test_a_locked_return_is_not_written_in(scene: Scene) -> None:
    """From handing in to acceptance nobody changes a cell."""
    scene.save(figures())
    steps = [("submit", "officer"), ("check", "section_head"), ("approve", "head"), ("accept", "chief")]
    for verb, by in steps:
        scene.step(verb, by)
        with pytest.raises(Conflict) as error:
            scene.save(figures("41"))
        assert code_of(error) == "filings.locked"


def test_of_two_who_save_one_is_told(scene: Scene) -> None:
    """The count of changes that a person saw has to be the one there is."""
    seen = scene.filing().edit
    scene.save(figures("1", ""))
    house = scene.house
    with pytest.raises(Conflict) as error:
        actions.save(
            actor=house.people["colleague"], scope=house.scope("colleague"), filing=scene.filing(), edit=seen,
            content=figures("2", ""),
        )  # fmt: skip
    assert code_of(error) == "filings.stale"
    held = scene.filing().version
    assert held is not None
    assert held.content == figures("1", "")


def test_saving_the_same_makes_no_version(scene: Scene) -> None:
    """A page that saves by itself leaves no trace where nothing changed."""
    first = scene.save(figures())
    assert scene.save(figures()) == first
    assert Entry.objects.filter(act="filing.save").count() == 1


@pytest.mark.parametrize(
    "content",
    [
        {"nowhere": []},
        {"figures": {}},
        {"figures": [{"id": "none", "cells": {}}]},
        {"figures": [{"id": "met", "cells": {"other": "1"}}]},
        {"figures": [{"id": "met", "cells": {"now": {"a": 1}}}]},
        {"figures": [{"id": "met", "cells": {"now": "1"}}, {"id": "met", "cells": {"now": "2"}}]},
        {"story": [{"id": "../x", "cells": {"text": "a"}}]},
        {"story": [{"id": "a", "cells": {"text": "x" * 20_001}}]},
        {"story": [{"id": f"a{number}", "cells": {}} for number in range(5_001)]},
        [],
    ],
)
def test_what_the_form_has_no_place_for_is_refused(scene: Scene, content: Any) -> None:
    """Unknown tables, lines, columns, shapes and sizes."""
    with pytest.raises(Invalid):
        scene.save(content)
    assert scene.filing().version is None


def test_sent_back_with_a_question_on_a_cell(scene: Scene) -> None:
    """It is answered, or its cell changed, before the return is handed in again; both are kept."""
    scene.to_office(figures("40", "12", berthed="7"))
    officer = scene.house.people["officer"]
    asked = [actions.Ask("figures/met/now", "Really 40?"), actions.Ask("figures/berthed/now", "On which day?")]
    scene.step("send_back", "chief", reason="Two things.", asked=asked, to=officer)
    assert scene.filing().state == FilingState.RETURNED
    assert [one.words for one in scene.filing().remarks.all()] == ["40", "7"]
    with pytest.raises(Conflict) as error:
        scene.step("submit", "officer")
    assert error.value.facts["count"] == 2
    scene.save(figures("44", "12", berthed="7"))
    remark = scene.filing().remarks.get(cell="figures/berthed/now")
    house = scene.house
    for name, expected in (("outsider", NotFound), ("chief", Denied)):
        with pytest.raises(expected):
            actions.answer(
                actor=house.people[name], scope=house.scope(name), filing=scene.filing(), remark=remark.uid, text="x"
            )
    actions.answer(
        actor=officer, scope=house.scope("officer"), filing=scene.filing(), remark=remark.uid, text="On the last."
    )
    scene.step("submit", "officer")
    before = last_step(scene.filing(), ["approve"])
    (change,) = changed_since(scene.filing(), before)
    assert (change.cell, change.before, change.after) == ("figures/met/now", "40", "44")
    assert approved_cells(scene.filing(), "approve") == {"figures/foreign/now", "figures/berthed/now"}


def test_who_sends_back(scene: Scene) -> None:
    """Once signed off the office and owners of branches; never the unit's own section head, or another unit."""
    scene.to_office(figures())
    for name, expected in (("section_head", Denied), ("officer", Denied), ("outsider_head", NotFound)):
        with pytest.raises(expected):
            scene.step("send_back", name, reason="No.")
    scene.step("send_back", "owner", reason="Look at the branch's own count.")
    assert scene.filing().state == FilingState.RETURNED
    with pytest.raises(Conflict):
        scene.step("send_back", "chief", reason="Again.")


def test_a_question_is_asked_about_a_cell_that_is_there(scene: Scene) -> None:
    """And put to somebody who enters in that unit; a reason is always given."""
    scene.to_office(figures())
    with pytest.raises(Invalid):
        scene.step("send_back", "chief", reason="x", asked=[actions.Ask("figures/none/now", "?")])
    with pytest.raises(Denied):
        scene.step("send_back", "chief", reason="x", to=scene.house.people["outsider"])
    with pytest.raises(Invalid):
        scene.step("send_back", "chief", reason=" ")
    assert scene.filing().state == FilingState.APPROVED


def test_reopened_values_count_until_others_do(scene: Scene) -> None:
    """What did not change keeps its row; what did is closed and followed under the same uid."""
    scene.to_end(figures("40", "12"))
    before = {value.measure: value for value in Value.objects.all()}
    scene.step("reopen", "chief", reason="The harbour counted anew.")
    assert values_for(scene.house.scope("officer")).count() == 2
    scene.to_end(figures("44", "12"))
    now = {value.measure: value for value in Value.objects.filter(known_to=None)}
    assert now["ships.foreign"].pk == before["ships.foreign"].pk
    assert now["ships.met"].uid == before["ships.met"].uid
    assert now["ships.met"].value == 44
    past = values_for(scene.house.scope("officer"), before["ships.met"].known_from)
    assert {value.measure: value.value for value in past} == {"ships.met": 40, "ships.foreign": 12}


def test_a_return_that_becomes_empty_closes_its_values(scene: Scene) -> None:
    """A measure that is no longer reported holds no more."""
    scene.to_end(figures("40", "12"))
    scene.step("reopen", "head", reason="Foreign ships were counted elsewhere.")
    scene.to_end(figures("40", ""))
    assert [value.measure for value in Value.objects.filter(known_to=None)] == ["ships.met"]
    assert Value.objects.get(measure="ships.foreign").known_to is not None


def test_nothing_to_report_is_said_with_a_reason(scene: Scene) -> None:
    """By the unit's head or the office; then it is not missing, and can be owed again."""
    with pytest.raises(Denied):
        scene.step("excuse", "officer", reason="Nothing.")
    with pytest.raises(Invalid):
        scene.step("excuse", "head", reason="")
    scene.step("excuse", "head", reason="No harbour this year.")
    assert scene.filing().state == FilingState.EXCUSED
    scene.step("reopen", "chief", reason="There was one after all.")
    assert scene.filing().state == FilingState.EMPTY


def test_accepted_values_are_not_excused_away(scene: Scene) -> None:
    """What counts is corrected, not wished away."""
    scene.to_end(figures())
    scene.step("reopen", "chief", reason="x")
    with pytest.raises(Conflict):
        scene.step("excuse", "chief", reason="x")


def test_after_the_closing_the_office_alone_opens(scene: Scene) -> None:
    """A correction then goes its way as any return does."""
    house = scene.house
    scene.to_end(figures())
    actions.close(actor=house.people["chief"], scope=house.scope("chief"), campaign=scene.campaign)
    with pytest.raises(Denied):
        scene.step("reopen", "head", reason="Late.")
    with pytest.raises(Conflict):
        scene.save(visits("North Pier"), form="R1")
    scene.step("reopen", "chief", reason="A correction.")
    scene.to_end(figures("41"))
    assert Value.objects.get(measure="ships.met", known_to=None).value == 41


def test_what_is_kept_can_be_checked_again(scene: Scene) -> None:
    """Contents give their sums and digest again; a cell that was tampered with shows."""
    scene.to_end(figures())
    version = scene.filing().version
    assert version is not None
    assert is_whole("G1", version)
    assert all(step.digest == version.digest for step in scene.filing().steps.all())
    version.content["figures"][0]["cells"]["now"] = "41"
    assert not is_whole("G1", version)


def test_drafts_are_the_units_own(scene: Scene) -> None:
    """Another unit knows of a return once it was accepted, and not before."""
    scope = scene.house.scope("outsider")
    uid = scene.filing().uid
    scene.to_office(figures())
    with pytest.raises(NotFound):
        filing_for(scope, uid)
    scene.step("accept", "chief")
    assert filing_for(scope, uid).uid == uid
    assert values_for(scope).count() == 2


def test_a_higher_level_hides_return_and_values(house: House) -> None:
    """A confidential campaign leaves nothing for who may not see it."""
    scene = begin(house, level=2)
    for name in ("officer", "section_head", "head"):
        house.people[name].clearance = 2
        house.people[name].save()
    scene.to_end(figures())
    assert values_for(house.scope("outsider")).count() == 0
    with pytest.raises(NotFound):
        filing_for(house.scope("colleague"), scene.filing().uid)
    with pytest.raises(NotFound):
        scene.step("reopen", "colleague", reason="x")


def test_origins_stay_with_their_words(scene: Scene) -> None:
    """A cell keeps where it was taken from until it changes, and loses it when it was typed anew."""
    mention = {"mention": "00000000-0000-4000-8000-000000000001"}
    first = scene.save(figures("40", "12"), origins={"figures/met/now": mention, "figures/none/now": mention})
    assert first.origins == {"figures/met/now": mention}
    assert scene.save(figures("40", "13")).origins == {"figures/met/now": mention}
    assert scene.save(figures("41", "13")).origins == {}
    with pytest.raises(Invalid):
        scene.save(figures("42", "13"), origins={"figures/met/now": {"spell": "x"}})


def test_changes_are_told_cell_by_cell() -> None:
    """Changed, new and gone cells."""
    found = changes(figures("1", "2"), figures("1", "", berthed="3"))
    assert [(one.cell, one.before, one.after) for one in found] == [
        ("figures/berthed/now", "", "3"),
        ("figures/foreign/now", "2", ""),
    ]


def test_steps_of_another_return_do_not_count(scene: Scene) -> None:
    """What was approved in one form says nothing about another."""
    scene.to_end(figures())
    assert Filing.objects.exclude(version=None).count() == 1
    assert last_step(scene.filing("R1"), ["accept"]) is None
