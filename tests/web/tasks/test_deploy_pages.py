"""Pages of preparing and deploying: each act by its page, in both languages, and closed to those it is not for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from diemcau.web.desk.models import Mention
from diemcau.web.tasks.actions.requests import ANSWER_DAYS
from diemcau.web.tasks.models import Flag, Order, Orientation, Request, Source, Task

if TYPE_CHECKING:
    from django.http import HttpResponse
    from tests.web.conftest import House

pytestmark = pytest.mark.django_db

CONCLUSIONS = """\
CONCLUSIONS OF THE YEARLY CONFERENCE ON EXTERNAL RELATIONS

The Minister asked Dunmarsh province to submit a plan on twinned regions before 15 March 2990.
The Minister requested all units to keep strengthening friendly ties with neighbours.
The Chair of Dunmarsh province proposed that the Ministry open a direct air route to Keld.
"""
DUN, MIN = "Dunmarsh province · DUN", "Ministry of Foreign Affairs · MIN"


def _post(house: House, who: str, name: str, *args: object, **said: Any) -> HttpResponse:
    return house.visit(who).post(reverse(name, args=args), said)  # type: ignore[return-value]


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def _paper(house: House, *, draw: bool = True) -> Source:
    """A paper that the chief wrote down from a document by its page."""
    document = house.bring(CONCLUSIONS)[0]
    house.release(document)
    answer = _post(
        house, "chief", "deploy_paper_new", document=str(document.uid), kind="notice", level="1",
        subject="Conclusions of the conference", org=MIN, office=MIN, **({"draw": "1"} if draw else {}),
    )  # fmt: skip
    source = Source.objects.get()
    assert answer.headers["Location"] == reverse("deploy_paper", args=[source.uid])
    return source


def _orders(source: Source) -> list[Order]:
    return list(source.orders.all())


def _form(**changed: Any) -> dict[str, Any]:
    said = {
        "title": "Plan on twinned regions", "lead": DUN, "office": MIN, "assigner": "leader", "level": "1",
        "due": (timezone.localdate() + timedelta(days=40)).isoformat(), "confirmed": "1",
    }  # fmt: skip
    return {**said, **changed}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_desk_shows_words_sentences_proposal_and_reasons(house: House, language: str) -> None:
    """A paper's page has each directive in its very words, a way to its sentence, and why it is sorted so."""
    source = _paper(house)
    client = house.visit("chief")
    client.cookies["language"] = language
    shown = _text(client.get(reverse("deploy_paper", args=[source.uid])))
    for order in _orders(source):
        mention = order.mentions.get()
        assert order.words in shown
        assert f"{reverse('desk_document', args=[mention.document.uid])}?at={mention.start}#m-{mention.uid}" in shown
    assert "tasks.deploy." not in shown
    assert "Dunmarsh" in shown


def test_the_list_counts_what_waits(house: House) -> None:
    """A paper says how many directives it has and how many nobody decided; filters find it."""
    source = _paper(house)
    client = house.visit("chief")
    for query, found in (
        ("", True),
        ("?state=waiting", True),
        ("?state=review", False),
        ("?q=conference", True),
        ("?q=nothing", False),
    ):
        assert (source.subject in _text(client.get(reverse("deploy_papers") + query))) is found, query


def test_the_whole_way_by_pages(house: House) -> None:
    """Signed, oddities decided, drafted with a coordinating unit, given: the task is out with what the form said."""
    source = _paper(house)
    _post(
        house,
        "chief",
        "deploy_paper_sign",
        source.uid,
        edit=str(source.edit),
        number="45",
        symbol="TB-BNG",
        day="2026-01-08",
    )
    order = _orders(source)[0]
    for flag in order.flags.all():
        order.refresh_from_db()
        _post(house, "chief", "deploy_flag", order.uid, flag.uid, edit=str(order.edit), own="It holds", reason="Asked.")
    assert not order.flags.filter(choice="").exists()
    said = _form(
        part_org=["Arden province · ARD", ""],
        part_words=["Figures of trade", ""],
        part_due=["", ""],
        part_required=["1", "1"],
    )
    assert _post(house, "chief", "deploy_order_draft", order.uid, **said).status_code == 302
    task = Task.objects.get()
    listed = _text(house.visit("chief").get(reverse("deploy_drafts")))
    assert task.title in listed
    assert _post(house, "chief", "deploy_give", task=[str(task.uid)]).status_code == 302
    task.refresh_from_db()
    assert (task.state, task.lead, task.assigner) == ("assigned", house.orgs["DUN"], house.people["leader"])
    assert [(share.org, share.words, share.state) for share in task.shares.all()] == [
        (house.orgs["ARD"], "Figures of trade", "asked")
    ]


