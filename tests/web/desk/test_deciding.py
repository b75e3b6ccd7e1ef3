"""What people decide about mentions, and how it is taken back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from tests.web.conftest import REPORT
from tests.web.desk.steps import at, by, one

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.flow.packed import unpack
from diemcau.read.verify import check_reading
from diemcau.records import Span
from diemcau.web.audit.models import Entry
from diemcau.web.desk.actions import Wanted, accept, add, correct, reject, second, undo
from diemcau.web.desk.effective import effective_reading
from diemcau.web.desk.models import Check, Decision, Mention
from diemcau.web.desk.signals import mentions_changed

if TYPE_CHECKING:
    from tests.web.conftest import House

pytestmark = pytest.mark.django_db


def test_accepting_keeps_every_state(house: House) -> None:
    """The state before stays as known until then; decision and log say who."""
    (document,) = house.bring(REPORT)
    before = one(document, "46")
    after = accept(**by(house, "officer", document), **at(before))
    before.refresh_from_db()
    assert (after.uid, after.check_state, after.checked_by) == (before.uid, Check.ACCEPTED, house.people["officer"])
    assert before.known_to == after.known_from
    decision = Decision.objects.get()
    assert (decision.before, decision.after, decision.verdict) == (before, after, "accept")
    assert decision.anchor["words"] == "46"
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.thing_id, entry.org) == ("mention.accept", str(after.uid), "DUN")
    assert entry.detail["before"]["check_state"] == "unchecked"
    assert entry.detail["after"]["check_state"] == "accepted"


def test_a_state_that_somebody_else_changed_is_not_overwritten(house: House) -> None:
    """The second of two people learns who was first."""
    (document,) = house.bring(REPORT)
    seen = one(document, "46")
    reject(**by(house, "officer", document), **at(seen))
    with pytest.raises(Conflict, match="Officer changed this meanwhile: rejected"):
        accept(**by(house, "colleague", document), **at(seen))
    assert one(document, "46").check_state == Check.REJECTED


@pytest.mark.parametrize(("name", "refusal"), [("outsider", Denied), ("leader", Denied), ("auditor", Denied)])
def test_who_has_no_right_decides_nothing(house: House, name: str, refusal: type[Exception]) -> None:
    """Seeing a released document gives no right to change it."""
    (document,) = house.bring(REPORT)
    house.release(document)
    mention = one(document, "46")
    for act in (accept, reject, undo):
        with pytest.raises(refusal):
            act(**by(house, name, document), **at(mention))
    with pytest.raises(refusal):
        correct(**by(house, name, document), **at(mention), wanted=Wanted())
    with pytest.raises(refusal):
        add(**by(house, name, document), wanted=Wanted(words="2024"))


def test_a_value_is_read_again_and_never_typed(house: House) -> None:
    """The words chosen say the value, the person says what it measures."""
    (document,) = house.bring(REPORT)
    before = one(document, "512")
    wanted = Wanted(words="17", measure="Outbound delegations", org="DUN", period="quý II/2024", partner="Keld")
    with pytest.raises(Conflict, match="marked already"):
        correct(**by(house, "officer", document), **at(before), wanted=wanted)
    wanted = Wanted(measure="delegations.outbound.total", org="ARD", period="quý II/2024", partner="Keld")
    after = correct(**by(house, "officer", document), **at(before), wanted=wanted)
    assert (after.value, after.unit, after.measure, after.period) == (
        Decimal(512),
        "count",
        "delegations.outbound.total",
        "2024-Q2",
    )
    assert (after.org, after.owner, after.partner) == (house.orgs["ARD"], "Arden province", "Keld")
    assert (after.tally, after.rule, after.confidence) == ("flow", "person", Decimal(1))
    figure = next(each for each in effective_reading(document).figures if each.text == "512")
    assert (figure.measure, figure.unit_of_report) == ("delegations.outbound.total", "Arden province")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted(words="incoming delegations"), "desk.reread_no_number"),
        (Wanted(words="46 incoming delegations with 512 guests"), "desk.reread_many_numbers"),
        (Wanted(words="forty-seven"), "desk.no_words"),
        (Wanted(measure="trade.exports"), "desk.reread_unit"),
        (Wanted(measure="no such thing"), "desk.no_measure"),
        (Wanted(org="Ministry of Silence"), "desk.no_org"),
        (Wanted(period="soon"), "desk.reread_no_period"),
        (Wanted(status="surely"), "desk.no_such_choice"),
        (Wanted(span=Span(5, 5)), "desk.no_words"),
    ],
)
def test_what_the_words_do_not_say_is_refused(house: House, wanted: Wanted, code: str) -> None:
    """Each refusal has its own words, and nothing is changed."""
    (document,) = house.bring(REPORT)
    before = one(document, "46")
    with pytest.raises(Invalid) as refused:
        correct(**by(house, "officer", document), **at(before), wanted=wanted)
    assert refused.value.facts["code"] == code
    assert one(document, "46") == before
    assert not Decision.objects.exists()


def test_a_missed_figure_is_added(house: House) -> None:
    """A rejected reading of words leaves them marked; words that were not marked become a figure."""
    (document,) = house.bring(REPORT.replace("214 valid", "214 valid (of 230 licensed)") + "\nRoom 12 was painted.\n")
    start = document.readings.get().text.index("Room 12")
    after = add(
        **by(house, "officer", document),
        wanted=Wanted(span=Span(start, start + 7), label="rooms painted", org="DUN", period="2024"),
    )
    assert (after.words, after.value, after.check_state, after.index) == ("12", Decimal(12), Check.ADDED, None)
    assert [figure.text for figure in effective_reading(document).figures][-1] == "12"
    assert undo(**by(house, "officer", document), **at(after)) is None
    assert effective_reading(document) == unpack(bytes(document.readings.get().packed))
    with pytest.raises(Conflict):
        undo(**by(house, "officer", document), **at(after))


def test_undo_goes_back_step_by_step(house: House) -> None:
    """Each undo takes back one decision, until the reader's own reading stands again."""
    (document,) = house.bring(REPORT)
    first = one(document, "46")
    state: Mention | None = reject(**by(house, "officer", document), **at(first))
    assert state is not None
    state = correct(**by(house, "officer", document), **at(state), wanted=Wanted(label="guests of honour"))
    assert len(effective_reading(document).figures) == 8
    state = undo(**by(house, "officer", document), **at(state))
    assert state is not None
    assert state.check_state == Check.REJECTED
    assert len(effective_reading(document).figures) == 7
    state = undo(**by(house, "officer", document), **at(state))
    assert state is not None
    assert (state.check_state, state.said, state.checked_by) == (Check.UNCHECKED, first.said, None)
    with pytest.raises(Conflict, match="nothing to undo"):
        undo(**by(house, "officer", document), **at(state))
    assert effective_reading(document) == unpack(bytes(document.readings.get().packed))


