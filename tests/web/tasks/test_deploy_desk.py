"""The desk of directives: drawn out of documents once, decided, taken back; nothing above the clearance shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.archive.signals import document_changed
from diemcau.web.audit.models import Entry
from diemcau.web.tasks.actions.deciding import (
    Direction,
    close_orientation,
    decide_flag,
    dismiss_order,
    reopen_order,
    set_orientation,
    take_sure,
)
from diemcau.web.tasks.actions.drafting import assign, make_draft
from diemcau.web.tasks.actions.drawing import Drawn, read_source
from diemcau.web.tasks.actions.papers import (
    Paper,
    Signature,
    enter_source,
    replace_source,
    revoke_source,
    sign_source,
)
from diemcau.web.tasks.cards import cards_of
from diemcau.web.tasks.models import Flag, Order, Source, Task
from diemcau.web.tasks.papers import orders_for, paper_for, papers_for, to_review
from diemcau.web.tasks.proposals import wanted_of

if TYPE_CHECKING:
    from tests.web.conftest import House

    from diemcau.web.archive.models import Document

pytestmark = pytest.mark.django_db

CONCLUSIONS = """\
CONCLUSIONS OF THE YEARLY CONFERENCE ON EXTERNAL RELATIONS

The Minister asked Dunmarsh province to submit a plan on twinned regions before 15 March 2027.
The Minister asked Arden province to report on border trade before 30 June 2027.
The Minister requested all units to keep strengthening friendly ties with neighbours.
"""
RETOLD = """\
DUNMARSH AFTER THE CONFERENCE

The Minister asked Dunmarsh province to submit a plan on twinned regions before 15 March 2027.
"""


def _documents(house: House, *texts: str, level: int = 1) -> list[Document]:
    found = house.bring(*texts, by="clerk" if level > 1 else "officer", level=level)
    house.release(*found)
    return found


def _paper(house: House, document: Document | None = None, **changed: Any) -> Source:
    said: dict[str, Any] = {
        "org": house.orgs["MIN"], "office": house.orgs["MIN"], "subject": "Conclusions", "document": document,
    }  # fmt: skip
    return enter_source(actor=house.people["chief"], scope=house.scope("chief"), paper=Paper(**{**said, **changed}))


def _by(house: House, name: str = "chief") -> dict[str, Any]:
    return {"actor": house.people[name], "scope": house.scope(name)}


def _drawn(house: House) -> tuple[Source, list[Order]]:
    document = _documents(house, CONCLUSIONS)[0]
    source = _paper(house, document)
    read_source(**_by(house), source=source)
    return source, list(source.orders.all())


def _fresh(order: Order) -> dict[str, Any]:
    order.refresh_from_db()
    return {"order": order, "edit": order.edit}


def test_directives_are_drawn_in_their_order_and_never_twice(house: House) -> None:
    """Each directive of the document is there once, in its very words and place, however often they are drawn."""
    source, orders = _drawn(house)
    assert ["twinned" in orders[0].words, "border" in orders[1].words] == [True, True]
    assert [one.calling for one in orders] == ["task", "task", "orientation"]
    assert orders[0].mentions.get().words == orders[0].words
    assert read_source(**_by(house), source=source) == Drawn(added=0, kept=len(orders))
    assert list(source.orders.values_list("pk", flat=True)) == [one.pk for one in orders]
    assert Flag.objects.filter(order__in=orders).count() == sum(one.flags.count() for one in orders)


def test_every_report_that_carries_a_directive_shows_its_sentence(house: House) -> None:
    """A second report of the same story adds its sentence to the directive; what only it carries stays out."""
    from diemcau.web.record.keeping import keep_up

    documents = _documents(house, CONCLUSIONS, RETOLD)
    keep_up()
    source = _paper(house, documents[1])
    assert read_source(**_by(house), source=source).added == 1
    assert {one.document for one in source.orders.get().mentions.all()} == set(documents)
    assert read_source(**_by(house), source=source, whole=True).added == 2


def test_a_paper_orders_in_its_own_words(house: House) -> None:
    """Where another report words a directive otherwise, each paper keeps its own words and shows the other's beside."""
    from diemcau.web.record.keeping import keep_up

    other = RETOLD.replace("to submit a plan", "to draw up and submit in good time a plan")
    documents = _documents(house, CONCLUSIONS, other)
    keep_up()
    for document in documents:
        source = _paper(house, document)
        read_source(**_by(house), source=source)
        order = source.orders.order_by("place")[0]
        assert order.words == order.mentions.get(document=document).words
        assert order.mentions.count() == len(documents)


def test_what_stands_above_the_clearance_is_no_part_of_it(house: House) -> None:
    """Whoever may not see a report neither draws from it nor sees what others drew: not a word, not a count."""
    document = _documents(house, CONCLUSIONS, level=2)[0]
    source = _paper(house, document)
    read_source(**_by(house), source=source)
    assert source.level == 2
    low = house.people["chief"]
    low.clearance = 1
    low.save()
    scope = house.scope("chief")
    assert list(papers_for(scope)) == []
    assert list(orders_for(scope)) == []
    with pytest.raises(NotFound):
        read_source(actor=low, scope=scope, source=source)