def test_what_cannot_go_out_says_why_beside_those_that_can(house: House) -> None:
    """Of two chosen drafts the one without a lead stays, with the reason on the page."""
    for title, lead in (("Good", DUN), ("Without lead", "")):
        _post(house, "leader", "deploy_draft_new", **_form(title=title, lead=lead))
    answer = _post(house, "leader", "deploy_give", task=[str(task.uid) for task in Task.objects.all()])
    assert answer.status_code == 409
    assert "No unit is in the lead" in _text(answer)
    assert {task.title: task.state for task in Task.objects.all()} == {"Good": "assigned", "Without lead": "draft"}


def test_a_draft_is_changed_given_and_dropped_by_its_page(house: House) -> None:
    """What is wrong in the form is told on it and keeps what was typed; saved and given at once, or put away."""
    _post(house, "leader", "deploy_draft_new", **_form())
    task = Task.objects.get()
    wrong = _post(
        house, "leader", "deploy_draft", task.uid, edit=str(task.edit), **_form(title="Another title", lead="Nowhere")
    )
    assert wrong.status_code == 422
    assert "Another title" in _text(wrong)
    _post(house, "leader", "deploy_draft", task.uid, edit=str(task.edit), **_form(title="Another title", give="1"))
    task.refresh_from_db()
    assert (task.title, task.state) == ("Another title", "assigned")
    _post(house, "chief", "deploy_draft_new", **_form())
    second = Task.objects.latest("pk")
    _post(house, "chief", "deploy_drop", second.uid, edit=str(second.edit), reason="Done already.")
    second.refresh_from_db()
    assert second.state == "dropped"


def test_a_task_for_all_provinces_by_the_form(house: House) -> None:
    """Choosing a kind gives a task to each of its units."""
    _post(house, "leader", "deploy_draft_new", **_form(lead="", kinds=["province"]))
    task = Task.objects.get()
    _post(house, "leader", "deploy_give", task=[str(task.uid)])
    assert sorted(child.lead.code for child in task.children.all() if child.lead) == ["ARD", "DUN"]


def test_an_orientation_has_its_page_and_is_closed(house: House) -> None:
    """It shows its words and measures, and who closed it and why."""
    source = _paper(house)
    Flag.objects.all().delete()
    order = _orders(source)[1]
    _post(
        house,
        "chief",
        "deploy_order_orient",
        order.uid,
        edit=str(order.edit),
        title="Friendly ties",
        holder=MIN,
        period="2027",
    )
    made = Orientation.objects.get()
    client = house.visit("chief")
    assert order.words in _text(client.get(reverse("deploy_orientation", args=[made.uid])))
    assert "Friendly ties" in _text(client.get(reverse("deploy_orientations")))
    _post(house, "chief", "deploy_orientation_close", made.uid, reason="Reached for good.")
    assert "Reached for good." in _text(client.get(reverse("deploy_orientation", args=[made.uid])))
    assert "Friendly ties" not in _text(client.get(reverse("deploy_orientations")))


def test_a_replaced_paper_names_the_one_in_its_place_to_those_who_may_know_it(house: House) -> None:
    """The way to the new paper stands on the old one, unless it is above the reader's level."""
    facts = {"entered_by": house.people["chief"], "org": house.orgs["MIN"], "office": house.orgs["MIN"]}
    old = Source.objects.create(subject="Old conclusions", **facts)
    new = Source.objects.create(subject="New conclusions", **facts)
    _post(house, "chief", "deploy_paper_end", old.uid, edit=str(old.edit), by=str(new.uid), reason="Said anew.")
    old.refresh_from_db()
    assert (old.state, old.replaced_by) == ("replaced", new)
    client = house.visit("chief")
    assert "New conclusions" in _text(client.get(reverse("deploy_paper", args=[old.uid])))
    Source.objects.filter(pk=new.pk).update(level=4)
    assert "New conclusions" not in _text(client.get(reverse("deploy_paper", args=[old.uid])))


def test_no_task_and_taking_back_by_pages(house: House) -> None:
    """The reason is asked for; afterwards the directive is open again."""
    source = _paper(house)
    order = _orders(source)[0]
    _post(house, "chief", "deploy_order_none", order.uid, edit=str(order.edit), reason="Routine work.")
    order.refresh_from_db()
    assert (order.outcome, order.reason) == ("none", "Routine work.")
    _post(house, "chief", "deploy_order_reopen", order.uid, edit=str(order.edit))
    order.refresh_from_db()
    assert order.outcome == ""