def test_another_s_decision_is_undone_with_the_right_to_check_alone(house: House) -> None:
    """An officer takes back own decisions, a section head anybody's."""
    (document,) = house.bring(REPORT)
    state = accept(**by(house, "officer", document), **at(one(document, "46")))
    with pytest.raises(Denied):
        undo(**by(house, "colleague", document), **at(state))
    assert undo(**by(house, "section_head", document), **at(state)) is not None


def test_orders_are_corrected_over_their_own_words(house: House) -> None:
    """A directive's words stand at its span; its deadline is a time."""
    (document,) = house.bring(REPORT)
    order = Mention.objects.get(document=document, sort="directive")
    wanted = Wanted(words="prepare the conference", fields={"addressee": "Protocol", "deadline": "31/3/2025"})
    after = correct(**by(house, "officer", document), **at(order), wanted=wanted)
    assert (after.words, after.said["addressee"], after.said["deadline"]) == (
        "prepare the conference",
        "Protocol",
        "2025-03-31",
    )
    reading = effective_reading(document)
    assert check_reading(reading) == []
    assert reading.directives[0].text == "prepare the conference"


def test_high_risk_asks_for_a_second_reader(house: House) -> None:
    """Confidential documents are read by two, and the second is another who may check."""
    (document,) = house.bring(REPORT, by="clerk", level=2)
    state = accept(**by(house, "clerk", document), **at(one(document, "46")))
    assert state.needs_second
    with pytest.raises(Denied):
        second(**by(house, "clerk", document), **at(state), agrees=True)
    agreed = second(**by(house, "head", document), **at(state), agrees=True)
    assert (agreed.second_by, agreed.check_state) == (house.people["head"], Check.ACCEPTED)
    with pytest.raises(Conflict):
        second(**by(house, "head", document), **at(agreed), agrees=True)


