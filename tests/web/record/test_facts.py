"""From released documents to facts and conflicts, and on when a source changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.web.archive.actions import register, release, withdraw
from diemcau.web.record.keeping import keep_up
from diemcau.web.record.models import Claim, Conflict, Evidence, Story
from diemcau.web.record.queries import (
    claims_for,
    claims_of,
    claims_with,
    conflicts_for,
    conflicts_with,
    open_conflicts_for,
    states_of_claim,
)

from ..conftest import OTHER_REPORT, REPORT  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document

    from ..conftest import House  # noqa: TID252 - the tests are no package


def _record(house: House) -> tuple[Document, Document]:
    one, other = house.bring(REPORT, OTHER_REPORT)
    house.release(one, other)
    keep_up()
    return one, other


def _withdraw(house: House, document: Document) -> None:
    document.refresh_from_db()
    head = house.people["head"]
    withdraw(actor=head, scope=house.scope("head"), document=document, edit=document.edit, reason="sent too early")
    keep_up()


def test_released_documents_become_facts(house: House) -> None:
    """A number that two documents say is one fact with both sentences; two numbers for one thing are a conflict."""
    one, other = house.bring(REPORT, OTHER_REPORT)
    keep_up()
    assert not Claim.objects.exists()
    house.release(one, other)
    keep_up()
    scope = house.scope("outsider")
    (projects,) = claims_for(scope).filter(value=214)
    assert projects.standing == "agreed"
    assert projects.sources == 2
    assert {evidence.document_id for evidence in projects.evidence.all()} == {one.pk, other.pk}
    assert {evidence.mention.words for evidence in projects.evidence.select_related("mention")} == {"214"}
    (conflict,) = open_conflicts_for(scope)
    assert (conflict.kind, conflict.sides.count()) == ("value", 2)
    assert len(conflict.said["sides"]) == 2
    assert set(claims_of(one, scope).values_list("pk", flat=True)) >= {projects.pk}
    assert list(claims_with(projects.evidence.all()[0].mention.uid, scope)) == [projects]
    assert list(conflicts_with(conflict.sides.all()[0].mention.uid, scope)) == [conflict]


def test_a_part_names_its_whole(house: House) -> None:
    """What went to one partner is a part of all exports, and is known by a mention of theirs."""
    _record(house)
    scope = house.scope("officer")
    (part,) = claims_for(scope).filter(value=1_200_000_000)
    assert part.whole is not None
    (whole,) = claims_with(part.whole, scope)
    assert whole.value == 3_800_000_000


def test_nothing_changed_writes_nothing(house: House) -> None:
    """Keeping up twice leaves every row as it was; an acceptance changes no fact."""
    _record(house)
    rows = list(Claim.objects.order_by("pk").values_list("pk", "known_from", "known_to"))
    keep_up()
    Story.objects.update(digest="old")
    keep_up()
    assert list(Claim.objects.order_by("pk").values_list("pk", "known_from", "known_to")) == rows


def test_a_withdrawn_document_leaves_the_record_and_comes_back(house: House) -> None:
    """Its conflict closes, what it alone said is gone, and both come back under their old addresses."""
    _, other = _record(house)
    scope = house.scope("officer")
    facts = set(claims_for(scope).values_list("uid", flat=True))
    (conflict,) = conflicts_for(scope)
    before = timezone.now()
    _withdraw(house, other)
    assert not conflicts_for(scope).exists()
    assert claims_for(scope).get(value=214).standing == "single"
    assert not claims_for(scope).filter(value=4_600_000_000).exists()
    assert not Evidence.objects.filter(claim__known_to=None, document=other).exists()
    assert set(claims_for(scope, before).values_list("uid", flat=True)) == facts
    assert conflicts_for(scope, before).get().uid == conflict.uid
    other.refresh_from_db()
    release(actor=house.people["head"], scope=house.scope("head"), document=other, edit=other.edit)
    keep_up()
    assert conflicts_for(scope).get().uid == conflict.uid
    assert set(claims_for(scope).values_list("uid", flat=True)) == facts


def test_a_fact_keeps_its_address_when_another_document_says_it(house: House) -> None:
    """The state before is closed, the new one has the same uid."""
    (one,) = house.bring(REPORT)
    house.release(one)
    keep_up()
    scope = house.scope("officer")
    uid = claims_for(scope).get(value=214).uid
    (other,) = house.bring(OTHER_REPORT)
    house.release(other)
    keep_up()
    states = list(states_of_claim(scope, uid))
    assert [(state.standing, state.known_to is None) for state in states] == [("agreed", True), ("single", False)]
    assert states[1].known_to == states[0].known_from


def test_a_raised_level_hides_at_once(house: House) -> None:
    """Before any job has run nobody below sees a figure of the document, then or earlier."""
    one, _ = _record(house)
    officer, clerk = house.scope("officer"), house.scope("clerk")
    before = timezone.now()
    register(
        actor=house.people["clerk"], scope=clerk, document=one, edit=one.edit + 1, number="7/BC", period="", level=2
    )
    for at in (None, before):
        assert not claims_of(one, officer, at).exists()
        assert not conflicts_for(officer, at).exists()
        assert claims_of(one, clerk, at).exists()
    keep_up()
    assert claims_for(officer).get(value=214).standing == "single"
    assert claims_for(clerk).get(value=214).standing == "agreed"
    assert not conflicts_for(officer).exists()
    assert conflicts_for(clerk).count() == 1
    assert not Claim.objects.filter(known_to=None, evidence__document=one, seen_from__lt=2).exists()


def test_a_higher_document_moves_nothing_below(house: House) -> None:
    """It changes what the higher see, under the same address; the rows of the lower are not touched."""
    (one,) = house.bring(REPORT)
    house.release(one)
    keep_up()
    officer, clerk = house.scope("officer"), house.scope("clerk")
    before = list(claims_for(officer).values("uid", "known_from", "digest", "value", "standing"))
    (higher,) = house.bring(OTHER_REPORT, by="clerk", level=2)
    house.release(higher)
    keep_up()
    assert list(claims_for(officer).values("uid", "known_from", "digest", "value", "standing")) == before
    assert not conflicts_for(officer).exists()
    assert conflicts_for(clerk).count() == 1
    projects = claims_for(clerk).get(value=214)
    assert projects.standing == "agreed"
    assert projects.uid == claims_for(officer).get(value=214).uid
    past = states_of_claim(clerk, projects.uid)
    assert [state.standing for state in past] == ["agreed", "single"]


def test_conflicts_cite_the_mentions_of_the_desk(house: House) -> None:
    """Each side leads to a mention whose words are its own."""
    _record(house)
    (conflict,) = Conflict.objects.filter(known_to=None)
    words = {side.mention.words for side in conflict.sides.select_related("mention")}
    assert words == {"nearly USD 3.8 billion", "USD 4.6 billion"}
    assert {"about", "what", "settle", "slip", "choice"} == set(conflict.said["told"]["vi"])
    assert "[1]" in conflict.said["told"]["en"]["what"]