def test_a_document_put_higher_later_takes_its_directives_along(house: House) -> None:
    """When a report becomes confidential its directive is hidden from those below, whatever its own row says."""
    source, orders = _drawn(house)
    document = source.document
    assert document is not None
    assert orders_for(house.scope("leader"), source).count() == len(orders)
    document.level = 4
    document.save()
    document_changed.send(type(document), document=document)
    assert {one.level for one in Order.objects.all()} == {4}
    assert orders_for(house.scope("chief"), source).count() == 0
    assert list(papers_for(house.scope("chief"))) == []


def test_a_proposal_becomes_a_draft_with_its_lead_and_deadline(house: House) -> None:
    """What the words say of lead and deadline stands in the draft; the paper's number of tasks follows."""
    _, orders = _drawn(house)
    wanted = wanted_of(orders[0], house.orgs["MIN"], house.people["leader"])
    task = make_draft(**_by(house), wanted=wanted, order=orders[0])
    assert (task.due, task.source) == (date(2027, 3, 14), orders[0].source)
    orders[0].refresh_from_db()
    assert orders[0].outcome == "task"


def test_a_directive_is_decided_once_and_can_be_taken_back(house: House) -> None:
    """No task and an orientation shut each other out; taking back opens the directive again and drops its drafts."""
    _, orders = _drawn(house)
    first = orders[0]
    with pytest.raises(Invalid):
        dismiss_order(**_by(house), **_fresh(first), reason=" ")
    dismiss_order(**_by(house), **_fresh(first), reason="Routine work.")
    with pytest.raises(Conflict):
        make_draft(**_by(house), wanted=wanted_of(first, house.orgs["MIN"]), order=first)
    reopen_order(**_by(house), **_fresh(first))
    task = make_draft(**_by(house), wanted=wanted_of(first, house.orgs["MIN"]), order=first)
    with pytest.raises(Invalid):
        reopen_order(**_by(house), **_fresh(first))
    with pytest.raises(Conflict):
        reopen_order(**_by(house, "leader"), **_fresh(first), reason="The office puts drafts away.")
    reopen_order(**_by(house), **_fresh(first), reason="Another unit.")
    assert Task.objects.get(pk=task.pk).state == "dropped"
    first.refresh_from_db()
    assert first.outcome == ""


def test_what_was_given_is_not_taken_back(house: House) -> None:
    """Once a task of a directive is out, only the task itself can be cancelled or replaced."""
    _, orders = _drawn(house)
    Flag.objects.all().update(choice="It holds", reason="Asked.")
    wanted = wanted_of(orders[0], house.orgs["MIN"])
    task = make_draft(**_by(house, "leader"), wanted=wanted, order=orders[0])
    assign(**_by(house, "leader"), task=task, edit=task.edit)
    with pytest.raises(Conflict) as refused:
        reopen_order(**_by(house), **_fresh(orders[0]))
    assert refused.value.facts["code"] == "tasks.given"


def test_oddities_stop_until_somebody_decides(house: House) -> None:
    """A flag that stops keeps the task back; a decision names choice and reason, and stands when drawn again."""
    source, orders = _drawn(house)
    first = orders[0]
    flag = Flag.objects.create(order=first, kind="contradictory", code="issuer", stops=True)
    task = make_draft(**_by(house, "leader"), wanted=wanted_of(first, house.orgs["MIN"]), order=first)
    with pytest.raises(Conflict) as stopped:
        assign(**_by(house, "leader"), task=task, edit=task.edit)
    assert stopped.value.facts["code"] == "deploy.flags_open"
    wrong: list[dict[str, Any]] = [{"choice": "The Minister", "reason": ""}, {"choice": "", "reason": "As signed."}]
    for said in wrong:
        with pytest.raises(Invalid):
            decide_flag(**_by(house), **_fresh(first), flag=flag.uid, **said)
    decide_flag(**_by(house), **_fresh(first), flag=flag.uid, choice="The Minister", reason="As signed.")
    Flag.objects.exclude(pk=flag.pk).update(choice="It holds", reason="Asked.")
    task.refresh_from_db()
    assign(**_by(house, "leader"), task=task, edit=task.edit)
    read_source(**_by(house), source=source)
    flag.refresh_from_db()
    first.refresh_from_db()
    assert (flag.choice, first.speaker) == ("The Minister", "The Minister")


def test_who_gave_it_stays_decided_when_drawn_again(house: House) -> None:
    """The name that a person settled on is not overwritten by what the reports say."""
    source, orders = _drawn(house)
    flag = Flag.objects.create(order=orders[0], kind="contradictory", code="issuer", stops=True)
    said: dict[str, Any] = {"choice": "Minister Orla Venn", "reason": "As signed."}
    decide_flag(**_by(house), **_fresh(orders[0]), flag=flag.uid, **said)
    read_source(**_by(house), source=source)
    orders[0].refresh_from_db()
    assert (orders[0].outcome, orders[0].speaker) == ("", "Minister Orla Venn")


