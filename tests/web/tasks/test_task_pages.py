"""The page of a task: who may open it, what it offers to whom, and that nothing hidden shows on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from diemcau.web.desk.models import Mention
from diemcau.web.orgs.models import Org
from diemcau.web.tasks.actions import flow
from diemcau.web.tasks.actions.proving import Proof, attach
from diemcau.web.tasks.models import Order, Share

from ..conftest import REPORT  # noqa: TID252 - the tests are no package
from .life import WORDS, Life, give, in_days, paper, with_part

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db

ACTS = (
    "accept", "return", "reassign", "start", "submit", "rework", "resume", "complete", "reopen", "suspend", "cancel",
    "replace", "undo", "tell", "officer", "ask_time", "withdraw_time", "grant_time", "refuse_time", "need",
)  # fmt: skip


def page(life: Life, by: str | None) -> Any:
    """The task's page as a person gets it."""
    return life.house.visit(by).get(reverse("task", args=[life.uid]))


def press(life: Life, by: str | None, verb: str, **said: Any) -> Any:
    """A form of the page, sent."""
    data = {"edit": life.task.edit, **said}
    return life.house.visit(by).post(reverse("task_do", args=[life.uid, verb]), data)


def test_the_page_opens_to_its_own_and_to_nobody_else(house: House) -> None:
    """The unit, the office, the leader and a coordinating unit; a stranger is told that there is nothing."""
    life = give(house)
    for by in ("officer", "head", "chief", "leader", "owner"):
        assert page(life, by).status_code == 200, by
    for by in ("outsider", "outsider_head", "auditor", "administrator"):
        assert page(life, by).status_code == 404, by
    assert page(life, None).status_code == 302
    with_part(life)
    assert page(life, "outsider").status_code == 200


@pytest.mark.parametrize("verb", ACTS)
def test_no_act_is_open_to_strangers(house: House, verb: str) -> None:
    """Outsiders are answered as if the task were not there; whoever is not signed in is sent to sign in."""
    life = give(house)
    assert press(life, "outsider_head", verb, reason="x").status_code == 404
    assert press(life, None, verb, reason="x").status_code == 302
    assert life.task.steps.count() == 0


@pytest.mark.parametrize("verb", [verb for verb in ACTS if verb not in {"tell", "start", "resume"}])
def test_a_colleague_without_the_part_is_refused(house: House, verb: str) -> None:
    """An officer of the unit neither accepts, hands in, extends nor decides; the task does not move."""
    life = give(house)
    more = {"wanted": in_days(40).isoformat(), "granted": in_days(40).isoformat(), "lead": "KEL", "on": "1/2026"}
    more |= {"heir": "1/2026", "officer": "officer", "paper": str(paper(house).uid)}
    assert press(life, "colleague", verb, reason="x", **more).status_code in {403, 409}
    assert (life.task.state, life.task.steps.count()) == ("assigned", 0)


def test_buttons_are_only_for_what_one_may_do(house: House) -> None:
    """The head sees accepting, an officer does not; what a guard holds back is told with its reason."""
    life = give(house)
    accept = reverse("task_do", args=[life.uid, "accept"])
    assert accept in page(life, "head").content.decode()
    assert accept not in page(life, "officer").content.decode()
    life.do(flow.accept, "head")
    life.do(flow.start, "officer")
    told = page(life, "head").content.decode()
    assert reverse("task_do", args=[life.uid, "submit"]) not in told
    assert "Nothing shows yet" in told


def test_a_whole_life_by_the_page(house: House) -> None:
    """Accepted, told, shown, more time asked and granted, handed in and confirmed; the page tells it all."""
    life = give(house)
    document = house.bring(REPORT)[0]
    house.release(document)
    assert press(life, "head", "accept").status_code == 302
    assert press(life, "officer", "start").status_code == 302
    assert press(life, "officer", "tell", percent="40", words="Invited all").status_code == 302
    wanted = in_days(30).isoformat()
    assert press(life, "head", "ask_time", wanted=wanted, reason="Partners are late").status_code == 302
    assert press(life, "leader", "grant_time", granted=wanted).status_code == 302
    where = reverse("task_prove", args=[life.uid])
    visit = house.visit("officer")
    assert document.title in visit.get(where).content.decode()
    chosen = visit.get(f"{where}?document={document.uid}").content.decode()
    assert "received 46 incoming delegations" in chosen
    data = {"edit": life.task.edit, "what": "words", "document": str(document.uid), "words": WORDS, "note": "Signed"}
    assert visit.post(where, data).status_code == 302
    assert press(life, "head", "submit", reason="All done").status_code == 302
    assert press(life, "leader", "complete", quality="good").status_code == 302
    told = page(life, "head").content.decode()
    for words in ("Invited all", "Partners are late", WORDS, "All done", "confirmed by Leader", "completed on time"):
        assert words in told, words
    assert life.task.first_due != life.task.due


def test_a_stale_form_is_answered_with_the_page_as_it_is(house: House) -> None:
    """The status is that of a conflict, the page the current one."""
    life = give(house)
    life.do(flow.accept, "head")
    answer = press(life, "head", "accept", edit=0)
    assert answer.status_code == 409
    assert "Somebody else has changed this task" in answer.content.decode()