def test_a_request_is_asked_from_a_sentence_and_answered(house: House) -> None:
    """It begins with the words that were read, owes an answer by a working day, and is answered by who is asked."""
    source = _paper(house, draw=False)
    mention = Mention.objects.get(document=source.document, sort="proposal")
    client = house.visit("head")
    assert mention.words in _text(client.get(reverse("deploy_request_new"), {"mention": str(mention.uid)}))
    said = {"mention": str(mention.uid), "org": DUN, "to": MIN, "words": mention.words, "level": "1"}
    _post(house, "head", "deploy_request_new", **said)
    made = Request.objects.get()
    assert (made.mention, made.state) == (mention, "open")
    assert made.due - timezone.localdate() >= timedelta(days=ANSWER_DAYS)
    assert (
        _post(
            house, "head", "deploy_request_answer", made.uid, edit=str(made.edit), answer="Yes", agrees="1"
        ).status_code
        == 403
    )
    _post(
        house, "chief", "deploy_request_answer", made.uid, edit=str(made.edit), answer="It will be opened.", agrees="1"
    )
    made.refresh_from_db()
    assert (made.state, made.answer, made.answered_by) == ("answered", "It will be opened.", house.people["chief"])
    again = _post(house, "chief", "deploy_request_answer", made.uid, edit=str(made.edit), answer="No", agrees="0")
    assert again.status_code == 409


def test_a_request_is_withdrawn_by_who_asked(house: House) -> None:
    """The asking unit takes it back with a reason; a request to oneself or due in the past is refused."""
    facts = {"org": DUN, "to": MIN, "words": "More partners", "level": "1"}
    assert _post(house, "head", "deploy_request_new", **{**facts, "to": DUN}).status_code == 422
    past = date(2020, 1, 1).isoformat()
    assert _post(house, "head", "deploy_request_new", **facts, due=past).status_code == 422
    _post(house, "head", "deploy_request_new", **facts)
    made = Request.objects.get()
    assert _post(house, "outsider_head", "deploy_request_withdraw", made.uid, edit="0", reason="No.").status_code == 404
    _post(house, "head", "deploy_request_withdraw", made.uid, edit=str(made.edit), reason="Settled.")
    made.refresh_from_db()
    assert made.state == "withdrawn"


@pytest.mark.parametrize(
    "name", ["officer", "colleague", "head", "outsider", "outsider_head", "owner", "auditor", "administrator"]
)
def test_papers_and_drafts_are_closed_to_others(house: House, name: str) -> None:
    """A stranger is answered as if there were nothing; whoever reads there sees and does not act."""
    source = _paper(house)
    order = _orders(source)[0]
    _post(house, "leader", "deploy_draft_new", **_form(title="A secret draft"))
    draft = Task.objects.get()
    client = house.visit(name)
    assert "A secret draft" not in _text(client.get(reverse("deploy_drafts")))
    assert client.get(reverse("deploy_draft", args=[draft.uid])).status_code == 404
    for address in ("deploy_paper_new", "deploy_draft_new", "deploy_heirs"):
        assert client.get(reverse(address)).status_code == 403, address
    acts = [
        ("deploy_paper_sign", (source.uid,)), ("deploy_paper_read", (source.uid,)), ("deploy_paper_end", (source.uid,)),
        ("deploy_paper_sure", (source.uid,)), ("deploy_order_take", (order.uid,)), ("deploy_order_none", (order.uid,)),
        ("deploy_order_orient", (order.uid,)), ("deploy_order_reopen", (order.uid,)),
        ("deploy_order_draft", (order.uid,)), ("deploy_flag", (order.uid, uuid4())),
        ("deploy_draft", (draft.uid,)), ("deploy_drop", (draft.uid,)),
        ("deploy_heir", (draft.uid,)),
    ]  # fmt: skip
    facts = {
        "edit": "0",
        "reason": "No.",
        "number": "1",
        "day": "2026-01-08",
        "title": "X",
        "holder": MIN,
        "own": "X",
        "heir": MIN,
    }
    for address, args in acts:
        assert client.post(reverse(address, args=args), facts).status_code in {403, 404}, address
    assert _post(house, name, "deploy_give", task=[str(draft.uid)]).status_code == 302
    draft.refresh_from_db()
    order.refresh_from_db()
    assert (draft.state, order.outcome) == ("draft", "")


def test_nobody_comes_in_without_signing_in(house: House) -> None:
    """Every page asks who is there."""
    for name in ("deploy_papers", "deploy_drafts", "deploy_orientations", "deploy_requests", "deploy_heirs"):
        assert house.visit(None).get(reverse(name)).status_code == 302
