"""Released, withdrawn, registered, looked at: who may, and what stands in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.web.archive.test_bringing import read_all
from tests.web.conftest import OTHER_REPORT, REPORT

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.archive.actions import bring_in, note_look, register, release, take_original, withdraw
from diemcau.web.archive.models import Document, State
from diemcau.web.archive.queries import documents_for, find_version
from diemcau.web.archive.signals import before_release, document_changed
from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from tests.web.conftest import House


def act(house: House, name: str, document: Document) -> dict[str, object]:
    """Who does something with a document, which that person saw as it is now."""
    document.refresh_from_db()
    return {"actor": house.people[name], "scope": house.scope(name), "document": document, "edit": document.edit}


OTHERS = ("officer", "colleague", "clerk", "outsider_head", "leader", "administrator", "auditor")


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_head_releases(house: House, name: str) -> None:
    """Neither who entered it, nor a colleague, nor another unit's head, nor who looks after the site."""
    (document,) = house.bring(REPORT)
    with pytest.raises(Denied):
        release(**act(house, name, document))  # type: ignore[arg-type]
    release(**act(house, "head", document))  # type: ignore[arg-type]
    assert Document.objects.get().state == State.RELEASED


def test_who_brought_any_version_in_does_not_release(house: House) -> None:
    """Whatever other roles that person holds."""
    from diemcau.web.accounts.models import Role

    Role.objects.create(person=house.people["head"], org=house.orgs["DUN"], kind="officer")
    (document,) = house.bring(REPORT)
    intake = bring_in(
        actor=house.people["head"], scope=house.scope("head"), org=house.orgs["DUN"], level=1,
        files=[("b.txt", OTHER_REPORT.encode())], replaces=document,
    )  # fmt: skip
    read_all(intake)
    with pytest.raises(Denied, match="brings a document in"):
        release(**act(house, "head", document))  # type: ignore[arg-type]


def test_the_apps_above_may_object(house: House) -> None:
    """What a receiver raises stops the release, and nothing of it stays."""
    (document,) = house.bring(REPORT)

    def object_to(document: Document, **_: object) -> None:
        raise Denied(f"You corrected {document.title}.", code="desk.own_work")

    before_release.connect(object_to)
    try:
        with pytest.raises(Denied, match="You corrected"):
            release(**act(house, "head", document))  # type: ignore[arg-type]
    finally:
        before_release.disconnect(object_to)
    assert Document.objects.get().state == State.DRAFT
    assert not Entry.objects.filter(act="document.release").exists()


def test_two_who_act_on_one_sight_do_not_overwrite_each_other(house: House) -> None:
    """The second is told to look again."""
    (document,) = house.bring(REPORT)
    seen = act(house, "head", document)
    register(**act(house, "clerk", document), number="12/BC-SNgV", period="2024", level=1)  # type: ignore[arg-type]
    with pytest.raises(Conflict, match="Somebody else"):
        release(**seen)  # type: ignore[arg-type]


def test_a_withdrawal_has_a_reason_and_can_be_undone_by_a_release(house: House) -> None:
    """It leaves the record with the reason in the log; others see it no more."""
    (document,) = house.bring(REPORT)
    house.release(document)
    with pytest.raises(Invalid):
        withdraw(**act(house, "head", document), reason="  ")  # type: ignore[arg-type]
    withdraw(**act(house, "head", document), reason="The table is of last year.")  # type: ignore[arg-type]
    assert documents_for(house.scope("outsider")).count() == 0
    assert Entry.objects.get(act="document.withdraw").detail["reason"] == "The table is of last year."
    with pytest.raises(Conflict):
        withdraw(**act(house, "head", document), reason="again")  # type: ignore[arg-type]
    house.release(document)
    assert documents_for(house.scope("outsider")).count() == 1


def test_registering_writes_number_period_and_level(house: House) -> None:
    """Only the clerk; the apps above hear of it; what was secret stays so in the log."""
    (document,) = house.bring(REPORT, by="clerk", level=2)
    heard: list[int] = []

    def hear(document: Document, **_: object) -> None:
        heard.append(document.level)

    document_changed.connect(hear)
    try:
        register(**act(house, "clerk", document), number=" 12/BC-SNgV ", period="2024-Q3", level=1)  # type: ignore[arg-type]
    finally:
        document_changed.disconnect(hear)
    document.refresh_from_db()
    assert (document.number, document.period, document.level) == ("12/BC-SNgV", "2024-Q3", 1)
    assert heard == [1]
    entry = Entry.objects.get(act="document.register")
    assert (entry.level, entry.detail["before"]["level"], entry.detail["after"]["level"]) == (2, 2, 1)
    assert "12/bc-sngv" in document.folded
    with pytest.raises(Denied):
        register(**act(house, "officer", document), number="1", period="", level=1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "period", "level", "error"),
    [
        ("<script>", "", 1, Invalid),
        ("1" * 61, "", 1, Invalid),
        ("1", "next year", 1, Invalid),
        ("1", "", 3, Denied),
        ("1", "", -1, Denied),
    ],
)
def test_what_is_no_number_period_or_level_is_refused(
    house: House, number: str, period: str, level: int, error: type[Exception]
) -> None:
    """Nothing of it is kept."""
    (document,) = house.bring(REPORT)
    with pytest.raises(error):
        register(**act(house, "clerk", document), number=number, period=period, level=level)  # type: ignore[arg-type]
    document.refresh_from_db()
    assert document.edit == 0


def test_a_look_at_a_watched_document_is_written_down_once_an_hour(house: House) -> None:
    """For each person; of an internal one nothing is written."""
    (internal,) = house.bring(REPORT)
    (watched,) = house.bring(OTHER_REPORT, by="clerk", level=2)
    for name in ("clerk", "clerk", "head"):
        for document in (internal, watched):
            note_look(actor=house.people[name], document=document)
    looks = Entry.objects.filter(act="document.view")
    assert [(entry.thing_id, entry.actor_name, entry.level) for entry in looks] == [
        (str(watched.uid), "Clerk", 2), (str(watched.uid), "Head", 2),
    ]  # fmt: skip


def test_replaced_originals_are_the_units_own(house: House) -> None:
    """Others get the newest version alone; every download of a watched document is written down."""
    (document,) = house.bring(REPORT, by="clerk", level=2)
    intake = bring_in(
        actor=house.people["clerk"], scope=house.scope("clerk"), org=house.orgs["DUN"], level=2,
        files=[("b.txt", OTHER_REPORT.encode())], replaces=document,
    )  # fmt: skip
    read_all(intake)
    house.release(document)
    first, second = (find_version(document, number) for number in (1, 2))
    assert take_original(actor=house.people["head"], version=first) == REPORT.encode()
    from diemcau.web.accounts.models import Person

    outsider = house.people["outsider"]
    Person.objects.filter(pk=outsider.pk).update(clearance=2)
    outsider.refresh_from_db()
    with pytest.raises(NotFound):
        take_original(actor=outsider, version=first)
    assert take_original(actor=outsider, version=second) == OTHER_REPORT.encode()
    assert Entry.objects.filter(act="document.download").count() == 2
