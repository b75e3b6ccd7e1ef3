"""People settle conflicts, tie and untie facts, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diemcau.errors import Conflict as Clash
from diemcau.errors import Denied, Invalid, NotFound
from diemcau.web.archive.actions import register
from diemcau.web.audit.models import Entry
from diemcau.web.record.actions import hold_apart, hold_same, settle, state_token, withdraw_ruling
from diemcau.web.record.keeping import keep_up
from diemcau.web.record.models import Conflict, Ruling
from diemcau.web.record.queries import claims_for, conflicts_for, find_ruling, open_conflicts_for

from ..conftest import OTHER_REPORT, REPORT  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


def _record(house: House, **how: object) -> Conflict:
    documents = house.bring(REPORT, OTHER_REPORT, **how)  # type: ignore[arg-type]
    house.release(*documents)
    keep_up()
    return conflicts_for(house.scope("owner")).get()


def _side(conflict: Conflict, words: str) -> int:
    return next(at for at, side in enumerate(conflict.said["sides"]) if words in side["said"]["en"])


def _settle(house: House, conflict: Conflict, by: str = "owner", words: str = "4.6") -> Ruling:
    scope = house.scope(by)
    return settle(
        actor=house.people[by], scope=scope, conflict=conflict, token=state_token(conflict, scope),
        side=_side(conflict, words), reason="customs figures",
    )  # fmt: skip


def test_a_settled_conflict_keeps_its_losers(house: House) -> None:
    """The chosen value stands, the other is superseded and stays, the page shows it in the same breath."""
    conflict = _record(house)
    _settle(house, conflict)
    scope = house.scope("owner")
    settled = conflicts_for(scope).get()
    assert (settled.uid, settled.state) == (conflict.uid, "settled")
    assert settled.sides.get(is_chosen=True).mention.words == "USD 4.6 billion"
    assert settled.said["choice"]["reason"] == "customs figures"
    assert claims_for(scope).get(value=3_800_000_000).standing == "superseded"
    assert claims_for(scope).get(value=4_600_000_000).standing == "single"
    assert not open_conflicts_for(scope).exists()
    keep_up()
    assert conflicts_for(house.scope("officer")).get().state == "settled"
    assert Entry.objects.order_by("number").values_list("act", flat=True).last() == "record.choose"


def test_the_exact_statement_of_a_side_is_chosen(house: House) -> None:
    """Of several that agree the one whose value the house quotes, not the one that is named first."""
    note = "CUSTOMS NOTE\n\nFor 2024 the customs counted exports of Dunmarsh province of USD 3.8 billion.\n"
    house.release(*house.bring(note))
    ruling = _settle(house, _record(house), words="3.8")
    assert [anchor["words"] for anchor in ruling.said["sides"][0]] == ["USD 3.8 billion", "nearly USD 3.8 billion"]


@pytest.mark.parametrize("name", ["officer", "colleague", "head", "outsider", "auditor", "administrator"])
def test_who_may_not_settle_is_refused(house: House, name: str) -> None:
    """Only a measure owner, a chief of office or a leader whose role reaches the documents decides between sources."""
    conflict = _record(house)
    with pytest.raises(Denied):
        _settle(house, conflict, by=name)
    assert not Ruling.objects.exists()


def test_the_second_of_two_is_told_who_was_first(house: House) -> None:
    """Nothing is overwritten: the token of the state that the second one saw no longer fits."""
    conflict = _record(house)
    scope = house.scope("chief")
    token = state_token(conflict, scope)
    _settle(house, conflict)
    with pytest.raises(Clash, match="Owner has ruled on this meanwhile: customs figures"):
        settle(actor=house.people["chief"], scope=scope, conflict=conflict, token=token, side=0, reason="other")
    assert Ruling.objects.count() == 1


def test_a_ruling_needs_a_reason_and_a_side(house: House) -> None:
    """An empty reason and a side that is not there are refused."""
    conflict = _record(house)
    scope, owner = house.scope("owner"), house.people["owner"]
    token = state_token(conflict, scope)
    for side, reason in ((0, "  "), (7, "why"), (-1, "why"), (0, "x" * 3000)):
        with pytest.raises(Invalid):
            settle(actor=owner, scope=scope, conflict=conflict, token=token, side=side, reason=reason)


def test_a_ruling_is_taken_back(house: House) -> None:
    """The conflict is open again, both rulings stay on record, a second taking back is refused."""
    conflict = _record(house)
    ruling = _settle(house, conflict)
    scope, owner = house.scope("owner"), house.people["owner"]
    withdraw_ruling(actor=owner, scope=scope, ruling=ruling, reason="wrong table")
    assert conflicts_for(scope).get().state == "open"
    assert claims_for(scope).get(value=3_800_000_000).standing == "disputed"
    assert Ruling.objects.count() == 2
    with pytest.raises(Clash):
        withdraw_ruling(actor=owner, scope=scope, ruling=ruling, reason="again")
    with pytest.raises(Denied):
        withdraw_ruling(actor=house.people["head"], scope=house.scope("head"), ruling=ruling, reason="no")


def test_a_new_source_reopens_it(house: House) -> None:
    """What was settled is looked at again when another document joins one side."""
    conflict = _record(house)
    _settle(house, conflict)
    house.release(
        *house.bring("CUSTOMS NOTE\n\nFor 2024 the customs counted exports of Dunmarsh province of USD 3.8 billion.\n")
    )
    keep_up()
    states = list(conflicts_for(house.scope("owner")).values_list("state", flat=True))
    assert "settled" not in states
    assert "reopened" in states


def test_two_facts_are_held_to_be_one_and_apart_again(house: House) -> None:
    """A tie joins the statements of two facts; untying parts the statements of one."""
    conflict = _record(house)
    scope, owner = house.scope("owner"), house.people["owner"]
    claims = list(claims_for(scope).filter(uid__in=conflict.claims))
    hold_same(actor=owner, scope=scope, claims=claims, reason="one counts services too")
    joined = claims_for(scope).get(value__in=(3_800_000_000, 4_600_000_000))
    assert joined.evidence.count() == 2
    assert joined.uid in {claim.uid for claim in claims}
    projects = claims_for(scope).get(value=214)
    one = projects.evidence.select_related("mention").first()
    assert one is not None
    hold_apart(actor=owner, scope=scope, claim=projects, mentions=[one.mention.uid], reason="another zone")
    assert claims_for(scope).filter(value=214).count() == 2
    with pytest.raises(Invalid):
        hold_apart(actor=owner, scope=scope, claim=joined, mentions=[], reason="none chosen")


def test_a_ruling_on_higher_documents_says_nothing_below(house: House) -> None:
    """It counts only for people who may see all its documents; raised later, it is gone for the others."""
    conflict = _record(house)
    ruling = _settle(house, conflict)
    keep_up()
    document = ruling.documents.first()
    assert document is not None
    clerk = house.scope("clerk")
    register(
        actor=house.people["clerk"], scope=clerk, document=document, edit=document.edit, number="", period="", level=2
    )
    with pytest.raises(NotFound):
        find_ruling(house.scope("officer"), ruling.uid)
    keep_up()
    assert not conflicts_for(house.scope("officer")).exists()
    assert conflicts_for(clerk).get().state == "settled"
    assert find_ruling(clerk, ruling.uid) == ruling
