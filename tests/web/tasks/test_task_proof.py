"""Evidence: it stands where it says it stands, is open to who attaches it, and is confirmed by another side."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.accounts.models import Role
from diemcau.web.archive.models import ReadText
from diemcau.web.desk.models import Mention
from diemcau.web.record.models import Claim
from diemcau.web.tasks.actions import flow
from diemcau.web.tasks.actions.proving import Proof, attach, check, withdraw

from ..conftest import REPORT  # noqa: TID252 - the tests are no package
from .life import WORDS, give, with_part

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db


def test_words_have_to_stand_in_the_text(house: House) -> None:
    """Others are refused, and those that stand there more than once, unless the place is said."""
    life = give(house, state="in_progress")
    document = house.bring("REPORT\n\nDone in March.\nThe hall is booked. The hall is booked.\n")[0]
    for words in ("Done in May.", "The hall is booked.", "  "):
        with pytest.raises(Invalid):
            life.do(attach, "officer", proof=Proof(document=document, words=words))
    text = ReadText.objects.get(document=document, is_current=True).text
    start = text.rindex("The hall is booked.")
    with pytest.raises(Invalid):
        life.do(attach, "officer", proof=Proof(document=document, words="The hall is booked.", start=start + 1))
    made = life.do(attach, "officer", proof=Proof(document=document, words="The hall is booked.", start=start))
    assert text[made.start : made.end] == made.words


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_kept_stands_at_its_span(house: House, data: st.DataObject) -> None:
    """Any passage of a text is either refused or kept with a span that holds those very words."""
    life = give(house, state="in_progress", title=str(uuid4()))
    reading = ReadText.objects.filter(is_current=True).first()
    if reading is None:
        reading = ReadText.objects.get(document=house.bring(REPORT)[0], is_current=True)
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    try:
        made = life.do(attach, "officer", proof=Proof(document=reading.document, words=reading.text[start:end]))
    except Invalid:
        return
    assert reading.text[made.start : made.end] == made.words


def test_a_sentence_a_fact_and_a_value_are_looked_up_as_the_person_sees_them(house: House) -> None:
    """What was read in an open document is attached; facts and values that are not there are not."""
    life = give(house, state="in_progress")
    document = house.bring(REPORT)[0]
    house.release(document)
    mention = Mention.objects.filter(document=document, sort="figure", known_to=None).first()
    assert mention is not None
    made = life.do(attach, "officer", proof=Proof(document=document, mention=mention.uid))
    assert made.words.endswith(".")
    claim = Claim.objects.filter(known_to=None).first()
    if claim is not None:
        assert life.do(attach, "officer", proof=Proof(claim=claim.uid)).claim == claim.uid
    for proof in (Proof(claim=uuid4()), Proof(value=uuid4()), Proof(document=document, mention=uuid4())):
        with pytest.raises(NotFound):
            life.do(attach, "officer", proof=proof)
    with pytest.raises(Invalid):
        life.do(attach, "officer", proof=Proof())
    with pytest.raises(Invalid):
        life.do(attach, "officer", proof=Proof(document=document, words=WORDS, claim=uuid4()))


def test_another_units_draft_is_no_evidence(house: House) -> None:
    """The leader's unit may see it, the officer may not: to the officer it is not there."""
    life = give(house, state="in_progress")
    draft = house.bring(REPORT, by="outsider", org="ARD")[0]
    with pytest.raises(NotFound):
        life.do(attach, "officer", proof=Proof(document=draft, words=WORDS))


def test_evidence_is_confirmed_by_the_other_side(house: House) -> None:
    """Neither who attached it nor anybody of that unit; the office or the leader, once."""
    life = give(house, state="in_progress")
    made = life.show()
    for by in ("officer", "head"):
        with pytest.raises(Denied):
            life.do(check, by, evidence=made.uid)
    with pytest.raises(NotFound):
        life.do(check, "outsider", evidence=made.uid)
    life.do(check, "chief", evidence=made.uid)
    with pytest.raises(Conflict):
        life.do(check, "leader", evidence=made.uid)
    with pytest.raises(Conflict):
        life.do(withdraw, "officer", evidence=made.uid)


def test_what_was_attached_is_taken_back_and_stays_on_record(house: House) -> None:
    """By who attached it or the head; not once it is handed in."""
    life = give(house, state="in_progress")
    made = life.show()
    with pytest.raises(Denied):
        life.do(withdraw, "colleague", evidence=made.uid)
    life.do(withdraw, "head", evidence=made.uid)
    with pytest.raises(Conflict):
        life.do(withdraw, "head", evidence=made.uid)
    assert life.task.evidence.get().withdrawn_at is not None
    with pytest.raises(Conflict) as refused:
        life.do(flow.submit, "head")
    assert refused.value.facts["code"] == "deploy.no_evidence"
    again = life.show(words="Exports of the province reached nearly USD 3.8 billion in 2024.")
    life.do(flow.submit, "head")
    with pytest.raises(Conflict):
        life.do(withdraw, "officer", evidence=again.uid)


def test_evidence_of_a_part_does_not_stand_for_the_whole(house: House) -> None:
    """The coordinating unit attaches to its part; the lead still has to show its own."""
    life = give(house, state="in_progress")
    share = with_part(life, is_required=False)
    report = house.bring(REPORT, by="outsider", org="ARD")[0]
    house.release(report, by="outsider_head")
    with pytest.raises(Denied):
        life.do(attach, "outsider", proof=Proof(document=report, words=WORDS))
    life.do(attach, "outsider", proof=Proof(document=report, words=WORDS), share=share)
    with pytest.raises(Denied):
        life.do(attach, "officer", proof=Proof(document=report, words=WORDS), share=share)
    with pytest.raises(Conflict):
        life.do(flow.submit, "head")


def test_nobody_confirms_a_task_whose_evidence_is_hidden_or_ones_own(house: House) -> None:
    """The leader who attached it through a role in the unit does not confirm by it."""
    Role.objects.create(person=house.people["leader"], org=house.orgs["DUN"], kind="unit_head", valid_from="2020-01-01")
    life = give(house, state="in_progress")
    life.show(by="leader")
    life.do(flow.submit, "head")
    with pytest.raises(Conflict) as refused:
        life.do(flow.complete, "leader")
    assert refused.value.facts["code"] == "tasks.sees_no_evidence"


def test_words_that_are_gone_are_confirmed_by_nobody(house: House) -> None:
    """Where the document reads otherwise today, neither the piece nor the task is confirmed by it."""
    life = give(house, state="in_progress")
    made = life.show()
    life.do(flow.submit, "head")
    reading = ReadText.objects.get(document=made.document, is_current=True)
    ReadText.objects.filter(pk=reading.pk).update(text=reading.text.replace("12 international", "11 international"))
    with pytest.raises(Conflict) as refused:
        life.do(check, "chief", evidence=made.uid)
    assert refused.value.facts["code"] == "tasks.words_gone"
    with pytest.raises(Conflict):
        life.do(flow.complete, "leader")