def test_a_second_reader_who_disagrees_opens_it_again(house: House) -> None:
    """With a reason; the reader's own figure stands until somebody decides anew, and that is read twice too."""
    (document,) = house.bring(REPORT, by="clerk", level=2)
    state = correct(**by(house, "clerk", document), **at(one(document, "46")), wanted=Wanted(label="guests"))
    with pytest.raises(Invalid, match="says why"):
        second(**by(house, "head", document), **at(state), agrees=False)
    opened = second(**by(house, "head", document), **at(state), agrees=False, reason="The words say delegations.")
    assert (opened.check_state, opened.label) == (Check.UNCHECKED, "incoming delegations received")
    assert opened.note["reason"] == "The words say delegations."
    assert effective_reading(document) == unpack(bytes(document.readings.get().packed))
    again = accept(**by(house, "clerk", document), **at(opened))
    assert again.needs_second


def test_small_risks_need_one_reader(house: House) -> None:
    """An accepted figure of an internal document is done."""
    (document,) = house.bring(REPORT)
    state = accept(**by(house, "officer", document), **at(one(document, "46")))
    assert not state.needs_second
    leap = correct(
        **by(house, "officer", document), **at(one(document, "nearly USD 3.8 billion")), wanted=Wanted(label="x")
    )
    assert not leap.needs_second


def test_every_change_is_told_to_the_apps_above(house: House) -> None:
    """Within the transaction, with the document."""
    (document,) = house.bring(REPORT)
    heard: list[Any] = []

    def hear(document: Any, **_: Any) -> None:
        heard.append(document.pk)

    mentions_changed.connect(hear)
    try:
        state = accept(**by(house, "officer", document), **at(one(document, "46")))
        undo(**by(house, "officer", document), **at(state))
    finally:
        mentions_changed.disconnect(hear)
    assert heard == [document.pk, document.pk]


def test_release_waits_for_second_readers_and_for_unsure_figures(house: House) -> None:
    """Whoever checked does not release; open second readings and unsure figures stand against it."""
    (document,) = house.bring(REPORT, by="clerk", level=2)
    state = accept(**by(house, "clerk", document), **at(one(document, "46")))
    with pytest.raises(Conflict, match="1 decisions wait"):
        house.release(document)
    agreed = second(**by(house, "chief", document), **at(state), agrees=True)
    Mention.objects.filter(known_to=None, words="512").update(confidence="0.40")
    with pytest.raises(Conflict, match="1 figures were read with little confidence"):
        house.release(document)
    accept(**by(house, "clerk", document), **at(one(document, "512")))
    second(**by(house, "chief", document), **at(one(document, "512")), agrees=True)
    house.release(document)
    assert agreed.second_by == house.people["chief"]


def test_whoever_checked_does_not_release(house: House) -> None:
    """A head who decided about a mention leaves the release to another."""
    (document,) = house.bring(REPORT)
    accept(**by(house, "head", document), **at(one(document, "46")))
    with pytest.raises(Denied, match="does not release"):
        house.release(document)


def test_no_mention_of_another_document_is_decided(house: House) -> None:
    """A uid is asked for within its document alone."""
    first, other = house.bring(REPORT, REPORT.replace("46", "47"))
    with pytest.raises(NotFound):
        accept(**by(house, "officer", first), **at(one(other, "47")))