def test_the_sentence_is_quoted_from_open_documents_alone(house: House) -> None:
    """A report above the clearance, or another unit's draft, neither shows nor counts."""
    open_one, secret = house.bring(REPORT)[0], house.bring(REPORT + "\nAgain.\n", by="clerk", level=2)[0]
    house.release(open_one)
    house.release(secret)
    order = Order.objects.create(source=paper(house), words="Prepare the conference", calling="task")
    for document in (open_one, secret):
        order.mentions.add(Mention.objects.get(document=document, sort="directive", known_to=None))
    life = give(house, order=order, source=order.source)
    told = page(life, "officer")
    assert [one.address.split("?")[0] for one in told.context["sayings"]] == [f"/desk/{open_one.uid}"]
    assert str(secret.uid) not in told.content.decode()
    assert len(page(life, "head").context["sayings"]) == 2


def test_evidence_that_is_not_open_shows_nowhere(house: House) -> None:
    """Whoever is not cleared for a document sees neither its words nor that there is a piece of evidence."""
    life = give(house, state="in_progress")
    secret = house.bring(REPORT, by="clerk", level=2)[0]
    house.release(secret)
    life.do(attach, "head", proof=Proof(document=secret, words=WORDS, note="It is signed"))
    for by, seen in (("head", True), ("officer", False)):
        told = page(life, by).content.decode()
        assert (WORDS in told) is seen
        assert ("It is signed" in told) is seen
        assert ("Evidence attached" in told) is seen


def test_words_of_people_are_no_markup(house: House) -> None:
    """What somebody wrote is shown as text."""
    life = give(house, state="in_progress", title="<b>Bold</b>")
    press(life, "officer", "tell", words="<script>alert(1)</script>")
    told = page(life, "head").content.decode()
    assert "<script>alert" not in told
    assert "<b>Bold" not in told


def test_attaching_is_for_the_unit_and_the_one_that_is_asked(house: House) -> None:
    """The page to attach opens to the lead's people, and for a part to the coordinating unit's."""
    life = give(house, state="in_progress")
    where = reverse("task_prove", args=[life.uid])
    assert house.visit("outsider").get(where).status_code == 404
    share = with_part(life)
    assert house.visit("outsider").get(where).status_code == 403
    assert house.visit("outsider").get(f"{where}?share={share.uid}").status_code == 200
    assert house.visit("leader").get(where).status_code == 403
    assert house.visit("officer").get(where).status_code == 200


def test_what_is_unknown_to_the_person_is_not_named_beside(house: House) -> None:
    """Dependencies and tasks given on show only where the person may know of them."""
    life = give(house)
    child = give(house, lead="ARD", title="Only for Arden", parent=life.task)
    assert "Only for Arden" in page(life, "leader").content.decode()
    told = page(life, "officer")
    assert "Only for Arden" not in told.content.decode()
    assert told.context["tally"].total == 0
    assert child.task.parent == life.task


@pytest.mark.parametrize(("verb", "said"), [("tell", {"percent": "many"}), ("ask_time", {"wanted": "soon"})])
def test_nonsense_in_a_form_is_told(house: House, verb: str, said: dict[str, str]) -> None:
    """It is refused with the page, and nothing is kept."""
    life = give(house, state="in_progress")
    assert press(life, "head", verb, reason="x", **said).status_code == 422
    assert life.task.entries.count() == life.task.extensions.count() == 0


def test_days_of_waiting_stand_apart_from_days_late(house: House) -> None:
    """What was handed in two days late and confirmed five days later was late by two, and waited for five."""
    life = give(house, due=in_days(-7), state="completed", submitted_on=in_days(-5), completed_at=timezone.now())
    told = page(life, "head").content.decode()
    assert "2 days late" in told
    assert "5 days of waiting for confirmation" in told
    assert "completed late" in told


def test_whoever_has_no_turn_sees_no_buttons(house: House) -> None:
    """A colleague of a coordinating unit reads that more time is asked for and is offered nothing but its own part."""
    life = give(house, state="in_progress")
    press(life, "head", "ask_time", wanted=in_days(30).isoformat(), reason="Partners are late")
    with_part(life)
    told = page(life, "outsider").content.decode()
    assert "Partners are late" in told
    assert 'id="do"' not in told
    assert reverse("task_do", args=[life.uid, "grant_time"]) not in told
    assert reverse("task_do", args=[life.uid, "answer_share"]) in told
    assert reverse("task_do", args=[life.uid, "grant_time"]) in page(life, "leader").content.decode()


def test_a_page_asks_no_more_of_the_database_for_more_children(house: House) -> None:
    """Thirty tasks given on, entries and parts cost as many questions as three."""

    def cost(life: Life) -> int:
        visit = house.visit("leader")
        visit.get(reverse("task", args=[life.uid]))
        with CaptureQueriesContext(connection) as asked:
            assert visit.get(reverse("task", args=[life.uid])).status_code == 200
        return len(asked)

    life = give(house, state="in_progress")
    for number in range(30):
        unit = house.orgs[f"U{number}"] = Org.objects.create(code=f"U{number}", kind="province")
        give(house, lead=unit.code, title="Given on", parent=life.task)
        Share.objects.create(task=life.task, org=unit, holder=unit, words="A part")
        press(life, "officer", "tell", words=f"Told {unit.code}")
        if number == 2:
            few = cost(life)
    assert cost(life) == few