def test_what_is_sure_is_taken_over_and_nothing_else(house: House) -> None:
    """Only tasks with a certain lead and day and nothing odd become drafts; done again, none."""
    source, orders = _drawn(house)
    Flag.objects.all().delete()
    sure = [card.order.pk for card in cards_of(house.scope("chief"), orders, _texts()) if card.is_sure]
    made = take_sure(**_by(house), source=source, assigner=house.people["leader"])
    assert [task.order_id for task in made] == sure
    assert len(sure) > 0
    assert take_sure(**_by(house), source=source) == []


def test_an_orientation_is_closed_with_a_reason_and_is_no_task(house: House) -> None:
    """It has its measures and no deadline; it is closed once."""
    _, orders = _drawn(house)
    Flag.objects.all().delete()
    direction = Direction(title="Friendly ties", holder=house.orgs["MIN"], measures=("trade.exports.value",))
    with pytest.raises(Invalid):
        set_orientation(
            **_by(house),
            **_fresh(orders[2]),
            direction=Direction(title="X", holder=house.orgs["MIN"], measures=("no.such",)),
        )
    known = _measure()
    made = set_orientation(
        **_by(house),
        **_fresh(orders[2]),
        direction=Direction(title=direction.title, holder=house.orgs["MIN"], measures=(known,)),
    )
    close_orientation(**_by(house), orientation=made, reason="Reached.")
    with pytest.raises(Conflict):
        close_orientation(**_by(house), orientation=made, reason="Again.")
    assert Task.objects.count() == 0


def test_a_paper_is_signed_once_with_a_number_of_its_own(house: House) -> None:
    """Number and day are never changed, lie in the past, and no other paper of unit and year has them."""
    source = _paper(house)
    signature = Signature(number="45", symbol="TB-BNG", day=date(2026, 1, 8), signer="Minister Orla Venn")
    with pytest.raises(Invalid):
        sign_source(
            **_by(house),
            source=source,
            edit=source.edit,
            signature=Signature(number="1", symbol="", day=date(2990, 1, 1)),
        )
    signed = sign_source(**_by(house), source=source, edit=source.edit, signature=signature)
    assert (str(signed), signed.year) == ("45/TB-BNG", 2026)
    with pytest.raises(Conflict) as again:
        sign_source(**_by(house), source=signed, edit=signed.edit, signature=signature)
    assert again.value.facts["code"] == "tasks.signed"
    other = _paper(house)
    with pytest.raises(Conflict) as same:
        sign_source(**_by(house), source=other, edit=other.edit, signature=signature)
    assert same.value.facts["code"] == "tasks.source_again"


def test_a_document_is_one_paper(house: House) -> None:
    """Written down a second time it is refused as long as the first paper holds."""
    document = _documents(house, CONCLUSIONS)[0]
    first = _paper(house, document)
    with pytest.raises(Conflict) as again:
        _paper(house, document)
    assert again.value.facts["code"] == "tasks.document_again"
    revoke_source(**_by(house), source=first, edit=first.edit, reason="Misread.")
    assert _paper(house, document).document == document


def test_tasks_of_a_revoked_paper_are_shown_for_review(house: House) -> None:
    """Nothing happens to them by itself; the list of papers to review has it."""
    source, orders = _drawn(house)
    Flag.objects.all().delete()
    task = make_draft(**_by(house, "leader"), wanted=wanted_of(orders[0], house.orgs["MIN"]), order=orders[0])
    assign(**_by(house, "leader"), task=task, edit=task.edit)
    source.refresh_from_db()
    revoke_source(**_by(house), source=source, edit=source.edit, reason="Withdrawn by the Minister.")
    scope = house.scope("chief")
    assert list(papers_for(scope, state="review")) == [source]
    assert [one.pk for one in to_review(scope, paper_for(scope, source.uid))] == [task.pk]
    with pytest.raises(Conflict):
        replace_source(**_by(house), source=source, edit=source.edit + 1, by=_paper(house), reason="Late.")


@pytest.mark.parametrize("name", ["officer", "head", "owner", "outsider", "auditor", "administrator"])
def test_others_neither_write_papers_down_nor_decide(house: House, name: str) -> None:
    """Who neither deploys nor gives tasks is refused, and nothing is written to the log."""
    source, orders = _drawn(house)
    before = Entry.objects.count()
    with pytest.raises(Denied):
        enter_source(**_by(house, name), paper=Paper(org=house.orgs["MIN"], office=house.orgs["MIN"], subject="Mine"))
    with pytest.raises((Denied, NotFound)):
        dismiss_order(**_by(house, name), **_fresh(orders[0]), reason="No.")
    with pytest.raises((Denied, NotFound)):
        read_source(**_by(house, name), source=source)
    with pytest.raises((Denied, NotFound)):
        revoke_source(**_by(house, name), source=source, edit=source.edit, reason="No.")
    assert Entry.objects.count() == before


def _texts() -> Any:
    from diemcau.web.shell.speech import load_speech

    return load_speech("en")


def _measure() -> str:
    from diemcau.web.archive.reading import profile

    return next(iter(profile().measures))
